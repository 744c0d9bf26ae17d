"""Years, and parts and groups of them: مطلع, نهاية, quarters, seasons, decades, feasts, the n-th week (ar:C10)."""

from __future__ import annotations

from sulh.reading.calendar_feasts import feast_of
from sulh.reading.date_calendar import calendar_at, era_at, shift_at, year_at, year_shift_at
from sulh.reading.date_duration import unit_hit
from sulh.reading.date_expr import Calendar, Century, Decade, Expr, FeastDay, Found, Nth, Part, Relative, Season
from sulh.reading.date_relative import relative_at, this_at, weekday_at, weekday_hit
from sulh.reading.date_tape import DateTape
from sulh.reading.date_words import Hit
from sulh.reading.number_grammar import number_at
from sulh.reading.number_units import load_units

__all__ = [
    "century_at",
    "dayword_nth_at",
    "decade_at",
    "feast_at",
    "half_at",
    "nth_at",
    "part_at",
    "season_at",
    "weekend_at",
    "year_number_at",
    "year_phrase_at",
    "year_word_at",
]

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_COMMAS = frozenset({"،", ","})


def year_word_at(tape: DateTape, at: int) -> Found | None:
    """عام 2012, العام 1443هـ, سنة ألفين وثلاثة, عامي 2011 (the second of the two is read as a bare year)."""
    word = tape.hit(at, "year")
    if word is None or (tape.cue_before(at, "head") is not None and not word.needs):
        return None
    year = year_at(tape, at, comma=False, inner=False)
    if year is None:
        return None
    hijri = year.hijri if year.hijri is not None else False
    _, last = shift_at(tape, year.last)
    return Found(Calendar(year=year.number, hijri=hijri), at, last, word.skip, "calendar.year")


def year_number_at(tape: DateTape, at: int) -> Found | None:
    """2015: a bare number of four digits where the words round it allow a year (ar:C12)."""
    glued = tape.glued(at)
    start = at + 1 if glued else at
    text = tape.text(start)
    if not (tape.kind(start) == "number" and text.isdecimal() and len(text) == 4):
        return None
    value = int(text)
    hijri, last = era_at(tape, start + 1)
    if not (1900 <= value <= 2100 or hijri or (hijri is False and 1800 <= value <= 2100)):
        return None
    if hijri is None and not _may_be_year(tape, at, start):
        return None
    return Found(Calendar(year=value, hijri=bool(hijri)), start, last, 0, "calendar.year")


def year_phrase_at(tape: DateTape, at: int) -> Found | None:
    """ألف وسبعمئة وتسعة وثمانين: a year in words without its word, in a bare phrase after a preposition only."""
    if not tape.bare or tape.numeral(at) is None or not tape.among(at - 1, "year_lead"):
        return None
    found = _year_in_words(tape, at)
    return found if (found is not None and found.last > at + 1) or tape.among(at - 1, "year_from") else None


def _may_be_year(tape: DateTape, at: int, start: int) -> bool:
    noun = load_units().lookup(tape.text(start + 1))
    if noun is not None and not noun.article and not noun.skip:
        return False
    if tape.text(start + 1) in {"%", "°", "$", "€"} or tape.text(at - 1) in {"$", "€", "#", "+", "@"}:
        return False
    after = tape.numeral(start + 1)
    if after is not None and after.kind in {"scale", "scales"} and not after.conjunction:
        return False
    if tape.cue_before(at, "in") is not None or tape.cue_before(at, "event", "done") is not None:
        return tape.cue_before(at, "count") is None
    return tape.cue_before(at, "count", "agreement") is None


