"""The JSON contract `sulh-reading/1`: what `sulh read --json` writes and the scorers read.

Offsets are half-open code points of `document.text`; `text[start:end] == text` holds for every object with offsets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sulh.reading.items import (
    Actor,
    Claim,
    Commitment,
    Condition,
    Event,
    Force,
    Measure,
    Participant,
    Phrase,
    Quantity,
    Section,
)
from sulh.span import Span
from sulh.when import When

if TYPE_CHECKING:
    from sulh.reading.reading import Reading

__all__ = ["SCHEMA", "reading_dict"]

SCHEMA = "sulh-reading/1"

Json = dict[str, object]


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _party(party: Participant | None) -> Json | None:
    return None if party is None else {"key": party.key, "text": party.text, **_span(party.span)}


def _parties(parties: tuple[Participant, ...]) -> list[Json | None]:
    return [_party(party) for party in parties]


def _phrase(phrase: Phrase) -> Json:
    return {"text": phrase.text, **_span(phrase.span), "ref": phrase.ref}


def _when(when: When | None) -> Json | None:
    if when is None:
        return None
    found: Json = {
        "text": when.text,
        **_span(when.span),
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "grain": when.grain,
        "anchor": when.anchor,
        "rule": when.rule,
    }
    if when.duration is not None:
        found["duration"] = when.duration
    return found


def _quantity(quantity: Quantity | None) -> Json | None:
    if quantity is None:
        return None
    return {
        "text": quantity.text,
        **_span(quantity.span),
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "rule": quantity.rule,
    }


def _section(section: Section) -> Json:
    return {"role": section.role, "heading": section.heading, **_span(section.span)}


def _actor(actor: Actor) -> Json:
    return {
        "key": actor.key,
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "name_en": actor.name_en,
        "roles": [{"title": role.title, "of": role.of, **_span(role.span)} for role in actor.roles],
        "mentions": [{**_span(mention.span), "form": mention.form} for mention in actor.mentions],
        "rule": actor.rule,
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "sentence": claim.sentence,
        **_span(claim.span),
        "speaker": _party(claim.speaker),
        "anonymous": claim.anonymous,
        "via": _party(claim.via),
        "verb": claim.verb,
        "cue": _span(claim.cue),
        "stance": claim.stance,
        "direct": claim.direct,
        "rule": claim.rule,
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "sentence": event.sentence,
        **_span(event.span),
        "trigger": event.trigger,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "status": event.status,
        "actors": _parties(event.actors),
        "recipients": _parties(event.recipients),
        "when": _when(event.when),
        "where": _party(event.where),
        "size": [_quantity(quantity) for quantity in event.size],
        "attributed_to": event.attributed_to,
        "rule": event.rule,
    }


def _commitment(commitment: Commitment) -> Json:
    return {
        "id": commitment.id,
        "sentence": commitment.sentence,
        **_span(commitment.span),
        "kind": commitment.kind,
        "by": _parties(commitment.by),
        "to": _parties(commitment.to),
        "act": commitment.act,
        "milestone": commitment.milestone,
        "deadline": _when(commitment.deadline),
        "status": commitment.status,
        "attributed_to": commitment.attributed_to,
        "rule": commitment.rule,
    }


def _condition(condition: Condition) -> Json:
    return {
        "id": condition.id,
        "sentence": condition.sentence,
        **_span(condition.span),
        "kind": condition.kind,
        "dependent": _phrase(condition.dependent),
        "prerequisite": _phrase(condition.prerequisite),
        "cue": condition.cue,
        "hedge": condition.hedge,
        "negated": condition.negated,
        "attributed_to": condition.attributed_to,
        "rule": condition.rule,
    }


def _measure(measure: Measure) -> Json:
    return {
        "id": measure.id,
        "sentence": measure.sentence,
        **_span(measure.span),
        "kind": measure.kind,
        "issuer": _party(measure.issuer),
        "target": _parties(measure.target),
        "instrument": measure.instrument,
        "stage": measure.stage,
        "when": _when(measure.when),
        "attributed_to": measure.attributed_to,
        "rule": measure.rule,
    }


def _force(force: Force) -> Json:
    return {
        "id": force.id,
        "sentence": force.sentence,
        **_span(force.span),
        "force": _party(force.force),
        "sponsor": _party(force.sponsor),
        "host": _party(force.host),
        "change": force.change,
        "size": _quantity(force.size),
        "materiel": list(force.materiel),
        "when": _when(force.when),
        "attributed_to": force.attributed_to,
        "rule": force.rule,
    }


def reading_dict(reading: Reading) -> Json:
    """The whole reading as plain JSON values."""
    document = reading.document
    return {
        "schema": SCHEMA,
        "document": {
            "id": document.id,
            "title": document.title,
            "outlet": document.outlet,
            "author": document.author,
            "url": document.url,
            "published": document.published.isoformat() if document.published else None,
            "published_basis": document.published_basis,
            "language": document.language,
            "text": document.text,
            "sections": [_section(section) for section in reading.sections],
            "tags": list(reading.tags),
            "keywords": list(reading.keywords),
            "sentences": [_span(span) for span in reading.sentences],
        },
        "actors": [_actor(actor) for actor in reading.actors],
        "claims": [_claim(claim) for claim in reading.claims],
        "events": [_event(event) for event in reading.events],
        "commitments": [_commitment(commitment) for commitment in reading.commitments],
        "conditions": [_condition(condition) for condition in reading.conditions],
        "measures": [_measure(measure) for measure in reading.measures],
        "forces": [_force(force) for force in reading.forces],
        "dates": [_when(when) for when in reading.dates],
        "quantities": [_quantity(quantity) for quantity in reading.quantities],
        "doubts": [{**_span(doubt.span), "text": doubt.text, "reason": doubt.reason} for doubt in reading.doubts],
    }
