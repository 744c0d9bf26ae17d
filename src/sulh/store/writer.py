"""Changing a record over SQL, inside one transaction."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, or_, select, update

from sulh.errors import Conflict, NotFound
from sulh.ids import digest as digest_of
from sulh.record.copying import Copying
from sulh.record.delta import Delta
from sulh.record.judgement import Judgement
from sulh.record.report import Report
from sulh.record.statement import Statement
from sulh.span import Span
from sulh.store import rows, tables
from sulh.store.base import Release
from sulh.store.places import places
from sulh.store.terms import indexed, sentence_mark
from sulh.store.view import SqlView

__all__ = ["SqlWriter"]

# Statement id to the digests of the evidence one document gives it.
Marks = Mapping[str, frozenset[str]]

# A very long "sentence" (a page without stops) is indexed in pieces of this many code points, cut at a space.
LONGEST_SENTENCE = 20_000


@dataclass(frozen=True, slots=True)
class SqlWriter(SqlView):
    """Everything in one transaction; `at` is the time written to the change feed."""

    at: str

    def put(self, report: Report, statements: Iterable[Statement], sentences: Iterable[Span], *, release: str) -> Delta:
        """Add a document whole, or replace what it said before."""
        known = self._state(report.id)
        before = self._clear(report.id) if known is not None else {}
        self._document(report, known, release)
        touched = {statement.id: statement for statement in statements}
        existing = self._existing(touched)
        after = self._statements(touched.values(), existing, report.id)
        self._sentences(report, sentences)
        gone = self._sweep(before.keys() - after.keys())
        change = _delta(before, after, existing, gone)
        self._changed("document_changed" if known is False else "document_added", report.id, change)
        return change

    def link(self, document: str, marks: Collection[int], copyings: Iterable[Copying]) -> None:
        """Keep a document's fingerprints and the pairs it is in, in place of those it had."""
        self._unlink(document)
        values = [{"document": document, "mark": mark} for mark in sorted(marks)]
        if values:
            self.connection.execute(insert(tables.fingerprint), values)
        pairs = [
            {name: getattr(pair, name) for name in ("document", "other", "share", "other_share")} for pair in copyings
        ]
        if pairs:
            self.connection.execute(insert(tables.copying), pairs)

    def _unlink(self, document: str) -> None:
        marks, pairs = tables.fingerprint, tables.copying
        self.connection.execute(delete(marks).where(marks.c.document == document))
        self.connection.execute(delete(pairs).where(or_(pairs.c.document == document, pairs.c.other == document)))

    def remove(self, document: str) -> Delta:
        """Take a document and its evidence out, leaving a tombstone."""
        if self._state(document) is not False:
            raise NotFound(f"no document {document} in this record; nothing was removed")
        before = self._clear(document)
        self._forget_originals(document)
        self._unlink(document)
        self.connection.execute(delete(tables.printing).where(tables.printing.c.document == document))
        emptied = {"removed": True, "text": "", "outlet": None, "published": None, "release": ""}
        self.connection.execute(update(tables.document).where(tables.document.c.id == document).values(**emptied))
        change = _delta(before, {}, set(), self._sweep(before))
        self._changed("document_removed", document, change)
        return change

    def name_release(self, release: Release) -> None:
        """Note a frozen copy; a name is given once."""
        if any(known.name == release.name for known in self.releases()):
            raise Conflict(f"there is a release {release.name} already; a name is given once, choose another")
        values = {"name": release.name, "digest": release.digest, "at": release.at, "seq": release.seq}
        self.connection.execute(insert(tables.release).values(values))

    def judge(self, judgement: Judgement) -> bool:
        """Append a judgement; False if exactly this one stands already."""
        table = tables.judgement
        known = self.connection.execute(select(table.c.id).where(table.c.id == judgement.id)).scalar()
        if known is not None:
            return False
        self.connection.execute(insert(table).values(rows.judgement_row(judgement)))
        self._changed("judgement", judgement.id, Delta())
        return True

    def keep(self, document: str, body: bytes) -> None:
        """Keep the bytes a document was taken from, under their own digest."""
        mark, original, source = digest_of(body, size=32), tables.original, tables.source
        if self.connection.execute(select(original.c.digest).where(original.c.digest == mark)).scalar() is None:
            packed = zlib.compress(body, 6)
            self.connection.execute(insert(original).values(digest=mark, size=len(body), body=packed))
        known = select(source.c.digest).where(source.c.document == document, source.c.digest == mark)
        if self.connection.execute(known).scalar() is None:
            self.connection.execute(insert(source).values(document=document, digest=mark))

    def _forget_originals(self, document: str) -> None:
        """Bytes go with the last document that came from them."""
        original, source = tables.original, tables.source
        marks = self.connection.execute(select(source.c.digest).where(source.c.document == document)).scalars().all()
        self.connection.execute(delete(source).where(source.c.document == document))
        for mark in marks:
            if self.connection.execute(select(source.c.document).where(source.c.digest == mark)).first() is None:
                self.connection.execute(delete(original).where(original.c.digest == mark))

    def _state(self, document: str) -> bool | None:
        """None: never seen; True: a tombstone; False: there."""
        table = tables.document
        found = self.connection.execute(select(table.c.removed).where(table.c.id == document)).scalar()
        return None if found is None else bool(found)

    def _clear(self, document: str) -> dict[str, frozenset[str]]:
        """Take out what a document said; returns the evidence digests it gave to each statement."""
        table = tables.evidence
        query = select(table.c.statement, table.c.digest).where(table.c.document == document)
        given: dict[str, set[str]] = {}
        for row in self.connection.execute(query):
            given.setdefault(row.statement, set()).add(row.digest)
        self.connection.execute(delete(table).where(table.c.document == document))
        self.candidates.removing(self.connection, document)
        self.connection.execute(delete(tables.sentence).where(tables.sentence.c.document == document))
        return {key: frozenset(marks) for key, marks in given.items()}

    def _document(self, report: Report, known: bool | None, release: str) -> None:
        document, table = report.document, tables.document
        values = {
            "text": report.text,
            "outlet": document.outlet,
            "published": document.published.isoformat() if document.published else None,
            "release": release,
            "removed": False,
        }
        if known is None:
            self.connection.execute(insert(table).values(id=report.id, **values))
        else:
            self.connection.execute(update(table).where(table.c.id == report.id).values(**values))
        self.connection.execute(delete(tables.printing).where(tables.printing.c.document == report.id))
        printings = [rows.printing_row(report.id, printing) for printing in report.printings]
        self.connection.execute(insert(tables.printing), printings)

    def _existing(self, ids: Iterable[str]) -> set[str]:
        table, wanted, found = tables.statement, sorted(ids), set[str]()
        for at in range(0, len(wanted), 400):
            query = select(table.c.id).where(table.c.id.in_(wanted[at : at + 400]))
            found.update(self.connection.execute(query).scalars())
        return found

    def _statements(self, statements: Iterable[Statement], known: set[str], document: str) -> dict[str, frozenset[str]]:
        """Write statements and their evidence; returns the digests given to each."""
        ordered = sorted(statements, key=lambda statement: statement.id)
        fresh = [rows.statement_row(statement) for statement in ordered if statement.id not in known]
        if fresh:
            self.connection.execute(insert(tables.statement), fresh)
        given = [
            rows.evidence_row(statement.id, piece)
            for statement in ordered
            for piece in statement.evidence
            if piece.document == document
        ]
        unique = list({(row["statement"], row["digest"]): row for row in given}.values())
        if unique:
            self.connection.execute(insert(tables.evidence), unique)
        marks: dict[str, set[str]] = {}
        for row in unique:
            marks.setdefault(row["statement"], set()).add(row["digest"])
        return {key: frozenset(found) for key, found in marks.items()}

    def _sentences(self, report: Report, sentences: Iterable[Span]) -> None:
        spans = [span for sentence in sentences for span in _pieces(sentence, report.text)]
        numbers = places(report.id, report.document.published, len(spans), self._taken)
        # The first sentence has the highest number, so that going down the ids goes forward in the text.
        values = [
            {
                "id": number,
                "document": report.id,
                "start": span.start,
                "end": span.end,
                "words": line,
                "mark": sentence_mark(line),
            }
            for number, span in zip(reversed(numbers), spans, strict=True)
            for line in [indexed(span.of(report.text))]
        ]
        if values:
            self.connection.execute(insert(tables.sentence), values)
            self.candidates.added(self.connection, report.id)

    def _taken(self, first: int, last: int) -> bool:
        table = tables.sentence
        query = select(table.c.id).where(table.c.id.between(first, last)).limit(1)
        return self.connection.execute(query).first() is not None

    def _sweep(self, ids: Iterable[str]) -> set[str]:
        """Delete statements that rest on nothing any more; returns which."""
        gone: set[str] = set()
        wanted = sorted(ids)
        for at in range(0, len(wanted), 400):
            chunk = wanted[at : at + 400]
            evidence = select(tables.evidence.c.statement).where(tables.evidence.c.statement.in_(chunk))
            left = set(self.connection.execute(evidence).scalars())
            dead = [key for key in chunk if key not in left]
            if dead:
                self.connection.execute(delete(tables.statement).where(tables.statement.c.id.in_(dead)))
            gone.update(dead)
        return gone

    def _changed(self, kind: str, subject: str, change: Delta) -> None:
        lines = [(kind, subject)]
        lines += [("statement_new", key) for key in change.new]
        lines += [("statement_changed", key) for key in sorted({*change.grown, *change.shrunk})]
        lines += [("statement_gone", key) for key in change.gone]
        values = [{"kind": name, "subject": key, "at": self.at} for name, key in lines]
        self.connection.execute(insert(tables.change), values)


def _delta(before: Marks, after: Marks, existing: set[str], gone: set[str]) -> Delta:
    """Compare the evidence one document gave before with what it gives now."""
    nothing: frozenset[str] = frozenset()
    known = existing | before.keys()
    return Delta(
        new=tuple(sorted(after.keys() - known)),
        grown=tuple(sorted(key for key in after if key in known and after[key] - before.get(key, nothing))),
        shrunk=tuple(sorted(key for key in before if key not in gone and before[key] - after.get(key, nothing))),
        gone=tuple(sorted(gone)),
    )


def _pieces(span: Span, text: str) -> list[Span]:
    """The span, in pieces if it is too long for one row of the index."""
    pieces: list[Span] = []
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        stop = text.rfind(" ", start, start + LONGEST_SENTENCE)
        stop = start + LONGEST_SENTENCE if stop <= start else stop
        pieces.append(Span(start, stop))
        start = stop
    return [*pieces, Span(start, span.end)]
