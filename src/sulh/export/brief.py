"""Brief: the record as analysts read it.  Every line carries notes to the quoted words, or it is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sulh.assembly.compare import FigureSpread
from sulh.assembly.slippage import DateGiven, Schedule
from sulh.export.labels import Labels
from sulh.export.page import Line, Note, Page, Part, Section
from sulh.query import Brief, DueRow, Moment, Name, Row, TimelineRow
from sulh.record.content import ClaimContent, ConditionContent, ForceContent, MeasureContent
from sulh.record.evidence import Evidence
from sulh.record.said import ClaimSaid, ConditionSaid, ForceSaid, MeasureSaid, Party
from sulh.record.support import Support

__all__ = ["compose"]

SHOWN = 25
NOTES_A_LINE = 4
EXPECTED = frozenset(("standing", "postponed", "overdue", "disputed"))


def compose(brief: Brief, moment: Moment, labels: Labels, *, shown: int = SHOWN) -> Page:
    """The brief in one language; `shown` lines a section, the rest counted."""
    maker = _Maker(moment, labels)
    sections = (
        maker.section("expected", maker.expected(brief), shown),
        maker.section("recent", maker.recent(brief), shown),
        maker.section("measures", maker.measures(brief), shown),
        maker.section("issues", maker.issues(brief), shown),
        maker.section("positions", maker.positions(brief), shown),
        maker.section("dates", maker.dates(brief), shown),
    )
    return Page(
        language=labels.language,
        title=labels("heading", "title"),
        about=maker.about(brief),
        sections=sections,
        notes_title=labels("heading", "notes"),
        notes=tuple(maker.notes),
        words=tuple((key, labels("phrase", key)) for key in ("nothing", "more")),
    )


Draft = tuple[list[Part], tuple[Evidence, ...], str]


def _newest(row: Row) -> tuple[int, str]:
    """Sort key: reported last comes first."""
    return -(row.support.last or date.min).toordinal(), row.statement.id


def _quote(text: str) -> Part:
    return Part(" ".join(text.split()), "quote")


@dataclass
class _Maker:
    """Turns rows into lines and numbers the notes as they are first used."""

    moment: Moment
    labels: Labels
    notes: list[Note] = field(default_factory=list)
    _numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def about(self, brief: Brief) -> tuple[str, ...]:
        """What the brief covers."""
        phrase = "phrase"
        lines = [f"{self.labels(phrase, 'as_of')} {self.labels.day(brief.today)}"]
        if brief.since is not None:
            lines.append(f"{self.labels(phrase, 'since')} {self.labels.day(brief.since)}")
        lines.append(f"{self.labels(phrase, 'documents')}: {brief.documents}")
        if not brief.reviewed_only and brief.unreviewed:
            lines.append(f"{self.labels(phrase, 'draft')}: {brief.unreviewed}")
        return tuple(lines)

    def section(self, key: str, drafts: Iterable[Draft], shown: int) -> Section:
        """The first lines in full, the rest counted."""
        every = list(drafts)
        lines = tuple(self._line(draft) for draft in every[:shown])
        return Section(key, self.labels("heading", key), lines, max(0, len(every) - shown))

    def _line(self, draft: Draft) -> Line:
        parts, evidence, state = draft
        marks = (self.labels("phrase", "unreviewed"),) if state in ("proposed", "unsure") else ()
        return Line(tuple(parts), tuple(self._note(piece) for piece in _chosen(evidence)), marks)

    def _note(self, evidence: Evidence) -> int:
        place = (evidence.document, evidence.span.start, evidence.span.end)
        if place not in self._numbers:
            number = len(self.notes) + 1
            self._numbers[place] = number
            printing = next(iter(self.moment.printings.get(evidence.document, ())), None)
            day = evidence.published
            self.notes.append(
                Note(
                    number=number,
                    evidence=evidence,
                    outlet=evidence.outlet or self.labels("phrase", "no_outlet"),
                    day=self.labels.day(day) if day else self.labels("phrase", "undated"),
                    url=printing.url if printing else None,
                )
            )
        return self._numbers[place]

    def _name(self, party: Party) -> str:
        ref = self.moment.identity.name(party.ref)
        return self.labels.name(self.moment.names.get(ref, Name(party.text, None)))

    def _parties(self, parties: Sequence[Party]) -> Part:
        names = dict.fromkeys(self._name(party) for party in parties)
        return Part(self.labels.comma.join(names), "name")

    def _speaker(self, evidence: Evidence) -> list[Part]:
        """ "according to X": whose word it is, if it isn't the report's own."""
        if evidence.voice is None:
            return []
        speaker = evidence.voice.speaker
        who = self._name(speaker) if speaker else self.labels("phrase", "unnamed")
        return [Part(f" {self.labels('phrase', 'according_to')} "), Part(who, "name")]

    def _support(self, support: Support) -> Part:
        if support.reports < 2:
            return Part("")
        reports = f"{self.labels('phrase', 'reports')}: {support.reports}"
        return Part(f" ({reports}{self.labels.comma}{self.labels('phrase', 'origins')}: {support.origins})")

    def recent(self, brief: Brief) -> Iterator[Draft]:
        """What happened, newest first."""
        happened = [row for row in brief.timeline if row.tellings.affirmed]
        for row in sorted(happened, key=lambda row: (-(row.last or date.min).toordinal(), row.group.id)):
            yield self._event(row, row.tellings.affirmed)

    def _event(self, row: TimelineRow, evidence: tuple[Evidence, ...]) -> Draft:
        said = row.said
        day = self.labels.interval(row.first, row.last)
        parts = [Part(day if row.dated else f"{self.labels('phrase', 'reported')} {day}"), Part(" · ")]
        if said.actors:
            parts += [self._parties(said.actors), Part(" · ")]
        kind = row.group.statements[0].content
        parts.append(Part(self.labels("event", getattr(kind, "type", ""))))
        if said.recipients:
            parts += [Part(f" {self.labels('phrase', 'towards')} "), self._parties(said.recipients)]
        parts += [Part(": "), _quote(evidence[0].quote), *self._speaker(evidence[0])]
        parts += [self._figures(spread) for spread in row.figures if spread.differs]
        return [*parts, self._support(row.support)], evidence, row.state

    def _figures(self, spread: FigureSpread) -> Part:
        if spread.low is None or spread.high is None:
            return Part("")
        unit = self.labels("unit", spread.unit) if spread.unit else ""
        low, high = _number(spread.low), _number(spread.high)
        return Part(f" [{unit} {low if low == high else f'{low}–{high}'}]")

    def expected(self, brief: Brief) -> Iterator[Draft]:
        """Commitments still open, then events that reports call planned."""
        for row in brief.due:
            if row.schedule.due.status in EXPECTED and (row.schedule.current or brief.today) >= brief.today:
                yield self._commitment(row)
        for event in brief.timeline:
            open_end = event.dated and event.last is not None and event.last >= brief.today
            if event.tellings.planned and not event.tellings.affirmed and open_end:
                yield self._event(event, event.tellings.planned)

    def _commitment(self, row: DueRow) -> Draft:
        schedule = row.schedule
        parts = [Part(self._deadline(schedule)), Part(" · ")]
        if row.name is not None:
            parts += [Part(self.labels.name(row.name), "name"), Part(": ")]
        elif schedule.by:
            parts += [self._parties(schedule.by), Part(": ")]
        parts += [_quote(schedule.act), *self._speaker(schedule.evidence[-1])]
        parts.append(Part(f" [{self.labels('due', schedule.due.status)}]"))
        return [*parts, self._support(row.support)], schedule.evidence, row.state

    def _deadline(self, schedule: Schedule) -> str:
        if schedule.current is not None:
            return self.labels.day(schedule.current)
        return self.labels("phrase", "put_off" if schedule.moves else "no_date")

    def dates(self, brief: Brief) -> Iterator[Draft]:
        """Every commitment with a date: each date given, by whom and when, and how far it slipped."""
        for row in brief.due:
            schedule = row.schedule
            if not schedule.moves:
                continue
            what = Part(self.labels.name(row.name), "name") if row.name else _quote(schedule.act)
            parts = [what, Part(f" [{self.labels('due', schedule.due.status)}] ")]
            for number, given in enumerate(schedule.moves):
                parts += [Part(" ← " if self.labels.language == "ar" else " → ")] if number else []
                parts += self._given(given)
            if schedule.current is None:
                parts.append(Part(f"; {self.labels('phrase', 'put_off')}"))
            if schedule.slip is not None:
                parts.append(Part(f"; {self.labels('phrase', 'slipped')}: {schedule.slip}"))
            yield parts, tuple(given.evidence for given in schedule.moves) + schedule.due.evidence, row.state

    def _given(self, given: DateGiven) -> list[Part]:
        day = self.labels.day(given.when.latest) if given.when.latest else ""
        parts = [Part(day)]
        if given.by is not None:
            parts += [Part(f" ({self.labels('phrase', 'given_by')} "), Part(self._name(given.by), "name"), Part(")")]
        return parts

    def measures(self, brief: Brief) -> Iterator[Draft]:
        """Measures with their last stage, then forces."""
        for row in sorted(brief.measures, key=_newest):
            last, content = row.statement.evidence[-1], row.statement.content
            if isinstance(last.said, MeasureSaid) and isinstance(content, MeasureContent):
                parts = [
                    Part(self.labels("measure", content.kind)),
                    Part(f" [{self.labels('stage', last.said.stage)}]"),
                ]
                if last.said.issuer is not None:
                    parts += [Part(" · "), self._parties([last.said.issuer])]
                if last.said.target:
                    parts += [Part(f" {self.labels('phrase', 'towards')} "), self._parties(last.said.target)]
                yield self._held(row, parts, last)
        for row in sorted(brief.forces, key=_newest):
            last, content = row.statement.evidence[-1], row.statement.content
            if isinstance(last.said, ForceSaid) and isinstance(content, ForceContent):
                parts = [self._parties([last.said.force]), Part(f" [{self.labels('change', last.said.change)}]")]
                if last.said.size is not None:
                    parts.append(Part(f" ({last.said.size.text})"))
                yield self._held(row, parts, last)

    def _held(self, row: Row, parts: list[Part], evidence: Evidence) -> Draft:
        quoted = [Part(": "), _quote(evidence.quote), *self._speaker(evidence), self._support(row.support)]
        return [*parts, *quoted], row.statement.evidence, row.state

    def issues(self, brief: Brief) -> Iterator[Draft]:
        """What hangs on what, and where reports contradict each other."""
        for event in brief.timeline:
            if event.tellings.disputed:
                yield self._dispute(event)
        for row in sorted(brief.conditions, key=_newest):
            last, content = row.statement.evidence[-1], row.statement.content
            if isinstance(last.said, ConditionSaid) and isinstance(content, ConditionContent):
                parts = [_quote(last.said.dependent.text), Part(f" · {self.labels('condition', content.kind)} · ")]
                parts += [_quote(last.said.prerequisite.text), *self._speaker(last)]
                if content.negated:
                    parts.append(Part(f" [{self.labels('phrase', 'not_so')}]"))
                yield [*parts, self._support(row.support)], row.statement.evidence, row.state

    def _dispute(self, row: TimelineRow) -> Draft:
        yes, no = row.tellings.affirmed[0], row.tellings.denied[0]
        parts = [Part(f"{self.labels('phrase', 'disputed')}: {self.labels('phrase', 'affirmed')} ")]
        parts += [_quote(yes.quote), *self._speaker(yes), Part(f" / {self.labels('phrase', 'denied')} ")]
        return [*parts, _quote(no.quote), *self._speaker(no)], (yes, no), row.state

    def positions(self, brief: Brief) -> Iterator[Draft]:
        """What speakers demand, reject, deny, promise: everything but plain assertions."""
        for row in sorted(brief.claims, key=_newest):
            first, content = row.statement.evidence[0], row.statement.content
            if not isinstance(content, ClaimContent) or content.stance == "asserts":
                continue
            speaker = first.voice.speaker if first.voice else None
            if isinstance(first.said, ClaimSaid) and speaker is not None:
                parts = [self._parties([speaker]), Part(f" {self.labels('stance', content.stance)}: ")]
                yield [*parts, _quote(first.quote), self._support(row.support)], row.statement.evidence, row.state


def _chosen(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The first pieces, each place once."""
    unique = {(piece.document, piece.span): piece for piece in evidence}
    return tuple(unique.values())[:NOTES_A_LINE]


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)
