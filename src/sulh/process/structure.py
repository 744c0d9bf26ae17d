"""Structure: what can be said with no number at all (tier 0).  Only the standard library.

What can start now, what is blocked by what, who waits for whom in a circle, and what a circle would be opened by.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from sulh.process.components import components, shortest_circle
from sulh.process.contradictions import Contradiction, contradictions
from sulh.process.cuts import CutSets, cut_sets
from sulh.process.graph import Disagreement, Edge, Graph
from sulh.process.loops import Loop, loops
from sulh.process.waiting import Waiting

__all__ = ["Blocked", "Circle", "Step", "Structure", "blocked_by", "circles", "structure"]

# What opens a circle is tried out, so only in circles that one can read.
PAIRS_UP_TO, SINGLES_UP_TO = 60, 300
# A chain is shown whole in any network one can read; in a very large one only its beginning.
LEAST_STEPS, ALL_STEPS = 10, 100_000
Why = Literal["waits", "circular wait", "dead end", "behind a deadlock", "over"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing waits for another; the edge holds the quotes."""

    source: str
    target: str
    edge: Edge
    depth: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why something can't happen now: the whole chain, nearest first, down to `roots`, which nobody has started."""

    node: str
    why: Why
    chain: tuple[Step, ...]
    roots: tuple[str, ...]
    cut: bool = False  # the chain is longer than shown


@dataclass(frozen=True, slots=True)
class Circle:
    """Things that wait for each other, `way` in order, and the smallest sets that would open it.

    `steps[i]` is the edge from `way[i]`'s prerequisite; `behind` waits for the circle without being in it.
    """

    members: tuple[str, ...]
    way: tuple[str, ...]
    steps: tuple[Edge, ...]
    opened_by_nodes: tuple[tuple[str, ...], ...]
    opened_by_edges: tuple[tuple[str, ...], ...]
    behind: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """Tier 0, whole."""

    enabled: tuple[str, ...]
    blocked: tuple[Blocked, ...]
    circles: tuple[Circle, ...]
    dead_ends: tuple[str, ...]
    cut_sets: tuple[CutSets, ...]
    contradictions: tuple[Contradiction, ...]
    loops: tuple[Loop, ...]
    disagreements: tuple[Disagreement, ...]


def structure(graph: Graph, *, goals: Iterable[str] = (), chains: bool = True) -> Structure:
    """Everything that needs no number; cut sets for the goals only."""
    waiting = Waiting.of(graph)
    possible = waiting.can_happen()
    found = circles(waiting, possible)
    return Structure(
        enabled=enabled(waiting),
        blocked=_all_blocked(waiting, possible, found) if chains else (),
        circles=found,
        dead_ends=tuple(waiting.ids[at] for at in sorted(waiting.over)),
        cut_sets=tuple(cut_sets(waiting, goal) for goal in dict.fromkeys(goals)),
        contradictions=contradictions(graph, waiting),
        loops=loops(graph),
        disagreements=graph.disagreements,
    )


def enabled(waiting: Waiting) -> tuple[str, ...]:
    """What nothing stands before any more, and has not happened."""
    return tuple(
        waiting.ids[at]
        for at, node in enumerate(waiting.graph.nodes)
        if node.happens and at not in waiting.done and at not in waiting.over and not waiting.unmet[at]
    )


