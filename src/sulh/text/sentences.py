"""Sentence ends (ar:G1): . ؟ ? ! … with closing quotes before white space, and every line break."""

from __future__ import annotations

import re

from sulh.span import Span

__all__ = ["split_sentences"]

_CLOSERS = "\"'»«”“’‘)\\]›"
_END = re.compile(rf"(?:[.؟?!…]+[{_CLOSERS}\u200b-\u200f]*(?=\s|$))|\n+")
_INITIAL = re.compile(r"(?:^|[\s(«\"“])(?:د|أ|م|ا|ص|ب|ج|س|ش|ق|هـ|ه|ت|ر|ف|ل|ن|Mr|Dr|St)\.$")


def split_sentences(text: str) -> list[Span]:
    """Spans of the sentences, trimmed of white space; a heading or bullet line is a sentence of its own."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end() if text[match.start()] != "\n" else match.start()
        if text[match.start()] == "." and _INITIAL.search(text[max(0, match.start() - 4) : match.start() + 1]):
            continue
        _add(spans, text, start, end)
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append(Span(start, end))
