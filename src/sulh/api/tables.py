"""Tables: the answers that have rows, by the name of their page; pages, JSON, CSV and XLSX all take them from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sulh.api.desk import Sitting
from sulh.export.json_rows import actor_json, due_json, row_json, timeline_json
from sulh.export.table import (
    Table,
    actors_table,
    due_table,
    measures_table,
    outlets_table,
    reports_table,
    statements_table,
    timeline_table,
)
from sulh.ids import Canonical
from sulh.query import ActorRow, Coverage, DueRow, Listed, Row, TimelineRow, actors, coverage, due, listed, timeline
from sulh.record.codec import plain
from sulh.record.content import Layer

__all__ = ["TABLES", "Rows", "Sheet", "coverage_of", "due_rows", "listed_rows", "statement_rows", "timeline_rows"]

Json = dict[str, Canonical]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an answer as JSON, each with its id, and as a flat table when asked."""

    ids: tuple[str, ...]
    json: Callable[[int], Json]
    table: Callable[[], Table]


Sheet = Callable[[Sitting, date], Rows]


def timeline_rows(sitting: Sitting) -> tuple[TimelineRow, ...]:
    """Every event."""
    return sitting.once("timeline", lambda: timeline(sitting.moment))


def due_rows(sitting: Sitting, today: date) -> tuple[DueRow, ...]:
    """Every commitment."""
    return sitting.once(("due", today), lambda: due(sitting.moment, today=today))


def statement_rows(sitting: Sitting, *layers: Layer) -> tuple[Row, ...]:
    """Statements of some layers, the one reported last first."""

    def work() -> tuple[Row, ...]:
        rows = [sitting.moment.row(each) for each in sitting.moment.statements(*layers)]
        last = {row.statement.id: row.support.last or date.min for row in rows}
        return tuple(sorted(rows, key=lambda row: (-last[row.statement.id].toordinal(), row.statement.id)))

    return sitting.once(("rows", layers), work)


def listed_rows(sitting: Sitting) -> tuple[Listed, ...]:
    """Every report."""
    return sitting.once("listed", lambda: listed(sitting.moment))


def coverage_of(sitting: Sitting) -> Coverage:
    """Outlets and layers."""
    return sitting.once("coverage", lambda: coverage(sitting.moment))


def _timeline(sitting: Sitting, _today: date) -> Rows:
    rows = timeline_rows(sitting)
    return Rows(
        tuple(row.group.id for row in rows),
        lambda at: timeline_json(rows[at]),
        lambda: timeline_table(rows, sitting.moment),
    )


def _due(sitting: Sitting, today: date) -> Rows:
    rows = due_rows(sitting, today)
    return Rows(
        tuple(row.schedule.id for row in rows), lambda at: due_json(rows[at]), lambda: due_table(rows, sitting.moment)
    )


def _actors(sitting: Sitting, _today: date) -> Rows:
    rows: tuple[ActorRow, ...] = actors(sitting.moment)
    return Rows(tuple(row.ref for row in rows), lambda at: actor_json(rows[at]), lambda: actors_table(rows))


def _measures(sitting: Sitting, _today: date) -> Rows:
    rows = statement_rows(sitting, "measure", "force")
    return Rows(
        tuple(row.statement.id for row in rows),
        lambda at: row_json(rows[at]),
        lambda: measures_table(rows, sitting.moment),
    )


def _layer(layer: Layer) -> Sheet:
    def sheet(sitting: Sitting, _today: date) -> Rows:
        rows = statement_rows(sitting, layer)
        return Rows(
            tuple(row.statement.id for row in rows),
            lambda at: row_json(rows[at]),
            lambda: statements_table(rows, sitting.moment, f"{layer}s"),
        )

    return sheet


def _reports(sitting: Sitting, _today: date) -> Rows:
    rows = listed_rows(sitting)

    def one(at: int) -> Json:
        return {"id": rows[at].document, "printings": rows[at].printings, **_object(rows[at].printing)}

    return Rows(tuple(row.document for row in rows), one, lambda: reports_table(rows))


def _sources(sitting: Sitting, _today: date) -> Rows:
    found = coverage_of(sitting)
    return Rows(
        tuple(row.outlet or "" for row in found.outlets),
        lambda at: _object(found.outlets[at]),
        lambda: outlets_table(found),
    )


def _object(value: object) -> Json:
    found = plain(value)
    assert isinstance(found, dict)
    return found


TABLES: Mapping[str, Sheet] = {
    "timeline": _timeline,
    "commitments": _due,
    "actors": _actors,
    "measures": _measures,
    "claims": _layer("claim"),
    "conditions": _layer("condition"),
    "reports": _reports,
    "sources": _sources,
}
