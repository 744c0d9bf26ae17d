"""Calendar arithmetic behind the dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sulh.reading import calendar_gregorian as gregorian
from sulh.reading.calendar_feasts import Feast, easter, feast_in, nth_weekday, orthodox_easter
from sulh.reading.calendar_gregorian import Days
from sulh.reading.calendar_hijri import hijri_day, hijri_month, hijri_year, year_of

DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DATES, st.integers(0, 6))
def test_a_week_holds_its_day_and_begins_as_asked(day: date, start: int) -> None:
    week = gregorian.week(day, start=start)
    assert week is not None
    assert week.first <= day <= week.last
    assert (week.first.weekday(), week.length) == (start, 7)


@given(DATES, st.integers(-600, 600))
def test_months_forth_and_back_never_gain_a_day(day: date, count: int) -> None:
    there = gregorian.add_months(day, count)
    assert there is not None
    back = gregorian.add_months(there, -count)
    assert back is not None
    assert timedelta() <= day - back <= timedelta(days=3)


@given(DATES)
def test_thirds_cover_the_month_without_a_gap(day: date) -> None:
    whole = gregorian.month(day.year, day.month)
    assert whole is not None
    parts = [gregorian.thirds(whole, n) for n in range(3)]
    assert (parts[0].first, parts[2].last) == (whole.first, whole.last)
    assert all(parts[n + 1].first - parts[n].last == timedelta(days=1) for n in range(2))


def test_thirds_of_a_decade_are_whole_years() -> None:
    decade = gregorian.years(1990, 1999)
    assert decade is not None
    assert [gregorian.thirds(decade, n).first.year for n in range(3)] == [1990, 1993, 1997]


def test_what_no_calendar_has_is_none() -> None:
    assert gregorian.day(2023, 2, 30) is None
    assert gregorian.month(2023, 13) is None
    assert gregorian.add_months(date(9999, 12, 1), 1) is None
    assert gregorian.shift_days(date.max, 1) is None
    assert hijri_day(1445, 9, 31) is None
    assert hijri_month(1200, 1) is None
    assert year_of(date(1700, 1, 1)) is None


def test_hijri() -> None:
    assert hijri_day(1445, 9, 1) == Days(date(2024, 3, 11), date(2024, 3, 11))
    assert hijri_month(1445, 9) == Days(date(2024, 3, 11), date(2024, 4, 9))
    assert hijri_year(1445) == Days(date(2023, 7, 19), date(2024, 7, 6))
    assert year_of(date(2024, 3, 11)) == 1445


@pytest.mark.parametrize(
    ("year", "west", "east"),
    [
        (2024, date(2024, 3, 31), date(2024, 5, 5)),
        (2025, date(2025, 4, 20), date(2025, 4, 20)),
        (2016, date(2016, 3, 27), date(2016, 5, 1)),
    ],
)
def test_easter(year: int, west: date, east: date) -> None:
    assert (easter(year), orthodox_easter(year)) == (west, east)


def test_easter_without_a_church_counts_only_when_both_agree() -> None:
    feast = Feast("easter_any", 0, 1, "0")
    assert feast_in(feast, 2024) is None
    assert feast_in(feast, 2025) == Days(date(2025, 4, 20), date(2025, 4, 20))


def test_nth_weekday() -> None:
    november = Days(date(2024, 11, 1), date(2024, 11, 30))
    assert nth_weekday(november, 3, 4) == Days(date(2024, 11, 28), date(2024, 11, 28))
    assert nth_weekday(november, 3, -1) == Days(date(2024, 11, 28), date(2024, 11, 28))
    assert nth_weekday(november, 3, 5) is None
