"""Review: one decision a screen; saved at once, taken back by one key, skipped ones come back at the end."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from sulh.api.accounts import may
from sulh.api.envelope import Refused
from sulh.api.house import house_of, needs
from sulh.query import Row, queue
from sulh.query.queue import last_of, stage
from sulh.record.content import Layer
from sulh.record.judgement import Judgement
from sulh.span import Span
from sulh.web.correcting import fields_of
from sulh.web.pages.door import door
from sulh.web.passage import Mark, paragraphs
from sulh.web.screen import Screen

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
SKIPPED = "sulh_skipped"
MOST_SKIPPED = 150
AROUND = 400
Verdict = Literal["accept", "reject", "unsure", "correct"]
REASONS = ("not_said", "wrong_layer", "wrong_party", "wrong_date", "wrong_kind", "other")


def _skipped(request: Request) -> list[str]:
    found = request.cookies.get(SKIPPED, "").split(".")
    return [each for each in found if each][:MOST_SKIPPED]


def _layer(text: str) -> Layer | None:
    return next((each for each in get_args(Layer) if each == text), None)


@router.get("/review")
def review(
    request: Request, layer: Annotated[str, Query(max_length=20)] = "", item: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    """The next thing to decide, in its sentence, with its rule and how that rule has done."""
    screen = door(request)
    author = screen.who.name if screen.who else ""
    second = screen.request.query_params.get("second") == "1"
    found = queue(screen.moment, author=author, layer=_layer(layer), skipped=_skipped(request), second=second)
    row = _row(screen, item) or _row(screen, found.waiting[0] if found.waiting else "")
    values: dict[str, object] = {
        "found": found, "row": row, "layer": layer, "second": second, "last": last_of(screen.moment, author),
        "reasons": REASONS, "allowed": screen.who is not None and may(screen.who, "coder"),
        "layers": list(get_args(Layer)), "skipped": len(_skipped(request)), "rules": screen.moment.measured,
    }  # fmt: skip
    if row is not None:
        values |= _shown(screen, row)
    return screen.show("review.html", "review", values)


def _row(screen: Screen, item: str) -> Row | None:
    """A thing to decide on, by its id."""
    if not item:
        return None
    return next((screen.moment.row(each) for each in screen.moment.view.statements(ids=[item])), None)


def _shown(screen: Screen, row: Row) -> dict[str, object]:
    """The first telling in its surroundings, the other tellings, and who decided what so far."""
    piece = row.statement.evidence[0]
    report = screen.moment.view.report(piece.document)
    begin = max(0, report.text.rfind("\n", 0, piece.span.start) + 1, piece.span.start - AROUND)
    stop = report.text.find("\n", piece.span.end)
    stop = min(len(report.text) if stop < 0 else stop, piece.span.end + AROUND)
    moved = Mark(row.statement.id, row.statement.layer, Span(piece.span.start - begin, piece.span.end - begin))
    judged = screen.moment.view.judgements(subject=row.statement.id)
    return {
        "piece": piece,
        "passage": paragraphs(report.text[begin:stop], [moved]),
        "report": report,
        "judged": judged,
        "stage": stage(judged),
        "fields": fields_of(row.statement, screen),
    }


@router.post("/review")
def decide(
    request: Request,
    subject: Annotated[str, Form(max_length=40)],
    verdict: Annotated[Verdict, Form()],
    reason: Annotated[str, Form(max_length=2000)] = "",
    field: Annotated[str, Form(max_length=80)] = "",
    value: Annotated[str, Form(max_length=2000)] = "",
    layer: Annotated[str, Form(max_length=20)] = "",
    second: Annotated[str, Form(max_length=1)] = "",
) -> Response:
    """Write the decision down and go on to the next."""
    who = needs(request, "coder")
    house = house_of(request)
    if not any(True for _ in house.desk.sitting().moment.view.statements(ids=[subject])):
        raise Refused(404, "not_found", "no such item in this record")
    correct = verdict == "correct"
    try:
        made = Judgement(
            subject, verdict, who.name, house.desk.now(), reason=reason.strip(),
            field=field if correct else None, value=value if correct else None,
        )  # fmt: skip
    except ValueError as error:
        raise Refused(422, "bad_judgement", str(error)) from error
    house.desk.judge(made)
    house.note(who.name, f"judge {subject} {verdict}")
    return _next(request, layer, second, [each for each in _skipped(request) if each != subject])


@router.post("/review/skip")
def skip(
    request: Request,
    subject: Annotated[str, Form(max_length=40)],
    layer: Annotated[str, Form(max_length=20)] = "",
    second: Annotated[str, Form(max_length=1)] = "",
) -> Response:
    """Not now: it comes back at the end."""
    needs(request, "coder")
    kept = [each for each in _skipped(request) if each != subject]
    return _next(request, layer, second, [*kept, subject] if subject.replace("-", "").isalnum() else kept)


@router.post("/review/undo")
def undo(
    request: Request,
    layer: Annotated[str, Form(max_length=20)] = "",
    second: Annotated[str, Form(max_length=1)] = "",
) -> Response:
    """Take one's last decision back: a further line that stands beside it."""
    who = needs(request, "coder")
    house = house_of(request)
    last = last_of(house.desk.sitting().moment, who.name)
    if last is None:
        return _next(request, layer, second, _skipped(request))
    house.desk.judge(Judgement(last.subject, "withdraw", who.name, house.desk.now()))
    house.note(who.name, f"undo {last.subject}")
    return _next(request, layer, second, _skipped(request), item=last.subject)


def _next(request: Request, layer: str, second: str, skipped: list[str], item: str = "") -> Response:
    query = [f"layer={layer}"] if _layer(layer) else []
    query += ["second=1"] if second == "1" else []
    query += [f"item={item}"] if item else []
    found = RedirectResponse("/review" + ("?" + "&".join(query) if query else ""), status_code=303)
    found.set_cookie(
        SKIPPED, ".".join(skipped[-MOST_SKIPPED:]), samesite="lax", httponly=True, secure=house_of(request).secure
    )
    return found
