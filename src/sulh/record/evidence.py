"""Evidence: the exact words of one report behind a statement, and whose word it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sulh.record.said import Party, Said
from sulh.span import Span

__all__ = ["Evidence", "Voice"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word it is: the claim the evidence stands under.  No voice means that the report itself says so."""

    claim: str
    speaker: Party | None
    anonymous: bool
    via: Party | None
    stance: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """`document.text[span] == quote`, always.

    `outlet` and `published` are those of the printing that the document was read as (the first one known).
    """

    document: str
    span: Span
    quote: str
    rule: str
    said: Said
    voice: Voice | None = None
    outlet: str | None = None
    published: date | None = None

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """Oldest first, unknown dates last, ties by place: the same on every machine."""
        day = self.published.isoformat() if self.published else "9999"
        return day, self.document, self.span.start, self.span.end, self.rule
