"""Timeline: durations only (tier 1).  Earliest days, slack, the critical path, and what slips if something slips.

Every attempt succeeds and no threat arrives; a range where only the class of a delay is assumed.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import inf, isfinite, sqrt
from typing import Literal

from sulh.process.basis import Dated, Parameter
from sulh.process.graph import Node
from sulh.process.waiting import Waiting, is_done

__all__ = ["Corner", "Row", "earliest", "slips", "timeline"]

Corner = Literal["worst", "central", "best"]


@dataclass(frozen=True, slots=True)
class Row:
    """Days from now, from all at its best to all at its worst; infinity is never."""

    node: str
    first: float
    last: float
    slack_first: float | None
    slack_last: float | None
    critical: tuple[str, ...]


def days_of(dated: Dated | None, today: date, corner: Corner) -> float | None:
    """A day as days from now: the interval's end if all goes badly, its beginning if all goes well."""
    if dated is None:
        return None
    first, last = float((dated.earliest - today).days), float((dated.latest - today).days)
    return {"worst": last, "best": first, "central": (first + last) / 2}[corner]


def length(parameter: Parameter | None, corner: Corner) -> float:
    """A number of days at a corner; in between the middle of the log-uniform draw."""
    if parameter is None:
        return 0.0
    if corner == "worst":
        return parameter.high
    if corner == "best":
        return parameter.low
    return sqrt(parameter.low * parameter.high) if parameter.low > 0 else (parameter.low + parameter.high) / 2


def earliest(
    waiting: Waiting, today: date, corner: Corner = "central", *, extra: Mapping[str, float] | None = None
) -> list[float]:
    """The earliest days of all nodes; `extra` makes some take longer.  Each node settles once, in the order of time."""
    graph = waiting.graph
    more = extra or {}
    found = [inf] * len(graph.nodes)
    settled = [False] * len(graph.nodes)
    heap: list[tuple[float, int]] = []
    for at, node in enumerate(graph.nodes):
        if at in waiting.over or node.kind in ("threat", "missed"):
            continue
        if is_done(node) or not waiting.before[at]:
            heapq.heappush(heap, (_finish(node, 0.0, today, corner, more), at))
    while heap:
        when, at = heapq.heappop(heap)
        if settled[at] or when == inf:
            continue
        settled[at] = True
        found[at] = when
        for after in waiting.after[at]:
            node = graph.nodes[after]
            if settled[after] or after in waiting.over or is_done(node):
                continue
            start = _start(waiting, after, found)
            if isfinite(start):
                heapq.heappush(heap, (_held(waiting, after, _finish(node, start, today, corner, more), today), after))
    return found


def _start(waiting: Waiting, node: int, found: list[float]) -> float:
    """The latest of all it waits for, and the k-th earliest of its alternatives."""
    every = [found[source] + _lag(waiting, source, node) for source in waiting.all_of[node]]
    some = sorted(found[source] + _lag(waiting, source, node) for source in waiting.pool[node])
    need = waiting.need[node]
    if need:
        every.append(some[need - 1])
    return max(every, default=0.0)


def _lag(waiting: Waiting, source: int, target: int) -> float:
    return max((edge.lag for edge in waiting.edges(source, target)), default=0.0)


def _finish(node: Node, start: float, today: date, corner: Corner, extra: Mapping[str, float]) -> float:
    if is_done(node):
        return (days_of(node.done or node.since, today, "worst") or 0.0) + extra.get(node.id, 0.0)
    floor = [days_of(dated, today, corner) for dated in (node.planned, node.not_before)]
    took = length(node.parameters.get("delay"), corner) if node.happens else 0.0
    return max(0.0, start + took, *(each for each in floor if each is not None)) + extra.get(node.id, 0.0)


def _held(waiting: Waiting, node: int, when: float, today: date) -> float:
    """A state that must hold through it, and ends before, makes it never."""
    for edge in waiting.graph.into[waiting.ids[node]]:
        if edge.kind == "holds_until":
            end = days_of(waiting.graph.by_id[edge.source].until, today, "worst")
            if end is not None and when > end:
                return inf
    return when


def timeline(waiting: Waiting, today: date) -> tuple[Row, ...]:
    """A row for each thing that has not happened, the earliest first."""
    best, central, worst = (earliest(waiting, today, corner) for corner in ("best", "central", "worst"))
    rows = []
    for at, node in enumerate(waiting.graph.nodes):
        if not node.happens or is_done(node) or node.over:
            continue
        due = days_of(node.due, today, "worst")
        rows.append(
            Row(
                node=node.id,
                first=best[at],
                last=worst[at],
                slack_first=None if due is None else due - worst[at],
                slack_last=None if due is None else due - best[at],
                critical=_critical(waiting, at, central) if isfinite(central[at]) else (),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.first, row.last, row.node)))


def _critical(waiting: Waiting, goal: int, found: list[float]) -> tuple[str, ...]:
    """What the date of a goal hangs on, first things first."""
    way, node = [goal], goal
    while len(way) <= len(waiting.ids):
        start = _start(waiting, node, found)
        binding = [
            source
            for source in waiting.before[node]
            if source not in waiting.done and found[source] + _lag(waiting, source, node) == start
        ]
        if not binding or start <= 0:
            break
        node = binding[0]
        way.append(node)
    return tuple(waiting.ids[at] for at in reversed(way))


def slips(waiting: Waiting, today: date, node: str, days: float) -> dict[str, float]:
    """By how many days everything else moves if this takes so much longer."""
    before = earliest(waiting, today)
    after = earliest(waiting, today, extra={node: days})
    pairs = zip(waiting.ids, before, after, strict=True)
    return {each: late - early for each, early, late in pairs if each != node and late > early}
