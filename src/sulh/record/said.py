"""Said: the values one piece of evidence gives, in its own words; they differ from report to report."""

from __future__ import annotations

from dataclasses import dataclass

from sulh.span import Span
from sulh.when import When

__all__ = [
    "ActorSaid",
    "ClaimSaid",
    "CommitmentSaid",
    "ConditionSaid",
    "EventSaid",
    "Figure",
    "ForceSaid",
    "MeasureSaid",
    "Party",
    "RoleSaid",
    "Said",
    "Side",
]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody as this report writes him, and whom that refers to."""

    ref: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as said; never averaged, unknown stays None."""

    text: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a condition.

    `ref` is the statement it is, if it is one of the event or commitment layer; `milestone` the one it names.
    """

    text: str
    span: Span
    ref: str | None
    milestone: str | None = None


@dataclass(frozen=True, slots=True)
class RoleSaid:
    """A title given in this report, and the body or state it belongs to."""

    title: str
    of: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class ActorSaid:
    """The name and titles in this report; `mentions` counts the places."""

    name: str
    name_en: str | None
    roles: tuple[RoleSaid, ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class EventSaid:
    """How this report tells the act."""

    trigger: str
    status: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    where: Party | None
    sizes: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ClaimSaid:
    """With which verb, directly or not."""

    verb: str
    direct: bool


@dataclass(frozen=True, slots=True)
class CommitmentSaid:
    """The deadline and status as given here."""

    kind: str
    act: str
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    deadline: When | None
    status: str


@dataclass(frozen=True, slots=True)
class ConditionSaid:
    """Both sides in their words, the cue and how sure it is."""

    dependent: Side
    prerequisite: Side
    cue: str
    hedge: str


@dataclass(frozen=True, slots=True)
class MeasureSaid:
    """The stage and date as given here; `until` is a day ahead to which it is said to run."""

    stage: str
    issuer: Party | None
    target: tuple[Party, ...]
    when: When | None
    until: When | None = None


@dataclass(frozen=True, slots=True)
class ForceSaid:
    """Coming, staying or going, how many, with what."""

    change: str
    force: Party
    sponsor: Party | None
    host: Party | None
    size: Figure | None
    materiel: tuple[str, ...]
    when: When | None


Said = ActorSaid | EventSaid | ClaimSaid | CommitmentSaid | ConditionSaid | MeasureSaid | ForceSaid
