"""Condition frames: the words that make one thing hang on another (data/ar/conditions/*.yaml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sulh.errors import DataError
from sulh.lexicon.speech import resolve_lemma
from sulh.lexicon.table import data_dir, read_tsv, read_yaml
from sulh.text.folded import fold

__all__ = ["ConditionFrame", "ConditionFrames", "load_condition_frames", "load_harm"]

_KEYS = {
    "id", "kind", "form", "cues", "verbs", "left", "subject", "prepositions", "object", "negation", "trigger", "harm", "hedge", "suffix", "yes", "no",
}  # fmt: skip
KINDS = ("requires", "enables", "blocks", "threatens", "incentive")
FORMS = ("infix", "verb", "if", "noun")


@dataclass(frozen=True, slots=True)
class ConditionFrame:
    """One way to say that something hangs on something.

    `form`: infix (left CUE right), verb (subject VERB complement), if (CUE clause, clause), noun (left CUE right phrase).
    `left`/`subject`: which side ("dep" or "pre") stands there.  `negation` and `harm`: "required" or "".
    """

    id: str
    kind: str
    form: str
    cues: tuple[tuple[str, ...], ...]
    verbs: frozenset[str]
    left: str
    prepositions: frozenset[str]
    objects: tuple[tuple[str, ...], ...]
    negation: str
    trigger: frozenset[str]
    harm: str
    hedge: str
    suffix: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConditionFrames:
    """Look-ups: first folded cue word -> (cue, frame), longest cue first; verb lemma -> frames."""

    cues: Mapping[str, tuple[tuple[tuple[str, ...], ConditionFrame], ...]]
    verbs: Mapping[str, tuple[ConditionFrame, ...]]
    every: tuple[ConditionFrame, ...]


def _words(raw: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(word) for word in str(phrase).split()) for phrase in raw or ())


def _frame(raw: Any, file: str, lemmas: Mapping[str, Iterable[str]]) -> ConditionFrame:
    where = f"{file}#{raw.get('id') if isinstance(raw, dict) else raw!r}"
    if not isinstance(raw, dict) or set(raw) - _KEYS or "id" not in raw:
        raise DataError("not a condition frame, or unknown keys", file=where)
    if raw.get("kind") not in KINDS or raw.get("form") not in FORMS:
        raise DataError("kind or form is unknown", file=where)
    if not raw.get("yes") or not raw.get("no"):
        raise DataError("a frame needs yes: and no: examples", file=where)
    side = raw.get("left") or raw.get("subject") or "pre"
    return ConditionFrame(
        raw["id"], raw["kind"], raw["form"], _words(raw.get("cues")), _lemmas(raw.get("verbs"), lemmas, where), side,
        frozenset(fold(word) for word in raw.get("prepositions") or ()), _words(raw.get("object")),
        raw.get("negation", ""), _lemmas(raw.get("trigger"), lemmas, where), raw.get("harm", ""), raw.get("hedge", ""),
        raw.get("suffix", ""), tuple(raw["yes"]), tuple(raw["no"]),
    )  # fmt: skip


def _lemmas(names: Any, lemmas: Mapping[str, Iterable[str]], where: str) -> frozenset[str]:
    found = (resolve_lemma(name, lemmas) for name in names or ())
    return frozenset(lemma for lemma in found if lemma is not None)


def load_condition_frames(lemmas: Mapping[str, Iterable[str]]) -> ConditionFrames:
    """All condition frames."""
    folder = data_dir().joinpath("conditions")
    every: list[ConditionFrame] = []
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if path.name.endswith(".yaml"):
            every.extend(_frame(raw, path.name, lemmas) for raw in read_yaml(path) or ())
    cues: dict[str, list[tuple[tuple[str, ...], ConditionFrame]]] = {}
    verbs: dict[str, list[ConditionFrame]] = {}
    for frame in every:
        for cue in frame.cues:
            cues.setdefault(cue[0], []).append((cue, frame))
        for lemma in sorted(frame.verbs):
            verbs.setdefault(lemma, []).append(frame)
    for found in cues.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return ConditionFrames(
        {key: tuple(values) for key, values in cues.items()},
        {key: tuple(values) for key, values in verbs.items()},
        tuple(every),
    )


def load_harm() -> frozenset[str]:
    """Folded words that name a bad outcome."""
    return frozenset(fold(row["ar"]) for row in read_tsv(data_dir().joinpath("harm.tsv"), ("ar", "note")))
