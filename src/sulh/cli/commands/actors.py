"""sulh actors"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from sulh.assembly.candidates import Candidate
from sulh.cli.edge import AsJson, Lang, moment, print_json, screen
from sulh.export.json_rows import actor_json, pair_json
from sulh.export.labels import Labels, labels
from sulh.export.review_text import print_pair
from sulh.export.rows_text import print_actors
from sulh.query import actors
from sulh.query.review import pairs_to_review
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    kind: Annotated[
        str | None, typer.Option(help="person, organization, armed_group, state or place.", show_default=False)
    ] = None,
    same_as: Annotated[
        bool, typer.Option("--same-as", help="Print instead which two may be one, with every reason for and against.")
    ] = False,
    lang: Annotated[Lang | None, typer.Option(help="Language of our own words.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print who is in the record, under which names; the most often named first.

    Examples:  sulh actors --kind person  ·  sulh actors --same-as  ·  sulh actors --json
    """
    settings: Settings = ctx.obj
    known = ("person", "organization", "armed_group", "state", "place")
    if kind is not None and kind not in known:
        raise typer.BadParameter(f"{kind}: not a kind; one of {', '.join(known)}")
    if kind is not None and same_as:
        raise typer.BadParameter("--kind and --same-as don't go together")
    with moment(settings) as asked:
        if same_as:
            _pairs(pairs_to_review(asked), settings, labels(lang or settings.language), as_json=as_json)
            return
        rows = [row for row in actors(asked) if kind in (None, row.kind)]
        if as_json:
            print_json({"schema": "sulh-actors/1", "rows": [actor_json(row) for row in rows]})
        else:
            print_actors(rows, labels(lang or settings.language), screen(settings))


def _pairs(pairs: Sequence[Candidate], settings: Settings, words: Labels, *, as_json: bool) -> None:
    """Pairs that nobody decided on, those with a reason besides the name first."""
    if as_json:
        print_json({"schema": "sulh-same-as/1", "rows": [pair_json(pair) for pair in pairs]})
        return
    for number, pair in enumerate(pairs, start=1):
        print_pair(pair, f"{number}/{len(pairs)}", words, screen(settings))
