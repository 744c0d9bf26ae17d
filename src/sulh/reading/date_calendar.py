"""Dates by the calendar: day, month and year in every order and spelling (ar:C1-C5)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from sulh.reading.calendar_hijri import FIRST_YEAR, LAST_YEAR
from sulh.reading.date_expr import Calendar, Found, Range
from sulh.reading.date_tape import DateTape
from sulh.reading.date_words import Hit
from sulh.reading.number_grammar import number_at
from sulh.reading.number_tape import AND, GLUE
from sulh.reading.number_units import load_units
from sulh.text.letters import TATWEEL

__all__ = [
    "DayNumber",
    "calendar_at",
    "days_at",
    "era_at",
    "month_at",
    "numeric_at",
    "shift_at",
    "tail_at",
    "year_at",
    "year_shift_at",
]

_COMMAS = frozenset({"،", ","})
_JOINS = frozenset({".", "-", "/", ","})
_DASHES = frozenset({"-", "–", "—", "/"})
_DAYS = re.compile(r"(\d{1,2})[-/](\d{1,2})")
_FULL = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
_HALF = re.compile(r"(\d{1,4})([/.-])(\d{1,4})")
_YEARS = re.compile(r"(\d{4})[-/](\d{4})")
_OPEN, _CLOSE = "(", ")"


class DayNumber(NamedTuple):
    """One day of a month, or first and last; over tokens [first, last) without `skip` letters."""

    days: tuple[int, ...]
    first: int
    last: int
    skip: int
    digits: bool


class _Month(NamedTuple):
    number: int
    hijri: bool
    first: int
    last: int
    skip: int
    needs: str
    doubt: str


class _Year(NamedTuple):
    number: int
    last: int
    hijri: bool | None


class _Tail(NamedTuple):
    """What follows a day and month: year, "of last year", الماضي."""

    year: int | None
    year_shift: str
    shift: str
    hijri: bool | None
    last: int


def days_at(tape: DateTape, at: int) -> DayNumber | None:
    """A day of a month at a token: 4, الـ4, 12-15, الرابع والعشرين, خمسة عشر."""
    glued = tape.glued(at)
    start = at + 1 if glued else at
    if tape.kind(start) == "number":
        keep = glued and GLUE[tape.texts[at]] == 0
        first = at if keep or not glued else start
        text = tape.texts[start]
        if text.isdecimal():
            days: tuple[int, ...] = (int(text),)
        elif match := _DAYS.fullmatch(text):
            days = (int(match[1]), int(match[2]))
            if days[0] >= days[1]:
                return None
        else:
            return None
        good = len(text) <= 5 and all(1 <= number <= 31 for number in days)
        return DayNumber(days, first, start + 1, 0, True) if good else None
    if tape.numeral(at) is None:
        return None
    number = number_at(tape, at)
    if number is None or number.value is None or number.kind not in {"ordinal", "cardinal"} or number.digits:
        return None
    if not 1 <= number.value <= 31 or number.value % 1:
        return None
    return DayNumber((int(number.value),), number.first, number.last, number.skip, False)


def _near(tape: DateTape, first: int, last: int, skip: int) -> bool:
    """Something beside an ambiguous month name shows that it is one; باب is no "in August"."""
    if skip:
        return tape.hit(last, "shift") is not None or year_at(tape, last, comma=False) is not None
    if tape.cue_before(first, "in") is not None or tape.hit(last, "shift") is not None:
        return True
    if any(hit.last == first for back in (1, 2) for hit in tape.hits(first - back) if hit.cls in {"part", "monthword"}):
        return True
    return year_at(tape, last, comma=False) is not None


def _month_hit(tape: DateTape, at: int, inner: bool) -> Hit | None:
    for hit in tape.hits(at):
        if hit.cls in {"month", "hijri"} and not (inner and hit.skip) and not (hit.article and hit.cls == "month"):
            return _with_madda(tape, hit) if hit.needs == "near" and hit.last == at + 1 else hit
    return None


def _with_madda(tape: DateTape, hit: Hit) -> Hit | None:
    """آب is August, إب a town and أب a father: folded they are one, so the letter as printed decides.

    Typed without any mark (اب) it needs a day, a year or its twin.
    """
    if not tape.among_stem(hit.first, hit.skip, "madda_month"):
        return hit
    word = tape.words(hit.first, hit.last, hit.skip)
    if "\u0622" in word:
        return hit
    return None if "\u0623" in word or "\u0625" in word else hit._replace(needs="year")


def month_at(tape: DateTape, at: int, *, inner: bool) -> _Month | None:
    """A month, the word شهر before it, its twin in the other naming beside it: نيسان/أبريل, آب (أغسطس)."""
    first, skip = at, 0
    word = tape.hit(at, "monthword")
    named = word is not None and not word.article and (not inner or not word.skip)
    if named and word is not None:
        at, skip = word.last, word.skip
    hit = _month_hit(tape, at, inner or named)
    if hit is None:
        return None
    skip = skip if named else hit.skip
    twin, last = _twin(tape, hit)
    doubt = "" if twin is None or twin == hit.value else "months"
    needs = "" if named or twin is not None else hit.needs
    return _Month(int(hit.value), hit.cls == "hijri", first, last, skip, needs, doubt)


def _twin(tape: DateTape, hit: Hit) -> tuple[str | None, int]:
    """The second name of a month and the index after it."""
    at = hit.last
    mark = tape.text(at)
    if mark in {"/", "-", _OPEN, "\\", "،"}:
        second = _month_hit(tape, at + 1, inner=True)
        if second is None or second.cls != hit.cls:
            return None, at
        if second.value != hit.value and mark in {"-", "،"}:
            return None, at
        if mark == _OPEN:
            return second.value, second.last + (tape.text(second.last) == _CLOSE)
        return second.value, second.last
    second = _month_hit(tape, at, inner=True)
    if second is not None and second.cls == hit.cls and second.value == hit.value:
        return second.value, second.last
    return None, at


def era_at(tape: DateTape, at: int) -> tuple[bool | None, int]:
    """هـ, م, هجرية after a year: (is it Hijri, index after)."""
    opened = tape.text(at) == _OPEN
    hit = tape.inner(at + opened, "era")
    if hit is None or (opened and tape.text(hit.last) != _CLOSE):
        return None, at
    return hit.value == "hijri", hit.last + opened


def year_at(tape: DateTape, at: int, *, comma: bool = True, inner: bool = True) -> _Year | None:
    """A year, with or without its word: 2015, ، 2018, من عام 1999, سنة ألفين وثلاثة, 1436هـ."""
    named = False
    if comma and tape.text(at) in _COMMAS:
        at += 1
    if tape.among(at, "of") and (tape.inner(at + 1, "year") is not None or tape.kind(at + 1) != "number"):
        at += 1
    word = tape.inner(at, "year") if inner else tape.hit(at, "year")
    if word is not None:
        at, named = word.last, True
    if tape.inner(at, "era") is not None and named:  # العام الهجري 1443
        hijri, at = era_at(tape, at)
    else:
        hijri = None
    opened = named and tape.text(at) == _OPEN and tape.text(at + 2) == _CLOSE
    number, last = _year_number(tape, at + opened, named)
    if number is None:
        return None
    last += opened
    era, last = era_at(tape, last)
    return _Year(number, last, era if era is not None else hijri)


def _year_number(tape: DateTape, at: int, named: bool) -> tuple[int | None, int]:
    text = tape.text(at)
    if tape.kind(at) == "number":
        if not text.isdecimal() or not (len(text) == 4 or (named and len(text) == 3)) or text[0] == "0":
            return None, at
        noun = load_units().lookup(tape.text(at + 1)) if not named else None
        if noun is not None and not noun.skip and not noun.article and noun.number != "two":
            return None, at
        return int(text), at + 1
    number = number_at(tape, at) if tape.numeral(at) is not None else None
    if number is None or number.value is None or number.skip or number.kind != "cardinal" or number.value % 1:
        return None, at
    good = 1000 <= number.value <= 2999 if not named else 100 <= number.value <= 2999
    return (int(number.value), number.last) if good and number.scale < 1e6 else (None, at)


def shift_at(tape: DateTape, at: int) -> tuple[str, int]:
    """الماضي, المقبل, الجاري, نفسه after a date: (shift, index after)."""
    hit = next((h for h in tape.hits(at) if h.cls == "shift" and not h.skip and h.needs != "counted"), None)
    if hit is None or not (hit.article or hit.value in {"-2", "2", "same"}):
        return "", at
    return hit.value, hit.last


def year_shift_at(tape: DateTape, at: int) -> tuple[str, int]:
    """من العام الماضي, هذا العام, من السنة نفسها: (shift, index after)."""
    start = at
    if tape.among(at, "of"):
        at += 1
    this = tape.inner(at, "demonstrative")
    if this is not None and this.value == "this":
        at = this.last
    unit = next(
        (h for h in tape.hits(at) if h.cls == "unit" and h.value == "year:1" and h.article and not h.skip), None
    )
    if unit is None:
        return "", start
    shift, last = shift_at(tape, unit.last)
    if not shift and this is not None and this.value == "this":
        return "0", unit.last
    return (shift, last) if shift else ("", start)


def tail_at(tape: DateTape, at: int) -> _Tail:
    """Year, "of last year" and adjective after a day and month, in the orders that occur."""
    shift, last = shift_at(tape, at)
    year = year_at(tape, last)
    if year is not None:
        if not shift:
            shift, after = shift_at(tape, year.last)
            return _Tail(year.number, "", shift, year.hijri, after)
        return _Tail(year.number, "", shift, year.hijri, year.last)
    year_shift, after = year_shift_at(tape, last)
    if year_shift:
        return _Tail(None, year_shift, shift, None, after)
    return _Tail(None, "", shift, None, last)


def _month_shift(tape: DateTape, at: int) -> tuple[str, int]:
    """من الشهر القادم, من هذا الشهر, هذا الشهر, من الشهر نفسه: (shift, index after)."""
    if tape.among(at, "of"):
        at += 1
    this = tape.inner(at, "demonstrative")
    if this is not None and this.value == "this":
        at = this.last
    unit = next(
        (h for h in tape.hits(at) if h.cls == "unit" and h.value == "month:1" and h.article and not h.skip), None
    )
    if unit is None:
        return "", at
    shift, last = shift_at(tape, unit.last)
    return (shift or ("0" if this is not None else ""), last if shift else unit.last)


def _with_tail(tape: DateTape, days: tuple[int, ...], month: _Month, last: int) -> tuple[Calendar, int]:
    tail = tail_at(tape, last)
    year, hijri = tail.year, month.hijri
    if year is not None and hijri and not FIRST_YEAR <= year <= LAST_YEAR:
        year, tail = None, _Tail(None, "", "", None, last)
    expr = Calendar(
        days, month.number, year, hijri=hijri, shift=tail.shift, year_shift=tail.year_shift, doubt=month.doubt
    )
    return expr, tail.last


def _list(tape: DateTape, day: DayNumber) -> DayNumber:
    """12 و13, 3 و4 و5: consecutive days in front of one month are an interval."""
    days, last = day.days, day.last
    while len(days) <= 2 and tape.text(last) == AND and (after := days_at(tape, last + 1)) is not None:
        if after.days[0] != days[-1] + 1:
            break
        days, last = (days[0], after.days[-1]), after.last
    if len(days) == 1 and (numeral := tape.numeral(last)) is not None and numeral.conjunction:
        after = days_at(tape, last)
        if after is not None and after.days[0] == days[0] + 1:
            days, last = (days[0], after.days[-1]), after.last
    return DayNumber(days, day.first, last, day.skip, day.digits)


def calendar_at(tape: DateTape, at: int, *, inner: bool = False) -> Found | None:
    """The longest calendar date that begins at a token: day and month, month, month and day."""
    day = days_at(tape, at)
    if day is not None and not (inner and day.skip):
        found = _day_first(tape, _list(tape, day)) or _day_first(tape, day)
        if found is not None:
            return found
    return _month_first(tape, at, inner=inner)


def _day_first(tape: DateTape, day: DayNumber) -> Found | None:
    at = day.last
    if (tape.text(at) in _JOINS and day.digits) or tape.among(at, "of"):
        at += 1
    if tape.text(at) == _OPEN and day.digits:
        return None
    month = month_at(tape, at, inner=True)
    if month is not None and (month.needs != "zero" or year_at(tape, month.last, comma=False) is not None):
        expr, last = _with_tail(tape, day.days, month, month.last)
        return Found(expr, day.first, last, day.skip, _day_rule(day.days))
    if len(day.days) == 1 or not day.digits or "-" in tape.texts[day.last - 1]:
        shift, last = _month_shift(tape, day.last)
        if shift:
            expr = Calendar(day.days, month_shift=shift)
            return Found(expr, day.first, last, day.skip, _day_rule(day.days))
    return None


def _day_rule(days: tuple[int, ...]) -> str:
    return "calendar.day" if len(days) == 1 else "range.days"


def _month_first(tape: DateTape, at: int, *, inner: bool) -> Found | None:
    month = month_at(tape, at, inner=inner)
    if month is None:
        return None
    start = month.last + (tape.text(month.last) in {"-", "،", ","})
    day = days_at(tape, start)
    if day is not None and not day.skip and _day_after_month(tape, day):
        expr, last = _with_tail(tape, day.days, month, day.last)
        return Found(expr, month.first, last, month.skip, _day_rule(day.days))
    if month.needs in {"year", "zero"} and year_at(tape, month.last, comma=False) is None:
        return None
    if month.needs and not _near(tape, month.first, month.last, month.skip) and not tape.bare:
        return None
    expr, last = _with_tail(tape, (), month, month.last)
    return Found(expr, month.first, last, month.skip, "calendar.month")


def _day_after_month(tape: DateTape, day: DayNumber) -> bool:
    """A number after a month is its day unless it counts what follows."""
    after = tape.text(day.last)
    if day.digits:
        return (
            after in _COMMAS
            or tape.stop(day.last)
            or year_at(tape, day.last) is not None
            or tape.kind(day.last) == "mark"
        )
    numeral = tape.numeral(day.last - 1)
    return numeral is not None and (numeral.article or tape.bare or year_at(tape, day.last) is not None)


def numeric_at(tape: DateTape, at: int) -> Found | None:
    """10/3/2024, 2024-03-10, ١٠/٣/٢٠٢٤, 3/2024, and where a cue says that it is a date 24/12."""
    glued = tape.glued(at)
    start = at + 1 if glued else at
    if tape.kind(start) != "number":
        return None
    text = tape.texts[start]
    years = _two_years(tape, at, text)
    if years is not None:
        return Found(years, start, start + 1, 0, "range.years")
    expr, last = _spaced(tape, start)
    expr = expr or _full(text) or _month_year(text) or _two_parts(tape, start, text)
    if expr is None:
        return None
    if expr.year is None and tape.text(last) == "," and tape.text(last + 1).isdecimal():
        year = int(tape.text(last + 1))
        if len(tape.text(last + 1)) in {2, 4}:
            expr, last = replace(expr, year=year if year > 99 else 2000 + year), last + 2
    era, last = era_at(tape, last)
    hijri = era if era is not None else expr.year is not None and FIRST_YEAR <= expr.year <= LAST_YEAR
    rule = "calendar.numeric" if expr.days else "calendar.numeric_month"
    return Found(replace(expr, hijri=hijri), start, last, 0, rule)


def _spaced(tape: DateTape, at: int) -> tuple[Calendar | None, int]:
    """25 / 10 / 2010, 24 ـ 3 ـ 1933: the parts stand apart; a tatweel between blanks is a dash."""
    parts, last, marks = [tape.texts[at]], at + 1, set()
    while len(parts) < 3 and all(part.isdecimal() for part in parts):
        if tape.text(last) in {"/", "-"} and tape.kind(last + 1) == "number":
            marks.add(tape.texts[last])
            last += 1
        elif tape.kind(last) == "number" and tape.gap(last - 1).strip() == TATWEEL:
            marks.add(TATWEEL)
        else:
            break
        parts.append(tape.texts[last])
        last += 1
    good = len(parts) == 3 and len(marks) == 1 and all(part.isdecimal() for part in parts)
    expr = _full("/".join(parts)) if good else None
    return (expr, last) if expr is not None and expr.year is not None else (None, at + 1)


def _two_years(tape: DateTape, at: int, text: str) -> Range | None:
    """2014-2018, 2021/2022."""
    match = _YEARS.fullmatch(text)
    if match is None or tape.cue_before(at, "count") is not None:
        return None
    low, high = int(match[1]), int(match[2])
    if not 1900 <= low < high <= 2100:
        return None
    return Range(Calendar(year=low), Calendar(year=high))


def _full(text: str) -> Calendar | None:
    match = _FULL.fullmatch(text)
    if match is None:
        return None
    a, b, c = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return _ymd(a, b, c)
    if len(match[4]) == 4:
        return _ymd(c, b, a)
    if len(match[1]) > 2 or len(match[4]) > 2 or match[2] == ".":
        return None
    return Calendar((a,), b, two_digit=(a, b, c))


def _ymd(year: int, month: int, day: int) -> Calendar | None:
    """Day first, unless only the other order is a date."""
    if month > 12 >= day:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31 and (1300 <= year <= 2999)):
        return None
    return Calendar((day,), month, year)


def _month_year(text: str) -> Calendar | None:
    match = _HALF.fullmatch(text)
    if match is None:
        return None
    for year, month in ((match[1], match[3]), (match[3], match[1])):
        if len(year) == 4 and len(month) <= 2 and 1900 <= int(year) <= 2999 and 1 <= int(month) <= 12:
            return Calendar((), int(month), int(year))
    return None


def _two_parts(tape: DateTape, at: int, text: str) -> Calendar | None:
    """24/12 and 12/24: only where something says that a date stands here."""
    match = _HALF.fullmatch(text)
    if match is None or len(match[1]) > 2 or len(match[3]) > 2:
        return None
    a, b = int(match[1]), int(match[3])
    if not tape.bare:
        cued = tape.cue_before(at, "in") is not None or any(h.cls == "dayword" for h in tape.hits(at - 1))
        if match[2] != "/" or not (cued or any(h.cls == "weekday" for h in tape.hits(at - 1))):
            return None
    if a <= 12 < b <= 31:
        a, b = b, a
    return Calendar((a,), b) if 1 <= a <= 31 and 1 <= b <= 12 else None
