"""WARC and .warc.gz: every page that a crawl kept, record by record, by warcio.

Names and paths in an archive are only ever shown.  What a record may unpack to is measured before the library sees it.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from email.message import Message
from typing import Any, BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from sulh.errors import EmptyDocument, InputError, SulhError, TooLarge
from sulh.ingest.around import Around
from sulh.ingest.extract import MOST_DOCUMENTS, Extract, Source
from sulh.ingest.formats.table import STREAMS, extractor, suffix_of
from sulh.ingest.intake import Refusal

__all__ = ["extract"]

# A record's own head, and a record; a page that is longer is refused like any other.
LARGEST_HEAD = 256 * 1024
LARGEST_RECORD = 10 * 1024 * 1024
# What of a record that is no page (a film, an archive) may be skipped over.
LARGEST_SKIPPED = 1024 * 1024 * 1024
HIGHEST_RATIO = 200
HARMLESS = 16 * 1024 * 1024
CHUNK = 64 * 1024
MOST_WRONG = 1_000
_BROKEN = (
    ArchiveLoadFailed,
    ValueError,
    OSError,
    EOFError,
    zlib.error,
    IndexError,
    AttributeError,
    TypeError,
    KeyError,
    OverflowError,
    AssertionError,
)


class _Measured(io.RawIOBase):
    """The unpacked bytes of an archive, with an allowance that is set anew for each record."""

    def __init__(self, handle: BinaryIO, place: str) -> None:
        super().__init__()
        self._packed = handle.read(2) == b"\x1f\x8b"
        handle.seek(0)
        self._handle = handle
        plain = io.BufferedReader(cast(io.RawIOBase, handle)) if not hasattr(handle, "read1") else handle
        self._inner = cast(io.BufferedReader, gzip.GzipFile(fileobj=handle) if self._packed else plain)
        self._place = place
        self._given = 0
        self.allowance = LARGEST_HEAD

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; TooLarge when the allowance is spent or the whole unpacks too far."""
        wanted = CHUNK if size is None or size < 0 else min(size, CHUNK)
        try:
            body = self._inner.read1(wanted)
        except (EOFError, OSError, zlib.error) as error:
            kind = type(error).__name__
            raise InputError(f"{self._place}: the archive is cut off or broken ({kind}); fetch it again") from error
        self._given += len(body)
        self.allowance -= len(body)
        bomb = self._packed and self._given > HARMLESS and self._given > HIGHEST_RATIO * max(1, self._handle.tell())
        if self.allowance < 0 or bomb:
            raise TooLarge(
                f"{self._place}: a record unpacks to more than a report holds; what came before it was taken"
            )
        return body


@dataclass(frozen=True, slots=True)
class _Page:
    """What of a record matters."""

    number: int
    url: str | None
    captured: str | None
    kind: str
    charset: str | None
    body: bytes


def extract(handle: BinaryIO, place: str) -> Iterator[Extract | Refusal]:
    """The report of each page; a page that gives none is refused and stops no other."""
    taken = wrong = 0
    for page in _pages(_Measured(handle, place), place):
        if isinstance(page, Refusal):
            wrong += 1
            yield page
            continue
        where = f"{place}:{page.number}"
        try:
            yield from _reports(page, where)
            taken += 1
        except SulhError as error:
            wrong += 1
            yield Refusal(where, str(error))
        if wrong > MOST_WRONG and wrong > 10 * taken:
            raise InputError(f"{where}: over {MOST_WRONG} pages without a report; check what the archive holds")
    if not taken and not wrong:
        raise EmptyDocument(
            f"{place}: no page in this archive; it needs records of kind response, resource or conversion"
        )


def _pages(measured: _Measured, place: str) -> Iterator[_Page | Refusal]:
    """The pages of the archive, in its order."""
    try:
        records = iter(ArchiveIterator(measured))
        for number in range(1, MOST_DOCUMENTS * 10):
            measured.allowance = LARGEST_HEAD
            # The library tells about a missing empty line on stderr; our own line says what matters.
            with redirect_stderr(io.StringIO()):
                record = next(records, None)
            if record is None:
                return
            wanted = _wanted(record)
            measured.allowance = LARGEST_RECORD + CHUNK if wanted else LARGEST_SKIPPED
            if not wanted:
                while record.raw_stream.read(CHUNK):
                    pass
                continue
            yield _page(record, number, place)
    except InputError:
        raise
    except _BROKEN as error:
        kind = type(error).__name__
        raise InputError(
            f"{place}: the archive is broken ({kind}); what came before was taken, fetch it again"
        ) from error


def _wanted(record: Any) -> bool:
    if record.rec_type == "response":
        return record.http_headers is not None and str(record.http_headers.get_statuscode()) == "200"
    return record.rec_type in ("resource", "conversion")


def _page(record: Any, number: int, place: str) -> _Page | Refusal:
    stream = record.content_stream()
    pieces: list[bytes] = []
    left = LARGEST_RECORD
    while left > 0 and (piece := stream.read(min(left, CHUNK))):
        pieces.append(piece)
        left -= len(piece)
    if left <= 0:
        while record.raw_stream.read(CHUNK):
            pass
        return Refusal(
            f"{place}:{number}", f"{place}:{number}: over {LARGEST_RECORD // 1024**2} MB; no report is so long"
        )
    head = record.http_headers if record.rec_type == "response" else record.rec_headers
    said = Message()
    said["content-type"] = " ".join(str(head.get_header("Content-Type") or "").split())[:200]
    kind = said.get_content_type() if head.get_header("Content-Type") else ""
    url, captured = (record.rec_headers.get_header(name) for name in ("WARC-Target-URI", "WARC-Date"))
    return _Page(number, url, captured, kind, said.get_content_charset(), b"".join(pieces))


def _reports(page: _Page, where: str) -> Iterator[Extract | Refusal]:
    if not page.body.strip():
        raise EmptyDocument(f"{where}: an empty page")
    suffix = suffix_of(page.url or "", page.body[:64], page.kind)
    if suffix in STREAMS:
        raise InputError(f"{where}: an archive in an archive; unpack it and add it by itself")
    for found in extractor(suffix, where)(Source(where, page.body, page.charset)):
        if isinstance(found, Refusal):
            yield found
            continue
        # The address of the archive is where the page was; the one that the page gives itself may be anything.
        around = Around(url=_shown(page.url)).over(found.around)
        hint = (
            ()
            if found.around.published or not page.captured
            else (f"no day of publication; kept on {page.captured[:10]}",)
        )
        part = f"{page.number}:{found.part}" if found.part else str(page.number)
        yield replace(
            found, around=around, part=part, body=None if found.part else page.body, warnings=(*found.warnings, *hint)
        )


def _shown(url: str | None) -> str | None:
    return url.strip("<>")[:4_000] if url and url.strip("<>").lower().startswith(("http://", "https://")) else None