def _of(tape: DateTape, at: int, *, plain: bool = True) -> Found | None:
    """What a part or group is of: العام, هذا الشهر, مايو المقبل, 2015, التسعينيات."""
    if tape.among(at, "of"):
        at += 1
    found = (
        this_at(tape, at)
        or relative_at(tape, at)
        or year_word_at(tape, at)
        or decade_at(tape, at)
        or century_at(tape, at)
    )
    if found is None:
        found = (
            calendar_at(tape, at, inner=True)
            or season_at(tape, at)
            or year_number_at(tape, at)
            or _year_in_words(tape, at)
        )
    if found is None and (feast := tape.hit(at, "holiday")) is not None and not feast.skip:
        found = feast_at(tape, at)
    if found is not None and found.skip == 0:
        return found
    if plain and (unit := unit_hit(tape, at, "1")) is not None and unit.article:
        name = unit.value.split(":")[0]
        if name in {"week", "month", "year"} and tape.cue_before(at, "head") is None:
            return Found(Relative(name, "0"), at, unit.last, 0, "relative.plain")
    return None


def _year_in_words(tape: DateTape, at: int) -> Found | None:
    year = year_at(tape, at, comma=False)
    return (
        Found(Calendar(year=year.number, hijri=bool(year.hijri)), at, year.last, 0, "calendar.year") if year else None
    )


def part_at(tape: DateTape, at: int) -> Found | None:
    """مطلع العام المقبل, أواخر 2015, نهاية مايو, وقت لاحق من هذا الشهر, بقية الأسبوع, طوال العام الماضي."""
    hit = tape.hit(at, "part")
    if hit is None or hit.article:
        return None
    start = hit.last + (tape.text(hit.last) in _COMMAS and hit.value in {"later", "earlier"})
    whole = hit.value in {"later", "earlier", "some"}
    if (
        whole
        and (deictic := next((h for h in tape.hits(start) if h.cls == "day" and h.needs != "bare"), None)) is not None
    ):
        return None if deictic.skip else _same_day(tape, at, start, hit)
    found = _of(tape, start, plain=hit.value not in {"whole", "later", "earlier", "some"} or tape.among(start, "of"))
    if found is None or (hit.value == "whole" and found.rule == "relative.plain"):
        return None
    if hit.value in {"whole", "some"}:
        return Found(found.expr, at, found.last, hit.skip, found.rule)
    if hit.value == "end" and isinstance(found.expr, Relative) and found.expr.unit == "week":
        return Found(Part("weekend", found.expr), at, found.last, hit.skip, "part.weekend")
    return Found(Part(hit.value, found.expr), at, found.last, hit.skip, f"part.{hit.value}")


def _same_day(tape: DateTape, at: int, start: int, hit: Hit) -> Found | None:
    from_day = weekday_at(tape, start, inner=True)
    if from_day is not None:
        return Found(from_day.expr, at, from_day.last, hit.skip, from_day.rule)
    return None


def weekend_at(tape: DateTape, at: int) -> Found | None:
    """عطلة نهاية الأسبوع, نهاية الأسبوع المقبل."""
    hit = tape.hit(at, "weekend")
    if hit is None:
        return None
    shift, last = shift_at(tape, hit.last)
    return Found(Part("weekend", Relative("week", shift or "0")), at, last, hit.skip, "part.weekend")


def _ordinal(tape: DateTape, at: int) -> tuple[int, int] | None:
    """الأول, الثالث, الأخير after a noun: (number, index after)."""
    number = number_at(tape, at) if tape.numeral(at) is not None else None
    if number is not None and number.kind == "ordinal" and number.article and not number.skip and number.value:
        return int(number.value), number.last
    if tape.among(at, "last"):
        return -1, at + 1
    return None


def half_at(tape: DateTape, at: int) -> Found | None:
    """الربع الثالث من عام 2016, النصف الأول من العام الجاري."""
    hit = tape.hit(at, "quarter", "half")
    if hit is None or not hit.article:
        return None
    number = _ordinal(tape, hit.last)
    size = 3 if hit.cls == "quarter" else 6
    parts = 12 // size
    if number is None or number[0] > parts:
        return None
    of = _of(tape, number[1])
    if of is None or not _is_year(of.expr):
        return _half_of(tape, at, hit, number, of)
    index = parts if number[0] < 0 else number[0]
    expr = Season(hit.cls, size * (index - 1) + 1, size * index, of.expr)
    return Found(expr, at, of.last, hit.skip, f"part.{hit.cls}")


