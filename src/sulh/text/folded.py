"""Folding with a map back: the one normaliser (ar:A1-A4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sulh.span import Span
from sulh.text.letters import COMBINING, TATWEEL, light, search

__all__ = ["Folded", "fold", "fold_light", "folded"]


class _Table(dict[int, str]):
    """A translation table that fills itself from a letter function."""

    def __init__(self, letter: object) -> None:
        super().__init__()
        self._letter = letter

    def __missing__(self, key: int) -> str:
        value: str = self._letter(chr(key))  # type: ignore[operator]
        self[key] = value
        return value


_SHORT = 40
_SEARCH_TABLE = _Table(search)
_LIGHT_TABLE = _Table(light)


def fold(text: str) -> str:
    """The search form of a text; `fold(fold(x)) == fold(x)`."""
    return _fold_short(text) if len(text) <= _SHORT else text.translate(_SEARCH_TABLE)


@lru_cache(maxsize=65_536)
def _fold_short(text: str) -> str:
    """Words and names come again and again."""
    return text.translate(_SEARCH_TABLE)


def fold_light(text: str) -> str:
    """The light form: what the eye sees, without marks, tatweel and invisibles."""
    return text.translate(_LIGHT_TABLE)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with the way back.

    `origins[i]` is the offset in `original` of the code point that gave `text[i]`.
    """

    original: str
    text: str
    origins: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The original span of `text[start:end]`, whole letters with their marks; empty for an empty range."""
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else len(self.original)
            return Span(at, at)
        stop = self.origins[end - 1] + 1
        while stop < len(self.original) and (self.original[stop] in COMBINING or self.original[stop] == TATWEEL):
            stop += 1
        return Span(self.origins[start], stop)

    def of(self, start: int, end: int) -> str:
        """The original words of `text[start:end]`."""
        return self.span(start, end).of(self.original)


def folded(text: str) -> Folded:
    """Fold at the search level and keep the map."""
    form = text.translate(_SEARCH_TABLE)
    table = _SEARCH_TABLE
    if len(form) == len(text) and all(len(table[ord(char)]) == 1 for char in set(text)):
        return Folded(text, form, range(len(text)))
    origins: list[int] = []
    for offset, char in enumerate(text):
        size = len(table[ord(char)])
        if size == 1:
            origins.append(offset)
        else:
            origins.extend([offset] * size)
    return Folded(text, form, origins)
