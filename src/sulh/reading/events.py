"""Events: what happened, is going on, is planned, or is denied (codebook sections 2 and 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sulh.reading.event_facts import Facts
from sulh.reading.event_hits import TOLL, Hit, Triggers
from sulh.reading.event_parties import Sided
from sulh.reading.event_shift import Shifted, shift
from sulh.reading.grammar import Grammar
from sulh.reading.items import Claim, Event, Participant
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.roles import Roles
from sulh.reading.scene import Scene
from sulh.span import Span
from sulh.when import When

__all__ = ["event_hits", "read_events"]

_REPEATED = frozenset({"CONSULT", "REQUEST", "AGREE", "REJECT"})  # told again with a verb within three sentences

_KIND = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "RETREAT", "CONCEDE"})
_WORDS = frozenset({"CONCEDE", "AGREE", "REQUEST", "THREATEN", "REJECT"})  # acts done by saying them


def read_events(page: Page, found: Reading) -> Iterable[Event]:
    """All events of a document, numbered in text order."""
    return _Events(page, found).read()


def event_hits(page: Page, found: Reading) -> Mapping[str, Hit]:
    """The trigger, frame and verdict behind every event, by its id: the same reading once more, with its reasons."""
    events = _Events(page, found)
    for _ in events.read():
        pass
    return events.hits


class _Events:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.found = found
        self.words = page.words
        scene = Scene.of(page, found)
        grammar = Grammar.of(scene)
        roles = Roles(scene, grammar, Resolver.of(scene, found.actors))
        self.facts = Facts(scene, grammar, found)
        self.triggers = Triggers(roles, self.facts)
        self.sided = Sided(roles, found)
        self.made: list[Event] = []
        self.hits: dict[str, Hit] = {}
        self.outside = [s.span for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Event]:
        for sentence in self.page.sentences:
            if any(span.contains(sentence.span) for span in self.outside):
                continue
            for hit in self._distinct(self.triggers.hits(sentence)):
                event = self._event(hit, sentence)
                if event is not None and not self._told_before(event, hit):
                    self.made.append(event)
                    self.hits[event.id] = hit
                    yield event

    # ------------------------------------------------------------------------------------------------- one of many

    def _distinct(self, hits: Iterable[Hit]) -> list[Hit]:
        """G13: verb and noun for one act in a sentence are one event."""
        kept: list[Hit] = []
        for hit in hits:
            if not any(self._same_act(k, hit) or self._content(k, hit) for k in kept):
                kept.append(hit)
        return kept

    @staticmethod
    def _content(speech: Hit, hit: Hit) -> bool:
        """G5: أعلن انسحابه is one concession; what the act of words says is no second event."""
        under = speech.verbal and speech.frame.type in _WORDS and hit.verdict.at == speech.index
        return under and not hit.verbal and hit.frame.type in _KIND

    @staticmethod
    def _same_act(a: Hit, b: Hit) -> bool:
        if a.frame.type != b.frame.type:
            return False
        if a.verbal and b.verbal:  # the toll is told with a verb of its own: اندلعت اشتباكات ... وقتل خمسة
            return b.frame.id in TOLL and not b.parties.actors and abs(a.index - b.index) <= 15
        return abs(a.index - b.index) <= 12

    def _told_before(self, event: Event, hit: Hit) -> bool:
        """The same act told again in a later sentence: same type, same sides, or a noun that points back."""
        for other in self.made:
            if other.type != event.type or other.sentence == event.sentence:
                continue
            same = {p.key for p in other.actors if p.key} & {p.key for p in event.actors if p.key}
            alike = {p.key for p in other.recipients} == {p.key for p in event.recipients}
            if event.type == "CONSULT" and {p.key for p in event.actors if p.key} - {p.key for p in other.actors}:
                continue  # somebody new was met
            again = not hit.verbal or (hit.frame.type in _REPEATED and event.sentence - other.sentence <= 3)
            if same and alike and other.status == event.status and again:
                return True
            if not hit.verbal and self.words[hit.index].definite and not event.actors:
                return True
        return False

    # --------------------------------------------------------------------------------------------------- making

    def _event(self, hit: Hit, sentence: Sentence) -> Event | None:
        word = self.words[hit.index]
        trigger = Span(word.start + self.page.prefix_length(word), self.words[hit.last - 1].end)
        actors, recipients = self.sided.of(hit, sentence, self.made)
        claim = self._claim_of(trigger)
        shifted = shift(
            hit.frame.type, hit.frame.mode, hit.verdict, own=self._own(claim, actors) and (hit.verbal or bool(actors))
        )
        if shifted is None:
            return None
        return Event(
            f"e{len(self.made) + 1}", sentence.index, self.facts.clause(hit.index, sentence),
            trigger.of(self.page.text), trigger, shifted.type, self._mode(hit, shifted, sentence), self.facts.contexts(sentence),
            shifted.status, actors, recipients, self._when(hit, sentence, shifted.status),
            self.facts.where(hit.index, sentence), self.facts.size(hit.index, sentence, hit.frame.type),
            claim.id if claim else None, f"event.{hit.frame.id}",
        )  # fmt: skip

    def _mode(self, hit: Hit, shifted: Shifted, sentence: Sentence) -> str | None:
        """How it was done, by the words of the clause; a shifted type keeps what the shift gave."""
        if shifted.type != hit.frame.type or hit.frame.exact:
            return shifted.mode
        return self.facts.mode(shifted.type, hit.index, sentence, shifted.mode, content=hit.frame.speech)

    def _when(self, hit: Hit, sentence: Sentence, status: str) -> When | None:
        speech = hit.frame.speech
        when = self.facts.when(hit.index, sentence, speech=speech)
        if when is None and not hit.verbal and hit.verdict.at >= 0 and self.words[hit.verdict.at].tag == "V":
            when = self.facts.when(hit.verdict.at, sentence, speech=speech)
        if when is None and status == "happened":
            when = self.facts.only_date(hit.index, sentence)
        if when is None and status == "happened" and (speech or self._main_line(hit, sentence)):
            when = self.facts.day_of_telling(hit.frame.type, sentence)
        published = self.page.document.published
        if (
            when is not None
            and status in {"happened", "ongoing"}
            and published
            and when.earliest
            and when.earliest > published
        ):
            return None
        return when

    def _main_line(self, hit: Hit, sentence: Sentence) -> bool:
        """Told by the report itself, not by a speaker, and not set back in time: the story's day holds for it."""
        inside = self._claim_of(self.words[hit.index].span) is not None
        return not inside and not self.facts.backdated(hit.index, sentence)

    @staticmethod
    def _own(claim: Claim | None, actors: tuple[Participant, ...]) -> bool:
        """The doer speaks himself, or nobody else does (G4)."""
        if claim is None or claim.speaker is None or not actors:
            return True
        speaker = claim.speaker
        return any(p.span == speaker.span or (p.key and p.key == speaker.key) for p in actors) or not any(
            p.key for p in actors
        )

    def _claim_of(self, trigger: Span) -> Claim | None:
        """G15: the innermost claim whose span holds the trigger; a trigger that is the cue takes the next outer one."""
        inside = [c for c in self.found.claims if c.span.contains(trigger) and not c.cue.overlaps(trigger)]
        return min(inside, key=lambda claim: len(claim.span)) if inside else None
