"""Merging is a set union: no order, no batches, nothing twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from given import Telling
from sulh.assembly.lift import lift
from sulh.assembly.merge import merge
from sulh.record.statement import Statement

NAMES = ("الحكومة", "اللجنة", "البعثة", "المجلس")


def _report(number: int, names: list[str]) -> tuple[Statement, ...]:
    telling = Telling(f"خبر {number}: " + " و".join(NAMES), published=f"2021-10-{number + 1:02}")
    for name in names:
        telling.actor(name)
    return lift(telling.reading())


reports = st.lists(st.lists(st.sampled_from(NAMES), unique=True, max_size=4), max_size=8).map(
    lambda names: [_report(number, each) for number, each in enumerate(names)]
)


@given(reports, st.randoms(use_true_random=False), st.integers(0, 8))
def test_any_order_and_any_split_gives_the_same(reports: list[tuple[Statement, ...]], chance: object, cut: int) -> None:
    whole = merge(each for report in reports for each in report)
    shuffled = list(reports)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    left, right = shuffled[:cut], shuffled[cut:]
    parts = [merge(each for report in part for each in report) for part in (left, right)]
    assert merge(each for part in parts for each in part) == whole


@given(reports)
def test_merging_again_changes_nothing(reports: list[tuple[Statement, ...]]) -> None:
    once = merge(each for report in reports for each in report)
    assert merge(once) == merge((*once, *once)) == once


def test_evidence_of_one_claim_stands_together_oldest_first() -> None:
    (merged,) = merge((*_report(3, ["اللجنة"]), *_report(1, ["اللجنة"])))
    assert [piece.published and piece.published.day for piece in merged.evidence] == [2, 4]
