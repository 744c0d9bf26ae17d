"""Asking: each event once, both sides of a dispute, names as most used, nothing that was rejected."""

from __future__ import annotations

from datetime import date

import pytest

from given import Telling, day
from sulh.assembly.lift import lift
from sulh.query import Filter, Moment, actors, brief, due, search, timeline
from sulh.record.judgement import Judgement
from sulh.record.printing import Printing
from sulh.record.report import Report
from sulh.record.statement import Statement
from sulh.span import Span
from sulh.store.sql import SqlStore

AT = "2026-01-01T00:00:00+00:00"
TODAY = date(2022, 9, 1)


def put(store: SqlStore, *tellings: Telling) -> list[Statement]:
    """Write reports made by hand."""
    written: list[Statement] = []
    with store.writer(at=AT) as writer:
        for telling in tellings:
            reading = telling.reading()
            statements = lift(reading)
            written += statements
            report = Report.of(telling.text, [Printing.of(reading.document)])
            spans = [Span(0, telling.text.index(".") + 1), Span(telling.text.index(".") + 1, len(telling.text))]
            writer.put(report, statements, spans, release="1")
    return written


def judge(store: SqlStore, *judgements: Judgement) -> None:
    """Write judgements."""
    with store.writer(at=AT) as writer:
        for judgement in judgements:
            writer.judge(judgement)


def clash(published: str, toll: str, value: float, outlet: str, *, status: str = "happened") -> Telling:
    """A report of one clash, with its own toll."""
    telling = Telling(f"اشتبك الجيش وسقط {toll} في 27 أغسطس. تعليق {outlet}.", outlet=outlet, published=published)
    telling.actor("الجيش", kind="armed_group", id="xx.army")
    when = telling.when("27 أغسطس", "2022-08-27", "2022-08-27")
    size = telling.size(toll, value, "killed")
    words = telling.text.split(".")[0]
    telling.event(words, "ASSAULT", actors=["الجيش"], when=when, sizes=[size], status=status)  # type: ignore[arg-type]
    return telling


TOLLS = (
    clash("2022-08-27", "12 قتيلا", 12, "وكالة"),
    clash("2022-08-28", "32 قتيلا", 32, "صحيفة"),
    clash("2022-08-29", "لا قتلى", 0, "إذاعة", status="denied"),
)


def test_one_event_with_three_tellings_and_its_dispute(store: SqlStore) -> None:
    put(store, *TOLLS)
    with store.view() as view:
        (row,) = timeline(Moment(view))
    (spread,) = row.figures
    assert (spread.low, spread.high, len(spread.tellings)) == (0, 32, 3)
    assert row.tellings.disputed
    assert (row.support.origins, row.support.reports) == (3, 3)
    assert (row.first, row.last, row.dated) == (day("2022-08-27"), day("2022-08-27"), True)


def test_time_and_status_choose_events(store: SqlStore) -> None:
    undated = Telling("التقى الوزير المبعوث. انتهى.", published="2021-01-01")
    undated.event("التقى الوزير المبعوث", "CONSULT", status="planned")
    put(store, *TOLLS, undated)
    with store.view() as view:
        moment = Moment(view)
        assert [row.dated for row in timeline(moment)] == [False, True]
        assert [row.said.status for row in timeline(moment, since=day("2022-01-01"))] == ["happened"]
        assert [row.said.status for row in timeline(moment, until=day("2022-01-01"))] == ["planned"]
        assert [row.said.status for row in timeline(moment, statuses=["planned"])] == ["planned"]


def test_a_rejected_statement_is_gone_and_only_accepted_ones_can_be_asked_for(store: SqlStore) -> None:
    written = put(store, *TOLLS)
    event = next(each.id for each in written if each.layer == "event")
    with store.view() as view:
        assert timeline(Moment(view))[0].state == "proposed"
        assert timeline(Moment(view, reviewed_only=True)) == ()
    judge(store, Judgement(event, "accept", "salma", "2026-01-01T00:00:00+00:00"))
    with store.view() as view:
        assert timeline(Moment(view, reviewed_only=True))[0].state == "accepted"
    judge(store, Judgement(event, "reject", "omar", "2026-01-02T00:00:00+00:00", reason="رأي"))
    with store.view() as view:
        assert timeline(Moment(view)) == ()
    judge(store, Judgement(event, "unsure", "omar", "2026-01-03T00:00:00+00:00"))
    with store.view() as view:
        assert timeline(Moment(view))[0].state == "unsure"


