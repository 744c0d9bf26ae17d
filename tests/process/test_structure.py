"""Tier 0: what can be said with no number."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest

from process.networks import days, edge, network, node
from sulh.errors import DataError
from sulh.process.cuts import cut_sets
from sulh.process.graph import Graph
from sulh.process.structure import structure
from sulh.process.waiting import Waiting


def test_an_empty_network_is_a_case_and_no_error() -> None:
    found = structure(Graph.of([]))
    assert found.enabled == ()
    assert found.blocked == ()
    assert found.circles == ()


def test_blocked_names_the_chain_down_to_what_nobody_started() -> None:
    found = structure(
        network(["law > list", "list > vote", "army > talks"], node("army", status="done", done=days(-3)))
    )
    assert found.enabled == ("law", "talks")
    by = {each.node: each for each in found.blocked}
    assert by.keys() == {"list", "vote"}
    assert [(step.source, step.target) for step in by["vote"].chain] == [("list", "vote"), ("law", "list")]
    assert by["vote"].roots == ("law",)
    assert by["vote"].why == "waits"


def test_two_that_wait_for_each_other_stay_out_and_so_does_what_waits_for_them() -> None:
    found = structure(network(["a > b", "b > c", "c > a", "a > behind", "behind > further", "free > open"]))
    (circle,) = found.circles
    assert circle.members == ("a", "b", "c")
    assert {(step.source, step.target) for step in circle.steps} == {("a", "b"), ("b", "c"), ("c", "a")}
    assert circle.behind == ("behind", "further")
    assert circle.opened_by_nodes == (("a",), ("b",), ("c",))
    assert circle.opened_by_edges == (("requires:a>b",), ("requires:b>c",), ("requires:c>a",))
    why = {each.node: each.why for each in found.blocked}
    assert why == {
        "a": "circular wait",
        "b": "circular wait",
        "c": "circular wait",
        "behind": "behind a deadlock",
        "further": "behind a deadlock",
        "open": "waits",
    }


def test_an_alternative_out_of_the_circle_opens_it() -> None:
    found = structure(network([edge("a > b", "alternative"), edge("law > b", "alternative"), "b > a"]))
    assert found.circles == ()
    assert found.enabled == ("law",)


def test_a_gate_takes_k_of_n() -> None:
    gate = node("two of three", "gate", need=2)
    edges = ["a > two of three", "b > two of three", "c > two of three", "two of three > goal"]
    done = {name: node(name, status="done", done=days(-1)) for name in "ab"}
    assert "goal" in structure(network(edges, gate, *done.values())).enabled
    assert "goal" not in structure(network(edges, gate, done["a"])).enabled
    assert cut_sets(Waiting.of(network(edges, gate)), "goal").sets == (("a", "b"), ("a", "c"), ("b", "c"))


def test_a_cancelled_prerequisite_is_a_dead_end() -> None:
    found = structure(network(["a > b"], node("a", status="cancelled")))
    assert found.dead_ends == ("a",)
    assert {each.node: each.why for each in found.blocked} == {"a": "over", "b": "dead end"}


def test_single_points_of_failure_and_pairs() -> None:
    net = network(["law > goal", edge("east > goal", "alternative"), edge("west > goal", "alternative"), "x > east"])
    found = cut_sets(Waiting.of(net), "goal")
    assert found.single == ("law",)
    assert found.sets == (("law",), ("east", "west"), ("west", "x"))


def test_a_goal_in_a_deadlock_has_no_cut_sets() -> None:
    found = cut_sets(Waiting.of(network(["a > b", "b > a"])), "a")
    assert found.deadlocked
    assert found.sets == ()


def _brute(waiting: Waiting, goal: str, size: int) -> set[tuple[str, ...]]:
    at = waiting.number[goal]
    others = [one for one in range(len(waiting.ids)) if one != at and waiting.graph.nodes[one].happens]
    found: set[tuple[str, ...]] = set()
    for count in range(1, size + 1):
        for some in combinations(others, count):
            names = tuple(waiting.ids[one] for one in some)
            smaller = any(set(known) < set(names) for known in found)
            if not smaller and at not in waiting.can_happen(never=some):
                found.add(names)
    return found


@pytest.mark.parametrize("seed", range(120))
def test_cut_sets_are_exactly_the_minimal_ones(seed: int) -> None:
    dice = random.Random(seed)
    names = [f"n{number}" for number in range(8)]
    edges = {}
    for _ in range(dice.randint(6, 14)):
        source, target = dice.sample(names, 2)
        drawn = edge(f"{source} > {target}", "requires" if dice.random() < 0.5 else "alternative")
        edges[source, target] = drawn
    waiting = Waiting.of(network(list(edges.values()), *(node(name) for name in names)))
    goal = dice.choice(names)
    found = cut_sets(waiting, goal)
    if waiting.number[goal] not in waiting.can_happen():
        assert found.deadlocked
        return
    assert set(found.sets) == _brute(waiting, goal, 3)


@pytest.mark.parametrize("seed", range(30))
def test_nothing_happens_without_support_from_outside(seed: int) -> None:
    """The fixed point is the least one: every member has its prerequisites among those that came before it."""
    dice = random.Random(seed)
    names = [f"n{number}" for number in range(12)]
    edges = [f"{a} > {b}" for a, b in {tuple(dice.sample(names, 2)) for _ in range(14)}]
    waiting = Waiting.of(network(edges, *(node(name) for name in names)))
    settled: set[int] = set()
    for _ in names:
        settled |= {at for at in range(12) if set(waiting.all_of[at]) <= settled}
    assert waiting.can_happen() == settled


def test_deadlines_that_their_own_preconditions_speak_against() -> None:
    net = network(
        ["law > vote", "list > vote", edge("pilot > vote", "due"), "vote > pilot"],
        node("vote", due=days(30)),
        node("law", planned=days(40)),
        replace(node("list"), planned=replace(days(20), latest=days(45).latest)),
    )
    found = {(each.kind, each.node, each.other) for each in structure(net).contradictions}
    assert found == {("certain", "vote", "law"), ("possible", "vote", "list"), ("circular", "pilot", "vote")}


def test_loops_have_the_product_of_their_signs() -> None:
    threat = node("fighting", "threat", effects=("kill",), started_by="missed")
    missed = node("missed", "missed", of="vote")
    net = network([edge("fighting > vote", "threatens")], threat, missed, node("vote", due=days(5)))
    (loop,) = structure(net).loops
    assert loop.kind == "reinforcing"
    plain = network([edge("a > b", "raises", sign="?"), "b > a"])
    assert structure(plain).loops[0].kind == "unknown"
    plain = network([edge("a > b", "lowers"), "b > a"])
    assert structure(plain).loops[0].kind == "balancing"


def test_ten_thousand_nodes_get_an_answer() -> None:
    names = [f"n{number:05}" for number in range(10_000)]
    ring = [edge(f"{a} > {b}") for a, b in zip(names, [*names[1:], names[0]], strict=True)]
    found = structure(network(ring))
    assert len(found.circles[0].members) == 10_000
    line = structure(network(ring[:-1]))
    assert line.enabled == ("n00000",)
    assert len(line.blocked) == 9_999


@pytest.mark.parametrize(
    ("edges", "said"),
    [
        (lambda: network([edge("a > b", lag=-1.0)]), "write a `due` instead"),
        (lambda: network([], node("a"), node("t", "threat")), "needs an effect"),
        (lambda: Graph.of([node("a"), node("a")]), "stands twice"),
        (lambda: Graph.of([node("a")], [edge("a > b")]), "b is not in the network"),
        (lambda: network(["a > g"], node("g", "gate", need=3)), "needs 3 of 1"),
    ],
)
def test_what_makes_no_sense_is_refused(edges: object, said: str) -> None:
    with pytest.raises(DataError, match=said):
        edges()  # type: ignore[operator]
