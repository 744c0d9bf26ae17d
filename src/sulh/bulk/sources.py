"""Sources: the documents of one part, and a line for each that gives none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from pyarrow import parquet

from sulh.bulk.parts import Part
from sulh.document import Document
from sulh.errors import InputError, SulhError
from sulh.ingest.files import take_paths
from sulh.ingest.formats.rows import FIELDS, row_extract
from sulh.ingest.intake import Refusal

__all__ = ["LONGEST_LINE", "Source", "sources"]

LONGEST_LINE = 64 * 1024 * 1024
BATCH = 256
Source = tuple[str, Document | str]


def sources(part: Part) -> Iterator[Source]:
    """Place and document, or place and why there is none; never an exception for a single row."""
    if part.kind == "parquet":
        yield from _parquet(part)
    elif part.kind == "jsonl":
        yield from _jsonl(part)
    else:
        for found in take_paths([Path(part.path)]):
            yield found.place, found.reason if isinstance(found, Refusal) else found.document


def _parquet(part: Part) -> Iterator[Source]:
    """Places count the rows of each group, so that a group can be found again."""
    with parquet.ParquetFile(part.path) as table:
        columns = [name for name in ("text", *FIELDS, "published") if name in table.schema_arrow.names]
        if "text" not in columns:
            yield part.path, f"{part.path}: needs a column `text`; others may be {', '.join(FIELDS)}, published"
            return
        for group in range(part.first, part.last):
            number = 0
            batches = table.iter_batches(batch_size=BATCH, row_groups=[group], columns=columns, use_threads=False)
            for batch in batches:
                for row in batch.to_pylist():
                    number += 1
                    if isinstance(row.get("published"), datetime):
                        row["published"] = row["published"].date()
                    yield _document(row, f"{part.path}:{group}:{number}")


def _jsonl(part: Part) -> Iterator[Source]:
    """The lines that begin in the part; a line is named by the byte at which it begins."""
    with Path(part.path).open("rb") as handle:
        if part.first:
            handle.seek(part.first - 1)
            _skip_line(handle)
        while (at := handle.tell()) < part.last:
            line = handle.readline(LONGEST_LINE)
            where = f"{part.path}@{at}"
            if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                _skip_line(handle)
                yield where, f"{where}: over {LONGEST_LINE // 1024 // 1024} MB in one line; no report is so long"
            elif line.strip():
                yield _line(line, where)


def _skip_line(handle: Any) -> None:
    while (piece := handle.readline(LONGEST_LINE)) and not piece.endswith(b"\n"):
        pass


def _line(line: bytes, where: str) -> Source:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return where, f"{where}: no JSON: {str(error).splitlines()[0][:120]}; every line needs one object"
    if not isinstance(row, dict):
        return where, f"{where}: must be an object with `text`"
    return _document(row, where)


def _document(row: Mapping[str, Any], where: str) -> Source:
    try:
        found = row_extract(row, where, "")
        around = found.around
    except (SulhError, InputError) as error:
        return where, str(error)
    return where, Document.of(
        found.text,
        title=around.title,
        outlet=around.outlet,
        author=around.author,
        url=around.url,
        published=around.published,
    )
