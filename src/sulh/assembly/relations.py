"""Relations: which telling contradicts, refines or supersedes which.  Both stay; nothing is settled here.

A later word of the same voice supersedes its earlier one; a narrower date or figure inside a wider one refines it; what
can't both be so contradicts.  Of equal tellings the first stands for all, so that ten reprints make no ten relations.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from sulh.assembly.act import act_key
from sulh.assembly.compare import FigureSpread, Telling, figures, tellings
from sulh.assembly.relate import EventGroup
from sulh.assembly.slippage import Schedule
from sulh.record.content import ClaimContent
from sulh.record.evidence import Evidence
from sulh.record.said import CommitmentSaid, EventSaid, Figure
from sulh.record.statement import Statement, ordered
from sulh.when import When

__all__ = ["KINDS", "Relation", "Sides", "claim_sides", "relations"]

RelationKind = Literal["contradicts", "refines", "supersedes"]
KINDS: tuple[RelationKind, ...] = ("contradicts", "refines", "supersedes")
AFFIRMING = frozenset(("asserts", "supports", "promises", "accuses", "warns"))
OPPOSING = frozenset(("denies", "rejects", "doubts"))


@dataclass(frozen=True, slots=True)
class Relation:
    """`later` contradicts, refines or supersedes `earlier` in one `field` of what `about` names (the first statement)."""

    kind: RelationKind
    about: str
    field: str
    earlier: Evidence
    later: Evidence


@dataclass(frozen=True, slots=True)
class Sides:
    """One content, who holds it and who speaks against it; `statements` are the claims, sorted."""

    statements: tuple[str, ...]
    held: tuple[Evidence, ...]
    opposed: tuple[Evidence, ...]


def relations(
    events: Iterable[EventGroup], schedules: Iterable[Schedule], claims: Iterable[Statement]
) -> tuple[Relation, ...]:
    """Every relation between tellings of one event, one commitment, one claim; in a fixed order."""
    found = [relation for group in events for relation in _of_event(group)]
    found += [relation for schedule in schedules for relation in _of_schedule(schedule)]
    for sides in claim_sides(claims):
        first, other = sorted((sides.held[0], sides.opposed[0]), key=lambda piece: piece.order)
        found.append(Relation("contradicts", sides.statements[0], "stance", first, other))
    return tuple(sorted(found, key=lambda each: (each.about, each.field, each.later.order, each.earlier.order)))


def claim_sides(claims: Iterable[Statement]) -> tuple[Sides, ...]:
    """Claims of one content, whatever its order of words, that somebody holds and somebody speaks against."""
    groups: dict[str, list[tuple[Statement, ClaimContent]]] = {}
    for statement in sorted(claims, key=lambda each: each.id):
        if isinstance(statement.content, ClaimContent) and (key := act_key(statement.content.gist)):
            groups.setdefault(key, []).append((statement, statement.content))
    found = []
    for members in groups.values():
        held = ordered(piece for each, content in members if content.stance in AFFIRMING for piece in each.evidence)
        opposed = ordered(piece for each, content in members if content.stance in OPPOSING for piece in each.evidence)
        if held and opposed:
            sided = [each.id for each, content in members if content.stance in AFFIRMING | OPPOSING]
            found.append(Sides(tuple(sided), held, opposed))
    return tuple(sorted(found, key=lambda each: each.statements))


def _voice(evidence: Evidence) -> Hashable:
    """Whose word it is: the speaker's, else the outlet's, else this report's only."""
    if evidence.voice is not None and evidence.voice.speaker is not None:
        return evidence.voice.speaker.ref
    return evidence.outlet or evidence.document


def _of_event(group: EventGroup) -> Iterator[Relation]:
    sides = tellings(group.evidence)
    if sides.disputed:
        first, other = sorted((sides.affirmed[0], sides.denied[0]), key=lambda piece: piece.order)
        yield Relation("contradicts", group.id, "status", first, other)
    for spread in figures(group.evidence):
        yield from _of_figures(group.id, spread)
    dated = [(piece.said.when, piece) for piece in group.evidence if isinstance(piece.said, EventSaid)]
    yield from _of_dates(group.id, "date", [(when, piece) for when, piece in dated if when is not None and when.known])