def _half_of(tape: DateTape, at: int, hit: Hit, number: tuple[int, int], of: Found | None) -> Found | None:
    """النصف الثاني من الشهر المقبل, من مايو."""
    if of is None or hit.cls != "half" or isinstance(of.expr, (Decade, Century)):
        return None
    return Found(Part("first_half" if number[0] == 1 else "second_half", of.expr), at, of.last, hit.skip, "part.half")


def _is_year(expr: Expr) -> bool:
    if isinstance(expr, Calendar):
        return expr.month is None and not expr.days and expr.year is not None
    return isinstance(expr, Relative) and expr.unit == "year" and expr.count == 1


def season_at(tape: DateTape, at: int) -> Found | None:
    """صيف 2016, صيف العام الماضي, الشتاء المقبل, فصل الربيع من عام 1978."""
    hit = tape.hit(at, "season")
    if hit is None:
        return None
    first, last = _SEASONS[hit.value]
    shift, after = shift_at(tape, hit.last)
    if shift:
        return Found(Season("season", first, last, None, shift), at, after, hit.skip, "season")
    start = hit.last + tape.among(hit.last, "of")
    of = this_at(tape, start) or relative_at(tape, start) or year_word_at(tape, start) or year_number_at(tape, start)
    if of is None or not _is_year(of.expr):
        return None
    return Found(Season("season", first, last, of.expr), at, of.last, hit.skip, "season")


def decade_at(tape: DateTape, at: int) -> Found | None:
    """التسعينيات, سبعينيات القرن الماضي; a person's forties are an age."""
    hit = tape.hit(at, "decade")
    if hit is None or any(tape.cue_at(hit.last + n, "age") is not None for n in (0, 1)):
        return None
    start = hit.last + tape.among(hit.last, "of")
    century = century_at(tape, start)
    first = int(hit.value)
    if century is not None and isinstance(century.expr, Century):
        if century.expr.number is not None:
            first = first % 100 + 100 * (century.expr.number - 1)
        elif century.expr.shift == "0":
            first = first % 100 + 2000
        return Found(Decade(first), at, century.last, hit.skip, "decade")
    if hit.needs == "century":
        return None
    return Found(Decade(first), at, hit.last, hit.skip, "decade")


def century_at(tape: DateTape, at: int) -> Found | None:
    """القرن العشرين, القرن التاسع عشر, القرن الماضي, القرن الـ19."""
    hit = tape.hit(at, "century")
    if hit is None:
        return None
    shift, last = shift_at(tape, hit.last)
    if shift in {"-1", "0"}:
        return Found(Century(None, shift), at, last, hit.skip, "century")
    number = number_at(tape, hit.last)
    if number is None or number.value is None or not number.article or not 1 <= number.value <= 25 or number.skip:
        return None
    return Found(Century(int(number.value)), at, number.last, hit.skip, "century")


def feast_at(tape: DateTape, at: int) -> Found | None:
    """عيد الفطر, عيد الشكر 2010, شهر رمضان المقبل, ثاني أيام عيد الأضحى, عيد الأضحى من العام الماضي."""
    hit = tape.hit(at, "holiday")
    nth = 0
    first, skip = at, hit.skip if hit is not None else 0
    if hit is None:
        number = number_at(tape, at) if tape.numeral(at) is not None else None
        days = tape.inner(number.last, "unit") if number is not None and number.kind == "ordinal" else None
        hit = tape.inner(days.last, "holiday") if days is not None and days.value.startswith("day:") else None
        if hit is None or number is None or number.value is None:
            return None
        nth, skip = int(number.value), number.skip
    shift, last = shift_at(tape, hit.last)
    year = year_at(tape, last, comma=False)
    year_shift, after = ("", last) if year is not None else year_shift_at(tape, last)
    expr = FeastDay(feast_of(hit.value), year.number if year is not None else None, shift, year_shift, nth)
    return Found(expr, first, year.last if year is not None else after, skip, "feast")


