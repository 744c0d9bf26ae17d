"""People: everybody in the record, and one of them from all sides."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from sulh.assembly.gist import gist
from sulh.query import actors, profile
from sulh.web.listing import window
from sulh.web.pages.door import door

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/actors")
def people(
    request: Request,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    kind: Annotated[str, Query(max_length=40)] = "",
    q: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Everybody, most often named first."""
    screen = door(request)
    rows = actors(screen.moment)
    kinds = sorted({row.kind for row in rows})
    wanted = gist(q)
    kept = [
        row
        for row in rows
        if kind in ("", row.kind) and (not wanted or any(wanted in gist(n) for n in (*row.names, row.name.en or "")))
    ]
    values = {"window": window(kept, page), "kinds": kinds, "kind": kind, "q": q}
    return screen.show("actors.html", "actors", values)


@router.get("/actors/{ref:path}")
def person(request: Request, ref: str) -> Response:
    """All his names, his offices over time, what he says and does, with whom."""
    screen = door(request)
    found = screen.sitting.once(("profile", ref), lambda: profile(screen.moment, ref))
    return screen.show("actor.html", "actors", {"found": found})
