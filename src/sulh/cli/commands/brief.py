"""sulh brief"""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from sulh.cli.edge import AsJson, Lang, Today, day, moment, print_json, screen, today_of
from sulh.export.brief import SHOWN, compose
from sulh.export.brief_html import html
from sulh.export.brief_markdown import markdown
from sulh.export.brief_terminal import print_brief
from sulh.export.json_rows import brief_json
from sulh.export.labels import labels
from sulh.query import brief
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    since: Annotated[str | None, typer.Option(help="Leave out what was last reported before, YYYY-MM-DD.")] = None,
    lang: Annotated[Lang | None, typer.Option(help="Language of our own words; quotes stay as they are.")] = None,
    form: Annotated[
        Literal["auto", "terminal", "markdown", "html"],
        typer.Option("--format", help="auto: terminal on a terminal, else markdown."),
    ] = "auto",
    accepted: Annotated[bool, typer.Option("--accepted", help="Only what a person accepted.")] = False,
    lines: Annotated[int, typer.Option(min=1, help="Lines a section; the rest is counted.")] = SHOWN,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Print a brief; every line is footnoted to the quoted words.

    Examples:  sulh brief --lang ar  ·  sulh brief --since 2021-10-01 --format html > brief.html
    """
    settings: Settings = ctx.obj
    with moment(settings, reviewed_only=accepted) as asked:
        found = brief(asked, today=today_of(today), since=day(since, "--since"))
        if as_json:
            print_json(brief_json(found))
            return
        page = compose(found, asked, labels(lang or settings.language), shown=lines)
    if form == "html":
        sys.stdout.write(html(page))
    elif form == "markdown" or (form == "auto" and not sys.stdout.isatty()):
        sys.stdout.write(markdown(page))
    else:
        print_brief(page, screen(settings))
