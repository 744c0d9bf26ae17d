"""PostgreSQL by one URL: postgresql://user@host/name; the password from PGPASSWORD, ~/.pgpass or the URL."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from sulh.errors import StoreError
from sulh.store.base import Finding
from sulh.store.candidates import PostgresCandidates
from sulh.store.sql import Dialect, SqlStore
from sulh.store.sqlite import open_sqlite

__all__ = ["open_postgres"]

# One writer at a time, as on SQLite: the change feed then has no gaps that fill later.
WRITER_LOCK = 7_305_201


def _look(connection: Connection) -> None:
    connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))


def _lock(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})


def _settings(connection: Connection) -> list[Finding]:
    def show(name: str) -> str:
        return str(connection.execute(text(f"SHOW {name}")).scalar())

    encoding, fsync, commit = show("server_encoding"), show("fsync"), show("synchronous_commit")
    return [
        Finding("engine", True, f"PostgreSQL {show('server_version')}"),
        Finding("encoding", encoding == "UTF8", encoding),
        Finding("fsync", fsync == "on", fsync),
        Finding("synchronous commit", commit not in ("off", "local"), commit),
    ]


def _explain(error: DBAPIError, url: str) -> str:
    reason = str(error.orig).strip().splitlines()[0] if error.orig is not None else "failed"
    return f"{url}: {reason}: check that the server runs and that the URL is right"


def _backup(engine: Engine, path: Path) -> None:
    """Into a SQLite file, so that one restore serves both engines; one snapshot, in the order of the tables."""
    target = open_sqlite(path)
    try:
        target.fill_from(engine)
    finally:
        target.close()


def _engine(url: URL) -> Engine:
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError("PostgreSQL needs one more package: pip install 'sulh[postgres]'") from error


def open_postgres(url: str) -> SqlStore:
    """The record in a PostgreSQL database; its tables are made if there are none."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url} is no URL of a database; write postgresql://user@host/name") from error
    return SqlStore(
        _engine(parsed),
        Dialect(PostgresCandidates(), _look, _lock, _settings, _explain, _backup),
        parsed.render_as_string(hide_password=True),
    )
