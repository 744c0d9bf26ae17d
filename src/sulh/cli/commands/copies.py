"""sulh copies"""

from __future__ import annotations

from typing import Annotated

import typer

from sulh.cli.edge import AsJson, Lang, moment, print_json, screen
from sulh.export.labels import labels
from sulh.export.record_json import family_json
from sulh.export.record_text import print_copies
from sulh.query.copies import copies
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    whole: Annotated[bool, typer.Option("--whole", help="Only reports that were copied whole.")] = False,
    lang: Annotated[Lang | None, typer.Option(help="Language of our own words.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print who printed a report first and who copied it, whole or in part.

    Examples:  sulh copies  ·  sulh copies --whole --json
    """
    settings: Settings = ctx.obj
    with moment(settings) as asked:
        families = [each for each in copies(asked) if each.copied_by or not whole]
    if as_json:
        print_json({"schema": "sulh-copies/1", "rows": [family_json(each) for each in families]})
    else:
        print_copies(families, labels(lang or settings.language), screen(settings))
