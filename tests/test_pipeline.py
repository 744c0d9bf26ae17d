"""The writing door: once is enough, copies join, and no order of arrival shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sulh.document import Document
from sulh.errors import InputError
from sulh.ids import canonical
from sulh.ingest.files import take_paths
from sulh.ingest.intake import Intake
from sulh.pipeline import Rules, add, default_rules, remove, reread
from sulh.query import Moment
from sulh.record.codec import plain
from sulh.record.judgement import Judgement
from sulh.store import open_store
from sulh.store.base import Store
from sulh.store.sql import SqlStore

AT = "2026-01-01T00:00:00+00:00"
SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="module")
def rules() -> Rules:
    """The rules, loaded once."""
    return default_rules()


@pytest.fixture(scope="module")
def samples() -> list[Intake]:
    """The sample reports, among them three printings of one wire."""
    found = [each for each in take_paths([SAMPLES / f"{number}" for number in _names()]) if isinstance(each, Intake)]
    assert len(found) == len(_names())
    return found


def _names() -> list[str]:
    return sorted(path.name for path in SAMPLES.glob("*.txt"))[12:18]


def intake(text: str, *, outlet: str, published: str | None, wire: str | None = None) -> Intake:
    """A report that came from somewhere."""
    day = date.fromisoformat(published) if published else None
    return Intake("x", Document.of(text, outlet=outlet, published=day), text.encode(), wire)


def snapshot(store: Store) -> bytes:
    """The whole record as bytes, without cursors, times and tombstones."""
    with store.view() as view:
        everything = [*view.reports(), *view.statements(), *view.judgements(), *view.copyings()]
        return canonical([plain(_fields(each)) for each in everything])


def _fields(value: object) -> object:
    names = getattr(value, "__dataclass_fields__", {})
    return {name: getattr(value, name) for name in names if not name.startswith("_")}


def filled(intakes: Iterable[Intake], rules: Rules) -> bytes:
    """The record that comes of adding them in this order."""
    store = open_store(":memory:")
    for each in intakes:
        add(store, each, rules=rules, at=AT)
    found = snapshot(store)
    store.close()
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_any_order_gives_the_same_record_byte_for_byte(chance: object, samples: list[Intake], rules: Rules) -> None:
    shuffled = list(samples)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert filled(shuffled, rules) == filled(samples, rules)


def test_the_same_report_again_changes_nothing(store: SqlStore, samples: list[Intake], rules: Rules) -> None:
    first = add(store, samples[0], rules=rules, at=AT)
    before = snapshot(store)
    with store.view() as view:
        changes = view.changes()
    again = add(store, samples[0], rules=rules, at="2027-01-01T00:00:00+00:00")
    assert (first.outcome, again.outcome) == ("added", "known")
    assert again.change.empty
    assert snapshot(store) == before
    with store.view() as view:
        assert view.changes() == changes


def test_added_removed_and_added_again_is_a_no_op(store: SqlStore, samples: list[Intake], rules: Rules) -> None:
    for each in samples:
        add(store, each, rules=rules, at=AT)
    before = snapshot(store)
    document = samples[0].document.id
    remove(store, document, at=AT)
    assert snapshot(store) != before
    add(store, samples[0], rules=rules, at=AT)
    assert snapshot(store) == before


def test_one_text_in_three_outlets_is_one_document_with_three_printings(store: SqlStore, rules: Rules) -> None:
    text = "قالت البعثة أمس إن اللجنة ستجتمع غدا."
    outcomes = [
        add(store, intake(text, outlet=outlet, published=published), rules=rules, at=AT).outcome
        for outlet, published in (("صحيفة", "2021-10-06"), ("وكالة", "2021-10-05"), ("إذاعة", None))
    ]
    assert outcomes == ["added", "reprinted", "reprinted"]
    with store.view() as view:
        (report,) = view.reports()
        assert [printing.outlet for printing in report.printings] == ["وكالة", "صحيفة", "إذاعة"]
        assert report.document.published == date(2021, 10, 5)
        assert {piece.published for each in view.statements() for piece in each.evidence} == {date(2021, 10, 5)}


def test_one_wire_in_four_outlets_is_one_witness(store: SqlStore, samples: list[Intake], rules: Rules) -> None:
    for each in samples:
        add(store, each, rules=rules, at=AT)
    with store.view() as view:
        moment = Moment(view)
        wire = next(each.document.id for each in samples if "14-" in each.place)
        shared = [
            piece
            for statement in view.statements(layers=["claim"])
            for piece in statement.evidence
            if moment.sources.of(piece) == wire
        ]
        outlets = {piece.outlet for piece in shared}
        assert len(outlets) >= 3
        assert moment.support(shared).origins == 1
        assert moment.support(shared).reports >= 3


def test_rereading_with_a_new_release_leaves_every_judgement(
    store: SqlStore, samples: list[Intake], rules: Rules
) -> None:
    from dataclasses import replace

    added = add(store, samples[0], rules=rules, at=AT)
    judgements = [Judgement(key, "accept", "salma", AT) for key in added.change.new]
    with store.writer(at=AT) as writer:
        for judgement in judgements:
            writer.judge(judgement)
    before = snapshot(store)
    assert list(reread(store, rules=rules, at=AT)) == []
    newer = replace(rules, release="newer")
    assert [document for document, _ in reread(store, rules=newer, at=AT)] == [added.document]
    assert snapshot(store) == before
    with store.view() as view:
        assert view.release(added.document) == "newer"


@pytest.mark.parametrize("text", ["نص \0 مقطوع", "نص \ud83d مقطوع"])
def test_what_no_database_keeps_is_refused_before_it_gets_there(store: SqlStore, text: str, rules: Rules) -> None:
    document = Document("doc-x", text)
    with pytest.raises(InputError):
        add(store, Intake("x", document, b""), rules=rules, at=AT)


def test_original_bytes_stay_reachable(
    lasting_place: str, opened: Callable[[str], SqlStore], samples: list[Intake], rules: Rules
) -> None:
    store = opened(lasting_place)
    add(store, samples[0], rules=rules, at=AT)
    with store.view() as view:
        assert view.originals(samples[0].document.id) == (samples[0].body,)
    remove(store, samples[0].document.id, at=AT)
    with store.view() as view:
        assert view.originals(samples[0].document.id) == ()
