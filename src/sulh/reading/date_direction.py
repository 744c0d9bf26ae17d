"""Past or future: what the clause round a date says (ar:C7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sulh.reading.date_tape import DateTape
from sulh.reading.date_words import Hit

__all__ = ["Direction", "Tenses", "direction_of"]

Tenses = Callable[[int], str]
"""Token index -> "past", "future" or "": what the page knows about a verb there."""

_PLAN = 2  # a verb of planning: the sign follows from what stands between it and the date
_NEAR_BOUND = 4
_REACH = 40


class Direction(NamedTuple):
    """-1 past, 1 future, 0 unknown; `deadline`: a bound (بحلول, حتى) stands before the date."""

    sign: int
    deadline: bool = False


def _future_verb(tape: DateTape, at: int) -> bool:
    """سيعقد, ستجرى, وسنعلن, سأعود; not سيارة or ستة."""
    text = tape.texts[at]
    start = 1 if text[:1] in "وف" and text[1:2] == "س" else 0
    if text[start : start + 1] != "س" or len(text) - start < 4 or tape.numerals[at] is not None:
        return False
    second = text[start + 1]
    if second == "ا":
        piece = tape.pieces[at]
        return "سأ" in tape.original[piece.start : piece.end]
    if second not in "يتن":
        return False
    return not any(text.startswith(prefix, start) for prefix in tape.nouns)


def _sign_at(tape: DateTape, at: int, tenses: Tenses | None) -> int:
    """What one word says."""
    if tape.kinds[at] != "word":
        return 0
    for hit in tape.cues(at):
        if hit.cls == "future":
            return 1
        if hit.cls == "plan":
            return _PLAN
        if hit.cls == "past" and not hit.article:
            return -1
    if _future_verb(tape, at):
        return 1
    tense = tenses(at) if tenses is not None else ""
    return {"past": -1, "future": 1}.get(tense, 0)


def _deadline(tape: DateTape, first: int) -> Hit | None:
    """بحلول, حتى, في موعد أقصاه right before, words like نهاية or مساء between."""
    cue = tape.cue_before(first, "deadline")
    if cue is not None:
        return cue
    for at in range(first - 1, max(-1, first - _NEAR_BOUND), -1):
        if tape.stop(at):
            return None
        cue = tape.cue_at(at, "deadline")
        if cue is not None:
            return cue if all(_transparent(tape, between) for between in range(cue.last, first)) else None
    return None


def _transparent(tape: DateTape, at: int) -> bool:
    return tape.among(at, "of") or any(hit.cls in {"daypart", "part", "dayword"} for hit in tape.hits(at))


def _left(tape: DateTape, first: int, tenses: Tenses | None) -> tuple[int, bool]:
    """(sign of the nearest cue on the left, a complementiser stands between)."""
    complement = planned = False
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if tape.stop(at):
            break
        sign = _sign_at(tape, at, tenses)
        if sign == _PLAN:
            return (1 if planned else -1), False
        if sign:
            return sign, complement
        text = tape.texts[at]
        complement = complement or tape.among(at, "complement")
        planned = planned or tape.among(at, "plan_mark") or (text[0] in "بل" and len(text) > 3)
    return 0, complement


def _right(tape: DateTape, last: int, tenses: Tenses | None) -> int:
    for at in range(last, min(tape.size, last + _REACH // 2)):
        if tape.stop(at):
            break
        sign = _sign_at(tape, at, tenses)
        if sign:
            return -1 if sign == _PLAN else sign
    return 0


def direction_of(tape: DateTape, first: int, last: int, tenses: Tenses | None = None) -> Direction:
    """Deadline cue, then the nearest verb or plan word on the left, then on the right (ar:C7).

    A verb of saying whose "that" stands between it and the date says nothing about the date itself.
    """
    cue = _deadline(tape, first)
    bound = cue is not None
    after = tape.cue_at(last, "future")
    if (cue is not None and cue.value) or (after is not None and after.value):  # "by", or "15 ديسمبر موعدا"
        return Direction(1, bound)
    if tape.cue_before(first, "done", "agreement") is not None:
        return Direction(-1, bound)
    sign, complement = _left(tape, first, tenses)
    if sign < 0 and complement:
        right = _right(tape, last, tenses)
        sign = right if right > 0 else 0
    elif sign == 0:
        sign = _right(tape, last, tenses)
    if bound and sign == 0:
        sign = 1
    return Direction(sign, bound)
