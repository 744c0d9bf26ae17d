"""Coordinates: where places of the gazetteer lie; settlements are points, and what is no point has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sulh.lexicon.knowledge import PLACE_COLUMNS
from sulh.lexicon.table import read_tsv, tables

__all__ = ["Point", "coordinates"]


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees of WGS84, and the country's code."""

    lat: float
    lon: float
    country: str


@cache
def coordinates() -> Mapping[str, Point]:
    """Place to point, for those that have one."""
    found: dict[str, Point] = {}
    for path in tables("places"):
        if path.name == "ambiguous.tsv":
            continue
        for row in read_tsv(path, PLACE_COLUMNS):
            if row["lat"] and row["lon"]:
                found.setdefault(row["id"], Point(float(row["lat"]), float(row["lon"]), row["country"]))
    return found
