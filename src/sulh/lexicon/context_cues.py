"""Context cues (codebook section 4): which words put an event into which PLOVER context (data/ar/contexts.tsv)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sulh.lexicon.table import data_dir, read_tsv
from sulh.text.folded import fold

__all__ = ["CONTEXTS", "ContextCues", "load_context_cues"]

CONTEXTS = (
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
    "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping",
    "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn",
    "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
    "ceasefire", "arms_embargo", "foreign_forces", "sanctions", "mercenaries",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContextCues:
    """Cue phrases by their first word: the other words and the context; `tags`: how a keyword list names a context."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)

    def found(self, words: Sequence[frozenset[str]], heading: str) -> tuple[str, ...]:
        """The contexts of a sentence, given per word what it may be compared as, and of its section's heading."""
        said = [*words, *(self._forms(word) for word in fold(heading).split())]
        hits = {
            context
            for at, names in enumerate(said)
            for name in names
            for rest, context in self.phrases.get(name, ())
            if self._goes_on(said, at + 1, rest)
        }
        return tuple(name for name in CONTEXTS if name in hits)

    @staticmethod
    def _goes_on(said: Sequence[frozenset[str]], at: int, rest: tuple[str, ...]) -> bool:
        return at + len(rest) <= len(said) and all(word in said[at + n] for n, word in enumerate(rest))

    @staticmethod
    def _forms(word: str) -> frozenset[str]:
        return frozenset({word, word[2:] if word.startswith("ال") else word})


def load_context_cues() -> ContextCues:
    """The cues; an unknown context is refused."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read_tsv(data_dir().joinpath("contexts.tsv"), ("context", "cues", "note")):
        if row["context"] not in CONTEXTS:
            raise row.error(f"not a context: {row['context']!r}")
        for cue in row.many("cues"):
            first, *rest = (word[2:] if word.startswith("ال") and len(word) > 4 else word for word in fold(cue).split())
            found.setdefault(first, []).append((tuple(rest), row["context"]))
    return ContextCues({name: tuple(values) for name, values in found.items()}, _tags())


def _tags() -> dict[str, str]:
    rows = list(read_tsv(data_dir().joinpath("tags.tsv"), ("context", "tag", "note")))
    for row in rows:
        if row["context"] not in CONTEXTS:
            raise row.error(f"not a context: {row['context']!r}")
    return {row["context"]: row["tag"] for row in rows}
