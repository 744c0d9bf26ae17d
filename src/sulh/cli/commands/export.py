"""sulh export"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sulh import __version__
from sulh.cli.edge import Lang, Today, moment, tell, today_of
from sulh.export.formats import FORMATS, Asked
from sulh.export.labels import labels
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=", ".join(FORMATS) + ".")],
    out: Annotated[Path | None, typer.Option(help="Into this file; else to standard output.")] = None,
    unreviewed: Annotated[bool, typer.Option("--unreviewed", help="Also what nobody has accepted, marked.")] = False,
    lang: Annotated[Lang | None, typer.Option(help="Language of our own words.")] = None,
    today: Today = None,
) -> None:
    """Hand the record on: tables, calendar, network, brief; only what a person accepted, unless asked for.

    Examples:  sulh export ics --out dates.ics  ·  sulh export xlsx --unreviewed --lang ar --out record.xlsx
    """
    settings: Settings = ctx.obj
    if form not in FORMATS:
        raise typer.BadParameter(f"{form}: no such format; one of {', '.join(FORMATS)}")
    with moment(settings, reviewed_only=not unreviewed) as asked:
        body = FORMATS[form].make(
            Asked.of(asked, today=today_of(today), words=labels(lang or settings.language), version=__version__)
        )
    if out is None:
        sys.stdout.buffer.write(body)
        return
    out.write_bytes(body)
    tell(settings, f"{out}: {len(body)} bytes" + ("" if unreviewed else "; only what a person accepted"))
