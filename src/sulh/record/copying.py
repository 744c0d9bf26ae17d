"""Copying: two documents that share words, so that they are not two witnesses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

__all__ = ["Copying", "reprints"]


@dataclass(frozen=True, slots=True)
class Copying:
    """`near`: most of each stands in the other; `partial`: a good part of one does.

    `share` is the part of the document's words that stand in the other, `other_share` the reverse, 0 to 1.
    """

    document: str
    other: str
    kind: Literal["near", "partial"]
    share: float
    other_share: float


def reprints(copyings: Iterable[Copying]) -> dict[str, frozenset[str]]:
    """Document to the group of near copies it is in; a document without one is not in the table."""
    groups: dict[str, set[str]] = {}
    for copying in copyings:
        if copying.kind == "near":
            joined = groups.get(copying.document, {copying.document}) | groups.get(copying.other, {copying.other})
            for member in joined:
                groups[member] = joined
    return {member: frozenset(group) for member, group in groups.items()}
