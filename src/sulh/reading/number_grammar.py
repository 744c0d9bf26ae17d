"""How number words and digits make one number (ar:D1): `number_at` reads the longest number that begins at a token."""

from __future__ import annotations

import re
from typing import NamedTuple

from sulh.lexicon.numerals import Numeral
from sulh.reading.number_tape import AND, GLUE, Tape

__all__ = ["Number", "digits_at", "digits_value", "is_fraction_word", "number_at"]

_PLAIN = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_ARABIC_COMMA = "\u060c"
_TENTHS = 1e15


class Number(NamedTuple):
    """A number over tokens [first, last) without `skip` letters of the first.

    `value` is None for a vague one (عشرات), which has bounds instead.  `scale` is the scale word that closes it (1 when
    there is none): in "32 to 30 billion" the first number borrows it.
    """

    first: int
    last: int
    skip: int
    value: float | None
    low: float | None
    high: float | None
    kind: str  # cardinal | ordinal | fraction | vague
    scale: float
    digits: bool
    article: bool
    preposition: str


class _Part(NamedTuple):
    value: float
    last: int
    room: float  # what may follow with "and" must be smaller than this
    scale: float
    ordinal: bool = False
    digits: bool = False


def digits_value(text: str, original: str = "") -> float | None:
    """Digits with separators: 1,500 and 1.5 and 12,5 and 1.500,75; None where the marks make no number."""
    if not _PLAIN.fullmatch(text):
        return None
    if text.isdecimal():
        return float(text)
    if "\u066c" in original or "\u066b" in original:  # Arabic thousands and decimal marks say which is which
        return float(text.replace(",", ""))
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        point = "." if text.rfind(".") > text.rfind(",") else ","
        rest = text.replace("," if point == "." else ".", "")
        return float(rest.replace(",", ".")) if rest.count(point) == 1 else None
    if commas:
        if _THOUSANDS.fullmatch(text):
            return float(text.replace(",", ""))
        return float(text.replace(",", ".")) if commas == 1 else None
    if dots == 1:
        return float(text)
    groups = text.split(".")
    return float("".join(groups)) if all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 else None


def digits_at(tape: Tape, at: int) -> tuple[float, int] | None:
    """A number in digits, also one that the tokeniser cuts: 1 234 567 and 26،013."""
    if tape.kind(at) != "number":
        return None
    piece = tape.pieces[at]
    text, last = piece.text, at + 1
    if text.isdecimal() and len(text) <= 3 and text[0] != "0":
        while (step := _next_group(tape, last)) is not None:
            text, last = text + tape.texts[step - 1].replace(",", "."), step
            if "." in text:
                break
        if last > at + 1:
            return float(text), last
    value = digits_value(text, tape.original[piece.start : piece.end])
    return None if value is None else (value, last)


def _next_group(tape: Tape, at: int) -> int | None:
    """Index after a further group of three digits, or None."""
    if at >= tape.size:
        return None
    if tape.texts[at] == _ARABIC_COMMA and tape.touching(at - 1) and tape.touching(at):
        at += 1
    elif tape.kind(at) != "number" or tape.gap(at - 1) not in {" ", "\u00a0", "\u2009", "\u202f"}:
        return None
    text = tape.text(at)
    head, mark, tail = text.partition(",") if "," in text else text.partition(".")
    good = len(head) == 3 and head.isdecimal() and (not mark or tail.isdecimal())
    return (
        at + 1
        if good and not (tape.kind(at + 1) == "number" and len(tape.text(at + 1)) > 3 and tape.gap(at) == " ")
        else None
    )


def _word(tape: Tape, at: int, joined: bool) -> tuple[Numeral, int] | None:
    """The number word at `at` and its index, with "and" before it or without, and without any preposition."""
    if joined and tape.text(at) == AND:
        at, joined = at + 1, False
    numeral = tape.numeral(at)
    if numeral is None or numeral.preposition:
        return None
    if joined and not numeral.conjunction and _hidden_and(tape, at, numeral):
        return numeral._replace(kind="one", conjunction=True), at
    return (numeral, at) if numeral.conjunction is joined else None


def _hidden_and(tape: Tape, at: int, numeral: Numeral) -> bool:
    """وأحد عشر folds to واحد عشر: the first letter is an "and" all the same."""
    after = tape.numeral(at + 1)
    return numeral.kind == "unit" and numeral.value == 1 and after is not None and after.kind == "ten"


def _first(tape: Tape, at: int, joined: bool, head: bool) -> tuple[Numeral, int] | None:
    """Like `_word`; the head of the whole number may carry any clitic."""
    if head:
        numeral = tape.numeral(at)
        return (numeral, at) if numeral is not None else None
    return _word(tape, at, joined)


def is_fraction_word(tape: Tape, at: int) -> bool:
    """A denominator that stands right after its numerator (أرباع, أخماس)."""
    numeral = tape.numeral(at)
    return numeral is not None and numeral.kind == "fraction" and not numeral.conjunction and not numeral.preposition


