"""Process as JSON, schema `sulh-process/1`.  Keys may be added, never renamed; infinity is null."""

from __future__ import annotations

from math import isfinite

from sulh.codebook.process_defaults import Defaults
from sulh.export.process_words import ProcessWords, not_modelled
from sulh.ids import Canonical
from sulh.process.answers import Answers
from sulh.process.basis import Basis, Dated, Parameter, Quote
from sulh.process.contradictions import Contradiction
from sulh.process.cuts import CutSets
from sulh.process.graph import Disagreement, Edge, Node
from sulh.process.jackknife import Without
from sulh.process.outcomes import Outcome, Range
from sulh.process.structure import Blocked, Circle
from sulh.process.timeline import Row

__all__ = ["process_json"]

Json = dict[str, Canonical]


def process_json(found: Answers, defaults: Defaults) -> Json:
    """The whole answer."""
    return {
        "schema": "sulh-process/1",
        "today": found.about.today.isoformat(),
        "goals": list(found.goals),
        **_structure(found),
        **_numbers(found, ProcessWords.of(found, defaults)),
        "closer": [_close(found, at) for at in range(len(found.close))],
        "what_if": _what_if(found),
        "without": [_without(each) for each in found.without],
        "refused": found.refused,
        "not_modelled": list(not_modelled(found.about)),
        "left_out": list(found.graph.left_out),
        "nodes": [_node(node) for node in found.graph.nodes],
        "edges": [_edge(edge) for edge in found.graph.edges],
    }


def _structure(found: Answers) -> Json:
    """Tier 0."""
    tier = found.structure
    return {
        "enabled": list(tier.enabled),
        "blocked": [_blocked(each) for each in tier.blocked],
        "circular": [_circle(each) for each in tier.circles],
        "dead_ends": list(tier.dead_ends),
        "cut_sets": [_cuts(each) for each in tier.cut_sets],
        "contradictions": [_contradiction(each) for each in tier.contradictions],
        "loops": [{"way": list(each.way), "kind": each.kind} for each in tier.loops],
        "disagreements": [_disagreement(each) for each in tier.disagreements],
        "due": [_due(node) for node in found.graph.nodes if node.due is not None or node.history],
    }


def _numbers(found: Answers, words: ProcessWords) -> Json:
    """Tiers 1 and 2."""
    rows = [row for row in found.timeline if row.node in found.goals]
    return {
        "timeline": [_row(row) for row in rows],
        "outcomes": [_outcome(each, found, words) for each in found.outcomes],
    }


def _cuts(each: CutSets) -> Json:
    sets: list[Canonical] = [list(members) for members in each.sets]
    return {"goal": each.goal, "sets": sets, "deadlocked": each.deadlocked, "complete": each.complete}


def _without(each: Without) -> Json:
    return {
        "unit": each.unit,
        "name": each.name,
        "nodes_lost": each.nodes_lost,
        "edges_lost": each.edges_lost,
        "circles_opened": each.opened,
        "possible": list(each.possible),
        "impossible": list(each.impossible),
        "goals": [{"node": node, "before": before, "after": after} for node, before, after in each.goals],
    }


def _contradiction(each: Contradiction) -> Json:
    return {
        "kind": each.kind,
        "node": each.node,
        "due": each.due.isoformat() if each.due else None,
        "other": each.other,
        "earliest": each.earliest.isoformat() if each.earliest else None,
    }


def _disagreement(each: Disagreement) -> Json:
    one, other = ([_quote(quote) for quote in side] for side in (each.one, each.other))
    return {"about": each.about, "what": each.what, "one": one, "other": other}


def _row(row: Row) -> Json:
    return {
        "node": row.node,
        "first": _number(row.first),
        "last": _number(row.last),
        "slack": None if row.slack_first is None or row.slack_last is None else _slack(row.slack_first, row.slack_last),
        "critical": list(row.critical),
    }


def _slack(first: float, last: float) -> list[Canonical]:
    return [_number(first), _number(last)]


def _outcome(each: Outcome, found: Answers, words: ProcessWords) -> Json:
    return {
        "node": each.node,
        "name": found.graph.by_id[each.node].name,
        "on_time": _range(each.on_time),
        "late": _range(each.late),
        "never": _range(each.never),
        "days": _range(each.days),
        "has_due": each.has_due,
        "bounds": each.bounds,
        "reference_never": each.reference_never,
        "words": words.outcome(each),
    }


def _number(value: float) -> float | None:
    return value if isfinite(value) else None


def _range(found: Range) -> list[Canonical]:
    return [_number(found.low), _number(found.central), _number(found.high)]


