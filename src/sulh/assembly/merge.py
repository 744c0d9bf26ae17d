"""Merge: statements of equal content become one with all their evidence.

Evidence is a set, so the result depends neither on the order nor on how the statements were split into batches, and
merging again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from sulh.record.evidence import Evidence
from sulh.record.statement import Statement

__all__ = ["merge"]


def merge(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """One statement an id, sorted by id."""
    evidence: dict[str, list[Evidence]] = {}
    first: dict[str, Statement] = {}
    for statement in statements:
        first.setdefault(statement.id, statement)
        evidence.setdefault(statement.id, []).extend(statement.evidence)
    return tuple(first[key].with_evidence(evidence[key]) for key in sorted(first))
