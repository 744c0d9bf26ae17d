"""Fixtures for all rooms; being here also makes `given` and `cluster` importable from every folder of tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from cluster import NoServerError, cluster
from served import fill
from sulh.store import open_store
from sulh.store.sql import SqlStore


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL cluster for this run, or a skip that says why there is none."""
    pytest.importorskip("psycopg", reason="the extra `postgres` is not installed")
    try:
        with cluster() as url:
            yield url
    except NoServerError as error:
        pytest.skip(f"no PostgreSQL: {error}")


_databases = count(1)


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """A fresh database."""
    name = f"sulh_{next(_databases)}"
    engine = create_engine(postgres_server.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return postgres_server.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a record may be: the same suite runs on every engine."""
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres_url")
        return url
    return ":memory:" if request.param == "memory" else str(tmp_path / "record.db")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def lasting_place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A record that outlives the process."""
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres_url")
        return url
    return str(tmp_path / "record.db")


@pytest.fixture
def opened() -> Iterator[Callable[[str], SqlStore]]:
    """Opens records and closes them after the test."""
    stores: list[SqlStore] = []

    def open_one(place: str) -> SqlStore:
        stores.append(open_store(place))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def store(place: str, opened: Callable[[str], SqlStore]) -> SqlStore:
    """An empty record on each engine."""
    return opened(place)


@pytest.fixture(scope="session")
def served_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of samples that nobody writes to; who writes takes a copy."""
    return fill(tmp_path_factory.mktemp("served") / "record.db")


@pytest.fixture
def own_record(served_record: Path, tmp_path: Path) -> Path:
    """A copy of it to write to."""
    own = tmp_path / "own.db"
    store = open_store(served_record)
    store.backup(own)
    store.close()
    return own
