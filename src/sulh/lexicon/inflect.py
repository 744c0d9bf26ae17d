"""From dictionary entries to every form a news text may print, folded for search (ar:F1, ar:F3).

Clitics (و ف ب ك ل ال س, pronouns) are the splitter's business; only the change of the stem before a pronoun is made
here, as forms marked `suffix_only` (قتلو-ه, التقا-ه, موافقت-ها, أبناؤ-ه).  The passive hides in most skeletons:
`voice` is then "either".  A verb without a passive participle has no passive.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sulh.lexicon.paradigm_noun import NounForm, feminine_of, masdar_plurals, noun_forms, sound_plurals
from sulh.lexicon.paradigm_verb import Cell, Shape, imperative_cells, imperfect_cells, passive, perfect_cells, shape
from sulh.text.folded import fold, fold_light

__all__ = ["NounForm", "VerbEntry", "VerbForm", "inflect_verb", "noun_forms", "verbal_nouns"]

_SHADDA = "\u0651"


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """One verb as the table gives it: citation forms with the shadda where it tells verbs apart."""

    lemma: str
    perfect: str
    imperfect: str
    masdars: tuple[str, ...] = ()
    active_participle: str = ""
    passive_participle: str = ""
    note: str = ""


class VerbForm(NamedTuple):
    """One printed form with one reading."""

    surface: str  # search-folded
    lemma: str
    tense: str  # perfect | imperfect | imperative
    mood: str  # "" | indicative | subjunctive | jussive | any
    person: int
    gender: str  # m | f | c
    number: str  # s | d | p
    voice: str  # active | passive | either
    suffix_only: bool = False


def _finite(form: Shape) -> list[Cell]:
    return [*perfect_cells(form), *imperfect_cells(form)]


def _folded(cells: Iterable[Cell]) -> dict[Cell, None]:
    """Cells by their folded spelling, each once, in order; a pronoun stem that looks like the plain form is dropped."""
    made = dict.fromkeys(Cell(fold(cell[0]), *cell[1:]) for cell in cells)
    return {c: None for c in made if not (c.suffix_only and Cell(*c[:-1], False) in made)}


def inflect_verb(entry: VerbEntry) -> list[VerbForm]:
    """Every finite form of a verb, each (surface, reading) once."""
    form = shape(entry.perfect, entry.imperfect)
    active = _folded(_finite(form))
    hidden = _folded(_finite(passive(form))) if entry.passive_participle else {}
    strengthened = _SHADDA in entry.perfect and not form.doubled
    commands = _folded(imperative_cells(form, strengthened=strengthened))
    forms = [_verb_form(cell, entry.lemma, "either" if cell in hidden else "active") for cell in active]
    forms += [_verb_form(cell, entry.lemma, "passive") for cell in hidden if cell not in active]
    forms += [_verb_form(cell, entry.lemma, "active") for cell in commands]
    return forms


def _verb_form(cell: Cell, lemma: str, voice: str) -> VerbForm:
    return VerbForm(
        cell.surface, lemma, cell.tense, cell.mood, cell.person, cell.gender, cell.number, voice, cell.suffix_only
    )


def verbal_nouns(entry: VerbEntry) -> list[NounForm]:
    """Masdars and participles of a verb in all their forms; `lemma` is the verb's, `base` the noun's own."""
    forms: list[NounForm] = []
    simple = len(fold_light(entry.perfect)) <= 3 and _SHADDA not in entry.perfect
    for masdar in entry.masdars:
        counted = masdar.endswith("ة")
        forms += noun_forms(
            masdar,
            lemma=entry.lemma,
            kind="masdar",
            gender="f" if counted else "m",
            plurals=masdar_plurals(masdar, simple=simple),
            dual=counted or not simple,
        )
    for kind, word in (
        ("active_participle", entry.active_participle),
        ("passive_participle", entry.passive_participle),
    ):
        if word:
            feminine, plurals = feminine_of(word), sound_plurals(word)
            forms += noun_forms(word, lemma=entry.lemma, kind=kind, feminine=feminine, plurals=plurals)
    return list(dict.fromkeys(forms))
