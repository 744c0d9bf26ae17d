"""Phrases: a table of word sequences; the first word of a phrase may carry clitics, the others none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from sulh.lexicon.table import data_dir, read_tsv
from sulh.text.folded import fold

__all__ = ["Head", "Phrases", "load_particles"]

T = TypeVar("T")
_SEEN_LIMIT = 200_000


class Head(NamedTuple):
    """One way to take clitics off a written word; `skip` = letters of the conjunction and preposition."""

    form: str
    conjunction: bool
    preposition: str
    article: bool
    skip: int


def _heads(word: str) -> Iterator[Head]:
    """Ways to take و ف ب ل ك and the article off a word; the article is also left on, for phrases that own one."""
    for conjunction in (False, True):
        if conjunction and (word[:1] not in ("و", "ف") or len(word) < 3):
            return
        rest, used = (word[1:], 1) if conjunction else (word, 0)
        yield Head(rest, conjunction, "", False, used)
        if rest.startswith("ال"):
            yield Head(rest[2:], conjunction, "", True, used)
        if rest[:1] in ("ب", "ل", "ك") and len(rest) > 2:
            if rest[1:3] == "ال":
                yield Head(rest[1:], conjunction, rest[0], False, used + 1)
                yield Head(rest[3:], conjunction, rest[0], True, used + 1)
            elif rest.startswith("لل"):
                yield Head("ال" + rest[2:], conjunction, "ل", False, used + 1)
                yield Head(rest[2:], conjunction, "ل", True, used + 1)
            yield Head(rest[1:], conjunction, rest[0], False, used + 1)


class _Node(Generic[T]):
    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.values: tuple[T, ...] = ()


class Phrases(Generic[T]):
    """Longest match of word sequences.  Memory of words already seen is a cache: same word, same answer."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self._seen: dict[str, tuple[Head, ...]] = {}

    def add(self, words: Sequence[str], value: T) -> None:
        """Store a value under a folded word sequence."""
        node = self._root
        for word in words:
            node = node.next.setdefault(word, _Node())
        if value not in node.values:
            node.values += (value,)

    def heads(self, word: str) -> tuple[Head, ...]:
        """The readings of a word with which some phrase begins."""
        found = self._seen.get(word)
        if found is None:
            root = self._root.next
            found = tuple(head for head in _heads(word) if head.form in root)
            if len(self._seen) > _SEEN_LIMIT:
                self._seen.clear()
            self._seen[word] = found
        return found

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

    def first(self, words: Sequence[str], at: int) -> tuple[T, int] | None:
        """The longest phrase at `at`, its first word cut as little as can be: (value, index after)."""
        for head in self.heads(words[at]):
            found = self.longest(words, at, head.form)
            if found is not None:
                return found[1][0], found[0]
        return None


@cache
def load_particles(name: str) -> Mapping[str, frozenset[str]]:
    """The small words of a data table by the name of their use."""
    rows = read_tsv(data_dir() / name, ("name", "words"))
    return {row["name"]: frozenset(fold(word) for word in row.many("words")) for row in rows}
