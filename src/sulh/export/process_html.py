"""Process as a page: the picture, the text, and the quotes behind every arrow in full.  One file, no scripts."""

from __future__ import annotations

import re
from html import escape

from sulh.codebook.process_defaults import Defaults
from sulh.export.process_layout import Direction
from sulh.export.process_svg import process_svg
from sulh.export.process_text import process_text
from sulh.export.process_words import ProcessWords
from sulh.process.answers import Answers
from sulh.process.basis import Basis
from sulh.text.letters import is_arabic_letter

__all__ = ["process_html"]

_ARABIC = re.compile(r"(«[^»\n]*»|[\u0621-\u064a](?:[^A-Za-z\[\]«»;—\n]*[\u0621-\u0652…])?(?: \d+(?![-\d]))?)")
_LEGEND = (
    "An arrow runs from what comes first to what waits for it. Full: must wait. Dashed: helps. Dotted: drawn and not run. "
    "Orange: a threat. Red: a circle of waiting. Violet: assumed by a person. Green: done. Point at an arrow for its words."
)
_STYLE = """
body { max-inline-size: 70rem; margin-inline: auto; padding: 1rem; line-height: 1.6; font-family: sans-serif; }
pre { white-space: pre-wrap; font: inherit; direction: ltr; text-align: left; }
.picture { overflow-x: auto; } .picture svg { min-inline-size: 60rem; max-inline-size: 100%; block-size: auto; }
dt { font-weight: bold; margin-block-start: .8rem; } .source { color: #555; }
"""


def process_html(found: Answers, defaults: Defaults, *, direction: Direction = "rtl") -> str:
    """The whole answer; the same answer gives the same bytes."""
    words = ProcessWords.of(found, defaults)
    arrows = [edge for edge in found.graph.edges if edge.kind != "commits"]
    rows = "\n".join(f"<dt>{_passage(words.edge(edge))}</dt>\n<dd>{_quotes(edge.basis, words)}</dd>" for edge in arrows)
    title = f"Process, {found.about.today}"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n'
        f'<body>\n<h1>{title}</h1>\n<div class="picture" dir="{direction}">\n{process_svg(found, direction=direction)}</div>\n'
        f"<p>{_LEGEND}</p>\n"
        f"<pre>{_isolated(process_text(found, defaults))}</pre>\n"
        f"<h2>The words behind every arrow</h2>\n<dl>\n{rows}\n</dl>\n</body>\n</html>\n"
    )


def _quotes(basis: Basis, words: ProcessWords) -> str:
    if basis.kind != "evidence":
        return escape(words.basis(basis))
    return "<br>\n".join(
        f'{_passage(" ".join(quote.text.split()))} <span class="source">{_passage(words.source(quote))}</span>'
        for quote in basis.quotes
    )


def _isolated(text: str) -> str:
    """Each quotation and each Arabic name in its own direction: a date beside it must not be turned round."""
    return "".join(
        _passage(part) if _ARABIC.fullmatch(part) else escape(part) for part in _ARABIC.split(text) if part is not None
    )


def _passage(text: str) -> str:
    """Words in their own direction."""
    arabic = any(is_arabic_letter(char) for char in text)
    lang, side = ("ar", "rtl") if arabic else ("en", "ltr")
    return f'<bdi lang="{lang}" dir="{side}">{escape(text)}</bdi>'
