"""Golden paradigms of every weak class, and laws that hold for every line of the tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from sulh.lexicon.inflect import VerbEntry, VerbForm, inflect_verb, noun_forms, verbal_nouns
from sulh.lexicon.table import Row, data_dir, read_tsv
from sulh.text.folded import fold


class Paradigm(NamedTuple):
    """A verb and what stands in some of its cells ("perfect 3fs")."""

    entry: VerbEntry
    cells: dict[str, frozenset[str]]


def _entry(perfect: str, imperfect: str, *, has_passive: bool) -> VerbEntry:
    return VerbEntry(perfect, perfect, imperfect, passive_participle=perfect if has_passive else "")


def _paradigms() -> list[Paradigm]:
    found: list[Paradigm] = []
    for line in Path(__file__).with_name("paradigms.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("  "):
            cell, _, forms = line.strip().partition(":")
            found[-1].cells[cell] = frozenset(forms.split())
        else:
            perfect, imperfect, *rest = line.split()
            found.append(Paradigm(_entry(perfect, imperfect.strip("-"), has_passive=bool(rest)), {}))
    return found


PARADIGMS = _paradigms()
_IDS = [paradigm.entry.lemma for paradigm in PARADIGMS]


def _in_cell(form: VerbForm, cell: str) -> bool:
    tense, _, slot = cell.partition(" ")
    hidden = form.voice == "passive"
    right = hidden if tense == "passive" else form.tense == tense and not hidden
    return right and (not slot or slot == f"{form.person}{form.gender}{form.number}")


@pytest.mark.parametrize("paradigm", PARADIGMS, ids=_IDS)
def test_paradigm(paradigm: Paradigm) -> None:
    forms = inflect_verb(paradigm.entry)
    for cell, expected in paradigm.cells.items():
        assert {form.surface for form in forms if _in_cell(form, cell)} == expected, cell


def _moods(perfect: str, imperfect: str, surface: str) -> set[str]:
    forms = inflect_verb(_entry(perfect, imperfect, has_passive=False))
    return {form.mood for form in forms if form.surface == surface and form.person == 3}


def test_mood_shows_where_letters_drop() -> None:
    assert _moods("وقّع", "يوقّع", "يوقع") == {"any"}
    assert _moods("وقّع", "يوقّع", "يوقعون") == {"indicative"}
    assert _moods("وقّع", "يوقّع", "يوقعوا") == {"subjunctive", "jussive"}
    assert _moods("قال", "يقول", "يقول") == {"indicative", "subjunctive"}
    assert _moods("قال", "يقول", "يقل") == {"jussive"}
    assert _moods("دعا", "يدعو", "يدع") == {"jussive"}


def test_voice_is_either_where_the_skeleton_hides_it() -> None:
    forms = inflect_verb(_entry("قتل", "يقتل", has_passive=True))
    assert {form.voice for form in forms if form.tense != "imperative"} == {"either"}
    forms = inflect_verb(_entry("ألغى", "يلغي", has_passive=True))
    assert {form.voice for form in forms if form.surface == "الغت"} == {"active"}
    assert "passive" in {form.voice for form in forms if form.surface == "الغيت" and form.person == 3}


def test_stems_before_a_pronoun_are_marked() -> None:
    forms = inflect_verb(_entry("قتل", "يقتل", has_passive=True))
    assert all(form.suffix_only for form in forms if form.surface == "قتلو")
    forms = inflect_verb(_entry("التقى", "يلتقي", has_passive=False))
    assert all(form.suffix_only for form in forms if form.surface == "التقا")


def _surfaces(word: str, **options: object) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for form in noun_forms(word, **options):  # type: ignore[arg-type]
        label = form.number + ("+" if form.suffix_only else "") + (":" + form.state if form.state else "")
        found.setdefault(label, set()).add(form.surface)
    return found


def test_noun_with_a_sound_masculine_plural() -> None:
    found = _surfaces("مسؤول", plurals=("مسؤولون",))
    assert found["s"] == {"مسوول"}
    assert found["s:indefinite"] == {"مسوولا"}
    assert found["d:absolute"] == {"مسوولان", "مسوولين"}
    assert found["d:construct"] == {"مسوولا", "مسوولي"}
    assert found["p:absolute"] == {"مسوولون", "مسوولين"}
    assert found["p:construct"] == {"مسوولو", "مسوولي"}


def test_feminine_noun_opens_its_ta_before_a_pronoun() -> None:
    found = _surfaces("حكومة", gender="f", plurals=("حكومات",))
    assert found["s"] == {"حكومه"}
    assert found["s+:construct"] == {"حكومت"}
    assert found["d:absolute"] == {"حكومتان", "حكومتين"}
    assert found["p"] == {"حكومات"}
    assert "s:indefinite" not in found


def test_final_hamza_takes_a_seat_before_a_pronoun() -> None:
    found = _surfaces("وزير", plurals=("وزراء",))
    assert found["p+:construct"] == {"وزراو", "وزراي"}
    assert _surfaces("شيء")["s:indefinite"] == {"شييا"}
    assert _surfaces("جزء")["s:indefinite"] == {"جزءا"}


def test_broken_plural_in_un_is_not_sound() -> None:
    assert _surfaces("قرن", plurals=("قرون",))["p"] == {"قرون"}
    assert _surfaces("فن", plurals=("فنون",))["p"] == {"فنون"}


def test_word_in_kasratan_loses_its_ya_when_indefinite() -> None:
    found = _surfaces("محامٍ", plurals=("محامون",))
    assert found["s"] == {"محامي"}
    assert found["s:indefinite"] == {"محام", "محاميا"}
    assert found["p:absolute"] == {"محامون", "محامين"}
    assert _surfaces("مسعى", plurals=("مساعٍ",))["p:indefinite"] == {"مساع"}
    assert _surfaces("مسعى")["s+:construct"] == {"مسعا"}


def test_elative_takes_no_accusative_alef() -> None:
    assert "s:indefinite" not in _surfaces("أكبر", kind="adjective", feminine="كبرى")
    assert _surfaces("أخير", kind="adjective", feminine="أخيرة")["s:indefinite"] == {"اخيرا"}


def test_father_has_long_vowels_in_construct() -> None:
    assert _surfaces("أب", plurals=("آباء",))["s:construct"] == {"ابو", "ابا", "ابي"}


def test_verbal_nouns_of_a_weak_verb() -> None:
    entry = VerbEntry("أنهى", "أنهى", "ينهي", ("إنهاء",), "منهٍ", "منهى")
    forms = {(form.kind, form.surface) for form in verbal_nouns(entry)}
    assert ("masdar", "انهاء") in forms
    assert ("masdar", "انهاي") in forms
    assert ("active_participle", "منهيا") in forms
    assert ("active_participle", "منهيه") in forms
    assert ("passive_participle", "منهاه") in forms
    assert all(form.lemma == "أنهى" for form in verbal_nouns(entry))


def test_masdar_of_a_simple_verb_has_no_dual() -> None:
    forms = verbal_nouns(VerbEntry("طهر", "طهر", "يطهر", ("طهر",)))
    assert "طهران" not in {form.surface for form in forms}
    forms = verbal_nouns(VerbEntry("زار", "زار", "يزور", ("زيارة",)))
    assert {"زيارتان", "زيارتين", "زيارات"} <= {form.surface for form in forms}


def test_noun_for_people_has_a_feminine() -> None:
    found = {(form.surface, form.gender) for form in noun_forms("سفير", gender="mf", plurals=("سفراء", "سفيرات"))}
    assert {("سفير", "m"), ("سفيره", "f"), ("سفراء", "m"), ("سفيرات", "f")} <= found


def test_dash_means_no_such_form() -> None:
    forms = noun_forms("أسرع", kind="adjective", feminine="-", plurals=("-",))
    assert {form.gender for form in forms} == {"m"}
    assert {form.number for form in forms} == {"s", "d"}


@pytest.mark.parametrize("paradigm", PARADIGMS, ids=_IDS)
def test_forms_are_folded_and_each_stands_once(paradigm: Paradigm) -> None:
    forms = inflect_verb(paradigm.entry)
    assert len(set(forms)) == len(forms)
    assert all(fold(form.surface) == form.surface for form in forms)


VERB_COLUMNS = ("lemma", "perfect", "imperfect", "masdars", "active_participle", "passive_participle", "gloss")
NOUN_COLUMNS = ("lemma", "gender", "plurals", "class", "gloss")
ADJECTIVE_COLUMNS = ("lemma", "feminine", "plurals", "gloss")
FUNCTION_COLUMNS = ("word", "class", "note")
_NOUN_CLASSES = """
event person group org office body place time weapon document money measure abstract thing quantity
"""
_FUNCTION_CLASSES = """
preposition preposition_pronoun conjunction complementiser relative demonstrative pronoun negation interrogative
particle adverb quantifier connective conditional exceptive
"""
NOUN_CLASSES = frozenset(_NOUN_CLASSES.split())
FUNCTION_CLASSES = frozenset(_FUNCTION_CLASSES.split())
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u0652]+")
_FOLDED = re.compile("[\u0621-\u064a]{2,}")


def _rows(name: str, columns: tuple[str, ...]) -> list[Row]:
    return list(read_tsv(data_dir().joinpath(name), columns))


def _verb(row: Row) -> VerbEntry:
    return VerbEntry(
        row["lemma"],
        row["perfect"],
        row["imperfect"],
        row.many("masdars"),
        row["active_participle"],
        row["passive_participle"],
        row["gloss"],
    )


def test_every_verb_inflects_into_clean_forms() -> None:
    rows = _rows("verbs.tsv", VERB_COLUMNS)
    assert len(rows) >= 2_800
    assert len({row["lemma"] for row in rows}) == len(rows)
    for row in rows:
        forms = inflect_verb(_verb(row))
        assert len(forms) >= (40 if row["imperfect"] else 15), row["lemma"]
        assert len(set(forms)) == len(forms), row["lemma"]
        starts_with_article = fold(row["perfect"]).startswith("ال")
        for form in forms:
            assert _FOLDED.fullmatch(form.surface), (row["lemma"], form)
            assert form.surface == fold(form.surface)
            assert form.tense != "perfect" or starts_with_article or not form.surface.startswith("ال"), form


def test_every_verb_has_its_own_skeleton_and_a_masdar() -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in _rows("verbs.tsv", VERB_COLUMNS):
        assert seen.setdefault((row["perfect"], row["imperfect"]), row["lemma"]) == row["lemma"]
        assert row["gloss"], row["lemma"]
        assert row["masdars"] or not row["imperfect"], row["lemma"]
        assert fold(row["lemma"]) == fold(row["perfect"])
        assert not row["imperfect"] or row["imperfect"].startswith("ي")
        nouns = verbal_nouns(_verb(row))
        assert all(_FOLDED.fullmatch(noun.surface) for noun in nouns), row["lemma"]


def test_homographs_of_the_news_are_apart() -> None:
    perfects = {row["lemma"]: row["perfect"] for row in _rows("verbs.tsv", VERB_COLUMNS)}
    for first, second in (("وقّع", "وقَع"), ("صدّر", "صدَر"), ("سلّم", "أسلم"), ("عبّر", "عبَر")):
        assert perfects[first] != perfects[second]


def test_nouns_are_well_formed() -> None:
    rows = _rows("nouns.tsv", NOUN_COLUMNS)
    assert len({fold(row["lemma"]) for row in rows}) >= 3_500
    senses = [(fold(row["lemma"]), row["class"]) for row in rows]
    assert len(set(senses)) == len(senses)
    for row in rows:
        assert row["class"] in NOUN_CLASSES, row["lemma"]
        assert row["gender"] in {"m", "f", "mf"}, row["lemma"]
        assert row["gloss"], row["lemma"]
        assert all(_ARABIC.fullmatch(word) for word in (row["lemma"], *row.many("plurals"))), row["lemma"]
        forms = noun_forms(row["lemma"], gender=row["gender"], plurals=row.many("plurals"))
        assert all(_FOLDED.fullmatch(form.surface) and form.gender in "mf" for form in forms), row["lemma"]


def test_adjectives_are_well_formed() -> None:
    rows = _rows("adjectives.tsv", ADJECTIVE_COLUMNS)
    assert len(rows) >= 1_900
    assert len({fold(row["lemma"]) for row in rows}) == len(rows)
    for row in rows:
        assert row["feminine"], row["lemma"]
        assert row["plurals"], row["lemma"]
        forms = noun_forms(row["lemma"], kind="adjective", feminine=row["feminine"], plurals=row.many("plurals"))
        assert all(_FOLDED.fullmatch(form.surface) for form in forms), row["lemma"]


def test_function_words_are_well_formed() -> None:
    rows = _rows("function_words.tsv", FUNCTION_COLUMNS)
    keys = [(fold(row["word"]), row["class"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert {row["class"] for row in rows} == FUNCTION_CLASSES
    for row in rows:
        assert all(_ARABIC.fullmatch(part) for part in row["word"].split(" ")), row["word"]


_CLOSED = """
في من على الذي التي أن إن لم لن ليس قد سوف هذا ذلك هو هي كل بعض
منه عليها لديهم بينهما إلا سوى إذا لو حيث بينما
"""
_CODEBOOK = """
قال أعلن أكّد صرّح نفى أنكر حذّر وعد تعهّد وافق التقى وقّع صادق رحّب أدان اتّهم طالب دعا رفض هدّد تظاهر جمّد حشد
اعتقل قصف قتل اغتال انسحب أفرج أعاد سلّم فرض رفع مدّد أجّل علّق أصاب اختطف استقال استأنف زوّد أمهل
"""


@pytest.mark.parametrize("word", _CLOSED.split())
def test_the_closed_classes_hold(word: str) -> None:
    assert fold(word) in {fold(row["word"]) for row in _rows("function_words.tsv", FUNCTION_COLUMNS)}


@pytest.mark.parametrize("word", _CODEBOOK.split())
def test_the_verbs_of_the_codebook_are_there(word: str) -> None:
    assert word in {row["perfect"] for row in _rows("verbs.tsv", VERB_COLUMNS)}
