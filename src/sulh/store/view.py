"""Reading one moment of a record over SQL."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, TextClause, and_, func, or_, select, text

from sulh.errors import NotFound
from sulh.record.content import Layer
from sulh.record.copying import Copying, Repeated
from sulh.record.judgement import Judgement
from sulh.record.printing import Printing
from sulh.record.report import Report
from sulh.record.statement import Statement
from sulh.span import Span
from sulh.store import rows, tables
from sulh.store.base import Change, Counts, Hit, Release
from sulh.store.candidates import Candidates
from sulh.store.terms import Query

__all__ = ["SqlView"]

CHUNK = 400
MARKS = 64


def _chunks(ids: Collection[str]) -> Iterator[Sequence[str]]:
    ordered = sorted(set(ids))
    for at in range(0, len(ordered), CHUNK):
        yield ordered[at : at + CHUNK]


@dataclass(frozen=True, slots=True)
class SqlView:
    """One transaction's sight of the record."""

    connection: Connection
    candidates: Candidates

    def report(self, document: str) -> Report:
        """A report by its document id."""
        found = self.find_report(document)
        if found is None:
            raise NotFound(f"no document {document} in this record; `sulh search` finds documents by their words")
        return found

    def find_report(self, document: str) -> Report | None:
        """The report, or None."""
        return next(self.reports([document]), None)

    def reports(self, ids: Collection[str] | None = None) -> Iterator[Report]:
        """Reports sorted by id."""
        if ids is None:
            yield from self._reports(tables.document.c.removed.is_(False))
            return
        for chunk in _chunks(ids):
            yield from self._reports(and_(tables.document.c.removed.is_(False), tables.document.c.id.in_(chunk)))

    def _reports(self, where: ColumnElement[bool]) -> Iterator[Report]:
        document, printing = tables.document, tables.printing
        query = (
            select(document.c.id, document.c.text, printing.c.body)
            .join(printing, printing.c.document == document.c.id)
            .where(where)
            .order_by(document.c.id)
        )
        for _, group in groupby(self.connection.execute(query), key=lambda row: row.id):
            members = list(group)
            yield Report.of(members[0].text, [rows.read_printing(row.body) for row in members])

    def printings(self) -> dict[str, tuple[Printing, ...]]:
        """Every printing of every document, without the texts."""
        table, found = tables.printing, dict[str, list[Printing]]()
        for row in self.connection.execute(select(table.c.document, table.c.body).order_by(table.c.document)):
            found.setdefault(row.document, []).append(rows.read_printing(row.body))
        return {key: tuple(sorted(each, key=lambda printing: printing.order)) for key, each in found.items()}

    def release(self, document: str) -> str | None:
        """The release of rules a document was last read with."""
        table = tables.document
        query = select(table.c.release).where(table.c.id == document, table.c.removed.is_(False))
        return self.connection.execute(query).scalar()

    def statements(
        self,
        *,
        layers: Collection[Layer] | None = None,
        ids: Collection[str] | None = None,
        document: str | None = None,
    ) -> Iterator[Statement]:
        """Statements with all their evidence, sorted by id."""
        query = _statements()
        if layers is not None:
            query = query.where(tables.statement.c.layer.in_(sorted(layers)))
        if document is not None:
            touched = select(tables.evidence.c.statement).where(tables.evidence.c.document == document)
            query = query.where(tables.statement.c.id.in_(touched))
        if ids is None:
            yield from rows.read_statements(self.connection.execute(query))
            return
        for chunk in _chunks(ids):
            where = query.where(tables.statement.c.id.in_(chunk))
            yield from rows.read_statements(self.connection.execute(where))

    def judgements(self, *, subject: str | None = None) -> tuple[Judgement, ...]:
        """Judgements in the order of their making."""
        table = tables.judgement
        query = select(table.c.body).order_by(table.c.at, table.c.id)
        if subject is not None:
            query = query.where(or_(table.c.subject == subject, table.c.other == subject))
        return tuple(rows.read_judgement(body) for body in self.connection.execute(query).scalars())

    def sharing(self, marks: Collection[int], least: int, most: int) -> tuple[str, ...]:
        """Documents that share at least so many of these fingerprints, sorted; of each mark the first `most` holders."""
        count: dict[str, int] = {}
        ordered = sorted(marks)
        for at in range(0, len(ordered), MARKS):
            chunk = ordered[at : at + MARKS]
            values: dict[str, int] = {f"m{number}": mark for number, mark in enumerate(chunk)}
            for document in self.connection.execute(_holders(len(chunk)), {**values, "most": most}).scalars():
                count[document] = count.get(document, 0) + 1
        return tuple(sorted(document for document, shared in count.items() if shared >= least))

    def copyings(self, *, document: str | None = None) -> tuple[Copying, ...]:
        """Pairs of reprints, sorted."""
        table = tables.copying
        query = select(table).order_by(table.c.document, table.c.other)
        if document is not None:
            query = query.where(or_(table.c.document == document, table.c.other == document))
        return tuple(Copying(*row) for row in self.connection.execute(query))

    def changes(self, after: int = 0, *, limit: int = 1000) -> tuple[Change, ...]:
        """Changes after a cursor, oldest first."""
        table = tables.change
        query = select(table).where(table.c.seq > after).order_by(table.c.seq).limit(limit)
        return tuple(Change(row.seq, row.kind, row.subject, row.at) for row in self.connection.execute(query))

    def repeated(self) -> Iterator[Repeated]:
        """Sentences whose words stand in several documents, sorted by document and place."""
        table = tables.sentence
        several = (
            select(table.c.mark)
            .where(table.c.mark.is_not(None))
            .group_by(table.c.mark)
            .having(func.count(func.distinct(table.c.document)) > 1)
        )
        query = (
            select(table.c.document, table.c.start, table.c.end, table.c.mark)
            .where(table.c.mark.in_(several))
            .order_by(table.c.document, table.c.start)
        )
        for row in self.connection.execute(query):
            yield Repeated(row.document, Span(row.start, row.end), row.mark)

    def last_change(self) -> int:
        """The newest cursor of the change feed: the version of the record; 0 for an empty one."""
        found: int | None = self.connection.execute(select(func.max(tables.change.c.seq))).scalar()
        return found or 0

    def releases(self) -> tuple[Release, ...]:
        """Frozen copies, in the order of their names."""
        query = select(tables.release).order_by(tables.release.c.name)
        return tuple(Release(*row) for row in self.connection.execute(query))

    def tombstones(self) -> tuple[str, ...]:
        """Ids of removed documents, sorted."""
        table = tables.document
        query = select(table.c.id).where(table.c.removed.is_(True)).order_by(table.c.id)
        return tuple(self.connection.execute(query).scalars())

    def originals(self, document: str) -> tuple[bytes, ...]:
        """The bytes a document was taken from, once for each different source."""
        original, source = tables.original, tables.source
        query = (
            select(original.c.body)
            .join(source, source.c.digest == original.c.digest)
            .where(source.c.document == document)
            .order_by(original.c.digest)
        )
        return tuple(zlib.decompress(body) for body in self.connection.execute(query).scalars())

    def search(self, query: Query) -> Iterator[Hit]:
        """Every sentence that matches, newest document first."""
        for row in self.candidates.find(self.connection, query):
            if not query.holds(row.words.split(" ")):
                continue
            span = Span(row.start, row.end)
            words = span.of(row.text)
            marks = query.marks(words)
            if marks is not None:
                moved = tuple(Span(mark.start + span.start, mark.end + span.start) for mark in marks)
                yield Hit(row.document, span, words, moved)

    def counts(self) -> Counts:
        """How much there is."""
        removed = tables.document.c.removed

        def count(table: Table, *where: ColumnElement[bool]) -> int:
            found: int = self.connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one()
            return found

        return Counts(
            documents=count(tables.document, removed.is_(False)),
            printings=count(tables.printing),
            statements=count(tables.statement),
            evidence=count(tables.evidence),
            judgements=count(tables.judgement),
            removed=count(tables.document, removed.is_(True)),
        )


@cache
def _holders(count: int) -> TextClause:
    """The first holders of each of so many marks; a window over all holders would read those of a common mark."""
    one = (
        "SELECT document FROM (SELECT document FROM fingerprint WHERE mark = :m{} ORDER BY document LIMIT :most) AS h{}"
    )
    return text(" UNION ALL ".join(one.format(number, number) for number in range(count)))


def _statements() -> Select[Any]:
    statement, evidence, document = tables.statement, tables.evidence, tables.document
    return (
        select(
            statement.c.id,
            statement.c.layer,
            statement.c.content,
            evidence.c.document,
            evidence.c.body,
            document.c.outlet,
            document.c.published,
        )
        .join(evidence, evidence.c.statement == statement.c.id)
        .join(document, document.c.id == evidence.c.document)
        .order_by(statement.c.id)
    )
