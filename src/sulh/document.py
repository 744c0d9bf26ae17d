"""Document: one report, its text never altered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sulh.ids import content_id

__all__ = ["Document", "document_id"]


def document_id(text: str) -> str:
    """Same text, same id, on every machine."""
    return content_id("doc", text)


@dataclass(frozen=True, slots=True)
class Document:
    """A report as it was given.

    `published` is the anchor of every relative date in it; None means that such dates stay unresolved.
    `published_basis` tells where that date comes from ("given", "page", ...).
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: str | None = None
    language: str = "ar"

    @classmethod
    def of(
        cls,
        text: str,
        *,
        title: str | None = None,
        outlet: str | None = None,
        author: str | None = None,
        url: str | None = None,
        published: date | None = None,
        published_basis: str | None = None,
        language: str = "ar",
    ) -> Document:
        """A document with its content id."""
        basis = published_basis or ("given" if published else None)
        return cls(document_id(text), text, title, outlet, author, url, published, basis, language)
