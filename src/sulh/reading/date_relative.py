"""Dates seen from the day of the report: today, weekdays, last week, the next three months (ar:C8, C9, C11)."""

from __future__ import annotations

from sulh.reading.date_calendar import calendar_at, days_at, month_at, numeric_at, shift_at, year_at
from sulh.reading.date_duration import length_at, unit_hit
from sulh.reading.date_expr import Calendar, Deictic, Found, Length, Relative, Weekdays
from sulh.reading.date_tape import DateTape
from sulh.reading.date_words import Hit
from sulh.reading.number_grammar import number_at

__all__ = [
    "date_after",
    "daypart_at",
    "dayword_at",
    "deictic_at",
    "lone_day_at",
    "relative_at",
    "this_at",
    "weekday_at",
    "weekday_hit",
]

_OPEN, _CLOSE = "(", ")"
_NIGHTS = frozenset({"-", "/", "–"})


def weekday_hit(tape: DateTape, at: int, *, inner: bool, named: bool = False) -> Hit | None:
    """A weekday with its article; after يوم also without."""
    for hit in tape.hits(at):
        if hit.cls == "weekday" and not (inner and hit.skip) and (named or hit.needs != "day"):
            return hit
    return None


def date_after(tape: DateTape, at: int) -> Found | None:
    """The calendar date that names a day again: , 5 أكتوبر 2021 or (5 أكتوبر) or الموافق 5 أكتوبر after a weekday."""
    start = at
    opened = tape.text(at) == _OPEN
    if opened or tape.text(at) in {"،", ",", "-"}:
        at += 1
    hit = tape.inner(at, "corresponds")
    if hit is not None:
        at = hit.last
    if tape.among(at, "of_month") and at == start:
        at += 1
    if (word := tape.inner(at, "dayword")) is not None and not word.article and word.last > at:
        at = word.last
    found = numeric_at(tape, at) or calendar_at(tape, at, inner=True)
    if found is None or not isinstance(found.expr, Calendar) or not (found.expr.days or found.expr.two_digit):
        return None
    if opened and tape.text(found.last) == _CLOSE:
        return found._replace(last=found.last + 1)
    return None if opened else found


def _bare_day(tape: DateTape, at: int) -> tuple[int, int] | None:
    """A day of the month after a weekday: الخميس 21, الجمعة في الثانية والعشرين."""
    start = at + tape.among(at, "of")
    day = days_at(tape, start)
    if day is None or len(day.days) > 1 or day.skip:
        return None
    after = tape.kind(day.last)
    ordinal = not day.digits and tape.numeral(day.last - 1) is not None and (tape.numerals[start] or None) is not None
    if day.digits:
        good = after != "word" or tape.among(day.last, "of") or tape.bare
    else:
        number = number_at(tape, start)
        good = (
            ordinal
            and number is not None
            and ((number.article and (start > at or (number.value or 0) > 10)) or (tape.bare and start > at))
        )
    return (day.days[0], day.last) if good else None


def _week_of(tape: DateTape, at: int) -> tuple[str, int]:
    """من الأسبوع المقبل, الأسبوع الماضي, هذا الأسبوع: (shift, index after)."""
    start = at + tape.among(at, "of")
    this = tape.inner(start, "demonstrative")
    unit = unit_hit(tape, this.last if this is not None else start, "1")
    if unit is None or not unit.article or not unit.value.startswith("week"):
        return "", at
    shift, last = shift_at(tape, unit.last)
    if this is not None and not shift:
        return "0", unit.last
    return shift, last if shift else at


