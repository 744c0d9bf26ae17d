"""Why an item was read as it was: its words, the rule and its frame, the clause, and what set an event's status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sulh.errors import SulhError
from sulh.lexicon.lexicon import Lexicon
from sulh.reading.event_hits import Hit
from sulh.reading.events import event_hits
from sulh.reading.items import Claim, Commitment, Condition, Event, Force, Measure
from sulh.reading.page import Page, make_page
from sulh.reading.reading import Reading
from sulh.span import Span

__all__ = ["Explanation", "Why", "explain"]

Told = Claim | Event | Commitment | Condition | Measure | Force
_LAYERS = ("claims", "events", "commitments", "conditions", "measures", "forces")
_CUES = {
    "head": "a finite verb opens the sentence",
    "finite": "a finite verb that nothing governs",
    "nominal": "an act noun that nothing governs",
    "participle": "a participle behind the main clause",
    "conditional": "inside a conditional clause",
    "future date": "its date is later than the report",
    "exceptive": "a negation with an exception",
    "modal": "the subject of a verb of what may or will come",
    "س": "the future prefix of the verb",
}


@dataclass(frozen=True, slots=True)
class Why:
    """What set the status of an event: in words, and the words of the text that did it, where there are any."""

    status: str
    reason: str
    cue: str | None
    cue_span: Span | None
    base: str  # the type of the frame, before status changed it (codebook G4)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One item taken apart."""

    layer: str
    id: str
    reads_as: str
    trigger: str
    trigger_span: Span
    clause: str
    clause_span: Span
    sentence: str
    rule: str
    examples: tuple[str, ...]
    said_by: str | None
    why: Why | None

    def to_dict(self) -> dict[str, object]:
        """The JSON object `sulh-explain/1`."""
        why = self.why
        return {
            "schema": "sulh-explain/1", "layer": self.layer, "id": self.id, "reads_as": self.reads_as,
            "trigger": _words(self.trigger, self.trigger_span), "clause": _words(self.clause, self.clause_span),
            "sentence": self.sentence, "rule": self.rule, "examples": list(self.examples), "said_by": self.said_by,
            "status": None if why is None else {
                "status": why.status, "reason": why.reason, "base_type": why.base,
                "cue": None if why.cue is None or why.cue_span is None else _words(why.cue, why.cue_span),
            },
        }  # fmt: skip


def _words(text: str, span: Span) -> dict[str, object]:
    return {"text": text, "start": span.start, "end": span.end}


def explain(reading: Reading, lexicon: Lexicon, wanted: str) -> Explanation:
    """The item with the id `wanted` (e3), or by layer and number (events:3).

    Raises:
        SulhError: there is no such item.
    """
    found = next((pair for pair in _items(reading, wanted)), None)
    if found is None:
        there = ", ".join(f"{name} {len(getattr(reading, name))}" for name in _LAYERS if getattr(reading, name))
        raise SulhError(f"no item {wanted!r} in {reading.document.id}; there are: {there or 'none'}")
    layer, item = found
    text = reading.document.text
    hit: Hit | None = None
    why: Why | None = None
    if isinstance(item, Event):
        page = make_page(reading.document, lexicon)
        hit = event_hits(page, reading).get(item.id)
        why = _why(item, hit, page) if hit is not None else None
    span = _trigger(item)
    voice = None if isinstance(item, Claim) else getattr(item, "attributed_to", None)
    claim = next((each for each in reading.claims if each.id == voice), None)
    speaker = item.speaker if isinstance(item, Claim) else claim.speaker if claim is not None else None
    return Explanation(
        layer, item.id, _reads_as(item), span.of(text), span, item.span.of(text), item.span,
        reading.sentences[item.sentence].of(text), item.rule, hit.frame.yes if hit is not None else (),
        speaker.text if speaker is not None else None, why,
    )  # fmt: skip


def _items(reading: Reading, wanted: str) -> Iterator[tuple[str, Told]]:
    name, _, number = wanted.partition(":")
    for layer in _LAYERS:
        for at, item in enumerate(getattr(reading, layer), start=1):
            if item.id == wanted or (layer in {name, f"{name}s"} and number == str(at)):
                yield layer, item


def _trigger(item: Told) -> Span:
    if isinstance(item, Event):
        return item.trigger_span
    return item.cue if isinstance(item, Claim) else item.span


def _reads_as(item: Told) -> str:
    if isinstance(item, Event):
        return f"{item.type}{'-' + item.mode if item.mode else ''} {item.status}"
    if isinstance(item, Claim):
        return f"{item.stance}{' (anonymous)' if item.anonymous else ''}{' (direct)' if item.direct else ''}"
    if isinstance(item, Commitment):
        return f"{item.kind} {item.status}"
    if isinstance(item, Condition):
        return f"{item.kind} {item.hedge}{' (denied)' if item.negated else ''}"
    return f"{item.kind} {item.stage}" if isinstance(item, Measure) else item.change


def _why(event: Event, hit: Hit, page: Page) -> Why:
    at = _cue_index(hit, event, page)
    span = None if at is None else Span(page.words[at].start, page.words[at].end)
    cue = None if span is None else span.of(page.text)
    reason = _CUES.get(hit.verdict.cue) or (f"governed by {cue}" if cue else hit.verdict.cue)
    if hit.verdict.refusal:
        reason += "; a refusal in the doer's own voice" if event.type in {"REJECT", "CONCEDE"} else "; negated"
    if event.type != hit.frame.type:
        reason += f"; {hit.frame.type} becomes {event.type} (codebook G4)"
    return Why(event.status, reason, cue, span, hit.frame.type)


def _cue_index(hit: Hit, event: Event, page: Page) -> int | None:
    """Where the word stands that set the status."""
    if hit.verdict.at >= 0:
        return hit.verdict.at
    if hit.verdict.cue == "conditional":
        return next(
            (at for at in range(hit.index - 1, -1, -1) if page.words[at].text in {"اذا", "لو", "حال", "ان"}), None
        )
    first = page.sentences[event.sentence].first
    behind = range(hit.index + 1, min(hit.index + 4, len(page.words)))
    places: list[int] = [*range(hit.index - 1, first - 1, -1), hit.index, *behind]
    for at in places:
        word = page.words[at]
        if hit.verdict.cue in {word.text, word.stem, word.lemma, word.text.lstrip("وف")}:
            return at
    return hit.index if hit.verdict.cue in {"س", "head", "finite"} else None
