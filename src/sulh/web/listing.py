"""Listing: the part of a list that one page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["SIZE", "Window", "window"]

T = TypeVar("T")
SIZE = 40


@dataclass(frozen=True, slots=True)
class Window(Generic[T]):
    """Some rows of all."""

    rows: Sequence[T]
    total: int
    page: int
    pages: int


def window(rows: Sequence[T], page: int, size: int = SIZE) -> Window[T]:
    """Page `page`, counted from 1; past the end is the last one."""
    pages = max(1, -(-len(rows) // size))
    at = min(page, pages)
    return Window(rows[(at - 1) * size : at * size], len(rows), at, pages)
