"""sulh backup"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sulh.cli.edge import opened, tell
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context, path: Annotated[Path, typer.Argument(metavar="FILE", help="A new file; never overwritten.")]
) -> None:
    """Write a complete copy of the record to one file.

    Example:  sulh backup sulh-2021-10-05.db
    """
    settings: Settings = ctx.obj
    with opened(settings, create=False) as store:
        store.backup(path)
    tell(settings, f"{path}: written; `sulh --record NEW restore {path}` brings it back")
