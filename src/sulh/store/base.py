"""The contract of a record: Store opens, View reads one moment of it, Writer changes it in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sulh.record.content import Layer
from sulh.record.copying import Copying, Repeated
from sulh.record.delta import Delta
from sulh.record.judgement import Judgement
from sulh.record.printing import Printing
from sulh.record.report import Report
from sulh.record.statement import Statement
from sulh.span import Span
from sulh.store.terms import Query

__all__ = ["Change", "Counts", "Finding", "Hit", "Release", "Store", "View", "Writer"]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the change feed; `seq` is the cursor."""

    seq: int
    kind: str  # document_added | document_changed | document_removed | statement_new | statement_changed | …
    subject: str
    at: str


@dataclass(frozen=True, slots=True)
class Release:
    """A frozen copy that was given a name; `digest` is that of its file, `seq` the last change in it."""

    name: str
    digest: str
    at: str
    seq: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the record holds."""

    documents: int
    printings: int
    statements: int
    evidence: int
    judgements: int
    removed: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of the doctor."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that matches, with the matching words marked in the original."""

    document: str
    span: Span
    text: str
    marks: tuple[Span, ...]


class View(Protocol):
    """One consistent moment of the record."""

    def report(self, document: str) -> Report:
        """A report by its document id; NotFound if there is none."""
        ...

    def reports(self, ids: Collection[str] | None = None) -> Iterator[Report]:
        """Reports by document id, sorted by id; all of them without ids."""
        ...

    def printings(self) -> dict[str, tuple[Printing, ...]]:
        """Every printing of every document, without the texts."""
        ...

    def find_report(self, document: str) -> Report | None:
        """The report, or None."""
        ...

    def release(self, document: str) -> str | None:
        """The release of rules a document was last read with."""
        ...

    def statements(
        self,
        *,
        layers: Collection[Layer] | None = None,
        ids: Collection[str] | None = None,
        document: str | None = None,
    ) -> Iterator[Statement]:
        """Statements with all their evidence, sorted by id."""
        ...

    def judgements(self, *, subject: str | None = None) -> tuple[Judgement, ...]:
        """Judgements in the order of their making."""
        ...

    def sharing(self, marks: Collection[int], least: int, most: int) -> tuple[str, ...]:
        """Documents that share at least so many of these fingerprints, sorted; of each mark the first `most` holders."""
        ...

    def copyings(self, *, document: str | None = None) -> tuple[Copying, ...]:
        """Pairs of reprints, sorted."""
        ...

    def repeated(self) -> Iterator[Repeated]:
        """Sentences whose words stand in several documents, sorted by document and place."""
        ...

    def changes(self, after: int = 0, *, limit: int = 1000) -> tuple[Change, ...]:
        """Changes after a cursor, oldest first."""
        ...

    def last_change(self) -> int:
        """The newest cursor of the change feed: the version of the record; 0 for an empty one."""
        ...

    def releases(self) -> tuple[Release, ...]:
        """Frozen copies, in the order of their names."""
        ...

    def tombstones(self) -> tuple[str, ...]:
        """Ids of removed documents, sorted."""
        ...

    def originals(self, document: str) -> tuple[bytes, ...]:
        """The bytes a document was taken from, once for each different source."""
        ...

    def search(self, query: Query) -> Iterator[Hit]:
        """Every sentence that matches, newest document first."""
        ...

    def counts(self) -> Counts:
        """How much there is."""
        ...


class Writer(View, Protocol):
    """One transaction: everything in it happens, or nothing."""

    def put(self, report: Report, statements: Iterable[Statement], sentences: Iterable[Span], *, release: str) -> Delta:
        """Add a document whole, or replace what it said before."""
        ...

    def link(self, document: str, marks: Collection[int], copyings: Iterable[Copying]) -> None:
        """Keep a document's fingerprints and the pairs it is in, in place of those it had."""
        ...

    def remove(self, document: str) -> Delta:
        """Take a document and its evidence out, leaving a tombstone; its judgements stay."""
        ...

    def name_release(self, release: Release) -> None:
        """Note a frozen copy; a name is given once."""
        ...

    def judge(self, judgement: Judgement) -> bool:
        """Append a judgement; False if exactly this one stands already."""
        ...

    def keep(self, document: str, body: bytes) -> None:
        """Keep the bytes a document was taken from, under their own digest."""
        ...


class Store(Protocol):
    """A record that is open."""

    @property
    def url(self) -> str:
        """Where it is, without a password."""
        ...

    def view(self) -> AbstractContextManager[View]:
        """Read one moment."""
        ...

    def writer(self, *, at: str) -> AbstractContextManager[Writer]:
        """Change it; `at` is the ISO time written to the change feed."""
        ...

    def examine(self) -> tuple[Finding, ...]:
        """What the doctor finds."""
        ...

    def reindex(self) -> None:
        """Build the search index anew from the documents."""
        ...

    def backup(self, path: Path) -> None:
        """A complete copy as one SQLite file."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
