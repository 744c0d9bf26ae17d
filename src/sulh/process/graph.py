"""Graph: what the network of a process is made of.  Values only; only the standard library.

An edge runs from what comes first to what waits for it.  Infinity means never, and nothing else does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf, isfinite
from typing import Literal

from sulh.errors import DataError
from sulh.process.basis import Basis, Dated, Parameter, Quote

__all__ = ["CHANCES", "HARD", "Disagreement", "Edge", "EdgeKind", "Graph", "Node", "NodeKind", "Sign", "Status"]

NodeKind = Literal["milestone", "state", "gate", "threat", "lever", "missed"]
EdgeKind = Literal[
    "requires", "alternative", "holds_until", "enables", "threatens", "raises", "lowers", "due", "excludes", "commits"
]
Status = Literal["pending", "done", "failed", "cancelled", "contested"]
Sign = Literal["+", "-", "?"]

HARD: frozenset[str] = frozenset(("requires", "alternative", "holds_until"))
CHANCES = frozenset(("keeps", "lapses", "q", "p", "strength"))


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that happens, holds, threatens or decides.

    `need` is the k of a gate: 0 all of them, 1 any.  `effects` are what a threat does (kill, delay, reset); more than
    one means that nobody said which, so each is run.  `started_by` and `ended_by` name nodes that bound a threat or a
    state; `of` is the milestone of a Missed.
    """

    id: str
    kind: NodeKind
    name: str
    basis: Basis
    name_en: str = ""
    status: Status = "pending"
    owners: tuple[str, ...] = ()
    quantity: str = ""
    stage: str = ""
    planned: Dated | None = None
    due: Dated | None = None
    not_before: Dated | None = None
    done: Dated | None = None
    since: Dated | None = None
    until: Dated | None = None
    need: int = 0
    effects: tuple[str, ...] = ()
    started_by: str | None = None
    ended_by: str | None = None
    of: str | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    history: tuple[Dated, ...] = ()
    claims: tuple[tuple[str, Basis], ...] = ()

    @property
    def over(self) -> bool:
        """It can't happen any more."""
        return self.status in ("failed", "cancelled")

    @property
    def happens(self) -> bool:
        """A thing that somebody does, as against a gate, a threat or a due date that passes."""
        return self.kind in ("milestone", "lever", "state")


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` comes first.  An edge that only orders, or whose sign nobody stated, is drawn and not run."""

    kind: EdgeKind
    source: str
    target: str
    basis: Basis
    lag: float = 0.0
    sign: Sign = "+"
    order_only: bool = False
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Kind and ends; two reports of one relation are one edge."""
        return f"{self.kind}:{self.source}>{self.target}"

    @property
    def runs(self) -> bool:
        """It takes part in the run."""
        return not self.order_only and not (self.kind in ("raises", "lowers") and self.sign == "?")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Words against words; both sides stay."""

    about: str
    what: str
    one: tuple[Quote, ...]
    other: tuple[Quote, ...]


@dataclass(frozen=True)
class Graph:
    """The network; build it with `of`, which sorts and refuses what makes no sense."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    left_out: tuple[str, ...] = ()
    by_id: Mapping[str, Node] = field(default_factory=dict, compare=False, repr=False)
    into: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict, compare=False, repr=False)
    out_of: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(
        cls,
        nodes: Iterable[Node],
        edges: Iterable[Edge] = (),
        *,
        disagreements: Iterable[Disagreement] = (),
        left_out: Iterable[str] = (),
    ) -> Graph:
        """A checked graph; the order of what is given plays no part.  DataError says what is wrong."""
        kept = sorted(nodes, key=lambda node: node.id)
        by_id = {node.id: node for node in kept}
        if len(by_id) != len(kept):
            twice = next(node.id for node, after in pairwise(kept) if node.id == after.id)
            raise DataError(f"node {twice} stands twice")
        drawn = _merged(edges)
        for node in kept:
            _check_node(node, by_id)
        for edge in drawn:
            _check_edge(edge, by_id)
        into: dict[str, list[Edge]] = {node.id: [] for node in kept}
        out_of: dict[str, list[Edge]] = {node.id: [] for node in kept}
        for edge in drawn:
            into[edge.target].append(edge)
            out_of.setdefault(edge.source, []).append(edge)
        for node in kept:
            _check_gate(node, into[node.id])
        return cls(
            nodes=tuple(kept),
            edges=drawn,
            disagreements=tuple(disagreements),
            left_out=tuple(left_out),
            by_id=by_id,
            into={key: tuple(found) for key, found in into.items()},
            out_of={key: tuple(found) for key, found in out_of.items()},
        )

    def with_nodes(self, changed: Iterable[Node]) -> Graph:
        """The same network with some nodes replaced or added."""
        nodes = {**self.by_id, **{node.id: node for node in changed}}
        return self.rebuilt(nodes.values(), self.edges)

    def rebuilt(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> Graph:
        """Other nodes and edges, the same remarks."""
        return Graph.of(nodes, edges, disagreements=self.disagreements, left_out=self.left_out)

    def without(self, gone: Callable[[Quote], bool]) -> Graph:
        """What is left if some words had never been printed: an item that rested on nothing else falls away."""
        nodes = [left for node in self.nodes if (left := _node_without(node, gone)) is not None]
        ids = {node.id for node in nodes}
        edges = []
        for edge in self.edges:
            basis = edge.basis.without(gone)
            if basis is not None and edge.target in ids and (edge.source in ids or edge.kind == "commits"):
                edges.append(replace(edge, basis=basis))
        held = [_linked(node, ids) for node in nodes]
        held = [_clamped(node, edges) for node in held if _stands(node, ids)]
        return self.rebuilt(held, _ends_held(edges, held))

    def quotes(self) -> tuple[Quote, ...]:
        """Every quotation the network rests on, without doubles."""
        found = {quote for node in self.nodes for quote in node.basis.quotes}
        found.update(quote for edge in self.edges for quote in edge.basis.quotes)
        for node in self.nodes:
            for dated in (node.planned, node.due, node.done, node.until, *node.history):
                found.update(dated.basis.quotes if dated else ())
        return tuple(sorted(found, key=lambda quote: quote.order))


def _merged(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    found: dict[str, Edge] = {}
    for edge in sorted(edges, key=lambda edge: (edge.id, edge.order_only, edge.lag)):
        known = found.get(edge.id)
        found[edge.id] = edge if known is None else replace(known, basis=known.basis.joined(edge.basis))
    return tuple(found.values())


def _check_node(node: Node, by_id: Mapping[str, Node]) -> None:
    for name, parameter in node.parameters.items():
        _check_chance(node.id, name, parameter)
    for other in (node.started_by, node.ended_by, node.of):
        if other is not None and other not in by_id:
            raise DataError(f"{node.id} speaks of {other}, which is not in the network")
    if node.kind == "threat" and not node.effects:
        raise DataError(f"{node.id}: a threat needs an effect: kill, delay or reset")
    if unknown := set(node.effects) - {"kill", "delay", "reset"}:
        raise DataError(f"{node.id}: {sorted(unknown)[0]} is no effect; one of kill, delay, reset")


def _check_chance(where: str, name: str, parameter: Parameter) -> None:
    if name in CHANCES and parameter.high > 1:
        raise DataError(f"{where}: {name} is a chance, it can't be over 1")
    if not isfinite(parameter.high):
        raise DataError(f"{where}: {name} must be finite; to say never, force the node")


def _check_edge(edge: Edge, by_id: Mapping[str, Node]) -> None:
    if edge.target not in by_id or (edge.source not in by_id and edge.kind != "commits"):
        gone = edge.target if edge.target not in by_id else edge.source
        raise DataError(f"{edge.id}: {gone} is not in the network")
    if not 0 <= edge.lag < inf:
        raise DataError(f"{edge.id}: a lag of {edge.lag} days; it must be 0 or more, write a `due` instead")
    for name, parameter in edge.parameters.items():
        _check_chance(edge.id, name, parameter)


def _check_gate(node: Node, into: Iterable[Edge]) -> None:
    inputs = sum(edge.kind in HARD for edge in into)
    if node.kind == "gate" and not 0 <= node.need <= inputs:
        raise DataError(f"{node.id}: a gate that needs {node.need} of {inputs}")


def _node_without(node: Node, gone: Callable[[Quote], bool]) -> Node | None:
    basis = node.basis.without(gone)
    if basis is None:
        return None
    left = replace(
        node,
        basis=basis,
        planned=_dated_without(node.planned, gone),
        due=_dated_without(node.due, gone),
        not_before=_dated_without(node.not_before, gone),
        done=_dated_without(node.done, gone),
        since=_dated_without(node.since, gone),
        until=_dated_without(node.until, gone),
    )
    return replace(left, status="pending") if node.status == "done" and left.done is None else left


def _dated_without(dated: Dated | None, gone: Callable[[Quote], bool]) -> Dated | None:
    basis = dated.basis.without(gone) if dated else None
    return replace(dated, basis=basis) if dated and basis else None


def _linked(node: Node, ids: set[str]) -> Node:
    started = node.started_by if node.started_by in ids else None
    ended = node.ended_by if node.ended_by in ids else None
    return replace(node, started_by=started, ended_by=ended)


def _clamped(node: Node, edges: Iterable[Edge]) -> Node:
    """A gate can't need more than what is left of its inputs."""
    if node.kind != "gate":
        return node
    return replace(node, need=min(node.need, sum(edge.target == node.id and edge.kind in HARD for edge in edges)))


def _stands(node: Node, ids: set[str]) -> bool:
    return node.of is None or node.of in ids


def _ends_held(edges: Iterable[Edge], nodes: Iterable[Node]) -> list[Edge]:
    ids = {node.id for node in nodes}
    return [edge for edge in edges if edge.target in ids and (edge.source in ids or edge.kind == "commits")]
