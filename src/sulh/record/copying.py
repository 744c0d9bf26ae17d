"""Copying: two documents that are one report printed twice, so that they are not two witnesses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sulh.span import Span

__all__ = ["Copying", "Repeated", "reprints"]


@dataclass(frozen=True, slots=True)
class Copying:
    """Most of each stands in the other.

    `share` is the part of the document's words that stand in the other, `other_share` the reverse, 0 to 1.
    """

    document: str
    other: str
    share: float
    other_share: float


@dataclass(frozen=True, slots=True)
class Repeated:
    """A sentence whose words stand in several documents; equal marks are equal words, spelling aside."""

    document: str
    span: Span
    mark: int


def reprints(copyings: Iterable[Copying]) -> dict[str, frozenset[str]]:
    """Document to the group of reprints it is in; a document without one is not in the table."""
    groups: dict[str, set[str]] = {}
    for copying in copyings:
        left, right = (groups.setdefault(each, {each}) for each in (copying.document, copying.other))
        if left is right:
            continue
        keep, drop = (left, right) if len(left) >= len(right) else (right, left)
        keep |= drop
        for member in drop:
            groups[member] = keep
    frozen = {id(group): frozenset(group) for group in groups.values()}
    return {member: frozen[id(group)] for member, group in groups.items()}
