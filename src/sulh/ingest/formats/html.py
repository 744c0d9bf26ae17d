"""HTML: the article of a page, by trafilatura; scripts, menus and comments stay out."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from datetime import date

from trafilatura import bare_extraction
from trafilatura.settings import Document as Page

from sulh.errors import EmptyDocument, InputError, TooLarge
from sulh.ingest.around import Around
from sulh.ingest.encoding import decode_source
from sulh.ingest.extract import Extract, Source
from sulh.ingest.patience import patience

__all__ = ["article", "extract"]

LONGEST_PAGE = 5_000_000
MOST_TAGS = 150_000
LONGEST_TAG = 50_000
_LONG_TAG = re.compile(f"<[A-Za-z][^<>]{{{LONGEST_TAG}}}")
# What the libraries have to say about a broken page is said by our one line.
for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
# A fixed last day, so that the same page gives the same date on every day it is read.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def extract(source: Source) -> Iterator[Extract]:
    """The one article of a page."""
    yield article(_decoded(source), source.place)


def article(page: str, place: str) -> Extract:
    """The article in the source of a page."""
    if len(page) > LONGEST_PAGE or page.count("<") > MOST_TAGS or _LONG_TAG.search(page):
        raise TooLarge(f"{place}: longer, or more or longer tags, than a page of news has; save its text and read that")
    try:
        with patience(place):
            found = bare_extraction(
                page,
                include_comments=False,
                include_tables=False,
                deduplicate=False,
                with_metadata=True,
                date_extraction_params=_DATES,
            )
    except (ValueError, RecursionError, MemoryError, AssertionError) as error:
        raise InputError(f"{place}: the page is broken: {type(error).__name__}; save its text and read that") from error
    if not isinstance(found, Page) or not found.text or not found.text.strip():
        raise EmptyDocument(f"{place}: no article in this page; save its text and read that")
    published = _day(found.date)
    warnings = ("the day of publication was taken from the page",) if published else ()
    around = Around(
        title=found.title or None,
        outlet=found.sitename or found.hostname or None,
        author=found.author or None,
        published=published,
        published_basis="page" if published else None,
        url=found.url or None,
        language=_tongue(page),
    )
    return Extract(found.text, around, warnings=warnings, basis="page")


def _decoded(source: Source) -> str:
    """A mark first, then what the server says, then what the page says, then what the bytes look like."""
    body = source.body
    said = _CHARSET.search(body[:4096])
    marked = body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if source.charset is None and said is not None and not marked:
        source = Source(source.place, body, said.group(1).decode("ascii"))
    return decode_source(source).text


def _tongue(page: str) -> str | None:
    """The language the page says it is in."""
    said = _LANGUAGE.search(page[:10_000])
    return said.group(1).lower() if said else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
