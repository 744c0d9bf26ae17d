"""A site, a clock that only moves when somebody waits, and a fetcher that may speak to 127.0.0.1."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from site_server import Clock, Site, site
from sulh.ingest.web.fetch import Fetcher, Manners
from sulh.ingest.web.wire import GuardedWire, Limits


@pytest.fixture
def web() -> Iterator[Site]:
    """A site without a robots.txt."""
    with site() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    """At the beginning."""
    return Clock()


@pytest.fixture
def fetcher(clock: Clock) -> Fetcher:
    """Allowed to speak to 127.0.0.1, with small limits."""
    wire = GuardedWire(allowed=["127.0.0.1"], limits=Limits(seconds=1.5, idle=1.0, size=2_000_000))
    return Fetcher(wire, clock=lambda: clock.seconds, sleep=clock.sleep, now=clock.now, manners=Manners(delay=1.0))
