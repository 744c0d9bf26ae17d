"""Word documents (docx), by python-docx; the archive is measured before it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError

from sulh.errors import EmptyDocument, InputError, TooLarge
from sulh.ingest.around import Around
from sulh.ingest.extract import Extract, Source

__all__ = ["extract"]

MOST_MEMBERS = 5_000
MOST_UNPACKED = 100 * 1024 * 1024
HIGHEST_RATIO = 200


def extract(source: Source) -> Iterator[Extract]:
    """The paragraphs, one a line."""
    body, place = source.body, source.place
    _measure(body, place)
    try:
        word = docx.Document(BytesIO(body))
        text = "\n".join(paragraph.text for paragraph in word.paragraphs)
        title, author = word.core_properties.title, word.core_properties.author
    except (PackageNotFoundError, BadZipFile, SyntaxError, KeyError, ValueError, AttributeError) as error:
        kind = type(error).__name__
        raise InputError(f"{place}: the document is broken ({kind}); save its text and read that") from error
    if not text.strip():
        raise EmptyDocument(f"{place}: there is no text in this document")
    yield Extract(text, Around(title=title or None, author=author or None))


def _measure(body: bytes, place: str) -> None:
    """No archive may unpack to more than it should, whatever its directory says of each member."""
    try:
        with ZipFile(BytesIO(body)) as archive:
            members = archive.infolist()
    except (BadZipFile, ValueError, OSError) as error:
        raise InputError(f"{place}: this is no Word document (docx); save its text and read that") from error
    unpacked = sum(member.file_size for member in members)
    bomb = any(member.file_size > HIGHEST_RATIO * max(member.compress_size, 1024) for member in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or bomb:
        raise TooLarge(f"{place}: the archive unpacks to more than a document holds; save its text and read that")
