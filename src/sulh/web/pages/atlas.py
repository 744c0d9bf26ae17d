"""Atlas: events where their places are known, over bundled outlines; a table says the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from sulh.api.tables import timeline_rows
from sulh.lexicon.coordinates import Point, coordinates
from sulh.query import TimelineRow
from sulh.web.pages.door import door

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
SQUEEZE = 0.86  # cosine of the middle latitude, so that shapes are not stretched
LABELLED = 12


@dataclass(slots=True)
class Spot:
    """A place, its events, and where it is drawn (tenths of a degree)."""

    ref: str
    point: Point
    rows: list[TimelineRow] = field(default_factory=list)

    @property
    def x(self) -> float:
        """From the west."""
        return round(self.point.lon * 10 * SQUEEZE, 1)

    @property
    def y(self) -> float:
        """From the north."""
        return round(-self.point.lat * 10, 1)

    @property
    def size(self) -> float:
        """Area by the number of events."""
        return round(min(14.0, 2.0 + 1.3 * sqrt(len(self.rows))), 1)


@cache
def _outlines(kind: str) -> str:
    """All outlines of a kind as one path."""
    lines = []
    for line in files("sulh.web").joinpath("data/boundaries.tsv").read_text("utf-8").splitlines():
        name, _, shape = line.partition("\t")
        if name == kind:
            numbers = [int(each) for each in shape.split()]
            points = [f"{round(x * SQUEEZE)} {-y}" for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
            lines.append("M" + "L".join(points) + ("Z" if kind == "land" else ""))
    return "".join(lines)


def _frame(spots: list[Spot]) -> tuple[float, float, float, float]:
    """Left, top, width, height around the spots, not closer than a country."""
    if not spots:
        return -172.0, -480.0, 860.0, 560.0
    left, right = min(each.x for each in spots) - 25, max(each.x for each in spots) + 25
    top, bottom = min(each.y for each in spots) - 20, max(each.y for each in spots) + 20
    width, height = max(140.0, right - left), max(90.0, bottom - top)
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    width = max(width, height * 1.55)
    height = max(height, width / 1.9)
    return round(middle_x - width / 2, 1), round(middle_y - height / 2, 1), round(width, 1), round(height, 1)


@router.get("/map")
def atlas(request: Request, type: Annotated[str, Query(max_length=40)] = "") -> Response:
    """Where things happened; what has no known place is counted, not placed."""
    screen = door(request)
    known, spots, nowhere = coordinates(), dict[str, Spot](), 0
    types = sorted({getattr(row.group.statements[0].content, "type", "") for row in timeline_rows(screen.sitting)})
    for row in timeline_rows(screen.sitting):
        if type and getattr(row.group.statements[0].content, "type", "") != type:
            continue
        ref = screen.moment.identity.name(row.said.where.ref) if row.said.where else ""
        if ref in known:
            spots.setdefault(ref, Spot(ref, known[ref])).rows.append(row)
        else:
            nowhere += 1
    ordered = sorted(spots.values(), key=lambda spot: (-len(spot.rows), spot.ref))
    frame = _frame(ordered)
    values = {
        "spots": ordered,
        "frame": frame,
        "land": _outlines("land"),
        "borders": _outlines("border"),
        "nowhere": nowhere,
        "labelled": LABELLED,
    }
    return screen.show("map.html", "map", {**values, "types": types, "type": type, "scale": frame[2] / 900})
