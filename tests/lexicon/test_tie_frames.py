"""Every example of every condition and commitment frame runs: `yes` fires at its [cue], `no` never fires the frame."""

from __future__ import annotations

import re
from typing import Any

import pytest

import sulh
from sulh.errors import DataError
from sulh.lexicon.commitment_frames import CommitmentFrame, load_commitment_frames
from sulh.lexicon.condition_frames import ConditionFrame, load_condition_frames
from sulh.lexicon.load import default_lexicon

CONDITIONS = default_lexicon().conditions.every
COMMITMENTS = default_lexicon().commitments.every


def examples(frames: tuple[Any, ...], kind: str) -> list[Any]:
    return [
        pytest.param(frame, text, id=f"{frame.id}-{number}")
        for frame in frames
        for number, text in enumerate(getattr(frame, kind))
    ]


def marked(frame: Any, text: str) -> tuple[str, int, int]:
    """The example without its brackets, and the place of its cue."""
    match = re.search(r"\[(.+?)\]", text)
    assert match, f"{frame.id}: the cue is not marked"
    return text.replace("[", "").replace("]", ""), match.start(), match.start() + len(match[1])


@pytest.mark.parametrize(("frame", "text"), examples(CONDITIONS, "yes"))
def test_condition_yes(frame: ConditionFrame, text: str) -> None:
    plain, start, end = marked(frame, text)
    found = sulh.read_text(plain, published="2022-03-01").conditions
    there = [c for c in found if c.span.start < end and start < c.span.end]
    assert any(c.rule.startswith(f"condition.{frame.id}") for c in there), [(c.rule, c.cue) for c in found]


@pytest.mark.parametrize(("frame", "text"), examples(CONDITIONS, "no"))
def test_condition_no(frame: ConditionFrame, text: str) -> None:
    found = sulh.read_text(text, published="2022-03-01").conditions
    assert not [c for c in found if c.rule.startswith(f"condition.{frame.id}")], [(c.rule, c.cue) for c in found]


@pytest.mark.parametrize(("frame", "text"), examples(COMMITMENTS, "yes"))
def test_commitment_yes(frame: CommitmentFrame, text: str) -> None:
    plain, start, end = marked(frame, text)
    found = sulh.read_text(plain, published="2022-03-01").commitments
    there = [c for c in found if c.span.start < end and start < c.span.end]
    assert any(c.rule.startswith(f"commitment.{frame.id}") for c in there), [(c.rule, c.act) for c in found]


@pytest.mark.parametrize(("frame", "text"), examples(COMMITMENTS, "no"))
def test_commitment_no(frame: CommitmentFrame, text: str) -> None:
    found = sulh.read_text(text, published="2022-03-01").commitments
    assert not [c for c in found if c.rule.startswith(f"commitment.{frame.id}")], [(c.rule, c.act) for c in found]


@pytest.mark.parametrize("frame", [*CONDITIONS, *COMMITMENTS], ids=lambda frame: str(frame.id))
def test_three_examples(frame: Any) -> None:
    assert len(frame.yes) >= 3
    assert frame.no


@pytest.mark.parametrize("load", [load_condition_frames, load_commitment_frames])
def test_unknown_verb_is_refused(load: Any) -> None:
    with pytest.raises(DataError, match="in no table"):
        load({})
