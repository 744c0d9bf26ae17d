"""Plan: a network made ready to be run: nodes as numbers, dates as days from now, groups in the order of cause.

Also which engine a network needs and why (`classify`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sulh.process.components import components
from sulh.process.graph import Edge, Graph, Node
from sulh.process.waiting import is_done

__all__ = ["Engine", "Item", "Plan", "Tie", "before_goal", "classify", "narrowed"]

EngineName = Literal["fixed point", "event queue"]


@dataclass(frozen=True, slots=True)
class Engine:
    """`bounds`: the worst and the best corner enclose every answer; if not, `reason` names the node that is why."""

    name: EngineName
    bounds: bool
    node: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """Another node that bears on this one, and the edge by which it does."""

    source: int
    edge: Edge


@dataclass(frozen=True, slots=True)
class Item:
    """A node ready to be run."""

    node: Node
    all_of: tuple[Tie, ...]
    pool: tuple[Tie, ...]
    need: int
    helped: tuple[Tie, ...]
    hindered: tuple[Tie, ...]
    threats: tuple[Tie, ...]
    held_by: tuple[Tie, ...]
    excluded_by: tuple[int, ...]
    started_by: int | None
    ended_by: int | None
    of: int | None
    ends: tuple[int | None, ...]


@dataclass(frozen=True)
class Plan:
    """Everything a run needs; `groups` are strongly connected, causes first; `cyclic[i]`: it feeds on itself."""

    graph: Graph
    today: date
    ids: tuple[str, ...]
    number: Mapping[str, int]
    items: tuple[Item, ...]
    groups: tuple[tuple[int, ...], ...]
    mixed: tuple[bool, ...]
    follows: tuple[tuple[int, ...], ...]
    engine: Engine

    @classmethod
    def of(cls, graph: Graph, today: date) -> Plan:
        """The plan of a network."""
        number = {node.id: at for at, node in enumerate(graph.nodes)}
        items = tuple(_item(node, graph, number) for node in graph.nodes)
        follows: list[list[int]] = [[] for _ in items]
        against: set[tuple[int, int]] = set()
        for at, item in enumerate(items):
            for source, opposed in _sources(item):
                follows[source].append(at)
                if opposed:
                    against.add((source, at))
        groups = tuple(map(tuple, components(follows)))
        home = {member: index for index, group in enumerate(groups) for member in group}
        mixed = [False] * len(groups)
        for source, target in against:
            if home[source] == home[target]:
                mixed[home[source]] = True
        unique = tuple(tuple(dict.fromkeys(row)) for row in follows)
        plan = cls(
            graph, today, tuple(number), number, items, groups, tuple(mixed), unique, Engine("fixed point", True)
        )
        return cls(graph, today, tuple(number), number, items, groups, tuple(mixed), unique, _engine(plan))


def classify(graph: Graph) -> Engine:
    """Which engine a network needs, and which node is the reason."""
    return Plan.of(graph, date(2000, 1, 1)).engine


def before_goal(plan: Plan, goal: str) -> list[int]:
    """Everything that can bear on a goal, itself included."""
    sources: list[list[int]] = [[] for _ in plan.items]
    for source, targets in enumerate(plan.follows):
        for target in targets:
            sources[target].append(source)
    seen, work = {plan.number[goal]}, [plan.number[goal]]
    while work:
        for source in sources[work.pop()]:
            if source not in seen:
                seen.add(source)
                work.append(source)
    return sorted(seen)


def narrowed(plan: Plan, goals: Iterable[str]) -> Plan:
    """The plan of what bears on some goals and nothing else; their shares stay what they were."""
    kept: set[str] = set()
    work = [goal for goal in goals if goal in plan.number]
    while work:
        goal = work.pop()
        if goal not in kept:
            kept |= {plan.ids[at] for at in before_goal(plan, goal)}
            work.extend(edge.target for node in kept for edge in plan.graph.out_of[node] if _is_due(edge, kept))
    nodes = [_unlinked(node, kept) for node in plan.graph.nodes if node.id in kept]
    edges = [edge for edge in plan.graph.edges if edge.target in kept and edge.source in kept]
    return Plan.of(plan.graph.rebuilt(nodes, edges), plan.today)


def _is_due(edge: Edge, kept: set[str]) -> bool:
    return edge.kind == "due" and edge.target not in kept


def _unlinked(node: Node, kept: set[str]) -> Node:
    """What is over needs no reason any more."""
    links = {"started_by": node.started_by, "ended_by": node.ended_by, "of": node.of}
    gone = {name: None for name, other in links.items() if other is not None and other not in kept}
    return replace(node, **gone) if gone else node  # type: ignore[arg-type]


def _item(node: Node, graph: Graph, number: Mapping[str, int]) -> Item:
    edges = [edge for edge in graph.into[node.id] if edge.runs and edge.kind not in ("commits", "due")]
    ties = {kind: tuple(Tie(number[e.source], e) for e in edges if e.kind == kind) for kind in {e.kind for e in edges}}
    hard = (*ties.get("requires", ()), *ties.get("holds_until", ()))
    some = ties.get("alternative", ())
    if node.kind == "gate":
        every = (*hard, *some)
        hard, some, need = (every, (), 0) if node.need == 0 else ((), every, node.need)
    else:
        need = 1 if some else 0
    pushes = (*ties.get("raises", ()), *ties.get("lowers", ()))
    up = tuple(tie for tie in pushes if (tie.edge.kind == "raises") == (tie.edge.sign == "+"))
    other = [number[e.target] for e in graph.out_of.get(node.id, ()) if e.kind == "excludes"]
    held = ties.get("holds_until", ())
    return Item(
        node=node,
        all_of=hard,
        pool=some,
        need=need,
        helped=(*ties.get("enables", ()), *up),
        hindered=tuple(tie for tie in pushes if tie not in up),
        threats=ties.get("threatens", ()),
        held_by=held,
        excluded_by=tuple(sorted({*(tie.source for tie in ties.get("excludes", ())), *other})),
        started_by=_numbered(number, node.started_by),
        ended_by=_numbered(number, node.ended_by),
        of=_numbered(number, node.of),
        ends=tuple(_numbered(number, graph.nodes[tie.source].ended_by) for tie in held),
    )


def _numbered(number: Mapping[str, int], node: str | None) -> int | None:
    return None if node is None else number[node]


def _sources(item: Item) -> Iterator[tuple[int, bool]]:
    """Everything a node's time depends on; True: later there may mean earlier here."""
    if item.node.over or is_done(item.node):
        return
    for tie in (*item.all_of, *item.pool, *item.helped):
        yield tie.source, False
    for tie in (*item.hindered, *item.threats):
        yield tie.source, True
    for source in (*item.excluded_by, *item.ends, item.ended_by, item.of):
        if source is not None:
            yield source, True
    if item.started_by is not None:
        yield item.started_by, False


