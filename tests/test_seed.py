"""What the seed report must give, by sentence: its text stays with the evaluation sets, only places and labels stand here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import sulh
from sulh.reading.reading import Reading

SEED = Path(__file__).resolve().parents[2] / "shared" / "gold" / "seed" / "seed.txt"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.is_file(), reason="no evaluation sets beside the checkout"),
]


@pytest.fixture(scope="module")
def seed() -> Reading:
    return sulh.read_text(SEED.read_text(encoding="utf-8"), published="2021-10-05")


@pytest.mark.parametrize(
    ("sentence", "kind"), [(1, "CONSULT"), (2, "CONSULT"), (3, "CONSULT"), (7, "ASSAULT"), (8, "RETREAT"), (22, "AID")]
)
def test_events(seed: Reading, sentence: int, kind: str) -> None:
    assert kind in {event.type for event in seed.events if event.sentence == sentence}


def test_whom_the_visitors_met(seed: Reading) -> None:
    met = {event.sentence: event for event in seed.events if event.type == "CONSULT" and event.sentence in {2, 3}}
    assert len(met[2].actors) >= 3
    assert len(met[3].actors) == 3


def test_the_vote_has_its_day(seed: Reading) -> None:
    days = {c.deadline.latest for c in seed.commitments if c.kind == "schedule" and c.deadline is not None}
    assert date(2021, 12, 24) in days


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [(5, "requires"), (11, "blocks"), (19, "threatens"), (23, "enables"), (32, "requires")],
)
def test_what_hangs_on_what(seed: Reading, sentence: int, kind: str) -> None:
    assert kind in {condition.kind for condition in seed.conditions if condition.sentence == sentence}


@pytest.mark.parametrize(("sentence", "change", "least"), [(12, "present", 2), (22, "supplied", 1)])
def test_forces(seed: Reading, sentence: int, change: str, least: int) -> None:
    assert sum(f.sentence == sentence and f.change == change for f in seed.forces) >= least


def test_measures_with_their_stages(seed: Reading) -> None:
    found = {(measure.kind, measure.stage) for measure in seed.measures}
    assert {("legislation", "passed_chamber"), ("legislation", "introduced"), ("arms_embargo", "in_force")} <= found


def test_an_unnamed_official_is_quoted_twice_for_an_outlet(seed: Reading) -> None:
    quoted = [claim for claim in seed.claims if claim.direct and claim.anonymous]
    assert len(quoted) >= 2


def test_sections_and_fifteen_tags(seed: Reading) -> None:
    assert {"why_it_matters", "whats_next", "tags"} <= {section.role for section in seed.sections}
    assert len(seed.tags) == 15
