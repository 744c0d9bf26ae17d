"""Terms: what is indexed and what a search asks for, the same on every engine.

The index holds folded words; the engine only finds candidates, and `matches` decides.  So two engines can't differ.
A word is found with its clitics: "حكومة" finds "وبالحكومة" and "حكومتها"; a written article is not insisted on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sulh.errors import InputError
from sulh.ids import digest
from sulh.span import Span
from sulh.text.clitics import ENCLITICS, without_article
from sulh.text.folded import Folded, fold, folded

__all__ = ["Phrase", "Query", "Term", "indexed", "parse", "sentence_mark", "words"]

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r'"([^"]*)"|(\S+)')
LONGEST = 100
SHORTEST_SENTENCE = 8
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ك", "ل")
_FUTURE_FIRST = frozenset("يتنا")


def words(text: str) -> list[str]:
    """The folded words of a text, as they are indexed."""
    return [word[:LONGEST] for word in _WORD.findall(fold(text))]


def indexed(text: str) -> str:
    """One line of folded words."""
    return " ".join(words(text))


def sentence_mark(line: str) -> int | None:
    """A number for the folded words of a sentence; None for a short one, which two reports may well have by chance."""
    if line.count(" ") + 1 < SHORTEST_SENTENCE:
        return None
    return int(digest(line.encode("utf-8", "surrogatepass"), size=14), 16)


@dataclass(frozen=True)
class Term:
    """One word of a query; `prefix` finds every word that begins with it."""

    word: str
    prefix: bool

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The written forms that count as this word, sorted."""
        stem = without_article(self.word)
        if not stem or stem[0].isascii():
            return (self.word,)
        bare = {self.word, stem}
        if not self.prefix:
            bare |= _with_enclitics(stem)
        if stem[0] in _FUTURE_FIRST:
            bare.add("س" + stem)
        found = {c + p + form for c in _CONJUNCTIONS for p in _PREPOSITIONS for form in bare}
        found |= {c + p + "ال" + stem for c in _CONJUNCTIONS for p in _PREPOSITIONS if p != "ل"}
        found |= {c + "لل" + stem.removeprefix("ل") for c in _CONJUNCTIONS}
        return tuple(sorted(found))

    def matches(self, word: str) -> bool:
        """The folded word is a form of this one."""
        if self.prefix:
            return word.startswith(self.forms)
        return word in self.set

    @cached_property
    def set(self) -> frozenset[str]:
        """The same, for looking up."""
        return frozenset(self.forms)


def _with_enclitics(stem: str) -> set[str]:
    base = stem[:-1] + "ت" if stem.endswith("ه") else stem[:-1] + "ا" if stem.endswith("ي") else stem
    return {base + enclitic for enclitic in ENCLITICS if len(stem) > 2}


Phrase = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """All phrases must be there; a word outside quotation marks is a phrase of one term."""

    phrases: tuple[Phrase, ...]

    def holds(self, found: Sequence[str]) -> bool:
        """The phrases stand among these folded words; cheaper than `marks`, for sorting candidates out."""
        return all(_stands(phrase, found) for phrase in self.phrases)

    def marks(self, text: str) -> tuple[Span, ...] | None:
        """Where the phrases stand in the text, or None if one is missing."""
        page = folded(text)
        found = [(match.group()[:LONGEST], match.span()) for match in _WORD.finditer(page.text)]
        spans: list[Span] = []
        for phrase in self.phrases:
            places = list(_places(phrase, found, page))
            if not places:
                return None
            spans.extend(places)
        return tuple(sorted(set(spans)))


def _stands(phrase: Phrase, found: Sequence[str]) -> bool:
    first, rest = phrase[0], phrase[1:]
    if not rest and not first.prefix:
        return not first.set.isdisjoint(found)
    last = len(found) - len(rest)
    return any(
        first.matches(word) and at < last and all(term.matches(found[at + n]) for n, term in enumerate(rest, 1))
        for at, word in enumerate(found)
    )


def _places(phrase: Phrase, found: Sequence[tuple[str, tuple[int, int]]], page: Folded) -> Iterator[Span]:
    size = len(phrase)
    for at in range(len(found) - size + 1):
        window = found[at : at + size]
        if all(term.matches(word) for term, (word, _) in zip(phrase, window, strict=True)):
            yield page.span(window[0][1][0], window[-1][1][1])


def parse(text: str) -> Query:
    """A query as people type it: words, "exact phrases", and begin* for beginnings."""
    phrases = [phrase for match in _PART.finditer(text) if (phrase := _phrase(match))]
    if not phrases:
        raise InputError("nothing to search for: give at least one word")
    return Query(tuple(phrases))


def _phrase(match: re.Match[str]) -> Phrase:
    quoted = match.group(1)
    written = quoted if quoted is not None else match.group(2)
    found = words(written)
    prefix = quoted is None and written.endswith("*")
    return tuple(Term(word, prefix and at == len(found) - 1) for at, word in enumerate(found))
