"""Deadlines: what the words before a date make of it as a bound (cb:K7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Literal

from sulh.reading.date_tape import DateTape
from sulh.when import When

__all__ = ["Bound", "bound_of", "bounded"]

Bound = Literal["by", "before", "after", "from"]

_REACH = 3
_ONE = timedelta(days=1)


def _token_at(tape: DateTape, offset: int) -> int:
    """The token that holds an offset of the text."""
    low, high = 0, tape.size
    while low < high:
        middle = (low + high) // 2
        if tape.pieces[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def bound_of(tape: DateTape, when: When) -> Bound | None:
    """The bound that stands right before a date: بحلول, حتى, قبل, بعد, اعتبارا من; words like يوم or مساء may lie between."""
    first = _token_at(tape, when.span.start)
    for at in range(first, max(-1, first - 1 - _REACH), -1):
        for hit in tape.cues(at):
            if hit.cls == "bound" and hit.last <= first + 1 and _clear(tape, hit.last, first):
                return hit.value  # type: ignore[return-value]
        if at < first and not _clear(tape, at, at + 1):
            return None
    return None


def _clear(tape: DateTape, first: int, last: int) -> bool:
    """Only small words of time between the bound and the date."""
    return all(
        tape.among(at, "of") or any(hit.cls in {"daypart", "dayword", "part", "monthword"} for hit in tape.hits(at))
        for at in range(first, last)
    )


def bounded(when: When, bound: Bound | None) -> When:
    """The date as a bound, inclusive: "by" and "until" end with its last day, "before" the day before it begins.

    The end of something (نهاية مايو) is its last day.  A date without days stays as it is.
    """
    if bound is None or when.grain == "duration" or not when.known:
        return when
    rule = f"{when.rule}.{bound}"
    if bound == "by" or (bound == "before" and ".part.end" in when.rule):
        return replace(when, earliest=None, latest=when.latest, rule=rule)
    if bound == "before" and when.earliest is not None:
        return replace(when, earliest=None, latest=when.earliest - _ONE, rule=rule)
    if bound == "after" and when.latest is not None:
        return replace(when, earliest=when.latest + _ONE, latest=None, rule=rule)
    if bound == "from":
        return replace(when, latest=None, rule=rule)
    return when