def _of_figures(about: str, spread: FigureSpread) -> Iterator[Relation]:
    first: dict[Hashable, Telling] = {}
    for telling in spread.tellings:
        first.setdefault((_range(telling.figure), _voice(telling.evidence)), telling)
    for left, right in combinations(_distinct(first.values()), 2):
        earlier, later = sorted((left, right), key=lambda each: each.evidence.order)
        kind = _figure_relation(earlier, later)
        if kind is not None:
            yield Relation(kind, about, f"figure {spread.unit or ''}".strip(), earlier.evidence, later.evidence)


def _distinct(told: Iterable[Telling]) -> list[Telling]:
    """The first telling of each figure."""
    found: dict[Hashable, Telling] = {}
    for telling in sorted(told, key=lambda each: each.evidence.order):
        found.setdefault(_range(telling.figure), telling)
    return list(found.values())


def _range(figure: Figure) -> tuple[float, float] | None:
    known = [number for number in (figure.low, figure.value, figure.high) if number is not None]
    return (min(known), max(known)) if known else None


def _figure_relation(earlier: Telling, later: Telling) -> RelationKind | None:
    old, new = _range(earlier.figure), _range(later.figure)
    if old is None or new is None or old == new or earlier.evidence.document == later.evidence.document:
        return None
    if _voice(earlier.evidence) == _voice(later.evidence):
        return "supersedes"
    if old[0] <= new[0] and new[1] <= old[1]:
        return "refines"
    return "contradicts" if new[1] < old[0] or old[1] < new[0] else None


def _of_dates(about: str, field: str, dated: Iterable[tuple[When, Evidence]]) -> Iterator[Relation]:
    """A narrower date refines a wider one, whichever was said first; two that share no day contradict each other."""
    first: dict[Hashable, tuple[When, Evidence]] = {}
    for when, piece in dated:
        first.setdefault((when.earliest, when.latest), (when, piece))
    for (left, one), (right, other) in combinations(first.values(), 2):
        if _inside(right, left):
            yield Relation("refines", about, field, one, other)
        elif _inside(left, right):
            yield Relation("refines", about, field, other, one)
        elif _apart(left, right):
            yield Relation("contradicts", about, field, one, other)


def _inside(fine: When, coarse: When) -> bool:
    if fine.earliest is None or fine.latest is None or coarse.earliest is None or coarse.latest is None:
        return False
    return coarse.earliest <= fine.earliest and fine.latest <= coarse.latest


def _apart(left: When, right: When) -> bool:
    return any(
        one.latest is not None and other.earliest is not None and one.latest < other.earliest
        for one, other in ((left, right), (right, left))
    )


def _of_schedule(schedule: Schedule) -> Iterator[Relation]:
    for before, after in zip(schedule.moves, schedule.moves[1:], strict=False):
        yield Relation("supersedes", schedule.id, "deadline", before.evidence, after.evidence)
    for given in _of_dates(schedule.id, "deadline", [(each.when, each.evidence) for each in schedule.given]):
        if given.kind == "refines":
            yield given
    statuses: dict[str, Evidence] = {}
    for piece in schedule.evidence:
        if isinstance(piece.said, CommitmentSaid):
            statuses.setdefault(piece.said.status, piece)
    if "met" in statuses and "missed" in statuses:
        first, other = sorted((statuses["met"], statuses["missed"]), key=lambda piece: piece.order)
        yield Relation("contradicts", schedule.id, "status", first, other)
    if "withdrawn" in statuses and "standing" in statuses:
        first, other = statuses["standing"], statuses["withdrawn"]
        if first.order < other.order:
            yield Relation("supersedes", schedule.id, "status", first, other)
