"""What a written word may be made of (ar:B2): proclitics, stem, enclitic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["ENCLITICS", "Split", "splits", "without_article"]

# Folded forms; longest first.
ENCLITICS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي")
_PREPOSITIONS = "بكل"


class Split(NamedTuple):
    """One way to cut a folded word.  `conjunction` و|ف|"", `preposition` ب|ك|ل|"", `article` ال or "",
    `future` س or "", `enclitic` "" or a pronoun; `skip` = letters before the stem as written."""

    conjunction: str
    preposition: str
    article: bool
    future: bool
    stem: str
    enclitic: str
    skip: int


def _heads(word: str) -> Iterator[tuple[str, str, bool, bool, int]]:
    """(conjunction, preposition, article, future, letters used) of every proclitic reading, fewest letters first."""
    for conjunction in ("", *([word[0]] if word[:1] in ("و", "ف") and len(word) > 2 else [])):
        used = len(conjunction)
        rest = word[used:]
        yield conjunction, "", False, False, used
        if rest.startswith("ال") and len(rest) > 3:
            yield conjunction, "", True, False, used + 2
        if rest[:1] == "س" and rest[1:2] in ("ي", "ت", "ن", "ا") and len(rest) > 3:
            yield conjunction, "", False, True, used + 1
        if rest[:1] in _PREPOSITIONS and len(rest) > 2:
            yield conjunction, rest[0], False, False, used + 1
            if rest[1:3] == "ال" and len(rest) > 4:
                yield conjunction, rest[0], True, False, used + 3
            if rest[:2] == "لل" and len(rest) > 3:
                yield conjunction, "ل", True, False, used + 2  # لل + word: the article's lam merged


def splits(word: str) -> Iterator[Split]:
    """Every way to cut a folded word, the whole word first; the caller keeps the ones whose stem it knows.

    After an enclitic, a stem in ت may stand for ه (ة): both are given.  لل may hide a word in ل: both are given.
    """
    for conjunction, preposition, article, future, used in _heads(word):
        stem = word[used:]
        yield Split(conjunction, preposition, article, future, stem, "", used)
        if article and preposition == "ل" and word[used - 2 : used] == "لل":
            yield Split(conjunction, preposition, article, future, "ل" + stem, "", used - 1)
        if article:
            continue
        for enclitic in ENCLITICS:
            if stem.endswith(enclitic) and len(stem) - len(enclitic) >= 2:
                bare = stem[: -len(enclitic)]
                yield Split(conjunction, preposition, False, future, bare, enclitic, used)
                if bare.endswith("ت"):
                    yield Split(conjunction, preposition, False, future, bare[:-1] + "ه", enclitic, used)
                elif bare.endswith("ا"):
                    yield Split(conjunction, preposition, False, future, bare[:-1] + "ي", enclitic, used)


def without_article(word: str) -> str:
    """A folded word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
