"""Jackknife: what the answer would be without one report, story, outlet, speaker, rule or assumption."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from sulh.process.basis import Quote
from sulh.process.graph import Graph
from sulh.process.outcomes import Assumptions, effects, shares
from sulh.process.plan import Plan, narrowed
from sulh.process.simulate import refusal, run
from sulh.process.structure import circles
from sulh.process.waiting import Waiting

__all__ = ["Unit", "Without", "jackknife"]

Unit = Literal["report", "story", "outlet", "speaker", "rule", "assumption"]
QUICK = 2_000

_OF: dict[Unit, Callable[[Quote], str | None]] = {
    "report": lambda quote: quote.document,
    "story": lambda quote: quote.story or quote.document,
    "outlet": lambda quote: quote.outlet,
    "speaker": lambda quote: quote.speaker_ref,
    "rule": lambda quote: quote.rule,
}


@dataclass(frozen=True, slots=True)
class Without:
    """What changes if one unit had never been.

    `opened` circles are gone; `goals` gives before and after of the goal's central share, None where it fell away.
    """

    unit: Unit
    name: str
    nodes_lost: int
    edges_lost: int
    opened: int
    possible: tuple[str, ...]
    impossible: tuple[str, ...]
    goals: tuple[tuple[str, float | None, float | None], ...]

    @property
    def matters(self) -> bool:
        """Structure or a number changed."""
        moved = any(before != after for _, before, after in self.goals)
        return bool(self.opened or self.possible or self.impossible or moved)


def jackknife(
    graph: Graph, unit: Unit, goals: Sequence[str], today: date, given: Assumptions | None = None
) -> tuple[Without, ...]:
    """A row for each unit on which something rests, those that matter most first; no numbers without `given`."""
    graph = narrowed(Plan.of(graph, today), goals).graph
    base = _Answer.of(graph, goals, today, given)
    rows = []
    for name in units(graph, unit):
        left = reduced(graph, unit, name)
        rows.append(_row(unit, name, graph, left, base, _Answer.of(left, goals, today, given), goals))
    return tuple(
        sorted(rows, key=lambda row: (-row.opened, -len(row.possible) - len(row.impossible), -_moved(row), row.name))
    )


def units(graph: Graph, unit: Unit) -> tuple[str, ...]:
    """Every name of a unit, sorted."""
    if unit not in get_args(Unit):
        raise ValueError(f"{unit}: one of {', '.join(get_args(Unit))}")
    if unit == "assumption":
        return tuple(edge.id for edge in graph.edges if edge.basis.kind == "assumed")
    key = _OF[unit]
    return tuple(sorted({name for quote in graph.quotes() if (name := key(quote)) is not None}))


def reduced(graph: Graph, unit: Unit, name: str) -> Graph:
    """The network if this unit had never been."""
    if unit == "assumption":
        return graph.rebuilt(graph.nodes, [edge for edge in graph.edges if edge.id != name])
    key = _OF[unit]
    return graph.without(lambda quote: key(quote) == name)


@dataclass(frozen=True)
class _Answer:
    """What is compared: circles, what can happen, and the goals' shares."""

    circles: frozenset[tuple[str, ...]]
    possible: frozenset[str]
    goals: dict[str, float]

    @classmethod
    def of(cls, graph: Graph, goals: Iterable[str], today: date, given: Assumptions | None) -> _Answer:
        waiting = Waiting.of(graph)
        can = waiting.can_happen()
        rings = frozenset(circle.members for circle in circles(waiting, can))
        numbers: dict[str, float] = {}
        plan = Plan.of(graph, today) if given is not None else None
        if plan is not None and given is not None and refusal(plan) is None:
            quick = replace(given, runs=min(given.runs, QUICK))
            times = run(plan, quick.values("central", effects(graph)[0]), quick.draws())
            numbers = {goal: shares(times, goal).on_time for goal in goals if goal in graph.by_id}
        return cls(rings, frozenset(waiting.ids[at] for at in can), numbers)


def _row(
    unit: Unit, name: str, graph: Graph, left: Graph, base: _Answer, after: _Answer, goals: Sequence[str]
) -> Without:
    both = graph.by_id.keys() & left.by_id.keys()
    return Without(
        unit=unit,
        name=name,
        nodes_lost=len(graph.nodes) - len(left.nodes),
        edges_lost=len(graph.edges) - len(left.edges),
        opened=len(base.circles - after.circles),
        possible=tuple(sorted((after.possible - base.possible) & both)),
        impossible=tuple(sorted((base.possible - after.possible) & both)),
        goals=tuple((goal, base.goals.get(goal), after.goals.get(goal)) for goal in goals),
    )


def _moved(row: Without) -> float:
    return sum(abs((after or 0.0) - (before or 0.0)) for _, before, after in row.goals)
