"""The library in one call, and the names that stay."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import sulh
from sulh.errors import BadDate, StoreError
from sulh.record.judgement import Judgement

TEXT = "اجتمعت اللجنة العسكرية المشتركة في جنيف يوم الجمعة."
AT = datetime(2026, 1, 1, tzinfo=UTC)


def test_the_public_names_are_these() -> None:
    assert sorted(sulh.__all__) == list(sulh.__all__)
    for name in sulh.__all__:
        assert getattr(sulh, name) is not None
    assert {"read_text", "open_record", "Reading", "Record", "__version__"} <= set(dir(sulh))
    with pytest.raises(AttributeError, match="nothing"):
        sulh.nothing  # noqa: B018  # asking is the point


def test_a_text_is_read_in_one_call() -> None:
    reading = sulh.read_text(TEXT, published="2021-10-08", outlet="وكالة")
    found = reading.to_dict()["document"]
    assert isinstance(found, dict)
    assert (found["text"], found["published"], found["outlet"]) == (TEXT, "2021-10-08", "وكالة")
    with pytest.raises(BadDate):
        sulh.read_text(TEXT, published="8/10/2021")


def test_a_record_is_opened_filled_asked_and_closed(tmp_path: Path) -> None:
    place = tmp_path / "record.db"
    with pytest.raises(StoreError):
        sulh.open_record(place, create=False)
    with sulh.open_record(place) as record:
        added = record.add_text(TEXT, published="2021-10-08", outlet="وكالة", at=AT)
        assert added.outcome == "added"
        assert record.search("اللجان") == []
        assert [found.outlet for found in record.search("لجنة")] == ["وكالة"]
        assert record.judge(Judgement(added.document, "accept", "salma", "2026-01-01T00:00:00+00:00"))
        assert record.brief(today="2021-10-09").documents == 1
        assert [row.documents for row in record.actors()][:1] == [1]
        record.remove(added.document, at=AT)
        assert record.timeline() == ()
        assert record.due(today="2021-10-09") == ()
        with pytest.raises(BadDate, match="needed"):
            record.due(today=None)
