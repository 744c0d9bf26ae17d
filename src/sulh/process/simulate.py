"""Simulate: many runs of the network at once (tier 2).

Groups are run in the order of cause.  Inside a group that feeds on itself the least fixed point is reached from
"nothing has happened"; where a group also acts against itself, events are let happen one by one in the order of time.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from sulh.process.draws import Draws, Floats
from sulh.process.moments import INF, Moments
from sulh.process.plan import Plan
from sulh.process.values import Values

__all__ = ["QUEUE_LIMIT", "Times", "refusal", "run"]

# The event queue lets one event happen a step, so its work grows with the square of the group.
QUEUE_LIMIT = 400


@dataclass(frozen=True)
class Times:
    """Days from now, one row a node, one column a run; infinity is never."""

    plan: Plan
    table: Floats

    def of(self, node: str) -> Floats:
        """One node's times."""
        row: Floats = self.table[self.plan.number[node]]
        return row


def refusal(plan: Plan) -> str | None:
    """Why a network can't be run, in a sentence; None: it can."""
    for index, group in enumerate(plan.groups):
        if plan.mixed[index] and len(group) > QUEUE_LIMIT:
            name = plan.graph.nodes[group[0]].name
            return (
                f"not run: {name} is one of {len(group)} nodes that act against each other in one group, and the event "
                f"queue takes at most {QUEUE_LIMIT}; drop edges in a scenario, or ask tier 0, which has no such limit"
            )
    return None


def run(plan: Plan, values: Values, draws: Draws, *, everywhere_queued: bool = False) -> Times:
    """When everything happens in every run.  ValueError with a sentence for a network that is too large."""
    why = refusal(plan)
    if why is not None:
        raise ValueError(why)
    moments = Moments(plan, values, draws)
    times = np.full((len(plan.items), draws.runs), INF)
    if everywhere_queued:
        _queue(moments, tuple(range(len(plan.items))), times)
        return Times(plan, times)
    for index, group in enumerate(plan.groups):
        if plan.mixed[index]:
            _queue(moments, group, times)
        elif len(group) == 1 and group[0] not in plan.follows[group[0]]:
            times[group[0]] = moments.at(group[0], times)
        else:
            _settle(moments, group, times)
    return Times(plan, times)


def _settle(moments: Moments, group: tuple[int, ...], times: Floats) -> None:
    """The least fixed point; only what a change can reach is looked at again."""
    inside = set(group)
    line = deque(group)
    waiting = set(group)
    while line:
        at = line.popleft()
        waiting.discard(at)
        found = np.broadcast_to(moments.at(at, times), (moments.draws.runs,))
        if np.array_equal(found, times[at]):
            continue
        times[at] = found
        for after in moments.plan.follows[at]:
            if after in inside and after not in waiting:
                waiting.add(after)
                line.append(after)


def _queue(moments: Moments, group: tuple[int, ...], times: Floats) -> None:
    """The next event of each run happens; all others are reckoned anew; until nothing more happens."""
    last = ("threat", "missed")
    order = sorted(group, key=lambda at: (moments.plan.items[at].node.kind in last, at))
    runs = np.arange(moments.draws.runs)
    settled = np.zeros((len(order), moments.draws.runs), dtype=bool)
    ahead = np.full((len(order), moments.draws.runs), INF)
    stale = set(range(len(order)))
    place = {at: row for row, at in enumerate(order)}
    for _ in order:
        for row in sorted(stale):
            ahead[row] = moments.at(order[row], times)
        tentative = np.where(settled, INF, ahead)
        pick = tentative.argmin(axis=0)
        when = tentative[pick, runs]
        alive = np.isfinite(when)
        if not alive.any():
            return
        rows = np.asarray(order)[pick[alive]]
        times[rows, runs[alive]] = when[alive]
        settled[pick[alive], runs[alive]] = True
        happened = {int(at) for at in np.unique(rows)}
        stale = {place[after] for at in happened for after in moments.plan.follows[at] if after in place}
