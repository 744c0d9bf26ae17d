"""Bibliography: the reports of the record as BibTeX entries."""

from __future__ import annotations

from collections.abc import Iterable

from sulh.query import Listed

__all__ = ["bibtex"]

_NAMED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_ESCAPED = _NAMED | {char: f"\\{char}" for char in "{}#$%&_"}


def _escaped(text: str) -> str:
    return "".join(_ESCAPED.get(char, char) for char in " ".join(text.split()))


def bibtex(rows: Iterable[Listed]) -> bytes:
    """One `@online` a report; the key is its id, which never changes."""
    return "\n".join(_entry(row) for row in rows).encode("utf-8", "surrogatepass")


def _entry(row: Listed) -> str:
    printing = row.printing
    fields = {
        "title": printing.title or row.document,
        "author": printing.author or printing.outlet,
        "organization": printing.outlet,
        "date": printing.published.isoformat() if printing.published else None,
        "langid": {"ar": "arabic", "en": "english"}.get(printing.language),
    }
    lines = [f"  {key} = {{{{{_escaped(value)}}}}}," for key, value in fields.items() if value]
    if printing.url and printing.url.isascii() and not set(printing.url) & set('{}\\" '):
        lines.append(f"  url = {{{printing.url}}},")
    return "\n".join([f"@online{{{row.document},", *lines, "}", ""])
