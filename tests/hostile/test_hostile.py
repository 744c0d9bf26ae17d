"""Every hostile file gives a document or one clear line, within five seconds and 500 MB."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from runpy import run_path

from sulh.errors import InputError
from sulh.ingest.intake import Intake
from sulh.ingest.payload import take_bytes

SECONDS = 5.0
MEGABYTES = 500


def take_all() -> None:
    """Take every file in, in this process; one JSON line about each that did wrong, then the count."""
    files = run_path(str(Path(__file__).with_name("make.py")))["files"]
    count, worst = 0, 0.0
    for name, body in files():
        begun = time.monotonic()
        try:
            texts = [each.document.text for each in take_bytes(body, place=name) if isinstance(each, Intake)]
            wrong = None if all(text.strip() for text in texts) else "a document without words"
        except InputError as error:
            wrong = "the error is no one line" if "\n" in str(error) or not str(error).startswith(name) else None
        except Exception as error:
            wrong = f"{type(error).__name__}: {error}"[:200]
        took = time.monotonic() - begun
        count, worst = count + 1, max(worst, took)
        if took > SECONDS:
            wrong = f"took {took:.1f} s"
        if wrong is not None:
            print(json.dumps({"name": name, "wrong": wrong}))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"count": count, "worst_s": round(worst, 2), "peak_mb": peak}))


def test_every_hostile_file_gives_a_document_or_a_clear_line() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", __file__],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stderr == ""
    *wrong, last = map(json.loads, done.stdout.splitlines())
    assert wrong == []
    assert last["count"] >= 200
    assert last["worst_s"] <= SECONDS
    # The generator itself holds up to 300 MB for its bombs, which are not the reader's.
    assert last["peak_mb"] <= MEGABYTES + 300


if __name__ == "__main__":
    take_all()
