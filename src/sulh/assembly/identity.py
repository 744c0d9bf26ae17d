"""Identity: who is one with whom, computed from the table of judgements and from nothing else.

The latest judgement on a pair is the one in force.  Positive ones join, in the order they were made; a negative one in
force keeps its pair apart for good, so a join that would break it is refused and listed.  Taking a judgement back
(`unsure` on the pair, or `withdraw`) gives the state as if it had never been made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sulh.record.judgement import Judgement, standing

__all__ = ["Identity"]

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Identity:
    """Groups of references that are one; build it with `of`."""

    groups: tuple[tuple[str, ...], ...] = ()
    apart: frozenset[Pair] = frozenset()
    refused: tuple[Judgement, ...] = ()
    _name: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Identity:
        """The state that the table of judgements gives; its order plays no part."""
        force = _in_force(judgements)
        apart = frozenset(pair for pair, judgement in force.items() if judgement.verdict == "different")
        joins = sorted(
            (judgement for judgement in force.values() if judgement.verdict == "same"),
            key=lambda judgement: judgement.order,
        )
        groups, refused = _join(joins, apart)
        names = {member: _representative(group) for group in groups for member in group}
        return cls(tuple(sorted(groups)), apart, tuple(refused), names)

    def name(self, ref: str) -> str:
        """The one reference that stands for the group; a reference nobody joined stands for itself."""
        return self._name.get(ref, ref)

    def names(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Representatives, without doubles, sorted."""
        return tuple(sorted({self.name(ref) for ref in refs}))

    def members(self, ref: str) -> tuple[str, ...]:
        """Everything that is one with it, itself included."""
        name = self.name(ref)
        return next((group for group in self.groups if name in group), (ref,))

    def held_apart(self, left: str, right: str) -> bool:
        """Somebody decided that these two, or two they stand for, are different."""
        if not self.apart:
            return False
        return any(((a, b) if a < b else (b, a)) in self.apart for a in self.members(left) for b in self.members(right))


def _in_force(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    force: dict[Pair, Judgement] = {}
    for judgement in standing(judgements):
        if (pair := judgement.pair) is not None:
            force[pair] = judgement
    return force


def _join(joins: Iterable[Judgement], apart: frozenset[Pair]) -> tuple[list[tuple[str, ...]], list[Judgement]]:
    group: dict[str, set[str]] = {}
    refused: list[Judgement] = []
    for judgement in joins:
        pair = judgement.pair
        if pair is None:
            continue
        left, right = (group.get(ref, {ref}) for ref in pair)
        if left is right:
            continue
        if any(((a, b) if a < b else (b, a)) in apart for a in left for b in right):
            refused.append(judgement)
            continue
        joined = left | right
        for member in joined:
            group[member] = joined
    unique = {id(members): tuple(sorted(members)) for members in group.values()}
    return sorted(unique.values()), refused


def _representative(group: tuple[str, ...]) -> str:
    """A reference of the knowledge base before a bare name, then the first in order."""
    return min(group, key=lambda ref: (ref.startswith(("n:", "t:")), ref))
