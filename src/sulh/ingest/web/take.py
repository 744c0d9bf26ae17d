"""Take: web addresses become intakes, with what the page, the feed and the address say around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from sulh.errors import InputError, SulhError
from sulh.ingest.around import UNCERTAIN, Around
from sulh.ingest.extract import Extract, Source
from sulh.ingest.formats.table import extractor
from sulh.ingest.intake import Intake, Refusal
from sulh.ingest.payload import Layer, intake_of, take_source
from sulh.ingest.web.feeds import LARGEST_FEED, Entry, Feed, is_feed, parse_feed
from sulh.ingest.web.fetch import Fetched, Fetcher
from sulh.ingest.web.urls import parse

__all__ = ["from_feed", "take_entry", "take_url"]

_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/.-]|$)")


def take_url(place: str, fetcher: Fetcher, around: Around | None = None) -> Iterator[Intake | Refusal]:
    """The report at an address, or every report that a feed there names; what can't be taken is a refusal."""
    around = around or Around()
    try:
        found = fetcher.fetch(place)
        if found.body is None or not is_feed(found.body, found.kind):
            yield from _documents(found, around, None, None, fetcher)
            return
        feed = parse_feed(found.body, found.url)
    except SulhError as error:
        yield Refusal(place, str(error))
        return
    for entry in feed.entries:
        try:
            yield from take_entry(entry, feed, fetcher, around)
        except SulhError as error:
            yield Refusal(entry.url, str(error))


def take_entry(entry: Entry, feed: Feed, fetcher: Fetcher, around: Around) -> Iterator[Intake | Refusal]:
    """The report that an entry of a feed points to."""
    yield from _documents(fetcher.fetch(entry.url), around, entry, feed, fetcher)


def from_feed(entry: Entry, feed: Feed, around: Around) -> Iterator[Intake]:
    """The report that an entry itself carries; InputError if it carries none."""
    content = entry.content
    if content is None:
        raise InputError(f"{entry.url}: the feed doesn't carry this report; leave --from-feed out and fetch its page")
    body = content.encode("utf-8", "replace")
    before, after = _layers(around, entry, feed, entry.url)
    if re.search(r"<\w+[^<>]*>", content):
        page = f"<html><body><article>{content}</article></body></html>".encode("utf-8", "replace")
        for found in extractor(".html", entry.url)(Source(entry.url, page, "utf-8")):
            if isinstance(found, Extract):
                yield intake_of(replace(found, around=Around(), warnings=()), body, entry.url, [*before, *after])
        return
    yield intake_of(Extract(content), body, entry.url, [*before, *after])


def _documents(
    found: Fetched, around: Around, entry: Entry | None, feed: Feed | None, fetcher: Fetcher
) -> Iterator[Intake | Refusal]:
    if found.body is None:
        raise InputError(f"{found.url}: the server says that it has not changed, and it was never here; try again")
    if len(found.body) <= LARGEST_FEED and is_feed(found.body, found.kind):
        raise InputError(f"{found.url}: a feed stands where a report should; add it by itself")
    before, after = _layers(around, entry, feed, found.url)
    today = fetcher.now().date()
    for each in take_source(Source(found.url, found.body, found.charset), before, after=after, kind=found.kind):
        yield _doubted(each, entry, today) if isinstance(each, Intake) else each


def _layers(around: Around, entry: Entry | None, feed: Feed | None, url: str) -> tuple[list[Layer], list[Layer]]:
    """A person first, then the address itself and the feed's own word of its entry; after the page: the feed as a whole,
    what is written into the address."""
    address = parse(url)
    before: list[Layer] = [("given", around), ("address", Around(url=address.url))]
    after: list[Layer] = []
    if entry is not None:
        said = Around(
            title=entry.title, author=entry.author, published=entry.published, published_basis=entry.published_basis
        )
        # A day that the feed is sure of comes before the page's; one that it only guesses comes after.
        sure = not (entry.published_basis or "").startswith(UNCERTAIN)
        (before if sure else after).append(("feed", said))
    if feed is not None:
        after.append(("feed", Around(outlet=feed.title, language=(feed.language or "").split("-")[0].lower() or None)))
    day = _day_in(address.target)
    after.append(
        ("address", Around(outlet=address.host, published=day, published_basis=f"{UNCERTAIN}address" if day else None))
    )
    return before, after


def _day_in(target: str) -> date | None:
    """Many outlets write the day into the address: /2021/10/05/."""
    found = _DAY.search(target)
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def _doubted(intake: Intake, entry: Entry | None, today: date) -> Intake:
    """A day after today is none that a report was published on."""
    document = intake.document
    basis = document.published_basis or ""
    late = document.published is not None and document.published > today + timedelta(days=1)
    if not late or basis in ("given", "index") or basis.startswith(UNCERTAIN):
        return intake
    marked = replace(document, published_basis=f"{UNCERTAIN}{basis}")
    warning = f"the day of publication, {document.published}, lies ahead and is uncertain; --published sets it"
    return replace(intake, document=marked, warnings=(*intake.warnings, warning))
