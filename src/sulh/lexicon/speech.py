"""Cue verbs of claims (codebook section 5): stance, what introduces the content, whether the act is an event too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sulh.lexicon.table import data_dir, read_tsv
from sulh.text.folded import fold

__all__ = ["SpeechVerb", "load_speech", "resolve_lemma"]

_SHADDA = "\u0651"
STANCES = frozenset({"asserts", "denies", "accuses", "demands", "promises", "warns", "supports", "rejects", "doubts"})


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb of saying.  `frames`: that (أن/إن), quote (marks or colon), np (a noun), or prepositions."""

    lemma: str
    stance: str
    frames: frozenset[str]
    event: bool


def resolve_lemma(name: str, lemmas: Mapping[str, Iterable[str]]) -> str | None:
    """The verb table's spelling of a lemma: itself, or the only one that folds to the same letters."""
    candidates = list(lemmas.get(fold(name), ()))
    if name in candidates:
        return name
    alike = [lemma for lemma in candidates if _written(lemma) == _written(name)]
    if len(alike) == 1:
        return alike[0]
    return candidates[0] if len(candidates) == 1 else None


def _written(lemma: str) -> str:
    """A lemma with its shadda and hamzas but without other marks."""
    return "".join(char for char in lemma if char == _SHADDA or not "\u064b" <= char <= "\u0652")


def load_speech(lemmas: Mapping[str, Iterable[str]]) -> dict[str, SpeechVerb]:
    """Speech verbs by lemma; a verb that is in no verb table is refused."""
    found: dict[str, SpeechVerb] = {}
    for row in read_tsv(data_dir().joinpath("speech.tsv"), ("verb", "stance", "frames", "event", "note")):
        if row["stance"] not in STANCES:
            raise row.error(f"not a stance: {row['stance']!r}")
        lemma = resolve_lemma(row["verb"], lemmas)
        if lemma is None:
            raise row.error(f"verb is in no table: {row['verb']}")
        if lemma in found:
            raise row.error(f"verb stands twice: {lemma}")
        found[lemma] = SpeechVerb(lemma, row["stance"], frozenset(row["frames"].split()), row["event"] == "yes")
    return found
