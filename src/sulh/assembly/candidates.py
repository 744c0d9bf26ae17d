"""Candidates: pairs of actors that may be one, with every reason for and against.  A person decides.

A likeness of names alone is never enough: it needs a second signal (a title or a body in common), and two who are named
side by side in one report speak against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sulh.assembly.gist import gist
from sulh.assembly.identity import Identity
from sulh.assembly.names import NameIndex
from sulh.record.content import ActorContent
from sulh.record.said import ActorSaid
from sulh.record.statement import Statement

__all__ = ["Candidate", "Reason", "Sighting", "candidates", "sightings"]

# Names at least so alike are looked at; measured by the room of names, not tuned here.
ALIKE = 0.75
NEIGHBOURS = 8


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody as the whole record shows him."""

    ref: str
    kind: str
    names: tuple[str, ...]
    titles: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal and what it rests on; `weight` is above 0 for one, below 0 for two."""

    signal: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair, the smaller reference first, and its reasons; the score is their sum."""

    left: str
    right: str
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """For sorting; what counts is the list."""
        return round(sum(reason.weight for reason in self.reasons), 3)

    @property
    def supported(self) -> bool:
        """Something besides the names speaks for it."""
        return any(reason.weight > 0 and reason.signal != "name" for reason in self.reasons)


def sightings(statements: Iterable[Statement], identity: Identity) -> tuple[Sighting, ...]:
    """The actors among the statements, those already joined as one."""
    groups: dict[str, list[tuple[str, str, ActorSaid]]] = {}
    for statement in statements:
        if isinstance(statement.content, ActorContent):
            ref = identity.name(statement.content.ref)
            for piece in statement.evidence:
                if isinstance(piece.said, ActorSaid):
                    groups.setdefault(ref, []).append((statement.content.kind, piece.document, piece.said))
    return tuple(_sighting(ref, groups[ref]) for ref in sorted(groups))


def _sighting(ref: str, seen: Sequence[tuple[str, str, ActorSaid]]) -> Sighting:
    english = {said.name_en for _, _, said in seen if said.name_en}
    return Sighting(
        ref=ref,
        kind=min(kind for kind, _, _ in seen),
        names=tuple(sorted({said.name for _, _, said in seen} | english)),
        titles=frozenset(gist(role.title) for _, _, said in seen for role in said.roles),
        bodies=frozenset(role.of for _, _, said in seen for role in said.roles if role.of),
        documents=frozenset(document for _, document, _ in seen),
    )


def candidates(known: Sequence[Sighting], identity: Identity) -> tuple[Candidate, ...]:
    """Pairs nobody has decided on yet, the likeliest first; two of the knowledge base are never one."""
    owners: dict[str, list[Sighting]] = {}
    for sighting in known:
        for name in sighting.names:
            owners.setdefault(name, []).append(sighting)
    index = NameIndex(sorted(owners))
    best: dict[tuple[str, str], tuple[float, str]] = {}
    people = {sighting.ref: sighting for sighting in known}
    for sighting in known:
        for name in sighting.names:
            for other_name, score, _ in index.search(name, NEIGHBOURS):
                for other in owners[other_name]:
                    pair = _pair(sighting, other, identity)
                    if pair is not None and score >= ALIKE and score > best.get(pair, (0.0, ""))[0]:
                        best[pair] = (score, f"{name} ~ {other_name}")
    found = [_candidate(people[left], people[right], *best[left, right]) for left, right in sorted(best)]
    return tuple(sorted(found, key=lambda each: (not each.supported, -each.score, each.left, each.right)))


def _pair(left: Sighting, right: Sighting, identity: Identity) -> tuple[str, str] | None:
    if left.ref == right.ref or left.kind != right.kind or identity.held_apart(left.ref, right.ref):
        return None
    if not left.ref.startswith("n:") and not right.ref.startswith("n:"):
        return None
    return (left.ref, right.ref) if left.ref < right.ref else (right.ref, left.ref)


def _candidate(left: Sighting, right: Sighting, likeness: float, names: str) -> Candidate:
    reasons = [Reason("name", round(likeness, 3), names)]
    for signal, mine, other, weight in (
        ("title", left.titles, right.titles, 0.3),
        ("body", left.bodies, right.bodies, 0.3),
        ("same report", left.documents, right.documents, -0.5),
    ):
        shared = sorted(mine & other)
        if shared:
            reasons.append(Reason(signal, weight, shared[0]))
    return Candidate(left.ref, right.ref, tuple(reasons))
