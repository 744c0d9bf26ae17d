"""Page: a document made ready for the readers.

Words with their analyses, sentences, quotations; computed once, shared by all readers, never changed by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sulh.document import Document
from sulh.lexicon.entry import Analysis
from sulh.lexicon.lexicon import Lexicon
from sulh.reading.quotes import Quotation, find_quotations
from sulh.reading.tagging import tag_sentence
from sulh.span import Span
from sulh.text.folded import Folded, folded
from sulh.text.sentences import split_sentences
from sulh.text.tokens import Token, tokenise

__all__ = ["Page", "Sentence", "Word", "make_page"]


@dataclass(slots=True)
class Word:
    """A token with what it may be and what it is taken for here.

    `tag` is a coarse part of speech (V N A P CONJ COMP REL DEM PRON NEG PART ADV QUANT COND EXC INT NUM MARK NAME),
    `best` the analysis behind it (None for words in no table).
    """

    index: int
    text: str
    start: int
    end: int
    kind: str
    readings: tuple[Analysis, ...]
    tag: str = "N"
    best: Analysis | None = None

    @property
    def span(self) -> Span:
        """Place in the original."""
        return Span(self.start, self.end)

    @property
    def stem(self) -> str:
        """The word without its clitics, as read here."""
        return self.best.stem if self.best else self.text

    @property
    def lemma(self) -> str:
        """Lemma of the reading taken, or the word itself."""
        return self.best.lemma if self.best else self.text

    @property
    def definite(self) -> bool:
        """Carries the article or a possessive pronoun."""
        if self.best is None:
            return self.text.startswith(("ال", "وال", "بال", "لل", "كال", "فال", "ولل"))
        return self.best.article or (bool(self.best.enclitic) and self.best.pos != "V")

    @property
    def preposition(self) -> str:
        """Glued preposition, if any."""
        return self.best.preposition if self.best else ""

    @property
    def conjunction(self) -> str:
        """Glued و or ف, if any."""
        return self.best.conjunction if self.best else ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words [first, last) of one sentence."""

    index: int
    first: int
    last: int
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the readers share about one document.

    `shared` keeps what one reader has worked out of it for the next (Scene.of, Grammar.of, Resolver.of).
    """

    document: Document
    lexicon: Lexicon
    folded: Folded
    words: list[Word]
    texts: list[str]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    sentence_of_word: list[int] = field(repr=False)
    shared: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The document's text, unaltered."""
        return self.document.text

    def span(self, first: int, last: int) -> Span:
        """Original span of words [first, last)."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def stem_span(self, first: int, last: int) -> Span:
        """The same without the proclitics of the first word (conjunction and preposition; the article stays)."""
        word = self.words[first]
        return Span(word.start + self.prefix_length(word), self.words[last - 1].end)

    def prefix_length(self, word: Word) -> int:
        """Code points of the glued conjunction and preposition in the original."""
        best = word.best
        if best is None or not (best.conjunction or best.preposition):
            return 0
        letters = len(best.conjunction) + len(best.preposition)
        return self.offset(word, letters)

    def offset(self, word: Word, letters: int) -> int:
        """Code points of the original under the first `letters` folded letters of a word."""
        if letters <= 0:
            return 0
        if word.end - word.start == len(word.text):
            return letters
        at, count = word.start, 0
        form = folded(self.text[word.start : word.end])
        for n, origin in enumerate(form.origins):
            if n == letters:
                return origin
            count = origin
        return min(count + 1, word.end - at)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds a text offset (the nearest before it, else 0)."""
        low, high = 0, len(self.sentences)
        while low + 1 < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.start <= offset:
                low = middle
            else:
                high = middle
        return low


# علي and على fold together; where the source dots its ya it means the name (Egyptian على for علي stays a preposition),
# unless it dots every ya, as إلي for إلى shows: then the neighbours decide.
_DOTTED = frozenset({"علي", "وعلي", "لعلي", "بعلي"})
_ALL_DOTTED = re.compile(r"(?<!\w)و?[إا]لي(?!\w)")


def _spelled(readings: tuple[Analysis, ...], original: str) -> tuple[Analysis, ...]:
    """Readings that the unfolded letters allow.

    ة is no pronoun ه nor ه a ة, a word in إ is no verb in أ (إعادة is not أعاده), a letter before آ is glued (بآلية).
    """
    kept = readings
    if original.endswith("ة"):
        kept = tuple(r for r in kept if r.enclitic != "ه")
    elif original.endswith("ه"):
        kept = tuple(r for r in kept if r.enclitic or not r.lemma.endswith("ة")) or kept
    if original.startswith("إ"):
        kept = tuple(r for r in kept if r.pos != "V" or r.tense not in {"perfect", "imperfect"} or r.stem[:1] != "ا")
    if original[:1] in "وفبك" and original[1:2] == "آ":
        kept = tuple(r for r in kept if r.conjunction or r.preposition) or kept
    return kept or readings


def _words(tokens: list[Token], text: str, lexicon: Lexicon) -> list[Word]:
    analyse = lexicon.words.analyse
    words: list[Word] = []
    all_dotted = _ALL_DOTTED.search(text) is not None
    for at, token in enumerate(tokens):
        readings = _spelled(analyse(token.text), text[token.start : token.end]) if token.kind == "word" else ()
        dotted = token.text in _DOTTED and "ي" in text[token.start : token.end]
        if dotted and (not all_dotted or _between_names(tokens, at, lexicon)):
            readings = ()
        words.append(Word(token.index, token.text, token.start, token.end, token.kind, readings))
    return words


def _between_names(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """A given name or title before, or بن, a given or family name after."""
    before = tokens[at - 1].text if at else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if before in {"بن", "ابن", "السيد", "الامام", "الشيخ"} or after in {"بن", "ابو"}:
        return True
    if before in lexicon.given_names and before not in lexicon.common_names:
        return True
    return (after in lexicon.given_names or after in lexicon.family_names) and not lexicon.words.ordinary(after)


def make_page(document: Document, lexicon: Lexicon) -> Page:
    """Fold, cut, analyse and tag a document once for all readers."""
    form = folded(document.text)
    tokens = tokenise(form)
    words = _words(tokens, document.text, lexicon)
    sentences: list[Sentence] = []
    owner = [-1] * len(words)
    at = 0
    for number, span in enumerate(split_sentences(document.text)):
        while at < len(words) and words[at].start < span.start:
            at += 1
        first = at
        while at < len(words) and words[at].start < span.end:
            owner[at] = number
            at += 1
        sentences.append(Sentence(number, first, at, span))
    page = Page(
        document, lexicon, form, words, [word.text for word in words], tuple(sentences),
        find_quotations(document.text), owner,
    )  # fmt: skip
    for sentence in sentences:
        tag_sentence(words[sentence.first : sentence.last])
    return page
