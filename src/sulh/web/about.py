"""About: what every file that leaves says of the record it comes from."""

from __future__ import annotations

from datetime import UTC, datetime

from sulh import __version__
from sulh.web.screen import Screen

__all__ = ["about_record", "record_time"]


def record_time(screen: Screen) -> datetime:
    """The time of the record's last change, not of the export."""
    seq = screen.moment.view.last_change()
    last = screen.moment.view.changes(max(0, seq - 1), limit=1)
    found = datetime.fromisoformat(last[0].at) if last else datetime(2000, 1, 1, tzinfo=UTC)
    return found.replace(tzinfo=None)


def about_record(screen: Screen, what: str) -> dict[str, str]:
    """Version, time, what was asked, and how far it was reviewed."""
    return {
        "Sulh": __version__,
        "table": what,
        "record version": str(screen.moment.view.last_change()),
        "record time": record_time(screen).isoformat(),
        "counted from": screen.today.isoformat(),
        "reviewed only": "yes"
        if screen.moment.reviewed_only
        else "no: review_state says which rows nobody has reviewed",
        "texts": "articles belong to their owners; rows carry short quotations and where they stand",
    }
