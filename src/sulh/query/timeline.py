"""Timeline: each event once, however many reports tell it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sulh.assembly.compare import FigureSpread, Tellings, figures, tellings
from sulh.assembly.relate import EventGroup, event_groups
from sulh.assembly.verdicts import State
from sulh.query.moment import Moment
from sulh.record.evidence import Evidence
from sulh.record.said import EventSaid
from sulh.record.support import Support

__all__ = ["TimelineRow", "timeline"]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event with every telling of it."""

    group: EventGroup
    tellings: Tellings
    figures: tuple[FigureSpread, ...]
    support: Support
    state: State
    first: date | None
    last: date | None
    dated: bool  # False: no report dates it, `first` and `last` are the days of the reports

    @property
    def said(self) -> EventSaid:
        """How the first report tells it."""
        return next(piece.said for piece in self.group.evidence if isinstance(piece.said, EventSaid))


def timeline(
    moment: Moment, *, since: date | None = None, until: date | None = None, statuses: Collection[str] | None = None
) -> tuple[TimelineRow, ...]:
    """Events in the order of their dates; undated ones stand at the day of their first report."""
    groups = event_groups(moment.statements("event"), moment.identity)
    rows = [_timeline_row(moment, group) for group in groups]
    kept = [
        row
        for row in rows
        if (since is None or (row.last is not None and row.last >= since))
        and (until is None or (row.first is not None and row.first <= until))
        and (statuses is None or row.said.status in statuses)
    ]
    return tuple(sorted(kept, key=lambda row: (row.first or row.last or date.max, row.last or date.max, row.group.id)))


def _timeline_row(moment: Moment, group: EventGroup) -> TimelineRow:
    evidence = group.evidence
    first, last, dated = _when(evidence)
    return TimelineRow(
        group=group,
        tellings=tellings(evidence),
        figures=figures(evidence),
        support=moment.support(evidence),
        state=moment.state(group.statements),
        first=first,
        last=last,
        dated=dated,
    )


def _when(evidence: Iterable[Evidence]) -> tuple[date | None, date | None, bool]:
    """The narrowest interval that a report gives; without one, the days of the reports."""
    pieces = tuple(evidence)
    given = [piece.said.when for piece in pieces if isinstance(piece.said, EventSaid) and piece.said.when is not None]
    known = [(when.earliest, when.latest) for when in given if when.known]
    if known:
        first, last = min(
            known,
            key=lambda pair: (
                (pair[1] - pair[0]).days if pair[0] and pair[1] else 100_000,
                pair[0] or date.min,
                pair[1] or date.max,
            ),
        )
        return first, last, True
    days = [piece.published for piece in pieces if piece.published is not None]
    return min(days, default=None), max(days, default=None), False
