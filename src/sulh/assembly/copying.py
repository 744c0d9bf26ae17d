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
        self._earliest: dict[int, str] = {}
        firsts = {id(group): min(group, key=self._order) for group in self._groups.values()}
        self._first = {document: firsts[id(group)] for document, group in self._groups.items()}
        for sentence in repeated:
            self._sentences.setdefault(sentence.document, []).append(sentence)
            rivals = (self.first(sentence.document), self._earliest.get(sentence.mark))
            self._earliest[sentence.mark] = min((each for each in rivals if each is not None), key=self._order)

    def first(self, document: str) -> str:
        """The earliest of the reprints a document is one of; itself if it is none."""
        return self._first.get(document, document)

    def of(self, evidence: Evidence) -> str:
        """The earliest document among those that hold the words: reprints of its own, and of who has its sentence."""
        found = {self.first(evidence.document)}
        for sentence in self._sentences.get(evidence.document, ()):
            if sentence.span.overlaps(evidence.span):
                found.add(self._earliest[sentence.mark])
        return min(found, key=self._order)

    def borrowed(self) -> dict[str, dict[str, list[Repeated]]]:
        """Of each document the sentences that first stood in others, by the document they first stood in."""
        found: dict[str, dict[str, list[Repeated]]] = {}
        for document, sentences in self._sentences.items():
            for sentence in sentences:
                source = self._earliest[sentence.mark]
                if source != self.first(document):
                    found.setdefault(document, {}).setdefault(source, []).append(sentence)
        return found

    @property
    def families(self) -> tuple[tuple[str, ...], ...]:
        """Groups of reprints, each in the order of printing, the first one first."""
        unique = {id(group): group for group in self._groups.values()}.values()
        return tuple(sorted(tuple(sorted(group, key=self._order)) for group in unique))

    def _order(self, document: str) -> tuple[date, str]:
        return self._days.get(document) or date.max, document
