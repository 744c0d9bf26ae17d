"""How the record came to be, on a terminal: copies, relations between tellings, changes."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from sulh.assembly.relations import Relation
from sulh.export.labels import Labels
from sulh.export.rows_text import quote
from sulh.query import Moment
from sulh.query.changes import Changed
from sulh.query.copies import Copy, Family
from sulh.record.printing import Printing

__all__ = ["print_changes", "print_copies", "print_relations"]


def print_copies(families: Iterable[Family], words: Labels, console: Console) -> None:
    """Who printed it first, and below who copied it, whole or in part."""
    for family in families:
        text = Text(f"{words('phrase', 'first_seen')}: ", "dim").append(_printed(family.first, words), "bold")
        text.append(f" · {family.document}", "dim")
        console.print(text)
        if family.first.title:
            console.print(Text(f"    {family.first.title}"))
        for label, copies in (("copied_by", family.copied_by), ("sentences_of", family.quoted_by)):
            for copy in copies:
                console.print(Text(f"  {words('phrase', label)} ", "dim").append(_copy(copy, words)))


def _copy(copy: Copy, words: Labels) -> str:
    amount = str(copy.sentences) if copy.share is None else f"{copy.share:.0%}"
    return f"{_printed(copy.printing, words)} · {amount}"


def _printed(printing: Printing, words: Labels) -> str:
    day = words.day(printing.published) if printing.published else words("phrase", "undated")
    wire = f" ({printing.wire})" if printing.wire else ""
    return f"{printing.outlet or words('phrase', 'no_outlet')}{wire}, {day}"


def print_relations(found: Iterable[Relation], moment: Moment, words: Labels, console: Console) -> None:
    """Both tellings, the earlier one first."""
    for relation in found:
        text = Text(words("relation", relation.kind), "bold").append(f" · {relation.field}", "cyan")
        console.print(text.append(f" · {relation.about}", "dim"))
        for piece in (relation.earlier, relation.later):
            console.print(quote(piece, moment, words))


def print_changes(rows: Iterable[Changed], moment: Moment, words: Labels, console: Console) -> None:
    """One line a change, with the first words of what it is about."""
    for row in rows:
        change = row.change
        style = "bold" if not change.kind.startswith("statement") else ""
        console.print(
            Text(f"{change.seq} {change.at[:19]} {change.kind} {change.subject} {row.title or ''}".rstrip(), style)
        )
        if row.statement is not None:
            console.print(quote(row.statement.evidence[0], moment, words))
        if row.judgement is not None:
            console.print(Text(f"    {row.judgement.verdict} {row.judgement.subject} — {row.judgement.author}"))
