"""Speed of the process model on one core, and beside two simulation frameworks, as ratios.

    python bench/process.py [--runs 10000] [--repeat 15] [--peers]

The peers (SimPy, Mesa) run the same small network, without parts that they don't have; they need the `bench` extra.
Seconds are processor time of this process.  Mesa advances in ticks; ticks of a week give another answer (printed below), so
the comparison at equal resolution is the one with ticks of a day, whose answer agrees with continuous days.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import import_module
from math import ceil
from typing import Any

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
    """Seconds of processor time, the median of some warm runs: what else the machine does plays a small part."""
    work()
    taken = []
    for _ in range(repeat):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def engine(size: int, runs: int, repeat: int) -> float:
    """One run of the fixed-point engine with fresh draws."""
    plan = Plan.of(network(size), NOW)
    return median(lambda: run(plan, Values(), Draws(0, runs, keep=False)), repeat)


# -------------------------------------------------------------------------------------------------------- peers

CHAIN = 15
KEEPS, LAPSES, SLIP, DELAY = 0.8, 0.4, 60.0, 20.0
DUE = 420.0
WEEK = 7.0


def chain() -> Graph:
    """What all of them run: fifteen things, each waits for the one before, slips or lapses by one draw."""
    numbers = {"keeps": KEEPS, "lapses": LAPSES, "slip": SLIP, "delay": DELAY}
    exact = {name: Parameter(value, value, value, BASIS) for name, value in numbers.items()}
    due = Dated(NOW + timedelta(days=int(DUE)), NOW + timedelta(days=int(DUE)), BASIS)
    start = Dated(NOW, NOW, BASIS)
    nodes = [
        Node(f"n{at:02}", "milestone", f"n{at}", BASIS, planned=start, due=due, parameters=exact) for at in range(CHAIN)
    ]
    edges = [Edge("requires", f"n{at:02}", f"n{at + 1:02}", BASIS) for at in range(CHAIN - 1)]
    return Graph.of(nodes, edges)


def fate(dice: random.Random) -> float:
    """Days to slip; infinity is never."""
    u = dice.random()
    return 0.0 if u < KEEPS else SLIP if u < 1 - (1 - KEEPS) * LAPSES else float("inf")


def in_simpy(simpy: Any, runs: int) -> float:
    """One process a thing; the share that ends in time."""
    dice = random.Random(0)
    in_time = 0
    for _ in range(runs):
        world = simpy.Environment()
        done = [world.event() for _ in range(CHAIN)]

        def thing(at: int, world: Any = world, done: list[Any] = done) -> Iterator[Any]:
            if at:
                yield done[at - 1]
            slip = fate(dice)
            if slip < float("inf"):
                yield world.timeout(DELAY + slip)
                done[at].succeed(world.now)

        for at in range(CHAIN):
            world.process(thing(at))
        world.run()
        in_time += done[-1].triggered and done[-1].value <= DUE
    return in_time / runs


def in_mesa(mesa: Any, runs: int, tick: float) -> float:
    """One agent a thing, stepped in ticks until everything is over; the share that ends in time."""
    dice = random.Random(0)

    class Thing(mesa.Agent):  # type: ignore[misc]
        def __init__(self, model: Any, before: Any) -> None:
            super().__init__(model)
            self.before, self.slip = before, fate(dice)
            self.done: float | None = None
            self.started: float | None = None

        def step(self) -> None:
            now = self.model.now
            if self.started is None and (self.before is None or self.before.done is not None):
                self.started = now
            if self.started is not None and self.done is None and now >= self.started + DELAY + self.slip:
                self.done = now

    in_time = 0
    for _ in range(runs):
        model = mesa.Model()
        model.now = 0.0
        last: Any = None
        for _ in range(CHAIN):
            last = Thing(model, last)
        while model.now <= DUE:
            model.agents.do("step")
            model.now += tick
        in_time += last is not None and last.done is not None
    return in_time / runs


def peers(runs: int) -> None:
    """Side by side on the same chain, as ratios; a peer runs fewer times and is scaled up."""
    plan = Plan.of(chain(), NOW)
    own = median(lambda: run(plan, Values(), Draws(0, runs, keep=False)), 5)
    row = run(plan, Values(), Draws(0, runs)).of(f"n{CHAIN - 1:02}")
    print(f"chain of {CHAIN}, {runs} runs: {1000 * own:.1f} ms, in time {(row <= DUE).mean():.3f}")
    rows: list[tuple[str, str, int, Callable[[Any, int], float]]] = [
        ("SimPy", "simpy", 500, in_simpy),
        ("Mesa, weekly ticks", "mesa", 60, lambda mesa, some: in_mesa(mesa, some, WEEK)),
        ("Mesa, daily ticks", "mesa", 20, lambda mesa, some: in_mesa(mesa, some, 1.0)),
    ]
    for name, module, some, work in rows:
        try:
            library = import_module(module)
        except ImportError:
            print(f"{name}: not installed (pip install {module})")
            continue
        began = time.process_time()
        work(library, some)
        taken = (time.process_time() - began) * runs / some
        print(f"{name}: {taken:.1f} s for {runs} runs, {taken / own:.0f} times as long")
    in_ticks(runs)


def in_ticks(runs: int) -> None:
    """What ticks do to the answer: the same chain, each moment put off to the next tick."""
    dice = random.Random(0)
    for tick in (0.0, 1.0, WEEK, 30.0):
        in_time = 0
        for _ in range(runs):
            now = 0.0
            for _ in range(CHAIN):
                now += DELAY + fate(dice)
                now = now if not tick or now == float("inf") else tick * ceil(now / tick)
            in_time += now <= DUE
        print(f"in time with {'continuous days' if not tick else f'ticks of {tick:.0f} days'}: {in_time / runs:.3f}")


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
    if args.peers:
        peers(args.runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
