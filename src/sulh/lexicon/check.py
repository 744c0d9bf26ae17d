"""Checks over the data files that a loader can't afford at every start: what crosses rows and files.

    python -m sulh.lexicon.check

Prints one line per complaint and exits with 1 if there is any; the test suite runs the same function.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from sulh.errors import DataError
from sulh.lexicon.knowledge import ACTOR_COLUMNS, OFFICE_COLUMNS
from sulh.lexicon.load import build_lexicon
from sulh.lexicon.surfaces import phrase_words
from sulh.lexicon.table import Row, read_tsv, tables

__all__ = ["complaints"]


def complaints() -> Iterator[str]:
    """Everything that is wrong with the data, file and line first."""
    try:
        build_lexicon()
    except DataError as error:
        yield str(error)
        return
    actors = list(_rows("actors", ACTOR_COLUMNS))
    yield from _twice(actors)
    yield from _same_surface(actors)
    yield from _dangling({row["id"] for row in actors}, list(_rows("offices", OFFICE_COLUMNS)))


def _rows(folder: str, columns: tuple[str, ...]) -> Iterator[Row]:
    for path in tables(folder):
        yield from read_tsv(path, columns)


def _twice(rows: Iterable[Row]) -> Iterator[str]:
    seen: dict[str, Row] = {}
    for row in rows:
        first = seen.setdefault(row["id"], row)
        if first is not row:
            yield str(row.error(f"id stands in {first.file}:{first.line} too: {row['id']}"))


def _same_surface(rows: Iterable[Row]) -> Iterator[str]:
    """A form that folds to another form of the same row adds nothing."""
    for row in rows:
        seen: set[tuple[str, ...]] = set()
        for name in (row["ar"], *row.many("ar_aliases")):
            words = phrase_words(name)
            if words in seen:
                yield str(row.error(f"the same after folding as another form of the row: {name}"))
            seen.add(words)


def _dangling(ids: set[str], offices: Iterable[Row]) -> Iterator[str]:
    for row in offices:
        for column in ("of", "holder"):
            if row[column] and row[column] not in ids:
                yield str(row.error(f"no such actor: {row[column]}"))
        if row["from"] and row["to"] and row["to"] < row["from"][: len(row["to"])]:
            yield str(row.error(f"ends before it begins: {row['from']} to {row['to']}"))


def main() -> int:
    """Command line."""
    found = list(complaints())
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
