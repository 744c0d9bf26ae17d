"""Sentence ends (ar:G1)."""

from __future__ import annotations

from hypothesis import given

from strategies import TEXTS
from sulh.text.sentences import split_sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


def test_stops_marks_and_lines_end_sentences() -> None:
    assert cut("قال الوزير ذلك. هل عاد؟ نعم!\nعنوان\nمتن") == ["قال الوزير ذلك.", "هل عاد؟", "نعم!", "عنوان", "متن"]


def test_commas_numbers_and_initials_do_not() -> None:
    assert cut("بلغ 2.5 مليون، وفق أ.ف.ب أمس.") == ["بلغ 2.5 مليون، وفق أ.ف.ب أمس."]
    assert cut("قال د. سالم إن الأمر انتهى.") == ["قال د. سالم إن الأمر انتهى."]


def test_a_closing_quote_stays_with_its_sentence() -> None:
    assert cut("قال: «انتهى الأمر.» ثم غادر.") == ["قال: «انتهى الأمر.»", "ثم غادر."]


@given(TEXTS)
def test_sentences_are_ordered_and_trimmed(text: str) -> None:
    end = 0
    for span in split_sentences(text):
        assert end <= span.start < span.end
        assert span.of(text) == span.of(text).strip()
        end = span.end
