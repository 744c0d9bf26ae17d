"""Slippage: a commitment with every date it ever had, who gave it and when, and what the words say became of it.

A measure that runs to a date (a mandate, an embargo) has such a history too: each renewal moves its end.

Nothing here is guessed: a status comes from evidence and names it, or from the calendar and says so.  `today` is an
argument.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sulh.assembly.act import act_key
from sulh.assembly.identity import Identity
from sulh.record.content import CommitmentContent, MeasureContent
from sulh.record.evidence import Evidence
from sulh.record.said import CommitmentSaid, MeasureSaid, Party, Said
from sulh.record.statement import Statement, ordered
from sulh.when import When

__all__ = ["DateGiven", "Due", "DueStatus", "Schedule", "schedules"]

# Stages at which a measure runs, or is about to.
RUNNING = frozenset(("adopted", "in_force", "renewed"))
DueStatus = Literal["standing", "overdue", "met", "missed", "postponed", "withdrawn", "disputed"]


@dataclass(frozen=True, slots=True)
class DateGiven:
    """One deadline as one report gives it; `recalled` when it lay in the past already when it was said."""

    when: When
    evidence: Evidence
    recalled: bool

    @property
    def by(self) -> Party | None:
        """Whose word the date is; None: the report's own."""
        return self.evidence.voice.speaker if self.evidence.voice else None

    @property
    def said(self) -> date | None:
        """The day it was reported."""
        return self.evidence.published


