"""Archives in bulk: one process against two, and Spark against both, on generated reports; the rows must be the same.

    python bench/bulk.py [--reports 2000] [--spark 'local-cluster[2,1,2048]']

Prints one JSON line an engine: wall seconds, processor seconds with those of the workers, items, and a digest of all rows.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import blake2b
from pathlib import Path

import pyarrow
from pyarrow import parquet

from archive import reports
from sulh.bulk.job import open_job, run_local
from sulh.bulk.parts import Part, parts_of
from sulh.bulk.spark import run_spark, session
from sulh.bulk.work import Done


def generate(file: Path, count: int) -> None:
    """An archive in Parquet, in row groups of two hundred."""
    found = [each.document for each in reports(count, 1, 0.33)]
    rows = [{"text": each.text, "outlet": each.outlet, "published": each.published} for each in found]
    parquet.write_table(pyarrow.Table.from_pylist(rows), file, row_group_size=200)


def rows_digest(out: Path) -> tuple[int, str]:
    """How many rows there are, and a digest of them in the order of the parts."""
    seal, count = blake2b(digest_size=8), 0
    for what in ("items", "errors"):
        for file in sorted((out / what).glob("part-*.parquet")):
            for row in parquet.read_table(file).to_pylist():
                seal.update(json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode())
                count += 1
    return count, seal.hexdigest()


def all_of(work: Callable[[], Iterator[Done]]) -> int:
    """Do it to the end."""
    return sum(done.documents for done in work())


def measure(name: str, parts: tuple[Part, ...], out: Path, work: Callable[[], object]) -> None:
    """One engine from start to end, the loading of the lexicon in each worker included."""
    open_job(parts, out)
    began, before = time.perf_counter(), _processor()
    work()
    taken, spent = time.perf_counter() - began, _processor() - before
    count, seal = rows_digest(out)
    figures = {"engine": name, "wall_s": round(taken, 1), "cpu_s": round(spent, 1), "rows": count, "digest": seal}
    print(json.dumps(figures), flush=True)


def _processor() -> float:
    """Seconds of this process and of the children that have ended; those of a Java machine are not among them."""
    return sum(
        part.ru_utime + part.ru_stime
        for part in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--spark", help="a master; without it Spark is left out")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder / "archive.parquet", args.reports)
        parts = parts_of([folder / "archive.parquet"], rows=200)
        for processes in (1, 2):
            out = folder / f"local{processes}"
            work = partial(all_of, partial(run_local, parts, out, processes=processes))
            measure(f"local, {processes}", parts, out, work)
        if args.spark:
            spark = session(args.spark)
            measure(
                args.spark, parts, folder / "spark", partial(all_of, partial(run_spark, spark, parts, folder / "spark"))
            )
            spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
