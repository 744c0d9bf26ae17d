"""Reports: the list, one report with its items marked, and search."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from sulh.api.tables import listed_rows
from sulh.errors import BadDate
from sulh.query import Filter, report_page, search
from sulh.query.queue import stage
from sulh.record.statement import LAYERS
from sulh.web.listing import window
from sulh.web.pages.door import door
from sulh.web.passage import Mark, paragraphs
from sulh.web.typed import day_typed

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
FOUND = 50


@router.get("/reports")
def reports(request: Request, page: Annotated[int, Query(ge=1)] = 1, outlet: str = "") -> Response:
    """Every report, newest first."""
    screen = door(request)
    rows = [row for row in listed_rows(screen.sitting) if not outlet or row.printing.outlet == outlet]
    return screen.show("reports.html", "reports", {"window": window(rows, page), "outlet": outlet})


@router.get("/reports/{document}")
def reader(request: Request, document: str, layer: Annotated[list[str] | None, Query()] = None) -> Response:
    """The text with its items marked, and what is known of each."""
    screen = door(request)
    found = report_page(screen.moment, document)
    shown = [each for each in LAYERS if layer is None or each in layer]
    items = [item for item in found.items if item.layer in shown]
    marks = [Mark(item.row.statement.id, item.layer, item.piece.span) for item in items if item.row.state != "rejected"]
    stages = {
        item.row.statement.id: stage(screen.moment.view.judgements(subject=item.row.statement.id)) for item in items
    }
    counts = {each: sum(item.layer == each for item in found.items) for each in LAYERS}
    text = paragraphs(found.report.text, marks)
    values = {"found": found, "items": items, "text": text, "shown": shown, "counts": counts, "stages": stages}
    return screen.show("reader.html", "reports", {**values, "rules": screen.moment.measured, "layers": LAYERS})


@router.get("/search")
def find(
    request: Request,
    q: Annotated[str, Query(max_length=400)] = "",
    since: str = "",
    until: str = "",
    actor: str = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """Sentences by their words; a line each is a list of names asked at once."""
    screen = door(request)
    found, more, wrong = [], False, ""
    try:
        only = Filter(since=day_typed(since), until=day_typed(until), actor=actor or None)
        if q.strip():
            begin = (page - 1) * FOUND
            hits = list(islice(search(screen.moment, q, only=only), begin, begin + FOUND + 1))
            found, more = hits[:FOUND], len(hits) > FOUND
    except BadDate as error:
        wrong = str(error)
    values = {"q": q, "since": since, "until": until, "actor": actor, "found": found, "more": more, "wrong": wrong}
    return screen.show("search.html", "search", {**values, "number": page})
