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

_WORDS = (
    "people", "weak", "never", "always", "foreign", "military", "counts", "nations", "materiel", "arms", "places", "there",
    "tied", "exists", "given",
)  # fmt: skip
_VERBS = ("give", "support", "fight", "placed", "receive", "begin", "intend", "deny")
_CUES = ("demand", "refuse")
_CHANGES = ("withdrawing", "arriving", "present", "supplied")


@dataclass(frozen=True, slots=True)
class Moves:
    """How one change is said: verbs whose subject or object the force is, or that take it behind بـ, nouns that govern it."""

    change: str
    subject: frozenset[str]
    object: frozenset[str]
    through: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class ForceWords:
    """Folded words and verb lemmas; see the data file for their meaning."""

    people: frozenset[str]
    weak: frozenset[str]
    never: frozenset[str]
    always: frozenset[str]
    foreign: frozenset[str]
    military: frozenset[str]
    counts: frozenset[str]
    nations: frozenset[str]
    materiel: frozenset[str]
    arms: frozenset[str]
    places: frozenset[str]
    there: frozenset[str]
    tied: frozenset[str]
    exists: frozenset[str]
    given: frozenset[str]
    give: frozenset[str]
    support: frozenset[str]
    fight: frozenset[str]
    placed: frozenset[str]
    receive: frozenset[str]
    begin: frozenset[str]
    intend: frozenset[str]
    deny: frozenset[str]
    doubtful: frozenset[str]
    moves: tuple[Moves, ...]
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


def _either(names: Any, lemmas: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Nouns as written and, where there is one, the verb of that spelling."""
    verbs = (resolve_lemma(name, lemmas) for name in names)
    return _words(names) | frozenset(verb for verb in verbs if verb is not None)


def load_force_words(lemmas: Mapping[str, Iterable[str]]) -> ForceWords:
    """Read forces.yaml; unknown keys, changes and verbs are refused."""
    raw = read_yaml(data_dir().joinpath("forces.yaml"))
    if set(raw) != {*_WORDS, *_VERBS, *_CUES, "moves", "doubtful"} or set(raw["moves"]) != set(_CHANGES):
        raise DataError("unknown or missing key or change", file="forces.yaml")
    moves = tuple(
        Moves(
            change,
            _lemmas(row["subject"], lemmas),
            _lemmas(row["object"], lemmas),
            _lemmas(row["through"], lemmas),
            _words(row["nouns"]),
        )
        for change, row in raw["moves"].items()
    )
    sets = {name: _words(raw[name]) for name in _WORDS} | {name: _lemmas(raw[name], lemmas) for name in _VERBS}
    demand, refuse = (Cue(_lemmas(raw[name]["verbs"], lemmas), _words(raw[name]["nouns"])) for name in _CUES)
    return ForceWords(**sets, doubtful=_either(raw["doubtful"], lemmas), moves=moves, demand=demand, refuse=refuse)
