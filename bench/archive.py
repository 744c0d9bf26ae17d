"""Read and add an archive made by varying the sample reports; time and memory must grow with it and no faster.

    python bench/archive.py --reports 10000 --again 100000

Prints one JSON line a size, then the ratio of processor times, which other work on the machine does not move
(ten times the reports: at most 11 to 1).
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from sulh.document import Document
from sulh.ingest.intake import Intake
from sulh.pipeline import add, default_rules
from sulh.store import open_store

SAMPLES = Path(__file__).parents[1] / "samples"
AT = "2026-01-01T00:00:00+00:00"


def reports(count: int, seed: int, exchanged: float) -> Iterator[Intake]:
    """Reports of three to six paragraphs each, over ten years and twenty outlets.

    Paragraphs are drawn from all samples, and a share of the words is exchanged.  With a third exchanged no report is a
    copy of another; with none, each shares whole paragraphs with many: the harder case.
    """
    chance = random.Random(seed)
    lines = [
        line
        for path in sorted(SAMPLES.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if len(line) > 40
    ]
    words = [word for line in lines for word in line.split()]
    for number in range(count):
        chosen = [line.split(" ") for line in chance.sample(lines, chance.randint(3, 6))]
        mixed = [[chance.choice(words) if chance.random() < exchanged else word for word in line] for line in chosen]
        text = "\n".join(" ".join(line) for line in mixed) + f"\nالخبر رقم {number}."
        day = date(2012, 1, 1) + timedelta(days=chance.randrange(3650))
        document = Document.of(text, outlet=f"صحيفة {chance.randrange(20)}", published=day)
        yield Intake(str(number), document, text.encode())


def measure(count: int, seed: int, exchanged: float) -> dict[str, float]:
    """Seconds and megabytes for one archive, the loading of the rules left out."""
    rules = default_rules()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "archive.db")
        begun = time.process_time()
        for intake in reports(count, seed, exchanged):
            add(store, intake, rules=rules, at=AT)
        seconds = time.process_time() - begun
        store.close()
        size = (Path(folder) / "archive.db").stat().st_size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "reports": count,
        "cpu_seconds": round(seconds, 1),
        "per_report_ms": round(seconds / count * 1000, 1),
        "peak_mb": peak // 1024,
        "file_kb_a_report": round(size / count / 1024, 1),
    }


def main() -> int:
    """Measure each size in a process of its own, so that memory can be compared."""
    parser = argparse.ArgumentParser(description="archives")
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--again", type=int, help="a second, larger size")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--exchanged", type=float, default=0.33, help="share of words exchanged, 0 to 1")
    options = parser.parse_args()
    if options.again is None:
        print(json.dumps(measure(options.reports, options.seed, options.exchanged)))
        return 0
    found = []
    for count in (options.reports, options.again):
        command = [sys.executable, __file__, "--reports", str(count), "--seed", str(options.seed)]
        command += ["--exchanged", str(options.exchanged)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stdout))
        print(done.stdout.strip())
    ratio = found[1]["cpu_seconds"] / found[0]["cpu_seconds"]
    print(json.dumps({"ratio": round(ratio, 2), "of": round(options.again / options.reports, 2)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
