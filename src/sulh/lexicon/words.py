"""What a written word may be: the inflected tables behind the clitic splitter (ar:B2, B3, F1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sulh.lexicon.entry import Analysis
from sulh.text.clitics import Split, splits

__all__ = ["CLOSED", "Form", "Words"]

# Closed classes take no article, no enclitic (their glued forms are listed) and, of the proclitics, mostly و and ف.
CLOSED = frozenset({
    "P", "PPRON", "CONJ", "COMP", "REL", "DEM", "PRON", "NEG", "INT", "PART", "ADV", "QUANT", "CONN", "COND", "EXC",
})  # fmt: skip
_NOMINAL = frozenset({"M", "AP", "PP", "N", "A", "NIS"})


class Form(NamedTuple):
    """One inflected form as the tables give it."""

    pos: str
    lemma: str
    tense: str = ""
    mood: str = ""
    person: int = 0
    gender: str = ""
    number: str = ""
    voice: str = ""
    cls: str = ""
    case: str = ""
    suffix_only: bool = False
    base: str = ""


class Words:
    """Folded word -> analyses.  Memory of words already seen is a cache: same word, same answer."""

    def __init__(self, forms: Mapping[str, tuple[tuple[object, ...], ...]]) -> None:
        """`forms`: folded form -> the fields of its readings, as plain tuples (that is how the compiled table has them)."""
        self._forms = forms
        self._seen: dict[str, tuple[Analysis, ...]] = {}

    @property
    def table(self) -> Mapping[str, tuple[tuple[object, ...], ...]]:
        """The table itself, for compiling."""
        return self._forms

    def __contains__(self, stem: str) -> bool:
        return stem in self._forms

    def forms(self, stem: str) -> tuple[Form, ...]:
        """The forms of a bare stem."""
        return tuple(Form(*fields) for fields in self._forms.get(stem, ()))  # type: ignore[arg-type]

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """Every reading of a folded word, whole words before cut ones; empty for a word in no table."""
        found = self._seen.get(word)
        if found is None:
            found = tuple(self._analyse(word))
            if len(self._seen) > 200_000:
                self._seen.clear()
            self._seen[word] = found
        return found

    def ordinary(self, word: str) -> bool:
        """A word of the language as it stands, whatever names are spelled like it."""
        return any(r.pos != "NIS" and not (r.conjunction or r.preposition) for r in self.analyse(word))

    def _analyse(self, word: str) -> Iterable[Analysis]:
        seen: set[tuple[object, ...]] = set()
        for split in splits(word):
            for form in self.forms(split.stem):
                if _fits(split, form):
                    key = (form, split.conjunction, split.preposition, split.article, split.future, split.enclitic)
                    if key not in seen:
                        seen.add(key)
                        yield _analysis(split, form)


def _fits(split: Split, form: Form) -> bool:
    if form.suffix_only and not split.enclitic:
        return False
    if split.future:
        return form.pos == "V" and form.tense == "imperfect"
    if form.pos == "V":
        if split.article:
            return False
        return not split.preposition or (split.preposition == "ل" and form.tense == "imperfect")
    if form.pos in CLOSED:
        if split.article or split.enclitic:
            return False
        return not split.preposition or form.pos in {"DEM", "REL", "COMP", "QUANT", "NEG"}
    if split.enclitic and form.case == "tanwin":
        return False
    if split.article and form.case == "tanwin":
        return False
    return form.pos in _NOMINAL


def _analysis(split: Split, form: Form) -> Analysis:
    return Analysis(
        form.pos, form.lemma, split.stem, split.conjunction, split.preposition, split.article, split.future,
        split.enclitic, split.skip, form.tense, form.mood, form.person, form.gender, form.number, form.voice, form.cls,
        form.case, form.base,
    )  # fmt: skip
