"""Moments: when one node happens, given when all others do.  The same rules for both engines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sulh.process.draws import Draws, Floats
from sulh.process.plan import Item, Plan, Tie
from sulh.process.timeline import days_of
from sulh.process.values import Values
from sulh.process.waiting import is_done

__all__ = ["Moments"]

INF = np.inf


@dataclass(frozen=True)
class Moments:
    """The rules of one run; `times` is the table of all nodes, and what has not been settled in it is infinite."""

    plan: Plan
    values: Values
    draws: Draws

    def known(self, at: int) -> float | None:
        """A time that nothing can change: forced, observed, or over for good."""
        node = self.plan.items[at].node
        forced = self.values.forced.get(node.id)
        if forced is not None:
            return forced
        if node.over:
            return INF
        if is_done(node):
            return days_of(node.done or node.since, self.plan.today, "worst") or 0.0
        return None

    def at(self, at: int, times: Floats) -> Floats | float:
        """When this node happens, given all others."""
        known = self.known(at)
        if known is not None:
            return known
        item = self.plan.items[at]
        if item.node.kind == "threat":
            return self._arrival(item, times)
        if item.node.kind == "missed":
            return self._missed(item, times)
        start = self.start(item, times)
        if item.node.kind == "gate":
            return start
        return self._survives(item, self._attempts(item, start, times), times)

    def start(self, item: Item, times: Floats) -> Floats | float:
        """The latest of all prerequisites, and the k-th earliest of the alternatives; never before now."""
        start: Floats | float = 0.0
        for tie in item.all_of:
            start = np.maximum(start, _after(tie, times))
        if item.need == 1:
            first = _after(item.pool[0], times)
            for tie in item.pool[1:]:
                first = np.minimum(first, _after(tie, times))
            start = np.maximum(start, first)
        elif item.need:
            some = np.stack([_after(tie, times) for tie in item.pool])
            start = np.maximum(start, np.partition(some, item.need - 1, axis=0)[item.need - 1])
        return start

    # ------------------------------------------------------------------------------------------------ attempts

    def _attempts(self, item: Item, start: Floats | float, times: Floats) -> Floats:
        """The first attempt, and a further, better one from the moment each enabler is there too."""
        rows = self._outcome(item, start, 1.0, times)
        if not item.helped:
            return rows
        arrivals = np.stack([_after(tie, times) for tie in item.helped])
        weak = [1.0 - self.values.of(tie.edge, "strength", 1.0) for tie in item.helped]
        left = np.ones(self.draws.runs)
        if len(weak) == 1:
            return np.minimum(rows, self._outcome(item, np.maximum(start, arrivals[0]), weak[0], times))
        order = np.argsort(arrivals, axis=0, kind="stable")
        arrivals = np.take_along_axis(arrivals, order, axis=0)
        for arrived, factor in zip(arrivals, np.asarray(weak)[order], strict=True):
            left = left * factor
            rows = np.minimum(rows, self._outcome(item, np.maximum(start, arrived), left, times))
        return rows

    def _outcome(self, item: Item, start: Floats | float, short: Floats | float, times: Floats) -> Floats:
        """Where the one uniform draw of the node leads; `short` is what is left of the chance of failing."""
        node = item.node
        ready = start + self.values.days(node, "delay", self.draws)
        early = self.values.day(node, node.not_before, self.plan, self.draws, "not before")
        if early is not None:
            ready = np.maximum(ready, early)
        if node.planned is None:
            fail = (1.0 - self.values.of(node, "q", 1.0)) * short
            return self._hindered(item, ready, 0.0, fail, 1.0, times)
        planned = self.values.day(node, node.planned, self.plan, self.draws, "planned")
        ready = np.maximum(ready, 0.0 if planned is None else planned)
        fail = (1.0 - self.values.of(node, "keeps", 1.0)) * short
        slip = self.values.days(node, "slip", self.draws)
        return self._hindered(item, ready, slip, fail, self.values.of(node, "lapses", 0.0), times)

    def _hindered(
        self,
        item: Item,
        ready: Floats | float,
        slip: Floats | float,
        fail: Floats | float,
        share: float,
        times: Floats,
    ) -> Floats:
        """On plan, slipped, or never (the `share` of failures); what came before it and lowers its chance counts."""
        if item.hindered:
            less = np.ones(self.draws.runs)
            for tie in item.hindered:
                factor = 1.0 - self.values.of(tie.edge, "strength", 0.0)
                less = np.where(_after(tie, times) < ready, less * factor, less)
            fail = 1.0 - (1.0 - fail) * less
        if np.ndim(fail) == 0 and float(fail) <= 0.0:
            return np.broadcast_to(np.asarray(ready, dtype=np.float64), (self.draws.runs,))
        u = self.draws.uniform(item.node.id, "outcome")
        found: Floats = np.where(u < 1.0 - fail * share, ready, INF)
        if item.node.planned is not None:
            found = np.where(u < 1.0 - fail, found, found + slip)
        return found

    # ------------------------------------------------------------------------------------------------- threats

    def _survives(self, item: Item, rows: Floats, times: Floats) -> Floats:
        """What threats, states that end and exclusions leave of it."""
        rows = self._hit(item, rows, times)
        for tie, ended_by in zip(item.held_by, item.ends, strict=True):
            state = self.plan.items[tie.source].node
            until = days_of(state.until, self.plan.today, "worst")
            if until is not None:
                rows = np.where(rows <= until, rows, INF)
            if ended_by is not None:
                rows = np.where(rows <= times[ended_by], rows, INF)
        own = self.plan.number[item.node.id]
        for other in item.excluded_by:
            first = (times[other] < rows) | ((times[other] == rows) & (other < own))
            rows = np.where(first, INF, rows)
        return rows

    def _hit(self, item: Item, rows: Floats, times: Floats) -> Floats:
        if not item.threats:
            return rows
        effects = [self.values.effect_of(self.plan.items[tie.source].node) for tie in item.threats]
        late = [tie for tie, effect in zip(item.threats, effects, strict=True) if effect == "delay"]
        begun = rows
        for _ in late:
            setback: Floats | float = 0.0
            for tie in late:
                cost = self.values.days(self.plan.items[tie.source].node, "setback", self.draws)
                setback = setback + np.where(times[tie.source] < rows, cost, 0.0)
            rows = begun + setback
        for tie, effect in zip(item.threats, effects, strict=True):
            arrived = times[tie.source]
            if effect == "reset":
                again = arrived + self.values.days(item.node, "delay", self.draws)
                rows = np.where(arrived < rows, np.maximum(rows, again), rows)
        for tie, effect in zip(item.threats, effects, strict=True):
            if effect == "kill":
                rows = np.where(times[tie.source] < rows, INF, rows)
        return rows

    def _arrival(self, item: Item, times: Floats) -> Floats:
        """The moment a threat gets there: exponential, at the rate that gives the chance p over its window."""
        node = item.node
        chance, window = self.values.of(node, "p", 0.0), self.values.of(node, "window", 1.0)
        begins = self.values.day(node, node.since, self.plan, self.draws, "since")
        start = np.maximum(0.0, 0.0 if begins is None else begins) + np.zeros(self.draws.runs)
        if item.started_by is not None:
            start = np.maximum(start, times[item.started_by])
        effort = -np.log1p(-self.draws.uniform(node.id, f"threat:{node.id}"))
        arrived = _reach(start, effort, _rate(chance, window), self._pushes(item, window), times)
        until = days_of(node.until, self.plan.today, "worst")
        if until is not None:
            arrived = np.where(arrived <= until, arrived, INF)
        if item.ended_by is not None:
            arrived = np.where(arrived <= times[item.ended_by], arrived, INF)
        return arrived

    def _pushes(self, item: Item, window: float) -> list[tuple[Tie, float, float]]:
        """What makes a threat more or less pressing from some moment on: a factor and an addition to its rate."""
        found = [(tie, 1.0, _rate(self.values.of(tie.edge, "strength", 0.0), window)) for tie in item.helped]
        return found + [(tie, 1.0 - self.values.of(tie.edge, "strength", 0.0), 0.0) for tie in item.hindered]

    def _missed(self, item: Item, times: Floats) -> Floats:
        """A due day that passes without the thing."""
        due = None if item.of is None else days_of(self.plan.items[item.of].node.due, self.plan.today, "worst")
        if item.of is None or due is None:
            return np.full(self.draws.runs, INF)
        return np.where(times[item.of] > due, max(due, 0.0), INF)


def _after(tie: Tie, times: Floats) -> Floats:
    found: Floats = times[tie.source] + tie.edge.lag if tie.edge.lag else times[tie.source]
    return found


def _rate(chance: float, window: float) -> float:
    return INF if chance >= 1.0 else float(-np.log1p(-chance)) / window


def _reach(start: Floats, effort: Floats, rate: float, pushes: list[tuple[Tie, float, float]], times: Floats) -> Floats:
    """When the effort is used up at a rate that changes at the moments of the pushes."""
    if not pushes:
        return _used(start, effort, np.full(len(start), rate))
    moments = np.stack([np.maximum(_after(tie, times), start) for tie, _, _ in pushes])
    order = np.argsort(moments, axis=0, kind="stable")
    factors, extras = (np.asarray([push[part] for push in pushes])[order] for part in (1, 2))
    moments = np.take_along_axis(moments, order, axis=0)
    now, left, pace = start, effort, np.full(len(start), rate)
    found = np.full(len(start), INF)
    open_still: NDArray[np.bool_] = np.ones(len(start), dtype=bool)
    for moment, factor, extra in zip(moments, factors, extras, strict=True):
        there = _used(now, left, pace)
        found = np.where(open_still & (there <= moment), there, found)
        open_still &= there > moment
        with np.errstate(invalid="ignore"):
            spent = np.where(np.isfinite(moment) & (pace > 0), pace * (moment - now), 0.0)
        left = np.maximum(left - spent, 0.0)
        now, pace = (
            np.where(np.isfinite(moment), moment, now),
            np.where(np.isfinite(moment), pace * factor + extra, pace),
        )
    return np.where(open_still, _used(now, left, pace), found)


def _used(start: Floats, effort: Floats, rate: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        needed = np.where(rate > 0, effort / rate, INF)
    return start + needed
