"""Simulation beside SimPy and Mesa on one chain of fifteen things.  Part of bench/beside.py."""

from __future__ import annotations

import sys
from importlib import import_module

from process import CHAIN, DUE, NOW, WEEK, chain, in_mesa, in_simpy
from sidebyside import Peer, Work, beside, print_rows
from sulh.process.draws import Draws
from sulh.process.plan import Plan
from sulh.process.simulate import run
from sulh.process.values import Values

RUNS, SIMPY, WEEKLY, DAILY = 10_000, 500, 60, 10


def ours() -> Work:
    """All runs at once."""
    plan = Plan.of(chain(), NOW)

    def work() -> str:
        times = run(plan, Values(), Draws(0, RUNS)).of(f"n{CHAIN - 1:02}")
        return f"in time {(times <= DUE).mean():.3f}"

    return work


def simpy() -> Work:
    """One process a thing."""
    library = import_module("simpy")
    return lambda: f"in time {in_simpy(library, SIMPY):.2f}"


def mesa(runs: int, tick: float) -> Work:
    """One agent a thing, in ticks."""
    library = import_module("mesa")
    return lambda: f"in time {in_mesa(library, runs, tick):.2f}"


def main() -> int:
    """Print the rows."""
    peers = [
        Peer("SimPy", "simpy", simpy, SIMPY / RUNS),
        Peer("Mesa, ticks of a week (biased)", "mesa", lambda: mesa(WEEKLY, WEEK), WEEKLY / RUNS),
        Peer("Mesa, ticks of a day (same resolution)", "mesa", lambda: mesa(DAILY, 1.0), DAILY / RUNS),
    ]
    print_rows(beside(f"simulation, {CHAIN} nodes, {RUNS} runs", ours(), peers))
    return 0


if __name__ == "__main__":
    sys.exit(main())
