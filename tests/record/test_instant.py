"""A moment is written in one way, whatever zone it came in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from sulh.record.instant import instant


def test_one_moment_has_one_form() -> None:
    here = datetime(2026, 1, 1, 2, 0, 0, 9, tzinfo=timezone(timedelta(hours=2)))
    assert instant(here) == "2026-01-01T00:00:00.000009+00:00"
    assert instant(here) > instant(datetime(2026, 1, 1, tzinfo=UTC)) == "2026-01-01T00:00:00.000000+00:00"


def test_a_moment_of_no_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        instant(datetime(2026, 1, 1))
