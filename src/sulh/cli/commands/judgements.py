"""sulh judgements"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sulh.assembly.agreement import Agreement, agreement
from sulh.cli.edge import AsJson, now, opened, print_json, screen, tell
from sulh.errors import InputError
from sulh.pipeline import judge_all
from sulh.record.judgement_file import parse_judgements, write_judgements
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    path: Annotated[Path | None, typer.Option("--import", metavar="FILE", help="Take in a file of judgements.")] = None,
    compare: Annotated[bool, typer.Option("--agreement", help="Print how far coders agree, by layer.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print all judgements as a file for version control, take such a file in, or print agreement.

    Examples:  sulh judgements > judgements.jsonl  ·  sulh judgements --import judgements.jsonl
    """
    settings: Settings = ctx.obj
    with opened(settings, create=False) as store:
        if path is not None:
            taken = judge_all(store, parse_judgements(_text(path), name=str(path)), at=now())
            tell(settings, f"{settings.record}: {taken} new judgements")
            return
        with store.view() as view:
            judgements = view.judgements()
    if not compare:
        sys.stdout.write(write_judgements(judgements))
    elif as_json:
        print_json({"schema": "sulh-agreement/1", "rows": [_json(found) for found in agreement(judgements)]})
    else:
        for found in agreement(judgements):
            alpha = "not defined" if found.alpha is None else f"{found.alpha:.3f}"
            screen(settings).print(f"{found.layer}: {found.units} judged twice, alpha {alpha}")
            for pair, kappa in found.kappa.items():
                shown = "not defined" if kappa is None else f"{kappa:.3f}"
                screen(settings).print(f"    kappa {', '.join(pair)}: {shown}")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: can't be read as UTF-8 text; check the name") from error


def _json(found: Agreement) -> dict[str, object]:
    pairs = [{"coders": list(pair), "kappa": kappa} for pair, kappa in found.kappa.items()]
    return {
        "layer": found.layer,
        "coders": list(found.coders),
        "units": found.units,
        "alpha": found.alpha,
        "kappa": pairs,
    }