def nth_at(tape: DateTape, at: int) -> Found | None:
    """الأسبوع الأول من أكتوبر, الأسبوع الأخير من يوليو, أول جمعة من رمضان, الأحد الثاني من الشهر."""
    return _unit_nth(tape, at) or _first_units(tape, at) or _weekday_nth(tape, at) or _week_of_day(tape, at)


def _unit_nth(tape: DateTape, at: int) -> Found | None:
    unit = next((h for h in tape.hits(at) if h.cls == "unit" and h.article and h.value in {"week:1", "day:1"}), None)
    if unit is None:
        return None
    number = _ordinal(tape, unit.last)
    of = _of(tape, number[1]) if number is not None else None
    if number is None or of is None or isinstance(of.expr, Nth):
        return None
    name = unit.value.split(":")[0]
    return Found(Nth(number[0], name, None, of.expr), at, of.last, unit.skip, f"nth.{name}")


def _first_units(tape: DateTape, at: int) -> Found | None:
    """الأشهر التسعة الأولى من العام الجاري: the first or last so many months of a year."""
    unit = next((h for h in tape.hits(at) if h.cls == "unit" and h.article and h.value in {"month:n", "month:2"}), None)
    if unit is None:
        return None
    if unit.value.endswith("2"):
        count, last = 2, unit.last
    else:
        number = number_at(tape, unit.last) if tape.numeral(unit.last) is not None or tape.glued(unit.last) else None
        if number is None or number.value is None or not number.article or number.skip:
            return None
        count, last = int(number.value), number.last
    head = tape.among(last, "first")
    if not (head or tape.among(last, "last")) or not 1 < count < 12:
        return None
    of = _of(tape, last + 1)
    if of is None or not _is_year(of.expr):
        return None
    first_month, last_month = (1, count) if head else (13 - count, 12)
    return Found(Season("months", first_month, last_month, of.expr), at, of.last, unit.skip, "part.months")


def _weekday_nth(tape: DateTape, at: int) -> Found | None:
    """أول يوم جمعة من يوليو, آخر جمعة من رمضان, الأحد الثاني من الشهر المقبل."""
    numeral = tape.numeral(at)
    last = tape.hit(at, "last")
    if (numeral is not None and numeral.kind == "ordinal" and not numeral.article) or (
        last is not None and not last.article
    ):
        number = -1 if numeral is None else int(numeral.value)
        skip = numeral.skip if numeral is not None else 0
        word = tape.inner(at + 1, "dayword")
        weekday = weekday_hit(tape, word.last if word is not None else at + 1, inner=True, named=True)
        if weekday is None:
            return None
        of = _of(tape, weekday.last)
        after = of.last if of is not None else 0
    else:
        weekday = weekday_hit(tape, at, inner=False)
        order = _ordinal(tape, weekday.last) if weekday is not None else None
        if weekday is None or order is None or not (order[0] <= 5):
            return None
        number, after = order
        skip = weekday.skip
        of = _of(tape, after) or (Found(Relative("month", "0"), at, after, 0, "") if tape.bare else None)
        after = max(after, of.last) if of is not None else after
    if of is None:
        return None
    return Found(Nth(number, "weekday", int(weekday.value), of.expr), at, after, skip, "nth.weekday")


def dayword_nth_at(tape: DateTape, at: int) -> Found | None:
    """يوم الأحد الثاني من الشهر."""
    word = tape.hit(at, "dayword")
    if word is None or word.article:
        return None
    found = _weekday_nth(tape, word.last)
    return found and Found(found.expr, at, found.last, word.skip, found.rule)


def _week_of_day(tape: DateTape, at: int) -> Found | None:
    """أسبوع 16 سبتمبر."""
    unit = unit_hit(tape, at, "1", inner=False)
    if unit is None or unit.article or not unit.value.startswith("week"):
        return None
    found = calendar_at(tape, unit.last, inner=True)
    if found is None or not isinstance(found.expr, Calendar) or not found.expr.days:
        return None
    return Found(Nth(0, "week", None, found.expr), at, found.last, unit.skip, "nth.week")
