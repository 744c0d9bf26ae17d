"""Is this word part of a name?  Evidence from the name lists and from being in no table (ar:E9, E10)."""

from __future__ import annotations

from collections.abc import Sequence

from sulh.lexicon.lexicon import Lexicon
from sulh.lexicon.words import CLOSED
from sulh.reading.page import Word
from sulh.text.clitics import splits

__all__ = ["NameWords", "plain"]

_NOT_NAMES = frozenset(
    [
        "هذا",
        "هذه",
        "ذلك",
        "تلك",
        "الذي",
        "التي",
        "الذين",
        "اللذين",
        "ان",
        "او",
        "ثم",
        "كما",
        "حيث",
        "قد",
        "لا",
        "لم",
        "لن",
        "ما",
        "من",
        "في",
        "الي",
        "علي",
        "عن",
        "مع",
        "بعد",
        "قبل",
    ]
)


def plain(text: str, lexicon: Lexicon) -> bool:
    """An ordinary word that the tables don't hold, with or without clitics."""
    words = lexicon.plain_words
    return text in words or any(split.stem in words for split in splits(text) if not split.future)


class NameWords:
    """Tests on single words, with the lists of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._given = lexicon.given_names
        self._family = lexicon.family_names
        self._common = lexicon.common_names

    def given(self, word: str) -> bool:
        """A given name that is no ordinary word."""
        return word in self._given and word not in self._common

    def maybe_given(self, word: str) -> bool:
        """A given name, perhaps an ordinary word as well."""
        return word in self._given

    def family(self, word: str) -> bool:
        """A family name, with or without article."""
        return (
            word in self._family or (word.startswith("ال") and word[2:] in self._family) or "ال" + word in self._family
        )

    def particle(self, word: str) -> bool:
        """بن، أبو، آل، دي ..."""
        return word in self._lexicon.name_particles

    def unknown(self, word: Word) -> bool:
        """In no table, Arabic letters, long enough to be a name."""
        return (
            word.kind == "word"
            and not word.readings
            and len(word.text) > 2
            and word.text not in _NOT_NAMES
            and ("\u0620" <= word.text[0] <= "\u064a")
            and not plain(word.text, self._lexicon)
        )

    def part(self, word: Word) -> bool:
        """May continue a name that has begun."""
        if word.kind != "word" or word.text in _NOT_NAMES:
            return False
        text = word.text
        if self.particle(text):
            return True
        if word.readings and word.readings[0].pos in CLOSED and not self.given(text):
            return False
        if self.maybe_given(text) or self.family(text):
            return word.tag != "V" or self.given(text) or (text.startswith("ال") and self.family(text))
        return self.unknown(word) and not text.startswith(("وال", "بال", "لل"))

    def surname_shape(self, word: Word) -> bool:
        """الـ...ي after two given names is a family name, whatever else the word means."""
        text = word.text
        nationality = any(r.pos == "NIS" and r.cls for r in word.readings)
        return text.startswith("ال") and text.endswith("ي") and len(text) > 4 and not nationality

    def run(self, words: Sequence[Word], start: int, limit: int, *, first: str | None = None) -> int:
        """Index after the longest run of name words from `start`, at most five besides particles."""
        index, count, given = start, 0, 0
        while index < limit and count < 5:
            word = words[index]
            text = first if index == start and first is not None else word.text
            if index == start and first is not None:
                ok = self.maybe_given(text) or self.family(text) or self.particle(text) or self.unknown(word)
            else:
                ok = self.part(word)
            if not ok:
                if given >= 2 and count == given and self.surname_shape(word):
                    index += 1
                break
            if not self.particle(text):
                count += 1
                given += self.maybe_given(text)
            index += 1
        while index > start and self.particle(words[index - 1].text) and not self.maybe_given(words[index - 1].text):
            index -= 1
        return index
