"""Lexicon: everything the readers know, loaded once and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sulh.lexicon.clause_words import ClauseWords
from sulh.lexicon.commitment_frames import CommitmentFrames
from sulh.lexicon.condition_frames import ConditionFrames, Valence
from sulh.lexicon.context_cues import ContextCues
from sulh.lexicon.entry import ActorEntry, NameHead, OfficeEntry, TitleEntry
from sulh.lexicon.event_words import EventWords
from sulh.lexicon.force_words import ForceWords
from sulh.lexicon.frames import Frames
from sulh.lexicon.measure_words import MeasureWords
from sulh.lexicon.mode_cues import ModeCues
from sulh.lexicon.speech import SpeechVerb
from sulh.lexicon.trie import Trie
from sulh.lexicon.words import Words

__all__ = ["Lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words, actors, offices, titles and name lists of one language; `release` is the digest of the data."""

    release: str
    words: Words
    actors: Mapping[str, ActorEntry]
    names: Trie[tuple[str, int]]
    offices: tuple[OfficeEntry, ...]
    titles: Mapping[str, TitleEntry]
    nisba: Mapping[str, str]
    given_names: frozenset[str]
    family_names: frozenset[str]
    common_names: frozenset[str]
    plain_words: frozenset[str]
    topic_words: Mapping[str, str]
    person_cues: frozenset[str]
    compound_names: frozenset[tuple[str, str]]
    name_particles: frozenset[str]
    ambiguous_places: frozenset[str]
    name_heads: Mapping[str, NameHead]
    institutional: frozenset[str]
    body_stops: frozenset[str]
    body_words: frozenset[str]
    speech: Mapping[str, SpeechVerb]
    headings: Mapping[str, str]
    frames: Frames
    event_words: EventWords
    contexts: ContextCues
    modes: ModeCues
    conditions: ConditionFrames
    commitments: CommitmentFrames
    harm: Valence
    hedges: Mapping[str, str]
    clauses: ClauseWords
    ordinary_phrases: frozenset[tuple[str, ...]]
    weekdays: frozenset[str]
    offices_of: Mapping[str, tuple[OfficeEntry, ...]]
    measures: MeasureWords
    forces: ForceWords
    anonymous: frozenset[str]
