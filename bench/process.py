"""Speed of the process model on one core, and beside two simulation frameworks, as ratios.

    python bench/process.py [--runs 10000] [--repeat 15] [--peers]

The peers (SimPy, Mesa) run the same small network, without parts that they don't have; they need the `bench` extra.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from sulh.process.basis import Basis, Dated, Parameter
from sulh.process.draws import Draws
from sulh.process.graph import Edge, Graph, Node
from sulh.process.plan import Plan
from sulh.process.simulate import run
from sulh.process.structure import structure
from sulh.process.values import Values

NOW = date(2021, 10, 1)
BASIS = Basis("assumed", by="bench", on=NOW, reason="bench")


def number(low: float, high: float) -> Parameter:
    """An interval."""
    return Parameter(low, (low + high) / 2, high, BASIS)


def network(size: int, *, edges: int | None = None, seed: int = 1) -> Graph:
    """A random network as records give them: mostly waiting, some alternatives, a threat to every tenth thing."""
    dice = random.Random(seed)
    nodes, drawn = [], []
    for at in range(size):
        day = NOW + timedelta(days=dice.randint(10, 400))
        planned = Dated(day, day, BASIS) if dice.random() < 0.3 else None
        numbers = {"delay": number(7, 45), "q": number(0.3, 0.9), "keeps": number(0.2, 0.9)}
        numbers |= {"slip": number(30, 180), "lapses": number(0.05, 0.8)}
        nodes.append(Node(f"n{at:04}", "milestone", f"n{at}", BASIS, planned=planned, due=planned, parameters=numbers))
    for _ in range(edges if edges is not None else 2 * size):
        source, target = sorted(dice.sample(range(size), 2))
        kind = "requires" if dice.random() < 0.7 else "alternative"
        drawn.append(Edge(kind, f"n{source:04}", f"n{target:04}", BASIS))  # type: ignore[arg-type]
    for at in range(0, size, 10):
        chance = {"p": number(0.05, 0.8), "window": number(90, 90)}
        nodes.append(Node(f"t{at:04}", "threat", f"t{at}", BASIS, effects=("kill",), parameters=chance))
        drawn.append(Edge("threatens", f"t{at:04}", f"n{at:04}", BASIS))
    return Graph.of(nodes, drawn)


def median(work: Callable[[], object], repeat: int) -> float:
    """Seconds, the median of some warm runs."""
    work()
    taken = []
    for _ in range(repeat):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def engine(size: int, runs: int, repeat: int) -> float:
    """One run of the fixed-point engine with fresh draws."""
    plan = Plan.of(network(size), NOW)
    return median(lambda: run(plan, Values(), Draws(0, runs, keep=False)), repeat)


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=15)
    parser.add_argument("--peers", action="store_true", help="also SimPy and Mesa, if they are installed")
    args = parser.parse_args(argv)
    small = engine(15, args.runs, args.repeat)
    print(f"15 nodes, {args.runs} runs: {1000 * small:.1f} ms")
    for size in (50, 200, 1000):
        print(f"{size} nodes, {args.runs} runs: {1000 * engine(size, args.runs, 3):.0f} ms")
    net = network(200, edges=600)
    print(f"tier 0, 200 nodes, 600 edges: {1000 * median(lambda: structure(net, goals=['n0199']), 5):.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
