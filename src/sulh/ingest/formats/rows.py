"""JSON lines and CSV: a report a line or row, with `text` and any of title, outlet, author, published, url, wire, language."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sulh.errors import InputError, TooLarge
from sulh.ingest.around import Around
from sulh.ingest.encoding import decode_source
from sulh.ingest.extract import MOST_DOCUMENTS, Extract, Source
from sulh.ingest.intake import Refusal
from sulh.ingest.sidecar import day_of

__all__ = ["extract", "extract_csv", "row_extract"]

FIELDS = ("title", "outlet", "author", "url", "wire", "language")
LONGEST_FIELD = 5_000_000
MOST_WRONG = 100
# Our own CSV puts one apostrophe before what a spreadsheet would take for a formula; one is taken away again.
_GUARDED = re.compile("^'('*[=+\\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20])")


def extract(source: Source) -> Iterator[Extract | Refusal]:
    """Each line of JSON; a wrong one is refused and stops no other."""
    place, wrong = source.place, 0
    for number, line in enumerate(_lines(decode_source(source).text), start=1):
        if not line.strip():
            continue
        where = f"{place}:{number}"
        _few(number, place)
        try:
            yield row_extract(_object(line, where), where, str(number))
        except InputError as error:
            wrong += 1
            yield _refusal(where, error, wrong)


def extract_csv(source: Source) -> Iterator[Extract | Refusal]:
    """Each row of CSV below its header; a wrong one is refused and stops no other."""
    place, wrong = source.place, 0
    text = decode_source(source).text
    csv.field_size_limit(LONGEST_FIELD)
    header = text[:20_000].lstrip("\ufeff").split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader((line.replace("\0", "") for line in _lines(text)), delimiter=delimiter)
    try:
        if "text" not in (reader.fieldnames or ()):
            raise InputError(f"{place}: the header needs a column `text`; others may be {', '.join(FIELDS)}, published")
        for row in reader:
            where = f"{place}:{reader.line_num}"
            _few(reader.line_num, place)
            plain = {key: _GUARDED.sub(r"\1", value) for key, value in row.items() if isinstance(value, str)}
            try:
                yield row_extract(plain, where, str(reader.line_num))
            except InputError as error:
                wrong += 1
                yield _refusal(where, error, wrong)
    except csv.Error as error:
        raise InputError(f"{place}:{reader.line_num}: no CSV: {error}; save it as CSV again") from error


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one after the other: a second copy of a large file would cost much memory."""
    start = 1 if text.startswith("\ufeff") else 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _refusal(where: str, error: InputError, wrong: int) -> Refusal:
    if wrong > MOST_WRONG:
        raise InputError(f"{where}: over {MOST_WRONG} wrong rows; check what the file is and mend it") from error
    return Refusal(where, str(error))


def _object(line: str, where: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        why = str(error).splitlines()[0][:120]
        raise InputError(f"{where}: no JSON: {why}; every line needs one object") from error
    if not isinstance(row, dict):
        raise InputError(f"{where}: must be an object with `text`")
    return row


def _few(number: int, place: str) -> None:
    if number > MOST_DOCUMENTS:
        raise TooLarge(f"{place}: over {MOST_DOCUMENTS} rows; use `sulh bulk` for archives")


def row_extract(row: Mapping[str, Any], place: str, part: str) -> Extract:
    """The report in one row; InputError says what it lacks."""
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"{place}: `text` is missing or empty")
    values = {}
    for name in FIELDS:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise InputError(f"{place}: {name} must be text")
        values[name] = value or None
    return Extract(text, Around(**values, published=day_of(row.get("published") or None, place)), part, basis="row")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
