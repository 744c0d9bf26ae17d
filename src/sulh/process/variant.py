"""Variant: a network with a scenario's changes made.  A pure function; the baseline stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sulh.assembly.gist import gist
from sulh.codebook.process_defaults import Defaults
from sulh.codebook.processes import Process
from sulh.errors import DataError
from sulh.process.basis import Basis, Dated, Parameter
from sulh.process.draft import start
from sulh.process.graph import Edge, Graph, Node, NodeKind
from sulh.process.scenario import Change, Scenario, Sentence, parse_sentence, resolve

__all__ = ["Variant", "apply", "names_in"]

KINDS: tuple[NodeKind, ...] = ("milestone", "state", "gate", "threat", "lever")


@dataclass(frozen=True)
class Variant:
    """The changed network, and what was forced to never."""

    graph: Graph
    forced: Mapping[str, float] = field(default_factory=dict)


def names_in(processes: Mapping[str, Process]) -> dict[str, str]:
    """Every name and alias of the codebook to its milestone; a name of two processes is left out."""
    found: dict[str, set[str]] = {}
    for process in processes.values():
        for each in process.milestones:
            for name in (each.id, each.ar, each.en, *each.aliases):
                found.setdefault(gist(name), set()).add(each.id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def apply(
    graph: Graph, scenario: Scenario, *, today: date, defaults: Defaults, processes: Mapping[str, Process]
) -> Variant:
    """The network with all changes, in their order; DataError names the line of the one that can't be made."""
    work = _Work(graph, scenario, today, defaults, processes)
    for change in scenario.changes:
        try:
            work.make(change)
        except (DataError, ValueError) as error:
            if isinstance(error, DataError) and error.line is not None:
                raise
            raise DataError(str(error), file=scenario.file, line=change.line) from error
    return Variant(work.graph, work.forced)


