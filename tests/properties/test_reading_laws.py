"""Laws of every reading: words first, same input same output, never a crash."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sulh
from strategies import TEXTS

# Pieces of news that readers react to, to be shuffled among arbitrary text.
PIECES = st.sampled_from(
    [
        "قال وزير الخارجية الليبي إن ", "وأكدت البعثة أن ", "اتهم المجلس ", "خليفة حفتر", "الأمم المتحدة", " في طرابلس",
        "لن تبدأ المحادثات إلا بعد ", "إذا لم توقع الأطراف ", "من المقرر أن تعقد ", "24 ديسمبر", "يوم الثلاثاء", "أمس الأول",
        "«بداية متواضعة»", "مقتل 12 جنديا", "نحو ألفي مقاتل", "حظر السلاح", "القوات التركية", "، مشيرا إلى ", "سبب الأهمية: ",
        "تعهد رئيس الحكومة بـ", "خلال تسعين يوما", "\n", ". ", "، و", "\u200f", "ّ", "ــ", "😀", "UNSMIL ", "ﷲ ", "5+5",
    ]
)  # fmt: skip
REPORTS = st.lists(st.one_of(PIECES, TEXTS), max_size=14).map("".join)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with offsets and words."""
    if isinstance(value, dict):
        if "start" in value and "end" in value and isinstance(value.get("text"), str):
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS)
def test_words_first(text: str) -> None:
    reading = sulh.read_text(text, published=date(2021, 10, 5)).to_dict()
    assert reading["document"]["text"] == text  # type: ignore[index]
    for item in spans({key: value for key, value in reading.items() if key != "document"}):
        if "trigger" not in item:
            assert text[item["start"] : item["end"]] == item["text"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS)
def test_keys_and_ids_resolve(text: str) -> None:
    reading: Any = sulh.read_text(text, published="2021-10-05").to_dict()
    keys = {actor["key"] for actor in reading["actors"]}
    claims = {claim["id"] for claim in reading["claims"]}
    targets = {item["id"] for layer in ("events", "commitments") for item in reading[layer]}
    for layer in ("claims", "events", "commitments", "conditions", "measures", "forces"):
        for item in reading[layer]:
            assert item.get("attributed_to") in claims | {None}
            assert 0 <= item["sentence"] < len(reading["document"]["sentences"])
            assert 0 <= item["start"] <= item["end"] <= len(text)
            for party in spans(item):
                assert party.get("key") in keys | {None}
    for condition in reading["conditions"]:
        assert condition["dependent"]["ref"] in targets | {None}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS)
def test_same_in_same_out(text: str) -> None:
    first = json.dumps(sulh.read_text(text, published="2021-10-05").to_dict(), ensure_ascii=False)
    assert first == json.dumps(sulh.read_text(text, published="2021-10-05").to_dict(), ensure_ascii=False)
