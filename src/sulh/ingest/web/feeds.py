"""Feeds: RSS and Atom by feedparser, JSON Feed by its own few keys; what a feed says is a hint, never a command."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser

from sulh.errors import InputError, TooLarge
from sulh.ingest.patience import patience
from sulh.ingest.web.urls import join

__all__ = ["LARGEST_FEED", "Entry", "Feed", "is_feed", "parse_feed"]

LARGEST_FEED = 10 * 1024 * 1024
MOST_ENTRIES = 2_000
# What the parser needs is no more than linear below these; a feed of two thousand entries stays far below them.
MOST_TAGS = 100_000
LONGEST_TAG = 20_000
LONGEST_TEXT = 500

_HEAD = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]", re.IGNORECASE)
_LONG_TAG = re.compile(rb"<(?!!\[CDATA\[)[^<>]{%d}" % LONGEST_TAG)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One report a feed points to.  `content` is HTML or text if the feed carries the report itself."""

    url: str
    title: str | None = None
    author: str | None = None
    published: date | None = None
    published_basis: str | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed calls itself, its language if it says so, and its entries, each address once."""

    title: str | None
    language: str | None
    entries: tuple[Entry, ...]


def is_feed(body: bytes, kind: str = "") -> bool:
    """Whether some bytes are a feed: by their first kilobytes, else by what the server calls them."""
    head = body[:4096]
    if _HEAD.search(head) and b"<html" not in head[:1024].lower():
        return True
    if b"jsonfeed.org/version" in head and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return True
    return kind in ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")


def parse_feed(body: bytes, place: str) -> Feed:
    """The entries of a feed; links are resolved against `place`, what is no web address is left out."""
    if len(body) > LARGEST_FEED:
        raise TooLarge(f"{place}: over {LARGEST_FEED // 1024 // 1024} MB is no feed; add its pages by themselves")
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(body, place)
    if _ENTITY.search(body):
        raise InputError(f"{place}: the feed declares entities, which are not taken; add its pages by themselves")
    if body.count(b"<") > MOST_TAGS or body.count(b"&") > 5 * MOST_TAGS or _LONG_TAG.search(body):
        raise TooLarge(f"{place}: the feed has more or longer tags than a feed needs; add its pages by themselves")
    try:
        with patience(place):
            parsed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    except TooLarge:
        raise
    except Exception as error:  # the parser promises nothing about broken feeds
        raise InputError(
            f"{place}: the feed is broken ({type(error).__name__}); add its pages by themselves"
        ) from error
    if not parsed.get("version") and not parsed.get("entries"):
        raise InputError(f"{place}: this is no feed; look for the feed's own address on the site")
    about = parsed.get("feed", {})
    entries = (_entry(each, place) for each in parsed["entries"][:MOST_ENTRIES])
    return Feed(_words(about.get("title")), _words(about.get("language")), _once(entries))


def _entry(said: Mapping[str, Any], place: str) -> Entry | None:
    url = _link(said.get("link"), place)
    if url is None:
        return None
    day, basis = _day(said.get("published")), "feed"
    if day is None:
        # When an entry was changed is no day of publication; it is all there is.
        day, basis = _day(said.get("updated")), "uncertain:updated"
    contents = [each.get("value") for each in said.get("content", ()) if isinstance(each.get("value"), str)]
    content = max((text for text in contents if text.strip()), key=len, default=None)
    return Entry(url, _words(said.get("title")), _words(said.get("author")), day, basis if day else None, content)


def _json_feed(body: bytes, place: str) -> Feed:
    """JSON Feed 1.1."""
    try:
        said = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{place}: the feed is broken ({type(error).__name__}); add its pages by themselves"
        ) from error
    items = said.get("items") if isinstance(said, dict) else None
    if not isinstance(items, list):
        raise InputError(f"{place}: this is no feed; look for the feed's own address on the site")
    entries = (_json_entry(item, place) for item in items[:MOST_ENTRIES] if isinstance(item, dict))
    return Feed(_words(said.get("title")), _words(said.get("language")), _once(entries))


def _json_entry(item: Mapping[str, Any], place: str) -> Entry | None:
    url = _link(item.get("url") or item.get("external_url"), place)
    if url is None:
        return None
    authors = item.get("authors")
    first = authors[0] if isinstance(authors, list) and authors and isinstance(authors[0], dict) else {}
    day, basis = _day(item.get("date_published")), "feed"
    if day is None:
        day, basis = _day(item.get("date_modified")), "uncertain:updated"
    content = item.get("content_html") or item.get("content_text")
    return Entry(
        url,
        _words(item.get("title")),
        _words(first.get("name")),
        day,
        basis if day else None,
        content if isinstance(content, str) and content.strip() else None,
    )


def _once(entries: Iterator[Entry | None]) -> tuple[Entry, ...]:
    """Each address once, the oldest first: that is how they happened."""
    known: dict[str, Entry] = {}
    for entry in entries:
        if entry is not None:
            known.setdefault(entry.url, entry)
    return tuple(reversed(known.values()))


def _link(value: object, place: str) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        return join(place, value).url
    except InputError:
        return None


def _words(value: object) -> str | None:
    """One line of text without tags."""
    if not isinstance(value, str):
        return None
    return " ".join(_TAG.sub(" ", value[:20_000]).split())[:LONGEST_TEXT] or None


def _day(value: object) -> date | None:
    """The day in the zone of who wrote it."""
    if not isinstance(value, str) or len(value) > 100:
        return None
    text = value.strip()
    found: datetime
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            return None
    return found.date() if 1990 <= found.year <= 2100 else None
