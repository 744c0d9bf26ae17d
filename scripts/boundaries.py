"""Cut the bundled outlines out of Natural Earth's 1:50 million countries (public domain), given as TopoJSON.

    python scripts/boundaries.py countries-50m.json > src/sulh/web/data/boundaries.tsv

Each line is `land` or `border`, a tab, and "lon lat lon lat …" in tenths of a degree.  Outlines are drawn as the source has them and
named nowhere: where they are contested they are no statement of ours.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

Point = tuple[int, int]
WEST, EAST, SOUTH, NORTH = -200, 800, -80, 560


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """Every arc in tenths of a degree, without doubled points."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((round(10 * (x * scale_x + shift_x)), round(10 * (y * scale_y + shift_y))))
        found.append([point for point, _ in groupby(points)])
    return found


def rings(topology: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """The land as closed rings, cut to the region."""
    for polygon in topology["objects"]["land"]["geometries"][0]["arcs"]:
        for ring in polygon:
            points = [point for at in ring for point in (arcs[at] if at >= 0 else arcs[~at][::-1])]
            for axis, bound, keep in ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1)):
                points = cut(points, axis, lambda value, b=bound, k=keep: k * (value - b) >= 0, bound)
            if len(points) > 3:
                yield [point for point, _ in groupby(points)]


def cut(points: list[Point], axis: int, inside: Callable[[int], bool], bound: int) -> list[Point]:
    """One side of the frame (Sutherland and Hodgman)."""
    found: list[Point] = []
    for before, here in zip([*points[-1:], *points], points, strict=False):
        if inside(before[axis]) != inside(here[axis]):
            share = (bound - before[axis]) / (here[axis] - before[axis])
            other = round(before[1 - axis] + share * (here[1 - axis] - before[1 - axis]))
            found.append((bound, other) if axis == 0 else (other, bound))
        if inside(here[axis]):
            found.append(here)
    return found


def borders(topology: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """Arcs that two countries share."""
    used: dict[int, int] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        stack = list(country.get("arcs", ()))
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack += item
            else:
                at = item if item >= 0 else ~item
                used[at] = used.get(at, 0) + 1
    for at in sorted(at for at, count in used.items() if count > 1):
        for inside, part in groupby(
            arcs[at], key=lambda point: WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH
        ):
            kept = list(part)
            if inside and len(kept) > 1:
                yield kept


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        given = json.load(file)
    lines = decoded(given)
    for kind, shapes in (("land", rings(given, lines)), ("border", borders(given, lines))):
        for shape in shapes:
            print(f"{kind}\t" + " ".join(f"{x} {y}" for x, y in shape))
