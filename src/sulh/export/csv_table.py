"""CSV as spreadsheets read it: UTF-8 with BOM, CRLF, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from sulh.export.table import Cell, Table

__all__ = ["csv_bytes", "guarded", "read_csv", "unguarded"]

# What a spreadsheet takes for a formula, after any number of the guard itself; full-width twins included.
_FORMULA = re.compile("^'*[=+\\-@\t\r\n\0＝＋－＠]")
_GUARDED = re.compile("^''*[=+\\-@\t\r\n\0＝＋－＠]")


def guarded(text: str) -> str:
    """One more quote in front of what would run."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    return value.isoformat() if not isinstance(value, int | float) else str(value)


def csv_bytes(table: Table, *, raw: bool = False) -> bytes:
    """The whole table; `raw` is for programs: no BOM, no guard."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow(["" if value is None else str(value) for value in row] if raw else map(_cell, row))
    return text.getvalue().encode("utf-8" if raw else "utf-8-sig")


def read_csv(body: bytes) -> Iterable[dict[str, str]]:
    """What `csv_bytes` wrote, without the guards."""
    rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    for row in rows:
        yield {key: unguarded(value) for key, value in row.items()}
