"""Content: the identifying fields of each layer, and nothing else.

Two reports that claim the same thing have equal content, hence one statement id.  What may differ between tellings
of one thing (a date that moves, a figure, a stage, a status) is no content: it is `said` by the evidence.

Parties are references: an id of the knowledge base, or `n:` and the folded name, or `t:` and the folded words of
somebody who has no name ("unknown gunmen").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = [
    "ActorContent",
    "ClaimContent",
    "CommitmentContent",
    "ConditionContent",
    "Content",
    "EventContent",
    "ForceContent",
    "Layer",
    "MeasureContent",
]

Layer = Literal["actor", "event", "claim", "commitment", "condition", "measure", "force"]


@dataclass(frozen=True, slots=True)
class ActorContent:
    """Somebody or something that acts or is acted on."""

    ref: str
    kind: str


@dataclass(frozen=True, slots=True)
class EventContent:
    """An act: what kind, by whom, to whom, when, where.

    `gist` is empty when a party and a date tell the act from others; else it holds the folded words, so that two
    acts nobody can tell apart are not taken for one.
    """

    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    earliest: date | None
    latest: date | None
    where: str | None
    gist: str = ""


@dataclass(frozen=True, slots=True)
class ClaimContent:
    """Somebody takes a stance on something."""

    speaker: str | None
    stance: str
    gist: str


@dataclass(frozen=True, slots=True)
class CommitmentContent:
    """Somebody is bound to an act: a milestone of the process codebook, or the folded words of the act.

    Neither the deadline nor the status is part of it: both move.
    """

    by: tuple[str, ...]
    milestone: str | None
    gist: str


@dataclass(frozen=True, slots=True)
class ConditionContent:
    """One thing hangs on another; `negated` is the denial that it does.

    A side is `m:` and a milestone of the process codebook, or its folded words.
    """

    kind: str
    dependent: str
    prerequisite: str
    negated: bool


@dataclass(frozen=True, slots=True)
class MeasureContent:
    """A sanction, embargo, mandate or bill; stage and dates move and are no part of it.

    One that the process codebook knows is known by its milestone, whoever is named beside it.  `gist` holds the folded
    words where neither instrument nor target tells it from others of its issuer.
    """

    kind: str
    issuer: str | None
    target: tuple[str, ...]
    instrument: str | None
    milestone: str | None = None
    gist: str = ""


@dataclass(frozen=True, slots=True)
class ForceContent:
    """Somebody's armed people somewhere; coming, staying and going are tellings of it."""

    force: str
    sponsor: str | None
    host: str | None


Content = (
    ActorContent | EventContent | ClaimContent | CommitmentContent | ConditionContent | MeasureContent | ForceContent
)
