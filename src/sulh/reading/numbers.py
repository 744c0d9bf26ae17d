"""Quantities in Arabic news, each with the words behind it (arabic.md section 4).

`find_numbers` reads a text, `read_numbers` is the reader in the row, `parse_number` a bare phrase.  A number becomes a
quantity when the words say what it counts: people, money, seats, votes, shares, violations, armed groups, distances,
flights, vehicles and arms.  Dates, ages, durations, ordinals, articles and counts of bodies are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sulh.reading.date_context import Options
from sulh.reading.date_tape import DateTape
from sulh.reading.dates import dates_of
from sulh.reading.items import Quantity
from sulh.reading.number_counts import (
    Noun,
    bound_before,
    counted_before,
    cue_at,
    cue_ends,
    fate_before,
    fate_of,
    noun_after,
    others_after,
    second_number,
)
from sulh.reading.number_grammar import Number, digits_value, number_at
from sulh.reading.number_parse import parse_number
from sulh.reading.number_range import read_range
from sulh.reading.number_tape import AND, PROCLITICS, WITH, Tape
from sulh.reading.number_units import Unit, load_units
from sulh.span import Span
from sulh.text.folded import folded
from sulh.text.tokens import tokenise

if TYPE_CHECKING:
    from sulh.reading.page import Page

__all__ = ["find_numbers", "parse_number", "quantities_of", "read_numbers", "read_range"]

_PEOPLE = frozenset({"person", "office", "victim"})
_VOTE_REACH = 8
_DASHED = re.compile(r"(\d[\d.,]*)-(\d[\d.,]*)")
_HURT = frozenset({"killed", "wounded"})
_COUNTED_DUALS = frozenset(
    {"person", "office", "victim", "seat", "vote", "flight", "group", "vehicle", "weapon", "money"}
)
_EXCLUDED = frozenset({"none"})


@dataclass(frozen=True, slots=True)
class _Taken:
    """Stretches of the text that are dates, in order."""

    spans: tuple[Span, ...]

    def holds(self, span: Span) -> bool:
        """The span lies in one of them."""
        return any(taken.overlaps(span) for taken in self.spans)


def _starts_name(tape: Tape, number: Number) -> bool:
    """القرار 2570, المادة 12, رقم 5: the number is a name, unless it counts the noun behind it."""
    if number.kind == "vague" or cue_ends(tape, number.first, "counter") is None:
        return False
    noun = noun_after(tape, number)
    return noun is None or noun.cls in _EXCLUDED


def _quantity(
    tape: Tape, first: int, last: int, skip: int, value: tuple[float | None, float | None, float | None],
    unit: str | None, rule: str,
) -> Quantity:  # fmt: skip
    span = tape.span(first, last, skip)
    return Quantity(span, span.of(tape.original), *value, unit, f"quantity.{rule}")


def _bounded(number: Number, bound: str) -> tuple[float | None, float | None, float | None]:
    if number.value is None:
        return None, number.low, number.high
    low = number.value if bound == "low" else None
    high = number.value if bound == "high" else None
    return number.value, low, high


def _after_bound(tape: Tape, at: int) -> tuple[str, int]:
    """على الأقل after the noun."""
    found = cue_at(tape, at)
    if found is not None and found[0] in {"low_after", "high_after"}:
        return found[0].removesuffix("_after"), found[1]
    return "", at


def _named_unit(tape: Tape, first: int, noun: Noun) -> str:
    """Killed, wounded or arrested where the words say so, else the noun itself."""
    if noun.cls in {"person", "office", "national"}:
        return fate_of(tape, first, noun.last) or noun.unit
    return noun.unit


def _range(tape: Tape, number: Number) -> tuple[Quantity, int] | None:
    """بين 20 و30 قتيلا: one quantity with bounds and no value."""
    opened = cue_ends(tape, number.first, "between")
    second = second_number(tape, number, opened is not None)
    if second is None or second.value is None or number.value is None:
        return None
    noun = noun_after(tape, second)
    if noun is None or noun.cls in _EXCLUDED:
        return None
    low, high = number.value, second.value
    if number.scale == 1 and second.scale > 1 and low < second.scale:
        low *= second.scale
    if low > high:
        low, high = high, low
    unit = _named_unit(tape, number.first, noun)
    return _quantity(tape, number.first, noun.last, number.skip, (None, low, high), unit, "range"), noun.last


def _dashed(tape: Tape, at: int) -> tuple[Quantity, int] | None:
    """20-30 جنديا, written without blanks."""
    match = _DASHED.fullmatch(tape.texts[at])
    if match is None:
        return None
    low, high = digits_value(match[1]), digits_value(match[2])
    if low is None or high is None or low >= high:
        return None
    number = Number(at, at + 1, 0, high, None, None, "cardinal", 1, True, False, "")
    noun = noun_after(tape, number)
    if noun is None or noun.cls in _EXCLUDED:
        return None
    unit = _named_unit(tape, at, noun)
    return _quantity(tape, at, noun.last, 0, (None, low, high), unit, "range"), noun.last


def _with_noun(tape: Tape, number: Number) -> tuple[Quantity, int] | None:
    noun = noun_after(tape, number)
    if noun is None:
        return _without_noun(tape, number)
    if noun.cls in _EXCLUDED:
        return None
    bound = bound_before(tape, number.first)
    after, last = _after_bound(tape, noun.last)
    kind = after or (bound.kind if bound is not None else "")
    unit = _named_unit(tape, number.first, noun)
    rule = ".".join(part for part in (noun.cls, number.kind, kind) if part)
    return _quantity(tape, number.first, noun.last, number.skip, _bounded(number, kind), unit, rule), last


def _without_noun(tape: Tape, number: Number) -> tuple[Quantity, int] | None:
    """جرح 18 آخرون, مقتل أربعة, فرار الملايين, من أصل 329: the words round the number say what it counts."""
    if number.kind == "ordinal" or (number.value is not None and number.value % 1):
        return None
    last = number.last + others_after(tape, number.last)
    fate = fate_of(tape, number.first, last) or counted_before(tape, number.first)
    if fate is None:
        return None
    sure = fate in _SURELY_PEOPLE and fate_before(tape, number.first) == fate
    if tape.kind(number.last) == "word" and not sure and not _may_stand_alone(tape, number):
        return None
    bound = bound_before(tape, number.first)
    kind = bound.kind if bound is not None else ""
    rule = ".".join(part for part in ("fate", number.kind, kind) if part)
    return _quantity(tape, number.first, number.last, number.skip, _bounded(number, kind), fate, rule), last


_SURELY_PEOPLE = frozenset({"killed", "arrested", "kidnapped"})


def _may_stand_alone(tape: Tape, number: Number) -> bool:
    """Nothing that the number could count follows it."""
    if others_after(tape, number.last) or tape.small(number.last, "alone"):
        return True
    return tape.text(number.last).startswith(PROCLITICS)


def _after_its_noun(tape: Tape, number: Number) -> tuple[Quantity, int] | None:
    """جنديين اثنين, شاب واحد: the number only confirms its noun."""
    if number.value not in {1.0, 2.0} or number.digits or number.skip or number.article:
        return None
    at = number.first - 1
    unit = load_units().lookup(tape.text(at))
    wanted = {"two", "two_or_many"} if number.value == 2 else {"one", "one_accusative"}
    if unit is None or unit.number not in wanted or unit.cls in _EXCLUDED or unit.article:
        return None
    named = _named_unit(tape, at, Noun(unit.unit, unit.cls, number.last))
    rule = f"{unit.cls}.confirmed"
    return _quantity(tape, at, number.last, unit.skip, (number.value, None, None), named, rule), number.last


def _confirmed(tape: Tape, at: int) -> bool:
    """The noun is followed by its number (شاب واحد), which will speak for both."""
    numeral = tape.numeral(at + 1)
    return numeral is not None and numeral.kind == "unit" and numeral.value in {1.0, 2.0} and not numeral.skip


def _part_of(tape: Tape, number: Number, previous: Quantity | None) -> Quantity | None:
    """73 مقعدا من أصل 329: the whole has the unit of the part."""
    opened = cue_ends(tape, number.first, "out_of")
    if opened is None or previous is None or number.value is None or opened[1] - 1 < 0:
        return None
    if tape.pieces[opened[1]].start - previous.span.end > 40:
        return None
    values = (number.value, None, None)
    return _quantity(tape, number.first, number.last, number.skip, values, previous.unit, "out_of")


def _is_vote(tape: Tape, first: int) -> bool:
    near = range(max(0, first - _VOTE_REACH), min(tape.size, first + _VOTE_REACH))
    return any((cue := cue_at(tape, at)) is not None and cue[0] == "voting" for at in near)


def _states_voting(tape: Tape, number: Number) -> tuple[Quantity, int] | None:
    """صوتت 14 دولة لصالح القرار: votes, though the noun is a state."""
    if not tape.small(number.last, "state") or not _is_vote(tape, number.first):
        return None
    last = number.last + 1
    return _quantity(tape, number.first, last, number.skip, _bounded(number, ""), "votes", "vote.states"), last


def _from_number(tape: Tape, number: Number, previous: Quantity | None) -> tuple[Quantity | None, int]:
    """The quantity that a number opens, and the token after it."""
    percent = cue_at(tape, number.last)
    share = percent is not None and percent[0] == "percent"
    if number.kind in {"ordinal", "fraction"} and not share:
        return None, number.last
    if _starts_name(tape, number) and not share:
        return None, number.last
    part = _part_of(tape, number, previous)
    if part is not None:
        return part, number.last
    confirmed = _after_its_noun(tape, number)
    if confirmed is not None:
        return confirmed
    found = _range(tape, number) or _states_voting(tape, number) or _with_noun(tape, number)
    if found is None:
        return None, number.last
    return _shared(tape, found[0], previous), found[1]


def _shared(tape: Tape, quantity: Quantity, previous: Quantity | None) -> Quantity:
    """مقتل 12 شخصا و3 جنود: what befell the first befell the second too."""
    if previous is None or not quantity.rule.startswith(("quantity.person", "quantity.national")):
        return quantity
    between = tape.original[previous.span.end : quantity.span.start].strip()
    told = previous.rule.startswith(("quantity.person", "quantity.fate", "quantity.national"))
    plain = quantity.unit in load_units().names
    if between != AND or not told or previous.unit in load_units().names or not plain:
        return quantity
    return replace(quantity, unit=previous.unit)


def _dual(tape: Tape, at: int) -> Quantity | None:
    """قتيلان, جنديين, رحلتين: the noun alone is two; a definite dual (الرئيسان) points at two known ones."""
    unit = load_units().lookup(tape.texts[at])
    if unit is None or unit.number != "two" or unit.article or unit.cls not in _COUNTED_DUALS:
        return None
    if unit.cls == "office" and fate_of(tape, at, at + 1) is None and not _is_vote(tape, at):
        return None
    named = _named_unit(tape, at, Noun(unit.unit, unit.cls, at + 1))
    return _quantity(tape, at, at + 1, unit.skip, (2.0, None, None), named, f"{unit.cls}.dual")


def _single(tape: Tape, at: int) -> Quantity | None:
    """مقتل جندي, خلفت قتيلا: an indefinite singular of somebody counted is one."""
    unit = load_units().lookup(tape.texts[at])
    if unit is None or unit.article or unit.cls not in _PEOPLE or unit.number not in {"one", "one_accusative"}:
        return None
    if _follows_number(tape, at) or not _indefinite(tape, at, unit):
        return None
    if unit.cls == "victim":
        if unit.number == "one_accusative" or (unit.unit in _HURT and _counts(tape, at)):
            return _quantity(tape, at, at + 1, unit.skip, (1.0, None, None), unit.unit, "victim.one")
        return None
    before = cue_at(tape, at - 1)
    if unit.skip or before is None or not before[0].startswith("fate:") or before[1] != at:
        return None
    return _quantity(tape, at, at + 1, 0, (1.0, None, None), before[0][5:], "person.one")


def _one_of(tape: Tape, at: int) -> tuple[Quantity, int] | None:
    """مقتل أحد أفراد القبيلة, أصيبت إحدى الممرضات."""
    numeral = tape.numeral(at)
    unit = load_units().lookup(tape.text(at + 1))
    if numeral is None or numeral.kind != "one" or numeral.article or unit is None or unit.skip:
        return None
    fate = fate_before(tape, at)
    if fate is None or unit.cls not in _PEOPLE or unit.number not in {"many", "two_or_many"}:
        return None
    return _quantity(tape, at, at + 2, numeral.skip, (1.0, None, None), fate, "person.one_of"), at + 2


def _follows_number(tape: Tape, at: int) -> bool:
    return tape.kind(at - 1) == "number" or tape.numeral(at - 1) is not None


def _indefinite(tape: Tape, at: int, unit: Unit) -> bool:
    """Not the first half of a definite construct (قائد الجيش, رئيس حكومة الوفاق)."""
    return unit.number == "one_accusative" or not tape.text(at + 1).startswith("ال")


def _counts(tape: Tape, at: int) -> bool:
    """سقوط قتيل, عن قتيل, بقتيل, قتيل وجرحى."""
    return tape.small(at - 1, "falling") or tape.texts[at].startswith(WITH)


def _walk(tape: Tape, taken: _Taken) -> Iterator[Quantity]:
    previous: Quantity | None = None
    at, lookup = 0, load_units().lookup
    while at < tape.size:
        kind = tape.kinds[at]
        if kind == "number" or (kind == "word" and (tape.numerals[at] is not None or tape.glued(at))):
            number = number_at(tape, at)
            dashed = _dashed(tape, at) if number is None else None
            if dashed is not None and not taken.holds(dashed[0].span):
                previous, at = dashed
                yield previous
                continue
            single = _one_of(tape, at) if number is None else None
            if single is not None:
                previous, at = single
                yield previous
                continue
            if number is None or taken.holds(tape.span(number.first, number.last)):
                at += 1
                continue
            found, at = _from_number(tape, number, previous)
        elif kind == "word" and (unit := lookup(tape.texts[at])) is not None and unit.number != "many":
            held = taken.holds(tape.span(at, at + 1)) or _confirmed(tape, at)
            found = None if held else _dual(tape, at) or _single(tape, at)
            at += 1
        else:
            at += 1
            continue
        if found is not None:
            previous = found
            yield found


def quantities_of(tape: Tape, dates: Sequence[Span]) -> list[Quantity]:
    """All quantities on a tape, in order; numbers inside dates are none."""
    return list(_walk(tape, _Taken(tuple(dates))))


def find_numbers(text: str) -> list[Quantity]:
    """Quantities of a text."""
    tape = DateTape(text, tokenise(folded(text)))
    return quantities_of(tape, [when.span for when in dates_of(tape, None, Options())])


def read_numbers(page: Page, found: Any) -> Iterable[Quantity]:
    """The quantities of a page; the dates found before keep their numbers."""
    return quantities_of(Tape(page.text, page.words), [when.span for when in found.dates])
