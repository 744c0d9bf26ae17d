"""A served record: some of the samples, read once for all tests of pages, API and browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from starlette.testclient import TestClient

from sulh.api.accounts import Accounts
from sulh.api.desk import Desk
from sulh.api.house import House
from sulh.ingest.files import take_paths
from sulh.ingest.intake import Refusal
from sulh.pipeline import add_all, default_rules
from sulh.store import open_store
from sulh.web.app import workbench

__all__ = ["TODAY", "client", "fill", "house_of"]

SAMPLES = Path(__file__).parents[1] / "samples"
TODAY = date(2022, 8, 29)
CHOSEN = ("04", "07", "14", "15", "16", "21", "23", "24", "26", "29", "35", "37", "39", "40", "41", "42", "43")


def fill(path: Path) -> Path:
    """A record of the chosen samples."""
    files = sorted(file for file in SAMPLES.glob("*.txt") if file.name[:2] in CHOSEN)
    store = open_store(path)
    for found in add_all(store, take_paths(files), rules=default_rules(), at="2022-08-29T08:00:00Z"):
        assert not isinstance(found, Refusal)
    store.close()
    return path


@contextmanager
def house_of(path: Path, *, accounts: Accounts | None = None) -> Iterator[House]:
    """A house on a record, with a day that stands still."""
    store = open_store(path)
    try:
        yield House(Desk(store, day=lambda: TODAY), accounts=accounts, local="amal")
    finally:
        store.close()


@contextmanager
def client(path: Path, *, accounts: Accounts | None = None) -> Iterator[TestClient]:
    """A program that asks the workbench on that record."""
    with house_of(path, accounts=accounts) as house:
        yield TestClient(workbench(house), base_url="http://localhost", follow_redirects=False)
