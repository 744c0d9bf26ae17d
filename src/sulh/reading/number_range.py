"""A bare phrase that gives bounds: بين 20 و30, أكثر من عشرين وأقل من ثلاثين, 500 أو أكثر."""

from __future__ import annotations

import re
from typing import NamedTuple

from sulh.reading.number_counts import cue_at
from sulh.reading.number_parse import number_value
from sulh.reading.number_tape import AND, Tape
from sulh.text.folded import folded
from sulh.text.tokens import tokenise

__all__ = ["read_range"]

_SIGNS = {">": "low", "<": "high"}
_DASHED = re.compile(r"(\d)-(?=\d)")
_DASHES = frozenset({"-", "–", "—", "~"})


class _Bounds(NamedTuple):
    low: float | None
    high: float | None


def _before(tape: Tape, at: int) -> tuple[str, int]:
    """The bound that begins at a token, "or equal" left aside: (low, high, equal, between or "", index after)."""
    text = tape.text(at)
    if text in _SIGNS:
        return _SIGNS[text], at + 1 + (tape.text(at + 1) == "=")
    if tape.small(at, "equal"):
        return "equal", at + 1
    found = cue_at(tape, at)
    if found is None or found[0] not in {"low", "high", "between", "low_after", "high_after"}:
        return "", at
    kind, at = found[0].removesuffix("_after"), found[1]
    if tape.small(at, "or") and tape.small(at + 1, "equal"):
        at += 2
    return kind, at


def _after(tape: Tape, at: int) -> tuple[str, int]:
    found = cue_at(tape, at)
    if found is not None and found[0] in {"low_after", "high_after"}:
        return found[0].removesuffix("_after"), found[1]
    if tape.small(at, "or"):  # 500 or more, or equal
        kind, last = _before(tape, at + 1)
        return kind, last
    return "", at


def _second(tape: Tape, at: int) -> tuple[float, int] | None:
    """The far end after a dash, إلى or و."""
    if tape.text(at) in _DASHES or tape.small(at, "to"):
        return number_value(tape, at + 1)
    return number_value(tape, at + (tape.text(at) == AND)) if tape.text(at).startswith(AND) else None


def _walk(tape: Tape) -> list[tuple[str, float, float | None]]:
    found: list[tuple[str, float, float | None]] = []
    at = 0
    while at < tape.size:
        kind, start = _before(tape, at)
        number = number_value(tape, start)
        if number is None:
            at = max(at + 1, start)
            continue
        value, at = number
        ranged = kind in {"", "between"} and (kind == "between" or tape.text(at) in _DASHES or tape.small(at, "to"))
        second = _second(tape, at) if ranged else None
        if second is not None:
            found.append(("between", value, second[0]))
            at = second[1]
            continue
        late, after = _after(tape, at)
        if late in {"low", "high"} and kind in {"", "equal"} and number_value(tape, after) is None:
            kind, at = late, after
        if kind:
            found.append((kind, value, None))
    return found


def read_range(text: str) -> tuple[float | None, float | None] | None:
    """Low and high of a phrase that gives bounds, both inclusive as said; None when it gives none."""
    tape = Tape(text, tokenise(folded(_DASHED.sub(r"\1 - ", text))))
    low = high = None
    found = _walk(tape)
    for kind, value, second in found:
        if kind == "between":
            return (min(value, second or value), max(value, second or value))
        if kind == "equal":
            return value, value
        low = value if kind == "low" else low
        high = value if kind == "high" else high
    return (low, high) if found else None