def _all_blocked(waiting: Waiting, possible: set[int], found: Sequence[Circle]) -> tuple[Blocked, ...]:
    in_circle = {member for circle in found for member in circle.members}
    behind = {member for circle in found for member in circle.behind}
    rows = []
    limit = max(LEAST_STEPS, ALL_STEPS // max(1, len(waiting.ids)))
    for at, node in enumerate(waiting.graph.nodes):
        if not node.happens or at in waiting.done:
            continue
        if at in waiting.over or waiting.unmet[at]:
            rows.append(blocked_by(waiting, at, possible, in_circle, behind, limit=limit))
    return tuple(rows)


def blocked_by(
    waiting: Waiting, node: int, possible: set[int], in_circle: set[str], behind: set[str], *, limit: int
) -> Blocked:
    """The chain of one blocked node, of so many steps at most."""
    chain: list[Step] = []
    roots: list[str] = []
    depth = {node: 0}
    queue = deque([node])
    while queue and len(chain) < limit:
        target = queue.popleft()
        unmet = waiting.unmet[target] if target not in waiting.over else ()
        if not unmet and target != node:
            roots.append(waiting.ids[target])
        for source in unmet:
            for edge in waiting.edges(source, target):
                chain.append(Step(waiting.ids[source], waiting.ids[target], edge, depth[target] + 1))
            if source not in depth:
                depth[source] = depth[target] + 1
                queue.append(source)
    name = waiting.ids[node]
    why: Why = "waits"
    if node in waiting.over:
        why = "over"
    elif node not in possible:
        why = "circular wait" if name in in_circle else "behind a deadlock" if name in behind else "dead end"
    return Blocked(name, why, tuple(chain), tuple(sorted(roots)), cut=bool(queue))


def circles(waiting: Waiting, possible: set[int]) -> tuple[Circle, ...]:
    """Groups of things that can never happen because each waits for another of the group."""
    stuck = [at for at in range(len(waiting.ids)) if at not in possible and at not in waiting.over]
    if not stuck:
        return ()
    stuck_set = set(stuck)
    follows = [
        tuple(source for source in waiting.before[at] if source in stuck_set) if at in stuck_set else ()
        for at in range(len(waiting.ids))
    ]
    groups = [group for group in components(follows) if group[0] in stuck_set]
    rings = [group for group in groups if len(group) > 1 or group[0] in follows[group[0]]]
    return tuple(_circle(waiting, group, follows, stuck_set, possible) for group in sorted(rings))


def _circle(
    waiting: Waiting, group: Sequence[int], follows: Sequence[Sequence[int]], stuck: set[int], possible: set[int]
) -> Circle:
    way = shortest_circle(group, follows)
    pairs = zip(way, [*way[1:], way[0]], strict=True)
    steps = tuple(waiting.edges(source, target)[0] for target, source in pairs)
    inside = set(group)
    return Circle(
        members=tuple(waiting.ids[at] for at in group),
        way=tuple(waiting.ids[at] for at in way),
        steps=steps,
        opened_by_nodes=_opening_nodes(waiting, group, possible),
        opened_by_edges=_opening_edges(waiting, group, possible),
        behind=tuple(waiting.ids[at] for at in sorted(_reached(waiting, inside) & stuck - inside)),
    )


def _reached(waiting: Waiting, start: set[int]) -> set[int]:
    seen, work = set(start), list(start)
    while work:
        for after in waiting.after[work.pop()]:
            if after not in seen:
                seen.add(after)
                work.append(after)
    return seen


def _opening_nodes(waiting: Waiting, group: Sequence[int], possible: set[int]) -> tuple[tuple[str, ...], ...]:
    """The smallest sets of members whose happening frees the rest of the group."""
    if len(group) > SINGLES_UP_TO:
        return ()
    inner = _inner(waiting, group, possible)
    real = [at for at in group if waiting.graph.nodes[at].happens]
    for size in (1, 2) if len(group) <= PAIRS_UP_TO else (1,):
        found = [some for some in combinations(real, size) if _frees(inner, group, some)]
        if found:
            return tuple(tuple(waiting.ids[at] for at in some) for some in found)
    return ()


def _opening_edges(waiting: Waiting, group: Sequence[int], possible: set[int]) -> tuple[tuple[str, ...], ...]:
    if len(group) > SINGLES_UP_TO:
        return ()
    inside = set(group)
    edges = [
        edge for at in group for source in waiting.before[at] if source in inside for edge in waiting.edges(source, at)
    ]
    for size in (1, 2) if len(edges) <= PAIRS_UP_TO else (1,):
        found = []
        for some in combinations(sorted({edge.id for edge in edges}), size):
            inner = _inner(Waiting.of(waiting.graph, dropped={*waiting.dropped, *some}), group, possible)
            if _frees(inner, group, ()):
                found.append(some)
        if found:
            return tuple(found)
    return ()


@dataclass(frozen=True, slots=True)
class _Inner:
    """The logic of a group alone: what it needs from outside is taken to be there, an alternative only if it can be."""

    all_of: dict[int, tuple[int, ...]]
    pool: dict[int, tuple[int, ...]]
    need: dict[int, int]


def _inner(waiting: Waiting, group: Sequence[int], possible: set[int]) -> _Inner:
    inside = set(group)
    return _Inner(
        {at: tuple(s for s in waiting.all_of[at] if s in inside) for at in group},
        {at: tuple(s for s in waiting.pool[at] if s in inside) for at in group},
        {at: waiting.need[at] - sum(s in possible and s not in inside for s in waiting.pool[at]) for at in group},
    )


def _frees(inner: _Inner, group: Sequence[int], given: Sequence[int]) -> bool:
    happened = set(given)
    changed = True
    while changed:
        changed = False
        for at in group:
            if at in happened or not all(source in happened for source in inner.all_of[at]):
                continue
            if sum(source in happened for source in inner.pool[at]) >= inner.need[at]:
                happened.add(at)
                changed = True
    return len(happened) == len(group)
