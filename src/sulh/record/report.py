"""Report: one text with all its printings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sulh.document import Document, document_id
from sulh.record.printing import Printing, primary

__all__ = ["Report"]


@dataclass(frozen=True)
class Report:
    """A text and where it was printed; no order of arrival: printings are a sorted set."""

    id: str
    text: str
    printings: tuple[Printing, ...]

    @classmethod
    def of(cls, text: str, printings: Iterable[Printing]) -> Report:
        """A report with its content id."""
        unique = sorted(set(printings), key=lambda printing: printing.order)
        return cls(document_id(text), text, tuple(unique))

    @cached_property
    def document(self) -> Document:
        """The document as its first known printing gives it: this is what is read."""
        return primary(self.printings).document(self.text)

    def also(self, printing: Printing) -> Report:
        """The same text, printed once more."""
        return Report.of(self.text, (*self.printings, printing))
