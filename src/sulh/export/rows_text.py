"""Answers on a terminal: one thing a paragraph, the quoted words below it.  Nothing is padded by code points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from sulh.export.labels import Labels
from sulh.query import ActorRow, DueRow, Found, Moment, Name, TimelineRow
from sulh.record.evidence import Evidence
from sulh.record.said import Party
from sulh.record.support import Support
from sulh.span import Span

__all__ = ["print_actors", "print_due", "print_found", "print_timeline", "quote"]

QUOTES = 3


def _name(party: Party, moment: Moment, words: Labels) -> str:
    ref = moment.identity.name(party.ref)
    return words.name(moment.names.get(ref, Name(party.text, None)))


def _names(parties: Sequence[Party], moment: Moment, words: Labels) -> str:
    return words.comma.join(dict.fromkeys(_name(party, moment, words) for party in parties))


def quote(evidence: Evidence, moment: Moment, words: Labels) -> Text:
    """The quoted words with outlet, day and whose word it is."""
    text = Text("    «" + " ".join(evidence.quote.split()) + "»")
    day = words.day(evidence.published) if evidence.published else words("phrase", "undated")
    text.append(f" — {evidence.outlet or words('phrase', 'no_outlet')}, {day}", "dim")
    if evidence.voice is not None:
        speaker = evidence.voice.speaker
        who = _name(speaker, moment, words) if speaker else words("phrase", "unnamed")
        text.append(f", {words('phrase', 'according_to')} {who}", "dim")
    return text


def _quotes(evidence: Sequence[Evidence], moment: Moment, words: Labels, console: Console) -> None:
    unique = list({(piece.document, piece.span): piece for piece in evidence}.values())
    for piece in unique[:QUOTES]:
        console.print(quote(piece, moment, words))
    if len(unique) > QUOTES:
        console.print(Text(f"    + {len(unique) - QUOTES}", "dim"))


def _support(support: Support, words: Labels) -> str:
    reports = f"{words('phrase', 'reports')}: {support.reports}"
    return f"{reports}{words.comma}{words('phrase', 'origins')}: {support.origins}"


def print_timeline(rows: Iterable[TimelineRow], moment: Moment, words: Labels, console: Console) -> None:
    """Events, each once, with its first quotes."""
    for row in rows:
        said = row.said
        day = words.interval(row.first, row.last)
        text = Text(day if row.dated else f"{words('phrase', 'reported')} {day}", "bold")
        text.append(f" · {words('event', getattr(row.group.statements[0].content, 'type', ''))}", "cyan")
        text.append(f" [{words('status', said.status)}]", "dim")
        if said.actors:
            text.append(" · ").append(_names(said.actors, moment, words), "bold")
        if said.recipients:
            text.append(f" {words('phrase', 'towards')} ").append(_names(said.recipients, moment, words), "bold")
        if row.tellings.disputed:
            text.append(f" · {words('phrase', 'disputed')}", "red")
        for spread in row.figures:
            if spread.differs and spread.low is not None and spread.high is not None:
                text.append(f" · {words('unit', spread.unit or '')} {spread.low:g}–{spread.high:g}")
        text.append(f" ({_support(row.support, words)})", "dim")
        console.print(text)
        _quotes(row.group.evidence, moment, words, console)


def print_due(rows: Iterable[DueRow], moment: Moment, words: Labels, console: Console) -> None:
    """Commitments, each with every date it had, by whom and when it was said."""
    for row in rows:
        schedule = row.schedule
        current = schedule.current
        missing = "put_off" if schedule.moves else "no_date"
        text = Text(words.day(current) if current else words("phrase", missing), "bold")
        text.append(f" [{words('due', schedule.due.status)}]", "cyan")
        if schedule.by:
            text.append(" · ").append(_names(schedule.by, moment, words), "bold")
        act = words.name(row.name) if row.name else f"«{' '.join(schedule.act.split())}»"
        text.append(f" · {act}")
        if schedule.slip is not None:
            text.append(f" · {words('phrase', 'slipped')}: {schedule.slip}", "red")
        console.print(text)
        for given in schedule.moves:
            day = words.day(given.when.latest) if given.when.latest else ""
            console.print(Text(f"  {day}", "bold"))
            console.print(quote(given.evidence, moment, words))
        if not schedule.moves:
            _quotes(schedule.evidence, moment, words, console)
        for piece in schedule.due.evidence:
            if piece not in [given.evidence for given in schedule.moves]:
                console.print(Text(f"  {words('due', schedule.due.status)}", "bold"))
                console.print(quote(piece, moment, words))


def print_actors(rows: Iterable[ActorRow], words: Labels, console: Console) -> None:
    """Everybody, with other names and titles."""
    for row in rows:
        text = Text(words.name(row.name), "bold")
        if row.name.en and words.language == "ar":
            text.append(f" / {row.name.en}", "dim")
        text.append(f" [{words('kind', row.kind)}]", "cyan")
        text.append(f" {words('phrase', 'documents')}: {row.documents}", "dim")
        console.print(text)
        other = [name for name in row.names if name != row.name.ar]
        if other:
            console.print(Text("    = " + words.comma.join(other)))
        titles = dict.fromkeys(role.title for role, _ in row.roles)
        if titles:
            console.print(Text("    " + words.comma.join(titles), "dim"))


def print_found(found: Iterable[Found], console: Console) -> None:
    """Sentences with the matching words marked."""
    for each in found:
        text = Text(each.hit.text)
        for mark in each.hit.marks:
            inside = Span(mark.start - each.hit.span.start, mark.end - each.hit.span.start)
            text.stylize("bold reverse", inside.start, inside.end)
        text.append(f" — {each.outlet or '?'}, {each.published or '?'}", "dim")
        console.print(text)
