"""Acceptance facts of Libya 2020-2022, read out of the sample reports themselves."""

from __future__ import annotations

from pathlib import Path

import yaml

import sulh
from given import day
from sulh.query import DueRow

SAMPLES = Path(__file__).parents[2] / "samples"


def due(*numbers: int, today: str) -> dict[str | None, DueRow]:
    """Deadlines by milestone, out of the samples of these numbers."""
    known = {each["file"][:2]: each for each in yaml.safe_load((SAMPLES / "index.yaml").read_text("utf-8"))}
    with sulh.open_record(":memory:") as record:
        for number in numbers:
            entry = known[f"{number:02}"]
            text = (SAMPLES / entry["file"]).read_text("utf-8")
            record.add_text(text, published=entry["published"], outlet=entry["outlet"])
        return {row.schedule.milestone: row for row in record.due(today=today)}


def test_ninety_days_pass_and_the_withdrawal_is_missed_with_evidence() -> None:
    before = due(2, today="2021-01-24")["libya.foreign_forces_withdrawal"].schedule
    assert (before.first, before.due.status) == (day("2021-01-23"), "overdue")
    after = due(2, 7, today="2021-01-24")["libya.foreign_forces_withdrawal"].schedule
    assert (after.first, after.due.status) == (day("2021-01-23"), "missed")
    assert "المهلة" in after.due.evidence[0].quote


def test_the_mandate_is_one_measure_with_its_ends() -> None:
    schedule = due(21, 23, 31, 35, today="2022-05-01")["libya.unsmil_mandate"].schedule
    ends = [move.when.latest for move in schedule.moves]
    assert ends == [day("2021-09-30"), day("2022-01-31"), day("2022-04-30"), day("2022-07-31")]
    assert schedule.current == day("2022-07-31")
