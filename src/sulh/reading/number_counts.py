"""What a number counts: its bounds, its noun, what befell the people counted (ar:D2-D4)."""

from __future__ import annotations

from typing import NamedTuple

from sulh.reading.number_grammar import Number, number_at
from sulh.reading.number_tape import AND, Tape
from sulh.reading.number_units import Unit, load_cues, load_units

__all__ = [
    "Bound",
    "Noun",
    "bound_before",
    "counted_before",
    "cue_at",
    "cue_ends",
    "fate_before",
    "fate_of",
    "noun_after",
    "others_after",
    "second_number",
]

_STOPS = frozenset({".", "!", "?", "؟", "…", "\n", "؛", ":"})
_DASHES = frozenset({"-", "–", "—", "~"})
_REACH = 6
_COUNT_REACH = 8


class Bound(NamedTuple):
    """low, high or about before a number, and the token where the words begin."""

    kind: str
    first: int


class Noun(NamedTuple):
    """The counted noun after a number: unit, class, index after it."""

    unit: str
    cls: str
    last: int


def cue_at(tape: Tape, at: int) -> tuple[str, int] | None:
    """(class, index after) of a cue phrase that begins at a token, whatever clitic it carries."""
    return load_cues().first(tape.texts, at) if 0 <= at < tape.size else None


def cue_ends(tape: Tape, at: int, *classes: str) -> tuple[str, int] | None:
    """(class, where it begins) of a cue phrase that ends right before a token."""
    for back in (4, 3, 2, 1):
        found = cue_at(tape, at - back)
        if found is not None and found[1] == at and found[0] in classes:
            return found[0], at - back
    return None


def bound_before(tape: Tape, first: int) -> Bound | None:
    """أكثر من, ما لا يقل عن, نحو before a number."""
    found = cue_ends(tape, first, "low", "high", "about", "low_after", "high_after")
    if found is None or tape.texts[first].startswith(AND):  # "five at least and twenty": not of the twenty
        return None
    return Bound(found[0].removesuffix("_after"), found[1])


def _unit_at(tape: Tape, at: int) -> Unit | None:
    if tape.kind(at) != "word":
        return None
    unit = load_units().lookup(tape.texts[at])
    return unit if unit is not None and not unit.skip else None


def noun_after(tape: Tape, number: Number) -> Noun | None:
    """The noun that a number counts: 30 جنديا, الآلاف من المرتزقة, 20 مليار دولار أمريكي, 5 في المئة."""
    at = number.last
    if tape.text(number.first - 1) == "%":
        return Noun("percent", "percent", at)
    percent = cue_at(tape, at)
    if percent is not None and percent[0] == "percent":
        return Noun("percent", "percent", percent[1])
    if tape.text(at) in {"$", "€", "£"}:
        return Noun({"$": "USD", "€": "EUR", "£": "GBP"}[tape.texts[at]], "money", at + 1)
    unit = _unit_at(tape, at)
    last = at + 1
    if unit is None and tape.small(at, "of"):
        return _out_of_many(tape, number)
    if unit is None:
        return _nisba(tape, number)
    if not _fits(number, unit):
        return None
    code = load_units().currency(tape.texts[at], tape.text(at + 1)) if unit.cls == "money" else None
    return Noun(code or unit.unit, unit.cls, last + 1 if code else last)


def _out_of_many(tape: Tape, number: Number) -> Noun | None:
    """الآلاف من المرتزقة, ثلاثة من عناصر الشرطة, مئات من القوات."""
    at = number.last + 1
    unit = _unit_at(tape, at)
    if unit is None or unit.number not in {"many", "two_or_many"}:
        return None
    last = at + 1 if number.kind == "vague" or number.article else number.last
    return Noun(unit.unit, unit.cls, last)


def _nisba(tape: Tape, number: Number) -> Noun | None:
    """ثلاثة فرنسيين, خمسة حوثيين: a relative adjective in the sound plural after 3-10 counts people."""
    text = tape.text(number.last)
    few = number.value is not None and 3 <= number.value <= 10 and number.scale == 1
    if tape.kind(number.last) == "word" and few and len(text) > 5 and text.endswith(("يين", "يون")):
        return Noun("people", "person", number.last + 1)
    return None


def _fits(number: Number, unit: Unit) -> bool:
    """A definite noun follows only a vague number (عشرات الضحايا) or one in its construct."""
    return number.kind == "vague" or not unit.article or number.article


def second_number(tape: Tape, number: Number, between: bool) -> Number | None:
    """The far end of a range: بين 20 و30, من 20 إلى 30, 20-30, ثلاثة أو أربعة."""
    at = number.last
    text = tape.text(at)
    if text in _DASHES or tape.small(at, "to") or tape.small(at, "or"):
        second = number_at(tape, at + 1)
    elif between:
        second = number_at(tape, at + 1) if text == AND else number_at(tape, at) if text.startswith(AND) else None
    else:
        return None
    if second is None or second.value is None or second.kind != "cardinal" or number.value is None:
        return None
    return second


def _sentence(tape: Tape, at: int) -> bool:
    return not 0 <= at < tape.size or tape.texts[at] in _STOPS


def fate_of(tape: Tape, first: int, last: int) -> str | None:
    """killed, wounded, arrested ...: the nearest word for it before the number, else right after its noun."""
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if _sentence(tape, at):
            break
        found = cue_at(tape, at)
        if found is not None and found[0].startswith("fate:") and found[1] <= first:
            return found[0][5:]
        if tape.numeral(at) is not None or tape.kind(at) == "number":
            break
    for at in range(last, min(tape.size, last + 3)):
        if _sentence(tape, at) or tape.texts[at] == "،":
            break
        unit = load_units().lookup(tape.texts[at])
        if unit is not None and unit.cls == "victim" and not unit.article and unit.number in {"many", "one_accusative"}:
            return unit.unit
        found = cue_at(tape, at)
        if found is not None and found[0].startswith("fate:") and not tape.texts[at].startswith(AND):
            return found[0][5:]
    return None


def counted_before(tape: Tape, first: int) -> str | None:
    """عدد المتظاهرين تجاوز بضع مئات: the noun after "number of", a few words before the number."""
    for at in range(first - 1, max(-1, first - _COUNT_REACH), -1):
        if _sentence(tape, at) or tape.numeral(at) is not None or tape.kind(at) == "number":
            return None
        if tape.small(at, "count_of"):
            unit = load_units().lookup(tape.text(at + 1))
            return unit.unit if unit is not None and unit.cls != "none" and unit.article else None
    return None


def fate_before(tape: Tape, first: int) -> str | None:
    """The fate told right before a number, only words like نحو between: مقتل نحو 20."""
    bound = bound_before(tape, first)
    at = bound.first if bound is not None else first
    for back in (1, 2):
        found = cue_at(tape, at - back)
        if found is not None and found[0].startswith("fate:") and found[1] == at:
            return found[0][5:]
    return None


def others_after(tape: Tape, at: int) -> bool:
    """آخرين after a number: people of the kind told before."""
    return tape.small(at, "others")
