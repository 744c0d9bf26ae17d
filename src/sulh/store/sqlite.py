"""SQLite: one file, WAL, every commit on disk before it is acknowledged."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, StaticPool

from sulh.errors import StoreError
from sulh.store.base import Finding
from sulh.store.candidates import SqliteCandidates
from sulh.store.sql import Dialect, SqlStore

__all__ = ["open_memory", "open_sqlite", "opened_backup", "sqlite_engine"]

BUSY_SECONDS = 60
OLDEST = (3, 35, 0)


def _connect(connection: Any, _record: object) -> None:
    """We begin transactions ourselves, so that DDL is part of them."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _connect_writable(connection: Any, record: object) -> None:
    _connect(connection, record)
    connection.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _look(_connection: Connection) -> None:
    """A plain BEGIN keeps one moment already."""


def _lock(connection: Connection) -> None:
    """Writers wait here, not in the middle of their work: a lock taken late would fail on a changed snapshot."""
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def sqlite_engine(path: Path | None) -> Engine:
    """An engine on a file, or in memory."""
    if path is None:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    elif _read_only(path):
        engine = create_engine(
            f"sqlite:///file:{quote(str(path.absolute()))}?mode=ro&immutable=1&uri=true", poolclass=NullPool
        )
    else:
        engine = create_engine(f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _connect if path is not None and _read_only(path) else _connect_writable)
    event.listen(engine, "begin", _begin)
    return engine


def _read_only(path: Path) -> bool:
    """A record that can't be written can still be read, if no log of another program stands beside it.

    A file that nobody may write (a release) is not written even by somebody who could.
    """
    if not path.is_file():
        return False
    writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK) and path.stat().st_mode & 0o222
    if writable:
        return False
    log = path.with_name(path.name + "-wal")
    return not (log.exists() and log.stat().st_size)


def _settings(connection: Connection) -> list[Finding]:
    def pragma(name: str) -> str:
        return str(connection.exec_driver_sql(f"PRAGMA {name}").scalar())

    journal, synchronous, keys = pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")
    check = pragma("quick_check")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return [
        Finding("engine", sqlite3.sqlite_version_info >= OLDEST, f"SQLite {sqlite3.sqlite_version}"),
        Finding("journal", journal in ("wal", "memory"), journal),
        Finding("synchronous", synchronous == "2", {"2": "full"}.get(synchronous, synchronous)),
        Finding("foreign keys", keys == "1" and broken is None, "on" if broken is None else f"broken in {broken[0]}"),
        Finding("pages", check == "ok", check),
    ]


def _explain(error: DBAPIError, url: str) -> str:
    reason = str(error.orig)
    advice = {
        "readonly": "the file or its folder can't be written; check the rights or give another --record",
        "unable to open": "there is no such folder, or it can't be entered; give another --record",
        "disk is full": "free some space, then do it again: nothing was half written",
        "disk I/O": "the disk failed or is full; nothing was half written",
        "locked": f"another program has been writing for {BUSY_SECONDS} s; try again when it is done",
        "not a database": "this file is no record of Sulh; give another --record",
        "malformed": "the file is damaged; restore the last backup with `sulh restore`",
    }
    hint = next((text for sign, text in advice.items() if sign in reason), "run `sulh doctor`")
    return f"{url}: {reason}: {hint}"


def _backup(engine: Engine, path: Path) -> None:
    """By SQLite's own means: a consistent copy without a log beside it."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(path),))
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}: check the folder and the free space") from error
    finally:
        connection.close()


DIALECT = Dialect(SqliteCandidates(), _look, _lock, _settings, _explain, _backup)


def open_sqlite(path: Path) -> SqlStore:
    """The record in a file, made if there is none."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder; give a file, for instance {path / 'sulh.db'}")
    return SqlStore(sqlite_engine(path), DIALECT, str(path))


def open_memory() -> SqlStore:
    """A record that is gone when it is closed."""
    return SqlStore(sqlite_engine(None), DIALECT, ":memory:")


@contextmanager
def opened_backup(path: Path) -> Iterator[Engine]:
    """A backup, brought to the newest schema in a copy: the file itself is never written."""
    if not path.is_file():
        raise StoreError(f"{path}: no such backup; check the name")
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "backup.db"
        shutil.copyfile(path, copy)
        store = open_sqlite(copy)
        try:
            yield store.engine
        finally:
            store.close()
