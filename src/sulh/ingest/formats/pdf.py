"""PDF with a text layer, by pypdf; a scan has none and is refused."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from sulh.errors import EmptyDocument, InputError, TooLarge
from sulh.ingest.around import Around
from sulh.ingest.extract import MOST_LETTERS, Extract, Source
from sulh.ingest.patience import patience

__all__ = ["extract"]

# What the library has to say about a broken file is said by our one line.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

MOST_PAGES = 500
# About a hundred pages of Arabic, which is set letter by letter, or three hundred of English.
SECONDS = 3.0


def extract(source: Source) -> Iterator[Extract]:
    """The text of all pages, one after the other."""
    place = source.place
    try:
        with patience(place, SECONDS):
            found = _read(PdfReader(BytesIO(source.body)), place)
        yield found
    except InputError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        kind = type(error).__name__
        raise InputError(f"{place}: the PDF is broken ({kind}); save its text and read that") from error


def _read(reader: PdfReader, place: str) -> Extract:
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(f"{place}: the PDF needs a password; save its text and read that")
    if len(reader.pages) > MOST_PAGES:
        raise TooLarge(f"{place}: over {MOST_PAGES} pages; split it")
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        size += len(pages[-1])
        if size > MOST_LETTERS:
            raise TooLarge(f"{place}: more text than {MOST_LETTERS} letters; split it")
    text = "\n".join(pages).replace("\0", "")
    if not text.strip():
        raise EmptyDocument(f"{place}: there is no text layer in this PDF; run it through OCR and read the text")
    return Extract(text, _around(reader), warnings=("a PDF may give its lines in the wrong order; check the text",))


def _around(reader: PdfReader) -> Around:
    """The day of creation is no day of publication, so it is not taken for one."""
    about = reader.metadata
    if about is None:
        return Around()
    title, author = about.title, about.author
    return Around(title=str(title) if title else None, author=str(author) if author else None)
