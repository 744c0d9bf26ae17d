"""Killed, out of disk, read-only, four at once: nothing acknowledged is lost, nothing is doubled, errors say why.

The long runs are `bench/kill.py`; these are its short form.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from sulh.errors import StoreError
from sulh.record.judgement import Judgement
from sulh.store import open_store
from sulh.store.sql import SqlStore

KILL = Path(__file__).parents[2] / "bench" / "kill.py"


def bench(*arguments: str) -> dict[str, object]:
    """What bench/kill.py reports."""
    done = subprocess.run([sys.executable, str(KILL), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_killed_at_random_moments_it_keeps_what_it_acknowledged(lasting_place: str) -> None:
    found = bench("--runs", "4", "--seed", "7", "--count", "40", "--record", lasting_place)
    assert found["wrong"] == []


def test_out_of_disk_it_keeps_what_it_acknowledged() -> None:
    found = bench("--runs", "2", "--seed", "3", "--count", "60", "--full")
    assert found["wrong"] == []


def test_read_only_now_and_then_it_says_so_and_changes_nothing() -> None:
    assert bench("--runs", "2", "--seed", "5", "--count", "10", "--read-only")["wrong"] == []


def test_killed_while_an_old_record_is_brought_up_it_is_whole() -> None:
    assert bench("--runs", "3", "--seed", "9", "--count", "10", "--longest", "0.6", "--old")["wrong"] == []


def test_four_writers_at_once_lose_nothing(lasting_place: str, opened: Callable[[str], SqlStore]) -> None:
    store = opened(lasting_place)
    writers = [
        subprocess.Popen(
            [sys.executable, str(KILL), "--record", lasting_place, "--work", str(first), "15"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for first in (0, 15, 30, 45)
    ]
    outputs = [writer.communicate(timeout=120) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0, 0, 0], outputs
    with store.view() as view:
        counts = view.counts()
        seqs = [change.seq for change in view.changes(limit=10_000)]
    assert (counts.documents, counts.removed, counts.judgements) == (48, 12, 60)
    assert seqs == sorted(set(seqs))
    assert [finding for finding in store.examine() if not finding.ok] == []


def test_two_may_make_the_same_record_at_once(lasting_place: str) -> None:
    makers = [
        subprocess.Popen([sys.executable, "-c", f"from sulh.store import open_store; open_store({lasting_place!r})"])
        for _ in range(3)
    ]
    assert [maker.wait(timeout=60) for maker in makers] == [0, 0, 0]


def _as_nobody(place: Path, answer: Connection) -> None:
    """Ask and try to write, without the rights of root."""
    os.setgid(65534)
    os.setuid(65534)
    store = open_store(place, create=False)
    with store.view() as view:
        answer.send(view.counts().documents)
    try:
        with store.writer(at="2026-01-01T00:00:00+00:00") as writer:
            writer.judge(Judgement("doc-x", "accept", "salma", "2026-01-01T00:00:00+00:00"))
    except StoreError as error:
        answer.send(str(error))
    else:
        answer.send("it was written")


@pytest.mark.skipif(os.getuid() != 0, reason="needs another user to take rights away from")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_read_only_record_can_be_asked_and_says_why_it_can_not_be_written() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "record.db"
        open_store(place).close()
        Path(folder).chmod(0o755)
        place.chmod(0o444)
        here, there = Pipe()
        child = get_context("fork").Process(target=_as_nobody, args=(place, there))
        child.start()
        child.join(timeout=60)
        assert here.recv() == 0
        assert "can't be written" in here.recv()


def test_a_full_disk_is_one_clear_error(tmp_path: Path, opened: Callable[[str], SqlStore]) -> None:
    store = opened(str(tmp_path / "record.db"))

    def small(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 60")

    event.listen(store.engine, "connect", small)

    def fill() -> None:
        with store.writer(at="2026-01-01T00:00:00+00:00") as writer:
            for number in range(2000):
                writer.judge(Judgement(f"doc-{number}", "accept", "salma", "2026-01-01T00:00:00+00:00"))

    with pytest.raises(StoreError, match="free some space"):
        fill()
    with store.view() as view:
        assert view.judgements() == ()
