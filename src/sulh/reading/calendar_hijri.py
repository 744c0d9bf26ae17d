"""Hijri dates by the Umm al-Qura calendar (ar:C4); sighting can differ by a day, so callers widen by one day."""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian, Hijri

from sulh.reading.calendar_gregorian import Days

__all__ = ["FIRST_YEAR", "LAST_YEAR", "hijri_day", "hijri_month", "hijri_year", "year_of"]

FIRST_YEAR, LAST_YEAR = 1343, 1500


def _gregorian(year: int, month: int, number: int) -> date | None:
    try:
        found = Hijri(year, month, number).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_day(year: int, month: int, number: int) -> Days | None:
    """One Hijri day; None outside the tables."""
    found = _gregorian(year, month, number)
    return Days(found, found) if found is not None else None


def hijri_month(year: int, month: int) -> Days | None:
    """One Hijri month."""
    first = _gregorian(year, month, 1)
    if first is None:
        return None
    last = _gregorian(year, month, Hijri(year, month, 1).month_length())
    return Days(first, last) if last is not None else None


def hijri_year(year: int) -> Days | None:
    """One Hijri year."""
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    return Days(first.first, last.last) if first and last else None


def year_of(anchor: date) -> int | None:
    """The Hijri year in which a day lies; None outside the tables."""
    try:
        return int(Gregorian(anchor.year, anchor.month, anchor.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None
