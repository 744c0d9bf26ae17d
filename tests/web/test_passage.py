"""Marking changes nothing: joined, the pieces are the text, whatever overlaps what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sulh.span import Span
from sulh.web.passage import Mark, paragraphs

LETTERS = st.text(alphabet="اب ت\u0651\u200c\u202eA1😀\n،\r", min_size=1, max_size=60)


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(LETTERS)
    marks = []
    for at in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        marks.append(Mark(f"m{at}", "event", Span(start, draw(st.integers(start + 1, len(text))))))
    return text, marks


@given(_marked())
def test_the_pieces_joined_are_the_text(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    found = paragraphs(text, marks)
    assert "".join(piece.text for paragraph in found for piece in paragraph.pieces) == text


@given(_marked())
def test_each_letter_carries_exactly_its_marks(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    at = 0
    for paragraph in paragraphs(text, marks):
        for piece in paragraph.pieces:
            for offset in range(at, at + len(piece.text)):
                here = {mark.key for mark in marks if mark.span.start <= offset < mark.span.end}
                assert {mark.key for mark in piece.marks} == here
            at += len(piece.text)


def test_every_mark_begins_once() -> None:
    text = "قال المبعوث إن الانتخابات\nستُجرى في موعدها"
    marks = [Mark("a", "claim", Span(0, len(text))), Mark("b", "event", Span(15, 40))]
    starts = [key for each in paragraphs(text, marks) for piece in each.pieces for key in piece.starts]
    assert sorted(starts) == ["a", "b"]


def test_direction_goes_by_all_letters_not_by_the_first() -> None:
    (found,) = paragraphs("UNSMIL: البعثة الأممية ترحب بالاتفاق", [])
    assert (found.direction, found.language) == ("rtl", "ar")


def test_a_bidi_control_stands_alone_and_is_named() -> None:
    (found,) = paragraphs("قال\u202eنعم", [])
    assert [(piece.text, piece.control) for piece in found.pieces][1] == ("\u202e", "U+202E")
