"""sulh read"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from sulh.cli.edge import AsJson, complain, day, finish, print_json, screen, tell
from sulh.cli.network import AllowHost, fetcher
from sulh.errors import SulhError
from sulh.export.explanation_text import print_explanation
from sulh.export.reading_text import print_reading
from sulh.ingest.around import Around
from sulh.ingest.extract import LARGEST
from sulh.ingest.files import take_paths
from sulh.ingest.intake import Intake, Refusal
from sulh.ingest.payload import take_bytes
from sulh.ingest.web.take import take_url
from sulh.ingest.web.urls import is_web
from sulh.lexicon.load import default_lexicon
from sulh.reading.explain import explain as explained
from sulh.reading.read import read_document
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    places: Annotated[
        list[str], typer.Argument(metavar="FILE|URL…", help="Files, folders, web pages, or - for standard input.")
    ],
    published: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD: relative dates count from it.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the report.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Name the rule behind every item.")] = False,
    item: Annotated[
        str | None,
        typer.Option(
            help="Take one item apart, by its id (e3) or number (events:3): words, rule, clause, why this status."
        ),
    ] = None,
    allow_host: AllowHost = None,
    as_json: AsJson = False,
) -> None:
    """Read reports and print what they say; nothing is kept.

    Examples:  sulh read report.txt --published 2021-10-05  ·  sulh read report.txt --explain --item e3
    """
    settings: Settings = ctx.obj
    around = Around(title=title, outlet=outlet, published=day(published, "--published"))
    lexicon = default_lexicon()
    read = refused = 0
    for found in _taken(places, around, allow_host):
        if isinstance(found, Refusal):
            refused += 1
            complain(found.reason)
            continue
        for warning in found.warnings:
            tell(settings, f"{found.place}: {warning}")
        reading = read_document(found.document, lexicon)
        read += 1
        if item is not None:
            told = explained(reading, lexicon, item)
            if as_json:
                print_json(told.to_dict())
            else:
                print_explanation(told, screen(settings))
        elif as_json:
            print_json(reading.to_dict())
        else:
            print_reading(reading, screen(settings), explain=explain)
    finish(done=read, refused=refused)


def _taken(places: list[str], around: Around, allowed: list[str] | None) -> Iterator[Intake | Refusal]:
    for place in places:
        if is_web(place):
            yield from take_url(place, fetcher(allowed, 2.0), around)
            continue
        if place != "-":
            yield from take_paths([Path(place)], around)
            continue
        try:
            yield from take_bytes(sys.stdin.buffer.read(LARGEST + 1), place="standard input", around=around)
        except SulhError as error:
            yield Refusal("standard input", str(error))
