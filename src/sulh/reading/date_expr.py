"""What a phrase of time says, before an anchor makes days of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sulh.reading.calendar_feasts import Feast

__all__ = [
    "Calendar",
    "Century",
    "Decade",
    "Deictic",
    "Distance",
    "Expr",
    "FeastDay",
    "Found",
    "Lasting",
    "Length",
    "Nth",
    "Part",
    "Range",
    "Relative",
    "Season",
    "Weekdays",
]

_NAMES = ("years", "months", "weeks", "days")
_CLOCK = ("hours", "minutes", "seconds")


class Length(NamedTuple):
    """How long: calendar units and clock units, fractions allowed."""

    years: float = 0
    months: float = 0
    weeks: float = 0
    days: float = 0
    hours: float = 0
    minutes: float = 0
    seconds: float = 0

    def plus(self, other: Length) -> Length:
        """Both together."""
        return Length(*(a + b for a, b in zip(self, other, strict=True)))

    def times(self, factor: float) -> Length:
        """So many times as long, in units that stay whole where that can be: half a year is six months."""
        years, months, weeks, days, hours, minutes, seconds = (part * factor for part in self)
        if years % 1:
            years, months = years // 1, months + round(years % 1 * 12, 6)
        if months % 1 == 0.5:
            months, days = months // 1, days + 15
        if weeks % 1:
            weeks, days = weeks // 1, days + round(weeks % 1 * 7, 6)
        if days % 1:
            days, hours = days // 1, hours + round(days % 1 * 24, 6)
        if hours % 1:
            hours, minutes = hours // 1, minutes + round(hours % 1 * 60, 6)
        return Length(years, months, weeks, days, hours, minutes, seconds)

    @property
    def iso(self) -> str:
        """ISO 8601; months and half months as given."""
        date = "".join(f"{part:g}{name}" for part, name in zip(self[:4], "YMWD", strict=True) if part)
        clock = "".join(f"{part:g}{name}" for part, name in zip(self[4:], "HMS", strict=True) if part)
        return f"P{date or ('' if clock else '0D')}{'T' + clock if clock else ''}"

    @property
    def grain(self) -> str:
        """The smallest calendar unit that is used."""
        used = [name for name, part in zip((*_NAMES, *_CLOCK), self, strict=True) if part]
        return {"years": "year", "months": "month", "weeks": "week"}.get(used[-1] if used else "days", "day")


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by the calendar, whole or in part.

    `days` empty: a month or year; two: first and last.  `month_shift` and `year_shift`: "of next month", "of last
    year"; `shift` is the bare adjective after the date (الماضي).  `doubt` says what does not agree in the words.
    """

    days: tuple[int, ...] = ()
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    hijri: bool = False
    shift: str = ""
    month_shift: str = ""
    year_shift: str = ""
    twin: Calendar | None = None
    two_digit: tuple[int, int, int] | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit seen from the anchor: last week, the next three months; `shift` "same" and "event" (the next one) are
    counted from the date before it in the text."""

    unit: str
    shift: str
    count: int = 1
    length: Length | None = None


@dataclass(frozen=True, slots=True)
class Deictic:
    """Today, yesterday, the day after tomorrow; `weekday` and `date` are what the words add."""

    offset: int
    weekday: int | None = None
    date: Calendar | None = None


@dataclass(frozen=True, slots=True)
class Weekdays:
    """A weekday, or the night between two; `week` is the shift of the week that it belongs to."""

    days: tuple[int, ...]
    shift: str = ""
    week: str = ""


@dataclass(frozen=True, slots=True)
class Distance:
    """So long ago (-1) or so long from now (+1); `event`: counted from an act that the words name."""

    sign: int
    length: Length
    about: str = ""
    event: bool = False
    since: bool = False


@dataclass(frozen=True, slots=True)
class Lasting:
    """So long; `within`: a term that runs from the anchor or, with `event`, from an act that the words name."""

    length: Length
    about: str = ""
    within: bool = False
    event: bool = False


@dataclass(frozen=True, slots=True)
class FeastDay:
    """A feast in the year given or shifted; `nth` picks one of its days."""

    feast: Feast
    year: int | None = None
    shift: str = ""
    year_shift: str = ""
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Season:
    """Months first-last of a year: a season, quarter or half; winter runs into the next year."""

    kind: str
    first: int
    last: int
    of: Expr | None = None
    shift: str = ""


@dataclass(frozen=True, slots=True)
class Decade:
    """The seventies of a century (None: the one before the anchor's where the words leave no choice)."""

    first: int


@dataclass(frozen=True, slots=True)
class Century:
    """A century by number, or seen from the anchor."""

    number: int | None
    shift: str = ""


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th week, day or weekday of something; -1 is the last."""

    number: int
    unit: str
    weekday: int | None
    of: Expr


@dataclass(frozen=True, slots=True)
class Part:
    """Start, middle, end, rest, later or earlier part of something, or its weekend."""

    part: str
    of: Expr


@dataclass(frozen=True, slots=True)
class Range:
    """From one to the other."""

    low: Expr
    high: Expr


Expr = (
    Calendar
    | Relative
    | Deictic
    | Weekdays
    | Distance
    | Lasting
    | FeastDay
    | Season
    | Decade
    | Century
    | Nth
    | Part
    | Range
)


class Found(NamedTuple):
    """An expression over tokens [first, last), without `skip` letters of the first; `rule` names the pattern."""

    expr: Expr
    first: int
    last: int
    skip: int
    rule: str
