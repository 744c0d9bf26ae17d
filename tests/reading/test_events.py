"""Golden cases of the events reader: tests/cases/ar/events/*.yaml; size, contexts, attribution, dates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import sulh
from sulh.reading.items import Event

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "ar" / "events"
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


def read(text: str) -> tuple[Event, ...]:
    return sulh.read_text(text, published="2022-03-01").events


def fits(event: Event, want: dict[str, Any]) -> bool:
    sides = {side: [party.text for party in getattr(event, side)] for side in ("actors", "recipients")}
    same = all(sides[side] == want[side] for side in sides if side in want)
    return event.type == want["type"] and event.status == want["status"] and same


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_case(case: dict[str, Any]) -> None:
    events = read(case["text"])
    told = [(e.type, e.status, [a.text for a in e.actors], [r.text for r in e.recipients]) for e in events]
    for want in case["events"]:
        assert any(fits(event, want) for event in events), told
    assert not {e.type for e in events} & set(case.get("absent", ())), told


def test_offsets_hold() -> None:
    text = "وقصفت القوات البلدة، وطالب المجلس الحكومة بالاستقالة."
    for event in read(text):
        assert text[event.trigger_span.start : event.trigger_span.end] == event.trigger
        assert event.span.contains(event.trigger_span)


def test_size_belongs_to_the_event() -> None:
    event = next(e for e in read("قُتل أربعة مدنيين في قصف على السوق.") if e.type == "ASSAULT")
    assert [q.value for q in event.size] == [4]


def test_money_is_no_size() -> None:
    events = read("صادر الجيش أموالا بقيمة خمسة ملايين دولار.")
    assert all(not event.size for event in events)


def test_contexts_are_topics_of_the_sentence() -> None:
    event = next(e for e in read("رحبت مصر بوقف إطلاق النار في البلاد.") if e.type == "SUPPORT")
    assert "ceasefire" in event.contexts
    assert "cyber" not in event.contexts


def test_attributed_to_the_claim_that_holds_it() -> None:
    reading = sulh.read_text("قال شاهد إن مسلحين هاجموا نقطة التفتيش.", published="2022-03-01")
    event = next(e for e in reading.events if e.type == "ASSAULT")
    assert event.attributed_to == reading.claims[0].id


def test_no_future_day_for_what_happened() -> None:
    for event in read("هاجم مسلحون القرية قبل اجتماع مقرر يوم 9 مارس 2022."):
        if event.status == "happened" and event.when is not None and event.when.earliest is not None:
            assert event.when.earliest.isoformat() <= "2022-03-01"
