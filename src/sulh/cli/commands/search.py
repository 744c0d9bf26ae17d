"""sulh search"""

from __future__ import annotations

from typing import Annotated

import typer

from sulh.cli.edge import AsJson, moment, print_json, screen, tell
from sulh.export.json_rows import found_json
from sulh.export.rows_text import print_found
from sulh.query import search
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help='Words, "a phrase", or begin*.')],
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many; else all.", show_default=False)] = None,
    as_json: AsJson = False,
) -> None:
    """Find sentences; spelling variants and clitics play no part.

    Examples:  sulh search وقف إطلاق النار  ·  sulh search '"القاعدة الدستورية"' --limit 5
    """
    settings: Settings = ctx.obj
    with moment(settings) as asked:
        found = list(search(asked, " ".join(words), limit=limit))
    if as_json:
        print_json({"schema": "sulh-search/1", "rows": [found_json(each) for each in found]})
        return
    print_found(found, screen(settings))
    tell(settings, f"{len(found)} found" + (", more may exist" if limit == len(found) else ""))
