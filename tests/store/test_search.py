"""Search finds words in every spelling and with every clitic, and marks them in the original."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from given import Telling
from sulh.errors import InputError
from sulh.record.printing import Printing
from sulh.record.report import Report
from sulh.span import Span
from sulh.store.sql import SqlStore
from sulh.store.terms import Term, indexed, parse

AT = "2026-01-01T00:00:00+00:00"


def fill(store: SqlStore, *texts: str) -> None:
    """Put reports in, one sentence each, the later ones published later."""
    with store.writer(at=AT) as writer:
        for number, text in enumerate(texts):
            document = Telling(text, published=f"2021-10-{number + 1:02}").document
            writer.put(Report.of(text, [Printing.of(document)]), (), [Span(0, len(text))], release="1")


def found(store: SqlStore, query: str) -> list[str]:
    """The sentences found."""
    with store.view() as view:
        return [hit.text for hit in view.search(parse(query))]


FORMS = (
    "أعلنت الحكومة موعدا",
    "وبالحكومة الجديدة",
    "تشكيل حكومتهم",
    "للحكومة أن تقرر",
    "حُكُومـــة مؤقتة",
    "تحكم المدينة قوة",
)


def test_a_word_is_found_with_its_clitics_and_in_any_spelling(store: SqlStore) -> None:
    fill(store, *FORMS)
    for query in ("حكومة", "الحكومة", "حكومه", "حُكومة"):
        assert set(found(store, query)) == set(FORMS[:5])


def test_all_words_must_be_there_and_a_phrase_in_order(store: SqlStore) -> None:
    fill(store, "وقف إطلاق النار الدائم", "إطلاق سراح بعد وقف النار", "وقف العمل")
    assert len(found(store, "وقف اطلاق")) == 2
    assert found(store, '"وقف إطلاق النار"') == ["وقف إطلاق النار الدائم"]
    assert found(store, "وقف لاشيء") == []


def test_a_star_finds_beginnings(store: SqlStore) -> None:
    fill(store, "والانتخابات البرلمانية", "انتخب المجلس رئيسا", "خبر")
    assert len(found(store, "انتخ*")) == 2
    assert found(store, "انتخ") == []


def test_newest_first_and_without_a_ceiling(store: SqlStore) -> None:
    fill(store, *(f"الخبر رقم {number}" for number in range(28)))
    hits = found(store, "خبر")
    assert hits == [f"الخبر رقم {number}" for number in reversed(range(28))]


def test_marks_are_offsets_into_the_document(store: SqlStore) -> None:
    text = "قال: «حُكومَـة» و UNSMIL 😀 حكومة"
    fill(store, text)
    with store.view() as view:
        hit = next(view.search(parse("حكومة")))
        assert [mark.of(view.report(hit.document).text) for mark in hit.marks] == ["حُكومَـة", "حكومة"]
    assert found(store, "unsmil") == [text]


def test_nothing_to_search_for_is_an_error() -> None:
    with pytest.raises(InputError, match="at least one word"):
        parse(' "" ،؟ ')


def test_signs_of_query_languages_have_no_meaning(store: SqlStore) -> None:
    fill(store, "سؤال عن AND وعن OR")
    for query in ("AND", "or", "'", "a' OR 'b", "x:y", "(", "NEAR(", "&|!", '"', "عن -OR"):
        try:
            found(store, query)
        except InputError:
            continue


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
def test_every_text_can_be_indexed_and_its_words_found(text: str) -> None:
    words = indexed(text).split()
    assert all(Term(word, False).matches(word) for word in words)
    if words:
        marks = parse(f'"{words[0]}"').marks(text)
        assert marks


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(["حكومة", "والحكومة", "وقف", "النار", "لنا"]), max_size=8), st.data())
def test_sorting_candidates_out_is_the_same_as_looking_for_marks(written: list[str], data: st.DataObject) -> None:
    text = " ".join(written)
    asked = data.draw(st.sampled_from(["حكومة", '"وقف النار"', "حكوم* وقف", '"النار النار"', '"وقف النار لنا"']))
    assert parse(asked).holds(indexed(text).split(" ")) == (parse(asked).marks(text) is not None)
