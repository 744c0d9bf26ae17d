"""Brief: everything a brief is made of, in no language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sulh.query.due import DueRow, due
from sulh.query.moment import Moment, Row
from sulh.query.timeline import TimelineRow, timeline
from sulh.record.content import Layer

__all__ = ["Brief", "brief"]

HELD: tuple[Layer, ...] = ("claim", "condition", "measure", "force")


@dataclass(frozen=True, slots=True)
class Brief:
    """What a brief is made of, in no language."""

    today: date
    since: date | None
    timeline: tuple[TimelineRow, ...]
    due: tuple[DueRow, ...]
    measures: tuple[Row, ...]
    forces: tuple[Row, ...]
    conditions: tuple[Row, ...]
    claims: tuple[Row, ...]
    documents: int
    unreviewed: int
    reviewed_only: bool


def brief(moment: Moment, *, today: date, since: date | None = None) -> Brief:
    """Everything a brief needs; `since` leaves out what was last reported before that day."""
    rows: dict[str, list[Row]] = {layer: [] for layer in HELD}
    for statement in moment.statements(*HELD):
        row = moment.row(statement)
        if since is None or row.support.last is None or row.support.last >= since:
            rows[statement.layer].append(row)
    events = timeline(moment, since=since)
    deadlines = due(moment, today=today)
    states = [row.state for kind in rows.values() for row in kind]
    states += [row.state for row in events] + [row.state for row in deadlines]
    return Brief(
        today=today,
        since=since,
        timeline=events,
        due=deadlines,
        measures=tuple(rows["measure"]),
        forces=tuple(rows["force"]),
        conditions=tuple(rows["condition"]),
        claims=tuple(rows["claim"]),
        documents=moment.view.counts().documents,
        unreviewed=sum(state not in ("accepted", "corrected") for state in states),
        reviewed_only=moment.reviewed_only,
    )
