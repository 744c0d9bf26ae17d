"""Basis: why something is in the network.  Nothing is in it without one.

Either the exact words of reports, or a person who assumed it on a day, or a named row of the default table, or a base
rate with its reference class.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

__all__ = ["Basis", "BasisKind", "Dated", "Parameter", "Quote"]

BasisKind = Literal["evidence", "assumed", "default", "base_rate"]


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words, where they stand, and whose word they are; `story` is the document they first stood in."""

    statement: str
    document: str
    start: int
    end: int
    text: str
    rule: str
    speaker: str | None = None
    speaker_ref: str | None = None
    outlet: str | None = None
    published: date | None = None
    story: str = ""
    reviewed: bool = False

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """Oldest first; the same on every machine."""
        day = self.published.isoformat() if self.published else "9999"
        return day, self.document, self.start, self.end, self.statement


@dataclass(frozen=True, slots=True)
class Basis:
    """Why an item is there; `row` is the default row that a number of it was taken from."""

    kind: BasisKind
    quotes: tuple[Quote, ...] = ()
    by: str = ""
    on: date | None = None
    reason: str = ""
    row: str = ""

    def __post_init__(self) -> None:
        given = {
            "evidence": bool(self.quotes),
            "assumed": bool(self.by) and self.on is not None,
            "default": bool(self.row),
            "base_rate": bool(self.reason),
        }
        if not given[self.kind]:
            raise ValueError(f"an empty basis: {self.kind}")

    @property
    def unreviewed(self) -> bool:
        """It rests on words that nobody has looked at."""
        return self.kind == "evidence" and not all(quote.reviewed for quote in self.quotes)

    def joined(self, other: Basis) -> Basis:
        """Evidence adds up; a person's word stands before evidence, evidence before a default."""
        if self.kind == "evidence" and other.kind == "evidence":
            quotes = tuple(sorted({*self.quotes, *other.quotes}, key=lambda quote: quote.order))
            return replace(self, quotes=quotes, row=self.row or other.row)
        rank = ("assumed", "base_rate", "evidence", "default")
        return min(self, other, key=lambda basis: rank.index(basis.kind))

    def without(self, gone: Callable[[Quote], bool]) -> Basis | None:
        """What is left if some words had never been printed; None: nothing."""
        if self.kind != "evidence":
            return self
        quotes = tuple(quote for quote in self.quotes if not gone(quote))
        return replace(self, quotes=quotes) if quotes else None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number as an interval; `flag` says why it is no estimate (unassigned, commitment, asserted)."""

    low: float
    central: float
    high: float
    basis: Basis
    flag: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.central <= self.high:
            raise ValueError(f"low, central, high must stand in this order: {self.low}, {self.central}, {self.high}")


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, as exact as it is known, and who gave it.  A month is an interval, not its first day."""

    earliest: date
    latest: date
    basis: Basis

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"ends before it begins: {self.earliest} > {self.latest}")
