"""Dates and durations in Arabic news, each with the words behind it (arabic.md section 3).

`find_dates` reads a text, `resolve_date` a bare phrase (`sulh.resolve_date`), `read_dates` is the reader in the row.
Whens are inclusive at both ends.  What the anchor cannot settle has no bounds; vague talk of time (الأيام الماضية) is
no date at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from sulh.reading.date_context import Context, Options, Outcome, Prefer
from sulh.reading.date_direction import Tenses, direction_of
from sulh.reading.date_expr import Found
from sulh.reading.date_phrase import NAME, phrase_at
from sulh.reading.date_resolve import resolve
from sulh.reading.date_tape import DateTape
from sulh.reading.items import Doubt
from sulh.reading.number_tape import Piece
from sulh.text.folded import folded
from sulh.text.tokens import tokenise
from sulh.when import When

if TYPE_CHECKING:
    from sulh.reading.page import Page

__all__ = ["dates_of", "find_dates", "read_dates", "resolve_date"]


def _when(tape: DateTape, found: Found, outcome: Outcome) -> When:
    span = tape.span(found.first, found.last, found.skip)
    days = outcome.days
    rule = ".".join(part for part in ("date", found.rule, outcome.note) if part)
    return When(
        span=span,
        text=span.of(tape.original),
        earliest=None if days is None or outcome.open_first else days.first,
        latest=None if days is None or outcome.open_last else days.last,
        grain=outcome.grain,
        anchor=outcome.anchor,
        rule=rule,
        duration=outcome.duration,
    )


def dates_of(tape: DateTape, anchor: date | None, options: Options, tenses: Tenses | None = None) -> list[When]:
    """All dates on a tape, in order, none inside another."""
    whens: list[When] = []
    context = Context(anchor, options=options)
    reached = 0
    for at in tape.triggers():
        if at < reached:
            continue
        found = phrase_at(tape, at)
        if found is None:
            continue
        reached = found.last
        if found.rule == NAME:
            continue
        direction = direction_of(tape, found.first, found.last, tenses)
        outcome = resolve(found.expr, replace(context, sign=direction.sign, deadline=direction.deadline))
        whens.append(_when(tape, found, outcome))
        if outcome.days is not None and outcome.duration is None and not (outcome.open_first or outcome.open_last):
            context = replace(context, previous=outcome.days)
    return whens


def _tape(text: str, pieces: Sequence[Piece] | None, *, bare: bool) -> DateTape:
    return DateTape(text, tokenise(folded(text)) if pieces is None else pieces, bare=bare)


def find_dates(
    text: str,
    anchor: date | None,
    *,
    prefer: Prefer = "nearest",
    week_start: int = 0,
    weekend: int = 5,
    parts: Literal["thirds", "halves"] = "thirds",
) -> list[When]:
    """Dates and durations of a text; `anchor` is its day of publication, None leaves relative ones without bounds.

    `prefer` decides where neither the words nor the tense of the clause do; `week_start` and `weekend` are weekdays
    (Monday 0); `parts`: "early" and "late" mean a third or a half of the whole.
    """
    return dates_of(_tape(text, None, bare=False), anchor, Options(prefer, week_start, weekend, parts))


def resolve_date(
    text: str,
    anchor: date | datetime | None,
    *,
    prefer: Prefer = "nearest",
    week_start: int = 0,
    weekend: int = 5,
    parts: Literal["thirds", "halves"] = "thirds",
    exact: bool = True,
) -> list[When]:
    """The dates that a bare phrase means ("الخميس المقبل", "قبل ثلاثة أيام"), in order.

    A phrase is read more freely than running text: a number after في or يوم may be a day of the month.  `exact`: a
    distance of months or years is the day that the calendar gives instead of the whole month or year.
    """
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    options = Options(prefer, week_start, weekend, parts, exact, bare=True)
    return dates_of(_tape(text, None, bare=True), day, options)


_REASONS = {
    "doubt.months": "the two names of the month are not the same month",
    "doubt.weekday": "the weekday and the date do not agree",
    "doubt.calendars": "the Hijri and the Gregorian date are more than two days apart",
    "doubt.range": "the range ends before it begins",
    "doubt.date": "no such day, or two days equally near",
}


def _doubts(whens: Iterable[When]) -> Iterator[Doubt]:
    """What the words of a date do not agree on."""
    for when in whens:
        reason = next((words for note, words in _REASONS.items() if when.rule.endswith(note)), None)
        if reason is not None:
            yield Doubt(when.span, when.text, reason)


def read_dates(page: Page, found: Any) -> Iterable[When | Doubt]:
    """The dates of a page, counted from its day of publication; dates that contradict themselves are doubts as well."""

    def tense(at: int) -> str:
        best = page.words[at].best
        if best is None or best.pos != "V":
            return ""
        if best.future:
            return "future"
        return "past" if best.tense == "perfect" else ""

    tape = DateTape(page.text, page.words)
    whens = dates_of(tape, page.document.published, Options(), tense)
    return [*whens, *_doubts(whens)]
