"""sulh doctor"""

from __future__ import annotations

from typing import Annotated

import typer

from sulh import __version__
from sulh.cli.edge import FAILED, AsJson, now, opened, print_json, screen, tell
from sulh.codebook.processes import processes_release
from sulh.lexicon.load import data_release
from sulh.pipeline import relink
from sulh.record.codec import plain
from sulh.settings import Settings
from sulh.store import Finding

__all__ = ["command"]


def command(
    ctx: typer.Context,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Build the search index anew first, and look for copies anew.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check the record: integrity, durability in force, index in step, versions.

    Examples:  sulh doctor  ·  sulh doctor --rebuild
    """
    settings: Settings = ctx.obj
    findings = [Finding("sulh", True, __version__), Finding("rules", True, f"{data_release()}-{processes_release()}")]
    with opened(settings, create=False) as store:
        if rebuild:
            store.reindex()
            relink(store, at=now())
        findings += store.examine()
        with store.view() as view:
            counts = view.counts()
    healthy = all(finding.ok for finding in findings)
    if as_json:
        found = {"findings": plain(findings), "counts": plain(counts), "healthy": healthy}
        print_json({"schema": "sulh-doctor/1", "record": settings.record, **found})
    else:
        console = screen(settings)
        for finding in findings:
            console.print(f"{'ok  ' if finding.ok else 'BAD '} {finding.name}: {finding.detail}")
        held = f"{counts.documents} documents, {counts.statements} statements, {counts.judgements} judgements"
        console.print(f"     {settings.record}: {held}")
    if not healthy:
        tell(settings, "sulh: something is wrong; try `sulh doctor --rebuild`, then restore the last backup")
        raise typer.Exit(FAILED)
