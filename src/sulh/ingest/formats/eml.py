"""E-mail (eml): the plain text, else the article of the HTML part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from sulh.errors import EmptyDocument, InputError, TooLarge
from sulh.ingest.around import Around
from sulh.ingest.encoding import decode_source
from sulh.ingest.extract import Extract, Source
from sulh.ingest.formats.html import article
from sulh.ingest.patience import patience

__all__ = ["extract"]


LARGEST_MESSAGE = 15 * 1024 * 1024
LARGEST_HEAD = 256 * 1024
LONGEST_HEADER = 2_000
MOST_PARTS = 2_000
_BROKEN = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError)


def extract(source: Source) -> Iterator[Extract]:
    """One message, one report."""
    place, body = source.place, source.body
    head = body[: LARGEST_HEAD + 2].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if len(body) > LARGEST_MESSAGE or len(head) > LARGEST_HEAD or body.count(b"\n--") > MOST_PARTS:
        raise TooLarge(f"{place}: larger, or of more parts or headers, than a message is; save its text and read that")
    try:
        with patience(place):
            message = message_from_bytes(body, policy=policy.default)
            part = message.get_body(preferencelist=("plain", "html"))
            content = part.get_payload(decode=True) if part is not None else None
            kind = part.get_content_type() if part is not None else ""
            charset = part.get_content_charset() if part is not None else None
            around = _around(message)
    except _BROKEN as error:
        raise InputError(f"{place}: the message is broken ({type(error).__name__}); save its text") from error
    if not isinstance(content, bytes) or not content.strip():
        raise EmptyDocument(f"{place}: there is no text in this message")
    text = decode_source(Source(place, content, charset)).text
    if kind == "text/html":
        found = article(text, place)
        yield Extract(found.text, around.over(found.around), warnings=found.warnings, basis="message")
        return
    yield Extract(text, around, basis="message")


def _around(message: EmailMessage) -> Around:
    """By the raw headers: to parse a long one in full costs more than it tells."""
    raw = {name.lower(): str(value)[:LONGEST_HEADER] for name, value in reversed(list(message.raw_items()))}
    day = _day(raw.get("date"))
    return Around(
        title=_text(raw.get("subject")),
        author=_text(raw.get("from")),
        published=day,
        published_basis="message" if day else None,
    )


def _text(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        text = str(make_header(decode_header(value)))
    except (ValueError, LookupError, MessageError, AssertionError):
        text = value
    # Bytes that are no text come through as halves of characters.
    return " ".join(text.encode("utf-8", "replace").decode().split()) or None


def _day(value: str | None) -> date | None:
    try:
        found: datetime = parsedate_to_datetime(value or "")
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return found.date()
