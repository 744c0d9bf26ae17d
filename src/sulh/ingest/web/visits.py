"""Visits: what was seen of which feed and which of its reports are still to be fetched, in a small file of its own.

A report that a feed names is noted before it is fetched and crossed out after it has been read into the record, so that
a watch that was stopped anywhere goes on where it was.  The file is no evidence: without it feeds are seen anew, and
reports that are in the record already change nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sulh.errors import InputError
from sulh.ingest.web.feeds import Entry

__all__ = ["MOST_TRIES", "Seen", "Visits"]

VERSION = 1
MOST_TRIES = 5
_SCHEMA = """
CREATE TABLE feed (url TEXT PRIMARY KEY, etag TEXT, modified TEXT, title TEXT, language TEXT, seen TEXT, until TEXT);
CREATE TABLE entry (
  url TEXT PRIMARY KEY, feed TEXT NOT NULL, body TEXT NOT NULL,
  state TEXT NOT NULL, tries INTEGER NOT NULL, note TEXT, at TEXT NOT NULL
);
CREATE INDEX entry_pending ON entry (feed, state);
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a feed; `until` is when its server asked to be left alone till, in ISO time."""

    etag: str | None = None
    modified: str | None = None
    title: str | None = None
    language: str | None = None
    until: str | None = None


class Visits:
    """The file, open.  Closed by `close` or by leaving `with`."""

    def __init__(self, path: Path | str) -> None:
        self._path = path
        with self._guarded():
            self._base = sqlite3.connect(path, timeout=30, isolation_level=None)
            try:
                self._prepare()
            except (sqlite3.Error, InputError):
                self._base.close()
                raise

    def _prepare(self) -> None:
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("PRAGMA synchronous = FULL")
        with self._whole():
            (version,) = self._base.execute("PRAGMA user_version").fetchone()
            if version == 0:
                for command in _SCHEMA.split(";"):
                    self._base.execute(command)
                self._base.execute(f"PRAGMA user_version = {VERSION}")
            elif version != VERSION:
                raise InputError(f"{self._path}: was written by a newer release; use that, or another --state")

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise InputError(
                f"{self._path}: can't keep what was visited there ({error}); move it away, or --state"
            ) from error

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """All of it or nothing."""
        with self._guarded():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    def feed(self, url: str) -> Seen:
        """What is known of a feed."""
        with self._guarded():
            found = self._base.execute("SELECT etag, modified, title, language, until FROM feed WHERE url = ?", (url,))
            row = found.fetchone()
        return Seen(*row) if row else Seen()

    def saw(self, url: str, seen: Seen, entries: Iterable[Entry], *, at: str) -> int:
        """A feed was read: its entries are to be fetched unless they were noted before.  Returns how many are new."""
        with self._whole():
            self._note(url, seen, at)
            return sum(
                self._base.execute(
                    "INSERT INTO entry VALUES (?, ?, ?, 'pending', 0, NULL, ?) ON CONFLICT DO NOTHING",
                    (entry.url, url, json.dumps(asdict(entry), ensure_ascii=False, default=str), at),
                ).rowcount
                for entry in entries
            )

    def leave(self, url: str, seen: Seen, *, at: str) -> None:
        """Nothing new: note when it was asked, or until when not to ask again."""
        with self._whole():
            self._note(url, seen, at)

    def _note(self, url: str, seen: Seen, at: str) -> None:
        self._base.execute(
            "INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?, ?, ?)",
            (url, seen.etag, seen.modified, seen.title, seen.language, at, seen.until),
        )

    def pending(self, feed: str, *, limit: int) -> list[Entry]:
        """The entries of a feed that are still to be fetched, in the order in which they were noted."""
        with self._guarded():
            found = self._base.execute(
                "SELECT body FROM entry WHERE feed = ? AND state = 'pending' ORDER BY tries, rowid LIMIT ?",
                (feed, limit),
            )
            return [_entry(json.loads(body)) for (body,) in found.fetchall()]

    def done(self, url: str, *, at: str) -> None:
        """It is in the record."""
        with self._whole():
            self._base.execute("UPDATE entry SET state = 'done', note = NULL, at = ? WHERE url = ?", (at, url))

    def failed(self, url: str, reason: str, *, at: str, final: bool) -> None:
        """It gave nothing: for good, or to be tried again next time, a few times."""
        with self._whole():
            self._base.execute(
                "UPDATE entry SET tries = tries + 1, note = ?, at = ?,"
                " state = CASE WHEN ? OR tries + 1 >= ? THEN 'refused' ELSE 'pending' END WHERE url = ?",
                (reason, at, final, MOST_TRIES, url),
            )

    def counts(self) -> dict[str, int]:
        """How many entries are in which state."""
        with self._guarded():
            found = self._base.execute("SELECT state, count(*) FROM entry GROUP BY state ORDER BY state")
            return {str(state): int(count) for state, count in found.fetchall()}

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _entry(body: dict[str, Any]) -> Entry:
    day = body.get("published")
    return Entry(**{**body, "published": date.fromisoformat(day) if day else None})
