"""sulh demo"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from sulh.cli.edge import Lang, complain, finish, moment, now, opened, progress, screen, tell
from sulh.errors import InputError
from sulh.export.brief import compose
from sulh.export.brief_terminal import print_brief
from sulh.export.labels import labels
from sulh.export.rows_text import print_due
from sulh.ingest.files import take_paths
from sulh.ingest.intake import Refusal
from sulh.pipeline import add_all, default_rules
from sulh.query import Moment, brief, due
from sulh.settings import DEFAULT_RECORD, Settings

__all__ = ["command"]

SHOWN = 6


def command(
    ctx: typer.Context,
    lang: Annotated[Lang | None, typer.Option(help="Language of our own words.")] = None,
) -> None:
    """Read the bundled sample reports into a fresh record and show what comes out.

    The samples were written for this project; their facts are public, their outlets are invented.
    """
    settings: Settings = ctx.obj
    if settings.record == DEFAULT_RECORD:
        settings = replace(settings, record=str(_fresh_record()))
    done, refused = _fill(settings)
    language = lang or settings.language
    with moment(settings) as asked:
        today = _last_day(asked)
        console, words = screen(settings), labels(language)
        print_brief(compose(brief(asked, today=today), asked, words, shown=SHOWN), console)
        console.print()
        _heading(console, "Deadlines, with every date they had")
        rows = [row for row in due(asked, today=today) if row.schedule.moves]
        print_due(rows, asked, words, console)
    tell(settings, _next(settings, today))
    finish(done=done, refused=refused)


def _fill(settings: Settings) -> tuple[int, int]:
    done = refused = 0
    with as_file(_samples()) as folder, opened(settings, create=True) as store:
        with progress(settings, "reading samples") as step:
            intakes = take_paths([file for file in sorted(folder.iterdir()) if file.suffix == ".txt"])
            for found in add_all(store, intakes, rules=default_rules(), at=now()):
                step(found.place)
                if isinstance(found, Refusal):
                    refused += 1
                    complain(found.reason)
                else:
                    done += 1
        with store.view() as view:
            counts = view.counts()
    held = f"{counts.printings} reports ({counts.documents} texts): {counts.statements} statements"
    tell(settings, f"{settings.record}: {held} with {counts.evidence} quotations")
    return done, refused


def _samples() -> Path:
    """Inside an installed package, or beside the source of a checkout."""
    packaged = Path(str(files("sulh"))) / "samples"
    beside = Path(str(files("sulh"))).parents[1] / "samples"
    for folder in (packaged, beside):
        if (folder / "index.yaml").is_file():
            return folder
    raise InputError("the sample reports are not in this installation; install the package again")


def _fresh_record() -> Path:
    """The demo's own record, made anew each time; no record of the user's is touched."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sulh"
    cache.mkdir(parents=True, exist_ok=True)
    for suffix in ("", "-wal", "-shm"):
        (cache / f"demo.db{suffix}").unlink(missing_ok=True)
    return cache / "demo.db"


def _last_day(asked: Moment) -> date:
    """The demo's "today" is the day of the last sample, so that it shows the same on every day."""
    days = [each.published for printings in asked.printings.values() for each in printings if each.published]
    return max(days)


def _heading(console: Console, text: str) -> None:
    console.print(text, style="bold underline")


def _next(settings: Settings, today: date) -> str:
    record = f"sulh --record {settings.record}"
    return "\n".join(
        (
            "",
            "What to type next:",
            f"  {record} brief --lang ar --today {today} --format html > brief.html",
            f"  {record} timeline --since 2021-06-01",
            f"  {record} due --slipped --today {today}",
            f"  {record} search القاعدة الدستورية",
            "  sulh read YOUR-REPORT.txt --published YYYY-MM-DD",
        )
    )
