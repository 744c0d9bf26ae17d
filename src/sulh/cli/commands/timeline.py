"""sulh timeline"""

from __future__ import annotations

from typing import Annotated

import typer

from sulh.cli.edge import AsJson, Lang, day, moment, print_json, screen
from sulh.export.json_rows import timeline_json
from sulh.export.labels import labels
from sulh.export.rows_text import print_timeline
from sulh.query import timeline
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    since: Annotated[str | None, typer.Option(help="First day, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day, YYYY-MM-DD.")] = None,
    status: Annotated[
        list[str] | None, typer.Option(help="happened, ongoing, planned, hypothetical or denied; may be repeated.")
    ] = None,
    accepted: Annotated[bool, typer.Option("--accepted", help="Only what a person accepted.")] = False,
    lang: Annotated[Lang | None, typer.Option(help="Language of our own words.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print what happened, in order: each event once, however many reports tell it.

    Examples:  sulh timeline --since 2021-06-01  ·  sulh timeline --status planned --json
    """
    settings: Settings = ctx.obj
    known = {"happened", "ongoing", "planned", "hypothetical", "denied"}
    if unknown := set(status or ()) - known:
        raise typer.BadParameter(f"{', '.join(sorted(unknown))}: not a status; one of {', '.join(sorted(known))}")
    with moment(settings, reviewed_only=accepted) as asked:
        rows = timeline(asked, since=day(since, "--since"), until=day(until, "--until"), statuses=status or None)
        if as_json:
            print_json({"schema": "sulh-timeline/1", "rows": [timeline_json(row) for row in rows]})
        else:
            print_timeline(rows, asked, labels(lang or settings.language), screen(settings))
