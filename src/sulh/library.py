"""Library: what a Python program calls.  The public names of `sulh` live here or are taken from where they live."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sulh.document import Document
from sulh.errors import BadDate, InputError
from sulh.ingest.around import Around
from sulh.ingest.files import take_file
from sulh.ingest.intake import Intake, Refusal
from sulh.lexicon.load import default_lexicon
from sulh.pipeline import Added, add, default_rules, judge, remove
from sulh.query import ActorRow, Brief, DueRow, Found, Moment, TimelineRow, actors, brief, due, search, timeline
from sulh.reading.read import read_document
from sulh.reading.reading import Reading
from sulh.record.instant import instant
from sulh.record.judgement import Judgement
from sulh.store.opening import open_store
from sulh.store.sql import SqlStore

__all__ = ["Record", "open_record", "read_text"]

Day = date | str | None


def _day(value: Day) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadDate(f"not a date: {value!r}; write it as YYYY-MM-DD") from None


def read_text(
    text: str,
    *,
    published: Day = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    tagger: bool = True,
) -> Reading:
    """Read one report.

    `published` anchors relative dates (a date or "YYYY-MM-DD"); without it they stay unresolved.  With `tagger=False`
    names are found by tables and rules alone, not by the learned tagger as well.
    Raises BadDate for a string that is no date.
    """
    document = Document.of(text, title=title, outlet=outlet, url=url, published=_day(published))
    return read_document(document, default_lexicon(), tagger=tagger)


def open_record(place: str | Path, *, create: bool = True) -> Record:
    """The record at a path or URL; a file that isn't there is made, unless `create` is False."""
    return Record(open_store(place, create=create))


class Record:
    """An open record.  Closed by `close` or by leaving `with`."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store

    def add_text(
        self,
        text: str,
        *,
        published: Day = None,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        wire: str | None = None,
        at: datetime | None = None,
    ) -> Added:
        """Read a report into the record; `at` is the time of the change, now if not given."""
        document = Document.of(text, title=title, outlet=outlet, url=url, published=_day(published))
        intake = Intake(url or "text", document, text.encode("utf-8", "surrogatepass"), wire)
        return add(self.store, intake, rules=default_rules(), at=_instant(at))

    def add_file(
        self, path: str | Path, *, published: Day = None, outlet: str | None = None, at: datetime | None = None
    ) -> list[Added]:
        """Read a file into the record; a table gives as many reports as it has rows.

        InputError names the first row that can't be read; those before it are in the record.
        """
        added = []
        for found in take_file(Path(path), Around(outlet=outlet, published=_day(published))):
            if isinstance(found, Refusal):
                raise InputError(found.reason)
            added.append(add(self.store, found, rules=default_rules(), at=_instant(at)))
        return added

    def remove(self, document: str, *, at: datetime | None = None) -> None:
        """Take a report out; a tombstone stays, and so do judgements."""
        remove(self.store, document, at=_instant(at))

    def judge(self, judgement: Judgement) -> bool:
        """Append a judgement; False if exactly this one stands already."""
        return judge(self.store, judgement, at=judgement.at)

    def timeline(self, *, since: Day = None, until: Day = None) -> tuple[TimelineRow, ...]:
        """Events in the order of their dates."""
        with self.store.view() as view:
            return timeline(Moment(view), since=_day(since), until=_day(until))

    def due(self, *, today: Day) -> tuple[DueRow, ...]:
        """Commitments with every date they ever had."""
        with self.store.view() as view:
            return due(Moment(view), today=_today(today))

    def actors(self) -> tuple[ActorRow, ...]:
        """Everybody, most often named first."""
        with self.store.view() as view:
            return actors(Moment(view))

    def search(self, words: str, *, limit: int | None = None) -> list[Found]:
        """Sentences that match, newest document first."""
        with self.store.view() as view:
            return list(search(Moment(view), words, limit=limit))

    def brief(self, *, today: Day, since: Day = None) -> Brief:
        """Everything a brief is made of."""
        with self.store.view() as view:
            return brief(Moment(view), today=_today(today), since=_day(since))

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _today(value: Day) -> date:
    found = _day(value)
    if found is None:
        raise BadDate("`today` is needed: a date, or YYYY-MM-DD")
    return found


def _instant(at: datetime | None) -> str:
    return instant(at or datetime.now(UTC))
