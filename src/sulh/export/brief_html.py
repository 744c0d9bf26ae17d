"""A brief as one HTML file: no scripts, nothing loaded from elsewhere, right-to-left where the words are."""

from __future__ import annotations

from html import escape

from sulh.export.page import Line, Note, Page, Part, Section
from sulh.text.letters import is_arabic_letter

__all__ = ["html"]

_STYLE = """
body { max-inline-size: 46rem; margin-inline: auto; padding: 1rem; line-height: 1.7; font-family: serif; }
h1, h2 { line-height: 1.3; } li { margin-block-end: .6rem; } .about, .mark, .more { color: #555; }
q { quotes: "“" "”"; } :lang(ar) > q, q:lang(ar) { quotes: "«" "»"; } sup a { text-decoration: none; }
ol.notes { font-size: .9rem; }
"""


def _language(text: str) -> str:
    return "ar" if any(is_arabic_letter(char) for char in text) else "en"


def _direction(language: str) -> str:
    return "rtl" if language == "ar" else "ltr"


def _passage(text: str, tag: str) -> str:
    """Words in their own language and direction."""
    language = _language(text)
    return f'<{tag} lang="{language}" dir="{_direction(language)}">{escape(text)}</{tag}>'


def _part(part: Part) -> str:
    if part.kind == "quote":
        return _passage(part.text, "q")
    if part.kind == "name":
        return f"<strong>{_passage(part.text, 'bdi')}</strong>"
    return escape(part.text)


def _line(line: Line) -> str:
    text = "".join(map(_part, line.parts))
    notes = " ".join(f'<sup><a href="#n{number}">{number}</a></sup>' for number in line.notes)
    marks = "".join(f' <span class="mark">({escape(mark)})</span>' for mark in line.marks)
    return f"<li>{text} {notes}{marks}</li>"


def _section(section: Section, words: dict[str, str]) -> str:
    lines = "\n".join(map(_line, section.lines)) or f"<li>{escape(words['nothing'])}</li>"
    more = f'<p class="more">{escape(words["more"])}: {section.left_out}</p>' if section.left_out else ""
    return f'<section id="{section.key}">\n<h2>{escape(section.title)}</h2>\n<ul>\n{lines}\n</ul>{more}\n</section>'


def _note(note: Note) -> str:
    quote = _passage(note.evidence.quote, "q")
    where = f"<bdi>{escape(note.outlet)}</bdi>, {escape(note.day)}"
    if note.url and note.url.startswith(("http://", "https://")):
        where = f'<a href="{escape(note.url)}" rel="noreferrer">{where}</a>'
    return f'<li id="n{note.number}" value="{note.number}">{quote} — {where}</li>'


def html(page: Page) -> str:
    """The whole brief; the same page gives the same bytes."""
    words = dict(page.words)
    body = [
        f"<h1>{escape(page.title)}</h1>",
        f'<p class="about">{" · ".join(map(escape, page.about))}</p>',
        *(_section(section, words) for section in page.sections),
        f"<h2>{escape(page.notes_title)}</h2>",
        '<ol class="notes">',
        *map(_note, page.notes),
        "</ol>",
    ]
    head = (
        f'<!doctype html>\n<html lang="{page.language}" dir="{_direction(page.language)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(page.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(body) + "\n</body>\n</html>\n"
