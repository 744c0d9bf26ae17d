"""Watch: one round over many feeds.  What is new in them becomes intakes; what fails is tried again next time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from sulh.errors import InputError, SulhError, Unreachable
from sulh.ingest.around import Around
from sulh.ingest.intake import Intake, Refusal
from sulh.ingest.web.feeds import LARGEST_FEED, Entry, Feed, parse_feed
from sulh.ingest.web.fetch import Fetcher
from sulh.ingest.web.take import from_feed, take_entry
from sulh.ingest.web.visits import Seen, Visits

__all__ = ["one_round"]

Take = Callable[[Entry, Feed], Iterator[Intake | Refusal]]


def one_round(
    feeds: Sequence[str],
    fetcher: Fetcher,
    visits: Visits,
    *,
    around: Around | None = None,
    content: bool = False,
    most: int = 100,
) -> Iterator[Intake | Refusal]:
    """The new reports of each feed, at most `most` of each; `content` takes what the feed carries instead of pages.

    An intake is crossed out when the next one is asked for: by then it has been read into the record.
    """
    known = around or Around()

    def take(entry: Entry, feed: Feed) -> Iterator[Intake | Refusal]:
        return from_feed(entry, feed, known) if content else take_entry(entry, feed, fetcher, known)

    for url in feeds:
        try:
            _look(url, fetcher, visits)
        except SulhError as error:
            yield Refusal(url, str(error))
        seen = visits.feed(url)
        feed = Feed(seen.title, seen.language, ())
        for entry in visits.pending(url, limit=most):
            yield from _work_off(entry, feed, take, fetcher, visits)


def _look(url: str, fetcher: Fetcher, visits: Visits) -> None:
    """Read the feed if it has changed and note its entries."""
    seen, now = visits.feed(url), fetcher.now()
    at = _iso(now)
    if seen.until is not None and at < seen.until:
        raise Unreachable(f"{url}: the server asked to be left alone until {seen.until}; it is asked again then")
    try:
        found = fetcher.fetch(url, etag=seen.etag, modified=seen.modified, size=LARGEST_FEED)
    except Unreachable as error:
        if error.wait is not None:
            until = _iso(now + timedelta(seconds=min(error.wait, 7 * 86_400)))
            visits.leave(url, Seen(seen.etag, seen.modified, seen.title, seen.language, until), at=at)
        raise
    if found.body is None:
        visits.leave(url, Seen(seen.etag, seen.modified, seen.title, seen.language), at=at)
        return
    feed = parse_feed(found.body, found.url)
    visits.saw(url, Seen(found.etag, found.modified, feed.title, feed.language), feed.entries, at=at)


def _work_off(entry: Entry, feed: Feed, take: Take, fetcher: Fetcher, visits: Visits) -> Iterator[Intake | Refusal]:
    refused: str | None = None
    try:
        for found in take(entry, feed):
            yield found
            refused = found.reason if isinstance(found, Refusal) else None
    except Unreachable as error:
        visits.failed(entry.url, str(error), at=_iso(fetcher.now()), final=False)
        yield Refusal(entry.url, str(error))
        return
    except InputError as error:
        refused = str(error)
        yield Refusal(entry.url, refused)
    if refused is None:
        visits.done(entry.url, at=_iso(fetcher.now()))
    else:
        visits.failed(entry.url, refused, at=_iso(fetcher.now()), final=True)


def _iso(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")
