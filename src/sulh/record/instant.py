"""Instant: a moment as the record writes it.  It always comes in as an argument."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["instant"]


def instant(moment: datetime) -> str:
    """ISO 8601 in UTC to the microsecond, so that two decisions of one second keep their order.

    A moment that doesn't know its time zone is refused.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
