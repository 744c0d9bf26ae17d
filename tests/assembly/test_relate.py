"""A thousand reports of one meeting are one meeting; two meetings stay two."""

from __future__ import annotations

from itertools import permutations

from given import Telling
from sulh.assembly.identity import Identity
from sulh.assembly.lift import lift
from sulh.assembly.merge import merge
from sulh.assembly.relate import event_groups
from sulh.reading import items
from sulh.record.judgement import Judgement
from sulh.record.statement import Statement

DAY = ("2021-10-08", "2021-10-08")
MONTH = ("2021-10-01", "2021-10-31")


def met(
    number: int,
    who: tuple[str, ...],
    dates: tuple[str, str] | None,
    *,
    kind: items.EventType = "CONSULT",
    published: str = "2021-10-09",
    mode: str | None = None,
) -> tuple[Statement, ...]:
    """One report of a meeting."""
    text = f"الخبر {number}: اجتمع " + " و".join(who) + " في الموعد"
    telling = Telling(text, published=published)
    for name in who:
        telling.actor(name)
    grain = "day" if dates and dates[0] == dates[1] else "month"
    when = telling.when("في الموعد", dates[0], dates[1], grain) if dates else None
    telling.event(text, kind, actors=who, when=when, mode=mode)
    return tuple(each for each in lift(telling.reading()) if each.layer == "event")


def groups(*reports: tuple[Statement, ...], judgements: tuple[Judgement, ...] = ()) -> list[int]:
    """Sizes of the groups, the same for every order of the reports."""
    found = set()
    for order in permutations(reports):
        merged = merge(each for report in order for each in report)
        found.add(event_groups(merged, Identity.of(judgements)))
    (one,) = found
    return sorted(len(group.statements) for group in one)


def test_one_meeting_told_with_more_or_fewer_parties_is_one() -> None:
    assert groups(met(1, ("اللجنة", "البعثة"), DAY), met(2, ("اللجنة",), DAY), met(3, ("البعثة",), DAY)) in ([3],)


def test_another_day_another_type_other_people_are_other_events() -> None:
    first = met(1, ("اللجنة",), DAY)
    assert groups(first, met(2, ("اللجنة",), ("2021-10-07", "2021-10-07"))) == [1, 1]
    assert groups(first, met(2, ("اللجنة",), DAY, kind="ACCUSE")) == [1, 1]
    assert groups(first, met(2, ("المجلس",), DAY)) == [1, 1]
    assert groups(met(1, ("اللجنة",), DAY, mode="visit"), met(2, ("اللجنة",), DAY, mode="phone")) == [1, 1]


def test_a_vague_telling_joins_the_only_event_that_fits_and_never_chains_two() -> None:
    vague = met(3, ("اللجنة", "المجلس"), MONTH)
    assert groups(met(1, ("اللجنة",), DAY), vague) == [2]
    assert groups(met(1, ("اللجنة",), DAY), met(2, ("اللجنة",), ("2021-10-20", "2021-10-20")), vague) == [1, 1, 1]


def test_an_undated_telling_reaches_back_a_few_days_from_its_report() -> None:
    assert groups(met(1, ("اللجنة",), DAY), met(2, ("اللجنة",), None, published="2021-10-09")) == [2]
    assert groups(met(1, ("اللجنة",), DAY), met(2, ("اللجنة",), None, published="2021-11-09")) == [1, 1]


def test_people_join_and_keep_apart() -> None:
    one, other = met(1, ("اللجنة",), DAY), met(2, ("المجلس",), DAY)
    same = Judgement(one[0].id, "same", "salma", "2026-01-01T00:00:00+00:00", other=other[0].id)
    assert groups(one, other, judgements=(same,)) == [2]
    near = met(3, ("اللجنة", "البعثة"), DAY)
    apart = Judgement(one[0].id, "different", "salma", "2026-01-01T00:00:00+00:00", other=near[0].id)
    assert groups(one, near, judgements=(apart,)) == [1, 1]
