"""Calendar: deadlines as iCalendar entries that stay the same entry when a date slips (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from sulh.export.labels import Labels
from sulh.query import DueRow, Moment, Name

__all__ = ["ics"]

ONE_DAY = timedelta(days=1)


def ics(rows: Iterable[DueRow], moment: Moment, words: Labels, *, made: datetime) -> bytes:
    """One all-day entry for each commitment that ever had a date; `made` is the record's time, in UTC."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sulh//Commitments//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for row in rows:
        entry = _entry(row, moment, words, made)
        if entry is not None:
            calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _entry(row: DueRow, moment: Moment, words: Labels, made: datetime) -> Event | None:
    schedule = row.schedule
    last = schedule.moves[-1] if schedule.moves else None
    if last is None or last.when.latest is None:
        return None
    put_off = schedule.current is None
    entry = Event()
    entry.add("uid", f"{schedule.milestone or schedule.id}@sulh")
    entry.add("sequence", len(schedule.moves) - 1 + _turns(row))
    entry.add("dtstamp", made)
    entry.add("dtstart", last.when.latest)
    entry.add("dtend", last.when.latest + ONE_DAY)
    entry.add("status", _status(row))
    entry.add("transp", "TRANSPARENT")
    name = words.name(row.name) if row.name else " ".join(schedule.act.split())
    mark = f" [{words('phrase', 'unreviewed')}]" if row.state in ("proposed", "unsure") else ""
    entry.add("summary", f"{name}: {words('due', schedule.due.status)}{mark}")
    lines = [
        f"{words.interval(given.when.earliest, given.when.latest)}: «{given.evidence.quote}»"
        for given in schedule.moves
    ]
    if put_off:
        lines.append(words("phrase", "put_off"))
    bound = [moment.names.get(moment.identity.name(each.ref), Name(each.text, None)) for each in schedule.by]
    if bound:
        lines.append(f"{words('phrase', 'by')}: {words.comma.join(dict.fromkeys(map(words.name, bound)))}")
    entry.add("description", "\n".join(" ".join(line.split()) for line in lines))
    return entry


def _turns(row: DueRow) -> int:
    """Changes besides those of the date: put off without a new one, withdrawn, met, missed."""
    changed = row.schedule.due.status in ("withdrawn", "met", "missed", "disputed")
    return int(row.schedule.current is None) + int(changed)


def _status(row: DueRow) -> str:
    schedule = row.schedule
    if schedule.due.status == "withdrawn" or schedule.current is None:
        return "CANCELLED"
    if schedule.due.status == "disputed" or schedule.moves[-1].when.grain != "day":
        return "TENTATIVE"
    return "CONFIRMED"
