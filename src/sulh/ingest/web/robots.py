"""robots.txt (RFC 9309): what a site asks programs not to read, and how long to wait between two requests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from sulh.errors import NotAllowed, TooLarge, Unreachable
from sulh.ingest.web.urls import Address, join, parse
from sulh.ingest.web.wire import Answer

__all__ = ["AGENT", "Robots"]

AGENT = "Sulh"
LARGEST_ROBOTS = 512 * 1024
MOST_REDIRECTS = 5
LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class _Rules:
    parsed: Protego | None  # None: everything is allowed

    def may(self, address: Address) -> bool:
        return self.parsed is None or self.parsed.can_fetch(address.url, AGENT)

    @property
    def delay(self) -> float:
        asked = self.parsed.crawl_delay(AGENT) if self.parsed is not None else None
        return min(float(asked or 0.0), LONGEST_DELAY)


class Robots:
    """The rules of every site that was asked, each asked once.

    `ask` gets one address without following redirects.  A site that has no robots.txt (any 4xx) allows everything;
    one whose server fails or can't be reached is left alone.
    """

    def __init__(self, ask: Callable[[Address, int], Answer]) -> None:
        self._ask = ask
        self._known: dict[str, _Rules] = {}

    def check(self, address: Address) -> float:
        """The delay the site asks for, in seconds; NotAllowed if it asks not to be read."""
        rules = self._known.get(address.site)
        if rules is None:
            rules = self._known[address.site] = self._rules(address.site)
        if not rules.may(address):
            raise NotAllowed(
                f"{address.url}: the site's robots.txt asks programs not to read it; save the page and add the file"
            )
        return rules.delay

    def _rules(self, site: str) -> _Rules:
        address = parse(f"{site}/robots.txt")
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = self._ask(address, LARGEST_ROBOTS)
            except TooLarge:
                return _Rules(None)
            if answer.status in (301, 302, 303, 307, 308) and "location" in answer.headers:
                address = join(address.url, answer.headers["location"])
                continue
            if answer.status == 200:
                return _Rules(Protego.parse(answer.body.decode("utf-8", "replace")))
            if 400 <= answer.status < 500 and answer.status != 429:
                return _Rules(None)
            raise Unreachable(f"{address.url}: answers {answer.status}, so nothing is read there; try again later")
        return _Rules(None)
