"""Copying: in which document the words of a piece of evidence first stood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sulh.assembly.gist import gist
from sulh.record.copying import Copying, reprints
from sulh.record.evidence import Evidence

__all__ = ["Sources"]


class Sources:
    """The copies of one moment of the record; `text_of` is only asked for the few documents that copy in part."""

    def __init__(
        self, copyings: Iterable[Copying], reports: Mapping[str, date | None], text_of: Callable[[str], str]
    ) -> None:
        pairs = tuple(copyings)
        self._groups = reprints(pairs)
        self._days = reports
        self._text_of = text_of
        self._folded: dict[str, str] = {}
        self._partners: dict[str, set[str]] = {}
        for pair in pairs:
            self._partners.setdefault(pair.document, set()).add(pair.other)
            self._partners.setdefault(pair.other, set()).add(pair.document)

    def of(self, evidence: Evidence) -> str:
        """The earliest document that holds the words, among those that share words with the evidence's own."""
        own = evidence.document
        partners = self._partners.get(own)
        if not partners:
            return own
        words = gist(evidence.quote)
        group = self._groups.get(own, frozenset())
        holders = [own, *(other for other in partners if other in group or words in self._gist(other))]
        first = min(holders, key=self._order)
        return min(self._groups.get(first, (first,)), key=self._order)

    def _order(self, document: str) -> tuple[date, str]:
        return self._days.get(document) or date.max, document

    def _gist(self, document: str) -> str:
        if document not in self._folded:
            self._folded[document] = gist(self._text_of(document))
        return self._folded[document]
