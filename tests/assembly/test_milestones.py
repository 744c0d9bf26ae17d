"""A phrase is about a milestone if it names it and not something that merely has to do with it."""

from __future__ import annotations

import pytest

from given import Telling, day
from sulh.assembly.identity import Identity
from sulh.assembly.lift import lift
from sulh.assembly.merge import merge
from sulh.assembly.milestones import Names, names_of, process_of
from sulh.assembly.slippage import schedules
from sulh.codebook.processes import Milestone, Process, load_processes
from sulh.record.content import CommitmentContent, ConditionContent
from sulh.record.statement import Statement

VOTE = Milestone("x.vote", "milestone", "الانتخابات الوطنية", "elections", ("الانتخابات", "الاقتراع العام"), ())
LAW = Milestone("x.law", "instrument", "قانون الانتخابات", "election law", (), ())
LEAVE = Milestone("x.leave", "milestone", "انسحاب القوات الأجنبية والمرتزقة", "withdrawal", ("سحب المرتزقة",), ())
MANDATE = Milestone("x.mandate", "state", "ولاية البعثة", "mandate", (), ())
NAMES = Names.of(Process("x", "عملية", "process", "xx", (VOTE, LAW, LEAVE, MANDATE)))


@pytest.mark.parametrize(
    ("phrase", "milestone"),
    [
        ("إجراء الانتخابات الوطنية في موعدها", "x.vote"),
        ("الانتخابات المقررة في 24 ديسمبر", "x.vote"),
        ("أن تُجرى الانتخابات قبل نهاية العام", "x.vote"),
        ("يؤجل الانتخابات", "x.vote"),
        ("بسحب المرتزقة", "x.leave"),
        ("وانسحاب قوات أجنبية ومرتزقة", "x.leave"),
        ("قانون الانتخابات", "x.law"),
        ("تمديد ولاية البعثة", "x.mandate"),
        ("إعلان نتائج الانتخابات", None),
        ("مشروع للانتخابات", None),
        ("البقاء حتى الانتخابات", None),
        ("لقاء الوزير بعد الانتخابات", None),
        ("انتخاب لجنة", None),
        ("", None),
    ],
)
def test_what_a_phrase_is_about(phrase: str, milestone: str | None) -> None:
    assert NAMES.head(phrase) == milestone


def test_every_name_is_found_and_the_longest_wins() -> None:
    named = NAMES.all("قانون الانتخابات شرط للانتخابات ولسحب المرتزقة")
    assert [each.milestone for each in named] == ["x.law", "x.vote", "x.leave"]


def test_the_process_is_the_one_whose_people_are_named_most() -> None:
    known = names_of(load_processes())
    found = process_of(known, ["ly.org.gnu", "state.ly", "sd.org.x", None])
    assert found is not None
    assert found.process.id == "libya"
    assert process_of(known, ["ly.person.x"]) is None
    assert process_of(known, ["ly.org.a", "ly.org.b", "sd.org.a", "sd.org.b"]) is None
    assert process_of(known, ["state.ru", "eu.org.eu"]) is None
    assert process_of(known, ["un.org.unsmil"]) is not None
    assert process_of((), ["ly.org.a", "ly.org.b"]) is None


def test_one_owner_that_no_other_process_has_is_enough() -> None:
    mission = Milestone("x.mandate", "state", "ولاية البعثة", "mandate", (), ("un.org.mission", "un.org.council"))
    other = Milestone("y.mandate", "state", "ولاية البعثة", "mandate", (), ("un.org.council",))
    both = [Names.of(Process(name, "", "", name, (each,))) for name, each in (("x", mission), ("y", other))]
    assert process_of(both, ["un.org.council"]) is None
    found = process_of(both, ["un.org.mission", "un.org.council"])
    assert found is both[0]


def telling(text: str, published: str = "2021-10-05") -> Telling:
    """A report in which enough people of the process are named."""
    found = Telling(f"{text} - اللجنة والمجلس", published=published)
    found.actor("اللجنة", id="xx.org.a")
    found.actor("المجلس", id="xx.org.b")
    return found


