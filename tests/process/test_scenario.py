"""Scenarios: data that is checked, errors with file and line, and changes that never touch the baseline."""

from __future__ import annotations

from datetime import date

import pytest

from process.networks import NOW, days, edge, network, node
from sulh.codebook.process_defaults import load_defaults
from sulh.codebook.processes import load_processes
from sulh.errors import DataError
from sulh.process.answers import answer
from sulh.process.graph import Graph
from sulh.process.outcomes import Assumptions
from sulh.process.scenario import Scenario, parse_scenario, parse_sentence
from sulh.process.structure import structure
from sulh.process.variant import apply

HEAD = "scenario: 1\nby: A. Analyst\ndate: 2022-07-01\nchanges:\n"
RING = ["vote > army", "army > withdrawal", "withdrawal > vote", "army > cooperation"]


def changed(graph: Graph, changes: str) -> Graph:
    """The network after some changes."""
    return apply(graph, parsed(changes), today=NOW, defaults=load_defaults(), processes=load_processes()).graph


def parsed(changes: str) -> Scenario:
    """A scenario of these changes."""
    return parse_scenario(HEAD + changes, file="s.yaml")


def test_an_edge_is_a_sentence() -> None:
    waits = parse_sentence("[المصالحة] requires [توحيد المؤسسة العسكرية]")
    assert waits is not None
    assert (waits.first, waits.kind, waits.then) == ("توحيد المؤسسة العسكرية", "requires", "المصالحة")
    helps = parse_sentence("pilot enables large withdrawal")
    assert helps is not None
    assert (helps.first, helps.then) == ("pilot", "large withdrawal")
    assert parse_sentence("only words") is None


def test_dropping_one_edge_opens_the_circle_and_says_so() -> None:
    base = network(RING)
    after = changed(base, '  - drop: "vote requires withdrawal"\n')
    assert structure(base).circles
    assert not structure(after).circles
    assert len(base.edges) == 4


def test_marking_one_member_done_opens_it_and_the_answer_says_so() -> None:
    found = answer(
        network(RING),
        today=NOW,
        goals=["cooperation"],
        scenario=parsed("  - done: vote\n"),
        given=Assumptions(runs=100),
    )
    assert found.opened == (("army", "vote", "withdrawal"),)
    (difference,) = found.differences
    assert difference.never.central == -1.0
    assert difference.flipped == 1.0


def test_every_change_is_assumed_by_the_person_of_the_file() -> None:
    after = changed(network(["a > b"], node("c")), '  - add: "c requires a"\n    because: it was said\n')
    (added,) = [each for each in after.edges if each.target == "c"]
    assert (added.basis.kind, added.basis.by, added.basis.on, added.basis.reason) == (
        "assumed", "A. Analyst", date(2022, 7, 1), "it was said",
    )  # fmt: skip


def test_the_verbs_do_what_they_say() -> None:
    base = network(
        [edge("a > b", "enables", order_only=True), edge("c > b", "raises", sign="?")], node("a", due=days(9))
    )
    assert "requires:a>b" in {each.id for each in changed(base, '  - require: "a enables b"\n').edges}
    assert changed(base, '  - sign: "c raises b"\n    to: "+"\n').into["b"][1].runs
    assert changed(base, '  - reverse: "a enables b"\n').into["a"][0].source == "b"
    set_it = changed(base, "  - set: a\n    parameter: q\n    to: [0.1, 0.3]\n").by_id["a"].parameters["q"]
    assert (set_it.low, set_it.central, set_it.high) == (0.1, 0.2, 0.3)
    moved = changed(base, "  - move: a\n    due: 2021-12-24\n").by_id["a"].due
    assert moved is not None
    assert moved.latest == date(2021, 12, 24)
    assert changed(base, "  - never: a\n").by_id["a"].status == "cancelled"
    done = changed(base, "  - done: a\n    on: 2021-09-30\n").by_id["a"]
    assert done.status == "done"
    assert done.done is not None
    assert done.done.latest == date(2021, 9, 30)
    joined = changed(base, "  - join: c\n    with: a\n")
    assert "c" not in joined.by_id
    assert "raises:a>b" in {each.id for each in joined.edges}
    threat = changed(base, '  - node: fighting\n    kind: threat\n  - add: "fighting threatens a"\n')
    assert threat.into["a"][0].kind == "threatens"


def test_what_only_the_codebook_knows_comes_in_by_any_of_its_names() -> None:
    after = changed(network([], node("x")), '  - add: "x requires القاعدة الدستورية"\n')
    assert "m:libya.constitutional_basis" in after.by_id


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("scenario: 1\nby: A\ndate: soon\n", r"s\.yaml:3: date: soon: not a date"),
        ("by: A\ndate: 2022-01-01\n", r"s\.yaml:1: scenario is missing"),
        ("scenario: 2\nby: A\ndate: 2022-01-01\n", r"s\.yaml:1: .* this release reads 1"),
        ("scenario: [\n", r"s\.yaml:2:"),
        (HEAD + "  - dorp: x\n", r"s\.yaml:5: no verb; one of add"),
        (HEAD + "  - drop: a requires b\n    add: c requires d\n", r"s\.yaml:5: two verbs"),
        (HEAD + "  - drop: just words\n", r"s\.yaml:5: .*not a sentence"),
        (HEAD + "  - done: a\n    when: 2022-01-01\n", r"s\.yaml:5: done: no key when"),
        (HEAD + "  - set: a\n    to: 1\n", r"s\.yaml:5: set: parameter is missing"),
        (HEAD + "  - done: a\n  - done: b\n    on: soon\n", r"s\.yaml:6: on: soon: not a date"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        parse_scenario(text, file="s.yaml")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ("  - done: a\n  - done: votte\n", r"s\.yaml:6: votte: nothing of this name in the network; near it: vote"),
        ('  - drop: "a requires vote"\n', r"s\.yaml:5: .*no such edge"),
        ('  - add: "a requires vote"\n    lag: -3\n', r"s\.yaml:5: .*write a `due` instead"),
        ("  - set: a\n    parameter: q\n    to: 2\n", r"s\.yaml:5: a: q is a chance"),
        ("  - set: a\n    parameter: x\n    to: 2\n", r"s\.yaml:5: x: no such number here; there is delay, q"),
        ("  - set: a\n    parameter: q\n    to: [0.9, 0.1]\n", r"s\.yaml:5: low, central, high"),
        ('  - add: "a threatens vote"\n', r"s\.yaml:5: a is no threat"),
    ],
)
def test_a_change_that_can_not_be_made_is_refused_with_its_line(changes: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        changed(network(["a > b"], node("vote")), changes)
