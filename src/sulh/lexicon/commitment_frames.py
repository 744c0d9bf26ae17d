"""Commitment frames: the words by which somebody is bound (data/ar/commitments/*.yaml; codebook section 6).

A frame without yes: and no: examples does not load; a verb that no table holds is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sulh.errors import DataError
from sulh.lexicon.cue import Cue, parse_cue, verb_lemmas
from sulh.lexicon.table import data_dir, read_yaml
from sulh.text.folded import fold

__all__ = ["CommitmentFrame", "CommitmentFrames", "load_commitment_frames"]

_KEYS = {"id", "kind", "form", "cues", "verbs", "nouns", "prepositions", "guards", "status", "yes", "no"}
KINDS = frozenset({"pledge", "schedule", "obligation", "offer"})
STATUSES = frozenset({"standing", "met", "missed", "withdrawn", "postponed"})
FORMS = frozenset({
    "verb", "chain", "noun", "announced", "own_plan", "lead", "attributive", "fixed", "dated", "ends", "postponed", "then",
    "provision", "under", "terms", "duty", "passive", "lead_of", "respite", "time_left", "kept", "lapsed", "put_off",
    "carried_on", "accord",
})  # fmt: skip
GUARDS = frozenset({
    "act", "announced", "basis", "broken", "coming", "dated", "imperfect", "onus", "own", "own_act", "passive", "peaceful",
    "planned", "somebody", "text",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class CommitmentFrame:
    """One way to say that somebody is bound to something.

    `form`: how cue, bound party and act lie in the line (reading/commitment_forms.py); `nouns`: folded singulars (of the
    cue, or of what the verb is about); `prepositions` mark the act ("" is a bare object, "ان" a clause); `guards`: named
    tests of the reader; `status`: what became of it by these words.
    """

    id: str
    kind: str
    form: str
    cues: tuple[Cue, ...]
    verbs: frozenset[str]
    nouns: frozenset[str]
    prepositions: frozenset[str]
    guards: frozenset[str]
    status: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommitmentFrames:
    """Look-ups: folded first cue word -> (cue, frame); verb lemma -> frames; folded noun -> frames of nominal forms."""

    cues: Mapping[str, tuple[tuple[Cue, CommitmentFrame], ...]]
    verbs: Mapping[str, tuple[CommitmentFrame, ...]]
    nouns: Mapping[str, tuple[CommitmentFrame, ...]]
    every: tuple[CommitmentFrame, ...]


def _strings(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(str(item) for item in value)


def _one_of(value: Any, allowed: frozenset[str], what: str, where: str) -> str:
    if value not in allowed:
        raise DataError(f"not a {what}: {value!r}", file=where)
    return str(value)


def _verbs(names: Any, lemmas: Mapping[str, Iterable[str]], where: str) -> frozenset[str]:
    found: set[str] = set()
    for name in _strings(names):
        spelled = verb_lemmas(name, lemmas)
        if not spelled:
            raise DataError(f"verb is in no table: {name}", file=where)
        found.update(spelled)
    return frozenset(found)


def _frame(raw: Any, file: str, lemmas: Mapping[str, Iterable[str]]) -> CommitmentFrame:
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
    return CommitmentFrame(
        id=raw["id"],
        kind=_one_of(raw.get("kind"), KINDS, "kind", where),
        form=_one_of(raw.get("form"), FORMS, "form", where),
        cues=tuple(parse_cue(cue, where) for cue in _strings(raw.get("cues"))),
        verbs=_verbs(raw.get("verbs"), lemmas, where),
        nouns=frozenset(fold(noun) for noun in _strings(raw.get("nouns"))),
        prepositions=frozenset(fold(word) for word in _strings(raw.get("prepositions"))),
        guards=guards,
        status=_one_of(raw.get("status", "standing"), STATUSES, "status", where),
        yes=yes,
        no=no,
    )


def load_commitment_frames(lemmas: Mapping[str, Iterable[str]]) -> CommitmentFrames:
    """All commitment frames in file order; double ids are refused."""
    folder = data_dir().joinpath("commitments")
    every: dict[str, CommitmentFrame] = {}
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if not path.name.endswith(".yaml"):
            continue
        for raw in read_yaml(path) or ():
            frame = _frame(raw, path.name, lemmas)
            if frame.id in every:
                raise DataError(f"id stands twice: {frame.id}", file=path.name)
            every[frame.id] = frame
    frames = tuple(every.values())
    cues: dict[str, list[tuple[Cue, CommitmentFrame]]] = {}
    verbs: dict[str, list[CommitmentFrame]] = {}
    nouns: dict[str, list[CommitmentFrame]] = {}
    for frame in frames:
        for cue in frame.cues:
            for word in sorted(cue.heads):
                cues.setdefault(word, []).append((cue, frame))
        for lemma in sorted(frame.verbs):
            verbs.setdefault(lemma, []).append(frame)
        if frame.form in {"noun", "terms", "put_off", "accord"}:
            for noun in sorted(frame.nouns):
                nouns.setdefault(noun, []).append(frame)
    return CommitmentFrames(
        {word: tuple(sorted(pairs, key=lambda pair: -pair[0].weight)) for word, pairs in cues.items()},
        {lemma: tuple(values) for lemma, values in verbs.items()},
        {noun: tuple(values) for noun, values in nouns.items()},
        frames,
    )
