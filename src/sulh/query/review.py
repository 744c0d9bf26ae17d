"""Review: what a person should look at next.  Uncertainty times importance decides the order, and both are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from math import log1p

from sulh.assembly.candidates import Candidate, candidates, sightings
from sulh.query.moment import Moment, Row
from sulh.record.content import Layer
from sulh.record.evidence import Evidence
from sulh.record.judgement import standing
from sulh.record.statement import CONTENT_TYPES, SAID_TYPES, Statement
from sulh.record.support import Measured
from sulh.span import Span

__all__ = ["Proposal", "Quoted", "correctable", "pairs_to_review", "proposal", "to_review"]

# How much hangs on a layer when two proposals are as uncertain and as widely told.
IMPORTANCE: dict[Layer, float] = {
    "commitment": 3.0,
    "condition": 3.0,
    "measure": 2.0,
    "force": 2.0,
    "event": 1.5,
    "claim": 1.0,
    "actor": 0.5,
}
AROUND = 300


@dataclass(frozen=True, slots=True)
class Quoted:
    """The sentence around a piece of evidence, and where in it the quoted words stand."""

    evidence: Evidence
    text: str
    mark: Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to decide on, in the words of its first report."""

    row: Row
    quoted: Quoted
    rules: tuple[Measured, ...]


def to_review(
    moment: Moment, *, author: str, layers: Collection[Layer] | None = None, second: bool = False
) -> tuple[str, ...]:
    """Ids of what nobody has judged yet, the most urgent first; `second`: what others judged and the author did not."""
    mine, others = _judged(moment, author)
    found: list[tuple[float, str]] = []
    for statement in moment.view.statements(layers=layers):
        if statement.id in mine or (statement.id in others) != second:
            continue
        found.append((-_urgency(moment, statement), statement.id))
    return tuple(key for _, key in sorted(found))


def pairs_to_review(moment: Moment) -> tuple[Candidate, ...]:
    """Pairs of actors that may be one and that nobody decided on, those with a reason besides the name first."""
    known = sightings(moment.view.statements(layers=["actor"]), moment.identity)
    decided = {each.pair for each in standing(moment.view.judgements()) if each.pair is not None}
    return tuple(each for each in candidates(known, moment.identity) if (each.left, each.right) not in decided)


def proposal(moment: Moment, statement: Statement) -> Proposal:
    """Everything one screen shows."""
    row = moment.row(statement)
    return Proposal(row, _quoted(moment, statement.evidence[0]), row.support.rules)


def correctable(layer: Layer) -> tuple[str, ...]:
    """The fields of a layer that a correction may name, sorted."""
    names = {each.name for kind in (CONTENT_TYPES[layer], SAID_TYPES[layer]) for each in fields(kind)}
    return tuple(sorted(names - {"gist"}))


def _judged(moment: Moment, author: str) -> tuple[set[str], set[str]]:
    mine, others = set[str](), set[str]()
    for judgement in standing(moment.view.judgements()):
        if judgement.other is None:
            (mine if judgement.author == author else others).add(judgement.subject)
    return mine, others


def _urgency(moment: Moment, statement: Statement) -> float:
    """The likelihood of error nearest a half counts most; a rule nobody judged stands at a half (Laplace)."""
    rates = [
        (known.accepted + 1) / (known.judged + 2)
        for piece in statement.evidence
        for known in [moment.measured.get(piece.rule, Measured(piece.rule))]
    ]
    rate = max(rates, default=0.5)
    reports = len({piece.document for piece in statement.evidence})
    return rate * (1 - rate) * IMPORTANCE[statement.layer] * log1p(reports)


def _quoted(moment: Moment, evidence: Evidence) -> Quoted:
    text = moment.view.report(evidence.document).text
    start = max(_breaks(text[max(0, evidence.span.start - AROUND) : evidence.span.start]), default=-1)
    start = max(0, evidence.span.start - AROUND) + start + 1
    after = text[evidence.span.end : evidence.span.end + AROUND]
    end = evidence.span.end + min(_breaks(after), default=len(after) - 1) + 1
    return Quoted(evidence, text[start:end], Span(evidence.span.start - start, evidence.span.end - start))


def _breaks(text: str) -> Iterator[int]:
    """Where a sentence ends, by its mark or by the line."""
    for at, char in enumerate(text):
        if char == "\n" or (char in ".!؟?" and (at + 1 == len(text) or text[at + 1].isspace())):
            yield at
