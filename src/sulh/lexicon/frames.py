"""Event frames: which verbs, nouns and phrases name which PLOVER type (data/ar/events/*.yaml).

A frame without yes: and no: examples does not load; tests run them (style: a rule and its examples are one thing).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any

from sulh.errors import DataError
from sulh.lexicon.speech import resolve_lemma
from sulh.lexicon.table import data_dir, read_yaml
from sulh.text.folded import fold

__all__ = ["EventFrame", "Frames", "Slot", "load_frames"]

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
_KEYS = {
    "id", "type", "mode", "verbs", "nouns", "words", "object", "subject", "needs", "refuses", "recipient", "pattern", "speech", "tense",
    "exact",    "yes", "no",
}  # fmt: skip
PATTERNS = frozenset({"active", "mutual", "visit", "host", "undergo", "intransitive", "source"})


@dataclass(frozen=True, slots=True)
class Slot:
    """What may fill a place of a frame: folded words, noun classes, actor kinds; `forbids` are folded words it may not be."""

    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    forbids: frozenset[str] = frozenset()

    @property
    def free(self) -> bool:
        """Nothing is asked."""
        return not (self.words or self.classes or self.kinds)


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One way to say an event.

    `needs`: prepositions or words one of which must stand in the clause; `refuses`: prepositions or words that must
    not follow; `recipient`: "object" or prepositions that mark it; `pattern`: how the parties are laid out (see PATTERNS);
    `exact`: its mode stands whatever else the clause says.
    """

    id: str
    type: str
    mode: str | None
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    object: Slot | None
    subject: Slot | None
    needs: frozenset[str]
    refuses: frozenset[str]
    recipient: tuple[str, ...]
    pattern: str
    speech: bool
    tense: str
    exact: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """Look-ups: verb lemma, folded noun base -> frames in file order; first folded word -> (phrase, frame)."""

    verbs: Mapping[str, tuple[EventFrame, ...]] = field(default_factory=dict)
    nouns: Mapping[str, tuple[EventFrame, ...]] = field(default_factory=dict)
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], EventFrame], ...]] = field(default_factory=dict)
    every: tuple[EventFrame, ...] = ()


def _strings(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(str(item) for item in value)


def _slot(value: Any, where: str) -> Slot | None:
    if value is None:
        return None
    if not isinstance(value, dict) or set(value) - {"words", "classes", "kinds", "not"}:
        raise DataError(f"a slot has words, classes, kinds, not: {value!r}", file=where)
    return Slot(
        frozenset(fold(word) for word in _strings(value.get("words"))),
        frozenset(_strings(value.get("classes"))),
        frozenset(_strings(value.get("kinds"))),
        frozenset(fold(word) for word in _strings(value.get("not"))),
    )


def _frame(raw: Any, kind: str, path: Traversable) -> EventFrame:
    where = path.name
    if not isinstance(raw, dict) or "id" not in raw:
        raise DataError(f"a frame needs an id: {raw!r}", file=where)
    where = f"{path.name}#{raw['id']}"
    if unknown := set(raw) - _KEYS:
        raise DataError(f"unknown keys: {sorted(unknown)}", file=where)
    if not raw.get("yes") or not raw.get("no"):
        raise DataError("a frame needs yes: and no: examples", file=where)
    pattern = raw.get("pattern", "active")
    if pattern not in PATTERNS:
        raise DataError(f"not a pattern: {pattern!r}", file=where)
    event_type = raw.get("type", kind)
    if event_type not in TYPES:
        raise DataError(f"not a type: {event_type!r}", file=where)
    return EventFrame(
        raw["id"], event_type, raw.get("mode"), _strings(raw.get("verbs")), _strings(raw.get("nouns")),
        tuple(tuple(fold(word) for word in phrase.split()) for phrase in _strings(raw.get("words"))),
        _slot(raw.get("object"), where), _slot(raw.get("subject"), where),
        frozenset(fold(word) for word in _strings(raw.get("needs"))),
        frozenset(fold(word) for word in _strings(raw.get("refuses"))),
        tuple(word if word == "object" else fold(word) for word in _strings(raw.get("recipient"))),
        pattern, bool(raw.get("speech", False)), raw.get("tense", ""),
        bool(raw.get("exact", False)), _strings(raw["yes"]), _strings(raw["no"]),
    )  # fmt: skip


def load_frames(lemmas: Mapping[str, Iterable[str]]) -> Frames:
    """All event frames; unknown verbs, double ids and unknown keys are refused."""
    folder = data_dir().joinpath("events")
    every: list[EventFrame] = []
    seen: set[str] = set()
    for path in sorted(folder.iterdir(), key=lambda item: item.name) if folder.is_dir() else []:
        if not path.name.endswith(".yaml"):
            continue
        for raw in read_yaml(path) or []:
            frame = _frame(raw, path.name.split(".")[0].split("_")[0].upper(), path)
            if frame.id in seen:
                raise DataError(f"id stands twice: {frame.id}", file=path.name)
            seen.add(frame.id)
            every.append(frame)
    return _indexed(every, lemmas)


def _indexed(every: list[EventFrame], lemmas: Mapping[str, Iterable[str]]) -> Frames:
    verbs: dict[str, list[EventFrame]] = {}
    nouns: dict[str, list[EventFrame]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], EventFrame]]] = {}
    for frame in every:
        for name in frame.verbs:
            lemma = resolve_lemma(name, lemmas)
            if lemma is None:
                raise DataError(f"verb is in no table: {name}", file=f"events#{frame.id}")
            verbs.setdefault(lemma, []).append(frame)
        for noun in frame.nouns:
            nouns.setdefault(fold(noun), []).append(frame)
        for phrase in frame.words:
            phrases.setdefault(phrase[0], []).append((phrase, frame))
    by_word = {key: tuple(values) for key, values in phrases.items()}
    return Frames(_tuples(verbs), _tuples(nouns), by_word, tuple(every))


def _tuples(found: dict[str, list[EventFrame]]) -> dict[str, tuple[EventFrame, ...]]:
    return {key: tuple(values) for key, values in found.items()}
