"""Laws of the process model over arbitrary small networks."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from process.networks import NOW, between, days, edge, exactly, network, node
from sulh.process.cuts import cut_sets
from sulh.process.draws import Draws
from sulh.process.graph import Edge, Graph, Node
from sulh.process.outcomes import shares
from sulh.process.plan import Plan
from sulh.process.simulate import run
from sulh.process.timeline import earliest
from sulh.process.values import Values
from sulh.process.waiting import Waiting

NAMES = tuple("abcdefg")
CHANCE = st.floats(0, 1)


@st.composite
def networks(draw: st.DrawFn) -> Graph:
    """All and any, circles included, open chances and delays."""
    nodes: list[Node] = []
    for name in NAMES:
        low, high = sorted((draw(CHANCE), draw(CHANCE)))
        delay = draw(st.integers(0, 20))
        numbers = {"q": between(low, high), "delay": exactly(delay)}
        nodes.append(node(name, parameters=numbers, due=days(draw(st.integers(0, 40)))))
    pairs = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()), max_size=14))
    edges: dict[tuple[str, str], Edge] = {}
    for source, target, every in pairs:
        if source != target:
            edges[source, target] = edge(f"{source} > {target}", "requires" if every else "alternative")
    return network(edges.values(), *nodes)


@given(networks())
@settings(max_examples=60, deadline=None)
def test_shares_add_up_and_worse_numbers_never_help(net: Graph) -> None:
    plan, draws = Plan.of(net, NOW), Draws(0, 200)
    worst, central, best = (run(plan, Values(corner), draws) for corner in ("worst", "central", "best"))
    assert (worst.table >= central.table).all()
    assert (central.table >= best.table).all()
    for name in NAMES:
        found = shares(central, name)
        assert abs(found.on_time + found.late + found.never - 1) < 1e-12


@given(networks())
@settings(max_examples=60, deadline=None)
def test_only_what_is_grounded_happens_and_the_engines_agree(net: Graph) -> None:
    plan, draws = Plan.of(net, NOW), Draws(0, 100)
    table = run(plan, Values(), draws).table
    possible = Waiting.of(net).can_happen()
    stuck = [at for at in range(len(NAMES)) if at not in possible]
    assert not np.isfinite(table[stuck]).any()
    assert np.array_equal(table, run(plan, Values(), draws, everywhere_queued=True).table)


@given(networks())
@settings(max_examples=60, deadline=None)
def test_tier_one_is_tier_two_with_every_attempt_successful(net: Graph) -> None:
    sure = Values(fixed={(name, "q"): 1.0 for name in NAMES})
    table = run(Plan.of(net, NOW), sure, Draws(0, 1)).table[:, 0]
    assert table.tolist() == earliest(Waiting.of(net), NOW)


@given(networks(), st.sampled_from(NAMES))
@settings(max_examples=60, deadline=None)
def test_cut_sets_cut_and_no_part_of_one_does(net: Graph, goal: str) -> None:
    waiting = Waiting.of(net)
    at = waiting.number[goal]
    for members in cut_sets(waiting, goal).sets:
        numbers = [waiting.number[name] for name in members]
        assert at not in waiting.can_happen(never=numbers)
        for left in numbers:
            assert at in waiting.can_happen(never=[number for number in numbers if number != left])
