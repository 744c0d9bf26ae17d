"""A brief as a Word document: right to left where the language is, every line with its notes, the notes at the end."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import docx as word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sulh.export.page import Line, Page
from sulh.text.script import is_arabic

__all__ = ["docx"]


def docx(page: Page, *, made: datetime) -> bytes:
    """The whole brief; `made` is the record's time."""
    document = word.Document()
    about = document.core_properties
    about.title, about.author, about.created, about.modified = page.title, "Sulh", made, made
    rtl = page.language == "ar"
    _paragraph(document.add_heading(level=1), rtl, page.title)
    _paragraph(document.add_paragraph(), rtl, " · ".join(page.about))
    for section in page.sections:
        _paragraph(document.add_heading(level=2), rtl, section.title)
        for line in section.lines:
            _line(document.add_paragraph(style="List Bullet"), line, rtl)
        if not section.lines:
            _paragraph(document.add_paragraph(), rtl, dict(page.words)["nothing"])
        if section.left_out:
            _paragraph(document.add_paragraph(), rtl, f"{dict(page.words)['more']}: {section.left_out}")
    _paragraph(document.add_heading(level=2), rtl, page.notes_title)
    for note in page.notes:
        paragraph = document.add_paragraph()
        _paragraph(paragraph, rtl, f"{note.number}. ")
        _run(paragraph, f"«{' '.join(note.evidence.quote.split())}»")
        _run(paragraph, f" {note.outlet}, {note.day}" + (f" {note.url}" if note.url else ""))
    body = io.BytesIO()
    document.save(body)
    return body.getvalue()


def _line(paragraph: Any, line: Line, rtl: bool) -> None:
    _paragraph(paragraph, rtl, "")
    for part in line.parts:
        run = _run(paragraph, f"«{part.text}»" if part.kind == "quote" else part.text)
        run.bold = part.kind == "name"
    for number in line.notes:
        _run(paragraph, f" {number}").font.superscript = True
    for mark in line.marks:
        _run(paragraph, f" ({mark})")


def _paragraph(paragraph: Any, rtl: bool, text: str) -> None:
    if rtl:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    if text:
        _run(paragraph, text)


def _run(paragraph: Any, text: str) -> Any:
    """A stretch of text, told to Word in its own direction."""
    run = paragraph.add_run("".join(char for char in text if char >= " " or char == "\n"))
    if is_arabic(text):
        properties = run._r.get_or_add_rPr()
        properties.append(OxmlElement("w:rtl"))
        language = OxmlElement("w:lang")
        language.set(qn("w:bidi"), "ar-SA")
        properties.append(language)
    return run
