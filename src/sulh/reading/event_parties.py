"""The sides of an event as participants: carried subjects, owners behind a pronoun, speakers of claims (G6-G11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sulh.reading.event_control import Control
from sulh.reading.event_hits import Hit
from sulh.reading.items import Claim, Event, Participant
from sulh.reading.page import Sentence
from sulh.reading.pairs import Pairs
from sulh.reading.reading import Reading
from sulh.reading.roles import Roles
from sulh.reading.scene import NP
from sulh.span import Span

__all__ = ["Sided"]

_UTTERED = frozenset(
    {
        "AGREE",
        "SUPPORT",
        "REJECT",
        "CONCEDE",
        "REQUEST",
        "ACCUSE",
        "THREATEN",
        "SANCTION",
        "RETREAT",
        "COERCE",
        "PROTEST",
    }
)
_AGAINST = frozenset({"علي", "ضد", "بحق"})


class Sided:
    """Finishes the parties of hits."""

    def __init__(self, roles: Roles, found: Reading) -> None:
        self.roles = roles
        self.scene = roles.scene
        self.words = roles.words
        self.grammar = roles.grammar
        self.resolver = roles.resolver
        self.known = roles.known
        self.claims = found.claims
        self.pairs = Pairs(roles.scene, found.actors)
        self.control = Control(roles.scene, roles.grammar)

    def of(
        self, hit: Hit, sentence: Sentence, made: Sequence[Event]
    ) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Actors and recipients."""
        actors = self.participants(self.roles.sides.doers(hit.parties.actors))
        recipients = self.participants(hit.parties.recipients)
        claim = self._own_claim(hit)
        if claim is not None and claim.speaker is not None and hit.frame.speech:
            actors = actors if len(actors) > 1 else (claim.speaker,)
        elif hit.verbal and not actors and not hit.parties.passive and not self._said_what(hit):
            actors = self.carried(hit.index, sentence, made)
        elif not hit.verbal and (not actors or (hit.frame.pattern == "mutual" and len(actors) < 2)):
            actors = (*self._borrowed(hit, sentence, made), *actors)
        if not hit.verbal and not actors:
            actors = self._who_did_it(hit, sentence)
        if hit.frame.type == "THREATEN" and not recipients:
            recipients = self._threatened(hit, sentence)
        actors = self._once(actors)
        return actors, self._once(p for p in recipients if not self._same(p, actors))

    def _threatened(self, hit: Hit, sentence: Sentence) -> tuple[Participant, ...]:
        """لوّحت بفرض عقوبات على الحكومة: whom the threatened act would hit is threatened."""
        end = self.grammar.clause_end(hit.index, sentence.last)
        against = self.grammar.after_preposition(_AGAINST, hit.last, end)
        return self.participants(self.roles.sides.people(against))

    def _said_what(self, hit: Hit) -> bool:
        """The verb names a subject that is no party, and no pronoun on it points to one (طائراتها)."""
        return any(not any(r.enclitic for r in self.words[p.head].readings) for p in hit.parties.actors)

    def _borrowed(self, hit: Hit, sentence: Sentence, made: Sequence[Event]) -> tuple[Participant, ...]:
        """The doer of an act noun that names none, or only one side of a meeting."""
        best = self.words[hit.index].best
        if best is not None and best.enclitic:
            return self._owner(hit, sentence, made)
        if self._light(hit):
            return self._light_subject(hit, sentence, made)
        subject = self.control.subject_of_will(hit.index, sentence) if not hit.parties.actors else []
        if not subject and hit.frame.pattern == "mutual":
            subject = self.control.subject_of_occasion(hit.index, sentence)
        return self.participants(self.roles.sides.people(subject))

    def _who_did_it(self, hit: Hit, sentence: Sentence) -> tuple[Participant, ...]:
        """هجوما شنته قوات الفصيل, اجتماع عقده الطرفان: the subject of the verb of doing whose pronoun is the noun."""
        for at in range(hit.last, min(hit.last + 4, sentence.last)):
            best = self.words[at].best
            if self.words[at].kind != "word" or self.words[at].tag == "P":
                return ()
            if self.words[at].tag == "V" and best is not None:
                if not best.enclitic or not any(r.lemma in self.known["own"] for r in self.words[at].readings):
                    return ()
                subject = self.grammar.subject(at, sentence.first, sentence.last)
                return self.participants(self.roles.sides.people(subject)) if subject and subject[0].first > at else ()
        return ()

    def participants(self, phrases: Iterable[NP]) -> tuple[Participant, ...]:
        """Phrases as participants, resolved where the document settles it."""
        found: list[Participant] = []
        for phrase in phrases:
            two = self.resolver.pair(phrase) or self.pairs.of(phrase)
            found.extend(two or (self.resolver.participant(phrase),))
        return self._once(found)

    @staticmethod
    def _same(party: Participant, others: Iterable[Participant]) -> bool:
        return any(party.span == o.span or (party.key is not None and party.key == o.key) for o in others)

    def _once(self, parties: Iterable[Participant]) -> tuple[Participant, ...]:
        found: list[Participant] = []
        for party in parties:
            if not self._same(party, found):
                found.append(party)
        return tuple(found)

    def _own_claim(self, hit: Hit) -> Claim | None:
        """The claim whose cue is this trigger."""
        word = self.words[hit.index]
        span = Span(word.start, word.end)
        return next((c for c in self.claims if c.cue.overlaps(span)), None)

    # ------------------------------------------------------------------------------------------------- carried over

    def carried(self, index: int, sentence: Sentence, made: Sequence[Event]) -> tuple[Participant, ...]:
        """A verb without a subject of its own takes that of the verb, event or claim before it."""
        best = self.words[index].best
        steps = 0
        for at in range(index - 1, sentence.first - 1, -1):
            if not self.scene.is_verb(at) or self._finished(at, index):
                continue
            steps += 1
            subject = self.grammar.subject(at, sentence.first, sentence.last)
            if subject and subject[0].first < index and self._agree(index, at, subject):
                kept = self.roles.sides.people(subject)
                if kept:
                    return self.participants(kept)
            if steps >= 4:
                break
        at = self.words[index].start
        here = [e for e in made if e.sentence == sentence.index and e.actors and e.trigger_span.end <= at]
        if here and best is not None and best.number != "p":
            return here[-1].actors
        return self._speaker(sentence, at)

    def _finished(self, at: int, index: int) -> bool:
        """The verb at `at` belongs to what somebody said, the word at `index` no longer does."""
        word, here = self.words[at].span, self.words[index].span
        return any(
            c.span.contains(word) and not c.span.contains(here) and c.cue.start < here.start for c in self.claims
        )

    def _agree(self, index: int, other: int, subject: list[NP]) -> bool:
        """The verb here could have the subject of the other verb."""
        here, there = self.words[index].best, self.words[other].best
        if here is None or there is None or here.pos != "V":
            return True
        if here.number in {"p", "d"}:
            head = self.words[subject[0].head].best
            return len(subject) > 1 or (head is not None and head.number in {here.number, "p"})
        fixed = here.gender in {"m", "f"} and there.gender in {"m", "f"}
        return not fixed or here.gender == there.gender

    def _speaker(self, sentence: Sentence, at: int) -> tuple[Participant, ...]:
        said = [
            c.speaker for c in self.claims
            if c.speaker is not None and sentence.index - 1 <= c.sentence <= sentence.index and c.cue.start <= at
        ]  # fmt: skip
        return (said[-1],) if said else ()

    # ------------------------------------------------------------------------------------------------------- owners

    def _owner(self, hit: Hit, sentence: Sentence, made: Sequence[Event]) -> tuple[Participant, ...]:
        """لقائه, رفضها: the subject of the clause that governs the noun, if it agrees."""
        return self.carried(hit.index, sentence, made)

    def _light(self, hit: Hit) -> bool:
        governor = hit.verdict.governor
        if governor in self.known["own"]:
            return True
        return governor in self.known["utter"] and hit.frame.pattern != "undergo" and hit.frame.type in _UTTERED

    def _light_subject(self, hit: Hit, sentence: Sentence, made: Sequence[Event]) -> tuple[Participant, ...]:
        """شن مسلحون هجوما: the subject of the light verb does what the noun says."""
        at = hit.verdict.at
        if at < 0 or not self.scene.is_verb(at):
            return self._speaker(sentence, self.words[hit.index].start) if at >= 0 else ()
        best = self.words[at].best
        subject = self.grammar.subject(at, sentence.first, sentence.last)
        if subject and subject[0].first <= hit.index < subject[-1].last:
            return ()
        if best is not None and (best.voice == "passive" or best.lemma in {"تمّ", "جرى"}):
            return ()
        if subject:
            return self.participants(self.roles.sides.people(subject))
        return self.carried(at, sentence, made)
