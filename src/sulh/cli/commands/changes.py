"""sulh changes"""

from __future__ import annotations

from typing import Annotated

import typer

from sulh.cli.edge import AsJson, Lang, moment, print_json, screen
from sulh.export.labels import labels
from sulh.export.record_json import changed_json
from sulh.export.record_text import print_changes
from sulh.query.changes import changes
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    after: Annotated[int, typer.Option(min=0, help="The last cursor one has seen; 0 is the beginning.")] = 0,
    document: Annotated[str | None, typer.Option(help="What this report changed.", show_default=False)] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many; else all.", show_default=False)] = None,
    lang: Annotated[Lang | None, typer.Option(help="Language of our own words.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print what changed in the record since a cursor, oldest first, or what one report did to it.

    Examples:  sulh changes --after 1200 --json  ·  sulh changes --document doc-12ab
    """
    settings: Settings = ctx.obj
    with moment(settings) as asked:
        rows = changes(asked, after=after, limit=limit, document=document)
        cursor = rows[-1].change.seq if rows else after
        if as_json:
            print_json({"schema": "sulh-changes/1", "cursor": cursor, "rows": [changed_json(row) for row in rows]})
        else:
            print_changes(rows, asked, labels(lang or settings.language), screen(settings))
