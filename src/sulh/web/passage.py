"""Passage: the direction of a stretch of text, and its cutting at the bounds of what is marked in it.

Cutting never changes the text: the pieces joined are the passage, so the marks change no word and no order.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sulh.span import Span
from sulh.text.script import is_arabic

__all__ = ["CONTROLS", "Mark", "Paragraph", "Piece", "cut", "direction", "language", "paragraphs"]

# Bidirectional controls: shown as what they are, and kept from moving anything.
CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def language(text: str) -> str:
    """By all its letters, not by the first."""
    return "ar" if is_arabic(text) else "en"


def direction(text: str) -> str:
    """Which way it runs."""
    return "rtl" if is_arabic(text) else "ltr"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that stands in the text."""

    key: str
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch inside which the same things are marked; `starts` names those that begin here."""

    text: str
    marks: tuple[Mark, ...]
    starts: tuple[str, ...]
    control: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text with its end, in its own direction."""

    pieces: tuple[Piece, ...]
    direction: str
    language: str


def paragraphs(text: str, marks: Sequence[Mark]) -> tuple[Paragraph, ...]:
    """The whole text, paragraph by paragraph; joined, it is the text."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        span = Span(start, start + len(line))
        found.append(Paragraph(tuple(cut(text, span, marks)), direction(line), language(line)))
        start = span.end
    return tuple(found)


def cut(text: str, span: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The stretch in pieces at every bound of a mark and at every control."""
    here = [mark for mark in marks if mark.span.start < span.end and mark.span.end > span.start]
    bounds = {span.start, span.end}
    for mark in here:
        bounds |= {max(mark.span.start, span.start), min(mark.span.end, span.end)}
    for at in range(span.start, span.end):
        if text[at] in CONTROLS:
            bounds |= {at, at + 1}
    ordered = sorted(bounds)
    for start, end in itertools.pairwise(ordered):
        covering = [mark for mark in here if mark.span.start <= start and mark.span.end >= end]
        covering.sort(key=lambda mark: (mark.span.end - mark.span.start, mark.key))
        begins = tuple(mark.key for mark in covering if mark.span.start == start)
        piece = text[start:end]
        control = f"U+{ord(piece):04X}" if piece in CONTROLS else None
        yield Piece(piece, tuple(covering), begins, control)
