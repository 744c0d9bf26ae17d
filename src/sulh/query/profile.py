"""Profile: what the record knows of one actor."""

from __future__ import annotations

from dataclasses import dataclass

from sulh.errors import NotFound
from sulh.query.moment import ActorRow, Moment, Row
from sulh.record.content import ClaimContent, CommitmentContent, EventContent, ForceContent, MeasureContent
from sulh.record.evidence import Evidence

__all__ = ["Profile", "Tie", "profile", "ties"]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors in the acts of one kind: who did it to whom, how often, and the words."""

    source: str
    target: str
    type: str
    statements: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody: what he says, what he does and suffers, what binds him."""

    actor: ActorRow
    says: tuple[Row, ...]
    acts: tuple[Row, ...]
    bound: tuple[Row, ...]
    ties: tuple[Tie, ...]


def profile(moment: Moment, ref: str) -> Profile:
    """One actor under any of his references; NotFound if the record has none."""
    name = moment.identity.name(ref)
    row = next((each for each in moment.actors if each.ref == name), None)
    if row is None:
        raise NotFound(f"no actor {ref} in this record; `sulh actors` lists them")
    members = frozenset(moment.identity.members(name))
    found: dict[str, list[Row]] = {"says": [], "acts": [], "bound": []}
    for statement in moment.statements("claim", "event", "commitment", "measure", "force"):
        kind = _part(statement.content, members)
        if kind is not None:
            found[kind].append(moment.row(statement))
    for rows in found.values():
        rows.sort(key=lambda each: (each.support.last is None, each.support.last, each.statement.id), reverse=True)
    near = tuple(tie for tie in ties(moment) if name in (tie.source, tie.target))
    return Profile(row, tuple(found["says"]), tuple(found["acts"]), tuple(found["bound"]), near)


def _part(content: object, members: frozenset[str]) -> str | None:
    """What somebody has to do with a statement."""
    if isinstance(content, ClaimContent):
        return "says" if content.speaker in members else None
    if isinstance(content, EventContent):
        return None if members.isdisjoint((*content.actors, *content.recipients)) else "acts"
    if isinstance(content, CommitmentContent):
        return None if members.isdisjoint(content.by) else "bound"
    if isinstance(content, MeasureContent):
        return None if members.isdisjoint((content.issuer or "", *content.target)) else "bound"
    if isinstance(content, ForceContent):
        return None if members.isdisjoint((content.force, content.sponsor or "", content.host or "")) else "bound"
    return None


def ties(moment: Moment) -> tuple[Tie, ...]:
    """Every pair of actors that an event joins, one tie a kind of event; sorted."""
    found: dict[tuple[str, str, str], list[tuple[str, tuple[Evidence, ...]]]] = {}
    for statement in moment.statements("event"):
        content = statement.content
        if not isinstance(content, EventContent):
            continue
        for source in moment.identity.names(content.actors):
            for target in moment.identity.names(content.recipients):
                if source != target:
                    found.setdefault((source, target, content.type), []).append((statement.id, statement.evidence))
    return tuple(
        Tie(*key, tuple(each for each, _ in rows), tuple(piece for _, pieces in rows for piece in pieces))
        for key, rows in sorted(found.items())
    )
