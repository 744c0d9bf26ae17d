"""FollowTheMoney: reports, actors, events and measures as its entities, one JSON object a line.

Commitments and conditions have no schema there: a commitment becomes a Note, and the loss is said in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sulh.ids import digest
from sulh.query import ActorRow, DueRow, Listed, Moment, Row, TimelineRow
from sulh.record.content import MeasureContent
from sulh.record.said import MeasureSaid, Party

__all__ = ["ftm", "ftm_entities"]

Entity = dict[str, object]
SCHEMA = {"person": "Person", "organization": "Organization", "armed_group": "Organization", "state": "PublicBody"}


def _id(key: str) -> str:
    return f"sulh-{digest(key.encode('utf-8', 'surrogatepass'), size=32)}"


def ftm(entities: Iterable[Entity]) -> bytes:
    """The lines as a file."""
    lines = (json.dumps(each, ensure_ascii=False, allow_nan=False) for each in entities)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")


def ftm_entities(
    moment: Moment,
    *,
    reports: Iterable[Listed],
    events: Iterable[TimelineRow],
    measures: Iterable[Row],
    commitments: Iterable[DueRow],
) -> Iterator[Entity]:
    """Everything that has a schema."""
    known = {row.ref for row in moment.actors if row.kind in SCHEMA}
    for report in reports:
        yield _report(report)
    for actor in moment.actors:
        if actor.kind in SCHEMA:
            yield _actor(actor)
    for event in events:
        yield _event(event, moment, known)
    for row in measures:
        if isinstance(row.statement.content, MeasureContent):
            yield from _measure(row, moment, known)
    for due in commitments:
        yield _note(due, moment, known)


def _made(schema: str, key: str, **properties: object) -> Entity:
    kept: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = value if isinstance(value, list | tuple) else [value]
        found = list(dict.fromkeys(str(each) for each in values if each))
        if found:
            kept[name] = found
    return {"id": _id(key), "schema": schema, "properties": kept}


def _report(row: Listed) -> Entity:
    printing = row.printing
    url = printing.url if printing.url and printing.url.startswith(("http://", "https://")) else None
    return _made(
        "Article", row.document, title=printing.title or row.document, publisher=printing.outlet, author=printing.author,
        date=printing.published, sourceUrl=url,
    )  # fmt: skip


def _actor(row: ActorRow) -> Entity:
    names = [row.name.ar, *([row.name.en] if row.name.en else [])]
    alias = [name for name in row.names if name not in names]
    titles = [role.title for role, _ in row.roles] if row.kind == "person" else []
    return _made(SCHEMA[row.kind], row.ref, name=names, alias=alias, position=titles)


def _refs(parties: Iterable[Party], moment: Moment, known: set[str]) -> list[str]:
    names = [moment.identity.name(party.ref) for party in parties]
    return [_id(name) for name in names if name in known]


def _event(row: TimelineRow, moment: Moment, known: set[str]) -> Entity:
    said, kind = row.said, getattr(row.group.statements[0].content, "type", "")
    return _made(
        "Event", row.group.id, name=f"{kind}: {' '.join(row.group.evidence[0].quote.split())[:200]}",
        startDate=row.first if row.dated else None, endDate=row.last if row.dated else None,
        involved=_refs((*said.actors, *said.recipients), moment, known), summary=[said.status, f"review: {row.state}"],
        proof=[_id(piece.document) for piece in row.group.evidence],
    )  # fmt: skip


def _measure(row: Row, moment: Moment, known: set[str]) -> Iterator[Entity]:
    piece = row.statement.evidence[-1]
    said, content = piece.said, row.statement.content
    if not isinstance(said, MeasureSaid) or not isinstance(content, MeasureContent):
        return
    targets = _refs(said.target, moment, known)
    for target in targets:
        yield _made(
            "Sanction", f"{row.statement.id} {target}", entity=[target], authority=said.issuer.text if said.issuer else None,
            program=content.instrument, status=said.stage, provisions=content.kind,
            startDate=said.when.earliest if said.when else None, endDate=said.until.latest if said.until else None,
            summary=[" ".join(piece.quote.split()), f"review: {row.state}"], proof=[_id(each.document) for each in row.statement.evidence],
        )  # fmt: skip


def _note(row: DueRow, moment: Moment, known: set[str]) -> Entity:
    schedule = row.schedule
    told = f"commitment, {schedule.due.status}, due {schedule.current or 'unknown'}, review: {row.state}"
    return _made(
        "Note", f"note {schedule.id}", name=" ".join(schedule.act.split())[:200], description=[told, schedule.act],
        entity=_refs(schedule.by, moment, known),
    )  # fmt: skip
