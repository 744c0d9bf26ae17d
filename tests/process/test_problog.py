"""ProbLog as an oracle for untimed networks with circles: it has the same semantics and computes exactly."""

from __future__ import annotations

from math import sqrt

import pytest

from process.networks import NOW
from process.test_simulate import random_network
from sulh.process.draws import Draws
from sulh.process.graph import Graph
from sulh.process.outcomes import shares
from sulh.process.plan import Plan
from sulh.process.simulate import run
from sulh.process.values import Values

problog = pytest.importorskip("problog", reason="ProbLog is not installed")
RUNS = 4_000


def program(graph: Graph) -> str:
    """The network as a logic program: a thing holds if its attempt succeeds and what it waits for holds."""
    lines = []
    for each in graph.nodes:
        into = [edge for edge in graph.into[each.id] if edge.kind in ("requires", "alternative")]
        every = [edge.source for edge in into if edge.kind == "requires" or each.kind == "gate"]
        some = [edge.source for edge in into if edge.kind == "alternative" and each.kind != "gate"]
        if each.kind == "gate" and each.need == 1:
            every, some = [], every
        numbers = {name: parameter.central for name, parameter in each.parameters.items()}
        chance = 1 - (1 - numbers["keeps"]) * numbers["lapses"] if each.planned else numbers.get("q", 1.0)
        lines.append(f"{chance}::try_{each.id}.")
        lines += [f"any_{each.id} :- {source}." for source in some]
        parts = [f"try_{each.id}", *every, *([f"any_{each.id}"] if some else [])]
        lines.append(f"{each.id} :- {', '.join(parts)}.")
        lines.append(f"query({each.id}).")
    return "\n".join(lines)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("block", range(50))
def test_networks_with_circles_against_problog(block: int) -> None:
    for seed in range(5_000 + 10 * block, 5_010 + 10 * block):
        graph = random_network(seed, cyclic=True)
        found = problog.get_evaluatable().create_from(problog.program.PrologString(program(graph))).evaluate()
        exact = {str(term): float(chance) for term, chance in found.items()}
        times = run(Plan.of(graph, NOW), Values(), Draws(seed, RUNS))
        for each in graph.nodes:
            happened = 1 - shares(times, each.id).never
            chance = exact[each.id]
            assert abs(happened - chance) <= 4 * sqrt(max(chance * (1 - chance), 0) / RUNS) + 1e-9, (seed, each.id)
