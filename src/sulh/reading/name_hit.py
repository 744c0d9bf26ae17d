"""A name found in the words of a page."""

from __future__ import annotations

from dataclasses import dataclass

from sulh.reading.page import Page
from sulh.span import Span

__all__ = ["Hit", "hit_span"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at words [first, last); `skip` letters of the first word are proclitics.

    `ids` are the actors of the knowledge base that it may be, `core` is the first word of the proper name when a
    generic head (حركة، صحيفة) stands before it.
    """

    first: int
    last: int
    skip: int
    ids: tuple[str, ...]
    kind: str
    rule: str
    core: int = 0


def hit_span(page: Page, hit: Hit) -> Span:
    """Original span of a hit, proclitics left out."""
    first = page.words[hit.first]
    return Span(first.start + page.offset(first, hit.skip), page.words[hit.last - 1].end)
