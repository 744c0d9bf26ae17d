"""sulh restore"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sulh.cli.edge import opened, tell
from sulh.settings import Settings
from sulh.store import restore

__all__ = ["command"]


def command(ctx: typer.Context, path: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")]) -> None:
    """Fill a new record from a backup; a record that holds anything is left alone.

    Example:  sulh --record new.db restore sulh-2021-10-05.db
    """
    settings: Settings = ctx.obj
    with opened(settings, create=True) as store:
        restore(store, path)
        with store.view() as view:
            counts = view.counts()
    tell(settings, f"{settings.record}: {counts.documents} documents, {counts.judgements} judgements are back")
