"""JSON of the answers: the stable schemas of `--json` (docs/reference/cli.md).  Keys may be added, never renamed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sulh.assembly.candidates import Candidate
from sulh.ids import Canonical
from sulh.query import ActorRow, Brief, DueRow, Found, Row, TimelineRow
from sulh.record.codec import plain
from sulh.record.evidence import Evidence
from sulh.record.support import Support
from sulh.when import When

__all__ = [
    "Json",
    "actor_json",
    "brief_json",
    "due_json",
    "evidence_json",
    "found_json",
    "pair_json",
    "row_json",
    "timeline_json",
]

Json = dict[str, Canonical]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _when(when: When | None) -> Canonical:
    if when is None:
        return None
    found: Json = {
        "text": when.text,
        "earliest": _day(when.earliest),
        "latest": _day(when.latest),
        "grain": when.grain,
        "anchor": when.anchor,
        "duration": when.duration,
    }
    return found


def evidence_json(evidence: Evidence) -> Json:
    """The quoted words, where they stand and whose word they are."""
    voice = evidence.voice
    return {
        "document": evidence.document,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "outlet": evidence.outlet,
        "published": _day(evidence.published),
        "rule": evidence.rule,
        "speaker": voice.speaker.text if voice and voice.speaker else None,
        "speaker_ref": voice.speaker.ref if voice and voice.speaker else None,
        "anonymous": voice.anonymous if voice else False,
        "via": voice.via.text if voice and voice.via else None,
        "claim": voice.claim if voice else None,
        "said": plain(evidence.said),
    }


def _all(evidence: Iterable[Evidence]) -> list[Canonical]:
    return [evidence_json(piece) for piece in evidence]


def _support(support: Support) -> Canonical:
    return plain(support)


def row_json(row: Row) -> Json:
    """A statement of any layer."""
    statement = row.statement
    return {
        "id": statement.id,
        "layer": statement.layer,
        "content": plain(statement.content),
        "state": row.state,
        "support": _support(row.support),
        "evidence": _all(statement.evidence),
    }


def timeline_json(row: TimelineRow) -> Json:
    """One event with all its tellings."""
    said = row.said
    return {
        "id": row.group.id,
        "statements": [statement.id for statement in row.group.statements],
        "type": getattr(row.group.statements[0].content, "type", None),
        "mode": said.mode,
        "status": said.status,
        "contexts": list(said.contexts),
        "earliest": _day(row.first),
        "latest": _day(row.last),
        "dated": row.dated,
        "actors": [plain(party) for party in said.actors],
        "recipients": [plain(party) for party in said.recipients],
        "where": plain(said.where),
        "disputed": row.tellings.disputed,
        "figures": [
            {
                "unit": spread.unit,
                "low": spread.low,
                "high": spread.high,
                "said": [
                    {"figure": plain(each.figure), "evidence": evidence_json(each.evidence)} for each in spread.tellings
                ],
            }
            for spread in row.figures
        ],
        "state": row.state,
        "support": _support(row.support),
        "evidence": _all(row.group.evidence),
    }


def due_json(row: DueRow) -> Json:
    """A commitment with every date it ever had."""
    schedule = row.schedule
    return {
        "id": schedule.id,
        "statements": [statement.id for statement in schedule.statements],
        "milestone": schedule.milestone,
        "name": row.name.ar if row.name else None,
        "name_en": row.name.en if row.name else None,
        "act": schedule.act,
        "by": [plain(party) for party in schedule.by],
        "status": schedule.due.status,
        "reason": schedule.due.reason,
        "first": _day(schedule.first),
        "current": _day(schedule.current),
        "slip_days": schedule.slip,
        "moves": len(schedule.moves) - 1 if schedule.moves else 0,
        "dates": [
            {
                "when": _when(given.when),
                "by": given.by.text if given.by else None,
                "said": _day(given.said),
                "recalled": given.recalled,
                "evidence": evidence_json(given.evidence),
            }
            for given in schedule.given
        ],
        "state": row.state,
        "support": _support(row.support),
        "evidence": _all(schedule.evidence),
    }


def pair_json(pair: Candidate) -> Json:
    """Two who may be one, and why."""
    return {
        "left": pair.left,
        "right": pair.right,
        "score": pair.score,
        "supported": pair.supported,
        "reasons": [{"signal": each.signal, "weight": each.weight, "detail": each.detail} for each in pair.reasons],
    }


def actor_json(row: ActorRow) -> Json:
    """Somebody under all his names."""
    return {
        "ref": row.ref,
        "kind": row.kind,
        "name": row.name.ar,
        "name_en": row.name.en,
        "names": list(row.names),
        "roles": [
            {"title": role.title, "of": role.of, "document": piece.document, "published": _day(piece.published)}
            for role, piece in row.roles
        ],
        "mentions": row.mentions,
        "documents": row.documents,
        "first": _day(row.first),
        "last": _day(row.last),
    }


def found_json(found: Found) -> Json:
    """A sentence that was found; marks are offsets into the document."""
    return {
        "document": found.hit.document,
        "start": found.hit.span.start,
        "end": found.hit.span.end,
        "text": found.hit.text,
        "marks": [[mark.start, mark.end] for mark in found.hit.marks],
        "title": found.title,
        "outlet": found.outlet,
        "published": _day(found.published),
    }


def brief_json(brief: Brief) -> Json:
    """The brief as data, in the order of its headings."""
    return {
        "schema": "sulh-brief/1",
        "today": brief.today.isoformat(),
        "since": _day(brief.since),
        "documents": brief.documents,
        "unreviewed": brief.unreviewed,
        "reviewed_only": brief.reviewed_only,
        "timeline": [timeline_json(row) for row in brief.timeline],
        "due": [due_json(row) for row in brief.due],
        "measures": [row_json(row) for row in brief.measures],
        "forces": [row_json(row) for row in brief.forces],
        "conditions": [row_json(row) for row in brief.conditions],
        "claims": [row_json(row) for row in brief.claims],
    }
