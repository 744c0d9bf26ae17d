"""Every example of every event frame runs: `yes` gives the frame's type at its [trigger], `no` never fires the frame."""

from __future__ import annotations

import re

import pytest

import sulh
from sulh.errors import DataError
from sulh.lexicon.frames import TYPES, EventFrame, load_frames
from sulh.lexicon.load import default_lexicon
from sulh.lexicon.speech import resolve_lemma
from sulh.text.folded import fold

FRAMES = default_lexicon().frames.every


def examples(kind: str) -> list[tuple[EventFrame, str]]:
    return [(frame, text) for frame in FRAMES for text in getattr(frame, kind)]


@pytest.mark.parametrize(("frame", "text"), examples("yes"), ids=lambda value: getattr(value, "id", None))
def test_yes(frame: EventFrame, text: str) -> None:
    match = re.search(r"\[(.+?)\]", text)
    assert match, f"{frame.id}: the trigger is not marked"
    start, length = match.start(), len(match[1])
    events = sulh.read_text(text.replace("[", "").replace("]", ""), published="2022-03-01").events
    there = {e.type for e in events if e.trigger_span.start < start + length and start < e.trigger_span.end}
    assert frame.type in there, [(e.type, e.trigger) for e in events]


@pytest.mark.parametrize(("frame", "text"), examples("no"), ids=lambda value: getattr(value, "id", None))
def test_no(frame: EventFrame, text: str) -> None:
    events = sulh.read_text(text, published="2022-03-01").events
    assert f"event.{frame.id}" not in {e.rule for e in events}


def test_wide_enough() -> None:
    assert {frame.type for frame in FRAMES} == set(TYPES)
    assert sum(len(f.verbs) + len(f.nouns) + len(f.words) for f in FRAMES) >= 1200


def test_unknown_verb_is_refused() -> None:
    with pytest.raises(DataError, match="in no table"):
        load_frames({})


def test_lemma_by_its_letters() -> None:
    lemmas = {fold("قدّم"): ["قدّم", "قدم"]}
    assert resolve_lemma("قدّم", lemmas) == "قدّم"
    assert resolve_lemma("زقزق", lemmas) is None
