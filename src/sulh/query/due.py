"""Due: what was promised by when, with every date it ever had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sulh.assembly.slippage import Schedule, schedules
from sulh.assembly.verdicts import State
from sulh.query.moment import Moment, Name
from sulh.record.support import Support

__all__ = ["DueRow", "due"]


@dataclass(frozen=True, slots=True)
class DueRow:
    """A commitment with its dates, and its witnesses; `name` is that of its milestone in the process codebook."""

    schedule: Schedule
    name: Name | None
    support: Support
    state: State


def due(moment: Moment, *, today: date) -> tuple[DueRow, ...]:
    """Commitments, and measures that end, by the deadline in force, each with every date it ever had."""
    found = schedules(moment.statements("commitment", "measure"), moment.identity, today=today)
    return tuple(
        DueRow(
            schedule=schedule,
            name=moment.milestones.get(schedule.milestone or ""),
            support=moment.support(schedule.evidence),
            state=moment.state(schedule.statements),
        )
        for schedule in found
    )
