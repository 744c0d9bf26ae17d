"""Read and add an archive made by varying the sample reports; time and memory must grow with it and no faster.

    python bench/archive.py --reports 10000 --again 100000
    python bench/archive.py --reports 10000 --again 100000 --adding     without the reading: 44 readings are told anew

The first command reads for about an hour on one core; run it over night.

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
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import event

from sulh.assembly.lift import lift
from sulh.document import Document
from sulh.ingest.intake import Intake
from sulh.pipeline import add, default_rules, link
from sulh.reading.read import read_document
from sulh.reading.reading import Reading
from sulh.record.printing import Printing
from sulh.record.report import Report
from sulh.store import open_store
from sulh.store.sql import SqlStore

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


def tell_anew(count: int, seed: int, exchanged: float) -> Iterator[tuple[Report, Reading]]:
    """Readings of the samples under ever new words: a word is exchanged for one as long, so that places stay."""
    chance = random.Random(seed)
    known = [
        read_document(Document.of(path.read_text("utf-8")), default_rules().lexicon)
        for path in sorted(SAMPLES.glob("*.txt"))
    ]
    words: dict[int, list[str]] = {}
    for word in (word for reading in known for word in reading.document.text.split()):
        words.setdefault(len(word), []).append(word)
    for number in range(count):
        reading = chance.choice(known)
        lines = [
            [
                chance.choice(words[len(word)]) if word and chance.random() < exchanged else word
                for word in line.split(" ")
            ]
            for line in reading.document.text.split("\n")
        ]
        text = "\n".join(" ".join(line) for line in lines) + f"\nالخبر رقم {number}."
        day = date(2012, 1, 1) + timedelta(days=chance.randrange(3650))
        document = Document.of(text, outlet=f"صحيفة {chance.randrange(20)}", published=day)
        yield Report.of(text, [Printing.of(document)]), replace(reading, document=document)


def add_anew(store: SqlStore, count: int, seed: int, exchanged: float) -> float:
    """Everything that adding does but the reading; returns the seconds it took, without the telling."""
    seconds, processes = 0.0, default_rules().processes
    # Waiting for the disk is no processor time; without it the run takes an hour less.
    event.listen(store.engine, "connect", lambda connection, _record: connection.execute("PRAGMA synchronous = OFF"))
    for report, reading in tell_anew(count, seed, exchanged):
        begun = time.process_time()
        statements = lift(reading, processes)
        with store.writer(at=AT) as writer:
            writer.put(report, statements, reading.sentences, release="1")
            writer.keep(report.id, report.text.encode())
            link(writer, report)
        seconds += time.process_time() - begun
    return seconds


def measure(count: int, seed: int, exchanged: float, adding: bool) -> dict[str, float]:
    """Seconds and megabytes for one archive, the loading of the rules left out."""
    rules = default_rules()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "archive.db")
        begun = time.process_time()
        if adding:
            seconds = add_anew(store, count, seed, exchanged)
        else:
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
    parser.add_argument("--adding", action="store_true", help="leave the reading out: tell readings anew")
    options = parser.parse_args()
    if options.again is None:
        print(json.dumps(measure(options.reports, options.seed, options.exchanged, options.adding)))
        return 0
    found = []
    for count in (options.reports, options.again):
        command = [sys.executable, __file__, "--reports", str(count), "--seed", str(options.seed)]
        command += ["--exchanged", str(options.exchanged), *(["--adding"] if options.adding else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stdout))
        print(done.stdout.strip())
    ratio = found[1]["cpu_seconds"] / found[0]["cpu_seconds"]
    print(json.dumps({"ratio": round(ratio, 2), "of": round(options.again / options.reports, 2)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
