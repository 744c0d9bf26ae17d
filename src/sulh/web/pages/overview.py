"""Overview: today, timeline, commitments, measures and forces, sources, brief."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from sulh import __version__
from sulh.api.envelope import Refused
from sulh.api.house import house_of, needs
from sulh.api.process import process_graph
from sulh.api.tables import TABLES, coverage_of, due_rows, statement_rows, timeline_rows
from sulh.assembly.slippage import DueStatus
from sulh.errors import BadDate
from sulh.export.brief import compose
from sulh.export.brief_html import html
from sulh.export.brief_markdown import markdown
from sulh.export.csv_table import csv_bytes
from sulh.export.formats import Asked, about
from sulh.export.xlsx import xlsx
from sulh.process.answers import default_goals
from sulh.process.structure import structure
from sulh.query import brief, news
from sulh.web.drawing import slips
from sulh.web.listing import window
from sulh.web.pages.door import door
from sulh.web.screen import Screen
from sulh.web.typed import day_typed

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
SEEN = "sulh_seen"
YEAR = 365 * 24 * 3600
BOARD: tuple[tuple[DueStatus, ...], ...] = (
    ("overdue", "missed"),
    ("standing",),
    ("postponed", "disputed"),
    ("met", "withdrawn"),
)
Page = Annotated[int, Query(ge=1, le=100_000)]
Short = Annotated[str, Query(max_length=100)]


@router.get("/")
def today(request: Request) -> Response:
    """What changed, what is due, what contradicts, what is blocked."""
    screen = door(request)
    seen = request.cookies.get(SEEN, "0")
    since = int(seen) if seen.isdigit() and len(seen) < 16 else 0
    found = screen.sitting.once(
        ("news", screen.today, since), lambda: news(screen.moment, today=screen.today, since=since)
    )
    graph = process_graph(screen.sitting, screen.today)
    blocked = screen.sitting.once(("tier0", screen.today), lambda: structure(graph, goals=default_goals(graph)))
    values = {"found": found, "blocked": blocked.blocked, "circles": blocked.circles, "graph": graph}
    return screen.show("today.html", "today", values)


@router.post("/seen")
def seen(request: Request, upto: Annotated[int, Form(ge=0, le=2**53)]) -> Response:
    """From here on only what is newer is new."""
    needs(request, "reader")
    found = RedirectResponse("/", status_code=303)
    found.set_cookie(SEEN, str(upto), max_age=YEAR, samesite="lax", httponly=True, secure=house_of(request).secure)
    return found


@router.get("/timeline")
def timeline_page(
    request: Request, page: Page = 1, type: Short = "", actor: Short = "", since: Short = "", until: Short = ""
) -> Response:
    """Events in their order, newest first."""
    screen = door(request)
    rows, wrong = list(reversed(timeline_rows(screen.sitting))), ""
    try:
        first, last = day_typed(since), day_typed(until)
        rows = [row for row in rows if first is None or (row.last is not None and row.last >= first)]
        rows = [row for row in rows if last is None or (row.first is not None and row.first <= last)]
    except BadDate as error:
        wrong = str(error)
    types = sorted({getattr(row.group.statements[0].content, "type", "") for row in rows})
    if type:
        rows = [row for row in rows if getattr(row.group.statements[0].content, "type", "") == type]
    if actor:
        called = screen.moment.called(actor)
        rows = [row for row in rows if any(party.ref in called for party in (*row.said.actors, *row.said.recipients))]
    values = {
        "window": window(rows, page),
        "types": types,
        "type": type,
        "actor": actor,
        "since": since,
        "until": until,
    }
    return screen.show("timeline.html", "timeline", {**values, "wrong": wrong})


@router.get("/commitments")
def commitments(request: Request, status: Short = "", dated: Short = "1") -> Response:
    """Promises by what became of them, with every date they had."""
    screen = door(request)
    rows = due_rows(screen.sitting, screen.today)
    kept = [row for row in rows if dated != "1" or row.schedule.moves]
    board = [(column, [row for row in kept if row.schedule.due.status in column]) for column in BOARD]
    if status:
        board = [(column, found) for column, found in board if status in column]
    most = 400 if status else 20
    drawn = {row.schedule.id: slips(row.schedule, screen) for row in kept if len(row.schedule.moves) > 1}
    values = {"board": board, "drawn": drawn, "dated": dated, "status": status, "most": most}
    return screen.show("commitments.html", "commitments", values)


@router.get("/measures")
def measures(request: Request, page: Page = 1, layer: Short = "") -> Response:
    """Sanctions, embargoes, mandates; whose armed people are where."""
    screen = door(request)
    rows = [row for row in statement_rows(screen.sitting, "measure", "force") if layer in ("", row.statement.layer)]
    return screen.show("measures.html", "measures", {"window": window(rows, page), "layer": layer})


@router.get("/sources")
def sources(request: Request) -> Response:
    """Outlets, since when, gaps, and how right the reader was by people's own decisions."""
    screen = door(request)
    return screen.show("sources.html", "sources", {"found": coverage_of(screen.sitting)})


@router.get("/brief")
def brief_page(request: Request, since: Short = "", format: Short = "") -> Response:
    """The brief in the page's language; every line footnoted."""
    screen, wrong, first = door(request), "", None
    try:
        first = day_typed(since)
    except BadDate as error:
        wrong = str(error)
    key = ("brief", screen.today, first, screen.language)
    made = screen.sitting.once(
        key, lambda: compose(brief(screen.moment, today=screen.today, since=first), screen.moment, screen.words)
    )
    if format == "html":
        return _file(html(made).encode(), "text/html; charset=utf-8", "brief.html", screen)
    if format == "markdown":
        return _file(markdown(made).encode(), "text/markdown; charset=utf-8", "brief.md", screen)
    return screen.show("brief.html", "brief", {"made": made, "since": since, "wrong": wrong, "told": dict(made.words)})


@router.get("/{name}.{form}")
def whole(request: Request, name: str, form: str) -> Response:
    """A table page as a file."""
    screen = door(request)
    if name not in TABLES or form not in ("json", "csv", "xlsx"):
        raise Refused(404, "not_found", "no such page")
    rows = TABLES[name](screen.sitting, screen.today)
    if form == "json":
        found: list[object] = [rows.json(at) for at in range(len(rows.ids))]
        return _json(name, found, screen)
    if form == "csv":
        return _file(csv_bytes(rows.table()), "text/csv; charset=utf-8", f"sulh-{name}.csv", screen)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    asked = Asked.of(screen.moment, today=screen.today, words=screen.words, version=__version__)
    made = asked.made.astimezone(UTC).replace(tzinfo=None)
    body = xlsx([rows.table()], about(asked), rtl=screen.rtl, made=made)
    return _file(body, kind, f"sulh-{name}.xlsx", screen)


def _json(name: str, rows: list[object], screen: Screen) -> Response:
    body = json.dumps({"table": name, "version": screen.moment.view.last_change(), "rows": rows}, ensure_ascii=False)
    return _file(body.encode("utf-8", "surrogatepass"), "application/json", f"sulh-{name}.json", screen)


def _file(body: bytes, kind: str, name: str, screen: Screen) -> Response:
    """A download: never shown as a page of ours."""
    if screen.who is not None:
        house_of(screen.request).note(screen.who.name, f"export {name}")
    return Response(body, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})
