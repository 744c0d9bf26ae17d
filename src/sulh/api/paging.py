"""Paging: a page of rows and the cursor to the next; an ETag that is known before any work is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from sulh.api.envelope import Refused
from sulh.ids import digest

__all__ = ["MOST", "PageOut", "etag", "not_modified", "slice_of"]

MOST = 500


class PageOut(BaseModel):
    """Rows of one table.  `next` is the cursor of the next page, or null; `version` the record's last change."""

    table: str
    version: int
    total: int
    rows: list[dict[str, Any]]
    next: str | None = Field(description="Give it as `after` to go on.")


def slice_of(ids: Sequence[str], after: str | None, limit: int) -> tuple[int, int, str | None]:
    """First and last place of a page, and its cursor: the id of its last row."""
    begin = 0
    if after is not None:
        if after not in ids:
            raise Refused(410, "cursor_gone", "the row of this cursor is not there any more; begin again")
        begin = ids.index(after) + 1
    end = min(begin + limit, len(ids))
    return begin, end, ids[end - 1] if end < len(ids) else None


def etag(version: int, *parts: object) -> str:
    """The same record asked the same way gives the same tag."""
    return f'W/"{version}-{digest(repr(parts).encode("utf-8", "surrogatepass"), size=16)}"'


def not_modified(request: Request, tag: str) -> Response | None:
    """An empty answer, if the asker has this one already."""
    known = {each.strip() for each in request.headers.get("if-none-match", "").split(",")}
    return Response(status_code=304, headers={"etag": tag}) if tag in known else None
