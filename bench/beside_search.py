"""Search beside a column store's LIKE and SQLite FTS5 without folding, on one set of sentences.  Part of bench/beside.py."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from search import fill
from sidebyside import Peer, Work, beside, print_rows
from sulh.store import open_store, tables
from sulh.store.sql import SqlStore
from sulh.store.terms import parse

SENTENCES, PAGE = 20_000, 20
# Words as people type them; the reports write some with clitics, a hamza or without.
ASKED = ("الانتخابات", "ليبيا", "مجلس", "المرتزقة", "الدستور", "اتفاق", "إيريني", "طرابلس", "القوات", "هدنة")


def sentences(store: SqlStore) -> list[tuple[str, str]]:
    """What was filled in: day and text."""
    with store.engine.connect() as connection:
        found = connection.execute(select(tables.document.c.published, tables.document.c.text)).all()
    return [(row.published, line) for row in found for line in row.text.split("\n")]


def ours(store: SqlStore, most: int | None) -> Work:
    """The hits of every word, newest first, each with its sentence and its marks; only the first so many if said."""

    def work() -> str:
        hits = 0
        for text in ASKED:
            with store.view() as view:
                hits += sum(1 for _ in islice(view.search(parse(text)), most))
        return f"{hits} sentences"

    return work


def duckdb(rows: list[tuple[str, str]], most: int | None) -> Work:
    """Letters anywhere in the sentence, also within other words."""
    base = import_module("duckdb").connect(config={"threads": 1})
    days, texts = zip(*rows, strict=True)
    frame = import_module("pyarrow").table({"day": days, "text": texts})
    base.register("frame", frame)
    base.execute("create table line as select * from frame")
    query = "select day, text from line where text like ? order by day desc" + (f" limit {most}" if most else "")

    def work() -> str:
        found = [base.execute(query, [f"%{word}%"]).fetchall() for word in ASKED]
        return f"{sum(map(len, found))} sentences"

    return work


def fts5(rows: list[tuple[str, str]], most: int | None) -> Work:
    """Words as they are written, without their clitics and variants."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table line using fts5 (day unindexed, text)")
    base.executemany("insert into line (day, text) values (?, ?)", rows)
    query = "select day, text from line where line match ? order by day desc" + (f" limit {most}" if most else "")

    def work() -> str:
        found = [base.execute(query, (word,)).fetchall() for word in ASKED]
        return f"{sum(map(len, found))} sentences"

    return work


def main() -> int:
    """Print the rows."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "search.db")
        fill(store, SENTENCES, 1)
        lines = sentences(store)
        found = []
        for most, what in ((PAGE, f"first {PAGE} of each"), (None, "all hits")):
            peers = [
                Peer("DuckDB LIKE", "duckdb", partial(duckdb, lines, most)),
                Peer(
                    "SQLite FTS5 without folding", "sqlite3", partial(fts5, lines, most), release=sqlite3.sqlite_version
                ),
            ]
            job = f"search {what}, {len(lines)} sentences, {len(ASKED)} words"
            found += beside(job, ours(store, most), peers)
        store.close()
    print_rows(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
