"""sulh actors"""

from __future__ import annotations

from typing import Annotated

import typer

from sulh.cli.edge import AsJson, Lang, moment, print_json, screen
from sulh.export.json_rows import actor_json
from sulh.export.labels import labels
from sulh.export.rows_text import print_actors
from sulh.query import actors
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    kind: Annotated[
        str | None, typer.Option(help="person, organization, armed_group, state or place.", show_default=False)
    ] = None,
    lang: Annotated[Lang | None, typer.Option(help="Language of our own words.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print who is in the record, under which names; the most often named first.

    Examples:  sulh actors --kind person  ·  sulh actors --json
    """
    settings: Settings = ctx.obj
    known = ("person", "organization", "armed_group", "state", "place")
    if kind is not None and kind not in known:
        raise typer.BadParameter(f"{kind}: not a kind; one of {', '.join(known)}")
    with moment(settings) as asked:
        rows = [row for row in actors(asked) if kind in (None, row.kind)]
        if as_json:
            print_json({"schema": "sulh-actors/1", "rows": [actor_json(row) for row in rows]})
        else:
            print_actors(rows, labels(lang or settings.language), screen(settings))