def _quote(quote: Quote) -> Json:
    return {
        "statement": quote.statement,
        "document": quote.document,
        "start": quote.start,
        "end": quote.end,
        "quote": quote.text,
        "speaker": quote.speaker,
        "speaker_ref": quote.speaker_ref,
        "outlet": quote.outlet,
        "published": quote.published.isoformat() if quote.published else None,
        "rule": quote.rule,
        "story": quote.story,
        "reviewed": quote.reviewed,
    }


def _basis(basis: Basis) -> Json:
    return {
        "kind": basis.kind,
        "quotes": [_quote(quote) for quote in basis.quotes],
        "by": basis.by or None,
        "on": basis.on.isoformat() if basis.on else None,
        "reason": basis.reason or None,
        "row": basis.row or None,
    }


def _parameter(parameter: Parameter) -> Json:
    """The numbers and where they come from; the quotes stand with the item itself."""
    return {
        "range": [parameter.low, parameter.central, parameter.high],
        "flag": parameter.flag or None,
        "basis": parameter.basis.kind,
        "by": parameter.basis.by or None,
        "row": parameter.basis.row or None,
    }


def _dated(dated: Dated | None) -> Canonical:
    if dated is None:
        return None
    found: Json = {
        "earliest": dated.earliest.isoformat(),
        "latest": dated.latest.isoformat(),
        "basis": _basis(dated.basis),
    }
    return found


def _node(node: Node) -> Json:
    return {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "name_en": node.name_en or None,
        "status": node.status,
        "owners": list(node.owners),
        "quantity": node.quantity or None,
        "stage": node.stage or None,
        "planned": _dated(node.planned),
        "done": _dated(node.done),
        "until": _dated(node.until),
        "effects": list(node.effects),
        "parameters": {name: _parameter(each) for name, each in sorted(node.parameters.items())},
        "claims": [{"what": what, "basis": _basis(basis)} for what, basis in node.claims],
        "basis": _basis(node.basis),
    }


def _edge(edge: Edge) -> Json:
    return {
        "id": edge.id,
        "kind": edge.kind,
        "source": edge.source,
        "target": edge.target,
        "lag": edge.lag,
        "sign": edge.sign,
        "order_only": edge.order_only,
        "runs": edge.runs,
        "parameters": {name: _parameter(each) for name, each in sorted(edge.parameters.items())},
        "basis": _basis(edge.basis),
    }


def _due(node: Node) -> Json:
    return {
        "node": node.id,
        "name": node.name,
        "status": node.status,
        "due": _dated(node.due),
        "history": [_dated(each) for each in node.history],
    }


def _blocked(each: Blocked) -> Json:
    steps: list[Canonical] = [
        {
            "source": step.source,
            "target": step.target,
            "edge": step.edge.id,
            "depth": step.depth,
            "quotes": [_quote(quote) for quote in step.edge.basis.quotes],
        }
        for step in each.chain
    ]
    return {"node": each.node, "why": each.why, "chain": steps, "roots": list(each.roots), "cut": each.cut}


def _circle(circle: Circle) -> Json:
    return {
        "members": list(circle.members),
        "way": list(circle.way),
        "steps": [
            {"edge": edge.id, "quotes": [_quote(quote) for quote in edge.basis.quotes], "basis": edge.basis.kind}
            for edge in circle.steps
        ],
        "opened_by_nodes": [list(some) for some in circle.opened_by_nodes],
        "opened_by_edges": [list(some) for some in circle.opened_by_edges],
        "behind": list(circle.behind),
    }


def _close(found: Answers, at: int) -> Json:
    close = found.close[at]
    return {
        "goal": close.goal,
        "criticality": dict(close.criticality),
        "leverage": [
            {"node": each.node, "if_done": each.if_done, "if_never": each.if_never} for each in close.leverage
        ],
        "tornado": [
            {"item": bar.item, "parameter": bar.parameter, "at_low": bar.at_low, "at_high": bar.at_high}
            for bar in close.tornado
        ],
        "ask_next": {"item": close.ask[0].item, "parameter": close.ask[0].parameter, "narrows": close.ask[1]}
        if close.ask
        else None,
    }


def _what_if(found: Answers) -> Canonical:
    if found.scenario is None:
        return None
    told: Json = {
        "name": found.scenario.name,
        "by": found.scenario.by,
        "on": found.scenario.on.isoformat(),
        "opened": [list(members) for members in found.opened],
        "differences": [
            {"node": each.node, "on_time": _range(each.on_time), "never": _range(each.never), "flipped": each.flipped}
            for each in found.differences
        ],
    }
    return told
