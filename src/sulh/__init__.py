"""Sulh reads the news of a peace process, Arabic first, and keeps the process itself as data."""

from __future__ import annotations

from datetime import date

from sulh.document import Document
from sulh.errors import BadDate
from sulh.lexicon.load import default_lexicon
from sulh.reading.read import read_document
from sulh.reading.reading import Reading

__all__ = ["Reading", "__version__", "read_text"]

__version__ = "0.1.0"


def read_text(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Reading:
    """Read one report.

    `published` anchors relative dates (a date or "YYYY-MM-DD"); without it they stay unresolved.
    Raises BadDate for a string that is no date.
    """
    if isinstance(published, str):
        try:
            published = date.fromisoformat(published)
        except ValueError:
            raise BadDate(f"not a date: {published!r}; write it as YYYY-MM-DD") from None
    document = Document.of(text, title=title, outlet=outlet, url=url, published=published)
    return read_document(document, default_lexicon())
