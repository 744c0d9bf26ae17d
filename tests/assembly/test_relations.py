"""What contradicts, refines or supersedes: both stay, and ten reprints make no ten relations."""

from __future__ import annotations

from itertools import permutations

from given import Telling, day
from sulh.assembly.identity import Identity
from sulh.assembly.lift import lift
from sulh.assembly.merge import merge
from sulh.assembly.relate import event_groups
from sulh.assembly.relations import Relation, claim_sides, relations
from sulh.assembly.slippage import schedules
from sulh.reading import items
from sulh.record.statement import Statement

NOBODY = Identity.of([])


def related(*tellings: Telling) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, field and the outlets of both sides, whatever the order of the reports."""
    found = set()
    for order in permutations([lift(each.reading()) for each in tellings]):
        statements = merge(each for report in order for each in report)
        found.add(_relations(statements))
    (only,) = found
    return [(each.kind, each.field, each.earlier.outlet, each.later.outlet) for each in only]


def _relations(statements: tuple[Statement, ...]) -> tuple[Relation, ...]:
    planned = schedules(statements, NOBODY, today=day("2022-01-01"))
    return relations(event_groups(statements, NOBODY), planned, statements)


def clash(outlet: str, published: str, toll: str, value: float, *, status: items.Status = "happened") -> Telling:
    """A report of one clash, with its own toll."""
    telling = Telling(f"اشتبك الجيش وسقط {toll} في 27 أغسطس. تعليق {outlet}.", outlet=outlet, published=published)
    telling.actor("الجيش", kind="armed_group", id="xx.army")
    when = telling.when("27 أغسطس", "2022-08-27", "2022-08-27")
    size = telling.size(toll, value, "killed")
    telling.event(telling.text.split(".")[0], "ASSAULT", actors=["الجيش"], when=when, sizes=[size], status=status)
    return telling


def test_another_voice_with_another_figure_contradicts_and_the_same_voice_supersedes() -> None:
    first, other = clash("أ", "2022-08-27", "12 قتيلا", 12), clash("ب", "2022-08-28", "32 قتيلا", 32)
    assert related(first, other) == [("contradicts", "figure killed", "أ", "ب")]
    later = clash("أ", "2022-08-28", "32 قتيلا", 32)
    assert related(first, later) == [("supersedes", "figure killed", "أ", "أ")]
    assert related(first, clash("ب", "2022-08-28", "12 قتيلا", 12)) == []


def test_a_denial_contradicts_and_is_listed_once() -> None:
    told = [clash("أ", "2022-08-27", "12 قتيلا", 12), clash("ب", "2022-08-28", "12 قتيلا", 12)]
    denied = clash("ج", "2022-08-29", "12 قتيلا", 12, status="denied")
    assert related(*told, denied) == [("contradicts", "status", "أ", "ج")]


def test_a_day_refines_a_month_and_a_later_date_supersedes() -> None:
    tellings = []
    for outlet, published, words, first, last, grain in (
        ("أ", "2021-09-01", "في ديسمبر", "2021-12-01", "2021-12-31", "month"),
        ("ب", "2021-10-05", "في 24 ديسمبر", "2021-12-24", "2021-12-24", "day"),
        ("ج", "2021-12-22", "في 24 يناير", "2022-01-24", "2022-01-24", "day"),
    ):
        telling = Telling(f"تجرى الانتخابات {words}. خبر {outlet}.", outlet=outlet, published=published)
        telling.commitment(f"تجرى الانتخابات {words}", "الانتخابات", deadline=telling.when(words, first, last, grain))
        tellings.append(telling)
    assert [each for each in related(*tellings) if each[0] == "supersedes"] == [("supersedes", "deadline", "أ", "ج")]
    assert ("refines", "deadline", "أ", "ب") in related(*tellings)


def test_a_claim_is_held_and_spoken_against() -> None:
    tellings = []
    for outlet, stance in (("أ", "asserts"), ("ب", "denies"), ("ج", "denies")):
        telling = Telling(f"قال المجلس: تأجيل الانتخابات. خبر {outlet}.", outlet=outlet)
        telling.claim("تأجيل الانتخابات", "المجلس", stance=stance)  # type: ignore[arg-type]
        tellings.append(telling)
    (sides,) = claim_sides(merge(each for telling in tellings for each in lift(telling.reading())))
    assert ([each.outlet for each in sides.held], len(sides.opposed)) == (["أ"], 2)
    assert [each[:2] for each in related(*tellings)] == [("contradicts", "stance")]
    assert related(tellings[1], tellings[2]) == []
