"""Forecast: a frozen answer with its day, and how well it did once the day is over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log
from typing import Any

from sulh.errors import InputError
from sulh.process.graph import Graph
from sulh.process.outcomes import Assumptions, Outcome, Range

__all__ = ["Score", "freeze", "happened_by", "score", "thaw"]

SCHEMA = "sulh-forecast/1"
# A forecast of exactly 0 or 1 that fails costs a finite, large penalty.
FLOOR = 0.001


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was said on one day of what would be in time."""

    made: date
    rows: Mapping[str, Range]
    due: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Score:
    """Brier and log score of the middle (0 is best), and how often the outcome's side lay within the range.

    `expected` is the lowest and highest share of successes that the ranges allow, `observed` the share that came.
    """

    count: int
    open: int
    brier: float | None
    log_score: float | None
    observed: float | None
    expected: tuple[float, float] | None


def freeze(
    graph: Graph, found: Sequence[Outcome], *, today: date, record: str, given: Assumptions, releases: Mapping[str, str]
) -> str:
    """The forecast as a file; the same answer gives the same bytes."""
    rows = []
    for outcome in found:
        node = graph.by_id[outcome.node]
        if node.due is None:
            continue
        rows.append(
            {
                "node": node.id,
                "name": node.name,
                "due": node.due.latest.isoformat(),
                "on_time": [round(each, 4) for each in _ends(outcome.on_time)],
                "never": [round(each, 4) for each in _ends(outcome.never)],
            }
        )
    body = {
        "schema": SCHEMA,
        "made": today.isoformat(),
        "record": record,
        "seed": given.seed,
        "runs": given.runs,
        "correlation": given.correlation,
        "releases": dict(sorted(releases.items())),
        "forecasts": rows,
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _ends(found: Range) -> tuple[float, float, float]:
    return found.low, found.central, found.high


def thaw(text: str, *, name: str = "the file") -> Forecast:
    """A forecast read back; InputError says what is wrong."""
    try:
        body: Any = json.loads(text)
        if body["schema"] != SCHEMA:
            raise InputError(f"{name}: schema {body['schema']}; this release reads {SCHEMA}")
        rows = {row["node"]: Range(*map(float, row["on_time"])) for row in body["forecasts"]}
        due = {row["node"]: date.fromisoformat(row["due"]) for row in body["forecasts"]}
        return Forecast(date.fromisoformat(body["made"]), rows, due)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{name}: no forecast: {str(error).splitlines()[0]}") from error


def happened_by(graph: Graph, forecast: Forecast, today: date) -> dict[str, bool]:
    """What the record of a later day says of each forecast; a day that is not over, or a dispute, leaves it open."""
    found: dict[str, bool] = {}
    for node, due in forecast.due.items():
        known = graph.by_id.get(node)
        if known is None or known.status == "contested":
            continue
        if known.status == "done" and known.done is not None:
            found[node] = known.done.latest <= due
        elif due < today:
            found[node] = False
    return found


def score(forecast: Forecast, happened: Mapping[str, bool]) -> Score:
    """How well it did on those that are decided."""
    decided = [(forecast.rows[node], happened[node]) for node in sorted(forecast.rows) if node in happened]
    waiting = len(forecast.rows) - len(decided)
    if not decided:
        return Score(0, waiting, None, None, None, None)
    count = len(decided)
    return Score(
        count=count,
        open=waiting,
        brier=_mean((row.central - came) ** 2 for row, came in decided),
        log_score=_mean(-log(max(row.central if came else 1 - row.central, FLOOR)) for row, came in decided),
        observed=_mean(float(came) for _, came in decided),
        expected=(_mean(row.low for row, _ in decided), _mean(row.high for row, _ in decided)),
    )


def _mean(numbers: Iterable[float]) -> float:
    found = [*numbers]
    return sum(found) / len(found)
