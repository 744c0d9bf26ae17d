"""Merge: statements of equal content become one with all their evidence.

Evidence is a set, so the result depends neither on the order nor on how the statements were split into batches, and
merging again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sulh.record.evidence import Evidence
from sulh.record.statement import Statement

__all__ = ["Delta", "delta", "merge"]


def merge(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """One statement an id, sorted by id."""
    evidence: dict[str, list[Evidence]] = {}
    first: dict[str, Statement] = {}
    for statement in statements:
        first.setdefault(statement.id, statement)
        evidence.setdefault(statement.id, []).extend(statement.evidence)
    return tuple(first[key].with_evidence(evidence[key]) for key in sorted(first))


@dataclass(frozen=True, slots=True)
class Delta:
    """What one change did to the record: statement ids, sorted."""

    new: tuple[str, ...] = ()
    grown: tuple[str, ...] = ()
    shrunk: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing changed."""
        return not (self.new or self.grown or self.shrunk or self.gone)


def delta(before: Iterable[Statement], after: Iterable[Statement]) -> Delta:
    """Compare two states of the touched statements."""
    old = {statement.id: frozenset(statement.evidence) for statement in before}
    new = {statement.id: frozenset(statement.evidence) for statement in after}
    both = sorted(old.keys() & new.keys())
    return Delta(
        new=tuple(sorted(new.keys() - old.keys())),
        grown=tuple(key for key in both if new[key] - old[key]),
        shrunk=tuple(key for key in both if old[key] - new[key]),
        gone=tuple(sorted(old.keys() - new.keys())),
    )
