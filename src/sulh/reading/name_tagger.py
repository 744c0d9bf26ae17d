"""The name tagger: a small learned proposer of names where the rules find none (ar:E8, E9).

A linear-chain CRF over what the tables say of each word.  Its model ships with the package; scripts/train_name_tagger.py
makes it out of data/ner.  It only proposes: what it finds carries the rule `tagger` and can be left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pycrfsuite

from sulh.lexicon.lexicon import Lexicon
from sulh.reading.name_features import sentence_features
from sulh.reading.page import Page, Word
from sulh.text.clitics import without_article

__all__ = ["NameTagger", "Tagged", "default_tagger"]

_MODEL = "name_tagger.crf"
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name at words [first, last) with its class (PERS LOC ORG MISC) and how sure the tagger is of it."""

    first: int
    last: int
    label: str
    sure: float


class NameTagger:
    """Finds names sentence by sentence, then makes the document agree with itself."""

    def __init__(self, model: Path) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(model))

    def page(self, page: Page, found: Sequence[str], only: Container[int] | None = None) -> list[Tagged]:
        """All names of a page; `found` says what the rules found at each word, `only` which sentences to read."""
        names: list[Tagged] = []
        for sentence in page.sentences:
            if only is not None and sentence.index not in only:
                continue
            words = [word for word in page.words[sentence.first : sentence.last] if word.kind != "break"]
            names += self.sentence(words, page.lexicon, [found[word.index] for word in words])
        return sorted(_agreed(page, names), key=lambda name: name.first)

    def sentence(self, words: Sequence[Word], lexicon: Lexicon, found: Sequence[str]) -> list[Tagged]:
        """Names of one sentence."""
        if not words:
            return []
        self._tagger.set(sentence_features(words, lexicon, found))
        labels = self._tagger.tag()
        names: list[Tagged] = []
        for first, last, label in _spans(labels):
            sure = min(self._tagger.marginal(labels[n], n) for n in range(first, last))
            names.append(Tagged(words[first].index, words[last - 1].index + 1, label, sure))
        return names


def _spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start, kind = 0, ""
    for n, label in enumerate((*labels, "O")):
        if kind and (label[0] != "I" or label[2:] != kind):
            yield start, n, kind
            kind = ""
        if label != "O" and not kind:
            start, kind = n, label[2:]


def _agreed(page: Page, names: list[Tagged]) -> list[Tagged]:
    """A surname after its full name is that person; an unknown word that is surely a name once is one elsewhere."""
    surnames = _surnames(page, names)
    sure = _sure(page, names)
    taken: set[int] = set()
    kept: list[Tagged] = []
    for name in names:
        word = page.words[name.first]
        if name.last - name.first == 1 and name.label != "PERS" and not word.readings:
            form = next((form for form, _ in _forms(word.text) if without_article(form) in surnames), None)
            if form is not None and not page.lexicon.names.starts(form):
                name = Tagged(name.first, name.last, "PERS", name.sure)
        taken.update(range(name.first, name.last))
        kept.append(name)
    for word in page.words:
        if word.kind != "word" or word.index in taken:
            continue
        for form, skip in _forms(word.text):
            if without_article(form) in surnames and _bears(word, form, skip):
                kept.append(Tagged(word.index, word.index + 1, "PERS", 0.5))
                break
            if form in sure and not word.readings:
                kept.append(Tagged(word.index, word.index + 1, sure[form], 0.5))
                break
    return kept


def _surnames(page: Page, names: Iterable[Tagged]) -> frozenset[str]:
    found, lexicon = set(), page.lexicon
    for name in names:
        if name.label == "PERS" and name.last - name.first > 1:
            last = page.words[name.last - 1]
            family = last.text in lexicon.family_names or without_article(last.text) in lexicon.family_names
            if len(last.text) > 2 and (not last.readings or (family and last.text.startswith("ال"))):
                found.add(without_article(last.text))
    return frozenset(found)


def _sure(page: Page, names: Iterable[Tagged]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = {}
    for name in names:
        word = page.words[name.first]
        if name.last - name.first == 1 and name.sure >= _SURE and not word.readings and len(word.text) > 3:
            votes.setdefault(word.text, Counter())[name.label] += 1
    return {text: counts.most_common(1)[0][0] for text, counts in votes.items()}


def _bears(word: Word, form: str, skip: int) -> bool:
    """A surname that is also a word of the language needs its article, uncut."""
    if not word.readings:
        return True
    return form.startswith("ال") and not skip and word.tag == "N" and not word.preposition


def _forms(text: str) -> Iterator[tuple[str, int]]:
    yield text, 0
    if text[:1] in "وفبلك" and len(text) > 4:
        yield text[1:], 1
        if text[:2] == "لل":
            yield "ال" + text[2:], 1


@cache
def default_tagger() -> NameTagger | None:
    """The tagger with the model that ships with the package, opened once a process; None where there is no model."""
    path = files("sulh.reading").joinpath("data", _MODEL)
    if not path.is_file():
        return None
    with as_file(path) as model:
        return NameTagger(model)
