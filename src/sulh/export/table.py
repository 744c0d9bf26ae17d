"""Table: answers as flat rows, for spreadsheets and for programs; one row a thing, the same columns every time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sulh.query import ActorRow, Coverage, DueRow, Listed, Moment, Name, Row, TimelineRow
from sulh.record.content import ConditionContent, ForceContent, MeasureContent
from sulh.record.evidence import Evidence
from sulh.record.said import ClaimSaid, CommitmentSaid, ConditionSaid, EventSaid, ForceSaid, MeasureSaid, Party
from sulh.record.support import Support

__all__ = [
    "Cell",
    "Table",
    "actors_table",
    "due_table",
    "measures_table",
    "outlets_table",
    "reports_table",
    "statements_table",
    "timeline_table",
]

Cell = str | int | float | date | None
BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of the same length."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @classmethod
    def of(cls, name: str, rows: Iterable[dict[str, Cell]], columns: Sequence[str]) -> Table:
        """Rows by column name."""
        return cls(name, tuple(columns), tuple(tuple(row[column] for column in columns) for row in rows))


WITNESS = ("sources", "sources_independent", "reports", "quote", "document", "start", "end", "attribution")
DUE = (
    "id", "milestone", "act", "by", "by_en", "status", "date_first", "date_current", "slip_days", "moves", "review_state",
    *WITNESS,
)  # fmt: skip
EVENTS = (
    "id", "date_start", "date_end", "date_precision", "event_type", "sub_type", "status", "disputed", "actors", "actors_en",
    "recipients", "recipients_en", "place", "review_state", *WITNESS,
)  # fmt: skip
STATEMENTS = ("id", "layer", "kind", "who", "who_en", "detail", "date_start", "date_end", "review_state", *WITNESS)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _witness(evidence: Sequence[Evidence], support: Support, moment: Moment) -> dict[str, Cell]:
    first = evidence[0]
    speaker = first.voice.speaker if first.voice else None
    return {
        "sources": BETWEEN.join(support.outlets),
        "sources_independent": support.origins,
        "reports": support.reports,
        "quote": _one_line(first.quote),
        "document": first.document,
        "start": first.span.start,
        "end": first.span.end,
        "attribution": _name(speaker, moment).ar if speaker else None,
    }


def _name(party: Party, moment: Moment) -> Name:
    return moment.names.get(moment.identity.name(party.ref), Name(party.text, None))


def _names(parties: Iterable[Party | None], moment: Moment, column: str) -> dict[str, Cell]:
    found = [_name(party, moment) for party in parties if party is not None]
    arabic, english = (dict.fromkeys(each) for each in ([f.ar for f in found], [f.en or f.ar for f in found]))
    return {column: BETWEEN.join(arabic), f"{column}_en": BETWEEN.join(english)}


def timeline_table(rows: Iterable[TimelineRow], moment: Moment) -> Table:
    """Events, one a row."""
    found: list[dict[str, Cell]] = []
    for row in rows:
        said = row.said
        grain = said.when.grain if row.dated and said.when else ("report" if not row.dated else None)
        found.append(
            {
                "id": row.group.id,
                "date_start": row.first,
                "date_end": row.last,
                "date_precision": grain,
                "event_type": getattr(row.group.statements[0].content, "type", None),
                "sub_type": said.mode,
                "status": said.status,
                "disputed": "yes" if row.tellings.disputed else "no",
                **_names(said.actors, moment, "actors"),
                **_names(said.recipients, moment, "recipients"),
                "place": _name(said.where, moment).ar if said.where else None,
                "review_state": row.state,
                **_witness(row.group.evidence, row.support, moment),
            }
        )
    return Table.of("timeline", found, EVENTS)


def due_table(rows: Iterable[DueRow], moment: Moment) -> Table:
    """Commitments, one a row."""
    found: list[dict[str, Cell]] = [
        {
            "id": row.schedule.id,
            "milestone": row.schedule.milestone,
            "act": _one_line(row.schedule.act),
            **_names(row.schedule.by, moment, "by"),
            "status": row.schedule.due.status,
            "date_first": row.schedule.first,
            "date_current": row.schedule.current,
            "slip_days": row.schedule.slip,
            "moves": max(0, len(row.schedule.moves) - 1),
            "review_state": row.state,
            **_witness(row.schedule.evidence, row.support, moment),
        }
        for row in rows
    ]
    return Table.of("commitments", found, DUE)


def actors_table(rows: Iterable[ActorRow]) -> Table:
    """Everybody, one a row."""
    columns = ("id", "kind", "name", "name_en", "names", "titles", "mentions", "documents", "date_first", "date_last")
    found: list[dict[str, Cell]] = [
        {
            "id": row.ref,
            "kind": row.kind,
            "name": row.name.ar,
            "name_en": row.name.en,
            "names": BETWEEN.join(row.names),
            "titles": BETWEEN.join(dict.fromkeys(role.title for role, _ in row.roles)),
            "mentions": row.mentions,
            "documents": row.documents,
            "date_first": row.first,
            "date_last": row.last,
        }
        for row in rows
    ]
    return Table.of("actors", found, columns)


def measures_table(rows: Iterable[Row], moment: Moment) -> Table:
    """Measures and forces, one a row."""
    return Table.of("measures", (_statement(row, moment) for row in rows), STATEMENTS)


def statements_table(rows: Iterable[Row], moment: Moment, name: str = "statements") -> Table:
    """Statements of any layer, one a row."""
    return Table.of(name, (_statement(row, moment) for row in rows), STATEMENTS)


def _statement(row: Row, moment: Moment) -> dict[str, Cell]:
    content, said = row.statement.content, row.statement.evidence[0].said
    when = getattr(said, "when", None) or getattr(said, "deadline", None)
    return {
        "id": row.statement.id,
        "layer": row.statement.layer,
        "kind": str(next((value for key in _KIND if (value := getattr(content, key, None))), "")) or None,
        **_names(_who(row), moment, "who"),
        "detail": _detail(row),
        "date_start": when.earliest if when else None,
        "date_end": when.latest if when else None,
        "review_state": row.state,
        **_witness(row.statement.evidence, row.support, moment),
    }


_KIND = ("type", "stance", "kind")


def _who(row: Row) -> tuple[Party | None, ...]:
    piece = row.statement.evidence[0]
    said = piece.said
    if isinstance(said, ClaimSaid):
        return (piece.voice.speaker if piece.voice else None,)
    if isinstance(said, MeasureSaid):
        return (said.issuer, *said.target)
    if isinstance(said, ForceSaid):
        return (said.force, said.sponsor, said.host)
    return said.actors if isinstance(said, EventSaid) else said.by if isinstance(said, CommitmentSaid) else ()


def _detail(row: Row) -> str | None:
    content, said = row.statement.content, row.statement.evidence[0].said
    if isinstance(content, ConditionContent) and isinstance(said, ConditionSaid):
        arrow = "does not need" if content.negated else "needs"
        return f"{_one_line(said.dependent.text)} {arrow} {_one_line(said.prerequisite.text)}"
    if isinstance(content, MeasureContent) and isinstance(said, MeasureSaid):
        return BETWEEN.join(each for each in (content.instrument, said.stage) if each)
    if isinstance(content, ForceContent) and isinstance(said, ForceSaid):
        return BETWEEN.join(each for each in (said.change, said.size.text if said.size else None) if each)
    return getattr(said, "status", None)


def reports_table(rows: Iterable[Listed]) -> Table:
    """Reports, one a row; never their texts."""
    columns = ("id", "date", "outlet", "title", "author", "url", "wire", "language", "printings")
    found: list[dict[str, Cell]] = [
        {
            "id": row.document,
            "date": row.printing.published,
            "outlet": row.printing.outlet,
            "title": row.printing.title,
            "author": row.printing.author,
            "url": row.printing.url,
            "wire": row.printing.wire,
            "language": row.printing.language,
            "printings": row.printings,
        }
        for row in rows
    ]
    return Table.of("reports", found, columns)


def outlets_table(found: Coverage) -> Table:
    """Outlets, one a row."""
    columns = ("outlet", "printings", "copies", "date_first", "date_last", "longest_gap_days", "gap_from", "undated")
    rows = tuple(
        (each.outlet, each.printings, each.copies, each.first, each.last, each.gap, each.gap_from, each.undated)
        for each in found.outlets
    )
    return Table("sources", columns, rows)
