"""Fetch: polite requests.  Redirects followed and checked, robots.txt respected, hosts not hurried, failures retried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from sulh.errors import InputError, Unreachable
from sulh.ingest.web.robots import AGENT, Robots
from sulh.ingest.web.urls import Address, join, parse
from sulh.ingest.web.wire import Answer, Wire

__all__ = ["Fetched", "Fetcher", "Manners"]

MOST_REDIRECTS = 5
AGAIN = frozenset((429, 500, 502, 503, 504))
MOVED = frozenset((301, 302, 303, 307, 308))
ACCEPTED = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Manners:
    """How a host is treated: what we call ourselves, seconds between two requests, tries, first wait of the back-off,
    longest wait."""

    agent: str = AGENT
    delay: float = 2.0
    tries: int = 3
    back_off: float = 2.0
    patience: float = 60.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave; `body` is None if it has not changed since the `etag` or `modified` that was sent.

    `url` is where the redirects ended; `kind` and `charset` are what the server says of the body.
    """

    url: str
    body: bytes | None
    kind: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Gets pages.  `clock` counts seconds, `sleep` waits, `now` is the date for Retry-After."""

    def __init__(
        self,
        wire: Wire,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        now: Callable[[], datetime],
        manners: Manners | None = None,
    ) -> None:
        self._wire = wire
        self._clock = clock
        self._sleep = sleep
        self.now = now
        self._manners = manners or Manners()
        self._robots = Robots(lambda address, size: self._patiently(address, {}, size=size, delay=0.0))
        self._last: dict[str, float] = {}

    def fetch(
        self, place: str, *, etag: str | None = None, modified: str | None = None, size: int | None = None
    ) -> Fetched:
        """What stands at an address; Unreachable, NotAllowed, TooLarge or InputError say why nothing does."""
        address = parse(place)
        headers = {"Accept": ACCEPTED}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        for _ in range(MOST_REDIRECTS + 1):
            delay = self._robots.check(address)
            answer = self._patiently(address, headers, size=size, delay=delay)
            if answer.status not in MOVED:
                return _fetched(address, answer, etag, modified)
            if "location" not in answer.headers:
                raise InputError(f"{address.url}: redirects to nowhere; open it in a browser")
            address = join(address.url, answer.headers["location"])
        raise InputError(
            f"{place}: redirects over {MOST_REDIRECTS} times; open it in a browser and take its address there"
        )

    def _patiently(self, address: Address, headers: dict[str, str], *, size: int | None, delay: float) -> Answer:
        """Ask, and ask again later if the server is busy or broken."""
        wait = self._manners.back_off
        for left in reversed(range(self._manners.tries)):
            try:
                answer = self._ask(address, headers, size=size, delay=delay)
                if answer.status not in AGAIN:
                    return answer
                said = _retry_after(answer.headers.get("retry-after"), self.now())
                problem = Unreachable(f"{address.url}: the server answers {answer.status}; try again later", wait=said)
            except Unreachable as error:
                problem = error
            pause = wait if problem.wait is None else problem.wait
            if not left or pause > self._manners.patience:
                raise problem
            self._sleep(pause)
            wait *= 2
        raise AssertionError("there is at least one try")

    def _ask(self, address: Address, headers: dict[str, str], *, size: int | None, delay: float) -> Answer:
        """One request, when it is this host's turn."""
        last = self._last.get(address.host)
        if last is not None:
            pause = last + max(delay, self._manners.delay) - self._clock()
            if pause > 0:
                self._sleep(pause)
        try:
            return self._wire.ask(address, {**headers, "User-Agent": self._manners.agent}, size=size)
        finally:
            self._last[address.host] = self._clock()


def _fetched(address: Address, answer: Answer, etag: str | None, modified: str | None) -> Fetched:
    if answer.status == 304 and (etag or modified):
        return Fetched(address.url, None, etag=etag, modified=modified)
    if answer.status in (401, 403, 407, 451):
        raise InputError(
            f"{address.url}: the site lets no program in ({answer.status}); save the page and add the file"
        )
    if answer.status in (404, 410):
        raise InputError(f"{address.url}: there is no such page ({answer.status}); check the address")
    if answer.status != 200:
        raise InputError(f"{address.url}: the server answers {answer.status}; open it in a browser")
    said = Message()
    said["content-type"] = " ".join(answer.headers.get("content-type", "").split())[:200]
    charset = said.get_content_charset()
    kind = said.get_content_type() if answer.headers.get("content-type") else ""
    new = answer.headers.get("etag"), answer.headers.get("last-modified")
    return Fetched(address.url, answer.body, kind, charset, *new)


def _retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds, or until a date."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())
