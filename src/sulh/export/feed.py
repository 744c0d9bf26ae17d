"""Feed: what became of deadlines, as Atom (RFC 4287): one entry for each new date, each withdrawal, each lapse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

from feedgen.feed import FeedGenerator

from sulh.export.labels import Labels
from sulh.query import DueRow

__all__ = ["atom"]

# RFC 4151: a tag needs a name and a day on which it was ours.
TAG = "tag:sulh.invalid,2026"


def atom(rows: Iterable[DueRow], words: Labels, *, made: datetime) -> bytes:
    """The feed; its time is that of the record."""
    feed = FeedGenerator()
    feed.id(f"{TAG}:commitments")
    feed.title(words("heading", "dates"))
    feed.author({"name": "Sulh"})
    feed.language(words.language)
    feed.updated(made)
    found = [entry for row in rows for entry in _entries(row, words)]
    for key, day, title, text in sorted(found, key=lambda each: (each[1], each[0])):
        entry = feed.add_entry(order="append")
        entry.id(f"{TAG}:{key}")
        entry.title(title)
        entry.content(text, type="text")
        entry.updated(datetime.combine(day, time(), UTC) if day != date.max else made)
    body: bytes = feed.atom_str(pretty=True)
    return body


def _entries(row: DueRow, words: Labels) -> Iterator[tuple[str, date, str, str]]:
    schedule = row.schedule
    key = schedule.milestone or schedule.id
    name = words.name(row.name) if row.name else " ".join(schedule.act.split())
    for given in schedule.moves:
        title = f"{name}: {words.interval(given.when.earliest, given.when.latest)}"
        yield (
            f"{key}:{given.evidence.document}:{given.when.latest}",
            given.said or date.max,
            title,
            given.evidence.quote,
        )
    if schedule.due.status in ("overdue", "missed", "met", "withdrawn"):
        quote = schedule.due.evidence[-1].quote if schedule.due.evidence else schedule.act
        told = [piece.published for piece in schedule.due.evidence if piece.published]
        day = max(told, default=schedule.current or date.max)
        yield f"{key}:{schedule.due.status}", day, f"{name}: {words('due', schedule.due.status)}", quote
