"""Query: the asking door.  Typed answers out of one moment of the record; what they look like is decided elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sulh.assembly.compare import FigureSpread, Tellings, figures, tellings
from sulh.assembly.copying import Sources
from sulh.assembly.identity import Identity
from sulh.assembly.relate import EventGroup, event_groups
from sulh.assembly.slippage import Schedule, schedules
from sulh.assembly.verdicts import State, Verdicts
from sulh.codebook.processes import load_processes
from sulh.record.content import ActorContent, Layer
from sulh.record.evidence import Evidence
from sulh.record.printing import Printing, primary
from sulh.record.said import ActorSaid, EventSaid, RoleSaid
from sulh.record.statement import Statement
from sulh.record.support import Support, support
from sulh.store.base import Hit, View
from sulh.store.terms import parse

__all__ = [
    "ActorRow",
    "Brief",
    "Found",
    "Moment",
    "Name",
    "Row",
    "TimelineRow",
    "actors",
    "brief",
    "due",
    "search",
    "timeline",
]

HELD: tuple[Layer, ...] = ("claim", "condition", "measure", "force")


@dataclass(frozen=True, slots=True)
class Name:
    """What somebody is called in the record: the form most often used."""

    ar: str
    en: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A statement, what people made of it, and its witnesses."""

    statement: Statement
    state: State
    support: Support


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


@dataclass(frozen=True, slots=True)
class ActorRow:
    """Somebody under all his names."""

    ref: str
    kind: str
    name: Name
    names: tuple[str, ...]
    roles: tuple[tuple[RoleSaid, Evidence], ...]
    mentions: int
    documents: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class DueRow:
    """A commitment with its dates, and its witnesses; `name` is that of its milestone in the process codebook."""

    schedule: Schedule
    name: Name | None
    support: Support
    state: State


@dataclass(frozen=True, slots=True)
class Found:
    """A search result with where it was printed."""

    hit: Hit
    title: str | None
    outlet: str | None
    published: date | None


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


@dataclass(frozen=True)
class Moment:
    """One view of the record, with what every question needs worked out once."""

    view: View
    reviewed_only: bool = False

    @cached_property
    def identity(self) -> Identity:
        """Who is one with whom."""
        return Identity.of(self.view.judgements())

    @cached_property
    def verdicts(self) -> Verdicts:
        """What people decided."""
        return Verdicts.of(self.view.judgements())

    @cached_property
    def printings(self) -> dict[str, tuple[Printing, ...]]:
        """Every printing of every document."""
        return {report.id: report.printings for report in self.view.reports()}

    @cached_property
    def milestones(self) -> dict[str, Name]:
        """Milestone to its name, of every process codebook."""
        known = load_processes().values()
        return {each.id: Name(each.ar, each.en) for process in known for each in process.milestones}

    @cached_property
    def names(self) -> dict[str, Name]:
        """Reference to name, over the whole record."""
        return {row.ref: row.name for row in actors(self)}

    @cached_property
    def sources(self) -> Sources:
        """Which documents copy which."""
        days = {key: primary(printings).published for key, printings in self.printings.items()}
        return Sources(self.view.copyings(), days, lambda document: self.view.report(document).text)

    def support(self, evidence: Iterable[Evidence]) -> Support:
        """The witnesses of some evidence; copies of one report are one."""
        return support(evidence, lambda document: self.printings.get(document, ()), self.sources.of)

    def statements(self, *layers: Layer, ids: Collection[str] | None = None) -> Iterator[Statement]:
        """Statements that nobody rejected; only accepted ones if that was asked for."""
        for statement in self.view.statements(layers=layers, ids=ids):
            state = self.verdicts.state(statement.id)
            if state == "rejected" or (self.reviewed_only and state not in ("accepted", "corrected")):
                continue
            yield statement

    def state(self, statements: Iterable[Statement]) -> State:
        """The state of a group: reviewed only if all of it is."""
        states = {self.verdicts.state(statement.id) for statement in statements}
        return states.pop() if len(states) == 1 else "proposed"

    def row(self, statement: Statement) -> Row:
        """A statement with its state and witnesses."""
        return Row(statement, self.verdicts.state(statement.id), self.support(statement.evidence))


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


def actors(moment: Moment) -> tuple[ActorRow, ...]:
    """Everybody in the record, most often named first."""
    groups: dict[str, list[Statement]] = {}
    for statement in moment.view.statements(layers=["actor"]):
        if isinstance(statement.content, ActorContent):
            groups.setdefault(moment.identity.name(statement.content.ref), []).append(statement)
    rows = [_actor_row(ref, statements) for ref, statements in groups.items()]
    return tuple(sorted(rows, key=lambda row: (-row.mentions, row.ref)))


def _actor_row(ref: str, statements: list[Statement]) -> ActorRow:
    pieces = [(piece, piece.said) for each in statements for piece in each.evidence]
    said = [(piece, own) for piece, own in pieces if isinstance(own, ActorSaid)]
    days = [piece.published for piece, _ in said if piece.published is not None]
    kinds = sorted(each.content.kind for each in statements if isinstance(each.content, ActorContent))
    roles: dict[tuple[str, str | None], tuple[RoleSaid, Evidence]] = {}
    for piece, own in sorted(said, key=lambda pair: pair[0].order):
        for role in own.roles:
            roles.setdefault((role.title, role.of), (role, piece))
    return ActorRow(
        ref=ref,
        kind=kinds[0],
        name=Name(_commonest(own.name for _, own in said) or ref, _commonest(own.name_en for _, own in said)),
        names=tuple(sorted({own.name for _, own in said})),
        roles=tuple(roles.values()),
        mentions=sum(own.mentions for _, own in said),
        documents=len({piece.document for piece, _ in said}),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _commonest(names: Iterable[str | None]) -> str | None:
    """The form used most; of equals the longest, then the first in order."""
    count: dict[str, int] = {}
    for name in names:
        if name:
            count[name] = count.get(name, 0) + 1
    return min(count, key=lambda name: (-count[name], -len(name), name), default=None)


def search(moment: Moment, text: str, *, limit: int | None = None) -> Iterator[Found]:
    """Sentences that match, newest document first; no limit unless one is asked for."""
    for number, hit in enumerate(moment.view.search(parse(text))):
        if limit is not None and number >= limit:
            return
        document = moment.view.report(hit.document).document
        yield Found(hit, document.title, document.outlet, document.published)


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
