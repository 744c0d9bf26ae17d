"""App: the API as an ASGI application behind its gate."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from sulh import __version__
from sulh.api.envelope import status_of
from sulh.api.gate import LOOPBACK, Gate
from sulh.api.house import House
from sulh.api.routes import router
from sulh.errors import SulhError

__all__ = ["answer_error", "api_app", "guarded_by"]


def _error(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status_code=status)


def answer_error(_request: Request, error: Exception) -> JSONResponse:
    """The envelope of any error."""
    if isinstance(error, SulhError):
        status, code = status_of(error)
        return _error(status, code, str(error))
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        place = ".".join(str(each) for each in first["loc"])
        return _error(422, "bad_request", f"{place}: {first['msg']}")
    assert isinstance(error, HTTPException)
    found = _error(error.status_code, "not_found" if error.status_code == 404 else "refused", str(error.detail))
    found.headers.update(error.headers or {})
    return found


def api_app(house: House) -> FastAPI:
    """The API; no pages, no documentation from elsewhere."""
    app = FastAPI(
        title="Sulh",
        version=__version__,
        description="A record of a peace process: every row carries the words behind it.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    for kind in (SulhError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, answer_error)
    app.state.house = house
    app.include_router(router)
    return app


def guarded_by(app: FastAPI, names: Iterable[str] = ()) -> Gate:
    """The application behind its gate; `names` are further host names it answers to."""
    return Gate(app, LOOPBACK | frozenset(name.lower() for name in names))
