"""Job: an archive read by processes of this machine.  What is there already is not done again; what dies is tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import pyarrow
from pyarrow import parquet

from sulh.bulk.parts import Part, plan_text
from sulh.bulk.work import ERRORS, ITEMS, Done, errors_file, is_done, items_file, warm, write_part
from sulh.errors import InputError
from sulh.lexicon.load import data_release

__all__ = ["Work", "left_of", "open_job", "run_local"]

PLAN = "plan.jsonl"
ATTEMPTS = 2
Work = Callable[[Part, Path], Done]


def open_job(parts: Sequence[Part], out: Path) -> None:
    """Make the folder, or find that it belongs to the same job; InputError if it belongs to another."""
    plan = plan_text(parts, data_release())
    file = out / PLAN
    if file.exists():
        if file.read_text("utf-8") != plan:
            raise InputError(
                f"{out}: holds another job (other files, other sizes of parts, or other rules); give a new folder"
            )
    elif out.exists() and any(out.iterdir()):
        raise InputError(f"{out}: is not empty; give a new folder")
    for folder in (out / "items", out / "errors"):
        folder.mkdir(parents=True, exist_ok=True)
        for rest in folder.glob(".part-*"):
            rest.unlink(missing_ok=True)
    file.write_text(plan, "utf-8")


def left_of(parts: Sequence[Part], out: Path) -> list[Part]:
    """What is still to be done."""
    return [part for part in parts if not is_done(out, part)]


def run_local(parts: Sequence[Part], out: Path, *, processes: int, work: Work = write_part) -> Iterator[Done]:
    """Do what is left, in whatever order it gets done.  A part whose worker dies each time is a row of the errors."""
    left = left_of(parts, out)
    if processes == 1 and work is write_part:
        warm()
        yield from (work(part, out) for part in left)
        return
    while left:
        yield from _pool(left, out, processes, work)
        # Something is left only if a worker died; it had one of the parts that come first.
        left = left_of(left, out)
        yield from _one_by_one(left[: 2 * processes], out, work)
        left = left_of(left, out)


def _one_by_one(parts: Sequence[Part], out: Path, work: Work) -> Iterator[Done]:
    """By one worker, so that the part at the head is to blame when it dies."""
    left, died = list(parts), 0
    while left:
        head = left[0]
        yield from _pool(left, out, 1, work)
        left = left_of(left, out)
        died = died + 1 if left and left[0] == head else 1
        if left and died >= ATTEMPTS:
            yield _given_up(left[0], out)
            left, died = left[1:], 0


def _pool(parts: Sequence[Part], out: Path, width: int, work: Work) -> Iterator[Done]:
    # A fresh interpreter a worker: no thread or lock of ours is copied into it.
    with ProcessPoolExecutor(width, mp_context=get_context("spawn"), initializer=warm) as pool:
        waiting = [pool.submit(work, part, out) for part in parts]
        try:
            for found in as_completed(waiting):
                yield found.result()
        except BrokenProcessPool:
            return


def _given_up(part: Part, out: Path) -> Done:
    """The input of this part ends whoever reads it; the others are done."""
    reason = f"the worker died every time, {ATTEMPTS + 1} times; nothing of this part was read"
    row = {"place": part.path, "document": None, "reason": reason}
    parquet.write_table(pyarrow.Table.from_pylist([row], schema=ERRORS), errors_file(out, part))
    parquet.write_table(ITEMS.empty_table(), items_file(out, part))
    return Done(part.number, 0, 0, 1)
