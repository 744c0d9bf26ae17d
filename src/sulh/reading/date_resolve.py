"""From an expression and an anchor to days (ar:C6-C11).  What cannot be anchored stays without days, never a guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sulh.reading import calendar_gregorian as gregorian
from sulh.reading.calendar_feasts import feast_in, feast_years, nth_weekday
from sulh.reading.calendar_gregorian import Days
from sulh.reading.date_context import HIJRI_SLACK, Context, Outcome, choose, unknown
from sulh.reading.date_expr import (
    Calendar,
    Century,
    Decade,
    Deictic,
    Distance,
    Expr,
    FeastDay,
    Lasting,
    Nth,
    Part,
    Range,
    Relative,
    Season,
    Weekdays,
)
from sulh.reading.date_resolve_calendar import resolve_calendar
from sulh.reading.date_resolve_relative import (
    resolve_deictic,
    resolve_distance,
    resolve_lasting,
    resolve_relative,
    resolve_weekdays,
)
from sulh.when import Anchor, Grain

__all__ = ["resolve"]


def _feast(expr: FeastDay, context: Context) -> Outcome:
    grain: Grain = "month" if expr.feast.days == 0 else "day"
    anchor = context.anchor
    if expr.year is not None:
        days = (
            feast_in(expr.feast, expr.year)
            if not expr.feast.hijri or expr.year < 1600
            else _hijri_feast(expr, expr.year)
        )
        return _nth_of_feast(expr, days, grain, "absolute")
    if anchor is None:
        return unknown()
    if expr.year_shift and expr.year_shift not in {"same", "event"}:
        year = anchor.year + int(expr.year_shift)
        days = _hijri_feast(expr, year) if expr.feast.hijri else feast_in(expr.feast, year)
        return _nth_of_feast(expr, days, grain, "published")
    candidates = [feast_in(expr.feast, year) for year in feast_years(expr.feast, anchor)]
    strict = expr.shift in {"-1", "1"}
    sign = 0 if expr.shift == "0" else context.toward(expr.shift)
    return _nth_of_feast(expr, choose(candidates, anchor, sign, strict=strict), grain, "published")


def _hijri_feast(expr: FeastDay, year: int) -> Days | None:
    """A Hijri feast in a Gregorian year; None when it falls there twice."""
    found = [feast_in(expr.feast, y) for y in feast_years(expr.feast, date(year, 7, 1))]
    inside = [days for days in found if days is not None and days.first.year == year]
    return inside[0] if len(inside) == 1 else None


def _nth_of_feast(expr: FeastDay, days: Days | None, grain: Grain, anchor: Anchor) -> Outcome:
    if days is None:
        return unknown()
    if expr.nth:
        day = days.first + timedelta(days=expr.nth - 1)
        days, grain = Days(day, day), "day"
    note = "hijri" if expr.feast.hijri else ""
    if expr.feast.calendar == "hijri" and grain == "day":
        days = Days(days.first - HIJRI_SLACK, days.last + HIJRI_SLACK)
    return Outcome(days, grain, anchor, note)


def _season(expr: Season, context: Context) -> Outcome:
    grain: Grain = "quarter" if expr.kind == "quarter" else "season"
    if expr.of is not None:
        whole = resolve(expr.of, context)
        if whole.days is None:
            return whole
        days = _season_in(expr, whole.days.first.year)
        return Outcome(days, grain, whole.anchor) if days else unknown()
    if context.anchor is None:
        return unknown()
    candidates = [_season_in(expr, context.anchor.year + n) for n in (-2, -1, 0, 1, 2)]
    strict = expr.shift in {"-1", "1"}
    sign = 0 if expr.shift == "0" else context.toward(expr.shift)
    found = choose(candidates, context.anchor, sign, strict=strict)
    return Outcome(found, grain, "published") if found else unknown()


def _season_in(expr: Season, year: int) -> Days | None:
    if expr.first <= expr.last:
        return gregorian.months(year, expr.first, expr.last)
    low, high = gregorian.month(year, expr.first), gregorian.month(year + 1, expr.last)
    return Days(low.first, high.last) if low and high else None


def _decade(expr: Decade, _: Context) -> Outcome:
    days = gregorian.years(expr.first, expr.first + 9)
    return Outcome(days, "year", "absolute") if days else unknown()


def _century(expr: Century, context: Context) -> Outcome:
    if expr.number is not None:
        days = gregorian.century(expr.number)
        return Outcome(days, "year", "absolute") if days else unknown()
    return resolve_relative(Relative("century", expr.shift), context)


def _nth(expr: Nth, context: Context) -> Outcome:
    whole = resolve(expr.of, context)
    if whole.days is None:
        return whole
    days: Days | None
    if expr.unit == "weekday":
        assert expr.weekday is not None
        days = nth_weekday(whole.days, expr.weekday, expr.number)
    elif expr.unit == "day":
        step = timedelta(days=expr.number - 1 if expr.number > 0 else whole.days.length - 1)
        days = Days(whole.days.first + step, whole.days.first + step)
    else:
        days = _nth_week(expr.number, whole.days, context.options.week_start)
    if days is None:
        return unknown("none", "doubt.date")
    return Outcome(days, "week" if expr.unit == "week" else "day", whole.anchor)


def _nth_week(number: int, whole: Days, start: int) -> Days | None:
    """Of a year by ISO 8601 (most of its days inside), of a month the n-th whole week; 0 is the week of a day."""
    if number == 0:
        return gregorian.week(whole.first, start=start)
    lead = 3 if whole.length > 300 else 0
    first = gregorian.week(whole.first + timedelta(days=6 - lead), start=start)
    last = gregorian.week(whole.last - timedelta(days=6 - lead), start=start)
    if first is None or last is None:
        return None
    found = (
        gregorian.week(last.first, shift=number + 1)
        if number < 0
        else gregorian.week(first.first, start=start, shift=number - 1)
    )
    return found if found is not None and found.first <= whole.last else None


def _part(expr: Part, context: Context) -> Outcome:
    whole = resolve(expr.of, context)
    if whole.days is None:
        return whole
    days, anchor = whole.days, context.anchor
    if expr.part == "weekend":
        found = gregorian.weekend(days, context.options.weekend)
        return Outcome(found, "day", whole.anchor, "weekend") if found else unknown()
    if expr.part in {"rest", "later", "earlier"}:
        return _side(expr.part, days, anchor, whole)
    if expr.part == "end" and context.deadline:
        return Outcome(Days(days.last, days.last), "day", whole.anchor, "deadline")
    if expr.part in {"first_half", "second_half"}:
        return Outcome(_half(days, 0 if expr.part == "first_half" else 1), "vague", whole.anchor)
    index = {"start": 0, "middle": 1, "end": 2}[expr.part]
    if context.options.parts == "halves" and index != 1:
        return Outcome(_half(days, index // 2), "vague", whole.anchor, "halves")
    return Outcome(gregorian.thirds(days, index), "vague", whole.anchor, "thirds")


def _half(days: Days, index: int) -> Days:
    year = days.first.year
    if days.length > 300 and days.last.year == year:
        found = gregorian.months(year, 6 * index + 1, 6 * index + 6)
        assert found is not None
        return found
    size = 15 if 28 <= days.length <= 31 else days.length // 2
    middle = days.first + timedelta(days=max(size, 1) - 1)
    if days.length == 1:
        return days
    return Days(days.first, middle) if index == 0 else Days(middle + timedelta(days=1), days.last)


def _side(part: str, days: Days, anchor: date | None, whole: Outcome) -> Outcome:
    if anchor is None or not days.first <= anchor <= days.last:
        return whole
    one = timedelta(days=1)
    if part == "earlier":
        return Outcome(Days(days.first, anchor), whole.grain, whole.anchor)
    first = anchor if part == "rest" else min(anchor + one, days.last)
    return Outcome(Days(first, days.last), whole.grain, whole.anchor)


def _range(expr: Range, context: Context) -> Outcome:
    """The far end lies after the near one: in a past clause the near end is looked for from the far one."""
    if context.sign < 0 or isinstance(expr.high, Deictic):
        high = resolve(expr.high, context)
        bound = high.days.first if high.days else context.anchor
        low = resolve(expr.low, replace(context, anchor=bound if _floating(expr.low) else context.anchor, sign=-1))
    else:
        low = resolve(expr.low, context)
        bound = low.days.first if low.days else context.anchor
        floating = _floating(expr.high)
        high = resolve(
            expr.high,
            replace(context, anchor=bound if floating else context.anchor, sign=1 if floating else context.sign),
        )
    if low.days is None or high.days is None or low.days.first > high.days.last:
        return unknown("none", "doubt.range")
    anchor: Anchor = "absolute" if low.anchor == high.anchor == "absolute" else "published"
    return Outcome(Days(low.days.first, high.days.last), high.grain, anchor)


def _floating(expr: Expr) -> bool:
    """Its year or week is open, so that the other end settles it."""
    if isinstance(expr, Calendar):
        return expr.year is None and expr.month is not None and not (expr.shift or expr.year_shift)
    return isinstance(expr, Weekdays) and not (expr.shift or expr.week)


_RESOLVERS: dict[type, Callable[..., Outcome]] = {
    Calendar: resolve_calendar, Deictic: resolve_deictic, Weekdays: resolve_weekdays, Relative: resolve_relative,
    Distance: resolve_distance, Lasting: resolve_lasting, FeastDay: _feast, Season: _season, Decade: _decade,
    Century: _century, Nth: _nth, Part: _part, Range: _range,
}  # fmt: skip


def resolve(expr: Expr, context: Context) -> Outcome:
    """Days of an expression in its context."""
    return _RESOLVERS[type(expr)](expr, context)
