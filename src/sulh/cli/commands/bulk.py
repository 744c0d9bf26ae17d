"""sulh bulk"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sulh.cli.edge import AsJson, print_json, progress, tell
from sulh.errors import InputError
from sulh.settings import Settings

if TYPE_CHECKING:
    from sulh.bulk.parts import Part
    from sulh.bulk.work import Done

__all__ = ["command"]

Engine = Literal["local", "spark"]


def command(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Parquet, JSON lines, WARC, or folders.")],
    out: Annotated[Path, typer.Option(help="A folder for the tables; the same folder again goes on with the job.")],
    processes: Annotated[int | None, typer.Option(min=1, help="How many processes; else one a core.")] = None,
    engine: Annotated[Engine, typer.Option(help="Processes of this machine, or Spark.")] = "local",
    master: Annotated[
        str | None, typer.Option(help="Where Spark runs, such as local[2]; else as it is set up.")
    ] = None,
    rows: Annotated[int, typer.Option(min=1, help="About how many rows of Parquet are one part.")] = 2_000,
    as_json: AsJson = False,
) -> None:
    """Read an archive into Parquet tables of items; no record is touched.

    Examples:  sulh bulk archive.parquet --out items/  ·  sulh bulk crawl/ --out items/ --engine spark --master 'local[2]'
    """
    settings: Settings = ctx.obj
    try:
        from sulh.bulk.job import left_of, open_job
        from sulh.bulk.parts import parts_of
    except ImportError as error:
        raise InputError("bulk needs pyarrow; install it with: pip install 'sulh[bulk]'") from error
    parts = parts_of(paths, rows=rows)
    open_job(parts, out)
    before = len(parts) - len(left_of(parts, out))
    counts = {"parts": len(parts), "done_before": before, "documents": 0, "items": 0, "errors": 0}
    with progress(settings, "reading") as step:
        for done in _run(parts, out, engine, processes or os.cpu_count() or 1, master):
            step(f"part {done.part}")
            counts["documents"] += done.documents
            counts["items"] += done.items
            counts["errors"] += done.errors
    if as_json:
        print_json({"schema": "sulh-bulk/1", "out": str(out), **counts})
    else:
        went_on = f" ({before} were there)" if before else ""
        tell(
            settings,
            f"{out}: {counts['documents']} documents, {counts['items']} items, {counts['errors']} errors in "
            f"{counts['parts']} parts{went_on}; see {out / 'items'} and {out / 'errors'}",
        )


def _run(parts: tuple[Part, ...], out: Path, engine: Engine, processes: int, master: str | None) -> Iterator[Done]:
    if engine == "local":
        from sulh.bulk.job import run_local

        yield from run_local(parts, out, processes=processes)
        return
    try:
        from sulh.bulk.spark import run_spark, session
    except ImportError as error:
        raise InputError(
            "--engine spark needs PySpark and Java 17; install it with: pip install 'sulh[spark]'"
        ) from error
    spark = session(master)
    try:
        yield from run_spark(spark, parts, out)
    finally:
        spark.stop()
