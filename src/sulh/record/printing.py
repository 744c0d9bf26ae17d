"""Printing: one publication of a text.  Three outlets that print one wire are three printings of one document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sulh.document import Document
from sulh.record.codec import plain

__all__ = ["Printing", "primary"]


@dataclass(frozen=True, slots=True)
class Printing:
    """Where and when a text was published; `wire` is the agency it credits.

    `basis` tells what of this was found and where (`outlet:page`); what a person gave is not in it.
    """

    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: str | None = None
    wire: str | None = None
    language: str = "ar"
    basis: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document, *, wire: str | None = None, basis: tuple[str, ...] = ()) -> Printing:
        """The printing that a freshly taken-in document is."""
        return cls(
            outlet=document.outlet,
            title=document.title,
            author=document.author,
            url=document.url,
            published=document.published,
            published_basis=document.published_basis,
            wire=wire,
            language=document.language,
            basis=basis,
        )

    def document(self, text: str) -> Document:
        """The text as this printing gives it."""
        return Document.of(
            text,
            title=self.title,
            outlet=self.outlet,
            author=self.author,
            url=self.url,
            published=self.published,
            published_basis=self.published_basis,
            language=self.language,
        )

    @property
    def order(self) -> tuple[str, str]:
        """First published first; ties by what it says, so that the order of arrival plays no part."""
        return self.published.isoformat() if self.published else "9999", repr(plain(self))


def primary(printings: Iterable[Printing]) -> Printing:
    """The printing a document is read as: the first one known."""
    return min(printings, key=lambda printing: printing.order)
