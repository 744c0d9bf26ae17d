"""Plain text and Markdown: the text as it was given."""

from __future__ import annotations

from collections.abc import Iterator

from sulh.ingest.encoding import decode_source
from sulh.ingest.extract import Extract, Source

__all__ = ["extract"]


def extract(source: Source) -> Iterator[Extract]:
    """One report, nothing altered."""
    decoded = decode_source(source)
    warnings = (f"the encoding was taken for {decoded.encoding}",) if decoded.guessed else ()
    yield Extract(decoded.text, warnings=warnings)
