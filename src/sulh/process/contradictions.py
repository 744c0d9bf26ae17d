"""Contradictions: deadlines that their own preconditions speak against, told by dates and order alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Literal

from sulh.process.graph import Graph, Node
from sulh.process.waiting import Waiting, is_done

__all__ = ["Contradiction", "contradictions"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`certain`: the prerequisite can't be there before the due day is over; `possible`: the intervals overlap;
    `circular`: it must come before something that must come first."""

    kind: Literal["certain", "possible", "circular"]
    node: str
    due: date | None
    other: str
    earliest: date | None


def contradictions(graph: Graph, waiting: Waiting) -> tuple[Contradiction, ...]:
    """All of them, by node."""
    found: list[Contradiction] = []
    memory: dict[int, dict[int, float]] = {}
    for at, node in enumerate(graph.nodes):
        if is_done(node) or node.over:
            continue
        if node.due is not None:
            found.extend(_against_dates(waiting, at, node))
        for edge in graph.out_of.get(node.id, ()):
            if edge.kind == "due" and _comes_first(waiting, edge.target, at, memory):
                found.append(Contradiction("circular", node.id, None, edge.target, None))
    return tuple(found)


def _against_dates(waiting: Waiting, at: int, node: Node) -> list[Contradiction]:
    due = node.due
    if due is None:
        return []
    found = []
    for source, lag in _certain_lags(waiting, at).items():
        other = waiting.graph.nodes[source]
        first, last = _window(other) if source != at else (None, None)
        if first is None or is_done(other):
            continue
        earliest = first + timedelta(days=ceil(lag))
        if earliest > due.latest:
            found.append(Contradiction("certain", node.id, due.latest, other.id, earliest))
        elif last is not None and last + timedelta(days=ceil(lag)) > due.latest:
            found.append(Contradiction("possible", node.id, due.latest, other.id, earliest))
    return found


def _window(node: Node) -> tuple[date | None, date | None]:
    """Not before this day, planned for no later than that."""
    starts = [dated.earliest for dated in (node.planned, node.not_before) if dated is not None]
    ends = [dated.latest for dated in (node.planned, node.not_before) if dated is not None]
    return max(starts, default=None), max(ends, default=None)


def _certain_lags(waiting: Waiting, goal: int) -> dict[int, float]:
    """Everything that must come first whatever happens (no alternatives), with the longest lag on a way there."""
    lag = {goal: 0.0}
    work = [goal]
    steps = 0
    while work and steps <= 4 * len(waiting.ids):
        steps += 1
        node = work.pop()
        for source in waiting.all_of[node]:
            edges = waiting.edges(source, node)
            found = lag[node] + max((edge.lag for edge in edges), default=0.0)
            if source not in lag or (found > lag[source] and source != goal):
                lag[source] = found
                work.append(source)
    return lag


def _comes_first(waiting: Waiting, other: str, at: int, memory: dict[int, dict[int, float]]) -> bool:
    """The other one must come before this one."""
    if at not in memory:
        memory[at] = _certain_lags(waiting, at)
    number = waiting.number[other]
    return number != at and number in memory[at]