@dataclass(frozen=True, slots=True)
class Due:
    """The status and why: the evidence it rests on, or only the calendar."""

    status: DueStatus
    reason: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """One commitment through time; `id` is the first statement's, `milestone` that of the process codebook."""

    statements: tuple[Statement, ...]
    milestone: str | None
    act: str
    by: tuple[Party, ...]
    given: tuple[DateGiven, ...]
    due: Due

    @property
    def id(self) -> str:
        """The first statement's id stands for all."""
        return self.statements[0].id

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Everything said about it, oldest first."""
        return ordered(piece for statement in self.statements for piece in statement.evidence)

    @property
    def moves(self) -> tuple[DateGiven, ...]:
        """The first telling of each new date, in the order of saying; the first is where it began."""
        found: list[DateGiven] = []
        for given in self.given:
            known = any(_same_date(given.when, earlier.when) for earlier in found)
            if not known and (not given.recalled or not found):
                found.append(given)
        return tuple(found)

    @property
    def first(self) -> date | None:
        """The last day of the first deadline."""
        return self.moves[0].when.latest if self.moves else None

    @property
    def current(self) -> date | None:
        """The last day of the deadline in force; None if there is none, or it was put off without a new one."""
        put_off = _last_put_off(self.evidence)
        if put_off is not None and (not self.moves or self.moves[-1].evidence.order < put_off.order):
            return None
        return self.moves[-1].when.latest if self.moves else None

    @property
    def slip(self) -> int | None:
        """Days from the first deadline to the last one named."""
        if len(self.moves) < 2:
            return None
        first, last = self.moves[0].when.latest, self.moves[-1].when.latest
        return None if first is None or last is None else (last - first).days


def schedules(statements: Iterable[Statement], identity: Identity, *, today: date) -> tuple[Schedule, ...]:
    """All commitments among the statements, one schedule each; sorted by the deadline in force, then by id."""
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for statement in sorted(statements, key=lambda each: each.id):
        if isinstance(statement.content, CommitmentContent):
            groups.setdefault(_key(statement, statement.content, identity), []).append(statement)
        elif isinstance(statement.content, MeasureContent):
            groups.setdefault(_measure_key(statement, statement.content), []).append(statement)
    found = [_schedule(tuple(group), today) for group in groups.values()]
    found = [each for each in found if each.given or any(one.layer == "commitment" for one in each.statements)]
    return tuple(sorted(found, key=lambda each: ((each.current or each.first or date.max), each.id)))


def _key(statement: Statement, content: CommitmentContent, identity: Identity) -> tuple[str, ...]:
    if len(identity.members(statement.id)) > 1:
        return "judged", identity.name(statement.id)
    if content.milestone is not None:
        return "milestone", content.milestone
    return "act", act_key(content.gist), *identity.names(content.by)


def _measure_key(statement: Statement, content: MeasureContent) -> tuple[str, ...]:
    """A mandate and the commitment that it ends on a day are one matter."""
    return ("milestone", content.milestone) if content.milestone is not None else ("measure", statement.id)


def _schedule(statements: tuple[Statement, ...], today: date) -> Schedule:
    evidence = ordered(piece for statement in statements for piece in statement.evidence)
    given = tuple(found for piece in evidence if (found := _date_given(piece)) is not None)
    contents = [each.content for each in statements]
    milestones = [each.milestone for each in contents if isinstance(each, CommitmentContent | MeasureContent)]
    draft = Schedule(
        statements=statements,
        milestone=next((milestone for milestone in milestones if milestone), None),
        act=_act(evidence[-1]),
        by=_parties(evidence),
        given=given,
        due=Due("standing", "", ()),
    )
    return replace(draft, due=_due(draft, evidence, today))


def _act(evidence: Evidence) -> str:
    return evidence.said.act if isinstance(evidence.said, CommitmentSaid) else evidence.quote


def _parties(evidence: Iterable[Evidence]) -> tuple[Party, ...]:
    """Everybody bound, each in the longest form used."""
    longest: dict[str, Party] = {}
    for party in (party for piece in evidence for party in _bound(piece.said)):
        if party.ref not in longest or len(party.text) > len(longest[party.ref].text):
            longest[party.ref] = party
    return tuple(longest[ref] for ref in sorted(longest))


def _bound(said: Said) -> tuple[Party, ...]:
    if isinstance(said, CommitmentSaid):
        return said.by
    return (said.issuer,) if isinstance(said, MeasureSaid) and said.issuer is not None else ()


def _date_given(evidence: Evidence) -> DateGiven | None:
    said = evidence.said
    if isinstance(said, CommitmentSaid):
        when = said.deadline
    elif isinstance(said, MeasureSaid) and said.stage in RUNNING:
        when = said.until
    else:
        return None
    if when is None or when.latest is None:
        return None
    recalled = evidence.published is not None and when.latest < evidence.published
    return DateGiven(when, evidence, recalled)


def _same_date(left: When, right: When) -> bool:
    """One deadline, perhaps at different grain: December and 24 December are one date, the finer one."""
    if left.latest == right.latest:
        return True
    if left.earliest is None or right.earliest is None:
        return False
    coarse, fine = (left, right) if _days(left) >= _days(right) else (right, left)
    return _within(fine, coarse) and _days(coarse) > 1


def _days(when: When) -> int:
    return (when.latest - when.earliest).days if when.latest and when.earliest else 0


def _within(fine: When, coarse: When) -> bool:
    if fine.latest is None or coarse.latest is None or fine.earliest is None or coarse.earliest is None:
        return False
    return coarse.grain in ("month", "quarter", "season", "year") and (
        coarse.earliest <= fine.earliest and fine.latest <= coarse.latest
    )


def _status(said: Said) -> str | None:
    if isinstance(said, CommitmentSaid):
        return said.status
    if isinstance(said, MeasureSaid):
        return "withdrawn" if said.stage == "lifted" else "standing" if said.stage in RUNNING else None
    return None


def _with_status(evidence: Iterable[Evidence], status: str) -> tuple[Evidence, ...]:
    return tuple(piece for piece in evidence if _status(piece.said) == status)


def _last_put_off(evidence: Iterable[Evidence]) -> Evidence | None:
    """The last report that puts it off without naming a new date."""
    found = [
        piece
        for piece in _with_status(evidence, "postponed")
        if isinstance(piece.said, CommitmentSaid)
        and (piece.said.deadline is None or piece.said.deadline.latest is None)
    ]
    return found[-1] if found else None


def _due(schedule: Schedule, evidence: Sequence[Evidence], today: date) -> Due:
    met, missed = _with_status(evidence, "met"), _with_status(evidence, "missed")
    withdrawn, postponed = _with_status(evidence, "withdrawn"), _with_status(evidence, "postponed")
    if met and missed:
        return Due("disputed", "reported as met and as missed", (*met, *missed))
    if met:
        return Due("met", "reported as met", met)
    if withdrawn and _newest(withdrawn, evidence):
        return Due("withdrawn", "reported as withdrawn", withdrawn)
    current = schedule.current
    if current is not None and current < today:
        basis = missed or (schedule.moves[-1].evidence,)
        status: DueStatus = "missed" if missed else "overdue"
        reason = "reported as missed" if missed else "the date has passed and no report says that it was met"
        return Due(status, reason, basis)
    if missed and current is None:
        return Due("missed", "reported as missed", missed)
    if postponed or len(schedule.moves) > 1:
        basis = postponed or tuple(move.evidence for move in schedule.moves[1:])
        return Due("postponed", "a later date was given" if current else "put off without a new date", basis)
    return Due("standing", "no report says otherwise", ())


def _newest(some: Sequence[Evidence], every: Sequence[Evidence]) -> bool:
    """Nothing later with a date of its own speaks of it as standing."""
    later = [piece for piece in every if piece.order > some[-1].order]
    return not _with_status(later, "standing")
