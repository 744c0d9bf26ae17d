"""Statement: what is claimed, with every piece of evidence for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sulh.ids import content_id
from sulh.record.codec import plain
from sulh.record.content import (
    ActorContent,
    ClaimContent,
    CommitmentContent,
    ConditionContent,
    Content,
    EventContent,
    ForceContent,
    Layer,
    MeasureContent,
)
from sulh.record.evidence import Evidence
from sulh.record.said import (
    ActorSaid,
    ClaimSaid,
    CommitmentSaid,
    ConditionSaid,
    EventSaid,
    ForceSaid,
    MeasureSaid,
    Said,
)

__all__ = ["CONTENT_TYPES", "LAYERS", "SAID_TYPES", "Statement", "layer_of", "statement_id"]

CONTENT_TYPES: dict[Layer, type[Content]] = {
    "actor": ActorContent,
    "event": EventContent,
    "claim": ClaimContent,
    "commitment": CommitmentContent,
    "condition": ConditionContent,
    "measure": MeasureContent,
    "force": ForceContent,
}
SAID_TYPES: dict[Layer, type[Said]] = {
    "actor": ActorSaid,
    "event": EventSaid,
    "claim": ClaimSaid,
    "commitment": CommitmentSaid,
    "condition": ConditionSaid,
    "measure": MeasureSaid,
    "force": ForceSaid,
}
LAYERS: tuple[Layer, ...] = tuple(CONTENT_TYPES)
_LAYER_OF = {kind: layer for layer, kind in CONTENT_TYPES.items()}
_PREFIX: dict[Layer, str] = {
    "actor": "act",
    "event": "evt",
    "claim": "clm",
    "commitment": "cmt",
    "condition": "cnd",
    "measure": "msr",
    "force": "frc",
}


def layer_of(content: Content) -> Layer:
    """The layer a content belongs to."""
    return _LAYER_OF[type(content)]


def statement_id(content: Content) -> str:
    """Equal content, equal id, on every machine."""
    return content_id(_PREFIX[layer_of(content)], plain(content))


@dataclass(frozen=True, slots=True)
class Statement:
    """What is claimed and the evidence, sorted.  Build it with `of`, which makes the id and the order."""

    id: str
    content: Content
    evidence: tuple[Evidence, ...]

    @classmethod
    def of(cls, content: Content, evidence: Iterable[Evidence]) -> Statement:
        """A statement with its content id; evidence is a set, kept in one order."""
        return cls(statement_id(content), content, ordered(evidence))

    @property
    def layer(self) -> Layer:
        """The layer of its content."""
        return layer_of(self.content)

    def with_evidence(self, evidence: Iterable[Evidence]) -> Statement:
        """The same claim resting on this evidence."""
        return replace(self, evidence=ordered(evidence))


def ordered(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Without doubles, in the one order; equal places are told apart by their plain form."""
    unique = dict.fromkeys(evidence)
    if len(unique) < 2:
        return tuple(unique)
    return tuple(sorted(unique, key=lambda piece: (piece.order, repr(plain(piece)))))
