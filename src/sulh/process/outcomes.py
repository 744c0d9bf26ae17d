"""Outcomes: on time, late, never, as ranges from the worst and the best corner (tier 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from sulh.process.basis import Parameter
from sulh.process.draws import Draws, Floats
from sulh.process.graph import CHANCES, Edge, Graph, Node
from sulh.process.plan import Plan
from sulh.process.simulate import Times, run
from sulh.process.timeline import Corner, days_of
from sulh.process.values import Values

__all__ = ["Assumptions", "Outcome", "Range", "Shares", "outcomes", "shares", "uncertain"]

CORNERS: tuple[Corner, ...] = ("worst", "central", "best")
OUTER, INNER = 60, 1_000
BAND = (5.0, 95.0)


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of the runs; they add up to 1.  `reference_never`: how often the milestone that is the due never came."""

    on_time: float
    late: float
    never: float
    reference_never: float = 0.0


@dataclass(frozen=True, slots=True)
class Range:
    """From the worst corner to the best, and the middle that the central assumptions give."""

    low: float
    central: float
    high: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may become of one thing.  `bounds`: nothing inside the intervals can lead outside the ranges."""

    node: str
    on_time: Range
    late: Range
    never: Range
    days: Range
    has_due: bool
    bounds: bool
    reference_never: float = 0.0


@dataclass(frozen=True)
class Assumptions:
    """How to run: seed, number of runs, correlation, what is forced or set."""

    seed: int = 0
    runs: int = 10_000
    correlation: float = 0.0
    forced: Mapping[str, float] = field(default_factory=dict)
    fixed: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def draws(self) -> Draws:
        """Fresh draws; whoever compares shares one."""
        return Draws(self.seed, self.runs, self.correlation)

    def values(self, corner: Corner, effect: str = "kill") -> Values:
        """The numbers of one corner."""
        return Values(corner, self.fixed, self.forced, effect)


def shares(times: Times, node: str) -> Shares:
    """On time, late, never of one node; its due is a day, or another milestone."""
    plan = times.plan
    when = times.of(node)
    happened = np.isfinite(when)
    due = days_of(plan.graph.by_id[node].due, plan.today, "worst")
    others = [edge.target for edge in plan.graph.out_of.get(node, ()) if edge.kind == "due"]
    missing = np.zeros(len(when), dtype=bool)
    in_time = happened if due is None else happened & (when <= due)
    for other in others:
        limit = times.of(other)
        in_time = in_time & ((when <= limit) | ~np.isfinite(limit))
        missing |= ~np.isfinite(limit)
    on_time, all_in = float(in_time.mean()), float(happened.mean())
    return Shares(on_time, all_in - on_time, 1.0 - all_in, float(missing.mean()) if others else 0.0)


def effects(graph: Graph) -> tuple[str, ...]:
    """The effects to be run: where nobody said what a threat does, each of them."""
    found = {effect for node in graph.nodes if len(node.effects) > 1 for effect in node.effects}
    return tuple(sorted(found, reverse=True)) or ("kill",)


def outcomes(plan: Plan, goals: Sequence[str], given: Assumptions, draws: Draws | None = None) -> tuple[Outcome, ...]:
    """A row for each goal."""
    dice = draws or given.draws()
    tables: dict[str, list[Shares]] = {goal: [] for goal in goals}
    central: dict[str, list[Shares]] = {goal: [] for goal in goals}
    days: dict[str, list[Floats]] = {goal: [] for goal in goals}
    for effect in effects(plan.graph):
        for corner in CORNERS if plan.engine.bounds else CORNERS[1:2]:
            times = run(plan, given.values(corner, effect), dice)
            for goal in goals:
                tables[goal].append(shares(times, goal))
                if corner == "central":
                    central[goal].append(tables[goal][-1])
                    days[goal].append(times.of(goal))
    if not plan.engine.bounds:
        for effect in effects(plan.graph):
            for goal, found in _sampled(plan, goals, given, effect).items():
                tables[goal].extend(found)
    return tuple(_outcome(plan, goal, tables[goal], central[goal], days[goal]) for goal in goals)


def _sampled(plan: Plan, goals: Sequence[str], given: Assumptions, effect: str) -> dict[str, list[Shares]]:
    """Where corners do not enclose: assumptions outside, chance inside."""
    loose = uncertain(plan.graph)
    outer = Draws(given.seed, OUTER)
    inner = Draws(given.seed, min(INNER, given.runs), given.correlation)
    rows: dict[str, list[Shares]] = {goal: [] for goal in goals}
    for sample in range(OUTER):
        fixed = {
            key: parameter.low
            + float(outer.uniform(key[0], f"outer:{key[1]}")[sample]) * (parameter.high - parameter.low)
            for key, parameter in loose.items()
        }
        times = run(plan, replace(given.values("central", effect), fixed={**fixed, **given.fixed}), inner)
        for goal in goals:
            rows[goal].append(shares(times, goal))
    return {goal: _band(found) for goal, found in rows.items()}


def _band(found: Sequence[Shares]) -> list[Shares]:
    """The ends of the outer 90 % of each share."""
    ends = []
    for at in BAND:
        part = [
            float(np.percentile([getattr(each, name) for each in found], at)) for name in ("on_time", "late", "never")
        ]
        ends.append(Shares(*part))
    return ends


def uncertain(graph: Graph) -> dict[tuple[str, str], Parameter]:
    """Every number of the network that is an interval."""
    found: dict[tuple[str, str], Parameter] = {}
    items: list[Node | Edge] = [*graph.nodes, *(edge for edge in graph.edges if edge.runs)]
    for item in items:
        for name, parameter in item.parameters.items():
            if parameter.low < parameter.high:
                found[item.id, name] = parameter
    return found


def _outcome(
    plan: Plan, goal: str, rows: Sequence[Shares], middle: Sequence[Shares], days: Sequence[Floats]
) -> Outcome:
    node = plan.graph.by_id[goal]
    on_time = _range([row.on_time for row in rows], [row.on_time for row in middle])
    never = _range([row.never for row in rows], [row.never for row in middle])
    late = _range([row.late for row in rows], [row.late for row in middle])
    if plan.engine.bounds:
        low, high = max(0.0, 1 - on_time.high - never.high), min(1.0, 1 - on_time.low - never.low)
        late = Range(min(low, late.low), late.central, max(high, late.high))
    due_edges = any(edge.kind == "due" for edge in plan.graph.out_of.get(goal, ()))
    return Outcome(
        node=goal,
        on_time=on_time,
        late=late if node.due is not None or due_edges else Range(0.0, 0.0, 0.0),
        never=never,
        days=_days(np.concatenate(days)),
        has_due=node.due is not None or due_edges,
        bounds=plan.engine.bounds,
        reference_never=max(row.reference_never for row in middle),
    )


def _range(every: Iterable[float], middle: Sequence[float]) -> Range:
    found = [*every]
    return Range(min(found), sum(middle) / len(middle), max(found))


def _days(when: Floats) -> Range:
    """The middle half of the days on which it happens, if it does."""
    happened = when[np.isfinite(when)]
    if not len(happened):
        return Range(np.inf, np.inf, np.inf)
    low, middle, high = (float(each) for each in np.percentile(happened, (25, 50, 75)))
    return Range(low, middle, high)


def is_chance(name: str) -> bool:
    """A share of 1, as against a number of days."""
    return name in CHANCES
