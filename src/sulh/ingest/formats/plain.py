"""Plain text and Markdown: the text as it was given."""

from __future__ import annotations

from collections.abc import Iterator

from sulh.errors import TooLarge
from sulh.ingest.encoding import decode_source
from sulh.ingest.extract import MOST_LETTERS, Extract, Source

__all__ = ["extract"]

# Four bytes a letter is the most that an encoding takes.
LARGEST_TEXT = 4 * MOST_LETTERS


def extract(source: Source) -> Iterator[Extract]:
    """One report, nothing altered."""
    if len(source.body) > LARGEST_TEXT:
        raise TooLarge(f"{source.place}: over {LARGEST_TEXT // 1_000_000} MB is more than one report; split it")
    decoded = decode_source(source)
    warnings = (f"the encoding was taken for {decoded.encoding}",) if decoded.guessed else ()
    yield Extract(decoded.text, warnings=warnings)
