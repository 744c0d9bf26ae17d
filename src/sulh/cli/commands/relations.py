"""sulh relations"""

from __future__ import annotations

from typing import Annotated

import typer

from sulh.assembly.relations import KINDS
from sulh.cli.edge import AsJson, Lang, moment, print_json, screen
from sulh.export.labels import labels
from sulh.export.record_json import relation_json
from sulh.export.record_text import print_relations
from sulh.query.relations import relations
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    kind: Annotated[str | None, typer.Option(help=f"{', '.join(KINDS)}.", show_default=False)] = None,
    accepted: Annotated[bool, typer.Option("--accepted", help="Only what a person accepted.")] = False,
    lang: Annotated[Lang | None, typer.Option(help="Language of our own words.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print which telling contradicts, refines or supersedes which, both in their words.

    Examples:  sulh relations --kind contradicts  ·  sulh relations --json
    """
    settings: Settings = ctx.obj
    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"{kind}: not a kind; one of {', '.join(KINDS)}")
    with moment(settings, reviewed_only=accepted) as asked:
        found = [each for each in relations(asked) if kind in (None, each.kind)]
        if as_json:
            print_json({"schema": "sulh-relations/1", "rows": [relation_json(each) for each in found]})
        else:
            print_relations(found, asked, labels(lang or settings.language), screen(settings))
