"""Routes of /api/v1: the tables, one report, search, the process, the change feed, and decisions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import islice
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from sulh import __version__
from sulh.api.envelope import Error, Refused
from sulh.api.house import Seated, Visitor, house_of, needs
from sulh.api.paging import MOST, PageOut, etag, not_modified, slice_of
from sulh.api.process import process_answers
from sulh.api.tables import TABLES
from sulh.codebook.process_defaults import load_defaults
from sulh.export.csv_table import csv_bytes
from sulh.export.json_rows import brief_json, found_json, row_json
from sulh.export.process_json import process_json
from sulh.query import brief, report_page, search
from sulh.record.codec import plain
from sulh.record.judgement import Judgement, Verdict

__all__ = ["router"]

ERRORS: dict[int | str, dict[str, Any]] = {
    code: {"model": Error} for code in (400, 401, 403, 404, 409, 410, 413, 421, 422, 429, 503)
}
router = APIRouter(prefix="/api/v1", responses=ERRORS)
Text = Annotated[str, Query(max_length=400, pattern=r"^[^\x00]*$")]
Key = Annotated[str | None, Query(max_length=400)]
Limit = Annotated[int, Query(ge=1, le=MOST)]
Day = Annotated[date | None, Query(description="The day to count from; else the server's.")]
Name = Literal["timeline", "commitments", "actors", "measures", "claims", "conditions", "reports", "sources"]


class About(BaseModel):
    """The server and its record."""

    sulh: str
    version: int
    documents: int
    statements: int
    judgements: int
    tables: list[str]


class JudgementIn(BaseModel):
    """A decision; the author is whoever the token or session belongs to."""

    model_config = ConfigDict(extra="forbid")
    subject: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00]*$")
    verdict: Verdict
    reason: str = Field("", max_length=2000, pattern=r"^[^\x00]*$")
    other: str | None = Field(None, max_length=200, pattern=r"^[^\x00]*$")
    field: str | None = Field(None, max_length=80, pattern=r"^[^\x00]*$")
    value: str | None = Field(None, max_length=2000, pattern=r"^[^\x00]*$")


class JudgementOut(BaseModel):
    """What was written."""

    id: str
    new: bool


@router.get("/", summary="What this server holds")
def about(_who: Visitor, sitting: Seated) -> About:
    counts = sitting.moment.view.counts()
    return About(
        sulh=__version__,
        version=sitting.moment.view.last_change(),
        documents=counts.documents,
        statements=counts.statements,
        judgements=counts.judgements,
        tables=list(TABLES),
    )


def _cached(request: Request, version: int, *parts: object, make: Callable[[], Any]) -> Response:
    """The answer with its tag, or word that the asker has it."""
    tag = etag(version, request.url.path, *parts)
    return not_modified(request, tag) or JSONResponse(make(), headers={"etag": tag})


@router.get("/tables/{name}", summary="Rows of a table, a page at a time", response_model=PageOut)
def table(
    request: Request,
    _who: Visitor,
    sitting: Seated,
    name: Name,
    after: Key = None,
    limit: Limit = 100,
    today: Day = None,
    accepted: bool = False,
) -> Response:
    day = today or house_of(request).desk.day()
    version = sitting.moment.view.last_change()

    def make() -> dict[str, Any]:
        rows = TABLES[name](sitting, day)
        begin, end, following = slice_of(rows.ids, after, limit)
        found = [rows.json(at) for at in range(begin, end)]
        return {"table": name, "version": version, "total": len(rows.ids), "rows": found, "next": following}

    return _cached(request, version, after, limit, day, accepted, make=make)


@router.get(
    "/tables/{name}/csv", summary="A whole table as CSV, BOM and formula guard in place", response_class=Response
)
def table_csv(
    request: Request,
    who: Visitor,
    sitting: Seated,
    name: Name,
    today: Day = None,
    raw: bool = False,
    accepted: bool = False,
) -> Response:
    day = today or house_of(request).desk.day()
    tag = etag(sitting.moment.view.last_change(), request.url.path, day, raw, accepted)
    house_of(request).note(who.name, f"export {name} csv")
    body = csv_bytes(TABLES[name](sitting, day).table(), raw=raw)
    kept = {"etag": tag, "content-disposition": f'attachment; filename="sulh-{name}.csv"'}
    return not_modified(request, tag) or Response(body, media_type="text/csv; charset=utf-8", headers=kept)


@router.get("/reports/{document}", summary="One report with its text and everything read in it")
def report(request: Request, _who: Visitor, sitting: Seated, document: str) -> Response:
    version = sitting.moment.view.last_change()

    def make() -> dict[str, Any]:
        page = report_page(sitting.moment, document)
        rows = {item.row.statement.id: item.row for item in page.items}
        return {
            "id": page.report.id,
            "text": page.report.text,
            "printings": [plain(printing) for printing in page.report.printings],
            "statements": [row_json(row) for row in rows.values()],
            "copies": [copy.document for copy in page.copies],
        }

    return _cached(request, version, document, make=make)


@router.get("/search", summary="Sentences that match, newest first")
def find(_who: Visitor, sitting: Seated, q: Text, limit: Limit = 50) -> dict[str, Any]:
    found = list(islice(search(sitting.moment, q), limit + 1)) if q.strip() else []
    return {"q": q, "more": len(found) > limit, "rows": [found_json(each) for each in found[:limit]]}


@router.get("/brief", summary="Everything a brief is made of")
def brief_data(
    request: Request,
    _who: Visitor,
    sitting: Seated,
    since: date | None = None,
    today: Day = None,
    accepted: bool = False,
) -> Response:
    day = today or house_of(request).desk.day()
    version = sitting.moment.view.last_change()
    return _cached(
        request,
        version,
        since,
        day,
        accepted,
        make=lambda: brief_json(brief(sitting.moment, today=day, since=since)),
    )


@router.get("/process", summary="The network, what is blocked by what, and ranges")
def process(
    request: Request,
    _who: Visitor,
    sitting: Seated,
    today: Day = None,
    runs: Annotated[int, Query(ge=1, le=10_000)] = 1000,
    seed: Annotated[int, Query(ge=0, le=2**31)] = 0,
    accepted: bool = False,
) -> Response:
    day = today or house_of(request).desk.day()
    version = sitting.moment.view.last_change()

    def make() -> dict[str, Any]:
        found = process_answers(sitting, today=day, runs=runs, seed=seed)
        return dict(process_json(found, load_defaults()))

    return _cached(request, version, day, runs, seed, accepted, make=make)


@router.get("/changes", summary="The change feed, oldest first; `next` is the cursor")
def changes(
    _who: Visitor, sitting: Seated, after: Annotated[int, Query(ge=0, le=2**53)] = 0, limit: Limit = 100
) -> dict[str, Any]:
    found = sitting.moment.view.changes(after, limit=limit)
    return {"rows": [plain(each) for each in found], "next": found[-1].seq if found else after}


@router.post("/judgements", summary="Append a decision", status_code=201)
def judge(request: Request, given: JudgementIn) -> JudgementOut:
    who = needs(request, "coder")
    house = house_of(request)
    sitting = house.desk.sitting()
    known = any(True for _ in sitting.moment.view.statements(ids=[given.subject]))
    if not known and given.subject not in sitting.moment.names:
        raise Refused(404, "not_found", f"nothing called {given.subject} in this record")
    try:
        made = Judgement(author=who.name, at=house.desk.now(), **given.model_dump())
    except ValueError as error:
        raise Refused(422, "bad_judgement", str(error)) from error
    house.note(who.name, f"judge {made.subject} {made.verdict}")
    return JudgementOut(id=made.id, new=house.desk.judge(made))
