"""sulh add"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sulh.cli.edge import AsJson, complain, day, finish, now, opened, print_json, progress, tell
from sulh.ingest.files import take_paths
from sulh.ingest.intake import Refusal
from sulh.ingest.sidecar import Around
from sulh.pipeline import Added, add_all, default_rules
from sulh.record.codec import plain
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files and folders; an index.yaml is used.")],
    published: Annotated[str | None, typer.Option(help="Day of publication, YYYY-MM-DD, of all of them.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published them.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read reports into the record.  A report that is there already changes nothing.

    Examples:  sulh add report.txt --published 2021-10-05 --outlet "…"  ·  sulh add reports/
    """
    settings: Settings = ctx.obj
    around = Around(outlet=outlet, published=day(published, "--published"))
    done: list[Added] = []
    refused: list[Refusal] = []
    with opened(settings, create=True) as store, progress(settings, "reading") as step:
        for found in add_all(store, take_paths(paths, around), rules=default_rules(), at=now()):
            step(found.place)
            if isinstance(found, Refusal):
                refused.append(found)
                complain(found.reason)
                continue
            done.append(found)
            for warning in found.warnings:
                tell(settings, f"{found.place}: {warning}")
    if as_json:
        print_json({"schema": "sulh-add/1", "added": [plain(each) for each in done], "refused": plain(refused)})
    else:
        tell(settings, _summary(done, refused, settings))
    finish(done=len(done), refused=len(refused))


def _summary(done: list[Added], refused: list[Refusal], settings: Settings) -> str:
    counts = {name: sum(each.outcome == name for each in done) for name in ("added", "reprinted", "reread", "known")}
    parts = [f"{count} {name}" for name, count in counts.items() if count]
    parts += [f"{len(refused)} refused"] if refused else []
    new = sum(len(each.change.new) for each in done)
    grown = sum(len(each.change.grown) for each in done)
    total = ", ".join(parts) or "nothing to read"
    return f"{settings.record}: {total}; {new} new statements, {grown} with more evidence. Next: sulh brief"
