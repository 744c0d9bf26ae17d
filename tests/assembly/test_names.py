"""Names across scripts: the nearest of many, and the reason."""

from __future__ import annotations

import pytest

from sulh.assembly.names import NameIndex, Why, name_similarity

POOL = (
    "Khalifa Haftar",
    "Saddam Haftar",
    "عقيلة صالح",
    "Aguila Saleh Issa",
    "Abdul Hamid Dbeibah",
    "Ibrahim Dbeibah",
    "سيف الإسلام القذافي",
    "Saadi Gaddafi",
    "Fayez al-Sarraj",
    "Hassan Nasrallah",
    "كتيبة 444",
)


def best(name: str, pool: tuple[str, ...] = POOL) -> str:
    hits = NameIndex(pool).search(name, 1)
    return hits[0][0] if hits else ""


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("خليفة حفتر", "Khalifa Haftar"),
        ("المشير خليفة بلقاسم حفتر", "Khalifa Haftar"),
        ("Khalifa Hifter", "Khalifa Haftar"),
        ("عبدالحميد الدبيبه", "Abdul Hamid Dbeibah"),
        ("Seif al-Islam Qadhafi", "سيف الإسلام القذافي"),
        ("فايز السراج", "Fayez al-Sarraj"),
        ("السيد حسن نصر الله", "Hassan Nasrallah"),
        ("Aqila Salih", "عقيلة صالح"),
        ("عقيله صالح", "عقيلة صالح"),
        ("444 Katiba", "كتيبة 444"),
    ],
)
def test_the_nearest_name_in_either_script(query: str, found: str) -> None:
    assert best(query) == found


