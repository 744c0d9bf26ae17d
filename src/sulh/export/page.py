"""Page: a brief as lines and notes, before it takes the form of Markdown, HTML or a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sulh.export.labels import Language
from sulh.record.evidence import Evidence

__all__ = ["Line", "Note", "Page", "Part", "Section"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line: our own words, a name, or a quotation in its own language."""

    text: str
    kind: Literal["plain", "name", "quote"] = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of the brief and the notes it rests on."""

    parts: tuple[Part, ...]
    notes: tuple[int, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; `left_out` says how many more there are."""

    key: str
    title: str
    lines: tuple[Line, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Note:
    """The quoted words with outlet and day."""

    number: int
    evidence: Evidence
    outlet: str
    day: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """The whole brief, ready to be written."""

    language: Language
    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]
    notes_title: str
    notes: tuple[Note, ...]
    words: tuple[tuple[str, str], ...]  # ("nothing", …), ("more", …): the few words the writers need
