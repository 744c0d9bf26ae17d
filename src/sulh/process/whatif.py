"""What if: questions about the answer.  Every comparison shares all draws, so that a difference is the change itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sulh.process.draws import Draws, Floats
from sulh.process.moments import Moments
from sulh.process.outcomes import CORNERS, Assumptions, Range, effects, outcomes, shares, uncertain
from sulh.process.plan import Plan, before_goal, narrowed
from sulh.process.simulate import Times, run
from sulh.process.values import Values

__all__ = ["Bar", "Difference", "Lever", "compare", "criticality", "leverage", "next_question", "tornado"]

QUICK = 2_000


@dataclass(frozen=True, slots=True)
class Difference:
    """What a variant changes for one goal; `flipped` is the share of runs with another outcome."""

    node: str
    on_time: Range
    never: Range
    flipped: float


@dataclass(frozen=True, slots=True)
class Lever:
    """How much hangs on one thing: the goal if it were done now, and if it never came."""

    node: str
    if_done: float
    if_never: float

    @property
    def swing(self) -> float:
        """What lies between."""
        return self.if_done - self.if_never


@dataclass(frozen=True, slots=True)
class Bar:
    """The goal with one number at its low and at its high end, all others in the middle."""

    item: str
    parameter: str
    at_low: float
    at_high: float

    @property
    def swing(self) -> float:
        """How far it moves the goal."""
        return abs(self.at_high - self.at_low)


def compare(
    base: Plan, variant: Plan, goals: Sequence[str], given: Assumptions, changed: Assumptions | None = None
) -> tuple[Difference, ...]:
    """Baseline against variant, corner by corner; a goal that only one of them has is left out."""
    other = changed or given
    dice = given.draws()
    shared = [goal for goal in goals if goal in base.number and goal in variant.number]
    on_time: dict[str, list[float]] = {goal: [] for goal in shared}
    never: dict[str, list[float]] = {goal: [] for goal in shared}
    flipped: dict[str, float] = {}
    for effect in dict.fromkeys((*effects(base.graph), *effects(variant.graph))):
        for corner in CORNERS:
            before = run(base, given.values(corner, effect), dice)
            after = run(variant, other.values(corner, effect), dice)
            for goal in shared:
                one, two = shares(before, goal), shares(after, goal)
                on_time[goal].append(two.on_time - one.on_time)
                never[goal].append(two.never - one.never)
                if corner == "central" and goal not in flipped:
                    flipped[goal] = float((_outcome(before, goal) != _outcome(after, goal)).mean())
    return tuple(Difference(goal, _spread(on_time[goal]), _spread(never[goal]), flipped[goal]) for goal in shared)


def _spread(found: Sequence[float]) -> Range:
    middle = found[1::3]
    return Range(min(found), sum(middle) / len(middle), max(found))


def _outcome(times: Times, goal: str) -> Floats:
    """0 never, 1 late, 2 on time, run by run."""
    when = times.of(goal)
    due = times.plan.graph.by_id[goal].due
    limit = np.inf if due is None else float((due.latest - times.plan.today).days)
    found: Floats = np.where(np.isfinite(when), np.where(when <= limit, 2.0, 1.0), 0.0)
    return found


def leverage(plan: Plan, goal: str, given: Assumptions) -> tuple[Lever, ...]:
    """Every thing that bears on the goal, the one on which most hangs first."""
    quick = replace(given, runs=min(given.runs, QUICK))
    dice = quick.draws()
    plan = narrowed(plan, [goal])
    found = []
    for at in before_goal(plan, goal):
        node = plan.graph.nodes[at]
        if not node.happens or node.id == goal or node.status == "done":
            continue
        done, never = (
            _share(plan, goal, replace(quick, forced={**given.forced, node.id: when}), dice) for when in (0.0, np.inf)
        )
        found.append(Lever(node.id, done, never))
    return tuple(sorted(found, key=lambda lever: (-abs(lever.swing), lever.node)))


def _share(plan: Plan, goal: str, given: Assumptions, dice: Draws) -> float:
    return shares(run(plan, given.values("central", effects(plan.graph)[0]), dice), goal).on_time


def tornado(plan: Plan, goal: str, given: Assumptions, *, most: int = 30) -> tuple[Bar, ...]:
    """One number at a time, the one that moves the goal most first."""
    quick = replace(given, runs=min(given.runs, QUICK))
    dice = quick.draws()
    plan = narrowed(plan, [goal])
    found = []
    for (item, name), parameter in uncertain(plan.graph).items():
        ends = [
            _share(plan, goal, replace(quick, fixed={**given.fixed, (item, name): end}), dice)
            for end in (parameter.low, parameter.high)
        ]
        found.append(Bar(item, name, ends[0], ends[1]))
    found.sort(key=lambda bar: (-bar.swing, bar.item, bar.parameter))
    return tuple(found[:most])


def next_question(plan: Plan, goal: str, given: Assumptions, bars: Sequence[Bar]) -> tuple[Bar, float] | None:
    """The number that, once known, would narrow the range most, and by how much.  No decision is modelled."""
    if not plan.engine.bounds or not bars:
        return None
    quick = replace(given, runs=min(given.runs, QUICK))
    dice = quick.draws()
    plan = narrowed(plan, [goal])
    wide = _width(plan, goal, quick, dice)
    loose = uncertain(plan.graph)
    best: tuple[Bar, float] | None = None
    for bar in bars:
        middle = loose[bar.item, bar.parameter].central
        left = _width(plan, goal, replace(quick, fixed={**given.fixed, (bar.item, bar.parameter): middle}), dice)
        if best is None or wide - left > best[1] + 1e-12:
            best = (bar, wide - left)
    return best if best and best[1] > 0 else None


def _width(plan: Plan, goal: str, given: Assumptions, dice: Draws) -> float:
    (found,) = outcomes(plan, [goal], given, dice)
    return found.on_time.high - found.on_time.low


def criticality(times: Times, goal: str, values: Values, draws: Draws) -> dict[str, float]:
    """In what share of the runs each thing was on the chain that decided the goal: the latest to come, or what failed."""
    plan = times.plan
    moments = Moments(plan, values, draws)
    on_chain = np.zeros(times.table.shape, dtype=bool)
    on_chain[plan.number[goal]] = True
    line = [plan.number[goal]]
    while line:
        at = line.pop()
        item = plan.items[at]
        if item.node.status == "done" or item.node.over:
            continue
        ties = (*item.all_of, *item.pool)
        if not ties:
            continue
        arrivals = [times.table[tie.source] + tie.edge.lag for tie in ties]
        start = moments.start(item, times.table)
        binds = on_chain[at] & (start > 0)
        if item.node.planned is not None:
            ready = start + values.days(item.node, "delay", draws)
            planned = (item.node.planned.latest - plan.today).days
            binds &= ready >= planned
        for tie, arrived in zip(ties, arrivals, strict=True):
            new = binds & (arrived == start) & ~on_chain[tie.source]
            if new.any():
                on_chain[tie.source] |= new
                line.append(tie.source)
    share = on_chain.mean(axis=1)
    return {plan.ids[at]: float(share[at]) for at in range(len(plan.ids)) if share[at] > 0 and plan.ids[at] != goal}
