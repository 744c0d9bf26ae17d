"""The codec is the one way to JSON and back, so it must lose nothing and refuse what it doesn't know."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sulh.ids import canonical
from sulh.record.codec import decode, plain
from sulh.record.content import EventContent
from sulh.record.evidence import Evidence, Voice
from sulh.record.judgement import Judgement
from sulh.record.printing import Printing
from sulh.record.statement import CONTENT_TYPES, SAID_TYPES
from sulh.span import Span
from sulh.when import When

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 1000), st.integers(0, 50))
whens = st.builds(
    lambda span, text, first, days, grain: When(span, text, first, None, grain, "absolute", "r", days),
    spans,
    words,
    st.none() | st.dates(),
    st.none() | st.just("P90D"),
    st.sampled_from(["day", "month", "duration"]),
)
for kind, strategy in ((Span, spans), (When, whens), (float, st.floats(allow_nan=False, allow_infinity=False))):
    st.register_type_strategy(kind, strategy)
st.register_type_strategy(str, words)


def _values(kind: type) -> st.SearchStrategy[object]:
    ready: dict[type, st.SearchStrategy[object]] = {Span: spans, When: whens}
    if kind in ready:
        return ready[kind]
    hints = get_type_hints(kind)
    return st.builds(kind, **{each.name: st.from_type(hints[each.name]) for each in fields(kind)})


@pytest.mark.parametrize("kind", [*CONTENT_TYPES.values(), *SAID_TYPES.values(), Voice, Printing, When, Span])
def test_every_record_type_comes_back_as_it_was(kind: type) -> None:
    @settings(max_examples=40)
    @given(_values(kind))
    def comes_back(value: object) -> None:
        text = canonical(plain(value)).decode()
        assert decode(kind, json.loads(text)) == value

    comes_back()


def test_a_field_at_its_default_is_left_out_so_that_a_new_field_changes_no_old_id() -> None:
    content = EventContent("AGREE", None, (), (), None, None, None)
    assert "gist" not in json.loads(canonical(plain(content)))


def test_unknown_missing_and_wrong_values_are_refused_by_name() -> None:
    good = plain(Span(1, 2))
    assert isinstance(good, dict)
    with pytest.raises(ValueError, match="unknown colour"):
        decode(Span, {**good, "colour": "red"})
    with pytest.raises(ValueError, match="missing end"):
        decode(Span, {"start": 1})
    with pytest.raises(ValueError, match="not int"):
        decode(Span, {"start": "1", "end": 2})
    with pytest.raises(ValueError, match="none of accept"):
        decode(Judgement, {"subject": "x", "verdict": "perhaps", "author": "a", "at": "t"})


def test_a_union_of_two_types_has_no_decoder_rather_than_a_guess() -> None:
    with pytest.raises(TypeError, match="ambiguous"):
        decode(Evidence, {})
