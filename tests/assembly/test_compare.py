"""Figures that differ are kept side by side, never averaged; both sides of a dispute stay."""

from __future__ import annotations

from given import Telling
from sulh.assembly.compare import figures, tellings
from sulh.assembly.lift import lift
from sulh.reading import items
from sulh.record.evidence import Evidence


def toll(published: str, word: str, value: float | None, *, status: items.Status = "happened") -> Evidence:
    """A report of a toll."""
    telling = Telling(f"مقتل {word} في المدينة", published=published)
    telling.event(f"مقتل {word}", "ASSAULT", sizes=[telling.size(word, value, "killed")], status=status)
    return lift(telling.reading())[0].evidence[0]


def test_low_high_and_who_said_which() -> None:
    first, second, vague = toll("2022-08-27", "12", 12), toll("2022-08-28", "32", 32), toll("2022-08-28", "عدد", None)
    (spread,) = figures([first, second, vague])
    assert (spread.unit, spread.low, spread.high, spread.differs) == ("killed", 12, 32, True)
    assert [(each.figure.text, each.evidence) for each in spread.tellings] == [
        ("12", first),
        ("32", second),
        ("عدد", vague),
    ]


def test_an_unknown_figure_stays_unknown() -> None:
    (spread,) = figures([toll("2022-08-28", "عدد", None)])
    assert (spread.low, spread.high, spread.differs) == (None, None, False)


def test_for_and_against() -> None:
    yes, no = toll("2022-08-27", "12", 12), toll("2022-08-28", "12", 12, status="denied")
    planned = toll("2022-08-26", "12", 12, status="planned")
    sides = tellings([yes, no, planned])
    assert (sides.affirmed, sides.planned, sides.denied) == ((yes,), (planned,), (no,))
    assert sides.disputed
    assert not tellings([yes, planned]).disputed
