"""Words, numbers and marks of a folded text, each with its place in the original."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sulh.span import Span
from sulh.text.folded import Folded
from sulh.text.letters import COMBINING, TATWEEL

__all__ = ["Token", "tokenise"]

# A number with separators (2.5, 10/3/2024, 1,500), a dotted abbreviation (ا.ف.ب), a word, a line break, any other mark.
_TOKEN = re.compile(r"\d+(?:[.,/:-]\d+)*|[^\W\d_](?:\.[^\W\d_])+\b|[^\W\d_]+(?:['’][^\W\d_]+)*|\n|[^\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """One written word, number or mark.

    `text` is the folded form; `start`/`end` are offsets into the original, `at` the offset in the folded text.
    """

    index: int
    text: str
    start: int
    end: int
    at: int
    kind: str  # word | number | mark | break

    @property
    def span(self) -> Span:
        """Place in the original."""
        return Span(self.start, self.end)


def _kind(text: str) -> str:
    if text == "\n":
        return "break"
    first = text[0]
    if first.isdecimal():
        return "number"
    return "word" if first.isalpha() else "mark"


def tokenise(page: Folded) -> list[Token]:
    """All tokens in order; line breaks are tokens, other spaces are not."""
    tokens: list[Token] = []
    original, origins = page.original, page.origins
    size = len(original)
    for match in _TOKEN.finditer(page.text):
        first, last = match.span()
        stop = origins[last - 1] + 1
        while stop < size and (original[stop] in COMBINING or original[stop] == TATWEEL):
            stop += 1
        text = match.group()
        tokens.append(Token(len(tokens), text, origins[first], stop, first, _kind(text)))
    return tokens
