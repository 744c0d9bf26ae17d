"""sulh process"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, get_args

import typer

from sulh.cli.edge import AsJson, Today, moment, print_json, tell, today_of
from sulh.codebook.process_defaults import load_defaults
from sulh.codebook.processes import processes_release
from sulh.errors import InputError
from sulh.export.process_html import process_html
from sulh.export.process_json import process_json
from sulh.export.process_layout import Direction
from sulh.export.process_svg import process_svg
from sulh.export.process_text import process_text
from sulh.process.answers import Answers, answer
from sulh.process.build import build_graph
from sulh.process.forecast import freeze, happened_by, score, thaw
from sulh.process.graph import Graph
from sulh.process.jackknife import Unit
from sulh.process.outcomes import Assumptions
from sulh.process.scenario import Scenario, parse_scenario
from sulh.query import Moment
from sulh.record.statement import LAYERS
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    score_file: Annotated[
        list[str] | None, typer.Argument(metavar="[score FORECAST]", help="Score a forecast made earlier.")
    ] = None,
    what_if: Annotated[Path | None, typer.Option(help="A scenario file; nothing of it enters the record.")] = None,
    goal: Annotated[
        list[str] | None, typer.Option(help="Look closely at this: an id or a name; may be repeated.")
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="UNIT", help="Leave out one at a time, to see what hangs on it; may be repeated."),
    ] = None,
    runs: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many runs.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Same seed, same answer; 0 is a seed.")] = 0,
    correlation: Annotated[float, typer.Option(min=0, max=0.99, help="One shared cause behind all lapses.")] = 0.0,
    accepted: Annotated[bool, typer.Option("--accepted", help="Only what a person accepted.")] = False,
    svg: Annotated[Path | None, typer.Option(help="Draw the network into this file.")] = None,
    html: Annotated[
        Path | None, typer.Option(help="The whole answer as a page, with the quotes behind every arrow.")
    ] = None,
    direction: Annotated[Direction, typer.Option(help="Which way the picture runs.")] = "rtl",
    forecast: Annotated[Path | None, typer.Option(help="Freeze the ranges into this file, to be scored later.")] = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Ask the process: what is blocked by what, who waits for whom, what may still be in time, what if.

    Examples:  sulh process  ·  sulh process --goal elections --what-if basis.yaml --json  ·  sulh process score oct.json
    """
    settings: Settings = ctx.obj
    day = today_of(today)
    scenario = _scenario(what_if)
    with moment(settings, reviewed_only=accepted) as asked:
        graph = build_graph(
            asked.statements(*LAYERS),
            today=day,
            identity=asked.identity,
            state_of=asked.verdicts.state,
            story_of=asked.sources.of,
        )
        if score_file:
            _score(score_file, graph, today=day, as_json=as_json)
            return
        given = Assumptions(seed, runs, correlation)
        found = answer(
            graph,
            today=day,
            goals=goal or (),
            scenario=scenario,
            units=_units(without or ()),
            given=given,
            record=_version(asked),
        )
    _draw(found, settings, svg=svg, html=html, direction=direction)
    if forecast is not None:
        _freeze(found, forecast, given, settings)
    if as_json:
        print_json(process_json(found, load_defaults()))
    else:
        sys.stdout.write(process_text(found, load_defaults()))


def _draw(found: Answers, settings: Settings, *, svg: Path | None, html: Path | None, direction: Direction) -> None:
    if svg is not None:
        svg.write_text(process_svg(found, direction=direction), "utf-8")
        tell(settings, f"{svg}: drawn")
    if html is not None:
        html.write_text(process_html(found, load_defaults(), direction=direction), "utf-8")
        tell(settings, f"{html}: written")


def _scenario(path: Path | None) -> Scenario | None:
    if path is None:
        return None
    return parse_scenario(path.read_text("utf-8"), file=str(path))


def _units(names: Sequence[str]) -> tuple[Unit, ...]:
    known = {str(unit): unit for unit in get_args(Unit)}
    wrong = [name for name in names if name not in known]
    if wrong:
        raise InputError(f"--without: {wrong[0]} is none of {', '.join(known)}")
    return tuple(known[name] for name in names)


def _version(asked: Moment) -> str:
    """The record by its last change, so that a forecast can be traced."""
    return f"change {asked.view.last_change()}"


def _freeze(found: Answers, path: Path, given: Assumptions, settings: Settings) -> None:
    releases = {"defaults": load_defaults().release, "processes": processes_release()}
    about = found.about
    frozen = freeze(found.graph, found.outcomes, today=about.today, record=about.record, given=given, releases=releases)
    path.write_text(frozen, "utf-8")
    tell(settings, f"{path}: frozen; score it later with: sulh process score {path}")


def _score(arguments: list[str], graph: Graph, *, today: date, as_json: bool) -> None:
    if arguments[0] != "score" or len(arguments) != 2:
        raise InputError("write: sulh process score FORECAST")
    path = Path(arguments[1])
    made = thaw(path.read_text("utf-8"), name=str(path))
    found = score(made, happened_by(graph, made, today))
    if as_json:
        print_json(
            {
                "schema": "sulh-forecast-score/1",
                "made": made.made.isoformat(),
                "count": found.count,
                "open": found.open,
                "brier": found.brier,
                "log_score": found.log_score,
                "observed": found.observed,
                "expected": list(found.expected) if found.expected else None,
            }
        )
    elif found.brier is None or found.log_score is None or found.observed is None or found.expected is None:
        sys.stdout.write(f"None of {found.open} forecasts of {made.made} is decided yet.\n")
    else:
        low, high = found.expected
        sys.stdout.write(
            f"{found.count} forecasts of {made.made} are decided, {found.open} open.\n"
            f"Brier {found.brier:.3f}, log score {found.log_score:.3f} (0 is best for both).\n"
            f"In time: {found.observed:.0%}; the ranges allowed {low:.0%} to {high:.0%}.\n"
        )
