"""An explanation on a terminal: what was read, from which words, by which rule, and why with this status."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from sulh.reading.explain import Explanation

__all__ = ["print_explanation"]


def print_explanation(told: Explanation, console: Console) -> None:
    """A line for every question."""
    console.print(Text(f"{told.id} ({told.layer})", "bold").append(f"  {told.reads_as}", "cyan"))
    lines = [
        ("words", f"«{told.trigger}» [{told.trigger_span.start}:{told.trigger_span.end}]"),
        ("rule", told.rule),
        ("clause", f"«{_flat(told.clause)}» [{told.clause_span.start}:{told.clause_span.end}]"),
        ("sentence", f"«{_flat(told.sentence)}»"),
        ("said by", told.said_by or "the report itself"),
    ]
    if told.why is not None:
        cue = f": «{told.why.cue}»" if told.why.cue else ""
        lines.append(("status", f"{told.why.status}, {told.why.reason}{cue}"))
    lines += [("like", example.replace("[", "").replace("]", "")) for example in told.examples[:2]]
    for name, words in lines:
        console.print(Text(f"  {name:<9}", "dim").append(words, ""))


def _flat(text: str) -> str:
    return " ".join(text.split())
