"""Process: the picture, what is blocked by what, what is due, ranges; and what if."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from sulh.api.process import process_answers, process_graph
from sulh.codebook.process_defaults import load_defaults
from sulh.errors import DataError
from sulh.export.process_html import process_html
from sulh.export.process_svg import process_svg
from sulh.export.process_words import ProcessWords, not_modelled
from sulh.process.answers import default_goals
from sulh.process.scenario import Scenario, parse_scenario
from sulh.web.pages.door import door
from sulh.web.screen import Screen

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
RUNS = 1000


@dataclass(frozen=True, slots=True)
class Lever:
    """A thing that a person can suppose to be done, or never to come."""

    node: str
    name: str
    supposed: str


@router.get("/process")
def process(
    request: Request,
    done: Annotated[list[str] | None, Query()] = None,
    never: Annotated[list[str] | None, Query()] = None,
    format: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """The network around what is promised and waited for; `done` and `never` suppose something."""
    screen = door(request)
    scenario, wrong = None, ""
    try:
        scenario = _scenario(screen, done or [], never or [])
        found = process_answers(screen.sitting, today=screen.today, runs=RUNS, scenario=scenario)
    except DataError as error:
        wrong = str(error)
        found = process_answers(screen.sitting, today=screen.today, runs=RUNS)
    if format == "html":
        body = process_html(found, load_defaults(), direction="rtl" if screen.rtl else "ltr")
        name = {"content-disposition": 'attachment; filename="process.html"'}
        return Response(body, media_type="text/html; charset=utf-8", headers=name)
    picture = process_svg(found, direction="rtl" if screen.rtl else "ltr")
    nonce = request.scope["state"]["nonce"]
    words = ProcessWords.of(found, load_defaults())
    values = {
        "found": found,
        "picture": picture.replace("<style>", f'<style nonce="{nonce}">', 1),
        "words": words,
        "levers": _levers(screen, set(done or []), set(never or [])),
        "not_modelled": not_modelled(found.about),
        "wrong": wrong,
        "supposed": scenario is not None,
    }
    return screen.show("process.html", "process", values)


def _levers(screen: Screen, done: set[str], never: set[str]) -> tuple[Lever, ...]:
    graph = process_graph(screen.sitting, screen.today)
    near = dict.fromkeys(default_goals(graph))
    for goal in tuple(near):
        near |= dict.fromkeys(edge.source for edge in graph.into[goal] if edge.kind != "commits")
    nodes = [graph.by_id[each] for each in near if each in graph.by_id]
    kept = [node for node in nodes if node.happens and node.status != "done" and not node.over]
    return tuple(
        Lever(node.id, node.name, "done" if node.id in done else "never" if node.id in never else "")
        for node in kept[:40]
    )


def _scenario(screen: Screen, done: list[str], never: list[str]) -> Scenario | None:
    """The choices of the page as a scenario of the command line, by the person who chose."""
    graph = process_graph(screen.sitting, screen.today)
    for node in (*done, *never):
        if node not in graph.by_id:
            raise DataError(f"{node[:80]}: no such thing in this network")
    if not done and not never:
        return None
    lines = [
        "scenario: 1",
        f"by: {json.dumps(screen.who.name if screen.who else 'somebody')}",
        f"date: {screen.today}",
        "changes:",
    ]
    for node in dict.fromkeys(done):
        lines += [f"  - done: {json.dumps(node, ensure_ascii=False)}", f"    on: {screen.today}"]
    for node in dict.fromkeys(never):
        lines.append(f"  - never: {json.dumps(node, ensure_ascii=False)}")
    return parse_scenario("\n".join(lines) + "\n", file="what-if")
