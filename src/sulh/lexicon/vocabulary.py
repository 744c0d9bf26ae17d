"""Verbs, nouns, adjectives and function words: the inflected vocabulary out of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sulh.lexicon.inflect import NounForm, VerbEntry, inflect_verb, noun_forms, verbal_nouns
from sulh.lexicon.paradigm_noun import feminine_of, sound_plurals
from sulh.lexicon.table import Row, data_dir, read_tsv
from sulh.lexicon.words import CLOSED, Form
from sulh.text.folded import fold

__all__ = ["load_vocabulary"]

VERB_COLUMNS = ("lemma", "perfect", "imperfect", "masdars", "active_participle", "passive_participle", "gloss")
NOUN_COLUMNS = ("lemma", "gender", "plurals", "class", "gloss")
ADJECTIVE_COLUMNS = ("lemma", "feminine", "plurals", "gloss")
FUNCTION_COLUMNS = ("word", "class", "note")

_KIND = {"noun": "N", "adjective": "A", "masdar": "M", "active_participle": "AP", "passive_participle": "PP"}
_CLOSED_NAMES = {
    "preposition": "P", "preposition_pronoun": "PPRON", "conjunction": "CONJ", "complementiser": "COMP", "relative": "REL",
    "demonstrative": "DEM", "pronoun": "PRON", "negation": "NEG", "interrogative": "INT", "particle": "PART",
    "adverb": "ADV", "quantifier": "QUANT", "connective": "CONN", "conditional": "COND", "exceptive": "EXC",
}  # fmt: skip


def verb_entry(row: Row) -> VerbEntry:
    """One line of verbs.tsv."""
    return VerbEntry(
        row["lemma"], row["perfect"], row["imperfect"], row.many("masdars"), row["active_participle"],
        row["passive_participle"], row["gloss"],
    )  # fmt: skip


def _verbs() -> Iterator[tuple[str, Form]]:
    for row in read_tsv(data_dir().joinpath("verbs.tsv"), VERB_COLUMNS):
        entry = verb_entry(row)
        for form in inflect_verb(entry):
            yield form.surface, Form(
                "V", form.lemma, form.tense, form.mood, form.person, form.gender, form.number, form.voice, "", "",
                form.suffix_only,
            )  # fmt: skip
        for noun in verbal_nouns(entry):
            yield noun.surface, _noun(noun, "")


def _noun(form: NounForm, cls: str) -> Form:
    case = "tanwin" if form.state == "indefinite" and form.case == "accusative" else form.case
    return Form(
        _KIND[form.kind], form.lemma, "", form.state, 3, form.gender, form.number, "", cls, case, form.suffix_only,
        fold(form.base),
    )  # fmt: skip


def _nouns() -> Iterator[tuple[str, Form]]:
    for row in read_tsv(data_dir().joinpath("nouns.tsv"), NOUN_COLUMNS):
        for form in noun_forms(
            row["lemma"], lemma=row["lemma"], kind="noun", gender=row["gender"] or "m", plurals=row.many("plurals")
        ):
            yield form.surface, _noun(form, row["class"])


def _adjectives() -> Iterator[tuple[str, Form]]:
    for row in read_tsv(data_dir().joinpath("adjectives.tsv"), ADJECTIVE_COLUMNS):
        feminine = row["feminine"] or feminine_of(row["lemma"])
        plurals = row.many("plurals") or sound_plurals(row["lemma"])
        for form in noun_forms(row["lemma"], lemma=row["lemma"], kind="adjective", feminine=feminine, plurals=plurals):
            yield form.surface, _noun(form, "")


def _nisba(words: Mapping[str, str]) -> Iterator[tuple[str, Form]]:
    for word, country in words.items():
        forms = noun_forms(word, lemma=word, kind="adjective", feminine=word + "ه", plurals=(word + "ون", word + "ات"))
        for form in forms:
            yield form.surface, _noun(form, country)._replace(pos="NIS")


def _function_words() -> Iterator[tuple[str, Form]]:
    for row in read_tsv(data_dir().joinpath("function_words.tsv"), FUNCTION_COLUMNS):
        pos = _CLOSED_NAMES.get(row["class"])
        if pos is None or pos not in CLOSED:
            raise row.error(f"not a class of function words: {row['class']!r}")
        word = fold(row["word"])
        if " " not in word:
            yield word, Form(pos, word)


def load_vocabulary(nisba: Mapping[str, str]) -> dict[str, tuple[Form, ...]]:
    """Folded form -> readings; closed classes first, then as the tables are ordered."""
    found: dict[str, dict[Form, None]] = {}
    sources: Iterable[Iterator[tuple[str, Form]]] = (
        _function_words(),
        _nisba(nisba),
        _verbs(),
        _nouns(),
        _adjectives(),
    )
    for source in sources:
        for surface, form in source:
            found.setdefault(surface, {})[form] = None
    return {surface: tuple(forms) for surface, forms in found.items()}
