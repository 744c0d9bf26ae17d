"""Kill a writer at random moments, again and again; afterwards nothing acknowledged may be lost or doubled.

    python bench/kill.py --runs 300                          SQLite, in a temporary folder
    python bench/kill.py --runs 300 --record postgresql://…  an empty PostgreSQL database
    python bench/kill.py --runs 20 --full                    SQLite that runs out of disk instead of being killed
    python bench/kill.py --runs 20 --read-only               SQLite whose file loses its right to be written now and then
    python bench/kill.py --runs 20 --old                     SQLite, each run on a record of the oldest schema: killed migrating

A worker adds, removes and judges, and says so on its standard output after each commit.  The parent kills it with
SIGKILL after a random time (also while the schema is being made), then opens the record and compares.  Prints one
JSON line; exits 1 if anything was lost.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sulh.document import Document
from sulh.errors import StoreError
from sulh.record.content import ActorContent
from sulh.record.evidence import Evidence
from sulh.record.judgement import Judgement
from sulh.record.printing import Printing
from sulh.record.report import Report
from sulh.record.said import ActorSaid
from sulh.record.statement import Statement
from sulh.span import Span
from sulh.store import open_store
from sulh.store.terms import parse

OLDEST = Path(__file__).parents[1] / "tests" / "store" / "schemas" / "0001.db.gz"
AT = "2026-01-01T00:00:00+00:00"
ACTORS = 5


def report(number: int) -> Report:
    """The report of a number, always the same."""
    names = " ".join(f"اسم{number % 7}{each}" for each in range(ACTORS))
    return Report.of(f"خبر{number} {names}", [Printing.of(Document.of("x", outlet=f"صحيفة {number % 3}"))])


def statements(told: Report) -> Iterator[Statement]:
    """What it says: its five names."""
    for word in told.text.split()[1:]:
        start = told.text.index(word)
        span = Span(start, start + len(word))
        evidence = Evidence(told.id, span, word, "bench", ActorSaid(word, None, (), 1))
        yield Statement.of(ActorContent(f"n:{word}", "person"), [evidence])


def work(place: str, first: int, count: int) -> None:
    """Add, judge and now and then remove; each acknowledged on standard output after its commit."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    store = open_store(place)
    for number in range(first, first + count):
        told = report(number)
        with store.writer(at=AT) as writer:
            writer.put(told, statements(told), [Span(0, len(told.text))], release="1")
            writer.keep(told.id, told.text.encode())
        acknowledge("added", number)
        with store.writer(at=AT) as writer:
            writer.judge(judgement(number))
        acknowledge("judged", number)
        if number % 5 == 4:
            with store.writer(at=AT) as writer:
                writer.remove(report(number - 1).id)
            acknowledge("removed", number - 1)


def judgement(number: int) -> Judgement:
    """The decision about a report."""
    return Judgement(report(number).id, "accept", "bench", AT)


def acknowledge(what: str, number: int) -> None:
    """Say that it is done; from now on it must not be lost."""
    sys.stdout.write(f"{what} {number}\n")
    sys.stdout.flush()


@dataclass
class Told:
    """What the workers acknowledged."""

    added: set[int] = field(default_factory=set)
    judged: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)

    def hear(self, output: str) -> None:
        """Whole lines only: half a line was never acknowledged."""
        for line in output.split("\n")[:-1]:
            what, number = line.split()
            getattr(self, what).add(int(number))


def start(place: str, first: int, count: int, limit: int | None) -> subprocess.Popen[str]:
    """A worker; `limit` is the largest file it may write."""

    def limited() -> None:
        if limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, __file__, "--record", place, "--work", str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, preexec_fn=limited)


def refused(place: Path, first: int) -> list[str]:
    """A worker on a record that can't be written must say so, acknowledge nothing and leave every byte."""
    before = place.read_bytes()
    place.chmod(0o444)
    worker = start(str(place), first, 1, None)
    output, _ = worker.communicate(timeout=300)
    place.chmod(0o644)
    wrong = [] if worker.returncode == 1 and output == "ready\n" else [f"read-only: it said {output!r}"]
    return wrong if place.read_bytes() == before else [*wrong, "read-only: it was written"]


def check(place: str, told: Told, first: int) -> list[str]:
    """Everything that is wrong with the record after the kills; reports are taken apart from number `first` on."""
    store = open_store(place)
    wrong = [f"doctor: {each.name}: {each.detail}" for each in store.examine() if not each.ok]
    with store.view() as view:
        present = {each.id for each in view.reports()}
        judged = {each.subject for each in view.judgements()}
        gone = set(view.tombstones())
        for number in sorted(told.added - told.removed):
            known = report(number).id
            if known not in present and not (number % 5 == 3 and known in gone):
                wrong.append(f"added {number} is lost")
        wrong += [f"removed {number} is back" for number in told.removed if report(number).id in present]
        wrong += [f"judgement {number} is lost" for number in told.judged if report(number).id not in judged]
        for each in view.reports([report(number).id for number in told.added if number >= first]):
            said = [piece for known in view.statements(document=each.id) for piece in known.evidence]
            own = [piece for piece in said if piece.document == each.id]
            if len(own) != ACTORS or not list(view.search(parse(each.text.split()[0]))):
                wrong.append(f"{each.id} is not whole")
    store.close()
    return wrong


def main() -> int:
    """Run the worker, or the runs."""
    options = arguments()
    if options.work:
        try:
            work(options.record, *options.work)
        except StoreError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        return 0
    chance = random.Random(options.seed)
    wrong: list[str] = []
    done = 0
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        told, place, first = Told(), options.record or str(Path(folder) / "0.db"), 0
        for run in range(options.runs):
            if not options.record and (run % 10 == 0 or options.old):
                place, told, first = str(Path(folder) / f"{run}.db"), Told(), 0
                if options.old:
                    Path(place).write_bytes(gzip.decompress(OLDEST.read_bytes()))
            if options.read_only and run % 2:
                wrong += [f"run {run}: {each}" for each in refused(Path(place), first)]
            limit = chance.randint(20_000, 2_000_000) if options.full else None
            worker = start(place, first, options.count, limit)
            assert worker.stdout is not None
            # The clock starts when the worker has been loaded, so that a busy machine doesn't kill it before it works.
            worker.stdout.readline()
            if not options.full:
                time.sleep(chance.uniform(0, options.longest))
                worker.kill()
            output = worker.stdout.read()
            worker.wait(timeout=300)
            worker.stdout.close()
            told.hear(output)
            wrong += [f"run {run}: {each}" for each in check(place, told, first)]
            first += options.count
            done += output.count("\n")
        wrong += [f"in the end: {each}" for each in check(place, told, 0)]
        seconds = time.monotonic() - begun
    summary = {"runs": options.runs, "acknowledged": done, "wrong": wrong[:20], "seconds": round(seconds, 1)}
    print(json.dumps(summary, ensure_ascii=False))
    return 1 if wrong or not done else 0


def arguments() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=60, help="reports a worker tries to add")
    parser.add_argument("--longest", type=float, default=1.2, help="longest life of a worker, in seconds")
    parser.add_argument("--record", help="an empty record elsewhere, for instance postgresql://…")
    parser.add_argument("--read-only", action="store_true", help="every second run also on a file without the right")
    parser.add_argument("--old", action="store_true", help="each run on a record of the oldest schema")
    parser.add_argument("--full", action="store_true", help="limit the size of files instead of killing")
    parser.add_argument("--work", type=int, nargs=2, metavar=("FIRST", "COUNT"), help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