def weekday_at(tape: DateTape, at: int, *, named: bool = False, inner: bool = False) -> Found | None:
    """الاثنين, الثلاثاء الماضي, الأربعاء 18 مايو, الجمعة من الأسبوع المقبل."""
    hit = weekday_hit(tape, at, inner=inner, named=named)
    if hit is None or not (named or _is_weekday(tape, hit)):
        return None
    weekday = int(hit.value)
    dated = date_after(tape, hit.last)
    if dated is not None and isinstance(dated.expr, Calendar):
        expr = dated.expr
        joined = Calendar(
            expr.days, expr.month, expr.year, weekday, expr.hijri, expr.shift, expr.month_shift, expr.year_shift,
            expr.twin, expr.two_digit, expr.doubt,
        )  # fmt: skip
        return Found(joined, at, dated.last, hit.skip, "weekday.date")
    shift, last = shift_at(tape, hit.last)
    if shift in {"same", "event"}:
        return None
    week, after = _week_of(tape, last)
    if week:
        return Found(Weekdays((weekday,), shift, week), at, after, hit.skip, "weekday.week")
    if not shift and tape.text(last) == _OPEN:  # مساء الأحد (أول من أمس)
        named_day = deictic_at(tape, last + 1, inner=True)
        if named_day is not None and isinstance(named_day.expr, Deictic) and tape.text(named_day.last) == _CLOSE:
            expr_day = Deictic(named_day.expr.offset, weekday, named_day.expr.date)
            return Found(expr_day, at, named_day.last + 1, hit.skip, "deictic.weekday")
    if not shift:
        day = _bare_day(tape, hit.last)
        if day is not None:
            return Found(Calendar((day[0],), weekday=weekday), at, day[1], hit.skip, "weekday.day")
        second = weekday_hit(tape, hit.last + (tape.text(hit.last) in _NIGHTS), inner=True)
        if second is not None and int(second.value) == (weekday + 1) % 7 and not named:
            before = tape.cue_before(at, "in") is None and any(h.cls == "daypart" for h in tape.hits(at - 1))
            if before or tape.text(hit.last) in _NIGHTS:
                return Found(Weekdays((weekday, int(second.value))), at, second.last, hit.skip, "weekday.night")
    return Found(Weekdays((weekday,), shift), at, last, hit.skip, "weekday.shift" if shift else "weekday")


def _is_weekday(tape: DateTape, hit: Hit) -> bool:
    """Not الاثنين "the two", not a day that recurs (كل جمعة), not a place or feast."""
    two = hit.value == "0" and (tape.cue_before(hit.first, "number") is not None or tape.among(hit.last, "together"))
    if two:
        return False
    return tape.cue_before(hit.first, "habit", "name") is None and tape.cue_at(hit.last, "alias") is None


def deictic_at(tape: DateTape, at: int, *, named: bool = False, inner: bool = False) -> Found | None:
    """اليوم الأربعاء, أمس, أول أمس الاثنين, غدا الخميس."""
    hit = next((h for h in tape.hits(at) if h.cls == "day" and not (inner and h.skip)), None)
    if hit is None or (hit.needs == "bare" and not tape.bare):
        return None
    if hit.value == "0" and not _is_today(tape, hit):
        return None
    last = hit.last
    corrected = _corrected(tape, last)
    if corrected is not None:
        return corrected._replace(first=at, skip=hit.skip)
    weekday, closed = _weekday_beside(tape, last)
    near = named or weekday is not None or tape.bare or tape.cue_before(at, "in") is not None or bool(hit.preposition)
    if hit.needs == "near" and not near:
        return None
    if weekday is None:
        dated = date_after(tape, last) if tape.text(last) in {_OPEN, "،"} or days_at(tape, last) else None
        if dated is not None and isinstance(dated.expr, Calendar):
            return Found(Deictic(int(hit.value), None, dated.expr), at, dated.last, hit.skip, "deictic.date")
        return Found(Deictic(int(hit.value)), at, last, hit.skip, "deictic")
    dated = date_after(tape, weekday.last)
    date = dated.expr if dated is not None and isinstance(dated.expr, Calendar) else None
    last = dated.last if dated is not None and date is not None else closed
    return Found(Deictic(int(hit.value), int(weekday.value), date), at, last, hit.skip, "deictic.weekday")


