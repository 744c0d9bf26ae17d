"""Loops: ways in which a thing acts back on itself, with the product of the signs along the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sulh.process.components import components
from sulh.process.graph import Edge, Graph

__all__ = ["Loop", "loops"]

LONGEST, MOST = 8, 60
# An exhaustive search is for networks one can draw.
WORK = 200_000


@dataclass(frozen=True, slots=True)
class Loop:
    """`way` in the order of effect; reinforcing: it strengthens itself."""

    way: tuple[str, ...]
    steps: tuple[Edge, ...]
    kind: Literal["reinforcing", "balancing", "unknown"]


def loops(graph: Graph) -> tuple[Loop, ...]:
    """Simple loops, short ones first; edges that only order have no part."""
    number = {node.id: at for at, node in enumerate(graph.nodes)}
    arcs: list[list[tuple[int, Edge]]] = [[] for _ in graph.nodes]
    for edge in graph.edges:
        if edge.kind not in ("due", "commits", "excludes") and not edge.order_only:
            arcs[number[edge.source]].append((number[edge.target], edge))
    for at, node in enumerate(graph.nodes):
        for other in (node.started_by, node.ended_by, node.of):
            if other is not None:
                kind: Literal["requires", "lowers"] = "requires" if other == node.started_by else "lowers"
                arcs[number[other]].append((at, Edge(kind, other, node.id, node.basis)))
    follows = [[target for target, _ in row] for row in arcs]
    found: list[Loop] = []
    budget = [WORK]
    for group in components(follows):
        if len(group) > 1 or group[0] in follows[group[0]]:
            _walk(group, arcs, found, budget)
    found.sort(key=lambda loop: (len(loop.way), loop.way, tuple(edge.id for edge in loop.steps)))
    return tuple(found[:MOST])


def _walk(
    group: Sequence[int], arcs: Sequence[Sequence[tuple[int, Edge]]], found: list[Loop], budget: list[int]
) -> None:
    """Every simple loop whose smallest member is its start."""
    inside = set(group)
    for start in group:
        stack: list[tuple[int, tuple[Edge, ...], frozenset[int]]] = [(start, (), frozenset((start,)))]
        while stack and budget[0] > 0:
            budget[0] -= 1
            node, steps, seen = stack.pop()
            for target, edge in arcs[node]:
                if target == start:
                    found.append(_loop((*steps, edge)))
                elif target > start and target in inside and target not in seen and len(steps) + 1 < LONGEST:
                    stack.append((target, (*steps, edge), seen | {target}))


def _loop(steps: tuple[Edge, ...]) -> Loop:
    signs = [_sign(edge) for edge in steps]
    odd = sum(sign < 0 for sign in signs) % 2
    kind: Literal["reinforcing", "balancing", "unknown"] = (
        "unknown" if 0 in signs else "balancing" if odd else "reinforcing"
    )
    return Loop(tuple(edge.source for edge in steps), steps, kind)


def _sign(edge: Edge) -> int:
    if edge.kind in ("raises", "lowers"):
        if edge.sign == "?":
            return 0
        return (1 if edge.kind == "raises" else -1) * (1 if edge.sign == "+" else -1)
    return -1 if edge.kind == "threatens" else 1
