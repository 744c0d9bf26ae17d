"""PLOVER JSONL: one event a line, lists of actors, the words and where they stand; what is ours begins with `sulh_`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sulh.ids import Canonical
from sulh.query import Moment, Name, TimelineRow
from sulh.record.said import Party

__all__ = ["plover", "plover_lines"]

CODEBOOK = "sulh-plover/1"


def plover(rows: Iterable[TimelineRow], moment: Moment) -> bytes:
    """The lines as a file."""
    lines = (json.dumps(line, ensure_ascii=False, allow_nan=False) for line in plover_lines(rows, moment))
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")


def plover_lines(rows: Iterable[TimelineRow], moment: Moment) -> Iterator[dict[str, Canonical]]:
    """One object an event."""
    for row in rows:
        said, first = row.said, row.group.evidence[0]
        content = row.group.statements[0].content
        yield {
            "id": row.group.id,
            "date": row.first.isoformat() if row.first else None,
            "event": getattr(content, "type", None),
            "mode": said.mode,
            "context": list(said.contexts),
            "actor": [_party(each, moment) for each in said.actors],
            "recip": [_party(each, moment) for each in said.recipients],
            "loc": {"name": said.where.text, "id": said.where.ref} if said.where else None,
            "event_text": first.quote,
            "text_info": {"document": first.document, "start": first.span.start, "end": first.span.end},
            "cite_info": {"codebook": CODEBOOK.partition("/")[0], "version": CODEBOOK.partition("/")[2]},
            "sulh_end": row.last.isoformat() if row.last else None,
            "sulh_dated": row.dated,
            "sulh_grain": said.when.grain if said.when else None,
            "sulh_status": said.status,
            "sulh_claim": first.voice.claim if first.voice else None,
            "sulh_attributed_to": first.voice.speaker.text if first.voice and first.voice.speaker else None,
            "sulh_disputed": row.tellings.disputed,
            "sulh_reports": row.support.reports,
            "sulh_origins": row.support.origins,
            "sulh_review_state": row.state,
        }


def _party(party: Party, moment: Moment) -> dict[str, Canonical]:
    ref = moment.identity.name(party.ref)
    name = moment.names.get(ref, Name(party.text, None))
    return {"id": ref, "name": name.ar, "name_en": name.en, "text": party.text}
