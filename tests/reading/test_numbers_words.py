"""The number word table and what its words add up to (ar:D1)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sulh.errors import DataError
from sulh.lexicon.numerals import Numerals, load_numerals
from sulh.lexicon.table import Row
from sulh.reading import number_units
from sulh.reading.number_grammar import digits_value
from sulh.reading.numbers import parse_number, read_range

UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def below_thousand(number: int) -> str:
    parts = [HUNDREDS[number // 100]] if number >= 100 else []
    rest = number % 100
    if 0 < rest <= 10:
        parts.append(UNITS[rest])
    elif rest < 20:
        parts += [{11: "أحد", 12: "اثنا"}.get(rest, UNITS[rest - 10]) + " عشر"] if rest else []
    elif rest:
        parts += [UNITS[rest % 10], TENS[rest // 10]] if rest % 10 else [TENS[rest // 10]]
    return " و".join(parts)


def spell(number: int) -> str:
    """A number in words, as a grammar writes it."""
    if number == 0:
        return "صفر"
    parts = []
    for scale, one, two, many in (
        (10**9, "مليار", "ملياران", "مليارات"),
        (10**6, "مليون", "مليونان", "ملايين"),
        (1000, "ألف", "ألفان", "آلاف"),
    ):
        count, number = divmod(number, scale)
        if count in (1, 2):
            parts.append(one if count == 1 else two)
        elif count:
            parts.append(f"{below_thousand(count)} {many if count <= 10 else one}")
    if number:
        parts.append(below_thousand(number))
    return " و".join(parts)


@given(st.integers(0, 10**12 - 1))
def test_every_number_in_words_is_read_back(number: int) -> None:
    found = parse_number(spell(number))
    assert found is not None
    assert found.value == number


@given(st.integers(0, 10**12), st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
def test_digits_of_three_scripts(number: int, script: str) -> None:
    text = str(number).translate(str.maketrans("0123456789", script))
    found = parse_number(text)
    assert found is not None
    assert found.value == number


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("1,500", 1500),
        ("1,5", 1.5),
        ("0,050", 0.05),
        ("1.500.000", 1500000),
        ("12,34,56", None),
        ("1.5.2", None),
        ("10:30", None),
    ],
)
def test_separators(text: str, want: float | None) -> None:
    assert digits_value(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("بين 20 و30", (20, 30)),
        ("من ألف إلى ألف وخمسمئة", (1000, 1500)),
        ("أكثر من عشرين وأقل من ثلاثين", (20, 30)),
        ("500 أو أكثر", (500, None)),
        ("على الأقل 20", (20, None)),
        ("لا يزيد على 50", (None, 50)),
        ("20-100", (20, 100)),
        ("يساوي 5000", (5000, 5000)),
        ("كلام", None),
    ],
)
def test_ranges(text: str, want: tuple[float | None, float | None] | None) -> None:
    assert read_range(text) == want


def test_words_keep_their_first_letter_when_it_looks_like_a_clitic() -> None:
    words = load_numerals()
    whole, joined = words.lookup("واحد"), words.lookup("وواحد")
    assert whole is not None
    assert joined is not None
    assert (whole.conjunction, joined.conjunction) == (False, True)
    assert words.lookup("كميه") is None
    assert "واحد" in words
    assert isinstance(words, Numerals)


def rows(*cells: dict[str, str]) -> Iterator[Row]:
    for line, row in enumerate(cells, start=2):
        yield Row(row, "made_up.tsv", line)


def test_unit_tables_are_loud() -> None:
    good = {"singular": "جندي", "plural": "جنود", "unit": "soldiers", "class": "person"}
    with pytest.raises(DataError, match=r"made_up.tsv:3: .*also person"):
        number_units.Units(rows(good, {**good, "class": "money"}))
    with pytest.raises(DataError, match=r"made_up.tsv:2: unknown class"):
        number_units.Units(rows({**good, "class": "soldier"}))


def test_a_plural_in_oun_may_be_a_dual() -> None:
    units = number_units.load_units()
    assert [found.number for word in ("جنديين", "مدنيين", "قتيلا", "النازحين") if (found := units.lookup(word))] == [
        "two", "two_or_many", "one_accusative", "two_or_many",
    ]  # fmt: skip
    assert units.lookup("طالبان") is None
    assert units.currency("دينار", "ليبي") == "LYD"
