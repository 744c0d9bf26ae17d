"""Condition frames: the words that make one thing hang on another (data/ar/conditions/*.yaml).

A frame without yes: and no: examples does not load; a verb that no table holds is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sulh.errors import DataError
from sulh.lexicon.cue import Cue, parse_cue, verb_lemmas
from sulh.lexicon.table import data_dir, read_tsv, read_yaml
from sulh.text.folded import fold

__all__ = ["ConditionFrame", "ConditionFrames", "Valence", "load_condition_frames", "load_harm", "load_hedges"]

_KEYS = {
    "id", "kind", "form", "cues", "verbs", "within", "left", "prepositions", "object", "marker", "negation", "trigger",
    "complement", "guards", "hedge", "suffix", "yes", "no",
}  # fmt: skip
KINDS = frozenset({"requires", "enables", "blocks", "threatens", "incentive"})
FORMS = frozenset(
    {"infix", "verb", "if", "noun", "need", "tie", "either", "first", "preceded", "exposes", "warned", "demanded"}
)
GUARDS = frozenset({
    "act", "alone", "bare", "cause", "any", "coming", "clause", "definite", "exchange", "firstly",
    "for_whom", "future", "goal", "imperfect", "initial",
    "matter", "must",
    "plain", "printed", "process", "proviso", "said", "thing", "uncounted", "undated", "unmet", "unreal",
})  # fmt: skip
COMPLEMENTS = frozenset({"", "bad", "not_bad"})
HEDGES = frozenset({"must", "will", "likely", "may", "unlikely"})


@dataclass(frozen=True, slots=True)
class ConditionFrame:
    """One way to say that something hangs on something.

    `form`: how the sides lie around the cue (see reading/conditions.py): infix (left CUE right), verb (subject VERB
    complement), if (CUE clause, clause), noun (subject CUE complement, or CUE complement is subject), need (CUE
    prerequisite MARKER dependent), tie (somebody VERB object MARKER phrase), either (CUE first or second), first
    (clause, but CUE prerequisite first), preceded (dependent VERB-it prerequisite), exposes (subject VERB object to harm).
    `left`: which side ("dep" or "pre") stands before the cue, is the subject, or is the object of a tie.
    `complement`: what the complement must be (bad, not_bad), `within`: words one of which must stand in it;
    `guards`: named tests of the reader.
    """

    id: str
    kind: str
    form: str
    cues: tuple[Cue, ...]
    verbs: frozenset[str]
    within: frozenset[str]
    left: str
    prepositions: frozenset[str]
    objects: tuple[Cue, ...]
    marker: tuple[Cue, ...]
    negation: str
    trigger: frozenset[str]
    complement: str
    guards: frozenset[str]
    hedge: str
    suffix: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConditionFrames:
    """Look-ups: folded first cue word -> (cue, frame), longest first; verb lemma -> frames; masdar lemma -> frames."""

    cues: Mapping[str, tuple[tuple[Cue, ConditionFrame], ...]]
    verbs: Mapping[str, tuple[ConditionFrame, ...]]
    every: tuple[ConditionFrame, ...]


@dataclass(frozen=True, slots=True)
class Valence:
    """Folded words that name a bad outcome or a good one, words that end something, cure or prevent it, or
    leave it (bad only for talks and bodies)."""

    bad: frozenset[str]
    good: frozenset[str]
    end: frozenset[str]
    cure: frozenset[str]
    leave: frozenset[str]


def _strings(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(str(item) for item in value)


def _one_of(value: Any, allowed: frozenset[str], what: str, where: str) -> str:
    if value not in allowed:
        raise DataError(f"not a {what}: {value!r}", file=where)
    return str(value)


def _lemmas(names: Any, lemmas: Mapping[str, Iterable[str]], where: str) -> frozenset[str]:
    found: set[str] = set()
    for name in _strings(names):
        spelled = verb_lemmas(name, lemmas)
        if not spelled:
            raise DataError(f"verb is in no table: {name}", file=where)
        found.update(spelled)
    return frozenset(found)


def _frame(raw: Any, file: str, lemmas: Mapping[str, Iterable[str]]) -> ConditionFrame:
    if not isinstance(raw, dict) or "id" not in raw:
        raise DataError(f"a frame needs an id: {raw!r}", file=file)
    where = f"{file}#{raw['id']}"
    if unknown := set(raw) - _KEYS:
        raise DataError(f"unknown keys: {sorted(unknown)}", file=where)
    yes, no = _strings(raw.get("yes")), _strings(raw.get("no"))
    if not yes or not no:
        raise DataError("a frame needs yes: and no: examples", file=where)
    guards = frozenset(_strings(raw.get("guards")))
    if strange := guards - GUARDS:
        raise DataError(f"unknown guards: {sorted(strange)}", file=where)
    hedge = raw.get("hedge", "")
    return ConditionFrame(
        id=raw["id"],
        kind=_one_of(raw.get("kind"), KINDS, "kind", where),
        form=_one_of(raw.get("form"), FORMS, "form", where),
        cues=tuple(parse_cue(cue, where) for cue in _strings(raw.get("cues"))),
        verbs=_lemmas(raw.get("verbs"), lemmas, where),
        within=frozenset(fold(word) for word in _strings(raw.get("within"))),
        left=_one_of(raw.get("left", "pre"), frozenset({"dep", "pre"}), "side", where),
        prepositions=frozenset(fold(word) for word in _strings(raw.get("prepositions"))),
        objects=tuple(parse_cue(cue, where, marker=True) for cue in _strings(raw.get("object"))),
        marker=tuple(parse_cue(cue, where, marker=True) for cue in _strings(raw.get("marker"))),
        negation=_one_of(raw.get("negation", ""), frozenset({"", "required", "modal"}), "negation", where),
        trigger=_lemmas(raw.get("trigger"), lemmas, where),
        complement=_one_of(raw.get("complement", ""), COMPLEMENTS, "complement", where),
        guards=guards,
        hedge=_one_of(hedge, HEDGES | {""}, "hedge", where),
        suffix=raw.get("suffix", ""),
        yes=yes,
        no=no,
    )


def load_condition_frames(lemmas: Mapping[str, Iterable[str]]) -> ConditionFrames:
    """All condition frames; double ids are refused."""
    folder = data_dir().joinpath("conditions")
    every: dict[str, ConditionFrame] = {}
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if not path.name.endswith(".yaml"):
            continue
        for raw in read_yaml(path) or ():
            frame = _frame(raw, path.name, lemmas)
            if frame.id in every:
                raise DataError(f"id stands twice: {frame.id}", file=path.name)
            every[frame.id] = frame
    return ConditionFrames(_by_cue(every.values()), _by_verb(every.values()), tuple(every.values()))


def _by_cue(frames: Iterable[ConditionFrame]) -> dict[str, tuple[tuple[Cue, ConditionFrame], ...]]:
    found: dict[str, list[tuple[Cue, ConditionFrame]]] = {}
    for frame in frames:
        for cue in frame.cues:
            for word in sorted(cue.heads):
                found.setdefault(word, []).append((cue, frame))
    return {word: tuple(sorted(pairs, key=lambda pair: -pair[0].weight)) for word, pairs in found.items()}


def _by_verb(frames: Iterable[ConditionFrame]) -> dict[str, tuple[ConditionFrame, ...]]:
    found: dict[str, list[ConditionFrame]] = {}
    for frame in frames:
        for lemma in sorted(frame.verbs):
            found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(sorted(values, key=_generality)) for lemma, values in found.items()}


def _generality(frame: ConditionFrame) -> int:
    """Frames that ask for particular words come before those that ask for a kind of word, and these before the rest."""
    return (
        0
        if frame.objects or frame.within or frame.form == "preceded"
        else 1
        if frame.complement == "bad" or frame.form != "verb"
        else 2
    )


def load_harm() -> Valence:
    """harm.tsv: outcomes that a speaker fears or wants, and words that end something."""
    found: dict[str, set[str]] = {"bad": set(), "good": set(), "end": set(), "cure": set(), "leave": set()}
    for row in read_tsv(data_dir().joinpath("harm.tsv"), ("ar", "class", "note")):
        if row["class"] not in found:
            raise row.error(f"not a class: {row['class']!r}")
        if fold(row["ar"]) in found[row["class"]]:
            raise row.error(f"stands twice: {row['ar']}")
        found[row["class"]].add(fold(row["ar"]))
    return Valence(*(frozenset(found[name]) for name in ("bad", "good", "end", "cure", "leave")))


def load_hedges() -> dict[str, str]:
    """hedges.tsv: folded words and phrases -> hedge class (codebook H1)."""
    found: dict[str, str] = {}
    for row in read_tsv(data_dir().joinpath("hedges.tsv"), ("ar", "hedge", "note")):
        if row["hedge"] not in HEDGES:
            raise row.error(f"not a hedge: {row['hedge']!r}")
        if fold(row["ar"]) in found:
            raise row.error(f"stands twice: {row['ar']}")
        found[fold(row["ar"])] = row["hedge"]
    return found
