"""E-mail (eml): the plain text, else the article of the HTML part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from sulh.errors import EmptyDocument, InputError
from sulh.ingest.around import Around
from sulh.ingest.encoding import decode_text
from sulh.ingest.extract import Extract, Source
from sulh.ingest.formats.html import article

__all__ = ["extract"]


def extract(source: Source) -> Iterator[Extract]:
    """One message, one report."""
    place = source.place
    try:
        message = message_from_bytes(source.body, policy=policy.default)
        part = message.get_body(preferencelist=("plain", "html"))
        content = part.get_payload(decode=True) if part is not None else None
        kind = part.get_content_type() if part is not None else ""
        around = _around(message)
    except (MessageError, ValueError, LookupError, AttributeError, IndexError, TypeError, RecursionError) as error:
        raise InputError(f"{place}: the message is broken ({type(error).__name__}); save its text") from error
    if not isinstance(content, bytes) or not content.strip():
        raise EmptyDocument(f"{place}: there is no text in this message")
    if kind == "text/html":
        found = article(decode_text(content, name=place).text, place)
        yield Extract(found.text, around.over(found.around), warnings=found.warnings, basis="message")
        return
    yield Extract(decode_text(content, name=place).text, around, basis="message")


def _around(message: EmailMessage) -> Around:
    day = _day(message.get("date"))
    return Around(
        title=_text(message.get("subject")),
        author=_text(message.get("from")),
        published=day,
        published_basis="message" if day else None,
    )


def _text(value: object) -> str | None:
    text = str(value).strip() if value is not None else ""
    return text or None


def _day(value: object) -> date | None:
    try:
        found: datetime = parsedate_to_datetime(str(value))
    except (TypeError, ValueError):
        return None
    return found.date()
