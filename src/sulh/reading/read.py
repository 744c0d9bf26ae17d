"""read_document: the ordered row of readers.  The order stands here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from sulh.document import Document
from sulh.lexicon.lexicon import Lexicon
from sulh.reading.actors import read_actors
from sulh.reading.claims import read_claims
from sulh.reading.commitments import read_commitments
from sulh.reading.conditions import read_conditions
from sulh.reading.dates import read_dates
from sulh.reading.events import read_events
from sulh.reading.forces import read_forces
from sulh.reading.items import Doubt, Item
from sulh.reading.keywords import suggest_keywords
from sulh.reading.measures import read_measures
from sulh.reading.name_tagger import default_tagger
from sulh.reading.numbers import read_numbers
from sulh.reading.page import Page, make_page
from sulh.reading.reading import Reading
from sulh.reading.sections import find_tags, read_sections

__all__ = ["READERS", "read_document"]

Reader = Callable[[Page, Reading], Iterable[Item]]

# (field of the reading that it fills, reader); a reader sees what the ones before it found.
READERS: tuple[tuple[str, Reader], ...] = (
    ("sections", read_sections),
    ("dates", read_dates),
    ("quantities", read_numbers),
    ("actors", read_actors),
    ("claims", read_claims),
    ("events", read_events),
    ("commitments", read_commitments),
    ("conditions", read_conditions),
    ("measures", read_measures),
    ("forces", read_forces),
)


def read_document(document: Document, lexicon: Lexicon, *, tagger: bool = True) -> Reading:
    """Everything a document says: a pure function of the document, the lexicon and the name tagger's model.

    Without `tagger` names are found by tables and rules alone.
    """
    names = default_tagger() if tagger else None
    page = make_page(document, lexicon)
    found = Reading(document, sentences=tuple(sentence.span for sentence in page.sentences))
    for name, reader in READERS:
        read = partial(read_actors, tagger=names) if reader is read_actors else reader
        items = list(read(page, found))
        doubts = tuple(item for item in items if isinstance(item, Doubt))
        kept = tuple(item for item in items if not isinstance(item, Doubt))
        changes: dict[str, Any] = {name: kept, "doubts": found.doubts + doubts}
        found = replace(found, **changes)
        if name == "sections":
            found = replace(found, tags=find_tags(page, found.sections))
    return replace(found, keywords=suggest_keywords(found, lexicon.contexts.tags))
