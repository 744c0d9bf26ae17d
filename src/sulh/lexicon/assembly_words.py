"""Closed lists of words that assembly goes by (data/ar/assembly_words.tsv), each group with examples that tests run."""

from __future__ import annotations

from functools import cache

from sulh.lexicon.table import Row, data_dir, read_tsv
from sulh.text.folded import fold

__all__ = ["assembly_rows", "assembly_words"]


def assembly_rows() -> tuple[Row, ...]:
    """The groups with their examples: yes and no."""
    return tuple(read_tsv(data_dir().joinpath("assembly_words.tsv"), ("class", "note", "words", "yes", "no")))


@cache
def assembly_words(name: str) -> frozenset[str]:
    """The folded words of a class."""
    return frozenset(fold(word) for row in assembly_rows() if row["class"] == name for word in row.many("words"))
