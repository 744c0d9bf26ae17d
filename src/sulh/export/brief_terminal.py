"""A brief on a terminal, by Rich: nothing is padded, so Arabic wraps as the terminal does it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from sulh.export.page import Line, Page

__all__ = ["print_brief"]


def _line(line: Line, marks: tuple[str, str]) -> Text:
    text = Text("• ")
    for part in line.parts:
        words = f"{marks[0]}{part.text}{marks[1]}" if part.kind == "quote" else part.text
        text.append(words, "bold" if part.kind == "name" else "")
    text.append("".join(f" [{number}]" for number in line.notes), "cyan")
    for mark in line.marks:
        text.append(f" ({mark})", "dim")
    return text


def print_brief(page: Page, console: Console) -> None:
    """Write the whole brief."""
    marks = ("«", "»") if page.language == "ar" else ("“", "”")
    words = dict(page.words)
    console.print(Text(page.title, "bold underline"))
    console.print(Text(" · ".join(page.about), "dim"), soft_wrap=True)
    for section in page.sections:
        console.print()
        console.print(Text(section.title, "bold"))
        for line in section.lines:
            console.print(_line(line, marks), soft_wrap=True)
        if not section.lines:
            console.print(Text(f"• {words['nothing']}", "dim"))
        if section.left_out:
            console.print(Text(f"• {words['more']}: {section.left_out}", "dim"))
    console.print()
    console.print(Text(page.notes_title, "bold"))
    for note in page.notes:
        quote = " ".join(note.evidence.quote.split())
        text = Text(f"[{note.number}] ", "cyan").append(f"{marks[0]}{quote}{marks[1]} — {note.outlet}, {note.day}", "")
        console.print(text, soft_wrap=True)
