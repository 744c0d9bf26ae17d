"""sulh judge"""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from sulh.cli.edge import now, opened, tell
from sulh.pipeline import judge
from sulh.record.judgement import VERDICTS, Judgement, Verdict
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="ID", help="A statement or an actor, as `--json` names it.")],
    verdict: Annotated[Verdict, typer.Argument(metavar="VERDICT", help=", ".join(VERDICTS) + ".")],
    other: Annotated[
        str | None, typer.Option(help="The other thing, for same, different, and unsure of a pair.")
    ] = None,
    field: Annotated[str | None, typer.Option(help="What is corrected.")] = None,
    value: Annotated[str | None, typer.Option(help="What it should be.")] = None,
    reason: Annotated[str, typer.Option(help="Why; a rejection needs it.")] = "",
    author: Annotated[str | None, typer.Option(help="Who decides; else the name you are logged in under.")] = None,
) -> None:
    """Append a decision to the record; earlier ones stay beside it.

    Examples:  sulh judge evt-12ab accept  ·  sulh judge n:دبيبه same --other ly.person.abdul_hamid_dbeibah
    """
    settings: Settings = ctx.obj
    at = now()
    try:
        judgement = Judgement(
            subject, verdict, author or getpass.getuser(), at, reason=reason, other=other, field=field, value=value
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    with opened(settings, create=False) as store:
        judge(store, judgement, at=at)
    tell(settings, f"{judgement.id}: {verdict} by {judgement.author}")
