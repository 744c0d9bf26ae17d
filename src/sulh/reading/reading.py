"""Reading: everything one document says."""

from __future__ import annotations

from dataclasses import dataclass

from sulh.document import Document
from sulh.reading.contract import reading_dict
from sulh.reading.items import (
    Actor,
    Claim,
    Commitment,
    Condition,
    Doubt,
    Event,
    Force,
    Measure,
    Quantity,
    Section,
)
from sulh.span import Span
from sulh.when import When

__all__ = ["Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one document says.  Also what a reader is handed of the readers before it.

    `tags` is the printed list of keywords; `keywords` are ours where there is none.
    """

    document: Document
    sentences: tuple[Span, ...] = ()
    sections: tuple[Section, ...] = ()
    tags: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    dates: tuple[When, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    conditions: tuple[Condition, ...] = ()
    measures: tuple[Measure, ...] = ()
    forces: tuple[Force, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The JSON contract `sulh-reading/1` (docs/reference/reading-json.md)."""
        return reading_dict(self)
