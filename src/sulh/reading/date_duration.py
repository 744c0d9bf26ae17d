"""How long, how long ago, how long from now (ar:C11)."""

from __future__ import annotations

from typing import NamedTuple

from sulh.reading.date_expr import Distance, Found, Lasting, Length
from sulh.reading.date_tape import DateTape
from sulh.reading.date_words import Hit
from sulh.reading.number_counts import cue_at
from sulh.reading.number_grammar import Number, number_at
from sulh.reading.number_tape import AND

__all__ = ["about_at", "distance_at", "lasting_at", "length_at", "plain_at", "unit_hit"]

_ASIDE = frozenset({"(", ")", "،", ",", "«", "»", "-", "–"})


class _Span(NamedTuple):
    length: Length
    first: int
    last: int
    skip: int
    counted: bool  # a number, a dual or a fraction: a length even without a cue
    article: bool


def _length(unit: str, count: float) -> Length:
    name = unit.split(":")[0]
    if name in {"decade", "century"}:
        return Length(years=10 * count if name == "decade" else 100 * count)
    return Length(**{name + "s": 1.0}).times(count)


def unit_hit(tape: DateTape, at: int, *numbers: str, inner: bool = True) -> Hit | None:
    """A unit of time at a token, of the given grammatical numbers (1, 2, n)."""
    for hit in tape.hits(at):
        if hit.cls == "unit" and not (inner and hit.skip) and (not numbers or hit.value.split(":")[1] in numbers):
            return hit
    return None


def about_at(tape: DateTape, at: int) -> tuple[str, int]:
    """نحو, أكثر من, لا تقل عن before a length: (low, high or about, index after)."""
    found = cue_at(tape, at) if tape.kind(at) == "word" else None
    return found if found is not None and found[0] in {"low", "high", "about"} else ("", at)


def _counted(tape: DateTape, at: int, joined: bool) -> _Span | None:
    """ثلاثة أيام, 30 يوما, الـ30 يوما, نصف سنة."""
    start = at
    if joined and tape.text(at) == AND:
        start = at + 1
    number = number_at(tape, start)
    if number is None or number.value is None or number.kind == "ordinal":
        return None
    glue = _joined_ok(tape, number, joined, start > at)
    if not glue:
        return None
    unit = unit_hit(tape, number.last)
    if unit is None or (unit.value == "year:1" and _dated(tape, unit)):
        return None
    if unit.article and number.kind != "fraction" and number.value < 2:
        return None
    length = _length(unit.value, number.value)
    return _Span(length, number.first, unit.last, number.skip, True, number.article)


def _joined_ok(tape: DateTape, number: Number, joined: bool, split: bool) -> bool:
    """A further length has "and" before it, glued or apart, and no other clitic; a first one may have any."""
    numeral = tape.numeral(number.first)
    conjunction = numeral is not None and numeral.conjunction
    return not joined or split or conjunction


def _unit_alone(tape: DateTape, at: int, joined: bool, single: bool) -> _Span | None:
    """شهرين, عام واحد, يوم كامل; with `single` also شهر."""
    start, glued = (at + 1, True) if joined and tape.text(at) == AND else (at, False)
    for hit in tape.hits(start):
        if hit.cls != "unit" or (joined and not (glued or hit.conjunction)):
            continue
        number = hit.value.split(":")[1]
        if number == "2":
            after = tape.numeral(hit.last)
            last = hit.last + 1 if after is not None and after.kind == "unit" and after.value == 2 else hit.last
            full = tape.inner(last, "full")
            return _Span(_length(hit.value, 2), start, full.last if full else last, hit.skip, True, hit.article)
        if number == "1" and not _dated(tape, hit):
            full = tape.inner(hit.last, "full")
            if full is not None:
                return _Span(_length(hit.value, 1), start, full.last, hit.skip, True, hit.article)
            if single and not hit.article and not _other_reading(tape, hit):
                return _Span(_length(hit.value, 1), start, hit.last, hit.skip, False, False)
    return None


def _other_reading(tape: DateTape, hit: Hit) -> bool:
    """بعد عقد اتفاق: عقد is "holding" unless nothing follows that could be held."""
    if not hit.value.startswith(("decade", "century")):
        return False
    return tape.kind(hit.last) == "word" and not tape.among(hit.last, "of")


def _dated(tape: DateTape, hit: Hit) -> bool:
    """منذ عام 1984, قبل يوم الأربعاء, منذ يوم 12 مايو: a date follows, so that the unit is no length."""
    at = hit.last + (tape.text(hit.last) in {"(", ","})
    if hit.value.startswith("year"):
        return tape.kind(at) == "number" and len(tape.text(at)) == 4
    if not hit.value.startswith(("day", "month")):
        return False
    return tape.kind(at) == "number" or any(
        h.cls in {"weekday", "day", "holiday", "month", "hijri"} for h in tape.hits(at)
    )


