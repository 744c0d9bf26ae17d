"""DateTape: the tape of a text with its words of time and the cues round them."""

from __future__ import annotations

from collections.abc import Sequence

from sulh.reading.date_words import DateWords, Hit, load_date_cues, load_date_words, load_noun_prefixes
from sulh.reading.number_phrases import load_particles
from sulh.reading.number_tape import Piece, Tape

__all__ = ["DateTape"]

_STOPS = frozenset({".", "!", "?", "؟", "…", "\n"})


class DateTape(Tape):
    """A tape that knows words of time; `bare`: the text is one phrase, so that weaker evidence will do."""

    __slots__ = ("_cue_words", "_cues", "_hits", "_particles", "_words", "bare", "nouns")

    def __init__(self, original: str, pieces: Sequence[Piece], *, bare: bool = False) -> None:
        super().__init__(original, pieces)
        self._words: DateWords = load_date_words()
        self._cue_words: DateWords = load_date_cues()
        self._hits: dict[int, tuple[Hit, ...]] = {}
        self._cues: dict[int, tuple[Hit, ...]] = {}
        self._particles = load_particles("dates_particles.tsv")
        self.bare = bare
        self.nouns = load_noun_prefixes()

    def triggers(self) -> list[int]:
        """Tokens at which an expression may begin: words of time, number words, digits."""
        heads, numerals = self._words.heads, self.numerals
        return [
            at
            for at, (text, kind) in enumerate(zip(self.texts, self.kinds, strict=True))
            if kind == "number" or (kind == "word" and (numerals[at] is not None or heads(text) or self.glued(at)))
        ]

    def hits(self, at: int) -> tuple[Hit, ...]:
        """Words of time that begin at a token."""
        if not 0 <= at < self.size or self.kinds[at] != "word":
            return ()
        found = self._hits.get(at)
        if found is None:
            found = self._hits[at] = self._words.hits(self.texts, at)
        return found

    def hit(self, at: int, *classes: str) -> Hit | None:
        """The longest word of time of some class, whatever clitics it carries."""
        return next((hit for hit in self.hits(at) if hit.cls in classes), None)

    def inner(self, at: int, *classes: str) -> Hit | None:
        """The same inside an expression, where nothing is glued before it."""
        return next((hit for hit in self.hits(at) if hit.cls in classes and not hit.skip), None)

    def cues(self, at: int) -> tuple[Hit, ...]:
        """Cues that begin at a token."""
        if not 0 <= at < self.size or self.kinds[at] not in {"word", "number"}:
            return ()
        found = self._cues.get(at)
        if found is None:
            found = self._cues[at] = self._cue_words.hits(self.texts, at)
        return found

    def cue_before(self, at: int, *classes: str) -> Hit | None:
        """A cue that ends right before a token."""
        for back in (1, 2, 3):
            for hit in self.cues(at - back):
                if hit.last == at and hit.cls in classes:
                    return hit
        return None

    def cue_at(self, at: int, *classes: str) -> Hit | None:
        """A cue that begins at a token."""
        return next((hit for hit in self.cues(at) if hit.cls in classes), None)

    def among(self, at: int, use: str) -> bool:
        """The token is one of the small words of some use (dates_particles.tsv)."""
        return 0 <= at < self.size and self.texts[at] in self._particles[use]

    def among_stem(self, at: int, skip: int, use: str) -> bool:
        """The same for the token without its first letters."""
        return self.texts[at][skip:] in self._particles[use]

    def stop(self, at: int) -> bool:
        """End of the sentence, or of the text."""
        return not 0 <= at < self.size or self.texts[at] in _STOPS
