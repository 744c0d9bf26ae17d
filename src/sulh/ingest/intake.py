"""Intake: what one source gave, ready to be read; or why it could not be."""

from __future__ import annotations

from dataclasses import dataclass

from sulh.document import Document

__all__ = ["Intake", "Refusal"]


@dataclass(frozen=True, slots=True)
class Intake:
    """A document, the bytes it came from, and what was odd about it."""

    place: str
    document: Document
    body: bytes
    wire: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A source that gave no document; `reason` is one line."""

    place: str
    reason: str
