"""Golden paradigms of every weak class, and laws that hold for every verb of the table."""

from __future__ import annotations

import pytest

from sulh.lexicon.inflect import VerbEntry, VerbForm, inflect_verb, noun_forms, verbal_nouns
from sulh.text.folded import fold

# verb, imperfect, has a passive, {cell: forms}; a cell is tense mood person gender number voice
PARADIGMS: list[tuple[str, str, bool, dict[str, str]]] = [
    ("كتب", "يكتب", True, {
        "perfect 3ms": "كتب", "perfect 3fs": "كتبت", "perfect 3md": "كتبا", "perfect 3fd": "كتبتا",
        "perfect 3mp": "كتبوا كتبو", "perfect 3fp": "كتبن", "perfect 2mp": "كتبتم كتبتمو", "perfect 1cp": "كتبنا",
        "imperfect 3ms": "يكتب", "imperfect 1cs": "اكتب", "imperfect 3mp": "يكتبون يكتبوا يكتبو",
        "imperfect 2fs": "تكتبين تكتبي", "imperative 2ms": "اكتب", "passive": "",
    }),
    ("أعلن", "يعلن", True, {
        "perfect 3fs": "اعلنت", "perfect 1cp": "اعلنا", "perfect 3fp": "اعلن", "imperfect 3fp": "يعلن",
        "imperfect 3mp": "يعلنون يعلنوا يعلنو", "imperative 2mp": "اعلنوا اعلنو", "passive": "",
    }),
    ("ثبت", "يثبت", False, {"perfect 1cs": "ثبت", "perfect 3fs": "ثبتت", "perfect 2mp": "ثبتم ثبتمو"}),
    ("قال", "يقول", True, {
        "perfect 3fs": "قالت", "perfect 3mp": "قالوا قالو", "perfect 3fp": "قلن", "perfect 1cp": "قلنا",
        "imperfect 3ms": "يقول يقل", "imperfect 3fp": "يقلن", "imperfect 3mp": "يقولون يقولوا يقولو",
        "imperative 2mp": "قولوا قولو", "passive 3ms": "قيل يقال", "passive 3fs": "قيلت تقال",
    }),
    ("خاف", "يخاف", True, {"imperfect 3ms": "يخاف يخف", "perfect 1cs": "خفت", "passive 3ms": "خيف"}),
    ("باع", "يبيع", True, {"imperfect 3ms": "يبيع يبع", "perfect 1cs": "بعت", "passive 3ms": "بيع يباع"}),
    ("أعاد", "يعيد", True, {
        "perfect 3fs": "اعادت", "perfect 1cp": "اعدنا", "imperfect 3fs": "تعيد تعد", "imperfect 1cs": "اعيد اعد",
        "passive 3ms": "اعيد يعاد", "passive 3fs": "اعيدت تعاد",
    }),
    ("أضاف", "يضيف", True, {"perfect 3ms": "اضاف", "imperfect 3mp": "يضيفون يضيفوا يضيفو", "passive 3fs": "اضيفت تضاف"}),
    ("استعاد", "يستعيد", True, {
        "perfect 1cp": "استعدنا", "imperfect 3ms": "يستعيد يستعد", "passive 3ms": "استعيد يستعاد",
    }),
    ("اغتال", "يغتال", True, {
        "perfect 3mp": "اغتالوا اغتالو", "perfect 1cs": "اغتلت", "imperfect 3ms": "يغتال يغتل",
        "passive 3ms": "اغتيل", "passive 3fp": "",
    }),
    ("انهار", "ينهار", False, {"perfect 3fs": "انهارت", "imperfect 3ms": "ينهار ينهر", "passive": ""}),
    ("دعا", "يدعو", True, {
        "perfect 3ms": "دعا", "perfect 3fs": "دعت", "perfect 3md": "دعوا", "perfect 3mp": "دعوا دعو",
        "perfect 1cs": "دعوت", "imperfect 3ms": "يدعو يدع", "imperfect 3mp": "يدعون يدعوا يدعو",
        "imperfect 3md": "يدعوان يدعوا", "imperfect 2fs": "تدعين تدعي", "passive 3ms": "دعي يدعي يدعا",
        "passive 3fs": "دعيت تدعي تدعا",
    }),
    ("نفى", "ينفي", True, {
        "perfect 3ms": "نفي نفا", "perfect 3fs": "نفت", "perfect 3mp": "نفوا نفو", "perfect 3md": "نفيا",
        "imperfect 3ms": "ينفي ينف", "imperfect 3mp": "ينفون ينفوا ينفو", "passive 3fs": "نفيت تنفا",
    }),
    ("التقى", "يلتقي", False, {
        "perfect 3ms": "التقي التقا", "perfect 3fs": "التقت", "perfect 3fd": "التقتا", "perfect 3mp": "التقوا التقو",
        "imperfect 3ms": "يلتقي يلتق", "imperfect 3mp": "يلتقون يلتقوا يلتقو", "imperfect 3md": "يلتقيان يلتقيا",
    }),
    ("أنهى", "ينهي", True, {
        "perfect 3fs": "انهت", "perfect 3mp": "انهوا انهو", "imperfect 3ms": "ينهي ينه",
        "passive 3fs": "انهيت تنها", "passive 3mp": "",
    }),
    ("تلقّى", "يتلقّى", True, {"perfect 3fs": "تلقت", "imperfect 3ms": "يتلقي يتلق يتلقا", "imperfect 3md": "يتلقيان يتلقيا"}),
    ("بقي", "يبقى", False, {
        "perfect 3ms": "بقي", "perfect 3fs": "بقيت", "perfect 3mp": "بقوا بقو", "imperfect 3ms": "يبقي يبق يبقا",
        "imperfect 3mp": "يبقون يبقوا يبقو",
    }),
    ("رأى", "يرى", True, {
        "perfect 3fs": "رات", "perfect 3mp": "راوا راو", "perfect 3md": "رايا", "imperfect 3ms": "يري ير يرا",
        "imperfect 3mp": "يرون يروا يرو", "passive 3fs": "رييت",
    }),
    ("أحيا", "يحيي", True, {"perfect 3fs": "احيت", "perfect 3mp": "احيوا احيو", "perfect 1cs": "احييت", "imperfect 3ms": "يحيي يحي"}),
    ("جاء", "يجيء", False, {
        "perfect 3fs": "جاءت", "perfect 3mp": "جاءوا جاءو جاووا جاوو", "perfect 1cs": "جيت",
        "imperfect 3ms": "يجيء يجي يجيي", "imperfect 3mp": "يجييون يجييوا يجييو",
    }),
    ("شاء", "يشاء", False, {"perfect 1cs": "شيت", "imperfect 3ms": "يشاء يشا يشاو", "imperfect 3fp": "يشان"}),
    ("أضاء", "يضيء", True, {"perfect 1cs": "اضات", "imperfect 3fs": "تضيء تضي تضيي", "passive 3ms": "اضيء يضاء يضا يضاو"}),
    ("وعد", "يعد", True, {"imperfect 3ms": "يعد", "imperfect 3mp": "يعدون يعدوا يعدو", "imperative 2ms": "", "imperative 2mp": "عدوا عدو", "passive 3ms": "يوعد"}),
    ("وقع", "يقع", False, {"perfect 3fs": "وقعت", "imperfect 3fs": "تقع", "passive": ""}),
    ("ردّ", "يردّ", True, {
        "perfect 3fs": "ردت", "perfect 1cs": "رددت", "perfect 3mp": "ردوا ردو", "imperfect 3ms": "يرد يردد",
        "imperfect 3fp": "يرددن", "passive": "",
    }),
    ("أعدّ", "يعدّ", True, {"perfect 1cp": "اعددنا", "imperfect 3mp": "يعدون يعدوا يعدو", "imperative 2ms": "اعد اعدد"}),
    ("انضمّ", "ينضمّ", False, {"perfect 1cs": "انضممت", "imperfect 3ms": "ينضم ينضمم"}),
    ("استمرّ", "يستمرّ", False, {"perfect 1cs": "استمررت", "imperfect 3fs": "تستمر تستمرر"}),
    ("أخذ", "يأخذ", True, {"imperfect 1cs": "اخذ", "imperative 2mp": "خذوا خذو", "passive 3ms": "يوخذ"}),
    ("سأل", "يسأل", True, {"imperfect 3ms": "يسال", "passive 3ms": "سيل"}),
    ("بدأ", "يبدأ", True, {
        "perfect 3md": "بدا", "perfect 3mp": "بداوا بداو بدووا بدوو بدءوا بدءو", "perfect 3fs": "بدات",
        "imperfect 3ms": "يبدا يبدو", "imperfect 3md": "يبدان يبدا", "passive 3ms": "بدي",
    }),
    ("أنشأ", "ينشئ", True, {"imperfect 3mp": "ينشيون ينشيوا ينشيو", "passive 3ms": "انشي ينشا ينشو", "passive 3fs": "انشيت تنشا تنشو"}),
    ("آمن", "يؤمن", True, {"perfect 1cp": "امنا", "imperfect 3fs": "تومن", "passive 3ms": "اومن"}),
    ("استأنف", "يستأنف", True, {"perfect 3fs": "استانفت", "passive 3fs": "استونفت"}),
    ("قاتل", "يقاتل", True, {"perfect 3mp": "قاتلوا قاتلو", "passive 3ms": "قوتل"}),
    ("تبادل", "يتبادل", True, {"imperfect 3fs": "تتبادل", "passive 3fs": "تبودلت"}),
    ("وقّع", "يوقّع", True, {"perfect 3md": "وقعا", "imperfect 3mp": "يوقعون يوقعوا يوقعو", "imperative 2ms": "وقع", "passive": ""}),
    ("سيطر", "يسيطر", False, {"perfect 3fs": "سيطرت", "imperfect 3ms": "يسيطر", "imperative 2ms": "سيطر"}),
    ("اطمأنّ", "يطمئنّ", False, {"perfect 1cs": "اطماننت", "imperfect 3ms": "يطمين يطمينن"}),
    ("ليس", "", False, {"perfect 3fs": "ليست", "perfect 1cs": "لست", "perfect 3mp": "ليسوا ليسو", "imperfect": ""}),
]  # fmt: skip


