"""Cuts: the smallest groups of things without which a goal can't be reached (minimal cut sets).

"Fails" is the greatest fixed point: everything is taken to fail until something grounded holds it up.  A family of
sets is kept per node as bit masks, only minimal ones and none larger than asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sulh.process.waiting import Waiting

__all__ = ["CutSets", "cut_sets"]

LIMIT = 20_000
Family = frozenset[int]
ALWAYS: Family = frozenset((0,))


@dataclass(frozen=True, slots=True)
class CutSets:
    """Groups by size, then by name.  `deadlocked`: the goal can't be reached anyway; `complete`: none was left out."""

    goal: str
    sets: tuple[tuple[str, ...], ...]
    deadlocked: bool = False
    complete: bool = True

    @property
    def single(self) -> tuple[str, ...]:
        """Single points of failure."""
        return tuple(members[0] for members in self.sets if len(members) == 1)


def cut_sets(waiting: Waiting, goal: str, *, size: int = 3) -> CutSets:
    """All minimal cut sets of a goal up to a size, the goal itself left out."""
    if size < 1:
        raise ValueError("a cut set has at least one member")
    at = waiting.number[goal]
    if at in waiting.done:
        return CutSets(goal, ())
    search = _Search(waiting, waiting.ancestors(at), size, at)
    family = search.solve()
    if family == ALWAYS:
        return CutSets(goal, (), deadlocked=True)
    sets = [tuple(waiting.ids[search.members[bit]] for bit in _bits(mask)) for mask in family]
    return CutSets(goal, tuple(sorted(sets, key=lambda each: (len(each), each))), complete=search.complete)


class _Search:
    def __init__(self, waiting: Waiting, members: Sequence[int], size: int, goal: int) -> None:
        self.waiting = waiting
        self.members = members
        self.size = size
        self.goal = goal
        self.complete = True
        self.bit = {node: 1 << at for at, node in enumerate(members)}

    def solve(self) -> Family:
        """Let the families shrink from "always fails" until nothing changes."""
        family: dict[int, Family] = dict.fromkeys(self.members, ALWAYS)
        inside = set(self.members)
        work = list(self.members)
        waiting_in_line = set(work)
        rounds = len(self.members) + 1
        while work and rounds:
            rounds -= 1
            line, work = work, []
            waiting_in_line.clear()
            for node in line:
                found = self._family(node, family)
                if found == family[node]:
                    continue
                family[node] = found
                for after in self.waiting.after[node]:
                    if after in inside and after not in waiting_in_line:
                        waiting_in_line.add(after)
                        work.append(after)
        return family[self.goal]

    def _family(self, node: int, family: dict[int, Family]) -> Family:
        if node in self.waiting.done:
            return frozenset()
        if node in self.waiting.over:
            return ALWAYS
        found: set[int] = set()
        if node != self.goal and self.waiting.graph.nodes[node].happens:
            found.add(self.bit[node])
        for source in self.waiting.all_of[node]:
            found |= family[source]
        pool, need = self.waiting.pool[node], self.waiting.need[node]
        if need:
            for some in combinations(pool, len(pool) - need + 1):
                found |= self._product([family[source] for source in some])
        return self._minimal(found)

    def _product(self, families: Iterable[Family]) -> set[int]:
        masks = {0}
        for family in sorted(families, key=len):
            joined: set[int] = set()
            for left in masks:
                for right in family:
                    if (left | right).bit_count() <= self.size:
                        joined.add(left | right)
            masks = set(self._minimal(joined))
        return masks

    def _minimal(self, masks: set[int]) -> Family:
        if 0 in masks:
            return ALWAYS
        kept: set[int] = set()
        for mask in sorted(masks, key=lambda mask: (mask.bit_count(), mask)):
            if mask.bit_count() > self.size:
                break
            if not any(part in kept for part in _parts(mask)):
                kept.add(mask)
            if len(kept) >= LIMIT:
                self.complete = False
                break
        return frozenset(kept)


def _bits(mask: int) -> list[int]:
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def _parts(mask: int) -> Iterable[int]:
    """Every smaller non-empty part of a set."""
    part = (mask - 1) & mask
    while part:
        yield part
        part = (part - 1) & mask
