"""sulh due"""

from __future__ import annotations

from typing import Annotated

import typer

from sulh.cli.edge import AsJson, Lang, Today, moment, print_json, screen, today_of
from sulh.export.json_rows import due_json
from sulh.export.labels import labels
from sulh.export.rows_text import print_due
from sulh.query import due
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    slipped: Annotated[bool, typer.Option("--slipped", help="Only those whose date moved.")] = False,
    undated: Annotated[bool, typer.Option("--undated", help="Also those without any date.")] = False,
    accepted: Annotated[bool, typer.Option("--accepted", help="Only what a person accepted.")] = False,
    lang: Annotated[Lang | None, typer.Option(help="Language of our own words.")] = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Print what was promised by when, and how often the date moved.

    Examples:  sulh due  ·  sulh due --slipped --today 2022-01-31 --json
    """
    settings: Settings = ctx.obj
    with moment(settings, reviewed_only=accepted) as asked:
        day = today_of(today)
        rows = [row for row in due(asked, today=day) if row.schedule.moves or undated]
        rows = [row for row in rows if not slipped or len(row.schedule.moves) > 1]
        if as_json:
            print_json({"schema": "sulh-due/1", "today": day.isoformat(), "rows": [due_json(row) for row in rows]})
        else:
            print_due(rows, asked, labels(lang or settings.language), screen(settings))
