"""An item taken apart: its words are verbatim, and the words that set its status are named."""

from __future__ import annotations

import pytest

import sulh
from sulh.errors import SulhError
from sulh.lexicon.load import default_lexicon
from sulh.reading.explain import Explanation, explain


def take(text: str, wanted: str = "events:1") -> Explanation:
    return explain(sulh.read_text(text, published="2022-03-01"), default_lexicon(), wanted)


@pytest.mark.parametrize(
    ("text", "status", "cue"),
    [
        ("لم تقصف القوات البلدة.", "denied", "لم"),
        ("نفى الجيش استهداف المدنيين في القرية.", "denied", "نفى"),
        ("لا يزال الجيش يقصف البلدة.", "ongoing", "يزال"),
        ("قد يقصف الجيش البلدة.", "hypothetical", "قد"),
        ("قصفت القوات البلدة.", "happened", "قصفت"),
    ],
)
def test_the_words_that_set_the_status(text: str, status: str, cue: str) -> None:
    why = take(text).why
    assert why is not None
    assert (why.status, why.cue) == (status, cue)
    assert why.cue_span is not None
    assert why.cue_span.of(text) == cue


def test_a_shifted_type_names_the_type_it_came_from() -> None:
    told = take("سيلتقي الوزير المبعوث الأممي غدا.")
    assert told.why is not None
    assert told.reads_as == "AGREE planned"
    assert told.why.base == "CONSULT"
    assert "CONSULT becomes AGREE" in told.why.reason


def test_the_rule_comes_with_its_clause_speaker_and_examples() -> None:
    text = "قال المتحدث إن الجيش قصف البلدة، وطالب المجلس الحكومة بالاستقالة."
    told = take(text, "e1")
    assert told.rule.startswith("event.assault.")
    assert told.said_by == "المتحدث"
    assert told.trigger in told.clause
    assert told.clause in text
    assert told.examples


def test_a_claim_is_explained_by_its_cue() -> None:
    told = take("قال المتحدث إن الجيش قصف البلدة.", "c1")
    assert (told.layer, told.trigger, told.why) == ("claims", "قال", None)
    assert told.to_dict()["schema"] == "sulh-explain/1"


def test_an_unknown_item_is_refused_and_says_what_there_is() -> None:
    with pytest.raises(SulhError, match="events 1"):
        take("قصفت القوات البلدة.", "e9")
