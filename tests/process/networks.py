"""Networks made by hand, so that a test says in one line what waits for what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from sulh.process.basis import Basis, Dated, Parameter
from sulh.process.graph import Edge, EdgeKind, Graph, Node, NodeKind

NOW = date(2021, 10, 1)
ASSUMED = Basis("assumed", by="tester", on=NOW, reason="test")


def exactly(value: float) -> Parameter:
    """A number that is no interval."""
    return Parameter(value, value, value, ASSUMED)


def between(low: float, high: float) -> Parameter:
    """An interval with its middle."""
    return Parameter(low, (low + high) / 2, high, ASSUMED)


def days(number: int) -> Dated:
    """So many days from now."""
    return Dated(NOW + timedelta(days=number), NOW + timedelta(days=number), ASSUMED)


def node(name: str, kind: NodeKind = "milestone", *, q: float = 1.0, delay: float = 0.0, **more: object) -> Node:
    """A node that happens at once when it can, unless told otherwise."""
    parameters = {"q": exactly(q), "delay": exactly(delay)} if kind in ("milestone", "lever") else {}
    return replace(Node(name, kind, name, ASSUMED, parameters=parameters), **more)  # type: ignore[arg-type]


def edge(words: str, kind: EdgeKind = "requires", **more: object) -> Edge:
    """`edge("a > b")`: a comes before b."""
    source, target = (part.strip() for part in words.split(">"))
    return replace(Edge(kind, source, target, ASSUMED), **more)  # type: ignore[arg-type]


def network(edges: Iterable[str | Edge], *nodes: Node) -> Graph:
    """A graph; what is only named in an edge becomes a plain milestone."""
    drawn = [edge(each) if isinstance(each, str) else each for each in edges]
    named = {node.id: node for node in nodes}
    for each in drawn:
        for end in (each.source, each.target):
            named.setdefault(end, node(end))
    return Graph.of(named.values(), drawn)
