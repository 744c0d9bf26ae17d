"""Parts: an archive cut into pieces of work that are the same every time.

Parquet is cut at row groups, JSON lines at byte offsets (a line belongs to the part in which it begins), every other file is
one part.  A part can be read without any other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pyarrow import ArrowException, parquet

from sulh.errors import InputError
from sulh.ids import digest
from sulh.ingest.files import find_files
from sulh.record.codec import decode, plain

__all__ = ["PART_BYTES", "PART_ROWS", "Part", "parts_of", "plan_text"]

PART_ROWS = 2_000
PART_BYTES = 8 * 1024 * 1024
Kind = Literal["parquet", "jsonl", "file"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of one file: row groups, or bytes, from `first` up to `last`; a whole file has neither."""

    number: int
    path: str
    kind: Kind
    first: int = 0
    last: int = 0

    @property
    def name(self) -> str:
        """What its output files are called."""
        return f"part-{self.number:06}"

    def to_json(self) -> str:
        """One line that another machine can take up."""
        return json.dumps(plain(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Part:
        """The part of a line."""
        return decode(cls, json.loads(text))


def parts_of(paths: Iterable[Path], *, rows: int = PART_ROWS, size: int = PART_BYTES) -> tuple[Part, ...]:
    """Every piece of every file, folders in the order of their names; about so many rows, or so many bytes, each."""
    found: list[tuple[str, Kind, int, int]] = []
    for path in paths:
        for file in find_files(path):
            found += _cut(file, rows, size)
    return tuple(Part(number, *piece) for number, piece in enumerate(found))


def plan_text(parts: Sequence[Part], release: str) -> str:
    """What a job does, so that a later run can tell whether it goes on with the same one."""
    sizes = sorted({(part.path, Path(part.path).stat().st_size) for part in parts})
    lines = [part.to_json() for part in parts]
    seal = digest(json.dumps([sizes, lines, release], ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return "\n".join([json.dumps({"schema": "sulh-bulk/1", "rules": release, "seal": seal}), *lines]) + "\n"


def _cut(file: Path, rows: int, size: int) -> Iterator[tuple[str, Kind, int, int]]:
    name, suffix = str(file.resolve()), file.suffix.lower()
    if suffix == ".parquet":
        yield from ((name, "parquet", first, last) for first, last in _groups(file, rows))
    elif suffix in (".jsonl", ".ndjson"):
        whole = file.stat().st_size
        yield from ((name, "jsonl", first, min(first + size, whole)) for first in range(0, whole, size))
    else:
        yield (name, "file", 0, 0)


def _groups(file: Path, rows: int) -> Iterator[tuple[int, int]]:
    """Row groups that come to about so many rows; one larger group is a part of its own."""
    try:
        about = parquet.ParquetFile(file).metadata
    except (ArrowException, OSError, ValueError) as error:
        raise InputError(f"{file}: the Parquet file is broken ({type(error).__name__}); write it again") from error
    first = taken = 0
    for group in range(about.num_row_groups):
        taken += about.row_group(group).num_rows
        if taken >= rows:
            yield first, group + 1
            first, taken = group + 1, 0
    if first < about.num_row_groups:
        yield first, about.num_row_groups
