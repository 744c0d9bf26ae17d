"""Process defaults: the numbers of the process model that no person gave, each with the name of its row.

Data of `data/process_defaults.yaml`; a wrong key, a range out of order or a row that isn't there is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from sulh.errors import DataError
from sulh.ids import digest

__all__ = ["Defaults", "Row", "load_defaults"]

_FILE = "process_defaults.yaml"
_KEYS = frozenset(("release", "likelihood", "hedge", "cues", "delay", "start", "window", "bands", "absence", "light"))


@dataclass(frozen=True, slots=True)
class Row:
    """An interval under a name; `flag` says why it is no estimate."""

    name: str
    low: float
    central: float
    high: float
    flag: str


@dataclass(frozen=True, slots=True)
class Defaults:
    """The whole table; `release` is the digest of its file."""

    release: str
    rows: Mapping[str, Row]
    hedge: Mapping[str, str]
    cues: Mapping[str, str]
    start: Mapping[str, str]
    window: float
    bands: tuple[tuple[int, int, str], ...]
    absence: frozenset[str]
    light: frozenset[str]

    def begin(self, parameter: str) -> Row:
        """What a parameter starts with."""
        return self.rows[self.start[parameter]]

    def hedged(self, hedge: str) -> Row:
        """The interval of a reading's hedge."""
        return self.rows[self.hedge.get(hedge, self.hedge["none"])]


@cache
def load_defaults() -> Defaults:
    """The table that ships."""
    body = files("sulh.codebook").joinpath(f"data/{_FILE}").read_bytes()
    return parse_defaults(yaml.safe_load(body), release=digest(body))


def parse_defaults(data: Any, *, release: str) -> Defaults:
    """The table out of its plain form; DataError says what is wrong."""
    if not isinstance(data, dict) or data.keys() != _KEYS:
        raise DataError(f"needs exactly {', '.join(sorted(_KEYS))}", file=_FILE)
    rows = {name: _row(name, entry["range"], entry["flag"]) for name, entry in data["likelihood"].items()}
    rows |= {name: _row(name, entry, "") for name, entry in data["delay"].items()}
    for group in ("hedge", "cues", "start"):
        if unknown := sorted(set(data[group].values()) - rows.keys()):
            raise DataError(f"{group} names {unknown[0]}, which is no row", file=_FILE)
    return Defaults(
        release=release,
        rows=rows,
        hedge=data["hedge"],
        cues=data["cues"],
        start=data["start"],
        window=float(data["window"]),
        bands=tuple((low, high, word) for low, high, word in data["bands"]),
        absence=frozenset(data["absence"]),
        light=frozenset(data["light"]),
    )


def _row(name: str, ends: list[float], flag: str) -> Row:
    low, central, high = (float(end) for end in ends)
    if not 0 <= low <= central <= high:
        raise DataError(f"{name}: low, central, high must stand in this order", file=_FILE)
    return Row(name, low, central, high, flag)
