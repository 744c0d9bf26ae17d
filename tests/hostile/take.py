"""Take in every file of a folder whose name fits a pattern, in this process; one JSON line about each that did wrong, then the figures.

PYTHONPATH=src:tests python -m hostile.take FOLDER PATTERN [--all]     with --all one line about every file
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sulh.errors import InputError, Unreachable
from sulh.ingest.around import Around
from sulh.ingest.files import take_file
from sulh.ingest.intake import Intake
from sulh.ingest.web.addresses import resolve
from sulh.ingest.web.feeds import is_feed, parse_feed
from sulh.ingest.web.fetch import Fetcher, Manners
from sulh.ingest.web.lists import read_list
from sulh.ingest.web.take import take_entry
from sulh.ingest.web.wire import GuardedWire

# Of the processor: so that five seconds by the clock hold on a machine that is busy with other things too.
SECONDS = 3.5
AT = "https://paper.example/feeds/"


def texts(path: Path) -> Iterator[str]:
    """The texts of a file; refusals as the errors they are."""
    if path.suffix in (".rss", ".atom", ".jsonfeed"):
        yield from followed(path.read_bytes(), path)
    elif path.suffix == ".opml":
        read_list(path.read_bytes(), str(path))
        yield "a list"
    else:
        for found in take_file(path):
            yield found.document.text if isinstance(found, Intake) else complaint(found.reason)


def followed(body: bytes, path: Path) -> Iterator[str]:
    """Every link of a feed is followed, with no network but numeric addresses and this machine's own name."""

    def look_up(host: str, port: int) -> list[str]:
        if host == "localhost" or not any(char.isalpha() for char in host) or ":" in host or host.startswith("0x"):
            return resolve(host, port)
        raise Unreachable(f"{host}: no network in tests")

    wire = GuardedWire(look_up=look_up)
    manners = Manners(delay=0.0, tries=1)
    fetcher = Fetcher(
        wire, clock=lambda: 0.0, sleep=lambda _: None, now=lambda: datetime(2026, 1, 1, tzinfo=UTC), manners=manners
    )
    is_feed(body)
    feed = parse_feed(body, f"{AT}{path.name}")
    for entry in feed.entries[:50]:
        try:
            list(take_entry(entry, feed, fetcher, Around()))
        except InputError as error:
            yield complaint(str(error))
        else:
            raise AssertionError(f"{entry.url} was fetched")
    yield "a feed"


def complaint(reason: str) -> str:
    """One line, not too long, without control characters; or that is what is wrong."""
    if "\n" in reason or len(reason) > 5_000 or any(char < " " for char in reason):
        raise AssertionError(f"the error is no clear line: {reason[:200]!r}")
    return reason


def take(path: Path) -> str | None:
    """What is wrong with how a file was taken in, if anything is."""
    try:
        wrong = None if all(text.strip() for text in texts(path)) else "a document without words"
    except InputError as error:
        wrong = None if complaint(str(error)) else "no reason given"
    except Exception as error:
        wrong = f"{type(error).__name__}: {error}"[:300]
    return wrong


def peak_mb() -> int:
    """The most memory this process has held, in MB.  getrusage would tell that of the process it was forked from, too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def main() -> None:
    """All files in the order of their names."""
    count, slowest, peak = 0, 0.0, 0
    for path in sorted(Path(sys.argv[1]).glob(sys.argv[2])):
        begun, cost = time.monotonic(), time.process_time()
        wrong = take(path)
        took, cost = time.monotonic() - begun, time.process_time() - cost
        peak = peak_mb()
        count, slowest = count + 1, max(slowest, cost)
        if cost > SECONDS:
            wrong = f"took {took:.1f} s, {cost:.1f} s of the processor"
        if wrong is not None or "--all" in sys.argv:
            print(
                json.dumps(
                    {"name": path.name, "wrong": wrong, "cpu_s": round(cost, 2), "s": round(took, 2), "peak_mb": peak}
                )
            )
    print(json.dumps({"count": count, "slowest_s": round(slowest, 2), "peak_mb": peak}))


if __name__ == "__main__":
    main()
