"""One suite for every engine: what goes in comes out, whole or not at all, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from given import Telling, day
from sulh.assembly.lift import lift
from sulh.errors import NotFound
from sulh.record.delta import Delta
from sulh.record.judgement import Judgement
from sulh.record.printing import Printing
from sulh.record.report import Report
from sulh.store.base import View, Writer
from sulh.store.sql import SqlStore
from sulh.store.terms import parse

AT = "2026-01-01T00:00:00+00:00"


def told(text: str, *, outlet: str = "وكالة", published: str = "2021-10-05", name: str = "الحكومة") -> Telling:
    """A report in which somebody meets somebody."""
    telling = Telling(text, outlet=outlet, published=published)
    telling.actor(name)
    telling.event(text, "CONSULT", actors=[name])
    return telling


FIRST = told("اجتمعت الحكومة مع اللجنة. وأُعلن موعد الانتخابات.")
SECOND = told("زارت الحكومة المدينة.", outlet="صحيفة", published="2021-10-07")


def put(writer: Writer, telling: Telling) -> Delta:
    """Write a report made by hand."""
    reading = telling.reading()
    report = Report.of(telling.text, [Printing.of(reading.document)])
    return writer.put(report, lift(reading), reading.sentences, release="1")


def contents(view: View) -> list[object]:
    """Everything that makes the record what it is, without cursors and times."""
    return [*view.reports(), *view.statements(), *view.judgements()]


def test_what_goes_in_comes_out(store: SqlStore) -> None:
    with store.writer(at=AT) as writer:
        put(writer, FIRST)
        put(writer, SECOND)
    with store.view() as view:
        report = view.report(FIRST.document.id)
        assert report.text == FIRST.text
        assert report.document == FIRST.document
        actor = next(view.statements(layers=["actor"]))
        assert [piece.published for piece in actor.evidence] == [day("2021-10-05"), day("2021-10-07")]
        assert all(
            piece.span.of(view.report(piece.document).text) == piece.quote
            for each in view.statements()
            for piece in each.evidence
        )
        assert [each.id for each in view.statements()] == sorted(each.id for each in view.statements())


def test_statements_of_one_document_and_by_id(store: SqlStore) -> None:
    with store.writer(at=AT) as writer:
        put(writer, FIRST)
        put(writer, SECOND)
    with store.view() as view:
        of_second = {each.id for each in view.statements(document=SECOND.document.id)}
        assert of_second == {each.id for each in lift(SECOND.reading())}
        some = sorted(of_second)[0]
        assert [each.id for each in view.statements(ids=[some, "act-unknown"])] == [some]


def test_a_failed_transaction_leaves_nothing(store: SqlStore) -> None:
    def fail() -> None:
        with store.writer(at=AT) as writer:
            put(writer, FIRST)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.view() as view:
        assert contents(view) == []
        assert view.changes() == ()
        assert list(view.search(parse("الحكومة"))) == []


def test_the_delta_says_what_changed(store: SqlStore) -> None:
    with store.writer(at=AT) as writer:
        first = put(writer, FIRST)
        again = put(writer, FIRST)
        second = put(writer, SECOND)
        gone = writer.remove(SECOND.document.id)
    actor = next(each.id for each in lift(FIRST.reading()) if each.layer == "actor")
    assert set(first.new) == {each.id for each in lift(FIRST.reading())}
    assert again.empty
    assert second.grown == (actor,)
    assert gone.shrunk == (actor,)
    assert len(gone.gone) == len(second.new) == 1


def test_removed_leaves_a_tombstone_and_takes_everything_else(store: SqlStore) -> None:
    with store.writer(at=AT) as writer:
        put(writer, FIRST)
    with store.view() as view:
        before = contents(view)
    with store.writer(at=AT) as writer:
        put(writer, SECOND)
        writer.remove(SECOND.document.id)
    with store.view() as view:
        assert contents(view) == before
        assert view.tombstones() == (SECOND.document.id,)
        assert list(view.search(parse("المدينة"))) == []
        with pytest.raises(NotFound):
            view.report(SECOND.document.id)
    with pytest.raises(NotFound), store.writer(at=AT) as writer:
        writer.remove(SECOND.document.id)


def test_removed_and_added_again_is_as_before(store: SqlStore) -> None:
    with store.writer(at=AT) as writer:
        put(writer, FIRST)
        put(writer, SECOND)
    with store.view() as view:
        before = contents(view)
    with store.writer(at=AT) as writer:
        writer.remove(FIRST.document.id)
        put(writer, FIRST)
    with store.view() as view:
        assert contents(view) == before
        assert view.tombstones() == ()


def test_the_change_feed_has_a_cursor(store: SqlStore) -> None:
    with store.writer(at=AT) as writer:
        put(writer, FIRST)
    with store.view() as view:
        first = view.changes()
    with store.writer(at="2026-01-02T00:00:00+00:00") as writer:
        writer.remove(FIRST.document.id)
    with store.view() as view:
        later = view.changes(first[-1].seq)
        assert [view.changes(seq, limit=1)[0] for seq in (0, first[0].seq)] == list(first[:2])
    assert [change.kind for change in first] == ["document_added", "statement_new", "statement_new"]
    assert later[0].kind == "document_removed"
    assert {change.kind for change in later[1:]} == {"statement_gone"}
    assert {change.at for change in later} == {"2026-01-02T00:00:00+00:00"}


def test_a_judgement_is_appended_once_and_survives_its_document(store: SqlStore) -> None:
    judgement = Judgement("evt-1", "reject", "salma", AT, reason="رأي")
    with store.writer(at=AT) as writer:
        assert writer.judge(judgement) is True
        assert writer.judge(judgement) is False
        assert writer.judge(Judgement("evt-1", "accept", "salma", "2026-01-02T00:00:00+00:00")) is True
        put(writer, FIRST)
        writer.remove(FIRST.document.id)
    with store.view() as view:
        assert [each.verdict for each in view.judgements()] == ["reject", "accept"]
        assert view.judgements()[0] == judgement
        assert view.judgements(subject="evt-2") == ()


def test_original_bytes_are_kept_once_and_go_with_their_last_document(store: SqlStore) -> None:
    first, second = FIRST.document.id, SECOND.document.id
    with store.writer(at=AT) as writer:
        put(writer, FIRST)
        put(writer, SECOND)
        for document in (first, first, second):
            writer.keep(document, b"bytes \x00 as they came")
        writer.keep(first, b"other bytes")
    with store.view() as view:
        assert sorted(view.originals(first)) == [b"bytes \x00 as they came", b"other bytes"]
        assert view.originals(second) == (b"bytes \x00 as they came",)
    with store.writer(at=AT) as writer:
        writer.remove(first)
    with store.view() as view:
        assert view.originals(first) == ()
        assert view.originals(second) == (b"bytes \x00 as they came",)


def test_a_view_is_one_moment(lasting_place: str, opened: Callable[[str], SqlStore]) -> None:
    store = opened(lasting_place)
    with store.view() as view:
        assert view.counts().documents == 0
        with store.writer(at=AT) as writer:
            put(writer, FIRST)
        assert view.counts().documents == 0
    with store.view() as view:
        assert view.counts().documents == 1


def test_it_is_still_there_after_closing(lasting_place: str, opened: Callable[[str], SqlStore]) -> None:
    store = opened(lasting_place)
    with store.writer(at=AT) as writer:
        put(writer, FIRST)
    with store.view() as view:
        before = contents(view)
    store.close()
    with opened(lasting_place).view() as view:
        assert contents(view) == before


def test_the_doctor_finds_a_healthy_record(store: SqlStore) -> None:
    with store.writer(at=AT) as writer:
        put(writer, FIRST)
    assert [finding for finding in store.examine() if not finding.ok] == []
