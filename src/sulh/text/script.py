"""Which script a text is written in."""

from __future__ import annotations

from sulh.text.letters import is_arabic_letter

__all__ = ["arabic_share", "is_arabic"]


def arabic_share(text: str) -> float:
    """Arabic letters among all letters, 0.0 when there is none."""
    arabic = other = 0
    for char in text:
        if is_arabic_letter(char):
            arabic += 1
        elif char.isalpha():
            other += 1
    return arabic / (arabic + other) if arabic + other else 0.0


def is_arabic(text: str, *, least: float = 0.3) -> bool:
    """At least `least` of the letters are Arabic."""
    return arabic_share(text) >= least
