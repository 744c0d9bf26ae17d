"""Intake: what one source gave, ready to be read; or why it could not be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sulh.document import Document

__all__ = ["Intake", "Refusal"]


_TOLD = frozenset(("given", "index", "row", "letters", "unknown"))


@dataclass(frozen=True, slots=True)
class Intake:
    """A document, the bytes it came from, what was odd about it, and where title, outlet, … were found."""

    place: str
    document: Document
    body: bytes
    wire: str | None = None
    warnings: tuple[str, ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)

    @property
    def basis(self) -> tuple[str, ...]:
        """What the record keeps of `found`: all but what a person gave, and the language where the letters tell it."""
        return tuple(f"{name}:{where}" for name, where in sorted(self.found.items()) if where not in _TOLD)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A source that gave no document; `reason` is one line."""

    place: str
    reason: str
