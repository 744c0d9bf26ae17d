"""Names of measures and the words of their stages (data/ar/measures.yaml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sulh.errors import DataError
from sulh.lexicon.speech import resolve_lemma
from sulh.lexicon.surfaces import phrase_words
from sulh.lexicon.table import data_dir, read_yaml
from sulh.text.folded import fold

__all__ = ["Cue", "MeasureWords", "VerbMeasure", "load_measure_words"]

KINDS = ("sanctions", "arms_embargo", "asset_freeze", "travel_ban", "aid_suspension", "legislation", "mandate")
_KEYS = {"names", "verbs", "stages", "threat", "proposal", "chambers", "suspend", "fail", "issue", "adopts"}


@dataclass(frozen=True, slots=True)
class Cue:
    """Verb lemmas and folded words that mean one thing."""

    verbs: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbMeasure:
    """A verb that makes a measure out of its object (جمّد أصول فلان)."""

    kind: str
    verbs: frozenset[str]
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """`names`: folded first word -> (words, kind), longest first."""

    names: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    verbs: tuple[VerbMeasure, ...]
    stages: tuple[tuple[str, Cue], ...]
    threat: Cue
    proposal: Cue
    chambers: frozenset[str]
    suspend: Cue
    fail: Cue
    issue: Cue
    adopts: Mapping[str, Cue]


def _cue(raw: Any, lemmas: Mapping[str, Iterable[str]]) -> Cue:
    return Cue(_lemmas(raw.get("verbs"), lemmas), frozenset(fold(word) for word in raw.get("words") or ()))


def _lemmas(names: Any, lemmas: Mapping[str, Iterable[str]]) -> frozenset[str]:
    found = set()
    for name in names or ():
        lemma = resolve_lemma(name, lemmas)
        if lemma is None:
            raise DataError(f"verb is in no table: {name}", file="measures.yaml")
        found.add(lemma)
    return frozenset(found)


def load_measure_words(lemmas: Mapping[str, Iterable[str]]) -> MeasureWords:
    """Read measures.yaml; unknown kinds, keys and verbs are refused."""
    raw = read_yaml(data_dir().joinpath("measures.yaml"))
    if set(raw) - _KEYS or set(raw["names"]) - set(KINDS):
        raise DataError("unknown key or kind", file="measures.yaml")
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in raw["names"].items():
        for phrase in phrases:
            words = phrase_words(phrase)
            names.setdefault(words[0], []).append((words, kind))
    return MeasureWords(
        {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in names.items()},
        tuple(
            VerbMeasure(row["kind"], _lemmas(row["verbs"], lemmas), frozenset(fold(word) for word in row["object"]))
            for row in raw["verbs"]
        ),
        tuple((stage, _cue(cue, lemmas)) for stage, cue in raw["stages"].items()),
        _cue(raw["threat"], lemmas),
        _cue(raw["proposal"], lemmas),
        frozenset(fold(word) for word in raw["chambers"]),
        _cue(raw["suspend"], lemmas),
        _cue(raw["fail"], lemmas),
        _cue(raw["issue"], lemmas),
        {kind: _cue(cue, lemmas) for kind, cue in raw["adopts"].items()},
    )
