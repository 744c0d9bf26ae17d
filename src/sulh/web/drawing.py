"""Drawing: small pictures made on the server, without scripts: how a date slipped, and who deals with whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sulh.assembly.slippage import Schedule
from sulh.web.screen import Screen

__all__ = ["Dot", "Slip", "slips"]

WIDTH, EDGE = 600.0, 14.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A deadline as it was given: where it stands on the line, and what a tooltip says."""

    x: float
    day: str
    said: str
    current: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """Planned against later plans on one line of time; the line runs the way the page does."""

    dots: tuple[Dot, ...]
    today: float
    today_day: str
    first: str
    last: str


def slips(schedule: Schedule, screen: Screen) -> Slip:
    """The picture of one commitment."""
    days = [given.when.latest for given in schedule.moves]
    known = [day for day in days if day is not None]
    begin, end = min([*known, screen.today]), max([*known, screen.today])
    length = max(1, (end - begin).days)

    def place(day: date) -> float:
        x = EDGE + (WIDTH - 2 * EDGE) * (day - begin).days / length
        return round(WIDTH - x if screen.rtl else x, 1)

    dots = tuple(
        Dot(place(day), screen.day(day), screen.day(given.said), at == len(days) - 1)
        for at, (given, day) in enumerate(zip(schedule.moves, days, strict=True))
        if day is not None
    )
    return Slip(dots, place(screen.today), screen.day(screen.today), screen.day(begin), screen.day(end))
