"""From an expression and an anchor to days (ar:C6-C11).  What cannot be anchored stays without days, never a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from sulh.reading import calendar_gregorian as gregorian
from sulh.reading.calendar_feasts import feast_in, feast_years, nth_weekday
from sulh.reading.calendar_gregorian import Days
from sulh.reading.calendar_hijri import hijri_day, hijri_month, hijri_year, year_of
from sulh.reading.date_expr import (
    Calendar,
    Century,
    Decade,
    Deictic,
    Distance,
    Expr,
    FeastDay,
    Lasting,
    Length,
    Nth,
    Part,
    Range,
    Relative,
    Season,
    Weekdays,
)
from sulh.when import Anchor, Grain

__all__ = ["Context", "Options", "Outcome", "resolve"]

Prefer = Literal["nearest", "past", "future"]
_SIGNS: dict[str, int] = {"nearest": 0, "past": -1, "future": 1}
_HIJRI_SLACK = timedelta(days=1)
_PAIR_SLACK = 2


@dataclass(frozen=True, slots=True)
class Options:
    """Conventions of a resolution.

    `prefer` decides where neither words nor tense do.  `week_start` and `weekend` are weekdays (Monday 0).  `parts`:
    "early" and "late" are a third or a half.  `exact`: "four years ago" is a day by the calendar, not a year.
    """

    prefer: Prefer = "nearest"
    week_start: int = 0
    weekend: int = 5
    parts: Literal["thirds", "halves"] = "thirds"
    exact: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands: anchor, direction of its clause, a bound before it, the last date before it."""

    anchor: date | None
    sign: int = 0
    deadline: bool = False
    previous: Days | None = None
    options: Options = Options()

    def toward(self, shift: str) -> int:
        """The adjective decides first, then the clause, then the preference."""
        if shift in {"-1", "-2"}:
            return -1
        if shift in {"1", "2"}:
            return 1
        return self.sign or _SIGNS[self.options.prefer]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Days (or only one bound), grain, what they were counted from, and what to add to the rule."""

    days: Days | None
    grain: Grain
    anchor: Anchor
    note: str = ""
    duration: str | None = None
    open_first: bool = False
    open_last: bool = False


def _unknown(anchor: Anchor = "none", note: str = "", duration: str | None = None) -> Outcome:
    return Outcome(None, "duration" if duration else "vague", anchor, note, duration)


def _distance(days: Days, anchor: date) -> int:
    if days.first <= anchor <= days.last:
        return 0
    return min(abs((days.first - anchor).days), abs((days.last - anchor).days))


def choose(candidates: Iterable[Days | None], anchor: date, sign: int, *, strict: bool = False) -> Days | None:
    """The one before, after or nearest to the anchor; `strict` leaves out what holds the anchor; a tie is None."""
    known = [days for days in candidates if days is not None]
    if sign < 0:
        before = [days for days in known if (days.last < anchor if strict else days.first <= anchor)]
        return max(before, default=None)
    if sign > 0:
        after = [days for days in known if (days.first > anchor if strict else days.last >= anchor)]
        return min(after, default=None)
    ranked = sorted(known, key=lambda days: _distance(days, anchor))
    if not ranked or (len(ranked) > 1 and _distance(ranked[0], anchor) == _distance(ranked[1], anchor)):
        return None
    return ranked[0]


# -------------------------------------------------------------------------------------------------- dates by calendar


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


def _finished(expr: Calendar, days: Days | None, anchor: Anchor) -> Outcome:
    """Slack of the Hijri calendar, a weekday or twin that does not agree."""
    grain = _calendar_grain(expr)
    if days is None or expr.doubt:
        return _unknown(anchor if days else "none", f"doubt.{expr.doubt or 'date'}")
    note = ""
    if expr.hijri and expr.twin is None and grain == "day":
        days, note = Days(days.first - _HIJRI_SLACK, days.last + _HIJRI_SLACK), "hijri"
    elif expr.hijri:
        note = "hijri"
    if expr.weekday is not None and grain == "day" and not note and days.first.weekday() != expr.weekday:
        note = "doubt.weekday"
    if expr.twin is not None and expr.twin.year is not None:
        other = _dated(expr.twin, expr.twin.year, expr.twin.month)
        if other is not None and abs((other.first - days.first).days) > _PAIR_SLACK:
            note = "doubt.calendars"
    return Outcome(days, grain, anchor, note)


def _calendar(expr: Calendar, context: Context) -> Outcome:
    if expr.two_digit is not None:
        return _two_digit(expr, context)
    if expr.year is not None:
        return _finished(expr, _dated(expr, expr.year, expr.month), "absolute")
    anchor = context.anchor
    if anchor is None:
        return _unknown()
    if expr.month is None:
        days = _in_month(expr, anchor, context)
        if days is None and expr.month_shift in {"same", "event"}:
            return _unknown("event")
        return _finished(expr, days, "published")
    base = year_of(anchor) if expr.hijri else anchor.year
    if base is None:
        return _unknown()
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
        return start and _dated(expr, start.year, start.month)
    if expr.month_shift:
        start = gregorian.add_months(anchor.replace(day=1), int(expr.month_shift))
        return start and _dated(expr, start.year, start.month)
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


# ------------------------------------------------------------------------------------------- seen from the anchor


def _deictic(expr: Deictic, context: Context) -> Outcome:
    anchor = context.anchor
    if expr.date is not None:
        dated = replace(expr.date, weekday=expr.weekday)
        found = _calendar(dated, replace(context, sign=0))
        if found.days is not None:
            return found
    if anchor is None:
        return _unknown()
    day = gregorian.shift_days(anchor, expr.offset)
    if day is None:
        return _unknown()
    if expr.weekday is None or day.weekday() == expr.weekday:
        return Outcome(Days(day, day), "day", "published")
    for step in (-1, 1):  # published a day off: one of the two days, not more
        other = gregorian.shift_days(day, step)
        if other is not None and other.weekday() == expr.weekday:
            return Outcome(Days(min(day, other), max(day, other)), "day", "published", "doubt.weekday")
    return _unknown("none", "doubt.weekday")


def _weekdays(expr: Weekdays, context: Context) -> Outcome:
    anchor, options = context.anchor, context.options
    if anchor is None:
        return _unknown()
    extra = timedelta(days=len(expr.days) - 1)
    if expr.week or expr.shift == "0":
        week = gregorian.week(anchor, start=options.week_start, shift=int(expr.week or "0") if expr.week not in {"same", "event"} else 0)
        if week is None or expr.week in {"same", "event"}:
            return _unknown("event")
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
    return Outcome(Days(first_day, first_day + extra), "day", "published") if first_day else _unknown()


_UNIT_GRAINS: dict[str, Grain] = {"day": "day", "week": "week", "month": "month", "year": "year"}


def _unit_days(unit: str, anchor: date, shift: int, options: Options) -> Days | None:
    if unit == "week":
        return gregorian.week(anchor, start=options.week_start, shift=shift)
    if unit == "month":
        start = gregorian.add_months(anchor.replace(day=1), shift)
        return start and gregorian.month(start.year, start.month)
    if unit == "year":
        return gregorian.year(anchor.year + shift)
    if unit == "decade":
        first = anchor.year // 10 * 10 + 10 * shift
        return gregorian.years(first, first + 9)
    if unit == "century":
        return gregorian.century((anchor.year - 1) // 100 + 1 + shift)
    day = gregorian.shift_days(anchor, shift)
    return day and Days(day, day)


def _relative(expr: Relative, context: Context) -> Outcome:
    if expr.shift in {"same", "event"}:
        return _from_event(expr, context)
    if context.anchor is None:
        return _unknown(duration=expr.length.iso if expr.length and expr.count > 1 else None)
    shift = int(expr.shift)
    if expr.count > 1:
        return _several(expr, context.anchor, shift, context.options)
    days = _unit_days(expr.unit, context.anchor, shift, context.options)
    note = f"week_start_{context.options.week_start}" if expr.unit == "week" else ""
    return Outcome(days, _UNIT_GRAINS.get(expr.unit, "year"), "published", note) if days else _unknown()


def _from_event(expr: Relative, context: Context) -> Outcome:
    """The next day, the same year: counted from the date before it in the text; a bare phrase has only its anchor."""
    previous = context.previous
    if previous is None and context.options.bare and context.anchor is not None:
        previous = Days(context.anchor, context.anchor)
    if previous is None:
        return _unknown("event")
    days = _unit_days(expr.unit, previous.last, 1 if expr.shift == "event" else 0, context.options)
    return Outcome(days, _UNIT_GRAINS.get(expr.unit, "year"), "event") if days else _unknown("event")


def _several(expr: Relative, anchor: date, shift: int, options: Options) -> Outcome:
    """The last three months, the next two days; in a bare phrase decades by the calendar."""
    length = expr.length or Length()
    if expr.unit in {"decade", "century"}:
        if not options.bare:
            point = gregorian.add_months(anchor, (-12 if shift < 0 else 12) * int(length.years))
            return _span(anchor, point, shift, length)
        size = 10 if expr.unit == "decade" else 100
        base = anchor.year // size * size
        low, high = (base - size * expr.count, base - 1) if shift < 0 else (base + size, base + size + size * expr.count - 1)
        days = gregorian.years(low, high)
        return Outcome(days, "year", "published", "", length.iso) if days else _unknown()
    point = _point(anchor, length, shift)
    if point is None:
        return _unknown(duration=length.iso)
    if expr.unit in {"hour", "minute", "second"}:
        return Outcome(Days(min(anchor, point), max(anchor, point)), "duration", "published", "", length.iso)
    return _span(anchor, point, shift, length)


def _span(anchor: date, point: date | None, shift: int, length: Length) -> Outcome:
    """The days between the anchor, itself left out, and a day before or after it."""
    if point is None:
        return _unknown(duration=length.iso)
    one = timedelta(days=1)
    days = Days(point, anchor - one) if shift < 0 else Days(anchor + one, point)
    return Outcome(days, "duration", "published", "", length.iso) if days.first <= days.last else _unknown(duration=length.iso)


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


def _distance_from(expr: Distance, context: Context) -> Outcome:
    iso, anchor, options = expr.length.iso, context.anchor, context.options
    sign = expr.sign or (context.sign or 1)
    later = sign > 0 and expr.sign and not options.bare and context.sign <= 0
    if expr.event or later:
        return _unknown("event", "", iso)
    if anchor is None or (expr.length.hours % 24 or expr.length.minutes or expr.length.seconds):
        return _unknown("none", "", iso)
    point = _point(anchor, expr.length, sign)
    if point is None:
        return _unknown("none", "", iso)
    grain: Grain = expr.length.grain  # type: ignore[assignment]
    if expr.about in {"low", "high"}:
        longer = expr.about == "low"
        days = Days(min(point, anchor), max(point, anchor))
        if longer:
            return Outcome(Days(point, point), grain, "published", expr.about, iso, open_first=sign < 0, open_last=sign > 0)
        return Outcome(days, grain, "published", expr.about, iso)
    if options.exact or grain in {"day", "week"}:
        return Outcome(Days(point, point), grain, "published", expr.about, iso)
    whole = gregorian.year(point.year) if grain == "year" else gregorian.month(point.year, point.month)
    return Outcome(whole, grain, "published", expr.about, iso) if whole else _unknown("none", "", iso)


def _lasting(expr: Lasting, context: Context) -> Outcome:
    iso, anchor = expr.length.iso, context.anchor
    if not expr.within:
        return _unknown("none", expr.about, iso)
    if expr.event:
        return _unknown("event", expr.about, iso)
    if anchor is None or context.sign < 0:
        return _unknown("none", expr.about, iso)
    point = _point(anchor, expr.length, 1)
    if point is None:
        return _unknown("none", expr.about, iso)
    return Outcome(Days(anchor, point), "duration", "published", expr.about, iso)


# ---------------------------------------------------------------------------------------------- parts and groups


def _feast(expr: FeastDay, context: Context) -> Outcome:
    grain: Grain = "month" if expr.feast.days == 0 else "day"
    anchor = context.anchor
    if expr.year is not None:
        days = feast_in(expr.feast, expr.year) if not expr.feast.hijri or expr.year < 1600 else _hijri_feast(expr, expr.year)
        return _nth_of_feast(expr, days, grain, "absolute")
    if anchor is None:
        return _unknown()
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
        return _unknown()
    if expr.nth:
        day = days.first + timedelta(days=expr.nth - 1)
        days, grain = Days(day, day), "day"
    note = "hijri" if expr.feast.hijri else ""
    if note and grain == "day":
        days = Days(days.first - _HIJRI_SLACK, days.last + _HIJRI_SLACK)
    return Outcome(days, grain, anchor, note)


def _season(expr: Season, context: Context) -> Outcome:
    grain: Grain = "quarter" if expr.kind == "quarter" else "season"
    if expr.of is not None:
        whole = resolve(expr.of, context)
        if whole.days is None:
            return whole
        days = _season_in(expr, whole.days.first.year)
        return Outcome(days, grain, whole.anchor) if days else _unknown()
    if context.anchor is None:
        return _unknown()
    candidates = [_season_in(expr, context.anchor.year + n) for n in (-2, -1, 0, 1, 2)]
    strict = expr.shift in {"-1", "1"}
    sign = 0 if expr.shift == "0" else context.toward(expr.shift)
    found = choose(candidates, context.anchor, sign, strict=strict)
    return Outcome(found, grain, "published") if found else _unknown()


def _season_in(expr: Season, year: int) -> Days | None:
    if expr.first <= expr.last:
        return gregorian.months(year, expr.first, expr.last)
    low, high = gregorian.month(year, expr.first), gregorian.month(year + 1, expr.last)
    return Days(low.first, high.last) if low and high else None


def _decade(expr: Decade, _: Context) -> Outcome:
    days = gregorian.years(expr.first, expr.first + 9)
    return Outcome(days, "year", "absolute") if days else _unknown()


def _century(expr: Century, context: Context) -> Outcome:
    if expr.number is not None:
        days = gregorian.century(expr.number)
        return Outcome(days, "year", "absolute") if days else _unknown()
    return _relative(Relative("century", expr.shift), context)


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
        return _unknown("none", "doubt.date")
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
    found = gregorian.week(last.first, shift=number + 1) if number < 0 else gregorian.week(first.first, start=start, shift=number - 1)
    return found if found is not None and found.first <= whole.last else None


def _part(expr: Part, context: Context) -> Outcome:
    whole = resolve(expr.of, context)
    if whole.days is None:
        return whole
    days, anchor = whole.days, context.anchor
    if expr.part == "weekend":
        found = gregorian.weekend(days, context.options.weekend)
        return Outcome(found, "day", whole.anchor, "weekend") if found else _unknown()
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
        high = resolve(expr.high, replace(context, anchor=bound if floating else context.anchor, sign=1 if floating else context.sign))
    if low.days is None or high.days is None or low.days.first > high.days.last:
        return _unknown("none", "doubt.range")
    anchor: Anchor = "absolute" if low.anchor == high.anchor == "absolute" else "published"
    return Outcome(Days(low.days.first, high.days.last), high.grain, anchor)


def _floating(expr: Expr) -> bool:
    """Its year or week is open, so that the other end settles it."""
    if isinstance(expr, Calendar):
        return expr.year is None and expr.month is not None and not (expr.shift or expr.year_shift)
    return isinstance(expr, Weekdays) and not (expr.shift or expr.week)


_RESOLVERS: dict[type, Callable[..., Outcome]] = {
    Calendar: _calendar, Deictic: _deictic, Weekdays: _weekdays, Relative: _relative, Distance: _distance_from,
    Lasting: _lasting, FeastDay: _feast, Season: _season, Decade: _decade, Century: _century, Nth: _nth, Part: _part,
    Range: _range,
}  # fmt: skip


def resolve(expr: Expr, context: Context) -> Outcome:
    """Days of an expression in its context."""
    return _RESOLVERS[type(expr)](expr, context)
