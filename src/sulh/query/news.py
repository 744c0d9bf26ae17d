"""News: what changed in the record since a change that somebody saw last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sulh.query.due import DueRow, due
from sulh.query.moment import Moment
from sulh.query.page import Listed, listed
from sulh.query.timeline import TimelineRow, timeline
from sulh.store.base import Change

__all__ = ["News", "news"]

SOON = timedelta(days=60)
OPEN = ("standing", "postponed", "disputed")


@dataclass(frozen=True, slots=True)
class News:
    """What a person wants to see first."""

    today: date
    since: int
    now: int
    reports: tuple[Listed, ...]
    decisions: int
    overdue: tuple[DueRow, ...]
    soon: tuple[DueRow, ...]
    put_off: tuple[DueRow, ...]
    disputed: tuple[TimelineRow, ...]


def news(moment: Moment, *, today: date, since: int = 0) -> News:
    """What came in after change `since`, what is due, what contradicts."""
    changes = tuple(_after(moment, since))
    touched = {change.subject for change in changes if change.kind.startswith("document")}
    rows = due(moment, today=today)
    open_rows = [row for row in rows if row.schedule.due.status in OPEN]
    return News(
        today=today,
        since=since,
        now=moment.view.last_change(),
        reports=tuple(row for row in listed(moment) if row.document in touched),
        decisions=sum(change.kind == "judgement" for change in changes),
        overdue=tuple(reversed([row for row in rows if row.schedule.due.status == "overdue"])),
        soon=tuple(row for row in open_rows if row.schedule.current and today <= row.schedule.current <= today + SOON),
        put_off=tuple(row for row in open_rows if row.schedule.moves and row.schedule.current is None),
        disputed=tuple(row for row in timeline(moment) if row.tellings.disputed),
    )


def _after(moment: Moment, since: int) -> list[Change]:
    found: list[Change] = []
    while page := moment.view.changes(found[-1].seq if found else since, limit=1000):
        found += page
    return found
