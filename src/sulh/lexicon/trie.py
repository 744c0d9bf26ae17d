"""Phrases in running text: a trie over folded words.  The first word may carry proclitics, the others none (ar:B4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

from sulh.text.clitics import splits

__all__ = ["Node", "Trie", "heads"]

T = TypeVar("T")

# Plain nested dicts, so that the compiled lexicon can be written and read fast; "" holds the values of a node.
Node = dict[str, Any]


@lru_cache(maxsize=65_536)
def heads(word: str) -> tuple[tuple[str, int], ...]:
    """A written word and what remains when proclitics are taken off, article kept: (form, letters taken off).

    لل gives both ال + rest and ل + ال + rest: للجيش is ل + الجيش.
    """
    return tuple(_heads(word))


def _heads(word: str) -> Iterable[tuple[str, int]]:
    yield word, 0
    for split in splits(word):
        if split.enclitic or split.future or not (split.conjunction or split.preposition):
            continue
        if split.article:
            merged = word[split.skip - 2 : split.skip] == "لل" or (split.stem.startswith("ل") and split.skip >= 1)
            yield "ال" + split.stem, split.skip - (1 if merged else 2)
        else:
            yield split.stem, split.skip


class Trie(Generic[T]):
    """Longest match of word sequences."""

    def __init__(self, root: Node | None = None) -> None:
        self.root: Node = {} if root is None else root

    def add(self, words: Sequence[str], value: T) -> None:
        """Store a value under a folded word sequence."""
        node = self.root
        for word in words:
            node = node.setdefault(word, {})
        values: tuple[T, ...] = node.get("", ())
        if value not in values:
            node[""] = (*values, value)

    def starts(self, word: str) -> bool:
        """Some phrase begins with this word."""
        return word in self.root

    def longest(self, words: Sequence[str], at: int, first: str) -> tuple[int, tuple[T, ...]] | None:
        """The longest phrase that begins at `at`, its first word read as `first`: (index after it, values)."""
        node: Node | None = self.root.get(first)
        best: tuple[int, tuple[T, ...]] | None = None
        index = at + 1
        while node is not None:
            if "" in node:
                best = (index, node[""])
            node = node.get(words[index]) if index < len(words) and words[index] else None
            index += 1
        return best