def _corrected(tape: DateTape, at: int) -> Found | None:
    """اليوم (أمس): the paper sets right what a quotation calls today."""
    if tape.text(at) != _OPEN:
        return None
    inside = next((h for h in tape.hits(at + 1) if h.cls == "day" and not h.skip and not h.needs), None)
    if inside is None or tape.text(inside.last) != _CLOSE:
        return None
    return Found(Deictic(int(inside.value)), at, inside.last + 1, 0, "deictic")


def _weekday_beside(tape: DateTape, at: int) -> tuple[Hit | None, int]:
    """The weekday that names a deictic again: اليوم الأربعاء, أمس، الثلاثاء, أول من أمس (الأحد)."""
    opened = tape.text(at) == _OPEN
    weekday = weekday_hit(tape, at + (opened or tape.text(at) in {"،", ","}), inner=True)
    if weekday is None or (opened and tape.text(weekday.last) != _CLOSE):
        return None, at
    return weekday, weekday.last + opened


def _is_today(tape: DateTape, hit: Hit) -> bool:
    """Not a paper (المصري اليوم), not "the second day", "the World Day of"."""
    if hit.last - hit.first > 1:
        return not tape.among(hit.first - 1, "like")
    that = tape.hit(hit.first - 1, "demonstrative")
    if that is not None and that.value == "that":
        return False
    if tape.among(hit.first - 1, "until") and weekday_hit(tape, hit.last, inner=True) is None:
        return False  # "until today" says no more than "so far"
    if tape.cue_before(hit.first, "outlet:before") is not None or tape.cue_at(hit.last, "outlet:after") is not None:
        return False
    shift, _ = shift_at(tape, hit.last)
    after = tape.numeral(hit.last)
    return not shift and not (after is not None and after.kind == "ordinal" and after.article and not after.skip)


def dayword_at(tape: DateTape, at: int) -> Found | None:
    """يوم الأحد, يوم 27, في 24 ديسمبر with its يوم, يومي 12 و13 مايو, يومي الأحد والاثنين."""
    hit = tape.hit(at, "dayword", "daysword")
    if hit is None or hit.article or tape.cue_before(at, "habit") is not None:
        return None
    inner = _after_dayword(tape, hit)
    if inner is None:
        return None
    return Found(inner.expr, at, inner.last, hit.skip, inner.rule)


def _after_dayword(tape: DateTape, hit: Hit) -> Found | None:
    at = hit.last
    if hit.cls == "daysword":
        return _two_days(tape, at) or calendar_at(tape, at)
    named = numeric_at(tape, at) or calendar_at(tape, at, inner=True)
    if named is not None and isinstance(named.expr, Calendar) and named.expr.days:
        return named
    found = weekday_at(tape, at, named=True, inner=True) or deictic_at(tape, at, named=True, inner=True)
    if found is not None:
        return found
    day = days_at(tape, at)
    if (
        day is not None
        and day.digits
        and len(day.days) == 1
        and (tape.kind(day.last) != "word" or unit_hit(tape, day.last) is None)
    ):
        return Found(Calendar(day.days), at, day.last, 0, "calendar.bare_day")
    return None


def lone_day_at(tape: DateTape, at: int) -> Found | None:
    """في 15, إلى الحادي والعشرين, للثاني: a day of the month, in a bare phrase only."""
    if not tape.bare:
        return None
    day = days_at(tape, at)
    if day is None or len(day.days) > 1 or unit_hit(tape, day.last) is not None:
        return None
    led = tape.among(at - 1, "day_lead")
    numeral = tape.numeral(at)
    led = led or (numeral is not None and numeral.preposition == "ل" and numeral.article)
    return Found(Calendar(day.days), day.first, day.last, day.skip, "calendar.bare_day") if led else None


