"""Time searches over many sentences, made by mixing the words of the sample reports.

    python bench/search.py --sentences 1000000                          SQLite, in a temporary folder
    python bench/search.py --sentences 1000000 --record postgresql://…  an empty PostgreSQL database

Prints one JSON line: milliseconds to the first page (20 hits) of warm searches, median and 95th percentile,
and the processor time of the asking process (all of it on SQLite), which other work on the machine does not move.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from datetime import date
from itertools import islice
from pathlib import Path

from sqlalchemy import insert

from sulh.store import open_store, tables
from sulh.store.places import places
from sulh.store.sql import SqlStore
from sulh.store.terms import indexed, parse, words

SAMPLES = Path(__file__).parents[1] / "samples"
A_DOCUMENT = 20
PAGE = 20


def vocabulary() -> list[str]:
    """Every word of the samples as often as it stands there."""
    return [word for path in sorted(SAMPLES.glob("*.txt")) for word in path.read_text("utf-8").split()]


def fill(store: SqlStore, sentences: int, seed: int) -> None:
    """Documents of twenty sentences each, straight into the tables."""
    chance, known = random.Random(seed), vocabulary()
    with store.engine.begin() as connection:
        for block in range(0, sentences, 20_000):
            documents, rows = [], []
            for number in range(block, min(block + 20_000, sentences), A_DOCUMENT):
                lines = [" ".join(chance.choices(known, k=chance.randint(10, 35))) + "." for _ in range(A_DOCUMENT)]
                day = f"20{10 + number % 13:02}-{1 + number // 13 % 12:02}-{1 + number // 156 % 28:02}"
                text = "\n".join(lines)
                name = f"doc-{number:016x}"
                documents.append({"id": name, "text": text, "published": day, "release": "1", "removed": False})
                at = 0
                numbers = places(name, date.fromisoformat(day), len(lines), lambda _first, _last: False)
                for place, line in zip(reversed(numbers), lines, strict=True):
                    row = {"id": place, "document": name, "start": at, "end": at + len(line), "words": indexed(line)}
                    rows.append(row)
                    at += len(line) + 1
            connection.execute(insert(tables.document), documents)
            connection.execute(insert(tables.sentence), rows)
    store.reindex()


def queries(count: int, seed: int) -> list[str]:
    """What people ask: a word, two words, a phrase, a beginning; common and rare ones."""
    chance, known = random.Random(seed), [word for word in vocabulary() if len(words(word)) == 1 and len(word) > 3]
    found = []
    for _ in range(count):
        one, two = chance.choices(known, k=2)
        found.append(chance.choice([one, f"{one} {two}", f'"{one} {two}"', f"{words(one)[0][:4]}*"]))
    return found


def measure(store: SqlStore, asked: list[str]) -> dict[str, float]:
    """Milliseconds to the first page."""
    times, worked = [], []
    for text in asked:
        begun, busy = time.perf_counter(), time.process_time()
        with store.view() as view:
            list(islice(view.search(parse(text)), PAGE))
        times.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    ordered, worked = sorted(times), sorted(worked)
    return {
        "median_ms": round(statistics.median(ordered), 1),
        "p95_ms": round(ordered[int(len(ordered) * 0.95)], 1),
        "worst_ms": round(ordered[-1], 1),
        "p95_cpu_ms": round(worked[int(len(worked) * 0.95)], 1),
    }


def main() -> int:
    """Fill a record and time it."""
    parser = argparse.ArgumentParser(description="search times")
    parser.add_argument("--sentences", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", help="an empty record elsewhere")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(options.record or Path(folder) / "search.db")
        begun = time.monotonic()
        fill(store, options.sentences, options.seed)
        filled = time.monotonic() - begun
        asked = queries(options.queries, options.seed + 1)
        measure(store, asked)
        figures = {"sentences": options.sentences, "fill_s": round(filled, 1), **measure(store, asked)}
        store.close()
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
