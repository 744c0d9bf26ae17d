"""Feasts: fixed days, Hijri days, Easter, and n-th weekdays, each as an interval in a given year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from sulh.reading.calendar_gregorian import Days, day, month
from sulh.reading.calendar_hijri import hijri_day, hijri_month, year_of

__all__ = ["Feast", "easter", "feast_in", "feast_of", "feast_years", "nth_weekday", "orthodox_easter"]


class Feast(NamedTuple):
    """A feast as dates_holidays.tsv gives it; `days` 0 means the whole month."""

    calendar: str
    month: int
    days: int
    day: str

    @property
    def hijri(self) -> bool:
        """Moves through the Gregorian year."""
        return self.calendar in {"hijri", "ramadan_friday"}


def feast_of(value: str) -> Feast:
    """The feast in the value of a holiday entry."""
    name, number, days, place = value.split(" ", 3)
    return Feast(name, int(number), int(days), place)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computation."""
    golden, centuries, rest = year % 19, year // 100, year % 100
    leap, skip = divmod(centuries, 4)
    moon = (centuries + 8) // 25
    epact = (19 * golden + centuries - leap - (centuries - moon + 1) // 3 + 15) % 30
    quarter, left = divmod(rest, 4)
    sunday = (32 + 2 * skip + 2 * quarter - epact - left) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    number, offset = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, number, offset + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday as a Gregorian date, 1900-2099."""
    epact = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    number, offset = divmod(epact + sunday + 114, 31)
    return date(year, number, offset + 1) + timedelta(days=13)


def nth_weekday(inside: Days, weekday: int, number: int) -> Days | None:
    """The n-th such weekday of an interval, the last for -1."""
    first = inside.first + timedelta(days=(weekday - inside.first.weekday()) % 7)
    if number < 0:
        last = inside.last - timedelta(days=(inside.last.weekday() - weekday) % 7)
        found = last + timedelta(days=7 * (number + 1))
    else:
        found = first + timedelta(days=7 * (number - 1))
    return Days(found, found) if inside.first <= found <= inside.last else None


def _moving(feast: Feast, year: int) -> Days | None:
    west, east = easter(year), orthodox_easter(year)
    if feast.calendar == "easter_any" and west != east:
        return None
    found = (east if feast.calendar == "easter_orthodox" else west) + timedelta(days=int(feast.day))
    return Days(found, found)


def _hijri(feast: Feast, year: int) -> Days | None:
    whole = hijri_month(year, feast.month)
    if feast.days == 0 or whole is None:
        return whole
    if feast.calendar == "ramadan_friday":
        return nth_weekday(whole, 4, -1)
    found = hijri_day(year, feast.month, int(feast.day))
    return found and Days(found.first, found.first + timedelta(days=feast.days - 1))


def feast_in(feast: Feast, year: int) -> Days | None:
    """The feast in a year of its own calendar; None where it has no sure date."""
    if feast.hijri:
        return _hijri(feast, year)
    if feast.calendar.startswith("easter"):
        return _moving(feast, year) if 1900 <= year <= 2099 else None
    if feast.calendar == "nth":
        number, weekday = (int(part) for part in feast.day.split())
        whole = month(year, feast.month)
        return whole and nth_weekday(whole, weekday, number)
    return day(year, feast.month, int(feast.day))


def feast_years(feast: Feast, anchor: date) -> list[int]:
    """The years of the feast's calendar round a day: the one before, the same, the one after."""
    year = year_of(anchor) if feast.hijri else anchor.year
    return [] if year is None else [year - 1, year, year + 1]
