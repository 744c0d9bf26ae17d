"""Values: which number each parameter has in a run: its worst, its best, its middle, or what somebody set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from sulh.process.basis import Dated, Parameter
from sulh.process.draws import Draws, Floats
from sulh.process.graph import Edge, Node
from sulh.process.plan import Plan
from sulh.process.timeline import Corner, days_of

__all__ = ["Values"]

# A high value of these is bad news; of all others good news.
BAD = frozenset(("lapses", "p", "delay", "slip", "setback"))
LENGTHS = frozenset(("delay", "slip", "setback"))


@dataclass(frozen=True)
class Values:
    """One assignment.  `fixed` overrules single parameters by (item, name); `forced` single nodes by their time."""

    corner: Corner = "central"
    fixed: Mapping[tuple[str, str], float] = field(default_factory=dict)
    forced: Mapping[str, float] = field(default_factory=dict)
    effect: str = "kill"

    def of(self, item: Node | Edge, name: str, fallback: float) -> float:
        """A chance, or a window."""
        given = self.fixed.get((item.id, name))
        if given is not None:
            return given
        parameter = item.parameters.get(name)
        return fallback if parameter is None else end_of(parameter, name, self.corner)

    def days(self, node: Node, name: str, draws: Draws) -> float | Floats:
        """A length: an end of its interval, or a log-uniform draw from it."""
        given = self.fixed.get((node.id, name))
        parameter = node.parameters.get(name)
        if given is not None or parameter is None:
            return 0.0 if given is None else given
        if self.corner != "central" or parameter.low == parameter.high:
            return end_of(parameter, name, self.corner)
        u = draws.uniform(node.id, name)
        if parameter.low > 0:
            found: Floats = parameter.low * np.exp(u * np.log(parameter.high / parameter.low))
            return found
        spread: Floats = u * parameter.high
        return spread

    def day(self, node: Node, dated: Dated | None, plan: Plan, draws: Draws, purpose: str) -> float | Floats | None:
        """A day as days from now; within an interval a draw."""
        if dated is None:
            return None
        if self.corner != "central" or dated.earliest == dated.latest:
            return days_of(dated, plan.today, self.corner)
        first = float((dated.earliest - plan.today).days)
        spread: Floats = first + draws.uniform(node.id, purpose) * (dated.latest - dated.earliest).days
        return spread

    def effect_of(self, node: Node) -> str:
        """What a threat does; where nobody said, the effect that this run is for."""
        return self.effect if self.effect in node.effects else node.effects[0]


def end_of(parameter: Parameter, name: str, corner: Corner) -> float:
    """The end of an interval that a corner means."""
    if corner == "central":
        return parameter.central
    return parameter.high if (corner == "worst") == (name in BAD) else parameter.low
