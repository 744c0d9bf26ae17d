"""Copies are found whatever was edited around them; two reports of one event are no copies."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sulh.ingest.copies import compare, runs_of, sketch
from sulh.record.copying import Copying

SAMPLES = Path(__file__).parents[2] / "samples"
BENCH = Path(__file__).parents[2] / "bench" / "copies.py"


def pair(left: str, right: str, *, names: str = "ab") -> Copying | None:
    """Two texts under two names."""
    return compare(names[0], runs_of(left), names[1], runs_of(right))


def sample(number: int) -> str:
    """A sample report."""
    (path,) = SAMPLES.glob(f"{number:02}-*.txt")
    return path.read_text("utf-8")


def test_an_edited_reprint_is_a_copy_and_an_own_report_around_a_wire_is_not() -> None:
    assert [pair(sample(14), sample(number)) is not None for number in (16, 17, 22)] == [
        True,
        False,
        False,
    ]


def test_three_tolls_of_one_event_are_three_reports() -> None:
    for left, right in ((42, 43), (42, 44), (43, 44)):
        assert pair(sample(left), sample(right)) is None


def test_a_pair_is_judged_alike_from_either_side() -> None:
    assert pair(sample(14), sample(16)) == pair(sample(16), sample(14), names="ba")
    one = pair(sample(14), sample(16), names="ba")
    assert one is not None
    assert (one.document, one.other) == ("a", "b")


def test_spelling_marks_and_typesetting_play_no_part() -> None:
    text = sample(14)
    other = text.replace("أ", "ا").replace("،", " ,").replace("\n", "\n\n").replace("م", "مـ")
    assert sketch(runs_of(text)) == sketch(runs_of(other))


def test_among_reports_that_share_paragraphs_copies_are_found_and_a_large_family_is_one() -> None:
    command = [sys.executable, str(BENCH), "--copies", "40", "--among", "200"]
    figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert figures["recall"] >= 0.99
    assert figures["family_found"] == figures["family"]


def test_few_words_prove_nothing() -> None:
    assert sketch(runs_of("قال الوزير إن اللجنة ستجتمع غدا في العاصمة")) == frozenset()


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(left: str, right: str) -> None:
    found = pair(left, right)
    assert found is None or 0 < max(found.share, found.other_share) <= 1
    assert all(0 <= mark < 2**62 for mark in sketch(runs_of(left)))


def test_planted_copies_are_found_and_no_original_is_taken_for_one() -> None:
    done = subprocess.run([sys.executable, str(BENCH), "--copies", "300"], capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    assert figures["recall"] >= 0.99
    assert figures["false"] == 0
