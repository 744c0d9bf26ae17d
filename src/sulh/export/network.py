"""Network: who does what to whom, as GraphML and GEXF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

import networkx as nx

from sulh.query import ActorRow, Tie

__all__ = ["gexf", "graphml", "network"]

# What XML 1.0 can't hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)


def network(actors: Iterable[ActorRow], ties: Iterable[Tie]) -> nx.MultiDiGraph:
    """Actors that deal with somebody, one edge a kind of event; no sign is invented."""
    graph = nx.MultiDiGraph()
    known = {row.ref: row for row in actors}
    for tie in ties:
        for ref in (tie.source, tie.target):
            if ref not in graph:
                _node(graph, ref, known.get(ref))
        days = sorted(piece.published.isoformat() for piece in tie.evidence if piece.published)
        graph.add_edge(
            _clean(tie.source),
            _clean(tie.target),
            key=tie.type,
            type=tie.type,
            sign="unknown",
            weight=len(tie.statements),
            statements=" ".join(tie.statements),
            start=days[0] if days else "",
            end=days[-1] if days else "",
        )
    return graph


def _node(graph: nx.MultiDiGraph, ref: str, row: ActorRow | None) -> None:
    name = row.name if row else None
    graph.add_node(
        _clean(ref),
        label=_clean(name.ar if name else ref.partition(":")[2] or ref),
        label_en=_clean(name.en or "") if name else "",
        kind=row.kind if row else "unnamed",
        mentions=row.mentions if row else 0,
    )


def graphml(graph: nx.MultiDiGraph) -> bytes:
    """As GraphML."""
    body = io.BytesIO()
    nx.write_graphml_xml(graph, body)
    return body.getvalue()


def gexf(graph: nx.MultiDiGraph) -> bytes:
    """As GEXF; the day of writing that the format allows is left out, so that the same record gives the same bytes."""
    plain = graph.copy()
    for _, _, data in plain.edges(data=True):
        data["first"], data["last"] = data.pop("start"), data.pop("end")  # these names mean something else in GEXF
    body = io.BytesIO()
    nx.write_gexf(plain, body)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", body.getvalue())