class _Work:
    def __init__(
        self, graph: Graph, scenario: Scenario, today: date, defaults: Defaults, processes: Mapping[str, Process]
    ) -> None:
        self.graph = graph
        self.file = scenario.file
        self.today = today
        self.defaults = defaults
        self.names = names_in(processes)
        self.entries = {each.id: each for process in processes.values() for each in process.milestones}
        self.forced: dict[str, float] = {}

    def make(self, change: Change) -> None:
        """One change."""
        steps: dict[str, Callable[[Change], None]] = {
            "add": self._add,
            "drop": self._drop,
            "reverse": self._reverse,
            "require": self._require,
            "sign": self._sign,
            "node": self._node,
            "set": self._set,
            "move": self._move,
            "done": self._done,
            "never": self._never,
            "join": self._join,
        }
        steps[change.verb](change)

    def _find(self, name: str, change: Change) -> str:
        """A node of the network; one that only the codebook knows comes in."""
        found = resolve(name, self.graph, self.names, file=self.file, line=change.line)
        if found not in self.graph.by_id:
            entry = self.entries[found.removeprefix("m:")]
            made = Node(found, "milestone", entry.ar, change.basis, name_en=entry.en, owners=entry.owners)
            self.graph = self.graph.with_nodes([start(made, self.defaults, self.today)])
        return found

    def _ends(self, change: Change) -> tuple[Sentence, str, str]:
        sentence = parse_sentence(change.what)
        if sentence is None:
            raise DataError(f"{change.what}: not a sentence")
        return sentence, self._find(sentence.first, change), self._find(sentence.then, change)

    def _edge(self, change: Change) -> Edge:
        sentence, first, then = self._ends(change)
        wanted = Edge(sentence.kind, first, then, change.basis).id
        for edge in self.graph.edges:
            if edge.id == wanted:
                return edge
        raise DataError(f"{change.what}: there is no such edge")

    def _edges(self, *, gone: Edge | None = None, new: Edge | None = None) -> None:
        kept = [edge for edge in self.graph.edges if gone is None or edge.id != gone.id]
        self.graph = self.graph.rebuilt(self.graph.nodes, [*kept, *([new] if new else [])])

    def _change_node(self, node: str, **fields: object) -> None:
        changed: Any = fields
        self.graph = self.graph.with_nodes([replace(self.graph.by_id[node], **changed)])

    def _add(self, change: Change) -> None:
        sentence, first, then = self._ends(change)
        strength = change.more.get("strength")
        numbers = {"strength": _interval(strength, change.basis)} if strength is not None else {}
        if not numbers and sentence.kind in ("enables", "raises", "lowers"):
            row = self.defaults.begin("strength")
            numbers = {
                "strength": Parameter(row.low, row.central, row.high, replace(change.basis, row=row.name), row.flag)
            }
        sign = str(change.more.get("sign", "+"))
        if sign not in ("+", "-", "?"):
            raise DataError(f"sign: {sign}: one of +, -, ?")
        made = Edge(
            sentence.kind, first, then, change.basis, lag=float(change.more.get("lag", 0.0)), parameters=numbers
        )
        made = replace(made, sign=sign)  # type: ignore[arg-type]
        if sentence.kind == "threatens" and self.graph.by_id[first].kind != "threat":
            raise DataError(f"{first} is no threat; give it a `node` change with kind: threat first")
        self._edges(gone=made, new=made)

    def _drop(self, change: Change) -> None:
        self._edges(gone=self._edge(change))

    def _reverse(self, change: Change) -> None:
        old = self._edge(change)
        self._edges(gone=old, new=replace(old, source=old.target, target=old.source, basis=change.basis))

    def _require(self, change: Change) -> None:
        """One action makes of "once" or "enables" a necessity."""
        old = self._edge(change)
        made = Edge("requires", old.source, old.target, change.basis)
        self._edges(gone=old, new=made)

    def _sign(self, change: Change) -> None:
        old = self._edge(change)
        sign = str(change.more["to"])
        if sign not in ("+", "-"):
            raise DataError(f"to: {sign}: one of +, -")
        numbers = dict(old.parameters)
        if "strength" not in numbers:
            row = self.defaults.begin("strength")
            numbers["strength"] = Parameter(
                row.low, row.central, row.high, replace(change.basis, row=row.name), row.flag
            )
        made = replace(old, basis=change.basis, parameters=numbers)
        self._edges(gone=old, new=replace(made, sign=sign))  # type: ignore[arg-type]

    def _node(self, change: Change) -> None:
        kind = str(change.more.get("kind", "milestone"))
        if kind not in KINDS:
            raise DataError(f"kind: {kind}: one of {', '.join(KINDS)}")
        key = f"p:{gist(change.what)}"
        if key in self.graph.by_id:
            raise DataError(f"{change.what} is there already")
        made = Node(key, "milestone", change.what, change.basis)
        dates = {name: _day(change.more[name], change.basis) for name in ("due", "planned") if name in change.more}
        made = replace(made, kind=kind, need=int(change.more.get("need", 0)), **dates)  # type: ignore[arg-type]
        if kind == "threat":
            made = replace(made, effects=("kill", "delay"))
        self.graph = self.graph.with_nodes([start(made, self.defaults, self.today)])

    def _set(self, change: Change) -> None:
        name, value = str(change.more["parameter"]), _interval(change.more["to"], change.basis)
        if parse_sentence(change.what) is not None:
            edge = self._edge(change)
            _known_parameter(name, {*edge.parameters, "strength"})
            self._edges(gone=edge, new=replace(edge, parameters={**edge.parameters, name: value}))
            return
        node = self._find(change.what, change)
        _known_parameter(name, self.graph.by_id[node].parameters)
        self._change_node(node, parameters={**self.graph.by_id[node].parameters, name: value})

    def _move(self, change: Change) -> None:
        node = self._find(change.what, change)
        dates = {name: _day(value, change.basis) for name, value in change.more.items()}
        if not dates:
            raise DataError("move: which date? one of due, planned, not_before")
        self._change_node(node, **dates)
        self.graph = self.graph.with_nodes([start(self.graph.by_id[node], self.defaults, self.today)])

    def _done(self, change: Change) -> None:
        node = self._find(change.what, change)
        day = _day(change.more.get("on") or self.today, change.basis)
        held = {"since": day} if self.graph.by_id[node].kind == "state" else {}
        self._change_node(node, status="done", done=day, **held)

    def _never(self, change: Change) -> None:
        self._change_node(self._find(change.what, change), status="cancelled", done=None, since=None)

    def _join(self, change: Change) -> None:
        """Two names, one thing: what led to or from the one leads to or from the other."""
        gone, kept = self._find(change.what, change), self._find(str(change.more["with"]), change)
        if gone == kept:
            return
        edges = [_moved(edge, gone, kept) for edge in self.graph.edges]
        nodes = [_relinked(node, gone, kept) for node in self.graph.nodes if node.id != gone]
        self.graph = self.graph.rebuilt(nodes, [edge for edge in edges if edge.source != edge.target])


def _moved(edge: Edge, gone: str, kept: str) -> Edge:
    ends = {"source": edge.source, "target": edge.target}
    return replace(edge, **{name: kept if end == gone else end for name, end in ends.items()})  # type: ignore[arg-type]


def _relinked(node: Node, gone: str, kept: str) -> Node:
    links = {"started_by": node.started_by, "ended_by": node.ended_by, "of": node.of}
    return replace(node, **{name: kept if end == gone else end for name, end in links.items()})  # type: ignore[arg-type]


def _known_parameter(name: str, known: object) -> None:
    names = sorted(known)  # type: ignore[call-overload]
    if name not in names:
        raise DataError(f"{name}: no such number here; there is {', '.join(names) or 'none'}")


def _interval(value: Any, basis: Basis) -> Parameter:
    """One number, or low and high, or low, central and high."""
    ends = value if isinstance(value, list) else [value]
    if not 1 <= len(ends) <= 3 or not all(isinstance(end, int | float) and not isinstance(end, bool) for end in ends):
        raise DataError(f"{value}: a number, [low, high] or [low, central, high]")
    numbers = [float(end) for end in ends]
    central = numbers[1] if len(numbers) == 3 else (numbers[0] + numbers[-1]) / 2
    return Parameter(numbers[0], central, numbers[-1], basis)


def _day(value: object, basis: Basis) -> Dated:
    if not isinstance(value, date):
        raise DataError(f"{value}: not a date; write YYYY-MM-DD")
    return Dated(value, value, basis)
