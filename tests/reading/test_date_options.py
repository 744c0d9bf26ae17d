"""The options for expressions that can mean two days, as docs/concepts/dates.md shows them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import sulh

THURSDAY = date(2021, 6, 3)


@pytest.mark.parametrize(
    ("text", "options", "first", "last"),
    [
        ("الأحد", {}, (6, 6), (6, 6)),
        ("الأحد", {"prefer": "past"}, (5, 30), (5, 30)),
        ("الأحد", {"prefer": "future"}, (6, 6), (6, 6)),
        ("الأحد المقبل", {"prefer": "past"}, (6, 6), (6, 6)),
        ("الأسبوع المقبل", {}, (6, 7), (6, 13)),
        ("الأسبوع المقبل", {"week_start": 6}, (6, 6), (6, 12)),
        ("نهاية الأسبوع", {}, (6, 5), (6, 6)),
        ("نهاية الأسبوع", {"weekend": 4}, (6, 4), (6, 5)),
        ("مطلع العام", {}, (1, 1), (4, 30)),
        ("مطلع العام", {"parts": "halves"}, (1, 1), (6, 30)),
        ("بعد ثلاثة أشهر", {}, (9, 3), (9, 3)),
        ("بعد ثلاثة أشهر", {"exact": False}, (9, 1), (9, 30)),
    ],
)
def test_option(text: str, options: dict[str, Any], first: tuple[int, int], last: tuple[int, int]) -> None:
    (found,) = sulh.resolve_date(text, THURSDAY, **options)
    assert found.earliest == date(2021, *first)
    assert found.latest == date(2021, *last)
    assert found.text == text
