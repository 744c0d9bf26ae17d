"""Closed lists of words that clause, condition and commitment readers go by (data/ar/clause_words.tsv)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sulh.lexicon.table import data_dir, read_tsv
from sulh.text.folded import fold

__all__ = ["ClauseWords", "load_clause_words"]


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Lists by class: as printed strings (lemmas in classes `verb.*`) and as phrases cut into words, longest first."""

    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.words[name]


def load_clause_words() -> ClauseWords:
    """Read the lists; a word that stands twice in one class is refused."""
    found: dict[str, dict[str, None]] = {}
    for row in read_tsv(data_dir().joinpath("clause_words.tsv"), ("class", "ar", "note")):
        word = row["ar"] if row["class"].startswith("verb.") else fold(row["ar"])
        words = found.setdefault(row["class"], {})
        if word in words:
            raise row.error(f"stands twice in {row['class']}: {row['ar']}")
        words[word] = None
    return ClauseWords(
        {name: frozenset(words) for name, words in found.items()},
        {
            name: tuple(sorted((tuple(word.split()) for word in words), key=lambda phrase: (-len(phrase), phrase)))
            for name, words in found.items()
        },
    )
