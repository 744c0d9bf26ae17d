"""Where an expression is resolved: anchor, clause, conventions; what comes out; how one of several days is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sulh.reading.calendar_gregorian import Days
from sulh.when import Anchor, Grain

__all__ = ["HIJRI_SLACK", "Context", "Options", "Outcome", "Prefer", "choose", "unknown"]

Prefer = Literal["nearest", "past", "future"]
_SIGNS: dict[str, int] = {"nearest": 0, "past": -1, "future": 1}
HIJRI_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Options:
    """Conventions of a resolution.

    `prefer` decides where neither words nor tense do.  `week_start` and `weekend` are weekdays (Monday 0).  `parts`:
    "early" and "late" are a third or a half.  `exact`: "four years ago" is a day by the calendar, not a year.
    """

    prefer: Prefer = "nearest"
    week_start: int = 0
    weekend: int = 5
    parts: Literal["thirds", "halves"] = "thirds"
    exact: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands: anchor, direction of its clause, a bound before it, the last date before it."""

    anchor: date | None
    sign: int = 0
    deadline: bool = False
    previous: Days | None = None
    options: Options = Options()

    def toward(self, shift: str) -> int:
        """The adjective decides first, then the clause, then the preference."""
        if shift in {"-1", "-2"}:
            return -1
        if shift in {"1", "2"}:
            return 1
        return self.sign or _SIGNS[self.options.prefer]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Days (or only one bound), grain, what they were counted from, and what to add to the rule."""

    days: Days | None
    grain: Grain
    anchor: Anchor
    note: str = ""
    duration: str | None = None
    open_first: bool = False
    open_last: bool = False


def unknown(anchor: Anchor = "none", note: str = "", duration: str | None = None) -> Outcome:
    return Outcome(None, "duration" if duration else "vague", anchor, note, duration)


def _distance(days: Days, anchor: date) -> int:
    if days.first <= anchor <= days.last:
        return 0
    return min(abs((days.first - anchor).days), abs((days.last - anchor).days))


def choose(candidates: Iterable[Days | None], anchor: date, sign: int, *, strict: bool = False) -> Days | None:
    """The one before, after or nearest to the anchor; `strict` leaves out what holds the anchor; a tie is None."""
    known = [days for days in candidates if days is not None]
    if sign < 0:
        before = [days for days in known if (days.last < anchor if strict else days.first <= anchor)]
        return max(before, default=None)
    if sign > 0:
        after = [days for days in known if (days.first > anchor if strict else days.last >= anchor)]
        return min(after, default=None)
    ranked = sorted(known, key=lambda days: _distance(days, anchor))
    if not ranked or (len(ranked) > 1 and _distance(ranked[0], anchor) == _distance(ranked[1], anchor)):
        return None
    return ranked[0]