def _below_hundred(tape: Tape, at: int, joined: bool, head: bool) -> _Part | None:
    found = _first(tape, at, joined, head)
    if found is None:
        return None
    numeral, at = found
    kind, value, ordinal = numeral.kind, numeral.value, numeral.kind == "ordinal"
    if kind in {"tens", "zero", "ten"}:
        return _Part(value, at + 1, 0, 1)
    if kind not in {"unit", "one", "teen", "ordinal"}:
        return None
    after = _word(tape, at + 1, joined=False)
    if after is not None and after[0].kind == "ten" and not after[0].article and value < 10:
        return _Part(10 + value, at + 2, 0, 1, ordinal)
    if kind != "teen":
        after = _word(tape, at + 1, joined=True)
        if after is not None and after[0].kind == "tens" and value < 10:
            return _Part(value + after[0].value, after[1] + 1, 0, 1, ordinal)
    if kind in {"teen", "one"}:
        return None
    return _Part(value, at + 1, 0, 1, ordinal)


def _hundreds(tape: Tape, at: int, joined: bool, head: bool) -> _Part | None:
    """A hundred: مئة, ثلاثمئة, ثلاث مئة, 3 مئة."""
    digits = _digits(tape, at, joined)
    if digits is not None:
        after = _word(tape, digits.last, joined=False)
        if after is not None and after[0].kind == "hundred" and not after[0].article and digits.value >= 1:
            return _Part(digits.value * 100, after[1] + 1, 100, 1, digits=True)
        return None
    found = _first(tape, at, joined, head)
    if found is None:
        return None
    numeral, at = found
    if numeral.kind in {"hundred", "hundreds"}:
        return _Part(numeral.value, at + 1, 100, 1)
    if numeral.kind == "unit" and 3 <= numeral.value <= 9:
        after = _word(tape, at + 1, joined=False)
        if after is not None and after[0].kind == "hundred":
            return _Part(numeral.value * 100, at + 2, 100, 1)
    return None


def _digits(tape: Tape, at: int, joined: bool) -> _Part | None:
    if joined:
        if tape.text(at) != AND:
            return None
        at += 1
    found = digits_at(tape, at)
    return None if found is None else _Part(found[0], found[1], 0, 1, digits=True)


def _group(tape: Tape, at: int, joined: bool, head: bool) -> _Part | None:
    """What may stand before a scale word: 1-999 in words, or digits."""
    hundreds = _hundreds(tape, at, joined, head)
    if hundreds is None:
        return _digits(tape, at, joined) or _below_hundred(tape, at, joined, head)
    rest = _below_hundred(tape, hundreds.last, joined=True, head=False) or _digits(tape, hundreds.last, joined=True)
    if rest is None or rest.value >= 100 or (rest.value < 10 and is_fraction_word(tape, rest.last)):
        return hundreds
    digits = hundreds.digits or rest.digits
    if rest.digits and not hundreds.digits:
        return hundreds
    return _Part(hundreds.value + rest.value, rest.last, 0, 1, rest.ordinal, digits)


def _segment(tape: Tape, at: int, joined: bool, head: bool) -> _Part | None:
    """A group with its scale words (خمسة آلاف, مئة ألف تريليون), a scale word alone (ألف) or its dual (ألفان)."""
    part = _group(tape, at, joined, head)
    if part is None:
        found = _first(tape, at, joined, head)
        if found is None or found[0].kind not in {"scale", "dual"}:
            return None
        numeral, at = found
        scale = numeral.value if numeral.kind == "scale" else numeral.value / 2
        part = _Part(numeral.value, at + 1, scale, scale)
        if numeral.kind == "dual":
            return part
    if part.ordinal:
        return part
    while True:
        after = _word(tape, part.last, joined=False)
        if after is None or after[0].kind not in {"scale", "scales"} or after[0].value <= part.scale > 1:
            return part
        scale = after[0].value
        part = _Part(part.value * scale, after[1] + 1, scale, part.scale * scale, False, part.digits)


def _loose_hundred(tape: Tape, at: int) -> _Part | None:
    """ألف خمسمئة: a hundred may follow a thousand without "and"."""
    part = _hundreds(tape, at, joined=False, head=False)
    return part if part is not None and part.value >= 200 else None


def _sum(tape: Tape, at: int) -> _Part | None:
    """Segments joined by "and", each smaller than the scale before it."""
    whole = _segment(tape, at, joined=False, head=True)
    if whole is None:
        return None
    while whole.room > 1:
        part = _segment(tape, whole.last, joined=True, head=False)
        if part is None and whole.room >= 1000 and _loose_hundred(tape, whole.last):
            part = _segment(tape, whole.last, joined=False, head=False)
        if part is None or part.value >= whole.room or is_fraction_word(tape, part.last):
            break
        if part.digits and not whole.digits and part.scale == 1:
            break
        room = min(part.room, whole.room)
        whole = _Part(whole.value + part.value, part.last, room, part.scale, part.ordinal, whole.digits or part.digits)
    return whole


