"""Builders: readings and evidence made by hand, so that a test says in one line what a report says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from sulh.document import Document
from sulh.reading import items
from sulh.reading.reading import Reading
from sulh.span import Span
from sulh.when import When

__all__ = ["Telling", "day"]


def day(text: str) -> date:
    """A date as the tests write it."""
    return date.fromisoformat(text)


@dataclass
class Telling:
    """A report under construction: words go in by name, spans come out right."""

    text: str
    outlet: str | None = "وكالة الضفة"
    published: str | None = "2021-10-05"
    actors: list[items.Actor] = field(default_factory=list)
    claims: list[items.Claim] = field(default_factory=list)
    events: list[items.Event] = field(default_factory=list)
    commitments: list[items.Commitment] = field(default_factory=list)
    conditions: list[items.Condition] = field(default_factory=list)
    measures: list[items.Measure] = field(default_factory=list)
    forces: list[items.Force] = field(default_factory=list)
    dates: list[When] = field(default_factory=list)
    _number: count[int] = field(default_factory=lambda: count(1))

    def span(self, words: str) -> Span:
        """Where the words stand."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def actor(self, words: str, *, kind: items.Kind = "organization", id: str | None = None) -> str:
        """Somebody named in the text; returns the local key."""
        key = f"a{next(self._number)}"
        mention = items.Mention(self.span(words), "name")
        self.actors.append(items.Actor(key, id, kind, words, None, (mention,), (), "test.actor"))
        return key

    def party(self, words: str) -> items.Participant:
        """Somebody in a role; the actor of the same name, if there is one."""
        key = next((actor.key for actor in self.actors if actor.name == words), None)
        return items.Participant(key, words, self.span(words))

    def when(self, words: str, earliest: str | None, latest: str | None, grain: str = "day") -> When:
        """A date in the text."""
        first, last = (day(text) if text else None for text in (earliest, latest))
        return When(self.span(words), words, first, last, grain, "absolute", "test.date")  # type: ignore[arg-type]

    def claim(self, words: str, speaker: str, *, stance: items.Stance = "asserts", anonymous: bool = False) -> str:
        """Somebody says the words; returns the local id."""
        name = f"c{next(self._number)}"
        who = self.party(speaker)
        self.claims.append(
            items.Claim(name, 0, self.span(words), who, anonymous, None, "قال", who.span, stance, False, "test.claim")
        )
        return name

    def event(
        self,
        words: str,
        kind: items.EventType,
        *,
        actors: Iterable[str] = (),
        recipients: Iterable[str] = (),
        when: When | None = None,
        status: items.Status = "happened",
        sizes: Iterable[items.Quantity] = (),
        claim: str | None = None,
        mode: str | None = None,
    ) -> str:
        """An act; returns the local id."""
        name = f"e{next(self._number)}"
        span = self.span(words)
        self.events.append(
            items.Event(
                name, 0, span, words, span, kind, mode, (), status,
                tuple(map(self.party, actors)), tuple(map(self.party, recipients)),
                when, None, tuple(sizes), claim, "test.event",
            )
        )  # fmt: skip
        return name

    def size(self, words: str, value: float | None, unit: str) -> items.Quantity:
        """A figure in the text."""
        return items.Quantity(self.span(words), words, value, value, value, unit, "test.number")

    def commitment(
        self,
        words: str,
        act: str,
        *,
        by: Iterable[str] = (),
        deadline: When | None = None,
        status: items.CommitmentStatus = "standing",
        milestone: str | None = None,
        claim: str | None = None,
    ) -> str:
        """Something promised or due; returns the local id."""
        name = f"k{next(self._number)}"
        self.commitments.append(
            items.Commitment(
                name, 0, self.span(words), "schedule", tuple(map(self.party, by)), (), act, deadline, status,
                claim, "test.commitment", milestone,
            )
        )  # fmt: skip
        return name

    def condition(self, words: str, dependent: str, prerequisite: str, *, ref: str | None = None) -> str:
        """One thing that hangs on another; `ref` is what the dependent is."""
        name = f"d{next(self._number)}"
        sides = [items.Phrase(side, self.span(side), at) for side, at in ((dependent, ref), (prerequisite, None))]
        self.conditions.append(
            items.Condition(
                name, 0, self.span(words), "requires", sides[0], sides[1], "إلا بعد", "must", False, None, "test.cond"
            )
        )
        return name

    def measure(self, words: str, kind: items.MeasureKind, stage: items.Stage, *, when: When | None = None) -> None:
        """A sanction, embargo, mandate or bill."""
        name = f"m{next(self._number)}"
        self.measures.append(
            items.Measure(name, 0, self.span(words), kind, None, (), None, stage, when, None, "test.measure")
        )

    def force(self, words: str, force: str, change: items.Change, *, size: items.Quantity | None = None) -> None:
        """Armed people somewhere."""
        name = f"f{next(self._number)}"
        self.forces.append(
            items.Force(
                name, 0, self.span(words), self.party(force), None, None, change, size, (), None, None, "test.f"
            )
        )

    @property
    def document(self) -> Document:
        """The report itself."""
        published = day(self.published) if self.published else None
        return Document.of(self.text, outlet=self.outlet, published=published)

    def reading(self) -> Reading:
        """Everything put in so far."""
        return Reading(
            self.document,
            sentences=tuple(_sentences(self.text)),
            actors=tuple(self.actors),
            claims=tuple(self.claims),
            events=tuple(self.events),
            commitments=tuple(self.commitments),
            conditions=tuple(self.conditions),
            measures=tuple(self.measures),
            forces=tuple(self.forces),
            dates=tuple(self.dates),
        )


def _sentences(text: str) -> Iterator[Span]:
    """Cut after each full stop."""
    start = 0
    for at, char in enumerate(text):
        if char == "." or at == len(text) - 1:
            yield Span(start, at + 1)
            start = at + 1
