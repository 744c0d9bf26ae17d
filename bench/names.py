"""Names across scripts: quality and speed of `sulh.NameIndex` on any file of "arabic TAB latin" pairs.

    python bench/names.py PAIRS.tsv [--crowd FILE] [--limit N] [--misses]
    python bench/names.py --labelled tests/assembly/names_full.tsv

The first form prints hit@1, hit@5, MRR@10 and queries a second in both directions; CROWD holds further names of either
script, one a line, that are never right.  The second reads "label TAB arabic TAB latin" lines (1 same name, 0 not) and
prints the area under the curve and the recall at 95 % precision of `name_similarity`.  `Matcher` is the class that an
outside scorer loads.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from sulh.assembly.names import NameIndex, name_similarity
from sulh.text.script import is_arabic


class Matcher:
    """`NameIndex` behind the two calls that scorers of retrieval make."""

    def build(self, candidates: list[str], direction: str) -> tuple[NameIndex, dict[str, int]]:
        """An index of the candidates; scripts are seen in the names, so the direction plays no part."""
        return NameIndex(candidates), {name: number for number, name in enumerate(candidates)}

    def topk(self, index: tuple[NameIndex, dict[str, int]], query: str, k: int) -> list[int]:
        """Positions of the nearest candidates."""
        names, position = index
        return [position[name] for name, _, _ in names.search(query, k)]


def rows(path: Path) -> list[list[str]]:
    """The cells of the lines that are neither empty nor comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def retrieval(pairs: list[tuple[str, str]], crowd: list[str], *, side: int, limit: int | None) -> dict[str, Any]:
    """Figures of one direction; side 0 asks in Arabic, 1 in Latin."""
    gold: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        gold[pair[side]].add(pair[1 - side])
    others = [name for name in crowd if is_arabic(name) == (side == 1)]
    began = time.process_time()
    index = NameIndex(sorted({pair[1 - side] for pair in pairs} | set(others)))
    built = time.process_time() - began
    queries = sorted(gold)[:: max(1, len(gold) // limit) if limit else 1]
    first = fifth = 0
    reciprocal = 0.0
    misses = []
    began = time.process_time()
    for query in queries:
        answers = [name for name, _, _ in index.search(query, 10)]
        right = next((place for place, name in enumerate(answers) if name in gold[query]), 99)
        first, fifth, reciprocal = first + (right == 0), fifth + (right < 5), reciprocal + (right < 10) / (right + 1)
        if right:
            misses.append((query, sorted(gold[query]), answers[:3]))
    seconds, size = time.process_time() - began, len(queries)
    return {
        "direction": ("ar2lat", "lat2ar")[side], "queries": size, "pool": len(index), "hit1": round(100 * first / size, 1),
        "hit5": round(100 * fifth / size, 1), "mrr10": round(100 * reciprocal / size, 1),
        "queries_per_s": round(size / seconds), "build_s": round(built, 2), "misses": misses,
    }  # fmt: skip


def verification(labelled: list[list[str]]) -> dict[str, Any]:
    """Area under the curve and recall at 95 % precision over labelled pairs."""
    scored = sorted(
        ((name_similarity(left, right)[0], label == "1") for label, left, right, *_ in labelled), reverse=True
    )
    good = sum(label for _, label in scored)
    bad = len(scored) - good
    below = wins = 0.0
    for _, label in reversed(scored):
        wins, below = (wins + below, below) if label else (wins, below + 1)
    true = false = 0
    recall, threshold = 0.0, 1.0
    for place, (score, label) in enumerate(scored):
        true, false = true + label, false + (not label)
        tied = place + 1 < len(scored) and scored[place + 1][0] == score
        if not tied and true / (true + false) >= 0.95:
            recall, threshold = true / good, score
    return {"same": good, "different": bad, "auc": round(wins / (good * bad), 4),
            "recall_at_95_precision": round(recall, 3), "threshold": round(threshold, 3)}  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="?")
    parser.add_argument("--crowd", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--labelled", type=Path)
    args = parser.parse_args(argv)
    if args.labelled:
        print(json.dumps({"file": args.labelled.name, **verification(rows(args.labelled))}))
    if args.pairs:
        pairs = [(row[0], row[1]) for row in rows(args.pairs)]
        crowd = [row[0] for row in rows(args.crowd)] if args.crowd else []
        for side in (0, 1):
            figures = retrieval(pairs, crowd, side=side, limit=args.limit)
            misses = figures.pop("misses")
            print(json.dumps({"file": args.pairs.name, **figures}), flush=True)
            for miss in misses if args.misses else []:
                print("  ", *miss, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
