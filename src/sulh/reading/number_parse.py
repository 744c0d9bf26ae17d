"""A bare phrase that is one number: words, digits, fractions, percent, signs (`sulh.parse_number`)."""

from __future__ import annotations

import re
from typing import NamedTuple

from sulh.reading.items import Quantity
from sulh.reading.number_counts import cue_at
from sulh.reading.number_grammar import Number, is_fraction_word, number_at
from sulh.reading.number_tape import GLUE, Tape
from sulh.reading.number_units import load_units
from sulh.span import Span
from sulh.text.folded import folded
from sulh.text.tokens import tokenise

__all__ = ["number_value", "parse_number"]

# -1.5e10 and 2.5^-1: a number in scientific or power notation.
_POWER = re.compile(r"([+-]*)(\d+(?:[.,]\d+)?)(e|\^)([+-]*)(\d{1,3}(?:[.,]\d+)?)")
_COMMON = re.compile(r"(\d+)/(\d+)")
_MINUS = frozenset("-−–")


class _Value(NamedTuple):
    value: float | None
    low: float | None
    high: float | None
    last: int
    kind: str


def _power(text: str) -> float | None:
    match = _POWER.fullmatch(text)
    if match is None:
        return None
    signs, base, mark, power_signs, power = match.groups()
    value = float(base.replace(",", "."))
    exponent = float(power.replace(",", "."))
    if power_signs.count("-") % 2:
        exponent = -exponent
    try:
        value = value * 10.0**exponent if mark == "e" else float(value**exponent)
    except (OverflowError, ZeroDivisionError):
        return None
    return -value if signs.count("-") % 2 else value


def _common(tape: Tape, at: int) -> float | None:
    """4/5."""
    match = _COMMON.fullmatch(tape.text(at)) if tape.kind(at) == "number" else None
    if match is None or int(match[2]) == 0:
        return None
    return int(match[1]) / int(match[2])


def _sign(tape: Tape, at: int) -> tuple[int, int]:
    text = tape.text(at)
    if text in _MINUS:
        return -1, at + 1
    if text == "+":
        return 1, at + 1
    numeral = tape.numeral(at)
    return (-1, at + 1) if numeral is not None and numeral.kind == "sign" else (1, at)


def _point_first(tape: Tape, at: int) -> _Value | None:
    """.25 without a zero before it."""
    if tape.text(at) in {".", ","} and tape.touching(at) and tape.text(at + 1).isdecimal():
        return _Value(float(f"0.{tape.text(at + 1)}"), None, None, at + 2, "fraction")
    return None


def _denominator(tape: Tape, number: Number) -> tuple[float, int] | None:
    """ثلاثة وعشرون خمس (23/5), ثلاثة أخماس: a number and the part that it counts."""
    numeral = tape.numeral(number.last)
    if numeral is None or numeral.conjunction or numeral.preposition or number.value is None:
        return None
    if is_fraction_word(tape, number.last) and numeral.value < 0.5:
        return number.value * numeral.value, number.last + 1
    if numeral.kind in {"unit", "ten"} and 5 <= numeral.value <= 10 and number.last + 1 == tape.size:
        return number.value / numeral.value, number.last + 1
    return None


def _simple(tape: Tape, at: int) -> _Value | None:
    """A number with its fraction: 3, ١ ٤/٥, مئة وثلاثة أرباع."""
    common = _common(tape, at)
    if common is not None:
        whole = number_at(tape, at + 1)
        if whole is not None and whole.value is not None and whole.last == tape.size and whole.digits:
            return _Value(common + whole.value, None, None, whole.last, "fraction")
        return _Value(common, None, None, at + 1, "fraction")
    number = number_at(tape, at)
    if number is None:
        return _point_first(tape, at)
    if number.value is None:
        return _Value(None, number.low, number.high, number.last, number.kind)
    common = _common(tape, number.last) if number.digits else None
    if common is not None:
        return _Value(number.value + common, None, None, number.last + 1, "fraction")
    part = _denominator(tape, number)
    if part is not None:
        return _Value(part[0], None, None, part[1], "fraction")
    return _Value(number.value, None, None, number.last, number.kind)


