"""Days, weeks, months and years as inclusive intervals, and what lies so many units away."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

__all__ = [
    "Days",
    "add_months",
    "century",
    "day",
    "month",
    "months",
    "shift_days",
    "thirds",
    "week",
    "weekend",
    "year",
    "years",
]


class Days(NamedTuple):
    """First and last day, both inside."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1


def day(year: int, month: int, number: int) -> Days | None:
    """One day; None for a day that the calendar does not have."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return Days(found, found)


def month(year: int, number: int) -> Days | None:
    """One month; None outside the years 1-9999."""
    if not (1 <= year <= 9999 and 1 <= number <= 12):
        return None
    return Days(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def months(year: int, first: int, last: int) -> Days | None:
    """Several months of one year: a quarter, a half."""
    low, high = month(year, first), month(year, last)
    return Days(low.first, high.last) if low and high else None


def year(number: int) -> Days | None:
    """One year."""
    return months(number, 1, 12)


def years(first: int, last: int) -> Days | None:
    """Several years."""
    low, high = year(first), year(last)
    return Days(low.first, high.last) if low and high else None


def century(number: int) -> Days | None:
    """The n-th century: the 20th is 1901-2000."""
    return years(100 * number - 99, 100 * number)


def shift_days(anchor: date, count: int) -> date | None:
    """So many days later; None where the calendar ends."""
    try:
        return anchor + timedelta(days=count)
    except OverflowError:
        return None


def add_months(anchor: date, count: int) -> date | None:
    """So many months later, the last day of a shorter month at most; None where the calendar ends."""
    index = anchor.year * 12 + anchor.month - 1 + count
    found = month(index // 12, index % 12 + 1)
    return None if found is None else found.first.replace(day=min(anchor.day, found.last.day))


def week(anchor: date, *, start: int = 0, shift: int = 0) -> Days | None:
    """The week that holds a day, or one `shift` weeks away; `start` is its first weekday (Monday 0)."""
    first = shift_days(anchor, 7 * shift - (anchor.weekday() - start) % 7)
    last = first and shift_days(first, 6)
    return Days(first, last) if first and last else None


def weekend(inside: Days, first: int) -> Days | None:
    """The two days off of a week; `first` is the weekday on which they begin."""
    offset = (first - inside.first.weekday()) % 7
    low = shift_days(inside.first, offset)
    high = low and shift_days(low, 1)
    return Days(low, high) if low and high else None


def thirds(whole: Days, part: int) -> Days:
    """The first (0), middle (1) or last (2) third: whole months of a year, days 1-10, 11-20, 21-end of a month."""
    if whole.length > 300 and (whole.first.month, whole.first.day) == (1, 1) and whole.first.year == whole.last.year:
        found = months(whole.first.year, 4 * part + 1, 4 * part + 4)
        assert found is not None
        return found
    if whole.length > 3000:  # a decade or century, by whole years
        count = whole.last.year - whole.first.year + 1
        first = whole.first.year + round(count * part / 3)
        found = years(first, whole.first.year + round(count * (part + 1) / 3) - 1)
        assert found is not None
        return found
    size = 10 if 28 <= whole.length <= 31 else whole.length // 3
    if size == 0:
        return whole
    low = whole.first + timedelta(days=size * part)
    return Days(low, whole.last if part == 2 else low + timedelta(days=size - 1))
