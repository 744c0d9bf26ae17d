"""Payload: some bytes of whatever format become intakes, with what is known around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from sulh.document import Document
from sulh.errors import EmptyDocument, TooLarge
from sulh.ingest.around import UNCERTAIN, Around, combine
from sulh.ingest.extract import LARGEST, MOST_LETTERS, Extract, Source
from sulh.ingest.formats.table import STREAMS, extractor, stream_extractor, suffix_of
from sulh.ingest.intake import Intake, Refusal
from sulh.ingest.language import language_of
from sulh.text.letters import is_arabic_letter

__all__ = ["Layer", "Layers", "intake_of", "take_bytes", "take_source", "take_stream"]

# Who says what is known around a report, the first to be believed first.
Layer = tuple[str, Around]
Layers = Sequence[Layer]


def take_bytes(body: bytes, *, place: str, around: Around | None = None) -> Iterator[Intake | Refusal]:
    """The documents in some bytes; `place` names them in messages and tells their format.

    InputError if nothing can be taken from them; one bad row or record is a Refusal and stops no other.
    """
    return take_source(Source(place, body), [("given", around or Around())])


def take_source(source: Source, before: Layers, *, after: Layers = (), kind: str = "") -> Iterator[Intake | Refusal]:
    """The documents in a source.  `before` is believed before what the source says of itself, `after` after it."""
    if len(source.body) > LARGEST:
        raise TooLarge(f"{source.place}: over {LARGEST // 1024 // 1024} MB; split it, or use `sulh bulk` for archives")
    if not source.body or source.body.isspace():
        raise EmptyDocument(f"{source.place} is empty; give a file with a report in it")
    suffix = suffix_of(source.place, source.body[:64], kind)
    if suffix in STREAMS:
        yield from take_stream(BytesIO(source.body), source.place, suffix, before)
        return
    for found in extractor(suffix, source.place)(source):
        yield _intake_or_refusal(found, source.body, source.place, before, after)


def take_stream(handle: BinaryIO, place: str, suffix: str, before: Layers) -> Iterator[Intake | Refusal]:
    """The documents in an open archive."""
    for found in stream_extractor(suffix, place)(handle, place):
        yield _intake_or_refusal(found, b"", place, before, ())


def _intake_or_refusal(
    found: Extract | Refusal, body: bytes, place: str, before: Layers, after: Layers
) -> Intake | Refusal:
    if isinstance(found, Refusal):
        return found
    try:
        return intake_of(found, body, place, before, after)
    except TooLarge as error:
        if not found.part:
            raise
        return Refusal(place, str(error))


def intake_of(found: Extract, body: bytes, place: str, before: Layers, after: Layers = ()) -> Intake:
    """The document of one extract."""
    where = f"{place}:{found.part}" if found.part else place
    if len(found.text) > MOST_LETTERS:
        raise TooLarge(f"{where}: over {MOST_LETTERS} letters is more than one report; split it")
    known, basis = combine([*before, (found.basis, found.around), *after])
    # What the letters say is surer than what a page says of itself; a person is surer than both.
    tongue = None if basis.get("language") in ("given", "index") else language_of(found.text)
    if tongue is not None:
        basis["language"] = "letters"
    document = Document.of(
        found.text,
        title=known.title,
        outlet=known.outlet,
        author=known.author,
        url=known.url,
        published=known.published,
        published_basis=known.published_basis,
        language=tongue or known.language or "und",
    )
    if "language" not in basis:
        basis["language"] = "unknown"
    warnings = (*found.warnings, *_doubts(document))
    # A row's own bytes are its text; the whole table would be kept once for each of its rows.
    own = found.text.encode("utf-8", "surrogatepass") if found.part else body
    return Intake(where, document, own if found.body is None else found.body, known.wire, warnings, basis)


def _doubts(document: Document) -> Iterator[str]:
    if not any(map(is_arabic_letter, document.text)):
        yield "there is no Arabic in it; nothing can be read from it yet"
    elif document.language not in ("ar", "und"):
        yield f"its language seems to be {document.language} and not Arabic; little can be read from it yet"
    if document.published is not None and (document.published_basis or "").startswith(UNCERTAIN):
        where = (document.published_basis or "").removeprefix(UNCERTAIN)
        yield f"the day of publication, {document.published}, is uncertain (from {where}); --published sets it"
