"""Tape: the words of a text with the number words among them, as the number and date readers walk over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sulh.lexicon.numerals import Numeral, Numerals, load_numerals
from sulh.reading.number_phrases import load_particles
from sulh.span import Span
from sulh.text.folded import folded

__all__ = ["AND", "GLUE", "PROCLITICS", "WITH", "Piece", "Tape"]

# What may be glued to a number in digits: "الـ30" is cut into ال and 30, "بـ73" into ب and 73.
GLUE: dict[str, int] = {
    "ال": 0, "و": 1, "ف": 1, "ب": 1, "ل": 1, "ك": 1, "وال": 1, "فال": 1, "بال": 1, "كال": 1, "لل": 1, "ول": 1, "وب": 2,
    "فب": 2, "وبال": 2, "ولل": 2, "فلل": 2, "فبال": 2,
}  # fmt: skip

PROCLITICS = ("و", "ب", "ل", "ف")
AND, WITH = "و", "ب"


class Piece(Protocol):
    """A token or a word of a page."""

    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...


class Tape:
    """Tokens by index, with what the readers ask of them again and again."""

    __slots__ = ("_small", "kinds", "numerals", "original", "pieces", "size", "texts")

    def __init__(self, original: str, pieces: Sequence[Piece], words: Numerals | None = None) -> None:
        lookup = (words or load_numerals()).lookup
        self.original = original
        self.pieces = pieces
        self.texts = [piece.text for piece in pieces]
        self.kinds = [piece.kind for piece in pieces]
        self.numerals: list[Numeral | None] = [
            lookup(text) if kind == "word" else None for text, kind in zip(self.texts, self.kinds, strict=True)
        ]
        self.size = len(pieces)
        self._small = load_particles("numbers_particles.tsv")

    def text(self, at: int) -> str:
        """The folded word at an index, empty outside."""
        return self.texts[at] if 0 <= at < self.size else ""

    def kind(self, at: int) -> str:
        """word, number, mark or break; empty outside."""
        return self.kinds[at] if 0 <= at < self.size else ""

    def numeral(self, at: int) -> Numeral | None:
        """The number word at an index, if it is one."""
        return self.numerals[at] if 0 <= at < self.size else None

    def small(self, at: int, use: str) -> bool:
        """The token is one of the small words of some use (numbers_particles.tsv)."""
        return 0 <= at < self.size and self.texts[at] in self._small[use]

    def touching(self, at: int) -> bool:
        """Nothing but invisible marks between this token and the next."""
        if not 0 <= at < self.size - 1:
            return False
        first, second = self.pieces[at].end, self.pieces[at + 1].start
        return first == second or not self.original[first:second].strip(
            "\u0640\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c"
        )

    def gap(self, at: int) -> str:
        """The characters between this token and the next."""
        if not 0 <= at < self.size - 1:
            return ""
        return self.original[self.pieces[at].end : self.pieces[at + 1].start]

    def glued(self, at: int) -> bool:
        """A clitic cut off by the digits that follow it."""
        return (
            self.kind(at) == "word" and self.texts[at] in GLUE and self.kind(at + 1) == "number" and self.touching(at)
        )

    def offset(self, at: int, letters: int) -> int:
        """Where token `at` begins in the original without its first `letters` folded letters."""
        piece = self.pieces[at]
        if letters <= 0:
            return piece.start
        if piece.end - piece.start == len(piece.text):
            return piece.start + letters
        origins = folded(self.original[piece.start : piece.end]).origins
        return piece.start + origins[letters] if letters < len(origins) else piece.end

    def span(self, first: int, last: int, skip: int = 0) -> Span:
        """Original span of tokens [first, last) without `skip` letters of the first one."""
        return Span(self.offset(first, skip), self.pieces[last - 1].end)

    def words(self, first: int, last: int, skip: int = 0) -> str:
        """The original words of that span."""
        return self.span(first, last, skip).of(self.original)