def _ratio(tape: Tape, value: _Value) -> _Value:
    """واحد من عشرة, 1 على 3, جزء من مئة."""
    at = value.last
    if (cue := cue_at(tape, at)) is not None and cue[0] == "percent":
        return value
    if tape.small(at, "part"):
        at += 1
    if not tape.small(at, "ratio") or value.value is None:
        return value
    whole = _simple(tape, at + 1)
    if whole is None or not whole.value or whole.kind == "ordinal":
        return value
    return _Value(value.value / whole.value, None, None, whole.last, "fraction")


def _tail(tape: Tape, at: int, unit: str | None) -> tuple[str | None, str, int]:
    """What may follow the number: percent, a counted noun with its country, "at least": (unit, bound, index after)."""
    bound = ""
    while at < tape.size:
        cue = cue_at(tape, at)
        if cue is not None and cue[0] in {"percent", "low_after", "high_after"}:
            kind, at = cue
            unit, bound = ("percent", bound) if kind == "percent" else (unit, kind.removesuffix("_after"))
            continue
        noun = load_units().lookup(tape.texts[at])
        if noun is None or unit is not None:
            break
        code = load_units().currency(tape.texts[at], tape.text(at + 1)) if noun.cls == "money" else None
        unit, at = code or noun.unit, at + (2 if code else 1)
    while at < tape.size and tape.kind(at) == "mark":
        at += 1
    return unit, bound, at


def _head(tape: Tape) -> tuple[int, str, str | None, int]:
    """What may come first: (index after, bound, unit, sign)."""
    at, bound, unit, sign = 0, "", None, 1
    while at < tape.size:
        if tape.small(at, "filler") or tape.small(at, "share"):
            unit = "percent" if tape.small(at, "share") else unit
            at += 1
            continue
        cue = cue_at(tape, at)
        if cue is not None and cue[0] in {"low", "high", "about", "percent"}:
            unit, bound = ("percent", bound) if cue[0] == "percent" else (unit, cue[0])
            at = cue[1]
            continue
        factor, after = _sign(tape, at)
        if after == at:
            break
        sign, at = sign * factor, after
    if tape.small(at, "part") and tape.small(at + 1, "of"):
        return at, bound, unit, sign
    if tape.text(at) == "ال" or (tape.text(at) in GLUE and tape.kind(at + 1) == "number"):
        at += 0 if tape.glued(at) else 1
    return at, bound, unit, sign


def number_value(tape: Tape, at: int) -> tuple[float, int] | None:
    """The value of a number with sign and fraction that begins at a token, and the index after it."""
    sign, start = _sign(tape, at)
    found = _simple(tape, start) if start < tape.size else None
    if found is None or found.value is None:
        return None
    ratio = _ratio(tape, found)
    return (sign * ratio.value, ratio.last) if ratio.value is not None else None


def parse_number(text: str) -> Quantity | None:
    """The number that a phrase is: `.value`, or `.low` and `.high` where the words give bounds only.

    Ordinals count too (الحادي والعشرون is 21).  None for a phrase that is no number, or several.
    """
    if not text.strip():
        return None
    form = folded(text)
    span = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    power = _power(form.text.strip())
    if power is not None:
        return Quantity(span, span.of(text), power, None, None, None, "number.power")
    tape = Tape(text, tokenise(form))
    at, bound, unit, sign = _head(tape)
    found: _Value | None
    if tape.small(at, "part") and tape.small(at + 1, "of"):
        found = _ratio(tape, _Value(1.0, None, None, at, "cardinal"))
    else:
        found = _simple(tape, at)
        found = found and _ratio(tape, found)
    if found is None:
        return None
    unit, after, last = _tail(tape, found.last, unit)
    if last < tape.size and any(tape.kind(n) == "number" or tape.numeral(n) for n in range(last, tape.size)):
        return None
    value = None if found.value is None else sign * found.value
    bound = after or bound
    low = value if bound == "low" else found.low
    high = value if bound == "high" else found.high
    rule = ".".join(("number", found.kind, *([bound] if bound else [])))
    return Quantity(span, span.of(text), value, low, high, unit, rule)