def _two_days(tape: DateTape, at: int) -> Found | None:
    """الأحد والاثنين, السبت والأحد الماضيين."""
    first = weekday_hit(tape, at, inner=True)
    second = weekday_hit(tape, first.last, inner=False) if first is not None else None
    if first is None or second is None or not second.conjunction:
        return None
    if int(second.value) != (int(first.value) + 1) % 7:
        return None
    shift, last = shift_at(tape, second.last)
    return Found(Weekdays((int(first.value), int(second.value)), shift), at, last, 0, "weekday.two")


def daypart_at(tape: DateTape, at: int) -> Found | None:
    """مساء أمس, فجر يوم الأحد, بعد ظهر الخميس, ليل السبت الأحد."""
    hit = tape.hit(at, "daypart")
    if hit is None:
        return None
    start = hit.last + (tape.among(hit.last, "of") or tape.text(hit.last) == "،")
    word = tape.inner(start, "dayword")
    named = word is not None and not word.article and word.last > start
    start = word.last if named and word is not None else start
    found = (
        deictic_at(tape, start, named=True, inner=True)
        or weekday_at(tape, start, named=named, inner=True)
        or (daypart_at(tape, start) if tape.inner(start, "daypart") is not None else None)
        or _dated(tape, start)
    )
    return None if found is None else Found(found.expr, at, found.last, hit.skip, found.rule)


def _dated(tape: DateTape, at: int) -> Found | None:
    found = numeric_at(tape, at) or calendar_at(tape, at, inner=True)
    return found if found is not None and isinstance(found.expr, Calendar) and found.expr.days else None


def this_at(tape: DateTape, at: int) -> Found | None:
    """هذا الأسبوع, هذه السنة, هذا الجمعة, هذا سبتمبر."""
    this = tape.hit(at, "demonstrative")
    if this is None or this.value != "this":
        return None
    unit = unit_hit(tape, this.last, "1")
    if unit is not None and unit.article:
        name = unit.value.split(":")[0]
        if name not in {"week", "month", "year"}:
            return None
        _, last = shift_at(tape, unit.last)
        if name == "week":
            day = weekday_at(tape, last, named=False, inner=True) or _named_weekday(tape, last)
            if day is not None and isinstance(day.expr, Weekdays) and not day.expr.shift:
                return Found(Weekdays(day.expr.days, "", "0"), at, day.last, this.skip, "weekday.week")
        year = year_at(tape, last, comma=False) if name == "year" else None
        if year is not None:
            return Found(Calendar(year=year.number), at, year.last, this.skip, "calendar.year")
        return Found(Relative(name, "0"), at, last, this.skip, "relative.this")
    start = this.last
    word = tape.inner(start, "dayword")
    start = word.last if word is not None and not word.article else start
    weekday = weekday_hit(tape, start, inner=True, named=True)
    if weekday is not None:
        return Found(Weekdays((int(weekday.value),), "0"), at, weekday.last, this.skip, "weekday.this")
    month = month_at(tape, this.last, inner=True)
    if month is not None:
        return Found(
            Calendar((), month.number, hijri=month.hijri, shift="0"), at, month.last, this.skip, "calendar.month"
        )
    return None


def _named_weekday(tape: DateTape, at: int) -> Found | None:
    word = tape.inner(at, "dayword")
    return weekday_at(tape, word.last, named=True, inner=True) if word is not None and not word.article else None


def relative_at(tape: DateTape, at: int) -> Found | None:
    """الأسبوع الماضي, العام قبل الماضي, الأشهر الثلاثة المقبلة, اليومين المقبلين, آخر 3 سنوات, الـ30 يوما الماضية."""
    return _unit_shift(tape, at) or _last_units(tape, at) or _counted_shift(tape, at)


