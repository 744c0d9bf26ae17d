"""Word documents (docx), by python-docx; the archive is measured before it is opened."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

import docx
from docx.opc.exceptions import PackageNotFoundError

from sulh.errors import EmptyDocument, InputError, TooLarge
from sulh.ingest.around import Around
from sulh.ingest.extract import Extract, Source
from sulh.ingest.patience import patience

__all__ = ["extract"]

MOST_MEMBERS = 5_000
MOST_UNPACKED = 100 * 1024 * 1024
HIGHEST_RATIO = 200
LARGEST_XML = 30 * 1024 * 1024
MOST_TAGS = 600_000


def extract(source: Source) -> Iterator[Extract]:
    """The paragraphs, one a line."""
    body, place = source.body, source.place
    _measure(body, place)
    try:
        with patience(place):
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
            few = len(members) <= MOST_MEMBERS and sum(member.file_size for member in members) <= MOST_UNPACKED
            tags, declares = _tags(archive, members) if few else (0, False)
    except (BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise InputError(f"{place}: this is no Word document (docx); save its text and read that") from error
    bomb = any(member.file_size > HIGHEST_RATIO * max(member.compress_size, 1024) for member in members)
    if declares:
        raise InputError(f"{place}: declares a document type, which Word never does; save its text and read that")
    if not few or bomb or tags > MOST_TAGS:
        raise TooLarge(f"{place}: the archive unpacks to more than a document holds; save its text and read that")


def _tags(archive: ZipFile, members: list[ZipInfo]) -> tuple[int, bool]:
    """How many tags the XML in it has, and whether any of it declares a document type: a tree of it costs memory."""
    tags = size = 0
    declares = False
    for member in members:
        if not member.filename.lower().endswith((".xml", ".rels")):
            continue
        size += member.file_size
        if size > LARGEST_XML or member.file_size > HIGHEST_RATIO * max(member.compress_size, 1024):
            return MOST_TAGS + 1, False
        body = archive.read(member)
        tags += body.count(b"<")
        declares = declares or b"<!DOCTYPE" in body[:4096] or b"<!ENTITY" in body
    return tags, declares
