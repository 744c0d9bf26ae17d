"""Typed: what people type into a form."""

from __future__ import annotations

from datetime import date

from sulh.errors import BadDate

__all__ = ["day_typed"]


def day_typed(text: str) -> date | None:
    """A day, or nothing."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadDate(f"{text[:40]}: not a date; write it as YYYY-MM-DD") from None
