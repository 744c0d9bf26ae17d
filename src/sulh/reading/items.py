"""What a reading is made of; `contract.py` serialises it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sulh.span import Span
from sulh.when import When

__all__ = [
    "Actor",
    "Change",
    "Claim",
    "Commitment",
    "CommitmentKind",
    "CommitmentStatus",
    "Condition",
    "ConditionKind",
    "Doubt",
    "Event",
    "EventType",
    "Force",
    "Hedge",
    "Item",
    "Kind",
    "Measure",
    "MeasureKind",
    "Mention",
    "MentionForm",
    "Participant",
    "Phrase",
    "Quantity",
    "Role",
    "Section",
    "SectionRole",
    "Stage",
    "Stance",
    "Status",
]

Kind = Literal["person", "organization", "armed_group", "state", "place"]
MentionForm = Literal["name", "title", "pronoun", "description"]
SectionRole = Literal["lead", "body", "why_it_matters", "whats_next", "byline", "tags", "other"]
Stance = Literal["asserts", "denies", "accuses", "demands", "promises", "warns", "supports", "rejects", "doubts"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "ongoing", "planned", "hypothetical", "denied"]
CommitmentKind = Literal["pledge", "schedule", "obligation", "offer"]
CommitmentStatus = Literal["standing", "met", "missed", "withdrawn", "postponed"]
ConditionKind = Literal["requires", "enables", "blocks", "threatens", "incentive"]
Hedge = Literal["must", "will", "likely", "may", "unlikely", "none"]
MeasureKind = Literal[
    "sanctions", "arms_embargo", "asset_freeze", "travel_ban", "aid_suspension", "legislation", "mandate"
]
Stage = Literal[
    "threatened", "proposed", "introduced", "passed_chamber", "adopted", "in_force", "renewed", "eased", "lifted",
    "violated",
]  # fmt: skip
Change = Literal["present", "arriving", "supplied", "withdrawing", "withdrawn", "refusing", "demanded"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor stands in the text."""

    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Role:
    """A title given to an actor in this document; `of` is the key of the body or state, if it is an actor too."""

    title: str
    of: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something named in the document; `key` is local, `id` is the identity in the knowledge base."""

    key: str
    id: str | None
    kind: Kind
    name: str
    name_en: str | None
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """A party of an item: words, and the actor they resolve to, if any."""

    key: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """One side of a condition; `ref` is the id of the event or commitment that it is, if any."""

    text: str
    span: Span
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as said.  Unknown stays None; `low`/`high` are the bounds that the words give."""

    span: Span
    text: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says something; the content is not thereby a fact."""

    id: str
    sentence: int
    span: Span
    speaker: Participant | None
    anonymous: bool
    via: Participant | None
    verb: str
    cue: Span
    stance: Stance
    direct: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER event; see codebook.md."""

    id: str
    sentence: int
    span: Span
    trigger: str
    trigger_span: Span
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    when: When | None
    where: Participant | None
    size: tuple[Quantity, ...]
    attributed_to: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """Somebody is bound, or binds himself, to something."""

    id: str
    sentence: int
    span: Span
    kind: CommitmentKind
    by: tuple[Participant, ...]
    to: tuple[Participant, ...]
    act: str
    deadline: When | None
    status: CommitmentStatus
    attributed_to: str | None
    rule: str
    milestone: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing hangs on another."""

    id: str
    sentence: int
    span: Span
    kind: ConditionKind
    dependent: Phrase
    prerequisite: Phrase
    cue: str
    hedge: Hedge
    negated: bool
    attributed_to: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A sanction, embargo, mandate or bill."""

    id: str
    sentence: int
    span: Span
    kind: MeasureKind
    issuer: Participant | None
    target: tuple[Participant, ...]
    instrument: str | None
    stage: Stage
    when: When | None
    attributed_to: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Force:
    """Who has whom where, coming or going."""

    id: str
    sentence: int
    span: Span
    force: Participant
    sponsor: Participant | None
    host: Participant | None
    change: Change
    size: Quantity | None
    materiel: tuple[str, ...]
    when: When | None
    attributed_to: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What was seen and not understood."""

    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page; lines of by-lines and tags are no sentences of the story."""

    role: SectionRole
    heading: str | None
    span: Span


Item = Actor | Claim | Event | Commitment | Condition | Measure | Force | When | Quantity | Doubt | Section
