"""Every hostile file gives a document or one clear line, within five seconds (see take.py) and 500 MB."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MEGABYTES = 500
TESTS = Path(__file__).parents[1]


def run(module: str, *arguments: str) -> list[dict[str, object]]:
    """What a module of this folder reports, in a process of its own."""
    path = os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", f"hostile.{module}", *arguments],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_hostile_file_gives_a_document_or_a_clear_line(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra `bulk` is not installed")
    run("make", str(tmp_path))
    count = 0
    # A process for each kind, because what one file needs is measured and not what four hundred leave behind.
    for pattern in sorted({_kind(path) for path in tmp_path.iterdir()}):
        *wrong, last = run("take", str(tmp_path), pattern)
        assert wrong == []
        assert int(str(last["peak_mb"])) <= MEGABYTES, pattern
        count += int(str(last["count"]))
    assert count >= 400


def _kind(path: Path) -> str:
    kind = path.name.split("-")[0]
    return f"heavy-*{path.suffix}" if kind == "heavy" else f"{kind}-*"
