"""XLSX: typed dates, text that stays text, a sheet that runs right to left in Arabic, and a page that says what it is."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from sulh.errors import TooLarge
from sulh.export.table import Cell, Table

__all__ = ["xlsx"]

MOST_ROWS, MOST_LETTERS = 1_048_575, 32_767
WIDTHS = {"quote": 70, "act": 50, "names": 40, "actors": 30, "recipients": 30, "detail": 50, "title": 50}


def xlsx(tables: Sequence[Table], about: Mapping[str, str], *, rtl: bool, made: datetime) -> bytes:
    """A sheet for each table and a README; `made` is the record's time, so that the same record gives the same bytes."""
    body = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(body, options)
    book.set_properties({"title": "Sulh", "created": made})
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    readme = book.add_worksheet("README")
    readme.set_column(0, 0, 24)
    readme.set_column(1, 1, 80)
    for at, (key, told) in enumerate(about.items()):
        readme.write_string(at, 0, key, head)
        readme.write_string(at, 1, told)
    for table in tables:
        if len(table.rows) > MOST_ROWS:
            raise TooLarge(f"{table.name}: more rows than a sheet holds; ask for a shorter time, or take CSV")
        sheet = book.add_worksheet(table.name[:31])
        if rtl:
            sheet.right_to_left()
        sheet.freeze_panes(1, 1)
        for column, title in enumerate(table.columns):
            sheet.write_string(0, column, title, head)
            sheet.set_column(column, column, WIDTHS.get(title, 16))
        for at, row in enumerate(table.rows, 1):
            for column, value in enumerate(row):
                _write(sheet, at, column, value, day)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    book.close()
    return body.getvalue()


def _write(sheet: Any, at: int, column: int, value: Cell, day: Any) -> None:
    if isinstance(value, str):
        if len(value) > MOST_LETTERS:
            raise TooLarge(f"row {at}: a text longer than a cell holds; take CSV")
        sheet.write_string(at, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(at, column, datetime(value.year, value.month, value.day), day)
    elif value is not None:
        sheet.write_number(at, column, value)
