"""sulh release"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sulh.cli.edge import AsJson, now, opened, print_json, screen, tell
from sulh.pipeline import release
from sulh.record.codec import plain
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The name; without it, list releases.")] = None,
    folder: Annotated[Path, typer.Option(help="Where the file goes.")] = Path(),
    as_json: AsJson = False,
) -> None:
    """Freeze the record under a name: a file that never changes and that any command can ask.

    Examples:  sulh release 2021-10  ·  sulh --record 2021-10.sulh brief --today 2021-10-31
    """
    settings: Settings = ctx.obj
    with opened(settings, create=False) as store:
        if name is None:
            with store.view() as view:
                releases = view.releases()
            if as_json:
                print_json({"schema": "sulh-release/1", "rows": plain(releases)})
            for known in () if as_json else releases:
                screen(settings).print(f"{known.name}: {known.digest}, {known.at}")
            return
        if not name.replace("-", "").replace("_", "").replace(".", "").isalnum() or name.startswith("."):
            raise typer.BadParameter(f"{name}: a name has letters, digits, '-', '_' and '.' only")
        path = folder / f"{name}.sulh"
        frozen = release(store, name, path, at=now())
    if as_json:
        print_json({"schema": "sulh-release/1", "rows": plain((frozen,))})
    tell(settings, f"{path}: {frozen.digest}; `sulh --record {path} brief` asks it")
