"""sulh search"""

from __future__ import annotations

from typing import Annotated

import typer

from sulh.cli.edge import AsJson, day, moment, print_json, screen, tell
from sulh.export.json_rows import found_json
from sulh.export.rows_text import print_found
from sulh.query import Filter, search
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help='Words, "a phrase", or begin*.')],
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many; else all.", show_default=False)] = None,
    since: Annotated[str | None, typer.Option(help="Published from this day on, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Published up to this day, YYYY-MM-DD.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Printed by this outlet.")] = None,
    actor: Annotated[str | None, typer.Option(help="This actor takes part: a name or an id.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="An event of this type, for instance ASSAULT.")] = None,
    status: Annotated[str | None, typer.Option(help="An event or commitment of this status.")] = None,
    stance: Annotated[str | None, typer.Option(help="A claim of this stance, for instance denies.")] = None,
    accepted: Annotated[bool, typer.Option("--accepted", help="Something in it was accepted by a person.")] = False,
    as_json: AsJson = False,
) -> None:
    """Find sentences; spelling variants and clitics play no part.

    Examples:  sulh search وقف إطلاق النار  ·  sulh search '"القاعدة الدستورية"' --limit 5
    """
    settings: Settings = ctx.obj
    only = Filter(
        since=day(since, "--since"),
        until=day(until, "--until"),
        outlet=outlet,
        actor=actor,
        type=kind,
        status=status,
        stance=stance,
        reviewed=accepted,
    )
    with moment(settings) as asked:
        found = list(search(asked, " ".join(words), limit=limit, only=only))
    if as_json:
        print_json({"schema": "sulh-search/1", "rows": [found_json(each) for each in found]})
        return
    print_found(found, screen(settings))
    tell(settings, f"{len(found)} found" + (", more may exist" if limit == len(found) else ""))
