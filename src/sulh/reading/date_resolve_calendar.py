"""Days of a date by the calendar, the year found from the clause where the words leave it out (ar:C2-C7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sulh.reading import calendar_gregorian as gregorian
from sulh.reading.calendar_gregorian import Days
from sulh.reading.calendar_hijri import hijri_day, hijri_month, hijri_year, year_of
from sulh.reading.date_context import HIJRI_SLACK, Context, Outcome, choose, unknown
from sulh.reading.date_expr import Calendar
from sulh.when import Anchor, Grain

__all__ = ["resolve_calendar"]

_PAIR_SLACK = 2


def _dated(expr: Calendar, year: int, month: int | None) -> Days | None:
    """The days of a calendar expression in a given year and month."""
    if expr.hijri:
        if month is None:
            return hijri_year(year)
        if not expr.days:
            return hijri_month(year, month)
        first, last = hijri_day(year, month, expr.days[0]), hijri_day(year, month, expr.days[-1])
    elif month is None:
        return gregorian.year(year)
    elif not expr.days:
        return gregorian.month(year, month)
    else:
        first, last = gregorian.day(year, month, expr.days[0]), gregorian.day(year, month, expr.days[-1])
    return Days(first.first, last.last) if first and last else None


def _calendar_grain(expr: Calendar) -> Grain:
    if expr.days:
        return "day"
    return "month" if expr.month is not None else "year"


def _agree(days: Days, other: Days, grain: Grain) -> bool:
    """Two calendars name one date: days at most two apart, months and years that overlap."""
    if grain == "day":
        return abs((other.first - days.first).days) <= _PAIR_SLACK
    return days.first <= other.last and other.first <= days.last


def _finished(expr: Calendar, days: Days | None, anchor: Anchor) -> Outcome:
    """Slack of the Hijri calendar, a weekday or twin that does not agree."""
    grain = _calendar_grain(expr)
    if days is None or expr.doubt:
        return unknown(anchor if days else "none", f"doubt.{expr.doubt or 'date'}")
    note = ""
    if expr.hijri and expr.twin is None and grain == "day":
        days, note = Days(days.first - HIJRI_SLACK, days.last + HIJRI_SLACK), "hijri"
    elif expr.hijri:
        note = "hijri"
    if expr.weekday is not None and grain == "day" and not note and days.first.weekday() != expr.weekday:
        note = "doubt.weekday"
    if expr.twin is not None and expr.twin.year is not None:
        other = _dated(expr.twin, expr.twin.year, expr.twin.month)
        if other is not None and not _agree(days, other, grain):
            note = "doubt.calendars"
    return Outcome(days, grain, anchor, note)


def resolve_calendar(expr: Calendar, context: Context) -> Outcome:
    if expr.two_digit is not None:
        return _two_digit(expr, context)
    if expr.year is not None:
        return _finished(expr, _dated(expr, expr.year, expr.month), "absolute")
    anchor = context.anchor
    if anchor is None:
        return unknown()
    if expr.month is None:
        days = _in_month(expr, anchor, context)
        if days is None and expr.month_shift in {"same", "event"}:
            return unknown("event")
        return _finished(expr, days, "published")
    base = year_of(anchor) if expr.hijri else anchor.year
    if base is None:
        return unknown()
    if expr.year_shift:
        year = _shifted_year(expr.year_shift, base, expr.hijri, context)
        return _finished(expr, None if year is None else _dated(expr, year, expr.month), "published")
    if expr.shift == "same" and context.previous is not None:
        return _finished(expr, _dated(expr, context.previous.first.year, expr.month), "event")
    candidates = [_dated(expr, year, expr.month) for year in range(base - 5, base + 6)]
    if expr.shift == "0":
        return _finished(expr, choose(candidates, anchor, 0), "published")
    if not expr.hijri:
        candidates = candidates[4:7]
    if expr.weekday is not None and expr.days and not expr.shift:
        candidates = [days for days in candidates if days and days.first.weekday() == expr.weekday] or candidates
    strict = expr.shift in {"-1", "1"}
    sign = context.toward(expr.shift)
    days = choose(candidates, anchor, sign, strict=strict)
    if expr.shift in {"-2", "2"} and days is not None:
        days = _dated(expr, days.first.year + (-1 if expr.shift == "-2" else 1), expr.month)
    return _finished(expr, days, "published")


def _shifted_year(shift: str, base: int, hijri: bool, context: Context) -> int | None:
    if shift in {"same", "event"}:
        if context.previous is None or hijri:
            return None
        return context.previous.first.year + (shift == "event")
    return base + int(shift)


def _in_month(expr: Calendar, anchor: date, context: Context) -> Days | None:
    """A day without a month: of this or next month, else of the month that the weekday or the tense asks for."""
    if expr.month_shift in {"same", "event"}:
        start = context.previous and gregorian.add_months(context.previous.first, expr.month_shift == "event")
        return _dated(expr, start.year, start.month) if start is not None else None
    if expr.month_shift:
        start = gregorian.add_months(anchor.replace(day=1), int(expr.month_shift))
        return _dated(expr, start.year, start.month) if start is not None else None
    months = [gregorian.add_months(anchor.replace(day=1), n) for n in (-1, 0, 1)]
    candidates = [_dated(expr, start.year, start.month) for start in months if start]
    if expr.weekday is not None:
        fitting = [days for days in candidates if days and days.first.weekday() == expr.weekday]
        return choose(fitting, anchor, 0)
    sign = context.sign
    return choose(candidates, anchor, sign) if sign else _dated(expr, anchor.year, anchor.month)


def _two_digit(expr: Calendar, context: Context) -> Outcome:
    """18-9-15: day first or year first, whichever lies nearer to the anchor; without one, only when one is a date."""
    assert expr.two_digit is not None
    a, b, c = expr.two_digit
    readings = [gregorian.day(2000 + c, b, a), gregorian.day(2000 + a, b, c)]
    known = [days for days in readings if days is not None]
    if len(known) == 2 and context.anchor is not None:
        found = choose(known, context.anchor, 0)
    else:
        found = known[0] if len(known) == 1 or (known and known[0] == known[-1]) else None
    return _finished(replace(expr, two_digit=None), found, "absolute")
