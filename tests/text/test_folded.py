"""Folding and its way back (ar:A1-A5)."""

from __future__ import annotations

from hypothesis import given

from strategies import TEXTS
from sulh.text.folded import fold, fold_light, folded
from sulh.text.tokens import tokenise


def test_spelling_variants_fold_together() -> None:
    assert fold("أُسرة") == fold("اسره")
    assert fold("مصطفى") == fold("مصطفي")
    assert fold("ﻷنّ") == "لان"
    assert fold("٢٤ ديسمبر ۲۰۲۱") == "24 ديسمبر 2021"
    assert fold("مســؤول") == fold("مسوول")


def test_light_keeps_spelling() -> None:
    assert fold_light("مُحَمّـد الأُولى") == "محمد الأولى"


def test_a_word_keeps_its_marks_in_the_quote() -> None:
    text = "قال: وقّعَتْ لجنةُ"
    form = folded(text)
    at = form.text.index("وقعت")
    assert form.of(at, at + 4) == "وقّعَتْ"


@given(TEXTS)
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_light(fold_light(text)) == fold_light(text)


@given(TEXTS)
def test_every_folded_letter_has_its_place(text: str) -> None:
    form = folded(text)
    assert form.text == fold(text)
    assert len(form.origins) == len(form.text)
    assert list(form.origins) == sorted(form.origins)
    for at in range(len(form.text)):
        assert fold(form.of(at, at + 1)).startswith(form.text[at]) or form.text[at] in fold(form.of(at, at + 1))


@given(TEXTS)
def test_tokens_stand_where_they_say(text: str) -> None:
    previous = 0
    for token in tokenise(folded(text)):
        assert previous <= token.start < token.end <= len(text)
        assert token.text in fold(text[token.start : token.end])
        previous = token.start
