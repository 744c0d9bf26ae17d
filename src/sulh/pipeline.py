"""Pipeline: the writing door.  A report is read outside the transaction and goes in whole, or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from sulh.assembly.lift import lift
from sulh.assembly.milestones import Names, names_of
from sulh.codebook.processes import load_processes, processes_release
from sulh.document import document_id
from sulh.errors import Conflict, InputError
from sulh.ids import digest
from sulh.ingest.copies import LEAST_SHARED, MOST_HOLDERS, compare, runs_of, sketch
from sulh.ingest.intake import Intake, Refusal
from sulh.lexicon.lexicon import Lexicon
from sulh.lexicon.load import default_lexicon
from sulh.reading.read import read_document
from sulh.reading.reading import Reading
from sulh.record.copying import Copying
from sulh.record.delta import Delta
from sulh.record.judgement import Judgement
from sulh.record.printing import Printing
from sulh.record.report import Report
from sulh.store.base import Release, Store, Writer

__all__ = [
    "Added",
    "Outcome",
    "Rules",
    "add",
    "add_all",
    "default_rules",
    "judge",
    "judge_all",
    "link",
    "release",
    "relink",
    "remove",
    "reread",
]

Outcome = Literal["added", "reprinted", "reread", "known"]
ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Rules:
    """What reports are read by: the lexicon and the names of processes; `release` changes when either does."""

    lexicon: Lexicon
    processes: tuple[Names, ...]
    release: str

    @classmethod
    def of(cls, lexicon: Lexicon) -> Rules:
        """The lexicon with the process codebooks of this release."""
        return cls(lexicon, names_of(load_processes()), f"{lexicon.release}-{processes_release()}")


@cache
def default_rules() -> Rules:
    """The rules that come with this release."""
    return Rules.of(default_lexicon())


@dataclass(frozen=True, slots=True)
class Added:
    """What taking in one report did to the record."""

    place: str
    document: str
    title: str | None
    outcome: Outcome
    change: Delta
    doubts: int
    warnings: tuple[str, ...]
    found: Mapping[str, str]


def add(store: Store, intake: Intake, *, rules: Rules, at: str) -> Added:
    """Read a report into the record.  The same printing again changes nothing; a further printing joins the first."""
    text = intake.document.text
    _storable(text, intake.place)
    fresh = Printing.of(intake.document, wire=intake.wire, basis=intake.basis)
    for _ in range(ATTEMPTS):
        with store.view() as view:
            known, release = view.find_report(document_id(text)), view.release(document_id(text))
        report = known.also(fresh) if known else Report.of(text, (fresh,))
        if known is not None and report == known and release == rules.release:
            return _added(intake, report, "known", Delta(), None)
        reading = read_document(report.document, rules.lexicon)
        change = _put(store, report, known, reading, at=at, rules=rules, body=intake.body)
        if change is not None:
            return _added(intake, report, _outcome(known, report), change, reading)
    raise Conflict(f"{intake.place}: others keep changing the same report; try again")


def _outcome(known: Report | None, report: Report) -> Outcome:
    if known is None:
        return "added"
    return "reread" if known == report else "reprinted"


def _put(
    store: Store, report: Report, known: Report | None, reading: Reading, *, at: str, rules: Rules, body: bytes | None
) -> Delta | None:
    """Write a reading; None if somebody else changed the report since it was looked at."""
    statements = lift(reading, rules.processes)
    with store.writer(at=at) as writer:
        if writer.find_report(report.id) != known:
            return None
        change = writer.put(report, statements, reading.sentences, release=rules.release)
        if body is not None:
            writer.keep(report.id, body)
        if known is None:
            link(writer, report)
        return change


def link(writer: Writer, report: Report, known: Collection[Copying] = ()) -> None:
    """Find the reprints of a document, besides the pairs that are known.  A text never changes: it is done once."""
    runs = runs_of(report.text)
    marks = sketch(runs)
    candidates = writer.reports(set(writer.sharing(marks, LEAST_SHARED, MOST_HOLDERS)) - {report.id})
    pairs = (compare(report.id, runs, other.id, runs_of(other.text)) for other in candidates)
    writer.link(report.id, marks, {*known, *(pair for pair in pairs if pair is not None)})


def relink(store: Store, *, at: str) -> int:
    """Look for the reprints of every document anew; returns how many pairs there are."""
    with store.writer(at=at) as writer:
        reports = [report.id for report in writer.reports()]
        for document in reports:
            writer.link(document, (), ())
        for document in reports:
            link(writer, writer.report(document))
        return len(writer.copyings())


def _added(intake: Intake, report: Report, outcome: Outcome, change: Delta, reading: Reading | None) -> Added:
    return Added(
        place=intake.place,
        document=report.id,
        title=report.document.title,
        outcome=outcome,
        change=change,
        doubts=len(reading.doubts) if reading else 0,
        warnings=intake.warnings,
        found=intake.found,
    )


def _storable(text: str, place: str) -> None:
    """No database keeps these two; they never stand in a report."""
    if "\0" in text:
        raise InputError(f"{place}: there is a NUL character in the text; save it again as plain text")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise InputError(f"{place}: there is half a character in the text; save it again as UTF-8")


def add_all(store: Store, intakes: Iterable[Intake | Refusal], *, rules: Rules, at: str) -> Iterator[Added | Refusal]:
    """Add what can be added, one transaction each; refusals are handed on in their place."""
    for intake in intakes:
        if isinstance(intake, Refusal):
            yield intake
            continue
        try:
            yield add(store, intake, rules=rules, at=at)
        except InputError as error:
            yield Refusal(intake.place, str(error))


def reread(store: Store, *, rules: Rules, at: str) -> Iterator[tuple[str, Delta]]:
    """Read every document again that an older release of the rules read; judgements stay as they are."""
    with store.view() as view:
        stale = [report.id for report in view.reports() if view.release(report.id) != rules.release]
    for document in stale:
        for _ in range(ATTEMPTS):
            with store.view() as view:
                known = view.find_report(document)
            if known is None:
                break
            reading = read_document(known.document, rules.lexicon)
            change = _put(store, known, known, reading, at=at, rules=rules, body=None)
            if change is not None:
                yield document, change
                break


def remove(store: Store, document: str, *, at: str) -> Delta:
    """Take a report out; a tombstone stays, and so do judgements."""
    with store.writer(at=at) as writer:
        tied = writer.copyings(document=document)
        change = writer.remove(document)
        if len(tied) >= MOST_HOLDERS:
            _retie(writer, {pair.document if pair.other == document else pair.other for pair in tied})
        return change


def _retie(writer: Writer, documents: Collection[str]) -> None:
    """A large family is held together by its first members; the others look again when one of those is gone."""
    for document in sorted(documents):
        link(writer, writer.report(document), writer.copyings(document=document))


def release(store: Store, name: str, path: Path, *, at: str) -> Release:
    """Freeze the record as a file that any command can ask and none can change; the name is given once."""
    with store.view() as view:
        if any(known.name == name for known in view.releases()):
            raise Conflict(f"there is a release {name} already; a name is given once, choose another")
        seq = view.last_change()
    store.backup(path)
    path.chmod(0o444)
    frozen = Release(name, digest(path.read_bytes(), size=32), at, seq)
    with store.writer(at=at) as writer:
        writer.name_release(frozen)
    return frozen


def judge_all(store: Store, judgements: Iterable[Judgement], *, at: str) -> int:
    """Append judgements in one transaction; returns how many were new."""
    with store.writer(at=at) as writer:
        return sum([writer.judge(judgement) for judgement in judgements])


def judge(store: Store, judgement: Judgement, *, at: str) -> bool:
    """Append a judgement; False if exactly this one stands already."""
    with store.writer(at=at) as writer:
        return writer.judge(judgement)
