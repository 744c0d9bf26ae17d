"""Deadlines as bounds (cb:K7)."""

from __future__ import annotations

from datetime import date

import pytest

from sulh.reading.date_bounds import bound_of, bounded
from sulh.reading.date_tape import DateTape
from sulh.reading.dates import find_dates
from sulh.text.folded import folded
from sulh.text.tokens import tokenise

ANCHOR = date(2024, 3, 14)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("تنسحب القوات بحلول 24 ديسمبر 2024", (None, date(2024, 12, 24))),
        ("تنسحب القوات حتى مساء 24 ديسمبر 2024", (None, date(2024, 12, 24))),
        ("تنسحب القوات في موعد أقصاه 30 يونيو 2024", (None, date(2024, 6, 30))),
        ("تنسحب القوات قبل نهاية مايو 2024", (None, date(2024, 5, 31))),
        ("تنسحب القوات بحلول مايو 2024", (None, date(2024, 5, 31))),
        ("تنسحب القوات قبل 15 مايو 2024", (None, date(2024, 5, 14))),
        ("تنسحب القوات بعد 15 مايو 2024", (date(2024, 5, 16), None)),
        ("تنسحب القوات اعتبارا من 15 مايو 2024", (date(2024, 5, 15), None)),
        ("تنسحب القوات في 15 مايو 2024", (date(2024, 5, 15), date(2024, 5, 15))),
        ("تنسحب القوات خلال 90 يوما", (ANCHOR, date(2024, 6, 12))),
    ],
)
def test_bounds(text: str, want: tuple[date | None, date | None]) -> None:
    (when,) = find_dates(text, ANCHOR)
    bound = bound_of(DateTape(text, tokenise(folded(text))), when)
    found = bounded(when, bound)
    assert (found.earliest, found.latest) == want
    assert found.span == when.span
