"""Speed of the whole reading on one core, on the sample reports: sentences a second, warm.

    python bench/speed.py [--repeat 5] [--profile]

Absolute figures are for people; floors in CI are ratios (see docs/quality.md).
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from pathlib import Path

import sulh

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def texts() -> list[str]:
    """The sample reports."""
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.rglob("*.txt"))]


def once(reports: list[str]) -> int:
    """Read all reports; the number of sentences."""
    return sum(len(sulh.read_text(report, published="2022-01-01").sentences) for report in reports)


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args(argv)
    reports = texts()
    sentences = once(reports)
    best = min(_timed(reports) for _ in range(args.repeat))
    print(f"{sentences} sentences, {sentences / best:.0f} a second (best of {args.repeat})")
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(once, reports)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    return 0


def _timed(reports: list[str]) -> float:
    began = time.perf_counter()
    once(reports)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
