"""What every side-by-side bench needs: rounds in turn, processor time, peers that may not be there."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

__all__ = ["Peer", "Row", "beside", "print_rows"]

Work = Callable[[], str]
ENOUGH_S = 0.1


@dataclass(frozen=True, slots=True)
class Peer:
    """Something a user would otherwise pick.  `prepare` imports it and makes it ready; only what it returns is timed.

    `package` is its distribution.  `share`: the part of our work that its timed work does, for peers too slow to do all of
    it.  `release`: its version where it is no distribution.
    """

    name: str
    package: str
    prepare: Callable[[], Work]
    share: float = 1.0
    release: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: seconds of processor time, and what each of the two found."""

    job: str
    ours: float | None
    found: str
    peer: str
    version: str
    theirs: float | None
    peer_found: str

    @property
    def key(self) -> str:
        """The name of the line in the file of floors."""
        return f"{self.job} | {self.peer}"

    @property
    def ratio(self) -> float | None:
        """How many times as long the peer takes."""
        return self.theirs / self.ours if self.ours and self.theirs is not None else None


def beside(job: str, ours: Work, peers: Sequence[Peer], *, rounds: int = 3) -> list[Row]:
    """Our work and each peer's, in turn; medians, so that a busy moment of the machine plays a small part."""
    rows = []
    ours()
    for peer in peers:
        try:
            work = peer.prepare()
            release = peer.release or version(peer.package)
        except (ImportError, PackageNotFoundError):
            rows.append(Row(job, None, "", peer.name, "not installed", None, ""))
            continue
        mine, theirs = [], []
        for _ in range(rounds):
            taken, found = _timed(ours)
            mine.append(taken)
            taken, peer_found = _timed(work)
            theirs.append(taken / peer.share)
        rows.append(Row(job, statistics.median(mine), found, peer.name, release, statistics.median(theirs), peer_found))
    return rows


def _timed(work: Work) -> tuple[float, str]:
    """Seconds of one round; short work is done again until there is enough of it to measure."""
    began, times = time.process_time(), 0
    while True:
        found = work()
        times += 1
        taken = time.process_time() - began
        if taken >= ENOUGH_S:
            return taken / times, found


def print_rows(rows: Iterable[Row]) -> None:
    """One JSON object a line, for the command that makes the table."""
    for row in rows:
        print(json.dumps(asdict(row), ensure_ascii=False), flush=True)
