"""Copies are found whatever was edited around them; two reports of one event are no copies."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sulh.ingest.copies import compare, fingerprints

SAMPLES = Path(__file__).parents[2] / "samples"
BENCH = Path(__file__).parents[2] / "bench" / "copies.py"


def sample(number: int) -> str:
    """A sample report."""
    (path,) = SAMPLES.glob(f"{number:02}-*.txt")
    return path.read_text("utf-8")


def test_a_reprint_is_near_and_an_own_report_around_a_wire_is_partial() -> None:
    wire = sample(14)
    kinds = {number: compare("a", wire, "b", sample(number)) for number in (16, 17, 22)}
    assert [found.kind if found else None for found in kinds.values()] == ["near", "partial", None]


def test_three_tolls_of_one_event_are_three_reports() -> None:
    for left, right in ((42, 43), (42, 44), (43, 44)):
        assert compare("a", sample(left), "b", sample(right)) is None


def test_a_pair_is_judged_alike_from_either_side() -> None:
    assert compare("a", sample(14), "b", sample(17)) == compare("b", sample(17), "a", sample(14))
    one = compare("b", sample(14), "a", sample(17))
    assert one is not None
    assert (one.document, one.other) == ("a", "b")


def test_spelling_marks_and_typesetting_play_no_part() -> None:
    text = sample(14)
    other = text.replace("أ", "ا").replace("،", " ,").replace("\n", "\n\n").replace("م", "مـ")
    assert fingerprints(text) == fingerprints(other)


def test_few_words_prove_nothing() -> None:
    assert fingerprints("قال الوزير إن اللجنة ستجتمع غدا في العاصمة") == frozenset()


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(left: str, right: str) -> None:
    found = compare("a", left, "b", right)
    assert found is None or 0 < max(found.share, found.other_share) <= 1
    assert all(0 <= mark < 2**62 for mark in fingerprints(left))


def test_planted_copies_are_found_and_no_original_is_taken_for_one() -> None:
    done = subprocess.run([sys.executable, str(BENCH), "--copies", "300"], capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    assert figures["recall"] >= 0.99
    assert figures["false"] == 0
