"""JSON lines and CSV: a report a line or row, with `text` and any of title, outlet, author, published, url, wire."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from sulh.errors import InputError, TooLarge
from sulh.ingest.encoding import decode_text
from sulh.ingest.extract import MOST_DOCUMENTS, Extract
from sulh.ingest.sidecar import Around, day_of

__all__ = ["extract", "extract_csv"]

FIELDS = ("title", "outlet", "author", "url", "wire")
# Our own CSV puts one apostrophe before what a spreadsheet would take for a formula; one is taken away again.
_GUARDED = re.compile("^'('*[=+\\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20])")


def extract(body: bytes, place: str) -> Iterator[Extract]:
    """Each line of JSON."""
    for number, line in enumerate(decode_text(body, name=place).text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{place}:{number}"
        _few(number, place)
        try:
            row = json.loads(line, object_pairs_hook=_once, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where}: no JSON: {str(error).splitlines()[0]}") from error
        if not isinstance(row, dict):
            raise InputError(f"{where}: must be an object with `text`")
        yield _extract(row, where, str(number))


def extract_csv(body: bytes, place: str) -> Iterator[Extract]:
    """Each row of CSV below its header."""
    text = decode_text(body, name=place).text.replace("\0", "")
    csv.field_size_limit(5_000_000)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:20_000], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    reader = csv.DictReader(StringIO(text, newline=""), dialect=dialect)
    if "text" not in (reader.fieldnames or ()):
        raise InputError(f"{place}: the header needs a column `text`; others may be {', '.join(FIELDS)}, published")
    try:
        for row in reader:
            _few(reader.line_num, place)
            plain = {key: _GUARDED.sub(r"\1", value) for key, value in row.items() if isinstance(value, str)}
            yield _extract(plain, f"{place}:{reader.line_num}", str(reader.line_num))
    except csv.Error as error:
        raise InputError(f"{place}:{reader.line_num}: no CSV: {error}") from error


def _few(number: int, place: str) -> None:
    if number > MOST_DOCUMENTS:
        raise TooLarge(f"{place}: over {MOST_DOCUMENTS} rows; use `sulh bulk` for archives")


def _extract(row: Mapping[str, Any], place: str, part: str) -> Extract:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"{place}: `text` is missing or empty")
    values = {}
    for name in FIELDS:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise InputError(f"{place}: {name} must be text")
        values[name] = value or None
    return Extract(text, Around(**values, published=day_of(row.get("published") or None, place)), part)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
