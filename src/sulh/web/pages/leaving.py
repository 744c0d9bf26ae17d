"""Leaving: every format the record can be taken away in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from sulh import __version__
from sulh.api.envelope import Refused
from sulh.api.house import house_of
from sulh.export.formats import FORMATS, Asked
from sulh.web.pages.door import door

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/export")
def export(request: Request) -> Response:
    """The list of formats."""
    return door(request).show("export.html", "export", {"formats": FORMATS})


@router.get("/export/{form}")
def file(request: Request, form: str, unreviewed: Annotated[str, Query(max_length=1)] = "") -> Response:
    """A file; only what a person accepted, unless asked for."""
    screen = door(request)
    if form not in FORMATS:
        raise Refused(404, "not_found", "no such format")
    house = house_of(request)
    sitting = house.desk.sitting(reviewed_only=unreviewed != "1")
    asked = Asked.of(sitting.moment, today=screen.today, words=screen.words, version=__version__)
    made = FORMATS[form]
    body = sitting.once(("export", form, screen.language, screen.today), lambda: made.make(asked))
    if screen.who is not None:
        house.note(screen.who.name, f"export {form}{' unreviewed' if unreviewed == '1' else ''}")
    name = {"content-disposition": f'attachment; filename="sulh.{made.ending}"'}
    return Response(body, media_type=made.media, headers=name)
