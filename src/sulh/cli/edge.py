"""The edge: what commands need of the outside: streams, the clock, dates as typed, the record as set."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.text import Text

from sulh.errors import BadDate
from sulh.query import Moment
from sulh.record.instant import instant
from sulh.settings import Settings
from sulh.store import open_store
from sulh.store.sql import SqlStore

__all__ = [
    "FAILED",
    "PARTLY",
    "AsJson",
    "Lang",
    "Today",
    "complain",
    "day",
    "finish",
    "moment",
    "now",
    "opened",
    "print_json",
    "progress",
    "screen",
    "tell",
    "today_of",
]

FAILED, PARTLY = 1, 3
Lang = Literal["ar", "en"]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one stable schema.")]
Today = Annotated[
    str | None, typer.Option("--today", help="The day to count from, YYYY-MM-DD; else today.", show_default=False)
]


def day(text: str | None, option: str) -> date | None:
    """A date as typed."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadDate(f"{option} {text}: not a date; write it as YYYY-MM-DD") from None


def today_of(text: str | None) -> date:
    """The day to count from: the only look at the calendar."""
    return day(text, "--today") or date.today()


def now() -> str:
    """This instant as the record writes it: the only look at the clock."""
    return instant(datetime.now(UTC))


def screen(settings: Settings) -> Console:
    """Data goes here; colours only on a terminal, width only matters there."""
    return Console(no_color=not settings.color, highlight=False, soft_wrap=True, emoji=False, markup=False)


def tell(settings: Settings, message: str) -> None:
    """A message for the person, on stderr."""
    if not settings.quiet:
        sys.stderr.write(message + "\n")


def print_json(value: object) -> None:
    """One JSON value on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n")


def complain(message: str) -> None:
    """An error about one thing among several; `--quiet` doesn't silence it."""
    sys.stderr.write(f"sulh: {' '.join(message.split())}\n")


def finish(*, done: int, refused: int) -> None:
    """Leave with the code that tells: all, none, or some."""
    if refused:
        raise typer.Exit(PARTLY if done else FAILED)


@contextmanager
def progress(settings: Settings, what: str) -> Iterator[Callable[[str], None]]:
    """A line on stderr that says how far it is; silent without a terminal or with --quiet."""
    if settings.quiet or not sys.stderr.isatty():
        yield lambda _place: None
        return
    console = Console(stderr=True, no_color=not settings.color)
    with console.status(what) as status:
        count = 0

        def step(place: str) -> None:
            nonlocal count
            count += 1
            status.update(Text(f"{what}: {count} {place}"))

        yield step


@contextmanager
def opened(settings: Settings, *, create: bool) -> Iterator[SqlStore]:
    """The record, closed in the end."""
    store = open_store(settings.record, create=create)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def moment(settings: Settings, *, reviewed_only: bool = False) -> Iterator[Moment]:
    """One moment of an existing record, for asking."""
    with opened(settings, create=False) as store, store.view() as view:
        yield Moment(view, reviewed_only)
