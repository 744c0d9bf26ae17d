"""Opening: a file name or a URL becomes a record."""

from __future__ import annotations

from pathlib import Path

from sulh.errors import StoreError
from sulh.store.postgres import open_postgres
from sulh.store.sql import SqlStore
from sulh.store.sqlite import open_memory, open_sqlite, opened_backup

__all__ = ["open_store", "restore"]


def open_store(place: str | Path, *, create: bool = True) -> SqlStore:
    """`:memory:`, a path, sqlite:///path or postgresql://…; a file that isn't there is made if `create`."""
    name = str(place)
    if name == ":memory:":
        return open_memory()
    if name.startswith(("postgresql:", "postgres:", "postgresql+psycopg:")):
        return open_postgres(name.replace("postgres://", "postgresql://", 1))
    path = Path(name.removeprefix("sqlite:///"))
    if "://" in name and not name.startswith("sqlite:///"):
        raise StoreError(f"{name}: no such kind of record; give a file or postgresql://user@host/name")
    if not create and not path.exists():
        raise StoreError(f"there is no record at {path} yet; `sulh add FILE…` makes one, `sulh demo` shows one")
    return open_sqlite(path)


def restore(store: SqlStore, path: Path) -> None:
    """Fill a new record from a backup; one that holds anything is left alone."""
    with opened_backup(path) as source:
        store.fill_from(source)
