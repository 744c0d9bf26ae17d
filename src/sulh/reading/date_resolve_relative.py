"""Days of what is seen from the anchor: today, weekdays, last week, so long ago, within so long (ar:C8, C9, C11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sulh.reading import calendar_gregorian as gregorian
from sulh.reading.calendar_gregorian import Days
from sulh.reading.date_context import Context, Options, Outcome, unknown
from sulh.reading.date_expr import Deictic, Distance, Lasting, Length, Relative, Weekdays
from sulh.reading.date_resolve_calendar import resolve_calendar
from sulh.when import Grain

__all__ = ["resolve_deictic", "resolve_distance", "resolve_lasting", "resolve_relative", "resolve_weekdays"]


def resolve_deictic(expr: Deictic, context: Context) -> Outcome:
    anchor = context.anchor
    if expr.date is not None:
        dated = replace(expr.date, weekday=expr.weekday)
        found = resolve_calendar(dated, replace(context, sign=0))
        if found.days is not None:
            return found
    if anchor is None:
        return unknown()
    day = gregorian.shift_days(anchor, expr.offset)
    if day is None:
        return unknown()
    if expr.weekday is None or day.weekday() == expr.weekday:
        return Outcome(Days(day, day), "day", "published")
    for step in (-1, 1):  # published a day off: one of the two days, not more
        other = gregorian.shift_days(day, step)
        if other is not None and other.weekday() == expr.weekday:
            return Outcome(Days(min(day, other), max(day, other)), "day", "published", "doubt.weekday")
    return unknown("none", "doubt.weekday")


def resolve_weekdays(expr: Weekdays, context: Context) -> Outcome:
    anchor, options = context.anchor, context.options
    if anchor is None:
        return unknown()
    extra = timedelta(days=len(expr.days) - 1)
    if expr.week or expr.shift == "0":
        week = gregorian.week(
            anchor, start=options.week_start, shift=int(expr.week or "0") if expr.week not in {"same", "event"} else 0
        )
        if week is None or expr.week in {"same", "event"}:
            return unknown("event")
        first = week.first + timedelta(days=(expr.days[0] - week.first.weekday()) % 7)
        return Outcome(Days(first, first + extra), "day", "published")
    back, ahead = (anchor.weekday() - expr.days[0]) % 7, (expr.days[0] - anchor.weekday()) % 7
    sign = context.toward(expr.shift)
    if not context.sign and not expr.shift and not options.bare and options.prefer == "nearest":
        sign = -1
    strict = bool(expr.shift) or (sign > 0 and not context.deadline)
    if sign < 0:
        offset = -(back or (7 if strict else 0))
    elif sign > 0:
        offset = ahead or (7 if strict else 0)
    else:
        offset = -back if back <= ahead else ahead
    if expr.shift in {"-2", "2"}:
        offset += -7 if expr.shift == "-2" else 7
    first_day = gregorian.shift_days(anchor, offset)
    return Outcome(Days(first_day, first_day + extra), "day", "published") if first_day else unknown()


_UNIT_GRAINS: dict[str, Grain] = {"day": "day", "week": "week", "month": "month", "year": "year"}


def _unit_days(unit: str, anchor: date, shift: int, options: Options) -> Days | None:
    if unit == "week":
        return gregorian.week(anchor, start=options.week_start, shift=shift)
    if unit == "month":
        start = gregorian.add_months(anchor.replace(day=1), shift)
        return gregorian.month(start.year, start.month) if start is not None else None
    if unit == "year":
        return gregorian.year(anchor.year + shift)
    if unit == "decade":
        first = anchor.year // 10 * 10 + 10 * shift
        return gregorian.years(first, first + 9)
    if unit == "century":
        return gregorian.century((anchor.year - 1) // 100 + 1 + shift)
    day = gregorian.shift_days(anchor, shift)
    return Days(day, day) if day is not None else None


def resolve_relative(expr: Relative, context: Context) -> Outcome:
    if expr.shift in {"same", "event"}:
        return _from_event(expr, context)
    if context.anchor is None:
        return unknown(duration=expr.length.iso if expr.length and expr.count > 1 else None)
    shift = int(expr.shift)
    if expr.count > 1:
        return _several(expr, context.anchor, shift, context.options)
    days = _unit_days(expr.unit, context.anchor, shift, context.options)
    note = f"week_start_{context.options.week_start}" if expr.unit == "week" else ""
    return Outcome(days, _UNIT_GRAINS.get(expr.unit, "year"), "published", note) if days else unknown()


def _from_event(expr: Relative, context: Context) -> Outcome:
    """The next day, the same year: counted from the date before it in the text; a bare phrase has only its anchor."""
    previous = context.previous
    if previous is None and context.options.bare and context.anchor is not None:
        previous = Days(context.anchor, context.anchor)
    if previous is None:
        return unknown("event")
    days = _unit_days(expr.unit, previous.last, 1 if expr.shift == "event" else 0, context.options)
    return Outcome(days, _UNIT_GRAINS.get(expr.unit, "year"), "event") if days else unknown("event")


def _several(expr: Relative, anchor: date, shift: int, options: Options) -> Outcome:
    """The last three months, the next two days; in a bare phrase decades by the calendar."""
    length = expr.length or Length()
    if expr.unit in {"decade", "century"}:
        if not options.bare:
            point = gregorian.add_months(anchor, (-12 if shift < 0 else 12) * int(length.years))
            return _span(anchor, point, shift, length)
        size = 10 if expr.unit == "decade" else 100
        base = anchor.year // size * size
        low, high = (
            (base - size * expr.count, base - 1) if shift < 0 else (base + size, base + size + size * expr.count - 1)
        )
        days = gregorian.years(low, high)
        return Outcome(days, "year", "published", "", length.iso) if days else unknown()
    point = _point(anchor, length, shift)
    if point is None:
        return unknown(duration=length.iso)
    if expr.unit in {"hour", "minute", "second"}:
        return Outcome(Days(min(anchor, point), max(anchor, point)), "duration", "published", "", length.iso)
    return _span(anchor, point, shift, length)


def _span(anchor: date, point: date | None, shift: int, length: Length) -> Outcome:
    """The days between the anchor, itself left out, and a day before or after it."""
    if point is None:
        return unknown(duration=length.iso)
    one = timedelta(days=1)
    days = Days(point, anchor - one) if shift < 0 else Days(anchor + one, point)
    return (
        Outcome(days, "duration", "published", "", length.iso)
        if days.first <= days.last
        else unknown(duration=length.iso)
    )


def _point(anchor: date, length: Length, sign: int) -> date | None:
    """The day so far away; part of a day counts as a day."""
    months = length.years * 12 + length.months
    if months % 1:
        return None
    hours = length.hours + length.minutes / 60 + length.seconds / 3600
    days = length.weeks * 7 + length.days + hours // 24 + (1 if hours % 24 else 0)
    if days % 1 or abs(months) > 120000:
        return None
    start = gregorian.add_months(anchor, sign * int(months)) if months else anchor
    return start and gregorian.shift_days(start, sign * int(days))


def resolve_distance(expr: Distance, context: Context) -> Outcome:
    iso, anchor, options = expr.length.iso, context.anchor, context.options
    sign = expr.sign or (context.sign or 1)
    later = sign > 0 and expr.sign and not options.bare and context.sign <= 0
    if expr.event or later:
        return unknown("event", "", iso)
    if anchor is None or (expr.length.hours % 24 or expr.length.minutes or expr.length.seconds):
        return unknown("none", "", iso)
    point = _point(anchor, expr.length, sign)
    if point is None:
        return unknown("none", "", iso)
    grain: Grain = expr.length.grain  # type: ignore[assignment]
    if expr.about in {"low", "high"}:
        longer = expr.about == "low"
        days = Days(min(point, anchor), max(point, anchor))
        if longer:
            return Outcome(
                Days(point, point), grain, "published", expr.about, iso, open_first=sign < 0, open_last=sign > 0
            )
        return Outcome(days, grain, "published", expr.about, iso)
    if options.exact or grain in {"day", "week"}:
        return Outcome(Days(point, point), grain, "published", expr.about, iso)
    whole = gregorian.year(point.year) if grain == "year" else gregorian.month(point.year, point.month)
    return Outcome(whole, grain, "published", expr.about, iso) if whole else unknown("none", "", iso)


def resolve_lasting(expr: Lasting, context: Context) -> Outcome:
    iso, anchor = expr.length.iso, context.anchor
    if not expr.within:
        return unknown("none", expr.about, iso)
    if expr.event:
        return unknown("event", expr.about, iso)
    if anchor is None or context.sign < 0:
        return unknown("none", expr.about, iso)
    point = _point(anchor, expr.length, 1)
    if point is None:
        return unknown("none", expr.about, iso)
    return Outcome(Days(anchor, point), "duration", "published", expr.about, iso)
