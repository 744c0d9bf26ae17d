"""Every date a commitment ever had stays; the status comes from words or from the calendar, and says which."""

from __future__ import annotations

from itertools import permutations

from given import Telling, day
from sulh.assembly.identity import Identity
from sulh.assembly.lift import lift
from sulh.assembly.merge import merge
from sulh.assembly.slippage import Schedule, schedules
from sulh.reading import items
from sulh.record.statement import Statement


def told(
    published: str,
    latest: str | None,
    *,
    status: items.CommitmentStatus = "standing",
    earliest: str | None = None,
    grain: str = "day",
    act: str = "إجراء الانتخابات",
    milestone: str | None = None,
    speaker: str | None = None,
) -> tuple[Statement, ...]:
    """One report about one commitment, given on a day."""
    telling = Telling(f"أعلنت المفوضية {act} في الموعد يوم {published}", published=published)
    claim = telling.claim(act, "المفوضية") if speaker else None
    when = telling.when("في الموعد", earliest or latest, latest, grain) if latest else None
    telling.commitment(act, act, deadline=when, status=status, milestone=milestone, claim=claim)
    return tuple(each for each in lift(telling.reading()) if each.layer == "commitment")


def one(*reports: tuple[Statement, ...], today: str) -> Schedule:
    """The one schedule of the reports, whatever their order."""
    found = set()
    for order in permutations(reports):
        merged = merge(each for report in order for each in report)
        found.add(schedules(merged, Identity.of([]), today=day(today)))
    ((schedule,),) = found
    return schedule


def test_a_date_that_moves_keeps_its_past() -> None:
    schedule = one(
        told("2020-11-14", "2021-12-24"),
        told("2021-12-22", "2022-01-24", status="postponed", speaker="المفوضية"),
        told("2022-02-21", "2022-06-30", status="postponed", earliest="2022-06-01", grain="month"),
        today="2022-03-01",
    )
    assert [move.when.latest for move in schedule.moves] == [day("2021-12-24"), day("2022-01-24"), day("2022-06-30")]
    assert [move.by.text if move.by else None for move in schedule.moves] == [None, "المفوضية", None]
    assert [move.said for move in schedule.moves] == [day("2020-11-14"), day("2021-12-22"), day("2022-02-21")]
    assert (schedule.first, schedule.current, schedule.slip) == (day("2021-12-24"), day("2022-06-30"), 188)
    assert schedule.due.status == "postponed"


def test_put_off_without_a_new_date_has_none() -> None:
    schedule = one(told("2021-10-05", "2021-12-24"), told("2021-12-22", None, status="postponed"), today="2022-03-01")
    assert schedule.first == day("2021-12-24")
    assert schedule.current is None
    assert schedule.due.status == "postponed"
    assert [piece.published for piece in schedule.due.evidence] == [day("2021-12-22")]


def test_the_calendar_makes_overdue_and_only_words_make_missed_or_met() -> None:
    promise = told("2020-10-23", "2021-01-23", act="خروج المقاتلين")
    assert one(promise, today="2021-01-23").due.status == "standing"
    overdue = one(promise, today="2021-01-24").due
    assert overdue.status == "overdue"
    assert overdue.evidence == promise[0].evidence
    missed = told("2021-01-25", None, status="missed", act="خروج المقاتلين")
    assert one(promise, missed, today="2021-01-26").due.evidence == missed[0].evidence
    assert one(promise, missed, today="2021-01-26").due.status == "missed"
    met = told("2021-01-20", None, status="met", act="خروج المقاتلين")
    assert one(promise, met, today="2021-01-26").due.status == "met"
    assert one(promise, met, missed, today="2021-01-26").due.status == "disputed"


def test_a_recollection_of_an_old_date_does_not_move_it_back() -> None:
    schedule = one(
        told("2021-10-05", "2021-12-24"),
        told("2022-01-05", "2022-06-30"),
        told("2022-02-05", "2021-12-24"),
        today="2022-03-01",
    )
    assert schedule.current == day("2022-06-30")
    assert [given.recalled for given in schedule.given] == [False, False, True]


def test_a_month_and_a_day_in_it_are_one_date() -> None:
    schedule = one(
        told("2021-09-01", "2021-12-31", earliest="2021-12-01", grain="month"),
        told("2021-10-05", "2021-12-24"),
        today="2021-11-01",
    )
    assert len(schedule.moves) == 1
    assert schedule.slip is None
    assert schedule.due.status == "standing"


def test_two_wordings_of_one_act_meet_and_two_acts_do_not() -> None:
    same = [told("2021-10-05", "2021-12-24", act=act) for act in ("إجراء الانتخابات", "إجراء انتخابات")]
    assert one(*same, today="2021-11-01").first == day("2021-12-24")
    other = told("2021-10-05", "2021-12-24", act="توحيد الجيش")
    merged = merge((*same[0], *other))
    assert len(schedules(merged, Identity.of([]), today=day("2021-11-01"))) == 2


def test_withdrawn_holds_until_it_is_promised_again() -> None:
    promise, taken_back = told("2021-10-05", "2021-12-24"), told("2021-10-20", None, status="withdrawn")
    assert one(promise, taken_back, today="2021-11-01").due.status == "withdrawn"
    again = told("2021-10-25", "2021-12-24")
    assert one(promise, taken_back, again, today="2021-11-01").due.status == "standing"
