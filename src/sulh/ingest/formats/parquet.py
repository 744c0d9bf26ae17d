"""Parquet: a report a row, with the columns of the other tables, by pyarrow; never held whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import SEEK_END
from typing import Any, BinaryIO

import pyarrow
from pyarrow import parquet

from sulh.errors import InputError, TooLarge
from sulh.ingest.extract import MOST_DOCUMENTS, Extract
from sulh.ingest.formats.rows import FIELDS, LONGEST_FIELD, row_extract
from sulh.ingest.intake import Refusal

__all__ = ["extract"]

BATCH = 16
MOST_WRONG = 100
LARGEST_CHUNK = 128 * 1024 * 1024
LARGEST_BATCH = 64 * 1024 * 1024
HIGHEST_RATIO = 200
HARMLESS = 16 * 1024 * 1024
MOST_COLUMNS = 2_000


def extract(handle: BinaryIO, place: str) -> Iterator[Extract | Refusal]:
    """Each row; a wrong one is refused and stops no other."""
    try:
        table = parquet.ParquetFile(handle, thrift_string_size_limit=8_000_000, thrift_container_size_limit=500_000)
        columns = _columns(table, place)
        yield from _rows(table, columns, place, handle.seek(0, SEEK_END))
    except InputError:
        raise
    except (pyarrow.ArrowException, ValueError, OSError, TypeError, KeyError, MemoryError, OverflowError) as error:
        kind = type(error).__name__
        raise InputError(f"{place}: the Parquet file is broken ({kind}); write it again") from error


def _columns(table: Any, place: str) -> list[str]:
    """The columns that are read, after their sizes have been looked at."""
    about = table.metadata
    if about.num_columns > MOST_COLUMNS or about.num_rows > MOST_DOCUMENTS:
        raise TooLarge(f"{place}: over {MOST_DOCUMENTS} rows or {MOST_COLUMNS} columns; use `sulh bulk` for archives")
    wanted = [name for name in ("text", *FIELDS, "published") if name in table.schema_arrow.names]
    if "text" not in wanted:
        raise InputError(f"{place}: needs a column `text`; others may be {', '.join(FIELDS)}, published")
    for group in range(about.num_row_groups):
        for index in range(about.num_columns):
            chunk = about.row_group(group).column(index)
            if chunk.path_in_schema not in wanted:
                continue
            size, packed = chunk.total_uncompressed_size, max(1, chunk.total_compressed_size)
            if size > LARGEST_CHUNK or (size > HARMLESS and size > HIGHEST_RATIO * packed):
                raise TooLarge(f"{place}: unpacks to more than reports hold; write it in smaller row groups")
    return wanted


def _rows(table: Any, columns: list[str], place: str, size: int) -> Iterator[Extract | Refusal]:
    number = wrong = unpacked = 0
    for batch in table.iter_batches(batch_size=BATCH, columns=columns, use_threads=False):
        if batch.nbytes > LARGEST_BATCH:
            raise TooLarge(f"{place}: unpacks to more than reports hold; what came before it was taken")
        for index in range(batch.num_rows):
            row = {name: batch.column(name)[index].as_py() for name in columns}
            number += 1
            # Counted here, because one entry of a dictionary can be the text of a million rows.
            unpacked += sum(len(value) for value in row.values() if isinstance(value, str))
            if unpacked > max(HARMLESS, HIGHEST_RATIO * size):
                raise TooLarge(f"{place}: unpacks to more than reports hold; what came before it was taken")
            where = f"{place}:{number}"
            try:
                yield row_extract(_plain(row, where), where, str(number))
            except InputError as error:
                wrong += 1
                if wrong > MOST_WRONG:
                    raise InputError(f"{where}: over {MOST_WRONG} wrong rows; check what the file is") from error
                yield Refusal(where, str(error))


def _plain(row: dict[str, Any], where: str) -> dict[str, Any]:
    """Days as days, and no field longer than one of a CSV."""
    day = row.get("published")
    if isinstance(day, datetime):
        row["published"] = day.date()
    if any(isinstance(value, str) and len(value) > LONGEST_FIELD for value in row.values()):
        raise TooLarge(f"{where}: over {LONGEST_FIELD} letters in one field; no report is so long")
    return row
