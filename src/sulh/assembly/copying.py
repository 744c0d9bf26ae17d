"""Copying: in which document the words of a piece of evidence first stood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sulh.record.copying import Copying, Repeated, reprints
from sulh.record.evidence import Evidence

__all__ = ["Sources"]


class Sources:
    """The copies of one moment of the record: whole reprints, and sentences that several reports have in common."""

    def __init__(
        self, copyings: Iterable[Copying], repeated: Iterable[Repeated], days: Mapping[str, date | None]
    ) -> None:
        self._groups = reprints(copyings)
        self._days = days
        self._sentences: dict[str, list[Repeated]] = {}
        self._holders: dict[int, list[str]] = {}
        for sentence in repeated:
            self._sentences.setdefault(sentence.document, []).append(sentence)
            self._holders.setdefault(sentence.mark, []).append(sentence.document)

    def of(self, evidence: Evidence) -> str:
        """The earliest document among those that hold the words: reprints of its own, and of who has its sentence."""
        own = evidence.document
        holders = {own}
        for sentence in self._sentences.get(own, ()):
            if sentence.span.overlaps(evidence.span):
                holders.update(self._holders[sentence.mark])
        every = {member for holder in holders for member in self._groups.get(holder, (holder,))}
        return min(every, key=self._order)

    def _order(self, document: str) -> tuple[date, str]:
        return self._days.get(document) or date.max, document