def test_hits_come_best_first_and_no_more_than_asked_for() -> None:
    hits = NameIndex(POOL).search("حفتر", 2)
    assert [name for name, _, _ in hits] == ["Khalifa Haftar", "Saddam Haftar"]
    scores = [score for _, score, _ in NameIndex(POOL).search("خليفة حفتر")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_a_surname_alone_names_nobody() -> None:
    """Two answers of the same score: the margin says that there is no telling."""
    (_, first, why), (_, second, other) = NameIndex(POOL).search("حفتر", 2)
    assert first == second
    assert why.margin == other.margin == 0.0


def test_the_margin_is_the_lead_over_the_best_other_answer() -> None:
    hits = NameIndex(POOL).search("خليفة حفتر", 3)
    assert hits[0][2].margin == pytest.approx(hits[0][1] - hits[1][1])
    assert hits[1][2].margin == pytest.approx(hits[1][1] - hits[0][1])
    only = NameIndex(["Hans Grundberg"]).search("هانس غروندبرغ")
    assert only[0][2].margin == only[0][1]


def test_the_index_scores_as_the_comparison_does() -> None:
    for name, score, _ in NameIndex(POOL).search("خليفة بلقاسم حفتر", 2):
        assert score == pytest.approx(name_similarity("خليفة بلقاسم حفتر", name)[0])


def test_of_equal_scores_the_same_spelling_comes_first() -> None:
    pool = ("باسم", "Basem", "basem")
    scores = {name: score for name, score, _ in NameIndex(pool).search("Basem")}
    assert scores["Basem"] == scores["basem"] == 1.0
    assert best("Ali", ("علي", "Ali")) == "Ali"
    assert best("علي", ("Ali", "علي")) == "علي"


def test_nothing_to_find() -> None:
    assert NameIndex([]).search("حفتر") == []
    assert NameIndex(POOL).search("") == []
    assert NameIndex(POOL).search("؟!") == []
    assert NameIndex(["", "Haftar", "Haftar"]).names == ("", "Haftar")


def test_same_input_same_output() -> None:
    again = [NameIndex(POOL).search("خليفة حفتر") for _ in range(2)]
    assert again[0] == again[1]
    index = NameIndex(POOL)
    index.search("Abdul Hamid Dbeibah")
    assert index.search("خليفة حفتر") == again[0]


def test_the_order_of_names_plays_no_part_in_scores() -> None:
    forward = {name: score for name, score, _ in NameIndex(POOL).search("القذافي")}
    backward = {name: score for name, score, _ in NameIndex(POOL[::-1]).search("القذافي")}
    assert forward == backward


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("خليفة حفتر", "خليفة بلقاسم حفتر"),  # a father's name dropped
        ("الدبيبة", "دبيبه"),  # article, ة
        ("حفتر", "حفتار"),  # a further alef
        ("عبد الحميد الدبيبة", "Abdulhamid Dbeibah"),
        ("عبد الرحمن", "Abdurrahman"),
        ("أبو الغيط", "Aboul Gheit"),
        ("أبي بكر البغدادي", "Abu Bakr al-Baghdadi"),  # genitive
        ("صلاح الدين", "Salahuddin"),
        ("نصر الله", "Nasrallah"),
        ("محمد بن سلمان", "Mohammed Salman"),
        ("بن سلمان محمد", "Mohammed bin Salman"),  # other order
        ("بلقاسم حفتر", "Bel Gasem Haftar"),  # one part in two words
        ("K. Haftar", "خليفة حفتر"),
        ("عمرو موسى", "Amr Moussa"),
        ("على عبدالله صالح", "Ali Abdullah Saleh"),  # Egyptian ى
    ],
)
def test_writings_of_one_name(one: str, other: str) -> None:
    score, why = name_similarity(one, other)
    assert score > 0.6, str(why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("خالد حفتر", "Khalifa Haftar"),
        ("سيف الإسلام القذافي", "Saadi Gaddafi"),
        ("محمد المنفي", "Mohamed al-Mangoush"),
        ("جوزيف عون", "Michel Aoun"),
        ("K. Haftar", "Saddam Haftar"),
        ("محمد", "M."),  # an initial confirms, it doesn't make a name
        ("أبو مازن", "مازن"),  # a kunya is no given name
        ("كتيبة 444", "كتيبة 55"),
        ("Haftar", "Сергей"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    score, why = name_similarity(one, other)
    assert score < 0.5, str(why)


def test_what_is_left_over_and_what_clashes_is_said() -> None:
    _, why = name_similarity("خليفة بلقاسم حفتر", "Khalifa Haftar")
    assert [part.written for part in why.left_only] == ["بلقاسم"]
    assert why.right_only == ()
    _, why = name_similarity("سيف القذافي", "Saadi Gaddafi")
    assert [part.written for part in why.left_only + why.right_only] == ["سيف", "saadi"]
    assert "only left: سيف; only right: saadi" in str(why)


def test_the_reason_shows_the_letters() -> None:
    score, why = name_similarity("حفتر", "Haftar")
    (match,) = why.parts
    assert "".join(arabic for arabic, _ in match.letters) == "حفتر"
    assert "".join(latin for _, latin in match.letters) == "haftar"
    assert f"{score:.2f}" in str(why)
    assert str(Why()) == "no letters to compare"


def test_equal_keys_are_flagged_not_scored_as_one() -> None:
    """سالم and سلام share a key; they are two names."""
    score, why = name_similarity("سالم", "سلام")
    assert why.same_key
    assert score < name_similarity("ليلى", "ليلي")[0] < 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [("خليفة حفتر", "Khalifa Hifter"), ("أبو الغيط", "Aboul Gheit"), ("Gaddafi", "Qadhafi"), ("محمد علي", "علي محمد")],
)
def test_symmetric(one: str, other: str) -> None:
    assert name_similarity(one, other)[0] == pytest.approx(name_similarity(other, one)[0])


def test_a_crowd_of_common_parts_only_confirms() -> None:
    pool = [f"محمد {first}{second}" for first in "بتجدرسط" for second in "كلمنهو"] + ["محمد المنفي"]
    assert best("Mohamed al-Menfi", tuple(pool)) == "محمد المنفي"
