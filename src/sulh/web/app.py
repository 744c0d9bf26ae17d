"""App: the workbench: the API, the pages and their files, behind one gate."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from sulh.api.app import answer_error, api_app, guarded_by
from sulh.api.gate import Gate
from sulh.api.house import House
from sulh.errors import SulhError
from sulh.web.pages import atlas, door, leaving, overview, people, process, reading, review
from sulh.web.screen import Screen

__all__ = ["workbench", "workbench_app"]

MODULES = (door, reading, people, process, review, atlas, leaving, overview)


def _page_error(request: Request, error: Exception) -> Response:
    """Programs get the envelope; people get a page that says the same."""
    found = answer_error(request, error)
    path = request.url.path
    if path.startswith("/api/") or "text/html" not in request.headers.get("accept", ""):
        return found
    if found.status_code == 401 and path != "/login":
        return RedirectResponse("/login", status_code=303)
    told = str(error) if isinstance(error, SulhError) else ""
    return Screen.of(request).show(
        "error.html", "error", {"code": found.status_code, "told": told}, status=found.status_code
    )


def workbench_app(house: House) -> FastAPI:
    """Pages and API."""
    app = api_app(house)
    for kind in (SulhError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, _page_error)
    app.mount("/static", StaticFiles(directory=str(files("sulh.web").joinpath("static"))), name="static")
    for module in MODULES:
        app.include_router(module.router)
    return app


def workbench(house: House, names: Iterable[str] = ()) -> Gate:
    """The workbench behind its gate."""
    return guarded_by(workbench_app(house), names)
