"""Judgements go to a file and come back, whatever the order; a wrong line is named and nothing is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sulh.errors import InputError
from sulh.record.judgement import Judgement
from sulh.record.judgement_file import parse_judgements, write_judgements

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=10)
judgements = st.one_of(
    st.builds(Judgement, words, st.sampled_from(["accept", "unsure"]), words, words, words),
    st.builds(Judgement, words, st.just("reject"), words, words, words),
    st.builds(
        lambda a, who, at, f, v: Judgement(a, "correct", who, at, field=f, value=v), words, words, words, words, words
    ),
    st.builds(lambda a, who, at: Judgement(a, "same", who, at, other=a + "x"), words, words, words),
)


@given(st.lists(judgements, max_size=8), st.randoms(use_true_random=False))
def test_there_and_back_in_one_order(made: list[Judgement], chance: object) -> None:
    text = write_judgements(made)
    chance.shuffle(made)  # type: ignore[attr-defined]
    assert write_judgements([*made, *made]) == text
    assert set(parse_judgements(text)) == set(made)
    assert write_judgements(parse_judgements(text)) == text


def test_two_files_merge_line_by_line() -> None:
    one = Judgement("evt-1", "accept", "salma", "2026-01-01T00:00:00+00:00")
    two = Judgement("evt-1", "reject", "omar", "2026-01-02T00:00:00+00:00", reason="رأي")
    left, right = write_judgements([one]), write_judgements([two])
    assert write_judgements(parse_judgements(right + "\n" + left)) == left + right


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"subject": "x"}', '{"subject": "x", "verdict": "reject", "author": "a", "at": "t"}']
)
def test_a_wrong_line_is_named(line: str) -> None:
    good = write_judgements([Judgement("x", "accept", "salma", "t")])
    with pytest.raises(InputError, match=r"x\.jsonl:2: no judgement"):
        parse_judgements(good + line, name="x.jsonl")
