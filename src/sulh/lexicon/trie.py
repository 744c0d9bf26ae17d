"""Phrases in running text: a trie over folded words.  The first word may carry proclitics, the others none (ar:B4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from sulh.text.clitics import splits

__all__ = ["Trie", "heads"]

T = TypeVar("T")


class _Node(Generic[T]):
    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.values: tuple[T, ...] = ()


def heads(word: str) -> Iterable[tuple[str, int]]:
    """A written word and what remains when proclitics are taken off, article kept: (form, letters taken off).

    لل gives both ال + rest and ل + ال + rest: للجيش is ل + الجيش.
    """
    yield word, 0
    for split in splits(word):
        if split.enclitic or split.future or not (split.conjunction or split.preposition):
            continue
        if split.article:
            merged = word[split.skip - 2 : split.skip] == "لل" or split.stem.startswith("ل") and split.skip >= 1
            yield "ال" + split.stem, split.skip - (1 if merged else 2)
        else:
            yield split.stem, split.skip


class Trie(Generic[T]):
    """Longest match of word sequences."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self.size = 0

    def add(self, words: Sequence[str], value: T) -> None:
        """Store a value under a folded word sequence."""
        node = self._root
        for word in words:
            node = node.next.setdefault(word, _Node())
        if value not in node.values:
            node.values += (value,)
            self.size += 1

    def starts(self, word: str) -> bool:
        """Some phrase begins with this word."""
        return word in self._root.next

    def longest(self, words: Sequence[str], at: int, first: str) -> tuple[int, tuple[T, ...]] | None:
        """The longest phrase that begins at `at`, its first word read as `first`: (index after it, values)."""
        node = self._root.next.get(first)
        best: tuple[int, tuple[T, ...]] | None = None
        index = at + 1
        while node is not None:
            if node.values:
                best = (index, node.values)
            node = node.next.get(words[index]) if index < len(words) else None
            index += 1
        return best
