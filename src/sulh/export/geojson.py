"""GeoJSON: events where their places are known (RFC 7946, longitude first); an event without a known point keeps null."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sulh.ids import Canonical
from sulh.lexicon.coordinates import coordinates
from sulh.query import Moment, TimelineRow

__all__ = ["geojson"]


def geojson(rows: Iterable[TimelineRow], moment: Moment) -> bytes:
    """One feature an event; nothing is placed by a country's middle."""
    found = {"type": "FeatureCollection", "features": list(_features(rows, moment))}
    return json.dumps(found, ensure_ascii=False, allow_nan=False).encode("utf-8", "surrogatepass")


def _features(rows: Iterable[TimelineRow], moment: Moment) -> Iterator[dict[str, Canonical]]:
    known = coordinates()
    for row in rows:
        said = row.said
        ref = moment.identity.name(said.where.ref) if said.where else None
        point = known.get(ref or "")
        yield {
            "type": "Feature",
            "id": row.group.id,
            "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]} if point else None,
            "properties": {
                "date_start": row.first.isoformat() if row.first else None,
                "date_end": row.last.isoformat() if row.last else None,
                "dated": row.dated,
                "event_type": getattr(row.group.statements[0].content, "type", None),
                "status": said.status,
                "place": said.where.text if said.where else None,
                "place_id": ref,
                "geo_precision": "settlement" if point else None,
                "actors": [moment.identity.name(each.ref) for each in said.actors],
                "recipients": [moment.identity.name(each.ref) for each in said.recipients],
                "quote": row.group.evidence[0].quote,
                "reports": row.support.reports,
                "sources_independent": row.support.origins,
                "review_state": row.state,
            },
        }
