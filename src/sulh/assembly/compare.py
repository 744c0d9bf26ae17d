"""Compare: what differs between tellings of one thing is kept side by side, never averaged and never settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sulh.record.evidence import Evidence
from sulh.record.said import EventSaid, Figure, ForceSaid

__all__ = ["FigureSpread", "Telling", "Tellings", "figures", "tellings"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One figure and the evidence that gives it."""

    figure: Figure
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FigureSpread:
    """All figures of one unit: the lowest and highest said, and who said which."""

    unit: str | None
    low: float | None
    high: float | None
    tellings: tuple[Telling, ...]

    @property
    def differs(self) -> bool:
        """Reports give different figures."""
        return len({(each.figure.value, each.figure.low, each.figure.high) for each in self.tellings}) > 1


@dataclass(frozen=True, slots=True)
class Tellings:
    """Evidence for and against; both sides stay."""

    affirmed: tuple[Evidence, ...]
    planned: tuple[Evidence, ...]
    denied: tuple[Evidence, ...]

    @property
    def disputed(self) -> bool:
        """Somebody says that it happened and somebody that it did not."""
        return bool(self.affirmed) and bool(self.denied)


def _figures(evidence: Evidence) -> tuple[Figure, ...]:
    if isinstance(evidence.said, EventSaid):
        return evidence.said.sizes
    if isinstance(evidence.said, ForceSaid) and evidence.said.size is not None:
        return (evidence.said.size,)
    return ()


def figures(evidence: Iterable[Evidence]) -> tuple[FigureSpread, ...]:
    """The figures of the evidence by unit."""
    by_unit: dict[str | None, list[Telling]] = {}
    for piece in evidence:
        for figure in _figures(piece):
            by_unit.setdefault(figure.unit, []).append(Telling(figure, piece))
    spreads = []
    for unit in sorted(by_unit, key=lambda name: (name is None, name or "")):
        said = by_unit[unit]
        numbers = [
            number
            for each in said
            for number in (each.figure.value, each.figure.low, each.figure.high)
            if number is not None
        ]
        spreads.append(FigureSpread(unit, min(numbers, default=None), max(numbers, default=None), tuple(said)))
    return tuple(spreads)


def tellings(evidence: Iterable[Evidence]) -> Tellings:
    """Evidence of an event by what it says of it: it took place, it is to come, it did not take place."""
    sides: dict[str, list[Evidence]] = {"affirmed": [], "planned": [], "denied": []}
    side_of = {"happened": "affirmed", "ongoing": "affirmed", "planned": "planned", "denied": "denied"}
    for piece in evidence:
        if isinstance(piece.said, EventSaid) and (side := side_of.get(piece.said.status)):
            sides[side].append(piece)
    return Tellings(*(tuple(sides[name]) for name in ("affirmed", "planned", "denied")))