def _with_fraction(tape: Tape, part: _Part) -> _Part:
    """واحد ونصف, مليون ونصف المليون, مئة وثلاثة أرباع."""
    after = _word(tape, part.last, joined=True)
    if after is None:
        return part
    numeral, at = after
    if numeral.kind == "fraction" and not numeral.article:
        last = at + 1
        tail = _word(tape, last, joined=False)
        if tail is not None and tail[0].kind == "scale" and tail[0].value == part.scale > 1:
            last += 1
        return _Part(part.value + numeral.value * part.scale, last, 0, part.scale, False, part.digits)
    if numeral.kind == "unit" and is_fraction_word(tape, at + 1):
        share = tape.numerals[at + 1]
        assert share is not None
        return _Part(part.value + numeral.value * share.value * part.scale, at + 2, 0, 1, False, part.digits)
    return part


def _with_decimals(tape: Tape, part: _Part) -> _Part:
    """خمسة فاصلة اثنان, 1 فاصلة 1."""
    point = _word(tape, part.last, joined=False)
    if point is None or point[0].kind != "point" or part.value != int(part.value):
        return part
    tail = _below_hundred(tape, point[1] + 1, joined=False, head=False) or _digits(tape, point[1] + 1, joined=False)
    if tail is None or tail.value != int(tail.value) or tail.value >= _TENTHS:
        return part
    return _Part(float(f"{int(part.value)}.{int(tail.value)}"), tail.last, 0, 1, False, True)


def _fraction(tape: Tape, at: int) -> tuple[float, int] | None:
    """نصف, ثلثي, ثلاثة أرباع."""
    numeral = tape.numeral(at)
    if numeral is None:
        return None
    if numeral.kind == "fraction":
        return numeral.value, at + 1
    if numeral.kind == "unit" and is_fraction_word(tape, at + 1):
        share = tape.numerals[at + 1]
        assert share is not None
        return numeral.value * share.value, at + 2
    return None


def _vague(tape: Tape, at: int) -> tuple[float | None, float | None, int, float] | None:
    """عشرات, مئات الآلاف, بضع مئات, الملايين: (low, high, index after, scale)."""
    numeral = tape.numeral(at)
    if numeral is None:
        return None
    last = at + 1
    if numeral.kind == "scales":
        low: float | None = 2 * numeral.value
        high, scale = None, numeral.value
    elif numeral.kind == "vague":
        low, high, scale = numeral.low, numeral.high, 1.0
        while (after := _word(tape, last, joined=False)) is not None:
            kind = after[0].kind
            factor = {"scale": after[0].value, "scales": after[0].value}.get(kind)
            if kind == "vague" and numeral.high is not None and after[0].low:
                factor = after[0].low / 2
            if factor is None:
                break
            low, high, scale = low and low * factor, high and high * factor, scale * factor
            last = after[1] + 1
    else:
        return None
    return low, high, last, scale


def number_at(tape: Tape, at: int) -> Number | None:
    """The longest number that begins at token `at`, which may carry clitics; None if none begins there."""
    glued = tape.glued(at)
    start, skip = (at + 1, GLUE[tape.texts[at]]) if glued else (at, 0)
    numeral = tape.numeral(start)
    if not glued and numeral is None and tape.kind(at) != "number":
        return None
    article = glued and "ال" in tape.texts[at]
    preposition = ""
    if numeral is not None:
        skip, article, preposition = numeral.skip, numeral.article, numeral.preposition
    first = start if glued and skip == len(tape.texts[at]) else at
    if glued and first == start:
        skip = 0
    return _read(tape, start, first, skip, article, preposition)


def _read(tape: Tape, start: int, first: int, skip: int, article: bool, preposition: str) -> Number | None:
    fraction = _fraction(tape, start)
    if fraction is not None:
        value, last = fraction
        after = _word(tape, last, joined=False)
        if after is not None and after[0].kind == "scale":  # half a million is a count, no fraction
            scale = after[0].value
            return Number(
                first, last + 1, skip, value * scale, None, None, "cardinal", scale, False, article, preposition
            )
        return Number(first, last, skip, value, None, None, "fraction", 1, False, article, preposition)
    vague = _vague(tape, start)
    if vague is not None:
        low, high, last, scale = vague
        return Number(first, last, skip, None, low, high, "vague", scale, False, article, preposition)
    part = _sum(tape, start)
    if part is None:
        return None
    part = _with_decimals(tape, part)
    if not part.ordinal:
        part = _with_fraction(tape, part)
    kind = "ordinal" if part.ordinal else "cardinal"
    return Number(first, part.last, skip, part.value, None, None, kind, part.scale, part.digits, article, preposition)
