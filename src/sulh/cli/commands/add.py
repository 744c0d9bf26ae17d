"""sulh add"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from sulh.cli.adding import print_added, put
from sulh.cli.edge import AsJson, day, finish
from sulh.cli.network import AllowHost, Delay, fetcher
from sulh.ingest.around import Around
from sulh.ingest.files import take_paths
from sulh.ingest.intake import Intake, Refusal
from sulh.ingest.web.take import take_url
from sulh.ingest.web.urls import is_web
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    places: Annotated[
        list[str],
        typer.Argument(metavar="PATH|URL…", help="Files, folders, web pages and feeds; an index.yaml is used."),
    ],
    published: Annotated[str | None, typer.Option(help="Day of publication, YYYY-MM-DD, of all of them.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published them.")] = None,
    allow_host: AllowHost = None,
    delay: Delay = 2.0,
    as_json: AsJson = False,
) -> None:
    """Read reports into the record.  A report that is there already changes nothing.

    Examples:  sulh add report.txt --published 2021-10-05 --outlet "…"  ·  sulh add reports/  ·  sulh add https://…
    """
    settings: Settings = ctx.obj
    around = Around(outlet=outlet, published=day(published, "--published"))
    done = put(settings, _taken(places, around, allow_host, delay))
    print_added(settings, done, as_json=as_json)
    finish(done=len(done.added), refused=len(done.refused))


def _taken(places: list[str], around: Around, allowed: list[str] | None, delay: float) -> Iterator[Intake | Refusal]:
    web = fetcher(allowed, delay)
    for place in places:
        if is_web(place):
            yield from take_url(place, web, around)
        else:
            yield from take_paths([Path(place)], around)
