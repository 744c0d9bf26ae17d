"""Relations: which telling contradicts, refines or supersedes which, over the whole record."""

from __future__ import annotations

from datetime import date

from sulh.assembly.relate import event_groups
from sulh.assembly.relations import Relation
from sulh.assembly.relations import relations as related
from sulh.assembly.slippage import schedules
from sulh.query.moment import Moment

__all__ = ["relations"]


def relations(moment: Moment) -> tuple[Relation, ...]:
    """Every relation, in a fixed order; what was rejected takes no part."""
    return related(
        event_groups(moment.statements("event"), moment.identity),
        # Which dates were given doesn't hang on today.
        schedules(moment.statements("commitment", "measure"), moment.identity, today=date.min),
        moment.statements("claim"),
    )
