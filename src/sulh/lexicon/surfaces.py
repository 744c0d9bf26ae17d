"""The written forms of a name, as folded word sequences (ar:E1, E5)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sulh.text.folded import fold, folded
from sulh.text.tokens import tokenise

__all__ = ["folded_word", "name_variants", "phrase_words"]


@lru_cache(maxsize=16_384)
def phrase_words(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, cut as running text is cut."""
    return tuple(token.text for token in tokenise(folded(phrase)) if token.kind != "break")


def name_variants(name: str, *, person: bool) -> Iterable[tuple[str, ...]]:
    """Every word sequence under which a name may be printed: عبد apart or glued, article of a family name on or off."""
    base = phrase_words(name)
    if not base:
        return
    for words in _glued(base):
        yield words
        if person and len(words) > 1:
            last = words[-1]
            if last.startswith("ال") and len(last) > 4:
                yield (*words[:-1], last[2:])
            elif not last.startswith("ال") and len(last) > 2:
                yield (*words[:-1], "ال" + last)


def _glued(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    yield words
    for prefix in ("عبد", "ابو", "ابا", "ابي", "بن", "ولد", "ال"):
        if prefix in words[:-1]:
            at = words.index(prefix)
            if prefix == "عبد" or (prefix in {"ابو", "ابا", "ابي"} and at == 0):
                yield (*words[:at], prefix + words[at + 1], *words[at + 2 :])
    for at, word in enumerate(words):
        if word.startswith("عبدال") and len(word) > 6:
            yield (*words[:at], "عبد", word[3:], *words[at + 1 :])
        elif word.startswith("ابو") and len(word) > 5:
            yield (*words[:at], "ابو", word[3:], *words[at + 1 :])


def folded_word(word: str) -> str:
    """One folded word."""
    return fold(word).strip()