def _unit_shift(tape: DateTape, at: int) -> Found | None:
    unit = next((h for h in tape.hits(at) if h.cls == "unit" and h.article), None)
    if unit is None or _is_adjective(tape, unit):
        return None
    name, number = unit.value.split(":")
    if number == "1":
        found = _one(tape, unit, name)
        if found is None and tape.bare and name in {"week", "month", "year"}:
            return Found(Relative(name, "0"), at, unit.last, unit.skip, "relative.plain")
        return found
    if number == "2":
        return _several(tape, unit, name, 2, unit.last)
    count = number_at(tape, unit.last) if tape.numeral(unit.last) is not None or tape.glued(unit.last) else None
    if count is None or count.value is None or not count.article or count.kind == "ordinal" or count.skip:
        return None
    return _several(tape, unit, name, int(count.value), count.last)


def _is_adjective(tape: DateTape, unit: Hit) -> bool:
    """الأمين العام: general, no year."""
    return unit.value == "year:1" and tape.cue_before(unit.first, "head") is not None


def _one(tape: DateTape, unit: Hit, name: str) -> Found | None:
    shift, last = shift_at(tape, unit.last)
    if not shift or name in {"hour", "minute", "second"}:
        return None
    if name == "week" and shift not in {"same", "event"}:
        day = weekday_at(tape, last, inner=True) or _named_weekday(tape, last)
        if day is not None and isinstance(day.expr, Weekdays) and not (day.expr.shift or day.expr.week):
            return Found(Weekdays(day.expr.days, "", shift), unit.first, day.last, unit.skip, "weekday.week")
    if name == "year":
        year = year_at(tape, last, comma=False)
        if year is not None and not year.hijri:
            return Found(Calendar(year=year.number), unit.first, year.last, unit.skip, "calendar.year")
    return Found(Relative(name, shift), unit.first, last, unit.skip, "relative.unit")


def _plural_shift(tape: DateTape, at: int) -> tuple[str, int]:
    hit = next((h for h in tape.hits(at) if h.cls == "shift" and not h.skip and h.article), None)
    return (hit.value, hit.last) if hit is not None and hit.value in {"-1", "1"} else ("", at)


def _several(tape: DateTape, unit: Hit, name: str, count: int, at: int) -> Found | None:
    shift, last = _plural_shift(tape, at)
    if not shift or not 1 < count < 1000:
        return None
    return Found(Relative(name, shift, count, _as_length(name, count)), unit.first, last, unit.skip, "relative.units")


def _as_length(name: str, count: int) -> Length:
    if name in {"decade", "century"}:
        return Length(years=count * (10 if name == "decade" else 100))
    return Length(**{name + "s": float(count)})


def _last_units(tape: DateTape, at: int) -> Found | None:
    """آخر ثلاثة أيام."""
    hit = tape.hit(at, "last")
    if hit is None or hit.article:
        return None
    span = length_at(tape, hit.last)
    if span is None or span.skip or not span.counted:
        return None
    used = [(name, part) for name, part in zip(Length._fields, span.length, strict=True) if part]
    if len(used) != 1 or used[0][1] % 1:
        return None
    name, count = used[0]
    return Found(Relative(name[:-1], "-1", int(count), span.length), at, span.last, hit.skip, "relative.last")


def _counted_shift(tape: DateTape, at: int) -> Found | None:
    """3 أيام القادمة, الـ30 يوما الماضية, الثلاثة أشهر المقبلة."""
    if tape.kind(at) != "number" and tape.numeral(at) is None and not tape.glued(at):
        return None
    number = number_at(tape, at)
    unit = unit_hit(tape, number.last) if number is not None else None
    if number is None or unit is None or number.value is None or number.value % 1 or number.kind == "ordinal":
        return None
    shift, last = _plural_shift(tape, unit.last)
    count, name = int(number.value), unit.value.split(":")[0]
    if not shift or not 1 < count < 1000:
        return None
    return Found(
        Relative(name, shift, count, _as_length(name, count)), number.first, last, number.skip, "relative.units"
    )
