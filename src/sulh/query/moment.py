"""Moment: one view of the record, with what every question needs worked out once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sulh.assembly.copying import Sources
from sulh.assembly.gist import gist
from sulh.assembly.identity import Identity
from sulh.assembly.verdicts import State, Verdicts
from sulh.codebook.processes import load_processes
from sulh.record.content import ActorContent, Layer
from sulh.record.evidence import Evidence
from sulh.record.printing import Printing, primary
from sulh.record.said import ActorSaid, RoleSaid
from sulh.record.statement import Statement
from sulh.record.support import Measured, Support, support
from sulh.store.base import View

__all__ = ["ActorRow", "Moment", "Name", "Row"]


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
        return self.view.printings()

    @cached_property
    def milestones(self) -> dict[str, Name]:
        """Milestone to its name, of every process codebook."""
        known = load_processes().values()
        return {each.id: Name(each.ar, each.en) for process in known for each in process.milestones}

    @cached_property
    def actors(self) -> tuple[ActorRow, ...]:
        """Everybody in the record, most often named first."""
        groups: dict[str, list[Statement]] = {}
        for statement in self.view.statements(layers=["actor"]):
            if isinstance(statement.content, ActorContent):
                groups.setdefault(self.identity.name(statement.content.ref), []).append(statement)
        rows = [_actor_row(ref, statements) for ref, statements in groups.items()]
        return tuple(sorted(rows, key=lambda row: (-row.mentions, row.ref)))

    @cached_property
    def names(self) -> dict[str, Name]:
        """Reference to name, over the whole record."""
        return {row.ref: row.name for row in self.actors}

    def called(self, name: str) -> frozenset[str]:
        """Every reference that is this id, or is somewhere called this name in either script."""
        wanted = gist(name)
        found = {
            ref
            for row in self.actors
            if name == row.ref or wanted in {gist(each) for each in (*row.names, row.name.en or "")}
            for ref in self.identity.members(row.ref)
        }
        return frozenset(found)

    @cached_property
    def sources(self) -> Sources:
        """Which documents copy which."""
        days = {key: primary(printings).published for key, printings in self.printings.items()}
        return Sources(self.view.copyings(), self.view.repeated(), days)

    def support(self, evidence: Iterable[Evidence]) -> Support:
        """The witnesses of some evidence; copies of one report are one."""
        return support(
            evidence,
            lambda document: self.printings.get(document, ()),
            self.sources.of,
            leaning_of=self._leaning,
            measured=self.measured,
        )

    def _leaning(self, origin: str) -> str | None:
        """What somebody said of an outlet or agency; nothing is known of the others."""
        return self.verdicts.corrections.get(origin, {}).get("leaning")

    @cached_property
    def measured(self) -> dict[str, Measured]:
        """By rule, how often people accepted what it read; `unsure` counts neither way."""
        last = {key: each.verdict for key, each in self.verdicts.last.items()}
        judged = {key for key, verdict in last.items() if verdict in ("accept", "reject", "correct")}
        found: dict[str, Measured] = {}
        for statement in self.view.statements(ids=judged):
            for rule in {piece.rule for piece in statement.evidence}:
                known = found.get(rule, Measured(rule))
                accepted = known.accepted + (last[statement.id] == "accept")
                found[rule] = Measured(rule, accepted, known.judged + 1)
        return found

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
