"""A brief as Markdown with footnotes."""

from __future__ import annotations

import re

from sulh.export.page import Line, Page, Part

__all__ = ["markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _part(part: Part, marks: tuple[str, str]) -> str:
    text = _escape(part.text)
    if part.kind == "name":
        return f"**{text}**" if text else ""
    return f"{marks[0]}{text}{marks[1]}" if part.kind == "quote" else text


def _line(line: Line, marks: tuple[str, str]) -> str:
    text = "".join(_part(part, marks) for part in line.parts)
    notes = "".join(f"[^{number}]" for number in line.notes)
    tags = "".join(f" _({_escape(mark)})_" for mark in line.marks)
    return f"- {text}{notes}{tags}"


def markdown(page: Page) -> str:
    """The whole brief; the same page gives the same bytes."""
    marks = ("«", "»") if page.language == "ar" else ("“", "”")
    words = dict(page.words)
    lines = [f"# {_escape(page.title)}", "", " · ".join(map(_escape, page.about)), ""]
    for section in page.sections:
        lines += [f"## {_escape(section.title)}", ""]
        lines += [_line(line, marks) for line in section.lines] or [f"_{words['nothing']}_"]
        if section.left_out:
            lines.append(f"- _{words['more']}: {section.left_out}_")
        lines.append("")
    lines += [f"## {_escape(page.notes_title)}", ""]
    for note in page.notes:
        quote = " ".join(note.evidence.quote.split())
        link = f" <{note.url}>" if note.url else ""
        lines.append(
            f"[^{note.number}]: {marks[0]}{_escape(quote)}{marks[1]} — {_escape(note.outlet)}, {note.day}{link}"
        )
    return "\n".join(lines) + "\n"
