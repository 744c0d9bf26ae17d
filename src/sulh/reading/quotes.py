"""Quotations (ar:G4, G5): pairs of marks, per paragraph; what is inside."""

from __future__ import annotations

from dataclasses import dataclass

from sulh.span import Span

__all__ = ["Quotation", "find_quotations"]

_OPEN = {"«": "»", "“": "”", "„": "”", "‹": "›", "‘": "’"}
_CLOSE = {"»", "”", "›", "’"}
_STRAIGHT = {'"', "''"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Marks included in `span`, excluded in `inner`; `closed` is False when the paragraph ended first."""

    span: Span
    inner: Span
    closed: bool


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for at, char in enumerate(text):
        if char == "\n":
            found.append((start, at))
            start = at + 1
    found.append((start, len(text)))
    return found


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations in order of their opening mark.

    A straight mark has no direction: odd ones open, even ones close.  A closing shape that finds nothing open is taken
    as an opening one (reversed »…« and the ” … “ of machine-made texts).
    """
    found: list[Quotation] = []
    for first, last in _paragraphs(text):
        opened: list[tuple[int, str]] = []
        for at in range(first, last):
            char = text[at]
            if char not in _OPEN and char not in _CLOSE and char != '"':
                continue
            if char == "’" and 0 < at < last - 1 and text[at - 1].isalpha() and text[at + 1].isalpha():
                continue
            if opened and _closes(opened[-1][1], char):
                start, _ = opened.pop()
                found.append(Quotation(Span(start, at + 1), Span(start + 1, at), True))
            else:
                opened.append((at, char))
        for start, _ in opened[:1]:
            found.append(Quotation(Span(start, last), Span(start + 1, last), False))
    return tuple(sorted(found, key=lambda quotation: (quotation.span.start, -quotation.span.end)))


def _closes(opener: str, char: str) -> bool:
    if opener == '"':
        return char == '"'
    if opener in {"“", "”", "„"}:
        return char in {"”", "“"} and not (opener == "“" and char == "“")
    if opener in {"«", "»"}:
        return char in {"«", "»"} and char != opener
    if opener in {"‘", "’"}:
        return char == "’"
    return char == _OPEN.get(opener, opener)
