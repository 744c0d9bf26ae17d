"""Extract: one report out of a source, before it is a document; and the limits no source may go over."""

from __future__ import annotations

from dataclasses import dataclass, field

from sulh.ingest.around import Around

__all__ = ["LARGEST", "LARGEST_ARCHIVE", "MOST_DOCUMENTS", "MOST_LETTERS", "Extract", "Source"]

LARGEST = 50 * 1024 * 1024
# Formats that are read record by record and never held whole.
LARGEST_ARCHIVE = 4 * 1024 * 1024 * 1024
MOST_DOCUMENTS = 100_000
# A long book; no report has as many.
MOST_LETTERS = 8_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """Some bytes, what they are called in messages, and the encoding a server says they are in."""

    place: str
    body: bytes
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a report and what its source says about it.

    `part` tells several of one source apart; `body` is the part's own bytes where the source is more than that;
    `basis` is the kind of place where `around` was found.
    """

    text: str
    around: Around = field(default_factory=Around)
    part: str = ""
    warnings: tuple[str, ...] = ()
    body: bytes | None = None
    basis: str = "file"
