"""Words of forces and their moves (data/ar/forces.yaml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sulh.errors import DataError
from sulh.lexicon.measure_words import Cue
from sulh.lexicon.speech import resolve_lemma
from sulh.lexicon.table import data_dir, read_yaml
from sulh.text.folded import fold

__all__ = ["ForceWords", "Moves", "load_force_words"]

_KEYS = {"people", "always", "foreign", "military", "materiel", "moves", "give", "demand", "refuse"}
_CHANGES = ("withdrawing", "arriving", "present", "supplied")


@dataclass(frozen=True, slots=True)
class Moves:
    """How one change is said: verbs whose subject or whose object is the force, nouns that govern it."""

    change: str
    subject: frozenset[str]
    object: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class ForceWords:
    """Folded words and verb lemmas; see the data file for their meaning."""

    people: frozenset[str]
    always: frozenset[str]
    foreign: frozenset[str]
    military: frozenset[str]
    materiel: frozenset[str]
    moves: tuple[Moves, ...]
    give: frozenset[str]
    demand: Cue
    refuse: Cue


def _lemmas(names: Any, lemmas: Mapping[str, Iterable[str]]) -> frozenset[str]:
    found = set()
    for name in names or ():
        lemma = resolve_lemma(name, lemmas)
        if lemma is None:
            raise DataError(f"verb is in no table: {name}", file="forces.yaml")
        found.add(lemma)
    return frozenset(found)


def _words(names: Any) -> frozenset[str]:
    return frozenset(fold(name) for name in names or ())


def load_force_words(lemmas: Mapping[str, Iterable[str]]) -> ForceWords:
    """Read forces.yaml; unknown keys, changes and verbs are refused."""
    raw = read_yaml(data_dir().joinpath("forces.yaml"))
    if set(raw) - _KEYS or set(raw["moves"]) - set(_CHANGES):
        raise DataError("unknown key or change", file="forces.yaml")
    moves = tuple(
        Moves(change, _lemmas(row["subject"], lemmas), _lemmas(row["object"], lemmas), _words(row["nouns"]))
        for change, row in raw["moves"].items()
    )
    return ForceWords(
        _words(raw["people"]),
        _words(raw["always"]),
        _words(raw["foreign"]),
        _words(raw["military"]),
        _words(raw["materiel"]),
        moves,
        _lemmas(raw["give"], lemmas),
        Cue(_lemmas(raw["demand"]["verbs"], lemmas), _words(raw["demand"]["nouns"])),
        Cue(_lemmas(raw["refuse"]["verbs"], lemmas), _words(raw["refuse"]["nouns"])),
    )
