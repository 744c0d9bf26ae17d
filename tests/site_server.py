"""A small web site on 127.0.0.1 for tests (each path answers what the test put there), and a clock for its clients."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

__all__ = ["Clock", "Page", "Site", "site"]


BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Clock:
    """Seconds since the beginning, and every wait."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Time passes at once."""
        self.waits.append(seconds)
        self.seconds += seconds

    def now(self) -> datetime:
        """The date."""
        return BEGIN + timedelta(seconds=self.seconds)


@dataclass(frozen=True)
class Page:
    """An answer; `slow` seconds pass between its bytes."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    slow: float = 0.0


@dataclass
class Site:
    """The pages by path; what was asked for, with its headers, in order."""

    port: int
    pages: dict[str, Page | Callable[[int], Page]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, without the robots."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def answer(self, path: str, headers: dict[str, str]) -> Page:
        """What a path gives; 304 for a page whose ETag the client has."""
        self.asked.append((path, headers))
        found = self.pages.get(path, Page(status=404))
        page = found if isinstance(found, Page) else found([asked for asked, _ in self.asked].count(path))
        tag = page.headers.get("ETag")
        return Page(status=304, headers=page.headers) if tag and headers.get("if-none-match") == tag else page


@contextmanager
def site() -> Iterator[Site]:
    """A running site."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = here.answer(self.path, {name.lower(): value for name, value in self.headers.items()})
            self.send_response(page.status)
            if page.status == 200:
                self.send_header("Content-Type", page.kind)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                if page.slow:
                    for byte in page.body:
                        self.wfile.write(bytes((byte,)))
                        time.sleep(page.slow)
                else:
                    self.wfile.write(page.body)
            except OSError:
                return

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here = Site(server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
