"""Tier 2: the engines against closed forms, against each other and against every outcome counted one by one."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product
from math import exp, inf, isfinite, log, sqrt

import numpy as np
import pytest

from process.networks import ASSUMED, NOW, between, days, edge, exactly, network, node
from sulh.process.basis import Parameter
from sulh.process.draws import Draws, normal_cdf, normal_quantile
from sulh.process.graph import Edge, Graph, Node
from sulh.process.outcomes import Assumptions, outcomes, shares
from sulh.process.plan import Plan, classify
from sulh.process.simulate import Times, refusal, run
from sulh.process.values import Values

RUNS = 4_000


def times(
    graph: Graph, *, seed: int = 0, runs: int = RUNS, values: Values | None = None, queued: bool = False
) -> Times:
    """One run of a network."""
    return run(Plan.of(graph, NOW), values or Values(), Draws(seed, runs), everywhere_queued=queued)


def planned(name: str, on: int, **numbers: float) -> Node:
    """Planned for a day, due that day."""
    found = {"keeps": 0.5, "lapses": 0.4, "slip": 30.0, "delay": 0.0} | numbers
    return node(name, planned=days(on), due=days(on), parameters={key: exactly(value) for key, value in found.items()})


def threat(name: str, p: float, window: float, *effects: str, setback: float = 10.0, **more: object) -> Node:
    """A threat that is active now."""
    numbers = {"p": exactly(p), "window": exactly(window), "setback": exactly(setback)}
    made = node(name, "threat", effects=effects or ("kill",), parameters=numbers)
    return replace(made, **more)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------ the meaning


def test_an_empty_network_runs() -> None:
    assert times(Graph.of([])).table.shape == (0, RUNS)


def test_all_take_the_latest_alternatives_the_earliest_gates_the_kth() -> None:
    ends = [node(name, delay=delay) for name, delay in (("a", 5), ("b", 9), ("c", 20))]
    every = network(["a > goal", "b > goal", "c > goal"], *ends)
    some = network([edge(f"{name} > goal", "alternative") for name in "abc"], *ends)
    gate = network(["a > g", "b > g", "c > g", "g > goal"], *ends, node("g", "gate", need=2))
    assert [times(net, runs=1).of("goal")[0] for net in (every, some, gate)] == [20, 5, 9]


def test_two_that_wait_for_each_other_never_happen_without_an_outside_way() -> None:
    assert not np.isfinite(times(network(["a > b", "b > a"]), runs=3).table).any()
    open_one = network([edge("a > b", "alternative"), edge("law > b", "alternative"), "b > a"], node("law", delay=4))
    assert times(open_one, runs=1).table[:, 0].tolist() == [4, 4, 4]


def test_a_plan_is_kept_slips_or_lapses_by_one_draw() -> None:
    when = times(network([], planned("vote", 84))).of("vote")
    for share, expected in ((when == 84, 0.5), (when == 114, 0.3), (when == inf, 0.2)):
        assert abs(share.mean() - expected) < 4 * sqrt(expected * (1 - expected) / RUNS)


@pytest.mark.parametrize("effect", ["kill", "delay"])
def test_a_threat_that_gets_there_first(effect: str) -> None:
    net = network([edge("t > vote", "threatens")], planned("vote", 84, keeps=1.0), threat("t", 0.6, 84, effect))
    found = shares(times(net), "vote")
    assert abs(found.on_time - 0.4) < 4 * sqrt(0.24 / RUNS)
    assert (found.late == 0) == (effect == "kill")


def test_an_enabler_is_a_second_attempt_from_the_moment_both_are_there() -> None:
    help_it = edge("pilot > large", "enables", parameters={"strength": exactly(0.5)})
    net = network([help_it], node("pilot", delay=50), node("large", q=0.4, delay=10))
    when = times(net).of("large")
    assert set(when.tolist()) == {10.0, 60.0, inf}
    assert abs((when == 60).mean() - 0.3) < 0.03


def test_a_state_must_hold_through_it_and_a_due_may_be_a_milestone() -> None:
    held = network(
        [edge("truce > talks", "holds_until")], replace(node("truce", "state"), since=days(-9), until=days(20))
    )
    assert times(held.with_nodes([node("talks", delay=19)]), runs=1).of("talks")[0] == 19
    assert times(held.with_nodes([node("talks", delay=21)]), runs=1).of("talks")[0] == inf
    before = network([edge("pilot > vote", "due")], node("pilot", delay=30), node("vote", q=0.5, delay=20))
    found = shares(times(before), "pilot")
    assert found.on_time + found.late + found.never == pytest.approx(1)
    assert found.reference_never == pytest.approx(found.on_time)


def test_observed_facts_stand_and_nothing_else_happens_before_now() -> None:
    net = network(["done > next"], node("done", status="done", done=days(-40)), node("next", planned=days(-3)))
    assert times(net, runs=1).table[:, 0].tolist() == [-40, 0]


# ------------------------------------------------------------------------------------------------ event queue


def test_only_one_of_two_that_exclude_each_other_happens() -> None:
    net = network([edge("a > b", "excludes")], node("a", delay=5), node("b", delay=7))
    assert times(net, runs=1).table[:, 0].tolist() == [5, inf]
    assert classify(net).name == "event queue"


def test_a_missed_deadline_starts_a_threat_that_kills_what_was_late() -> None:
    fight = threat("fight", 1.0, 1.0, started_by="missed")
    missed = Node("missed", "missed", "missed", ASSUMED, of="vote")
    net = network([edge("fight > vote", "threatens")], planned("vote", 10, keeps=0.5, lapses=0.0), fight, missed)
    found = times(net)
    assert set(found.of("vote").tolist()) == {10.0, inf}
    assert set(found.of("missed").tolist()) == {10.0, inf}
    engine = classify(net)
    assert (engine.name, engine.bounds) == ("event queue", False)
    assert engine.reason


def test_what_lowers_a_chance_counts_only_if_it_came_first() -> None:
    slow = edge("a > b", "lowers", parameters={"strength": exactly(1.0)})
    assert times(network([slow], node("a", delay=3), node("b", delay=5)), runs=1).of("b")[0] == inf
    assert times(network([slow], node("a", delay=6), node("b", delay=5)), runs=1).of("b")[0] == 5


def test_a_reset_begins_again() -> None:
    net = network([edge("t > work", "threatens")], node("work", delay=10), threat("t", 0.9999999, 1.0, "reset"))
    when = times(net, runs=200).of("work")
    assert (when > 10).any()
    assert (when < 20).all()
    assert classify(net).reason.startswith("t resets")


@pytest.mark.parametrize("seed", range(60))
def test_both_engines_agree_where_both_apply(seed: int) -> None:
    net = random_network(seed, cyclic=seed % 2 == 0, threats=True)
    assert np.array_equal(times(net, runs=200).table, times(net, runs=200, queued=True).table)


def test_a_group_too_large_for_the_queue_is_refused_with_its_reason() -> None:
    names = [f"n{number:03}" for number in range(450)]
    ring = [edge(f"{a} > {b}", "lowers") for a, b in zip(names, [*names[1:], names[0]], strict=True)]
    said = refusal(Plan.of(network(ring), NOW))
    assert said is not None
    assert "n000 is one of 450" in said


# ---------------------------------------------------------------------------------------------------- oracle


def random_network(seed: int, *, cyclic: bool, threats: bool = False, size: int = 6) -> Graph:
    """A small network: all, any, gates, plans, and threats to things that nothing else threatens."""
    dice = random.Random(seed)
    names = [f"n{number}" for number in range(size)]
    nodes: list[Node] = []
    edges: dict[tuple[object, object], Edge] = {}
    for name in names:
        if dice.random() < 0.3:
            nodes.append(planned(name, dice.randint(5, 60), keeps=dice.random(), lapses=dice.random(), slip=25))
        elif dice.random() < 0.2:
            nodes.append(node(name, "gate", need=dice.choice((0, 1))))
        else:
            q = dice.choice((1.0, dice.random()))
            nodes.append(node(name, q=q, delay=dice.randint(0, 20), due=days(dice.randint(1, 60))))
    for _ in range(dice.randint(size - 2, 2 * size)):
        source, target = dice.sample(range(size), 2)
        if not cyclic and source > target:
            source, target = target, source
        kind = "requires" if dice.random() < 0.6 else "alternative"
        edges[source, target] = edge(f"n{source} > n{target}", kind, lag=float(dice.randint(0, 5)))  # type: ignore[arg-type]
    targets = [each.id for each in nodes if each.kind != "gate"]
    for name in targets[:2] if threats else []:
        nodes.append(threat(f"t{name}", dice.random(), 40, dice.choice(("kill", "delay"))))
        edges[name, "t"] = edge(f"t{name} > {name}", "threatens")
    fed = {each.target for each in edges.values()}
    return network(edges.values(), *(each if each.id in fed else replace(each, need=0) for each in nodes))


def _branches(each: Node) -> list[tuple[float, str]]:
    """What may become of one thing, and how likely that is."""
    value = {name: parameter.central for name, parameter in each.parameters.items()}
    if each.kind == "gate":
        return [(1.0, "kept")]
    if each.planned is None:
        found = [(value["q"], "kept"), (1 - value["q"], "lapsed")]
    else:
        fail = 1 - value["keeps"]
        found = [(1 - fail, "kept"), (fail * (1 - value["lapses"]), "slipped"), (fail * value["lapses"], "lapsed")]
    return [(share, kind) for share, kind in found if share > 0]


def _moment(graph: Graph, each: Node, kind: str, when: dict[str, float]) -> float:
    """The plain reading of the rules, one node, one run."""
    into = [e for e in graph.into[each.id] if e.kind in ("requires", "alternative")]
    every = [when[e.source] + e.lag for e in into if e.kind == "requires" or each.kind == "gate"]
    some = [when[e.source] + e.lag for e in into if e.kind == "alternative" and each.kind != "gate"]
    if each.kind == "gate":
        return max(0.0, (min if each.need else max)(every)) if every else 0.0
    start = max([0.0, *every, *([min(some)] if some else [])])
    ready = start + each.parameters["delay"].central
    if each.planned is not None:
        ready = max(ready, (each.planned.latest - NOW).days)
    return {"kept": ready, "slipped": ready + 25, "lapsed": inf}[kind]


def every_outcome(graph: Graph) -> dict[str, tuple[float, float]]:
    """Chance of happening, and of happening in time, counted over all outcomes with a fixed point found by sweeping."""
    found = {each.id: [0.0, 0.0] for each in graph.nodes}
    for branch in product(*(_branches(each) for each in graph.nodes)):
        weight = float(np.prod([share for share, _ in branch]))
        when = dict.fromkeys(graph.by_id, inf)
        while True:
            pairs = zip(graph.nodes, branch, strict=True)
            after = {each.id: _moment(graph, each, kind, when) for each, (_, kind) in pairs}
            if after == when:
                break
            when = after
        for each in graph.nodes:
            due = (each.due.latest - NOW).days if each.due else inf
            found[each.id][0] += weight * isfinite(when[each.id])
            found[each.id][1] += weight * (isfinite(when[each.id]) and when[each.id] <= due)
    return {name: (happened, in_time) for name, (happened, in_time) in found.items()}


def _near(measured: float, exact: float, runs: int) -> bool:
    return abs(measured - exact) <= 4 * sqrt(max(exact * (1 - exact), 0.0) / runs) + 1e-9


@pytest.mark.parametrize("block", range(10))
def test_five_hundred_random_networks_against_every_outcome(block: int) -> None:
    for seed in range(50 * block, 50 * block + 50):
        net = random_network(1_000 + seed, cyclic=seed % 2 == 0)
        found = times(net, seed=seed)
        for name, (happened, in_time) in every_outcome(net).items():
            measured = shares(found, name)
            assert _near(1 - measured.never, happened, RUNS), (seed, name)
            assert _near(measured.on_time, in_time, RUNS), (seed, name)


def test_a_threat_in_the_middle_of_a_chain_against_its_closed_form() -> None:
    net = network(
        ["a > b", edge("t > a", "threatens")],
        node("a", q=0.8, delay=12),
        node("b", q=0.5, delay=3),
        threat("t", 0.3, 30),
    )
    survives = exp(log(1 - 0.3) * 12 / 30)
    assert _near(1 - shares(times(net, runs=20_000), "b").never, 0.8 * survives * 0.5, 20_000)


# ------------------------------------------------------------------------------------------------ properties


def loose(graph: Graph) -> Graph:
    """The same network with intervals for numbers."""

    def wide(each: Node) -> Node:
        numbers = {
            name: Parameter(p.low * 0.7, p.low * 0.85, p.low, ASSUMED)
            for name, p in each.parameters.items()
            if name != "window"
        }
        return replace(each, parameters={**each.parameters, **numbers})

    return graph.with_nodes(map(wide, graph.nodes))


@pytest.mark.parametrize("seed", range(40))
def test_worst_central_best_run_by_run(seed: int) -> None:
    net = loose(random_network(seed, cyclic=seed % 2 == 0, threats=True))
    assert classify(net).bounds
    worst, central, best = (
        times(net, runs=300, values=Values(corner)).table for corner in ("worst", "central", "best")
    )
    things = [at for at, each in enumerate(net.nodes) if each.kind != "threat"]
    assert (worst[things] >= central[things] - 1e-9).all()
    assert (central[things] >= best[things] - 1e-9).all()


def test_the_order_of_what_is_given_plays_no_part() -> None:
    net = random_network(7, cyclic=True, threats=True)
    turned = Graph.of(reversed(net.nodes), reversed(net.edges))
    assert times(net).table.tobytes() == times(turned).table.tobytes()


def test_same_seed_same_bytes_and_seed_nought_is_a_seed() -> None:
    net = random_network(3, cyclic=False, threats=True)
    assert times(net, seed=0).table.tobytes() == times(net, seed=0).table.tobytes()
    assert times(net, seed=0).table.tobytes() != times(net, seed=1).table.tobytes()


def test_one_more_node_changes_no_other_draw() -> None:
    net = random_network(5, cyclic=False, threats=True)
    more = net.rebuilt([*net.nodes, node("extra", q=0.5)], net.edges)
    before, after = times(net), times(more)
    assert all(np.array_equal(before.of(each.id), after.of(each.id)) for each in net.nodes)


def test_forcing_a_thing_at_its_own_moment_changes_nothing() -> None:
    net = network(["a > b"], node("a", delay=6), node("b", delay=4, q=0.5))
    forced = times(net, values=Values(forced={"a": 6.0}))
    assert np.array_equal(times(net).table, forced.table)


def test_a_shared_cause_leaves_each_share_and_ties_them_together() -> None:
    graph = network(["a > both", "b > both"], node("a", q=0.5), node("b", q=0.5))
    plan = Plan.of(graph, NOW)
    apart = run(plan, Values(), Draws(0, 20_000))
    tied = run(plan, Values(), Draws(0, 20_000, 0.5))
    assert abs(np.isfinite(tied.of("a")).mean() - 0.5) < 0.02
    # two halves with correlation 0.5: 1/4 + asin(0.5) / (2 pi) = 1/3
    assert abs(np.isfinite(apart.of("both")).mean() - 0.25) < 0.02
    assert abs(np.isfinite(tied.of("both")).mean() - 1 / 3) < 0.02


def test_the_normal_distribution_is_close_enough() -> None:
    assert normal_cdf(np.array([0.0, 1.959964, -1.0])) == pytest.approx([0.5, 0.975, 0.1586553], abs=2e-7)
    grid = np.linspace(0.001, 0.999, 99)
    assert normal_cdf(normal_quantile(grid)) == pytest.approx(grid, abs=1e-6)


def test_two_sentences_give_exactly_two_to_ninety_per_cent() -> None:
    """process.md 6: on time = keeps x (1 - p), in [.10 x .20, .95 x .95]; the same for kill and delay."""
    vote = node("vote", planned=days(84), due=days(84))
    vote = replace(
        vote, parameters={"keeps": between(0.10, 0.95), "lapses": between(0.05, 0.80), "slip": between(30, 180)}
    )
    dispute = replace(
        threat("dispute", 0.5, 84, "kill", "delay"),
        parameters={"p": between(0.05, 0.80), "window": exactly(84), "setback": between(30, 180)},
    )
    plan = Plan.of(network([edge("dispute > vote", "threatens")], vote, dispute), NOW)
    (found,) = outcomes(plan, ["vote"], Assumptions(runs=200_000))
    assert found.on_time.low == pytest.approx(0.02, abs=0.002)
    assert found.on_time.high == pytest.approx(0.9025, abs=0.003)
    assert found.bounds
    assert found.late.high > 0.5
    assert found.never.high > 0.8
