"""Laws of the date and number readers: words first, order, no crash, whatever the text (ar:A1-A3)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from strategies import TEXTS
from sulh.reading.dates import find_dates, resolve_date
from sulh.reading.numbers import find_numbers, parse_number, read_range

PIECES = st.sampled_from(
    [
        "يوم الثلاثاء", "24 ديسمبر", "كانون الأول/ديسمبر", " الماضي", " المقبل", "أمس الأول", "مساء ", "بعد غد", "قبل ثلاثة أيام",
        "منذ ", "خلال ", "لمدة ", "شهرين", "سنة", "عام 2012", "الأسبوع ", "من 3 إلى 5 مايو", "بين ", " و", "نهاية ", "مطلع ", "العام",
        "10/3/2024", "2014-2018", "رمضان", "1445", " هـ", " الموافق ", "(", ")", "، ", ". ", "\n", "الربع الأول من ", "صيف ", "القرن ",
        "اليوم", "الخميس", "عيد الفطر", "خمسة", "وعشرون", "ألف", "مليون", "نصف", " في المئة", "قتيلا", "مقتل ", "جنديين", "نحو ",
        "أكثر من ", "دولار", "ـ", "\u200f", "\u064e", "الـ", "30", " يوما", "آلاف", "مئات", "9999", "0", "سيعقد ", "بحلول ",
    ]
)  # fmt: skip
REPORTS = st.lists(st.one_of(PIECES, TEXTS), max_size=16).map("".join)
ANCHORS = st.one_of(st.none(), st.dates())


@settings(max_examples=300, deadline=None)
@given(REPORTS, ANCHORS)
def test_dates_are_words_of_the_text_in_order(text: str, anchor: date | None) -> None:
    found = find_dates(text, anchor)
    for when in found:
        assert text[when.span.start : when.span.end] == when.text != ""
        assert when.rule.startswith("date.")
        assert (when.duration is None) or when.duration.startswith("P")
        if anchor is None:
            assert when.anchor != "published"
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))
    assert found == find_dates(text, anchor)


@settings(max_examples=300, deadline=None)
@given(REPORTS)
def test_quantities_are_words_of_the_text_in_order(text: str) -> None:
    found = find_numbers(text)
    for quantity in found:
        assert text[quantity.span.start : quantity.span.end] == quantity.text != ""
        assert quantity.value is not None or quantity.low is not None or quantity.high is not None
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))


@settings(max_examples=200, deadline=None)
@given(REPORTS, ANCHORS)
def test_bare_phrases_never_crash(text: str, anchor: date | None) -> None:
    for when in resolve_date(text, anchor):
        assert text[when.span.start : when.span.end] == when.text
    number = parse_number(text)
    assert number is None or text[number.span.start : number.span.end] == number.text
    read_range(text)


@given(st.sampled_from(["أمس الثلاثاء", "قبل ثلاثة أيام", "١٢ شباط/فبراير ٢٠٢٣", "منذ شهرين"]), st.data())
def test_marks_inside_a_phrase_change_nothing(phrase: str, data: st.DataObject) -> None:
    """Harakat, tatweel and bidi marks do not hide a date, and stay inside its words."""
    places = data.draw(st.lists(st.integers(1, len(phrase) - 1), max_size=4, unique=True))
    dressed = phrase
    for at in sorted(places, reverse=True):
        if dressed[at - 1].isalpha():
            dressed = dressed[:at] + data.draw(st.sampled_from(["\u064e", "\u0651", "\u0640", "\u200f"])) + dressed[at:]
    (plain,) = find_dates(phrase, date(2024, 3, 13))
    (found,) = find_dates(dressed, date(2024, 3, 13))
    assert (found.earliest, found.latest, found.duration) == (plain.earliest, plain.latest, plain.duration)
    assert dressed[found.span.start : found.span.end] == found.text