def _entry(perfect: str, imperfect: str, *, has_passive: bool) -> VerbEntry:
    return VerbEntry(perfect, perfect, imperfect, passive_participle=perfect if has_passive else "")


def _in_cell(form: VerbForm, cell: str) -> bool:
    tense, _, slot = cell.partition(" ")
    if tense == "passive":
        right = form.voice == "passive"
    else:
        right = form.tense == tense and form.voice != "passive"
    return right and (not slot or slot == f"{form.person}{form.gender}{form.number}")


@pytest.mark.parametrize(("perfect", "imperfect", "has_passive", "cells"), PARADIGMS, ids=[row[0] for row in PARADIGMS])
def test_paradigm(perfect: str, imperfect: str, has_passive: bool, cells: dict[str, str]) -> None:
    forms = inflect_verb(_entry(perfect, imperfect, has_passive=has_passive))
    for cell, expected in cells.items():
        found = dict.fromkeys(form.surface for form in forms if _in_cell(form, cell))
        assert set(found) == set(expected.split()), cell


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


@pytest.mark.parametrize("row", PARADIGMS, ids=[row[0] for row in PARADIGMS])
def test_forms_are_folded_and_each_stands_once(row: tuple[str, str, bool, dict[str, str]]) -> None:
    forms = inflect_verb(_entry(row[0], row[1], has_passive=row[2]))
    assert len(set(forms)) == len(forms)
    assert all(fold(form.surface) == form.surface for form in forms)
