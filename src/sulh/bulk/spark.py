"""Spark: the same parts, each read where Spark puts it; a row a part goes in and a row a part comes out (`mapInArrow`).

Workers write the parts themselves, with the code of the local engine, to a folder that all of them see.  A task that Spark
runs twice writes the same bytes twice; a job that dies goes on with what is left.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow
from pyspark.sql import SparkSession

from sulh.bulk.job import left_of
from sulh.bulk.parts import Part
from sulh.bulk.work import Done, warm, write_part

__all__ = ["run_spark", "session"]

_RESULT = "part int, documents int, items int, errors int"


def session(master: str | None) -> SparkSession:
    """A session on a master, or the one that spark-submit has set up; nothing of it is shown in the browser."""
    # Spark would take whatever `python3` is on the path; what we run in is the one that has our packages.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder: Any = SparkSession.builder
    builder = (
        builder.appName("sulh bulk").config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
    )
    # A part is a row: without this, Arrow would hand several to one task in one piece.
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "1")
    found: SparkSession = (builder.master(master) if master else builder).getOrCreate()
    found.sparkContext.setLogLevel("ERROR")
    return found


def run_spark(spark: SparkSession, parts: Sequence[Part], out: Path) -> Iterator[Done]:
    """Do what is left; one task a part, so that a large part holds up no other."""
    left = left_of(parts, out)
    if not left:
        return
    lines = spark.sparkContext.parallelize([(part.to_json(),) for part in left], len(left))
    frame = spark.createDataFrame(lines, "part string")
    for row in frame.mapInArrow(_task(str(out.resolve())), _RESULT).collect():
        yield Done(row["part"], row["documents"], row["items"], row["errors"])


def _task(out: str) -> Callable[[Iterator[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    def task(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        warm()
        for batch in batches:
            for line in batch.column("part").to_pylist():
                done = write_part(Part.from_json(line), Path(out))
                columns = {"part": done.part, "documents": done.documents, "items": done.items, "errors": done.errors}
                yield pyarrow.RecordBatch.from_arrays(
                    [pyarrow.array([value], pyarrow.int32()) for value in columns.values()], list(columns)
                )

    return task
