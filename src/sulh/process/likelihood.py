"""Likelihood: how a share is written.  The numbers stand in the line; a word only where one band holds the range."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["in_words", "percent"]

WIDE = 40


def percent(low: float, high: float) -> str:
    """Whole per cents at most, coarser where the range is wide: "2-90%"."""
    first, last = round(100 * low), round(100 * high)
    return f"{first}%" if first == last else f"{first}-{last}%"


def in_words(low: float, high: float, bands: Sequence[tuple[int, int, str]]) -> str:
    """The band's word and its limits if one band holds the range ("likely (55-80%)"), else the range alone.

    "Never" and "certain" are words for structure and are not given for a share.
    """
    first, last = 100 * low, 100 * high
    for lower, upper, word in bands:
        if lower <= first and last <= upper:
            return f"{word} ({lower}-{upper}%)"
    if last < 1:
        return "under 1%"
    if first > 99:
        return "over 99%"
    return percent(low, high)