def lifted(report: Telling, layer: str) -> list[Statement]:
    """The statements of one layer."""
    return [each for each in lift(report.reading(), [NAMES]) if each.layer == layer]


def test_two_wordings_of_one_milestone_are_one_commitment() -> None:
    one, other = telling("تقرر إجراء الانتخابات"), telling("الاقتراع العام في موعده")
    one.commitment("إجراء الانتخابات", "إجراء الانتخابات")
    other.commitment("الاقتراع العام", "الاقتراع العام في موعده")
    assert lifted(one, "commitment")[0].id == lifted(other, "commitment")[0].id


def test_what_the_act_only_names_is_not_what_is_promised() -> None:
    report = telling("تخصيص موازنة للانتخابات")
    report.commitment("تخصيص موازنة للانتخابات", "تخصيص موازنة للانتخابات", milestone="x.vote")
    content = lifted(report, "commitment")[0].content
    assert isinstance(content, CommitmentContent)
    assert content.milestone is None


def test_a_mandate_and_the_commitment_that_it_ends_are_one_matter() -> None:
    first, second = (
        telling("ولاية البعثة حتى 2021-09-30", "2021-09-15"),
        telling("تنتهي ولاية البعثة 2022-01-31", "2021-09-30"),
    )
    first.measure("ولاية البعثة حتى 2021-09-30", "mandate", "renewed")
    first.dates.append(first.when("2021-09-30", "2021-09-30", "2021-09-30"))
    end = second.when("2022-01-31", "2022-01-31", "2022-01-31")
    second.commitment(second.text[:30], "تنتهي ولاية البعثة 2022-01-31", deadline=end)
    statements = merge([*lifted(first, "measure"), *lifted(second, "commitment")])
    (schedule,) = schedules(statements, Identity.of([]), today=day("2021-10-01"))
    assert [move.when.latest for move in schedule.moves] == [day("2021-09-30"), day("2022-01-31")]


def test_two_wordings_of_one_condition_are_one() -> None:
    ids = set()
    for dependent, prerequisite in (
        ("الانتخابات", "سحب المرتزقة"),
        ("إجراء الانتخابات", "انسحاب القوات الأجنبية والمرتزقة"),
    ):
        report = telling(f"لا {dependent} إلا بعد {prerequisite}")
        report.condition(f"لا {dependent} إلا بعد {prerequisite}", dependent, prerequisite)
        (found,) = lifted(report, "condition")
        assert isinstance(found.content, ConditionContent)
        assert (found.content.dependent, found.content.prerequisite) == ("m:x.vote", "m:x.leave")
        ids.add(found.id)
    assert len(ids) == 1


def test_one_measure_with_all_its_ends_in_order() -> None:
    """The mandate of users.md: five ends, 319 days from the first to the last."""
    ends = ["2021-09-15", "2021-09-30", "2022-01-31", "2022-04-30", "2022-07-31"]
    said = ["2020-09-15", "2021-09-15", "2021-09-30", "2022-01-31", "2022-04-29"]
    statements: list[Statement] = []
    for end, published in zip(ends, said, strict=True):
        report = telling(f"مدد مجلس الأمن ولاية البعثة حتى {end}", published)
        report.measure(f"ولاية البعثة حتى {end}", "mandate", "renewed", when=report.when("مدد", published, published))
        report.dates.append(report.when(end, None, end))
        statements += lifted(report, "measure")
    (schedule,) = schedules(merge(reversed(statements)), Identity.of([]), today=day("2022-05-01"))
    assert [move.when.latest for move in schedule.moves] == [day(end) for end in ends]
    assert (schedule.milestone, schedule.current, schedule.slip) == ("x.mandate", day("2022-07-31"), 319)
    assert len(schedule.statements) == 1
    assert len(schedule.moves) - 1 == 4
