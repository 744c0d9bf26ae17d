"""Work: one part read and written.  The lexicon is loaded once a process; the same part gives the same rows anywhere."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import parquet

from sulh.bulk.parts import Part
from sulh.bulk.sources import sources
from sulh.document import Document
from sulh.lexicon.load import default_lexicon
from sulh.reading.read import read_document

__all__ = ["ERRORS", "ITEMS", "LONGEST_TEXT", "Done", "errors_file", "is_done", "items_file", "warm", "write_part"]

# A document of more letters is a row of the errors: one worker must not hold up the others for an hour.
LONGEST_TEXT = 2_000_000
FLUSH = 20_000

ITEMS = pyarrow.schema([
    ("document", pyarrow.string()), ("place", pyarrow.string()), ("outlet", pyarrow.string()),
    ("published", pyarrow.date32()), ("layer", pyarrow.string()), ("number", pyarrow.int32()),
    ("start", pyarrow.int32()), ("end", pyarrow.int32()), ("text", pyarrow.string()), ("item", pyarrow.string()),
])  # fmt: skip
ERRORS = pyarrow.schema([("place", pyarrow.string()), ("document", pyarrow.string()), ("reason", pyarrow.string())])

Row = dict[str, str | int | date | None]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a part."""

    part: int
    documents: int
    items: int
    errors: int


def items_file(out: Path, part: Part) -> Path:
    """Where the items of a part stand."""
    return out / "items" / f"{part.name}.parquet"


def errors_file(out: Path, part: Part) -> Path:
    """Where the errors of a part stand."""
    return out / "errors" / f"{part.name}.parquet"


def is_done(out: Path, part: Part) -> bool:
    """The items are written last."""
    return items_file(out, part).exists()


def warm() -> None:
    """Load what every document needs; call it once in a worker."""
    default_lexicon()


def write_part(part: Part, out: Path) -> Done:
    """Read a part and write its two files; each appears whole or not at all, the items last."""
    errors: list[Row] = []
    counts = [0, 0]
    target, aside = items_file(out, part), errors_file(out, part)
    beside = _beside(target)
    try:
        with parquet.ParquetWriter(beside, ITEMS, compression="zstd") as writer:
            for rows in _batches(_read(part, errors, counts)):
                writer.write_table(pyarrow.Table.from_pylist(rows, schema=ITEMS))
        parquet.write_table(pyarrow.Table.from_pylist(errors, schema=ERRORS), _beside(aside), compression="zstd")
        _beside(aside).replace(aside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return Done(part.number, counts[0], counts[1], len(errors))


def _beside(path: Path) -> Path:
    """A name that no other worker uses at the same time."""
    return path.with_name(f".{path.name}.{os.uname().nodename}.{os.getpid()}")


def _read(part: Part, errors: list[Row], counts: list[int]) -> Iterator[Row]:
    try:
        for place, found in sources(part):
            if isinstance(found, str):
                errors.append({"place": place, "document": None, "reason": found})
                continue
            rows = _rows(found, place, errors)
            counts[0] += rows is not None
            counts[1] += len(rows or ())
            yield from rows or ()
    except Exception as error:  # whatever is the matter with a file, the other parts go on
        errors.append({"place": part.path, "document": None, "reason": f"the rest was not read: {_said(error)}"})


def _rows(document: Document, place: str, errors: list[Row]) -> list[Row] | None:
    """The items of a document; None, and a row of errors, if it could not be read."""
    reason = ""
    if len(document.text) > LONGEST_TEXT:
        reason = f"over {LONGEST_TEXT} letters; split it"
    else:
        try:
            return list(_items(document, place, read_document(document, default_lexicon()).to_dict()))
        except Exception as error:  # a bad document is a row and never a failed job
            reason = _said(error)
    errors.append({"place": place, "document": document.id, "reason": reason})
    return None


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"


def _items(document: Document, place: str, reading: Mapping[str, Any]) -> Iterator[Row]:
    for layer, found in reading.items():
        if not isinstance(found, list) or layer in ("sentences", "sections", "tags"):
            continue
        for number, item in enumerate(found):
            start, end = _place(item)
            yield {
                "document": document.id,
                "place": place,
                "outlet": document.outlet,
                "published": document.published,
                "layer": layer,
                "number": number,
                "start": start,
                "end": end,
                "text": None if start is None or end is None else document.text[start:end],
                "item": json.dumps(item, ensure_ascii=False, sort_keys=True),
            }


def _place(item: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """Where an item stands; somebody named more than once stands where he is named first."""
    said = (item.get("mentions") or [item])[0]
    return said.get("start"), said.get("end")


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) >= FLUSH:
            yield batch
            batch = []
    if batch:
        yield batch
