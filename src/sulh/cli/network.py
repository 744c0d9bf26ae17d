"""The edge to the network: a fetcher with the real clock.  Nothing here runs unless a person names a web address."""

from __future__ import annotations

import time
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Annotated

import typer

from sulh import __version__
from sulh.ingest.web.fetch import Fetcher, Manners
from sulh.ingest.web.wire import GuardedWire

__all__ = ["AllowHost", "Delay", "fetcher"]

AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host", metavar="HOST", help="A host (or HOST:PORT) of the inner network that may be spoken to."
    ),
]
Delay = Annotated[float, typer.Option("--delay", min=0.0, help="Seconds between two requests to one host.")]


def fetcher(allowed: Collection[str] | None, delay: float) -> Fetcher:
    """Polite and guarded; `allowed` are hosts of the inner network that may be spoken to."""
    return Fetcher(
        GuardedWire(allowed=allowed or ()),
        clock=time.monotonic,
        sleep=time.sleep,
        now=lambda: datetime.now(UTC),
        manners=Manners(agent=f"Sulh/{__version__} (reads news reports for a research record)", delay=delay),
    )
