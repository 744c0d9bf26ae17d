"""Coverage: which outlets the record holds, since when, with which gaps, and what people made of what was read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sulh.query.moment import Moment
from sulh.record.content import Layer
from sulh.record.copying import reprints
from sulh.record.printing import primary
from sulh.record.statement import LAYERS

__all__ = ["Coverage", "LayerCoverage", "OutletRow", "coverage"]


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet: how much, from when to when, its longest silence in days, how much of it others printed first."""

    outlet: str | None
    printings: int
    first: date | None
    last: date | None
    gap: int
    gap_from: date | None
    undated: int
    copies: int


@dataclass(frozen=True, slots=True)
class LayerCoverage:
    """What people made of the reader's proposals; `right` is None where nobody decided yet."""

    layer: Layer
    statements: int
    judged: int
    accepted: int
    corrected: int
    rejected: int

    @property
    def right(self) -> float | None:
        """Accepted as they stood, of those decided."""
        decided = self.accepted + self.corrected + self.rejected
        return self.accepted / decided if decided else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole of it."""

    outlets: tuple[OutletRow, ...]
    layers: tuple[LayerCoverage, ...]
    silent: tuple[str, ...]  # reports in which the reader found nothing but actors, or nothing at all


def coverage(moment: Moment) -> Coverage:
    """Outlets by how much they printed, layers in their order."""
    outlets: dict[str | None, list[tuple[date | None, bool]]] = {}
    groups = reprints(moment.view.copyings())
    first = {key: primary(printings).published for key, printings in moment.printings.items()}
    for document, printings in moment.printings.items():
        group = groups.get(document, frozenset((document,)))
        copied = document != min(group, key=lambda each: (first[each] or date.max, each))
        for printing in printings:
            outlets.setdefault(printing.outlet, []).append((printing.published, copied))
    rows = [_outlet(name, found) for name, found in outlets.items()]
    states: dict[str, Counter[str]] = {layer: Counter() for layer in LAYERS}
    told: set[str] = set()
    for statement in moment.view.statements():
        states[statement.layer][moment.verdicts.state(statement.id)] += 1
        if statement.layer != "actor":
            told.update(piece.document for piece in statement.evidence)
    return Coverage(
        outlets=tuple(sorted(rows, key=lambda row: (-row.printings, row.outlet or ""))),
        layers=tuple(_layer(layer, states[layer]) for layer in LAYERS),
        silent=tuple(sorted(set(moment.printings) - told)),
    )


def _outlet(name: str | None, found: list[tuple[date | None, bool]]) -> OutletRow:
    days = sorted(day for day, _ in found if day is not None)
    gaps = [((after - before).days, before) for before, after in pairwise(days)]
    gap, since = max(gaps, default=(0, None), key=lambda pair: pair[0])
    return OutletRow(
        outlet=name,
        printings=len(found),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        gap=gap,
        gap_from=since,
        undated=len(found) - len(days),
        copies=sum(copied for _, copied in found),
    )


def _layer(layer: Layer, states: Counter[str]) -> LayerCoverage:
    return LayerCoverage(
        layer=layer,
        statements=sum(states.values()),
        judged=sum(count for state, count in states.items() if state != "proposed"),
        accepted=states["accepted"],
        corrected=states["corrected"],
        rejected=states["rejected"],
    )
