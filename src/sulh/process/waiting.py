"""Waiting: the network as bare logic (all of these, so many of those), for what needs no number.

Solved by the least fixed point: start from "nothing has happened" and let happen what can.  Two things that wait for
each other stay out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sulh.process.graph import HARD, Edge, Graph, Node

__all__ = ["Waiting"]


@dataclass(frozen=True)
class Waiting:
    """For every node: all of `all_of`, and at least `need` of `pool`; nodes by their number."""

    graph: Graph
    ids: tuple[str, ...]
    all_of: tuple[tuple[int, ...], ...]
    pool: tuple[tuple[int, ...], ...]
    need: tuple[int, ...]
    dropped: frozenset[str] = frozenset()

    @classmethod
    def of(cls, graph: Graph, *, dropped: Collection[str] = ()) -> Waiting:
        """The logic of a graph, perhaps without some edges."""
        number = {node.id: at for at, node in enumerate(graph.nodes)}
        gone = frozenset(dropped)
        rows = [_row(node, [e for e in graph.into[node.id] if _holds(e) and e.id not in gone]) for node in graph.nodes]
        return cls(
            graph=graph,
            ids=tuple(number),
            all_of=tuple(tuple(number[source] for source in row[0]) for row in rows),
            pool=tuple(tuple(number[source] for source in row[1]) for row in rows),
            need=tuple(row[2] for row in rows),
            dropped=gone,
        )

    @cached_property
    def number(self) -> dict[str, int]:
        """Node id to number."""
        return {node: at for at, node in enumerate(self.ids)}

    @cached_property
    def before(self) -> tuple[tuple[int, ...], ...]:
        """Everything a node waits for."""
        return tuple(tuple(dict.fromkeys((*every, *some))) for every, some in zip(self.all_of, self.pool, strict=True))

    @cached_property
    def after(self) -> tuple[tuple[int, ...], ...]:
        """Everything that waits for a node."""
        found: list[list[int]] = [[] for _ in self.ids]
        for node, sources in enumerate(self.before):
            for source in sources:
                found[source].append(node)
        return tuple(map(tuple, found))

    @cached_property
    def done(self) -> frozenset[int]:
        """What has happened already."""
        return frozenset(at for at, node in enumerate(self.graph.nodes) if is_done(node))

    @cached_property
    def over(self) -> frozenset[int]:
        """What can't happen any more."""
        return frozenset(at for at, node in enumerate(self.graph.nodes) if node.over)

    @cached_property
    def met(self) -> frozenset[int]:
        """What keeps nothing waiting any more: what is done, and gates that this satisfies."""
        rest = [at for at, node in enumerate(self.graph.nodes) if node.kind != "gate" and at not in self.done]
        return frozenset(self.can_happen(never=rest))

    def can_happen(self, *, never: Iterable[int] = (), done: Iterable[int] = ()) -> set[int]:
        """The least fixed point if every attempt succeeds and no threat arrives."""
        out = self.over | set(never)
        start = [node for node in {*self.done, *done} if node not in out or node in self.done]
        missing_all = [len(sources) for sources in self.all_of]
        missing_pool = list(self.need)
        settled = set(start)
        work = list(start)
        for node in range(len(self.ids)):
            if node not in settled and node not in out and not missing_all[node] and missing_pool[node] <= 0:
                settled.add(node)
                work.append(node)
        counted = [_times(self.all_of[node]) for node in range(len(self.ids))]
        pooled = [set(sources) for sources in self.pool]
        while work:
            source = work.pop()
            for node in self.after[source]:
                missing_all[node] -= counted[node].get(source, 0)
                missing_pool[node] -= source in pooled[node]
                if node in settled or node in out or missing_all[node] > 0 or missing_pool[node] > 0:
                    continue
                settled.add(node)
                work.append(node)
        return settled

    def ancestors(self, goal: int) -> list[int]:
        """The goal and everything it waits for, directly or not, sorted."""
        seen, work = {goal}, [goal]
        while work:
            for source in self.before[work.pop()]:
                if source not in seen:
                    seen.add(source)
                    work.append(source)
        return sorted(seen)

    @cached_property
    def unmet(self) -> tuple[tuple[int, ...], ...]:
        """For every node what keeps it from being enabled; a gate that is satisfied keeps nothing."""
        rows = []
        for node in range(len(self.ids)):
            every = [source for source in self.all_of[node] if source not in self.met]
            pool = [source for source in self.pool[node] if source not in self.met]
            enough = len(self.pool[node]) - len(pool) >= self.need[node]
            rows.append(tuple(every if enough else [*every, *pool]))
        return tuple(rows)

    @cached_property
    def _between(self) -> dict[tuple[int, int], tuple[Edge, ...]]:
        found: dict[tuple[int, int], tuple[Edge, ...]] = {}
        for target, node in enumerate(self.ids):
            for edge in self.graph.into[node]:
                if _holds(edge) and edge.id not in self.dropped:
                    pair = (self.number[edge.source], target)
                    found[pair] = (*found.get(pair, ()), edge)
        return found

    def edges(self, source: int, target: int) -> tuple[Edge, ...]:
        """The edges by which one waits for the other."""
        return self._between.get((source, target), ())


def is_done(node: Node) -> bool:
    """It has happened, or it holds."""
    return node.status == "done" or (node.kind == "state" and node.since is not None)


def _holds(edge: Edge) -> bool:
    return edge.kind in HARD and edge.runs


def _row(node: Node, edges: Sequence[Edge]) -> tuple[list[str], list[str], int]:
    sources = [edge.source for edge in edges]
    if node.kind == "gate":
        return (sources, [], 0) if node.need == 0 else ([], sources, node.need)
    some = [edge.source for edge in edges if edge.kind == "alternative"]
    return [edge.source for edge in edges if edge.kind != "alternative"], some, 1 if some else 0


def _times(sources: Iterable[int]) -> dict[int, int]:
    counted: dict[int, int] = {}
    for source in sources:
        counted[source] = counted.get(source, 0) + 1
    return counted