def _engine(plan: Plan) -> Engine:
    """Bounds hold if worse never helps: things on one side, threats and missed dates on the other."""
    for index, group in enumerate(plan.groups):
        if plan.mixed[index]:
            return _queue(plan, group[0], "acts back on itself through a threat, a missed date or an exclusion")
    for item in plan.items:
        node = item.node
        if node.over or is_done(node):
            continue
        if "reset" in node.effects:
            return _queue_named(node, "resets what it hits, and a later hit can cost more than an early one")
        if item.excluded_by:
            return _queue_named(node, "excludes another, so that its success is the other's end")
        bad = _sign(node)
        for source, opposed in _sources(item):
            other = plan.graph.nodes[source]
            if is_done(other) or other.over or other.kind == "gate" or node.kind == "gate":
                continue
            if (_sign(other) != bad) != opposed:
                return _queue_named(node, f"is made worse when {other.name} comes early")
    return Engine("fixed point", True)


def _sign(node: Node) -> bool:
    """True for what is bad news when it comes early."""
    return node.kind in ("threat", "missed")


def _queue(plan: Plan, at: int, why: str) -> Engine:
    return _queue_named(plan.graph.nodes[at], why)


def _queue_named(node: Node, why: str) -> Engine:
    return Engine("event queue", False, node.id, f"{node.name} {why}")
