"""A reading on a terminal: layer by layer, each item with its words."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from sulh.reading import items
from sulh.reading.reading import Reading
from sulh.span import Span
from sulh.when import When

__all__ = ["print_reading"]


def print_reading(reading: Reading, console: Console, *, explain: bool) -> None:
    """Everything found; with `explain` also the rule behind each item, and what was not understood."""
    printer = _Printer(reading, console, explain)
    title = reading.document.title or reading.document.id
    console.print(Text(title, "bold underline"))
    if listed := reading.tags or reading.keywords:
        console.print(
            Text("Keywords: " if reading.tags else "Keywords (ours): ", "bold").append("، ".join(listed), "not bold")
        )
    printer.actors()
    printer.claims()
    printer.events()
    printer.commitments()
    printer.conditions()
    printer.measures()
    printer.forces()
    printer.doubts()


def _names(parties: tuple[items.Participant, ...]) -> str:
    return "، ".join(party.text for party in parties)


def _when(when: When | None) -> str:
    if when is None:
        return ""
    if when.duration and not when.known:
        return f" · {when.text} ({when.duration})"
    first, last = when.earliest or "…", when.latest or "…"
    return f" · {first}" if first == last else f" · {first} – {last}"


class _Printer:
    """One reading on one console."""

    def __init__(self, reading: Reading, console: Console, explain: bool) -> None:
        self._reading = reading
        self._console = console
        self._explain = explain

    def _heading(self, name: str, count: int) -> None:
        if count:
            self._console.print(Text(f"\n{name} ({count})", "bold"))

    def _item(self, head: str, span: Span, rule: str, claim: str | None = None) -> None:
        text = Text(head, "cyan")
        words = " ".join(span.of(self._reading.document.text).split())
        text.append(f"  «{words}»", "")
        voice = next((each for each in self._reading.claims if each.id == claim), None)
        if voice is not None and voice.speaker is not None:
            text.append(f"  according to {voice.speaker.text}", "dim")
        if self._explain:
            text.append(f"  {rule} [{span.start}:{span.end}]", "dim")
        self._console.print(text)

    def actors(self) -> None:
        """Who is named."""
        self._heading("Actors", len(self._reading.actors))
        for actor in self._reading.actors:
            text = Text(actor.name, "bold").append(f" [{actor.kind}]", "cyan")
            text.append(f" {actor.name_en or ''} × {len(actor.mentions)}", "dim")
            if self._explain:
                text.append(f" {actor.id or 'unknown'} {actor.rule}", "dim")
            self._console.print(text)

    def claims(self) -> None:
        """Who says what."""
        self._heading("Claims", len(self._reading.claims))
        for claim in self._reading.claims:
            who = claim.speaker.text if claim.speaker else "?"
            via = f" via {claim.via.text}" if claim.via else ""
            unnamed = " (anonymous)" if claim.anonymous else ""
            self._item(f"{who}{unnamed}{via} {claim.stance}", claim.span, claim.rule)

    def events(self) -> None:
        """What is told."""
        self._heading("Events", len(self._reading.events))
        for event in self._reading.events:
            head = f"{event.type}{'-' + event.mode if event.mode else ''} {event.status}{_when(event.when)}"
            head += f" · {_names(event.actors)}" if event.actors else ""
            head += f" → {_names(event.recipients)}" if event.recipients else ""
            self._item(head, event.span, event.rule, event.attributed_to)

    def commitments(self) -> None:
        """What is promised or due."""
        self._heading("Commitments", len(self._reading.commitments))
        for each in self._reading.commitments:
            head = f"{each.kind} {each.status}{_when(each.deadline)}"
            head += f" · {_names(each.by)}" if each.by else ""
            self._item(head, each.span, each.rule, each.attributed_to)

    def conditions(self) -> None:
        """What hangs on what."""
        self._heading("Conditions", len(self._reading.conditions))
        for each in self._reading.conditions:
            head = f"{each.kind}{' (denied)' if each.negated else ''}: {each.dependent.text} ⇐ {each.prerequisite.text}"
            self._item(head, each.span, each.rule, each.attributed_to)

    def measures(self) -> None:
        """Sanctions, embargoes, mandates, bills."""
        self._heading("Measures", len(self._reading.measures))
        for each in self._reading.measures:
            issuer = f" · {each.issuer.text}" if each.issuer else ""
            target = f" → {_names(each.target)}" if each.target else ""
            self._item(f"{each.kind} {each.stage}{issuer}{target}{_when(each.when)}", each.span, each.rule)

    def forces(self) -> None:
        """Who has whom where."""
        self._heading("Forces", len(self._reading.forces))
        for each in self._reading.forces:
            size = f" ({each.size.text})" if each.size else ""
            sponsor = f" · {each.sponsor.text}" if each.sponsor else ""
            self._item(f"{each.force.text} {each.change}{size}{sponsor}", each.span, each.rule, each.attributed_to)

    def doubts(self) -> None:
        """What was seen and not understood."""
        self._heading("Not understood", len(self._reading.doubts))
        if self._explain:
            for doubt in self._reading.doubts:
                self._item(doubt.reason, doubt.span, "doubt")
