"""Names: titles, particles and compounds; the key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sulh.assembly.name_parts import attested, name_key, name_parts
from sulh.assembly.skeleton import name_blocks


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("عبد الحميد الدبيبة", "عبدالحميد دبيبه"),
        ("خليفة حفتر", "المشير خليفة حفتار"),
        ("خليفة حَفْتَر", "خليفـة حفتر"),
        ("السيد حسن نصرالله", "حسن نصر الله"),
        ("د. محمد علي", "محمد علي"),
        ("محمد بن سلمان", "محمد سلمان"),
        ("موسى", "موسي"),
        ("وزير الخارجية محمد سيالة", "محمد سيالة"),
        ("صلاح الدين", "صلاحالدين"),
        ("Abdul-Hamid al-Dbeibah", "abdulhamid Dbeibah"),
        ("Gen. Abdel Fattah El-Sisi", "Abdelfattah Sisi"),
        ("Fayez AlSarraj", "Fayez al-Sarraj"),
        ("Nour ad-Din", "Noureddine"),
        ("Erdoğan", "Erdogan"),
        ("Mu‘ammar", "Muammar"),
        ("حفتر (المشير)", "حفتر"),
        ("عبد الغني الككلي المعروف باسم غنيوة", "عبد الغني الككلي"),
    ],
)
def test_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أبو مازن", "مازن"),
        ("عبد الله", "الله"),
        ("عقيلة صالح", "صالح"),  # عقيلة is a given name before it is "wife of"
        ("أمين الجميل", "الجميل"),
        ("خليفة حفتر", "حفتر خليفة"),
        ("كتيبة 444", "كتيبة 4"),
        ("Ben", "Bint"),
    ],
)
def test_two_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_title_is_never_all_of_a_name() -> None:
    for name in ("المشير", "Sheikh", "رئيس الوزراء", "بن", "عبد", "Al"):
        assert name_parts(name), name


def test_compounds_are_one_part() -> None:
    for name in ("عبد الفتاح", "أبو مازن", "نصر الله", "صلاح الدين", "Abu Mazen", "Abd al-Rahman", "Nasr Allah"):
        assert len(name_parts(name)) == 1, name
    assert [part.written for part in name_parts("محمد عبد الله صالح")] == ["محمد", "عبد الله", "صالح"]


def test_the_article_is_known_and_left_out() -> None:
    (arabic,) = name_parts("السراج")
    (latin,) = name_parts("al-Sarraj")
    assert (arabic.letters, arabic.whole, arabic.article) == ("سراج", "السراج", True)
    assert (latin.letters, latin.whole, latin.article) == ("sarraj", "alsarraj", True)
    assert [part.letters for part in name_parts("Nur ash-Sham")] == ["nur", "sham"]
    assert [part.letters for part in name_parts("آل ثاني")] == ["ثاني"]
    assert not name_parts("علي")[0].article


def test_initials_and_sons() -> None:
    assert [part.initial for part in name_parts("J. K. Rowling")] == [True, True, False]
    assert [part.son for part in name_parts("محمد ولد الغزواني")] == [False, True]


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىءأإآؤئة ًـabcdefgxyzÉéğ'-. 14", max_size=24))
def test_a_key_is_its_own_key_or_shorter(text: str) -> None:
    key = name_key(text)
    assert name_key(text) == key
    assert len(key) <= len(text) * 3
    assert name_parts(text) == name_parts(text)


def test_attested_spellings_lead_both_ways() -> None:
    assert "amr" in attested("عمرو")
    assert "عمرو" in attested("amr")
    assert "oussama" in attested("osama")
    assert attested("haftar") == frozenset()


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("خليفة حفتر", "Khalifa Haftar"),
        ("القذافي", "Gaddafi"),
        ("القذافي", "Qadhafi"),
        ("تشرشل", "Churchill"),
        ("غوتيريش", "Guterres"),
        ("شولتس", "Scholz"),
        ("كتيبة 444", "444 Brigade"),
    ],
)
def test_writings_share_a_block(arabic: str, latin: str) -> None:
    assert set(name_blocks(arabic)) & set(name_blocks(latin))


def test_blocks_keep_others_out() -> None:
    assert not set(name_blocks("حفتر")) & set(name_blocks("Menfi"))
    assert name_blocks("") == ()
    assert name_blocks("Khalifa Haftar") == tuple(sorted(name_blocks("Haftar") + name_blocks("Khalifa")))
