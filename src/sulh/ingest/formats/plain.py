"""Plain text and Markdown: the text as it was given."""

from __future__ import annotations

from collections.abc import Iterator

from sulh.ingest.encoding import decode_text
from sulh.ingest.extract import Extract

__all__ = ["extract"]


def extract(body: bytes, place: str) -> Iterator[Extract]:
    """One report, nothing altered."""
    decoded = decode_text(body, name=place)
    warnings = (f"the encoding was taken for {decoded.encoding}",) if decoded.guessed else ()
    yield Extract(decoded.text, warnings=warnings)
