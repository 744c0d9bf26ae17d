"""Cue phrases of frames: words with alternatives and optional parts, read from one line of a data file.

"شرط|شرطا اساسي?|اساسيا? ل"   a word with spellings, an optional word, and a glued preposition of what follows
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sulh.errors import DataError
from sulh.text.folded import fold

__all__ = ["Cue", "Piece", "parse_cue", "verb_lemmas"]

_SHADDA = "\u0651"


@dataclass(frozen=True, slots=True)
class Piece:
    """One place of a cue: its words, particles glued to the word that follows (one letter), whether it may be missing."""

    words: frozenset[str]
    glued: frozenset[str] = frozenset()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue phrase."""

    pieces: tuple[Piece, ...]

    @property
    def heads(self) -> frozenset[str]:
        """The words that it may begin with."""
        return self.pieces[0].words

    @property
    def weight(self) -> int:
        """How many words must stand: the longer of two cues that match wins."""
        return sum(not piece.optional for piece in self.pieces)


def parse_cue(text: str, where: str, *, marker: bool = False) -> Cue:
    """Read one cue; its first piece must be a word that stands, for the look-up begins there (a marker may be glued)."""
    pieces = [_piece(part) for part in text.split()]
    if not pieces or pieces[0].optional or (pieces[0].glued and not marker):
        raise DataError(f"a cue begins with a word that must stand: {text!r}", file=where)
    return Cue(tuple(pieces))


def _piece(part: str) -> Piece:
    words = frozenset(fold(word.rstrip("?")) for word in part.split("|"))
    return Piece(
        frozenset(w for w in words if len(w) > 1), frozenset(w for w in words if len(w) == 1), part.endswith("?")
    )


def verb_lemmas(name: str, lemmas: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The verb table's lemmas that a frame's verb means: itself, or all that differ from it only in short vowels."""
    candidates = tuple(lemmas.get(fold(name), ()))
    if name in candidates:
        return (name,)
    return tuple(lemma for lemma in candidates if _written(lemma) == _written(name)) or (
        candidates if len(candidates) == 1 else ()
    )


def _written(lemma: str) -> str:
    """A lemma with its shadda and hamzas but without other marks."""
    return "".join(char for char in lemma if char == _SHADDA or not "\u064b" <= char <= "\u0652")
