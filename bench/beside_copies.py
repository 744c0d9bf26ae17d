"""Near copies beside a plain datasketch loop, on planted reprints.  Part of bench/beside.py."""

from __future__ import annotations

import random
import sys
from collections import Counter
from importlib import import_module
from itertools import combinations

from copies import originals, reprint
from sidebyside import Peer, Work, beside, print_rows
from sulh.ingest.copies import LEAST_SHARED, compare, runs_of, sketch

REPRINTS, SHINGLE, PERMUTATIONS, THRESHOLD = 300, 5, 128, 0.3
Pairs = set[tuple[int, int]]


def archive(seed: int = 1) -> tuple[list[str], Pairs]:
    """The sample reports, reprints of them, and which pairs go back to one text."""
    chance = random.Random(seed)
    known = list(originals().values())
    made = [chance.randrange(len(known)) for _ in range(REPRINTS)]
    texts = [*known, *(reprint(known[at], known, chance) for at in made)]
    home = [*range(len(known)), *made]
    return texts, {(a, b) for a, b in combinations(range(len(texts)), 2) if home[a] == home[b]}


def _said(found: Pairs, right: Pairs) -> str:
    return f"{100 * len(found & right) / len(right):.0f}% of pairs, {len(found - right)} wrong"


def ours(texts: list[str], right: Pairs) -> Work:
    """Sketches find candidates, the texts decide; an index in memory in place of the record's table."""

    def work() -> str:
        runs = [runs_of(text) for text in texts]
        holders: dict[int, list[int]] = {}
        found: Pairs = set()
        for at, mine in enumerate(runs):
            shared: Counter[int] = Counter()
            marks = sketch(mine)
            for mark in marks:
                shared.update(holders.get(mark, ()))
                holders.setdefault(mark, []).append(at)
            for other, count in shared.items():
                if count >= LEAST_SHARED and compare(str(other), runs[other], str(at), mine) is not None:
                    found.add((other, at))
        return _said(found, right)

    return work


def datasketch(texts: list[str], right: Pairs) -> Work:
    """MinHash of runs of five words, LSH at three in ten (at one half it finds fewer): the loop of its manual."""
    library = import_module("datasketch")

    def work() -> str:
        index = library.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        found: Pairs = set()
        for at, text in enumerate(texts):
            words = text.split()
            mine = library.MinHash(num_perm=PERMUTATIONS)
            mine.update_batch([" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1)])
            found |= {(other, at) for other in index.query(mine)}
            index.insert(at, mine)
        return _said(found, right)

    return work


def main() -> int:
    """Print the rows."""
    texts, right = archive()
    peers = [Peer("datasketch MinHashLSH", "datasketch", lambda: datasketch(texts, right))]
    print_rows(beside(f"near copies, {len(texts)} reports", ours(texts, right), peers))
    return 0


if __name__ == "__main__":
    sys.exit(main())