def test_an_actor_has_the_name_most_used_and_all_others(store: SqlStore) -> None:
    reports = []
    for number, name in enumerate(("الدبيبة", "عبد الحميد الدبيبة", "الدبيبة")):
        telling = Telling(f"قال {name} شيئا. نهاية {number}.", published=f"2021-10-0{number + 1}")
        telling.actor(name, kind="person", id="xx.person.d")
        reports.append(telling)
    other = Telling("وقال دبيبه. نهاية.", published="2021-10-09")
    other.actor("دبيبه", kind="person")
    put(store, *reports, other)
    with store.view() as view:
        rows = actors(Moment(view))
        assert [(row.ref, row.name.ar, row.documents) for row in rows] == [
            ("xx.person.d", "الدبيبة", 3),
            ("n:دبيبه", "دبيبه", 1),
        ]
    judge(store, Judgement("n:دبيبه", "same", "salma", AT, other="xx.person.d"))
    with store.view() as view:
        (row,) = actors(Moment(view))
        assert row.names == ("الدبيبة", "دبيبه", "عبد الحميد الدبيبة")
        assert (row.documents, row.first, row.last) == (4, day("2021-10-01"), day("2021-10-09"))
        assert Moment(view).called("دبيبه") == {"xx.person.d", "n:دبيبه"}


@pytest.mark.parametrize(
    ("only", "outlets"),
    [
        (Filter(), ["إذاعة", "صحيفة", "وكالة"]),
        (Filter(since=day("2022-08-28"), until=day("2022-08-28")), ["صحيفة"]),
        (Filter(outlet="وكالة"), ["وكالة"]),
        (Filter(status="denied"), ["إذاعة"]),
        (Filter(type="ASSAULT"), ["إذاعة", "صحيفة", "وكالة"]),
        (Filter(type="AGREE"), []),
        (Filter(stance="denies"), []),
        (Filter(actor="الجيش"), ["إذاعة", "صحيفة", "وكالة"]),
        (Filter(actor="xx.army", status="happened"), ["صحيفة", "وكالة"]),
        (Filter(actor="المجلس"), []),
        (Filter(reviewed=True), []),
    ],
)
def test_a_search_can_ask_what_the_record_says_of_a_sentence(store: SqlStore, only: Filter, outlets: list[str]) -> None:
    put(store, *TOLLS)
    with store.view() as view:
        assert [found.outlet for found in search(Moment(view), "الجيش", only=only)] == outlets


def test_a_filter_looks_at_the_sentence_not_the_report(store: SqlStore) -> None:
    put(store, *TOLLS)
    with store.view() as view:
        moment = Moment(view)
        assert len(list(search(moment, "تعليق"))) == 3
        assert list(search(moment, "تعليق", only=Filter(type="ASSAULT"))) == []
        assert len(list(search(moment, "تعليق", limit=2))) == 2


def test_a_brief_counts_what_nobody_reviewed_and_leaves_out_what_is_old(store: SqlStore) -> None:
    old = Telling("طالب المجلس بسحب القوات. نهاية.", published="2020-01-01")
    old.claim("بسحب القوات", "المجلس", stance="demands")
    put(store, *TOLLS, old)
    with store.view() as view:
        whole = brief(Moment(view), today=TODAY)
        recent = brief(Moment(view), today=TODAY, since=day("2022-01-01"))
    assert (len(whole.claims), len(recent.claims)) == (1, 0)
    assert (whole.documents, whole.unreviewed, recent.unreviewed) == (4, 2, 1)


def test_ninety_days_pass_and_only_words_say_missed(store: SqlStore) -> None:
    """users.md: the ceasefire of 23 October 2020, due 23 January 2021, overdue from the 24th, then missed."""
    promise = Telling("اتفق الطرفان على خروج المقاتلين في ثلاثة أشهر. نهاية.", published="2020-10-23")
    within = promise.when("في ثلاثة أشهر", "2020-10-23", "2021-01-23", "duration")
    promise.commitment("خروج المقاتلين في ثلاثة أشهر", "خروج المقاتلين في ثلاثة أشهر", deadline=within)
    put(store, promise)

    def status(today: str) -> str:
        with store.view() as view:
            (row,) = due(Moment(view), today=day(today))
        return row.schedule.due.status

    assert [status("2021-01-23"), status("2021-01-24")] == ["standing", "overdue"]
    missed = Telling("انقضت المهلة دون خروج المقاتلين. نهاية.", published="2021-01-24")
    missed.commitment("انقضت المهلة دون خروج المقاتلين", "خروج المقاتلين", status="missed")
    put(store, missed)
    assert status("2021-01-25") == "missed"


def test_two_governments_stay_two(store: SqlStore) -> None:
    """users.md: the GNA until March 2021 and the GNU after it, however alike their names."""
    reports = []
    for number, (name, ref) in enumerate(
        (("حكومة الوفاق الوطني", "ly.org.gna"), ("حكومة الوحدة الوطنية", "ly.org.gnu"))
    ):
        telling = Telling(f"أعلنت {name} شيئا. نهاية.", published=f"2021-0{number + 2}-01")
        telling.actor(name, id=ref)
        reports.append(telling)
    put(store, *reports)
    with store.view() as view:
        assert [row.ref for row in actors(Moment(view))] == ["ly.org.gna", "ly.org.gnu"]
