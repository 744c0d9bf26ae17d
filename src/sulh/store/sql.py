"""A record over SQL: opening transactions, translating errors, examining, copying."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import DBAPIError

from sulh.errors import StoreError
from sulh.store import tables
from sulh.store.base import Finding
from sulh.store.candidates import Candidates
from sulh.store.migrations import HEAD
from sulh.store.upgrade import schema_of, upgrade
from sulh.store.view import SqlView
from sulh.store.writer import SqlWriter

__all__ = ["Dialect", "SqlStore", "copy_record"]

COPIED = (
    tables.document,
    tables.printing,
    tables.original,
    tables.source,
    tables.statement,
    tables.evidence,
    tables.judgement,
    tables.change,
    tables.sentence,
    tables.fingerprint,
    tables.copying,
    tables.release,
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between engines."""

    candidates: Candidates
    look: Callable[[Connection], None]
    lock: Callable[[Connection], None]
    settings: Callable[[Connection], list[Finding]]
    explain: Callable[[DBAPIError, str], str]
    backup: Callable[[Engine, Path], None]


class SqlStore:
    """A record in a database."""

    def __init__(self, engine: Engine, dialect: Dialect, url: str) -> None:
        self._engine = engine
        self._dialect = dialect
        self._url = url
        with self._read() as connection:
            found = schema_of(connection)
        if found != HEAD:
            with self._write() as connection:
                upgrade(connection)

    @property
    def url(self) -> str:
        """Where it is, without a password."""
        return self._url

    @contextmanager
    def view(self) -> Iterator[SqlView]:
        """Read one moment."""
        with self._read() as connection:
            yield SqlView(connection, self._dialect.candidates)

    @contextmanager
    def writer(self, *, at: str) -> Iterator[SqlWriter]:
        """Change it, whole or not at all."""
        with self._write() as connection:
            yield SqlWriter(connection, self._dialect.candidates, at)

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._errors(), self._engine.connect() as connection, connection.begin():
            self._dialect.look(connection)
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self._errors(), self._engine.connect() as connection, connection.begin():
            self._dialect.lock(connection)
            yield connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise StoreError(self._dialect.explain(error, self._url)) from error

    def examine(self) -> tuple[Finding, ...]:
        """What the doctor finds."""
        with self._write() as connection:
            schema = schema_of(connection)
            findings = [Finding("schema", schema == HEAD, f"{schema}, newest {HEAD}")]
            findings += self._dialect.settings(connection)
            findings += [self._index(connection), *_whole(connection)]
        return tuple(findings)

    def _index(self, connection: Connection) -> Finding:
        fault = self._dialect.candidates.fault(connection)
        detail = fault or "in step with the documents"
        return Finding("search index", fault is None, detail)

    def reindex(self) -> None:
        """Build the search index anew."""
        with self._write() as connection:
            self._dialect.candidates.rebuild(connection)

    def backup(self, path: Path) -> None:
        """A complete copy as one SQLite file."""
        if path.exists():
            raise StoreError(f"{path} exists already; give a new name, a backup never overwrites")
        with self._errors():
            self._dialect.backup(self._engine, path)

    @property
    def engine(self) -> Engine:
        """For copying from this record."""
        return self._engine

    def fill_from(self, source: Engine) -> None:
        """Take over everything another record holds; this one must be empty."""
        with self._write() as connection:
            if connection.execute(select(func.count()).select_from(tables.document)).scalar_one():
                raise StoreError(f"{self._url} holds documents already; restore needs a new record")
            copy_record(source, connection)
            self._dialect.candidates.rebuild(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def copy_record(source: Engine, target: Connection) -> None:
    """Every row of every table, in batches; the target's tables are empty."""
    with source.connect() as reading, reading.begin():
        for table in COPIED:
            for batch in reading.execute(select(table)).mappings().partitions(500):
                target.execute(insert(table), [dict(row) for row in batch])


def _whole(connection: Connection) -> list[Finding]:
    """What must hold between the tables."""
    statement, evidence, document = tables.statement, tables.evidence, tables.document
    bare = (
        select(func.count())
        .select_from(statement.outerjoin(evidence, evidence.c.statement == statement.c.id))
        .where(evidence.c.id.is_(None))
    )
    dead = (
        select(func.count())
        .select_from(evidence.join(document, document.c.id == evidence.c.document))
        .where(document.c.removed.is_(True))
    )
    no_printing = (
        select(func.count())
        .select_from(document.outerjoin(tables.printing, tables.printing.c.document == document.c.id))
        .where(document.c.removed.is_(False), tables.printing.c.id.is_(None))
    )
    checks = (
        ("statements without evidence", bare),
        ("evidence of removed documents", dead),
        ("documents without a printing", no_printing),
    )
    counted = [(name, connection.execute(query).scalar_one()) for name, query in checks]
    return [Finding(name, count == 0, str(count)) for name, count in counted]
