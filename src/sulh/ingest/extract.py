"""Extract: one report out of a file, before it is a document; and the limits no file may go over."""

from __future__ import annotations

from dataclasses import dataclass, field

from sulh.ingest.sidecar import Around

__all__ = ["LARGEST", "MOST_DOCUMENTS", "Extract"]

LARGEST = 50 * 1024 * 1024
MOST_DOCUMENTS = 100_000


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a report and what the file says about it; `part` tells several of one file apart."""

    text: str
    around: Around = field(default_factory=Around)
    part: str = ""
    warnings: tuple[str, ...] = ()
