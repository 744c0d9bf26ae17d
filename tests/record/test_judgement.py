"""A judgement is complete or it is not made."""

from __future__ import annotations

import pytest

from sulh.record.judgement import Judgement

AT = "2026-01-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"verdict": "maybe"}, "no such verdict"),
        ({"verdict": "same"}, "needs two things"),
        ({"verdict": "accept", "other": "y"}, "judges one thing"),
        ({"verdict": "same", "other": "x"}, "with itself"),
        ({"verdict": "correct"}, "names its field"),
        ({"verdict": "accept", "field": "type"}, "names its field"),
        ({"verdict": "reject"}, "needs a reason"),
        ({"verdict": "accept", "author": ""}, "needs an author"),
    ],
)
def test_incomplete_ones_are_refused(fields: dict[str, str], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Judgement(**{"subject": "x", "author": "salma", "at": AT, **fields})  # type: ignore[arg-type]


def test_the_same_decision_has_one_id_and_its_pair_one_order() -> None:
    left = Judgement("b", "same", "salma", AT, other="a")
    assert left.id == Judgement("b", "same", "salma", AT, other="a").id
    assert left.id != Judgement("b", "same", "omar", AT, other="a").id
    assert left.pair == ("a", "b")
    assert Judgement("b", "accept", "salma", AT).pair is None
