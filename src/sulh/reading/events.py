"""Events: what happened, is going on, is planned, or is denied (codebook sections 2 and 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sulh.lexicon.entry import Analysis
from sulh.lexicon.frames import EventFrame
from sulh.reading.event_shift import shift
from sulh.reading.grammar import Grammar
from sulh.reading.items import Claim, Event, Participant, Quantity
from sulh.reading.page import Page, Sentence, Word
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.roles import Parties, Roles
from sulh.reading.scene import NP, Scene
from sulh.reading.status import Verdict, status_of
from sulh.span import Span
from sulh.when import When

__all__ = ["read_events"]

_OCCUR = frozenset({
    "شهد", "أجرى", "جرى", "عقد", "شنّ", "نفّذ", "وقع", "اندلع", "نشب", "دار", "تمّ", "أسفر", "أدّى", "تعرّض", "أعقب", "قام", "بدأ", "تواصل", "استمرّ",
    "وجّه", "قدّم", "أصدر", "فرض", "أبدى", "أعرب", "عبّر", "تلقّى", "حدث", "حصل", "انتهى", "انطلق", "تجدّد", "تصاعد", "أعلن", "استأنف", "صدَر", "دخل",
    "جدّد", "أكّد", "ألقى", "أوقف", "أطلق", "ارتكب", "خلّف", "استضاف", "احتضن", "توصّل", "لقي", "طال", "استهدف", "تسبّب", "انعقد", "كثّف", "واصل",
})  # fmt: skip
_OWN = frozenset({"أعلن", "أكّد", "أبدى", "جدّد", "أعرب", "قدّم", "شنّ", "وجّه", "أجرى", "عقد", "نفّذ", "قام", "أصدر"})
_SETTING = frozenset(
    {"بعد", "عقب", "اثر", "خلال", "منذ", "غداه", "قبل", "عند", "اثناء", "بعيد", "قبيل", "وسط", "في", "مع"}
)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A trigger with its frame, parties and status."""

    index: int
    last: int
    frame: EventFrame
    parties: Parties
    verdict: Verdict
    verbal: bool


def read_events(page: Page, found: Reading) -> Iterable[Event]:
    """All events of a document, numbered in text order."""
    return _Events(page, found).read()


