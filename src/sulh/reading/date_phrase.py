"""Whole phrases of time: the longest expression at a token, ranges between two, a date told in two calendars (ar:C2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sulh.reading.date_calendar import DayNumber, calendar_at, days_at, numeric_at
from sulh.reading.date_duration import distance_at, lasting_at, plain_at
from sulh.reading.date_expr import Calendar, Deictic, Expr, Found, Part, Range, Relative, Season, Weekdays
from sulh.reading.date_parts import (
    century_at,
    dayword_nth_at,
    decade_at,
    feast_at,
    half_at,
    nth_at,
    part_at,
    season_at,
    weekend_at,
    year_number_at,
    year_phrase_at,
    year_word_at,
)
from sulh.reading.date_relative import (
    daypart_at,
    dayword_at,
    deictic_at,
    lone_day_at,
    relative_at,
    this_at,
    weekday_at,
)
from sulh.reading.date_tape import DateTape
from sulh.reading.number_tape import AND
from sulh.text.letters import TATWEEL

__all__ = ["NAME", "atom_at", "phrase_at"]

Parser = Callable[[DateTape, int], Found | None]

_BY_CLASS: dict[str, tuple[Parser, ...]] = {
    "month": (calendar_at,),
    "hijri": (calendar_at,),
    "monthword": (calendar_at,),
    "weekday": (weekday_at, nth_at),
    "unit": (relative_at, nth_at, plain_at),
    "day": (deictic_at,),
    "daypart": (daypart_at,),
    "dayword": (dayword_at, dayword_nth_at),
    "daysword": (dayword_at,),
    "part": (part_at,),
    "season": (season_at,),
    "weekend": (weekend_at,),
    "demonstrative": (this_at,),
    "year": (year_word_at,),
    "back": (distance_at,),
    "forward": (distance_at,),
    "within": (lasting_at,),
    "lasting": (lasting_at,),
    "decade": (decade_at,),
    "century": (century_at,),
    "quarter": (half_at,),
    "half": (half_at,),
    "last": (relative_at, nth_at),
    "holiday": (feast_at,),
}
_NUMBER: tuple[Parser, ...] = (numeric_at, calendar_at, relative_at, plain_at, year_number_at, lone_day_at)
_NUMERAL: tuple[Parser, ...] = (calendar_at, relative_at, plain_at, feast_at, nth_at, year_phrase_at, lone_day_at)
_DASHES = frozenset({"-", "–", "—", "~"})
_QUOTES = frozenset({"«", "»", '"', "“", "”"})
NAME = "name"
"""Rule of a stretch that looks like a date and is a name: to be passed over."""


def _parsers(tape: DateTape, at: int) -> list[Parser]:
    if tape.kind(at) == "number" or tape.glued(at):
        return list(_NUMBER)
    parsers: list[Parser] = []
    for hit in tape.hits(at):
        parsers += [parser for parser in _BY_CLASS.get(hit.cls, ()) if parser not in parsers]
    if tape.numeral(at) is not None:
        parsers += [parser for parser in _NUMERAL if parser not in parsers]
    return parsers


def atom_at(tape: DateTape, at: int) -> Found | None:
    """The longest single expression that begins at a token."""
    best: Found | None = None
    for parser in _parsers(tape, at):
        found = parser(tape, at)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best


def _joined(tape: DateTape, at: int) -> Found | None:
    """An expression with "and" before it, glued or apart."""
    if tape.text(at) == AND:
        return atom_at(tape, at + 1)
    found = atom_at(tape, at) if tape.text(at).startswith(AND) else None
    return found if found is not None and found.skip == 1 else None


def _connector(tape: DateTape, at: int, *, both: bool) -> int | None:
    """Index after إلى, حتى or a dash; with `both` "and" joins too and is left where it stands."""
    hit = tape.inner(at, "to") or (tape.hit(at, "to") if not both else None)
    if hit is not None:
        return hit.last
    if tape.text(at) in _DASHES:
        return at + 1
    if tape.gap(at - 1).strip() == TATWEEL:  # a tatweel between blanks is a dash: 1960 ـ 1961
        return at
    return None


def _high(tape: DateTape, at: int, between: bool) -> Found | None:
    """The far end of a range, its connector first."""
    start = _connector(tape, at, both=between)
    if start is not None:
        word = tape.inner(start, "dayword")
        named = word is not None and not word.article and dayword_at(tape, start) is None
        return atom_at(tape, word.last if named and word is not None else start)
    return _joined(tape, at) if between else None


def phrase_at(tape: DateTape, at: int) -> Found | None:
    """The longest phrase that begins at a token."""
    opener = next((hit for hit in tape.hits(at) if hit.cls in {"between", "from"}), None)
    if opener is not None:
        found = _range(tape, opener.last, between=opener.cls == "between")
        return found and Found(found.expr, at, found.last, opener.skip, found.rule)
    atom = atom_at(tape, at)
    if atom is None:
        return _days_range(tape, at, between=False)
    if _is_name(tape, atom):
        return atom._replace(rule=NAME)
    return _range_after(tape, atom, between=False) or _inside(tape, atom) or _pair(tape, _borrowed(tape, atom))


def _is_name(tape: DateTape, found: Found) -> bool:
    """ثورة 25 يناير, «14 آذار», حدود الرابع من حزيران: a day without its year in a name is no date of this report."""
    expr = found.expr
    if not isinstance(expr, Calendar) or expr.month is None or expr.year is not None:
        return False
    if expr.shift or expr.year_shift or expr.weekday is not None:
        return False
    first = found.first
    quoted = tape.text(first - 1) in _QUOTES and tape.text(found.last) in _QUOTES
    if tape.cue_before(first - (tape.text(first - 1) in _QUOTES), "name") is not None:
        return True
    if any(hit.last == found.last for hit in tape.cues(first) if hit.cls == "alliance"):
        return tape.cue_before(first, "in") is None or tape.among(first - 1, "party_lead")
    return quoted and bool(expr.days)


def _range(tape: DateTape, at: int, *, between: bool) -> Found | None:
    if not (tape.hits(at) or tape.kind(at) == "number" or tape.numeral(at) is not None or tape.glued(at)):
        return None
    atom = atom_at(tape, at)
    if atom is not None and atom.skip == 0:
        found = _range_after(tape, atom, between=between)
        if found is not None:
            return found
        if isinstance(atom.expr, Calendar) and len(atom.expr.days) == 2:
            return atom
    return _days_range(tape, at, between=between)


def _days_range(tape: DateTape, at: int, *, between: bool) -> Found | None:
    """من 3 إلى 5 مايو, بين 4 و22 هذا الشهر: the first day borrows its month from the second."""
    low = days_at(tape, at)
    if low is None or len(low.days) != 1:
        return None
    high = _high(tape, low.last, between)
    if high is None or not isinstance(high.expr, Calendar) or len(high.expr.days) != 1:
        return None
    if high.expr.month is None and not high.expr.month_shift:
        return None
    if low.days[0] >= high.expr.days[0]:
        return None
    expr = replace(high.expr, days=(low.days[0], high.expr.days[0]), weekday=None)
    return Found(expr, low.first, high.last, low.skip, "range.days")


def _range_after(tape: DateTape, low: Found, *, between: bool) -> Found | None:
    if not _point(low.expr):
        return None
    high = _high(tape, low.last, between)
    if high is None or not _point(high.expr) or not _compatible(low.expr, high.expr):
        return None
    expr = _fill(low.expr, high.expr)
    return Found(Range(expr, high.expr), low.first, high.last, low.skip, f"range.{_kind(high.expr)}")


def _borrowed(tape: DateTape, first: Found) -> Found:
    """في نوفمبر وديسمبر 2023, 12 مارس و3 أبريل الماضيين: the first takes the year of the second."""
    if not isinstance(first.expr, Calendar) or first.expr.month is None or first.expr.year is not None:
        return first
    second = _joined(tape, first.last)
    if second is None or not isinstance(second.expr, Calendar) or second.expr.month is None:
        return first
    return first._replace(expr=_fill(first.expr, second.expr))


def _point(expr: Expr) -> bool:
    return isinstance(expr, (Calendar, Deictic, Weekdays, Relative, Part, Season))


def _kind(expr: Expr) -> str:
    if isinstance(expr, Calendar):
        return "days" if expr.days or expr.two_digit else "months" if expr.month else "years"
    return "days" if isinstance(expr, (Deictic, Weekdays)) else "units"


def _compatible(low: Expr, high: Expr) -> bool:
    """Two dates of one grain, or up to today."""
    if isinstance(high, Deictic):
        return True
    if isinstance(low, Calendar) and isinstance(high, Calendar):
        return _kind(low) == _kind(high) or (high.year is not None and not high.days and not low.days)
    if isinstance(low, Weekdays) and isinstance(high, Calendar):
        return high.weekday is not None
    return type(low) is type(high) or (isinstance(low, (Calendar, Part)) and isinstance(high, (Part, Relative)))


def _fill(low: Expr, high: Expr) -> Expr:
    """The near end takes the year that only the far end names."""
    if not (isinstance(low, Calendar) and isinstance(high, Calendar)) or low.hijri != high.hijri:
        return low
    if low.month is None and low.days and high.month is not None:
        return replace(low, month=high.month, year=high.year, shift=high.shift, year_shift=high.year_shift)
    if low.year is None and low.month is not None and not (low.shift or low.year_shift):
        if high.year is not None:
            later = high.month is not None and low.month > high.month
            return replace(low, year=high.year - 1 if later else high.year)
        return replace(low, shift=high.shift, year_shift=high.year_shift)
    return low


def _inside(tape: DateTape, whole: Found) -> Found | None:
    """الأسبوع المقبل بين الأربعاء والجمعة, شهر نوفمبر بين 19 و20: days inside a week or month."""
    opener = next((hit for hit in tape.hits(whole.last) if hit.cls in {"between", "from"} and not hit.skip), None)
    if opener is None:
        return None
    between = opener.cls == "between"
    expr = whole.expr
    if isinstance(expr, Relative) and expr.unit == "week" and expr.count == 1:
        found = _range(tape, opener.last, between=between)
        if found is not None and isinstance(found.expr, Range):
            ends = (found.expr.low, found.expr.high)
            if all(isinstance(end, Weekdays) and not end.shift for end in ends):
                low, high = (replace(end, week=expr.shift) for end in ends if isinstance(end, Weekdays))
                return Found(Range(low, high), whole.first, found.last, whole.skip, "range.days")
    if isinstance(expr, Calendar) and expr.month is not None and not expr.days:
        low_day = days_at(tape, opener.last)
        high_day = _second_day(tape, low_day, between) if low_day is not None and len(low_day.days) == 1 else None
        if low_day is not None and high_day is not None and low_day.days[0] < high_day.days[0]:
            days = (low_day.days[0], high_day.days[0])
            return Found(replace(expr, days=days), whole.first, high_day.last, whole.skip, "range.days")
    return None


def _second_day(tape: DateTape, low: DayNumber, between: bool) -> DayNumber | None:
    start = _connector(tape, low.last, both=between)
    if start is None and between and tape.text(low.last) == AND:
        start = low.last + 1
    day = days_at(tape, start) if start is not None else None
    return day if day is not None and len(day.days) == 1 else None


def _pair(tape: DateTape, first: Found) -> Found:
    """26 شوال 1436 هـ الموافق 11 أغسطس 2015 م: one date in two calendars, the Gregorian half counts."""
    expr = first.expr
    if not isinstance(expr, Calendar) or (expr.month is None and expr.year is None):
        return first
    at = first.last
    opened = tape.text(at) in {"(", "-", "/", "،"}
    hit = tape.inner(at + opened, "corresponds")
    start = hit.last if hit is not None else at + 1
    if hit is None and not opened:
        return first
    if tape.text(start) == "ل":
        start += 1
    second = atom_at(tape, start)
    if second is None or not isinstance(second.expr, Calendar) or second.expr.hijri == expr.hijri:
        return first
    if bool(second.expr.days) != bool(expr.days) or (second.expr.month is None) != (expr.month is None):
        return first
    last = second.last + (tape.text(at) == "(" and tape.text(second.last) == ")")
    gregorian, hijri = (second.expr, expr) if expr.hijri else (expr, second.expr)
    weekday = gregorian.weekday if gregorian.weekday is not None else hijri.weekday
    return Found(replace(gregorian, twin=hijri, weekday=weekday), first.first, last, first.skip, "calendar.pair")