def _fraction_tail(tape: DateTape, span: _Span) -> _Span:
    """سنتين ونصف السنة, ساعة ونصف, عام وربع العام: a half of the last unit, its name repeated or not."""
    at = span.last
    split = tape.text(at) == AND
    number = number_at(tape, at + split)
    if number is None or number.kind != "fraction" or number.value is None:
        return span
    numeral = tape.numeral(number.first)
    if not split and not (numeral is not None and numeral.conjunction):
        return span
    unit = unit_hit(tape, number.last, "1")
    last = unit.last if unit is not None else number.last
    if unit is not None:
        return span._replace(length=span.length.plus(_length(unit.value, number.value)), last=last, counted=True)
    used = [n for n, part in enumerate(span.length) if part]
    part = Length(*(1.0 if n == used[-1] else 0.0 for n in range(7))).times(number.value)
    return span._replace(length=span.length.plus(part), last=last, counted=True)


def length_at(tape: DateTape, at: int, *, single: bool = False) -> _Span | None:
    """The longest length that begins at a token: سنة و3 أشهر, أربع سنوات ونصف السنة, شهرين."""
    span = _counted(tape, at, joined=False) or _unit_alone(tape, at, joined=False, single=single)
    if span is None:
        return None
    span = _fraction_tail(tape, span)
    while True:
        joint = span.last + (tape.text(span.last) in {",", "،"} and tape.bare)
        more = _counted(tape, joint, True) or _unit_alone(tape, joint, True, single=tape.bare or single)
        if more is None and (joint > span.last or tape.bare):
            more = _counted(tape, joint, joined=False)
        if more is None or _smallest(more.length) == _smallest(span.length):
            return span
        counted = span.counted or more.counted
        span = _fraction_tail(
            tape, _Span(span.length.plus(more.length), span.first, more.last, span.skip, counted, span.article)
        )


def _smallest(length: Length) -> int:
    return max((n for n, part in enumerate(length) if part), default=-1)


def _shifted(tape: DateTape, at: int) -> bool:
    """خلال الأسابيع الأربعة الماضية: the adjective makes a date of the length."""
    return any(hit.cls == "shift" and hit.article and not hit.skip for hit in tape.hits(at))


def _event_after(tape: DateTape, at: int) -> bool:
    """من توقيع الاتفاق: the length is counted from an act that follows."""
    return tape.among(at, "counted_from") and tape.inner(at, "now") is None


def _now_after(tape: DateTape, at: int) -> tuple[bool, int]:
    hit = tape.inner(at, "now")
    if hit is None and tape.among(at, "of"):
        hit = tape.inner(at + 1, "now")
    return (True, hit.last) if hit is not None else (False, at)


def distance_at(tape: DateTape, at: int) -> Found | None:
    """قبل ثلاثة أيام, منذ أسبوعين, بعد أسبوعين من الآن, قبل قرابة السنتين ونصف السنة."""
    cue = tape.hit(at, "back", "forward")
    if cue is None:
        return None
    about, start = about_at(tape, cue.last)
    span = length_at(tape, start, single=True)
    if span is None or span.skip or _shifted(tape, span.last):
        return None
    now, last = _now_after(tape, span.last)
    event = not now and _event_after(tape, last)
    since = cue.value == "since"
    if tape.among(last, "gone"):
        last += 1
    sign = 1 if cue.cls == "forward" else -1
    rule = "distance.since" if since else "distance.ago" if sign < 0 else "distance.ahead"
    return Found(Distance(sign, span.length, about, event and not since, since), at, last, cue.skip, rule)


def lasting_at(tape: DateTape, at: int) -> Found | None:
    """خلال 90 يوما, في غضون شهر, لمدة عامين, على مدى أربع سنوات, طوال العام."""
    cue = next((hit for hit in tape.hits(at) if hit.cls in {"within", "lasting"}), None)
    if cue is None:
        return None
    about, start = about_at(tape, cue.last)
    within = cue.cls == "within"
    span = length_at(tape, start, single=True)
    if span is None and cue.value == "full":
        unit = unit_hit(tape, start, "1")
        if unit is not None and unit.article:
            span = _Span(_length(unit.value, 1), start, unit.last, 0, True, True)
    if span is None or span.skip or _shifted(tape, span.last):
        return None
    event = within and (_event_after(tape, span.last) or tape.inner(span.last, "forward") is not None)
    rule = "duration.within" if within else "duration.lasting"
    return Found(Lasting(span.length, about, within, event), at, span.last, cue.skip, rule)


def plain_at(tape: DateTape, at: int) -> Found | None:
    """أربع سنوات, شهرين, 33 عاما, أكثر من شهرين: a length without a cue; never an age."""
    span = length_at(tape, at, single=True)
    if span is None or not span.counted or _is_age(tape, span):
        return None
    if tape.cue_before(span.first, "habit") is not None:
        return None
    now, last = _now_after(tape, span.last)
    if now:
        return Found(Distance(0, span.length), span.first, last, span.skip, "distance.now")
    return Found(Lasting(span.length), span.first, span.last, span.skip, "duration.plain")


def _is_age(tape: DateTape, span: _Span) -> bool:
    """البالغ 33 عاما, عن عمر 70 عاما, (45 عاما), 40 سنة من العمر."""
    if tape.cue_before(span.first, "age") is not None or tape.cue_at(span.last + 1, "age") is not None:
        return True
    if any(tape.cue_at(at, "age") for at in range(max(0, span.first - 4), span.first)) and span.length.years:
        return True
    years = bool(span.length.years) and not span.length.months and 3 <= span.length.years <= 110
    opened, closed = tape.text(span.first - 1), tape.text(span.last)
    return years and opened in _ASIDE and (closed in _ASIDE or opened == "(")