class _Events:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.found = found
        self.words = page.words
        self.scene = Scene(page, found)
        self.grammar = Grammar(self.scene)
        self.resolver = Resolver(self.scene, found.actors)
        self.roles = Roles(self.scene, self.grammar, self.resolver)
        self.frames = page.lexicon.frames
        self.made: list[Event] = []
        self.outside = [s.span for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Event]:
        for sentence in self.page.sentences:
            if any(span.contains(sentence.span) for span in self.outside):
                continue
            for hit in self._distinct(list(self._hits(sentence))):
                event = self._event(hit, sentence)
                if event is not None and not self._told_before(event, hit):
                    self.made.append(event)
                    yield event

    # ----------------------------------------------------------------------------------------------------- hits

    def _hits(self, sentence: Sentence) -> Iterator[_Hit]:
        for index in range(sentence.first, sentence.last):
            word = self.words[index]
            if word.kind != "word" or self.scene.actor_at[index] is not None or self.scene.dated[index]:
                continue
            hit = self._phrase(index, sentence)
            if hit is None:
                hit = self._verb(index, sentence) if word.tag == "V" else self._noun(index, sentence)
            if hit is not None:
                yield hit

    def _verdict(self, index: int, sentence: Sentence) -> Verdict:
        when = self._when(index, sentence)
        earliest = when.earliest if when is not None else None
        return status_of(
            self.scene, index, sentence.first, sentence.last, published=self.page.document.published, when=earliest
        )

    def _phrase(self, index: int, sentence: Sentence) -> _Hit | None:
        """Idioms: the first word by lemma or letters, the others as written (lemma or letters)."""
        word = self.words[index]
        keys = {word.stem, word.text, *(r.stem for r in word.readings)}
        for key in sorted(keys):
            for frame in self.frames.phrases.get(key, ()):
                for phrase in frame.words:
                    if phrase[0] == key and self._matches(phrase, index, sentence.last):
                        verdict = self._verdict(index, sentence)
                        if verdict.status is None:
                            return None
                        verbal = word.tag == "V"
                        parties = (
                            self.roles.of_verb(frame, index, sentence)
                            if verbal
                            else self.roles.of_noun(frame, index, sentence)
                        )
                        return _Hit(index, index + len(phrase), frame, parties, verdict, verbal)
        return None

    def _matches(self, phrase: tuple[str, ...], index: int, last: int) -> bool:
        if index + len(phrase) > last:
            return False
        for offset, wanted in enumerate(phrase[1:], start=1):
            word = self.words[index + offset]
            if wanted not in {word.text, word.stem} and wanted not in {r.stem for r in word.readings}:
                return False
        return True

    def _verb(self, index: int, sentence: Sentence) -> _Hit | None:
        word = self.words[index]
        if self._background(index, sentence):
            return None
        lemmas = dict.fromkeys(
            r.lemma for r in self._alike(word) if r.pos == "V" and r.tense != "imperative" and r.person != 2
        )
        for lemma in lemmas:
            for frame in self.frames.verbs.get(lemma, ()):
                if frame.tense and word.best is not None and word.best.tense != frame.tense:
                    continue
                parties = self.roles.of_verb(frame, index, sentence)
                if not self._accepts(frame, parties, index, sentence):
                    continue
                verdict = self._verdict(index, sentence)
                if verdict.status is None:
                    return None
                return _Hit(index, index + 1, frame, parties, verdict, True)
        return None

    def _alike(self, word: Word) -> list[Analysis]:
        """The readings that cut the word as the one taken does (تعد is no ت + عد)."""
        best = word.best
        if best is None:
            return []
        cut = (best.conjunction, best.preposition, best.article, bool(best.enclitic))
        return [r for r in word.readings if (r.conjunction, r.preposition, r.article, bool(r.enclitic)) == cut]

    def _background(self, index: int, sentence: Sentence) -> bool:
        """A state in a relative clause (الذي تدعمه، الذين يرفضون) is no event."""
        best = self.words[index].best
        if best is None or best.tense != "imperfect" or index == sentence.first or best.future:
            return False
        return self.words[index - 1].tag == "REL"

    def _accepts(self, frame: EventFrame, parties: Parties, index: int, sentence: Sentence) -> bool:
        if not self.roles.fits(frame.object, parties.object):
            return False
        if frame.subject is not None and not self.roles.fits(
            frame.subject, parties.actors[0] if parties.actors else None
        ):
            return False
        end = self.grammar.clause_end(index, sentence.last)
        window = range(index + 1, min(end, index + 16))
        if frame.needs and not any(self._governs(n, frame.needs) for n in window):
            return False
        return not (
            frame.refuses and any(self._governs(n, frame.refuses) for n in range(index + 1, min(end, index + 5)))
        )

    def _governs(self, index: int, prepositions: frozenset[str]) -> bool:
        word = self.words[index]
        return (
            word.text in prepositions
            or self.scene.glued_preposition(index) in prepositions
            or word.stem in prepositions
        )

    def _noun(self, index: int, sentence: Sentence) -> _Hit | None:
        word = self.words[index]
        best = word.best
        if best is None or best.pos not in {"M", "N", "AP", "PP"}:
            return None
        keys = dict.fromkeys(r.base or r.stem for r in self._alike(word) if r.pos in {"M", "N", "AP", "PP"})
        for key in keys:
            for frame in self.frames.nouns.get(key, ()):
                parties = self.roles.of_noun(frame, index, sentence)
                if not self._accepts(frame, parties, index, sentence):
                    continue
                verdict = self._verdict(index, sentence)
                if verdict.status is None or not self._specific(index, sentence, parties, verdict):
                    return None
                return _Hit(index, index + 1, frame, parties, verdict, False)
        return None

    def _specific(self, index: int, sentence: Sentence, parties: Parties, verdict: Verdict) -> bool:
        """G16: a doer, an undergoer, a time, a place, a number or a light verb; a bare definite noun refers back."""
        word = self.words[index]
        best = word.best
        owned = best is not None and bool(best.enclitic)
        named = any(self.resolver.actor(phrase) is not None for phrase in (*parties.actors, *parties.recipients))
        light = verdict.governor in _OCCUR
        before = self.words[index - 1] if index > sentence.first else None
        setting = before is not None and before.text.lstrip("و") in _SETTING
        timed = any(self.scene.dated[n] for n in range(index + 1, min(sentence.last, index + 5)))
        counted = self.scene.counted[index] or any(
            self.scene.counted[n] for n in range(index + 1, min(sentence.last, index + 4))
        )
        if verdict.status == "planned" or self._told(index, sentence):
            return True
        if word.definite and not owned:
            return (named and (light or timed)) or (light and (timed or verdict.governor in {"تمّ", "جرى", "توصّل"}))
        if verdict.status == "hypothetical":
            return named and light
        return owned or named or light or (setting and (timed or counted)) or counted or timed

    def _told(self, index: int, sentence: Sentence) -> bool:
        """المحادثات الجارية, الاجتماع الذي عقد, اشتباكات شهدتها المدينة: what follows says that it took place."""
        for at in range(index + 1, min(sentence.last, index + 5)):
            word = self.words[at]
            if word.kind != "word":
                return False
            if word.stem in {
                "جار",
                "جاري",
                "جاريه",
                "مستمر",
                "مستمره",
                "متواصله",
                "متواصل",
                "دائر",
                "دائره",
                "داير",
                "دايره",
            }:
                return True
            if word.tag == "V" and self.words[at - 1].tag in {"REL", "N", "A"}:
                return any(r.lemma in _OCCUR for r in word.readings if r.pos == "V")
            if word.tag in {"P", "COMP", "CONJ"}:
                return False
        return False

    # ------------------------------------------------------------------------------------------------- one of many

    def _distinct(self, hits: list[_Hit]) -> list[_Hit]:
        """G13: verb and noun for one act in a sentence are one event."""
        kept: list[_Hit] = []
        for hit in hits:
            twin = next((k for k in kept if self._same_act(k, hit)), None)
            if twin is None:
                kept.append(hit)
        return kept

    def _same_act(self, a: _Hit, b: _Hit) -> bool:
        if a.frame.type != b.frame.type:
            return False
        if a.verbal and b.verbal:
            return False
        return abs(a.index - b.index) <= 12

    def _told_before(self, event: Event, hit: _Hit) -> bool:
        """The same act told again in a later sentence: same type, same actor, and a noun that points back."""
        for other in self.made:
            if other.type != event.type or other.sentence == event.sentence:
                continue
            same = {p.key for p in other.actors if p.key} & {p.key for p in event.actors if p.key}
            if (
                same
                and {p.key for p in other.recipients} == {p.key for p in event.recipients}
                and other.status == event.status
            ):
                if not hit.verbal:
                    return True
                if hit.frame.type in {"CONSULT", "REQUEST", "AGREE", "REJECT"} and event.sentence - other.sentence <= 3:
                    return True
            if not hit.verbal and self.words[hit.index].definite and not event.actors:
                return True
        return False

    # --------------------------------------------------------------------------------------------------- making

    def _event(self, hit: _Hit, sentence: Sentence) -> Event | None:
        word = self.words[hit.index]
        start = word.start + self.page.prefix_length(word)
        trigger = Span(start, self.words[hit.last - 1].end)
        shifted = shift(hit.frame.type, hit.frame.mode, hit.verdict, own=True)
        if shifted is None:
            return None
        actors = self._participants(hit.parties.actors)
        if not actors and hit.verbal:
            actors = self._carried(hit, sentence)
        elif (
            word.best is not None
            and word.best.enclitic
            and not hit.verbal
            and (not actors or hit.frame.pattern == "mutual")
        ):
            actors = (*self._owner(hit, sentence), *actors)
        elif not actors and not hit.verbal and hit.verdict.governor in _OWN:
            actors = self._owner(hit, sentence)
        claim = self._claim_of(trigger)
        when = self._when(hit.index, sentence)
        if when is None and hit.frame.speech and claim is None and shifted.status == "happened":
            when = self._day_of_telling(hit.frame.type, sentence)
        clause = self._clause(hit.index, sentence)
        return Event(
            f"e{len(self.made) + 1}", sentence.index, clause, trigger.of(self.page.text), trigger,
            shifted.type, shifted.mode, (), shifted.status, actors,
            self._participants(hit.parties.recipients), when,
            self._where(hit.index, sentence), self._size(hit.index, sentence, hit.frame.type),
            claim.id if claim else None, f"event.{hit.frame.id}",
        )  # fmt: skip

    def _participants(self, phrases: Iterable[NP]) -> tuple[Participant, ...]:
        found: list[Participant] = []
        for phrase in phrases:
            party = self.resolver.participant(phrase)
            if not any(party.span == other.span or (party.key and party.key == other.key) for other in found):
                found.append(party)
        return tuple(found)

    def _carried(self, hit: _Hit, sentence: Sentence) -> tuple[Participant, ...]:
        """A verb without a subject of its own takes that of the clause or claim before it."""
        best = self.words[hit.index].best
        if best is not None and best.voice == "passive":
            return ()
        return self._owner(hit, sentence)

    def _owner(self, hit: _Hit, sentence: Sentence) -> tuple[Participant, ...]:
        at = self.words[hit.index].start
        here = [e for e in self.made if e.sentence == sentence.index and e.actors and e.trigger_span.end <= at]
        if here:
            return here[-1].actors
        claims = [
            c for c in self.found.claims
            if c.speaker is not None and sentence.index - 1 <= c.sentence <= sentence.index and c.cue.start <= at
        ]  # fmt: skip
        if claims and claims[-1].speaker is not None:
            return (claims[-1].speaker,)
        return ()

    def _claim_of(self, trigger: Span) -> Claim | None:
        """G15: the innermost claim whose span holds the trigger; a trigger that is the cue takes the next outer one."""
        inside = [c for c in self.found.claims if c.span.contains(trigger) and not c.cue.overlaps(trigger)]
        return min(inside, key=lambda claim: len(claim.span)) if inside else None

    def _clause(self, index: int, sentence: Sentence) -> Span:
        first = self.grammar.clause_start(index, sentence.first)
        end = self.grammar.clause_end(index, sentence.last)
        span = self.page.stem_span(min(first, index), max(end, index + 1))
        text = self.page.text
        stop = span.end
        while stop > span.start and text[stop - 1] in ' .،؛»”"':
            stop -= 1
        word = self.words[index]
        return Span(min(span.start, word.start), max(stop, word.end))

    def _when(self, index: int, sentence: Sentence) -> When | None:
        """The nearest date of the trigger's clause."""
        first = self.grammar.clause_start(index, sentence.first)
        end = self.grammar.clause_end(index, sentence.last)
        low, high = self.words[first].start, self.words[max(end - 1, index)].end
        at = self.words[index].start
        near = [w for w in self.found.dates if low <= w.span.start < high and w.grain != "duration" and w.known]
        near = [w for w in near if not self._other_verb_between(index, w.span)]
        return min(near, key=lambda w: abs(w.span.start - at)) if near else None

    def _day_of_telling(self, kind: str, sentence: Sentence) -> When | None:
        """An act done in words happened when it was told: the day that this sentence or one of the two before it names."""
        if kind not in {"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE"}:
            return None
        for back in range(sentence.index, max(-1, sentence.index - 3), -1):
            span = self.page.sentences[back].span
            days = [
                w
                for w in self.found.dates
                if span.contains(w.span) and w.grain == "day" and w.anchor == "published" and w.known
            ]
            if len(days) == 1:
                return days[0]
            if days:
                return None
        return None

    def _other_verb_between(self, index: int, span: Span) -> bool:
        inside = list(self.scene.words_in(span))
        if not inside:
            return True
        low, high = sorted((index, inside[0]))
        return any(self.scene.is_verb(n) for n in range(low + 1, high))

    def _where(self, index: int, sentence: Sentence) -> Participant | None:
        end = self.grammar.clause_end(index, sentence.last)
        for at in range(index + 1, min(end, index + 14)):
            actor = self.scene.actor_at[at]
            if actor is None or actor.kind not in {"place", "state"} or self.scene.mention_start.get(at) != at:
                continue
            before = self.words[at - 1]
            if (
                before.text in {"في", "قرب", "جنوب", "شمال", "شرق", "غرب", "مدينه", "بلده", "العاصمه", "وسط"}
                or self.scene.glued_preposition(at) == "ب"
            ):
                return self.scene.participant(NP(at, self.scene.mention_end[at], at, actor))
        return None

    def _size(self, index: int, sentence: Sentence, kind: str) -> tuple[Quantity, ...]:
        if kind not in {"ASSAULT", "COERCE", "RETREAT", "PROTEST"}:
            return ()
        end = self.grammar.clause_end(index, sentence.last)
        low, high = self.words[index].start, self.words[max(end - 1, index)].end
        return tuple(q for q in self.found.quantities if low <= q.span.start < high)
