"""Who speaks: named, unnamed, carried over, or behind a relay (codebook C3-C6, C8, C10)."""

from __future__ import annotations

from sulh.reading.claim_cues import Cue
from sulh.reading.claim_words import ClaimGround
from sulh.reading.items import Claim, Participant
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.scene import NP, Scene

__all__ = ["Speaker", "Speakers"]

_MEDIA = frozenset({"موقع", "صحيفه", "وكاله", "قناه", "شبكه", "اذاعه", "تلفزيون", "مجله", "جريده", "فضائيه", "راديو"})
_VOICES = frozenset({"متحدث", "متحدثه", "ناطق", "ناطقه"})  # who speaks for a body is its voice, whatever the name

# (who, nameless, the relay)
Speaker = tuple[Participant | None, bool, Participant | None]


class Speakers(ClaimGround):
    """Resolves the speakers of cues in text order; `made` holds the claims so far."""

    def __init__(self, page: Page, found: Reading, scene: Scene) -> None:
        super().__init__(page, found, scene)
        self.made: list[Claim] = []
        self.people = {actor.key for actor in found.actors if actor.kind == "person"}

    def of(self, sentence: Sentence, cue: Cue) -> tuple[Participant | None, bool, Participant | None]:
        if cue.speakers:
            return self._named(list(cue.speakers), sentence, cue)
        if cue.chain:
            return self._of_chain(sentence, cue)
        pair = self._pair(sentence, cue)
        if pair is not None:
            return pair, False, None
        if (beside := self._same_line(sentence, cue)) is not None:
            return beside, False, None
        earlier = self._earlier(sentence, cue)
        if earlier is not None:
            return earlier.speaker, earlier.anonymous, None
        return self._last_subject(sentence, cue)

    def _same_line(self, sentence: Sentence, cue: Cue) -> Participant | None:
        """استمع المجلس إلى إحاطة، وقال إن: the named subject of the verb that وقال is joined to, where nobody spoke yet."""
        best = self.words[cue.index].best
        at = self.words[cue.index].start
        if (
            best is None
            or best.conjunction != "و"
            or any(claim.sentence == sentence.index and claim.cue.start < at for claim in self.made)
        ):
            return None
        for index in self.grammar.verbs(sentence.first, cue.index):
            if self.in_relative(index, sentence):
                continue
            subject = self.grammar.subject(index, sentence.first, sentence.last)
            if len(subject) != 1 or subject[0].first > cue.index or not self.may_speak(subject[0]):
                continue
            party = self.resolver.participant(subject[0])
            head = self.words[subject[0].head].best
            fits = (
                head is None
                or not (head.gender in {"m", "f"} and best.gender in {"m", "f"})
                or (head.gender == best.gender)
            )
            return party if party.key is not None and fits else None
        return None

    def _pair(self, sentence: Sentence, cue: Cue) -> Participant | None:
        """A dual verb without a subject (شددا على) goes on with the two who were the subject before it."""
        best = self.words[cue.index].best
        if best is None or best.number != "d":
            return None
        for back in range(sentence.index, max(-1, sentence.index - 3), -1):
            earlier = self.page.sentences[back]
            for index in reversed(list(self.grammar.verbs(earlier.first, min(earlier.last, cue.index)))):
                subject = self.grammar.subject(index, earlier.first, earlier.last)
                if len(subject) == 2 and subject[-1].last <= cue.index:
                    first, second = (self.resolver.participant(phrase) for phrase in subject)
                    span = first.span.hull(second.span)
                    return Participant(first.key, span.of(self.page.text), span)
        return None

    def _last_subject(self, sentence: Sentence, cue: Cue) -> tuple[Participant | None, bool, Participant | None]:
        """A verb of saying without a subject continues the subject of the sentence before it."""
        for back in range(sentence.index, max(-1, sentence.index - 4), -1):
            earlier = self.page.sentences[back]
            for index in self.grammar.verbs(earlier.first, min(earlier.last, cue.index)):
                subject = self.grammar.subject(index, earlier.first, earlier.last)
                if subject and subject[0].first < cue.index and self.may_speak(subject[0]):
                    party = self.resolver.participant(subject[0])
                    return party, party.key is None and self.anonymous(subject[0]), None
        return None, False, None

    def _named(
        self, phrases: list[NP], sentence: Sentence, cue: Cue
    ) -> tuple[Participant | None, bool, Participant | None]:
        phrase = phrases[0]
        party = self.resolver.participant(phrase)
        if len(phrases) > 1 and cue.rule != "claim.his_word":
            span = party.span.hull(self.scene.participant(phrases[-1]).span)
            party = Participant(party.key, span.of(self.page.text), span)
        if party.key is None and (
            speaker := self._same_office(phrase, sentence) or self._same_source(phrase, sentence)
        ):
            party = Participant(speaker.key, party.text, party.span)
        anonymous = party.key is None and self.anonymous(phrase)
        relayed = cue.rule in {"claim.his_word", "claim.relay"}
        via = self._via(cue.index, sentence) if relayed else self._told_to(phrase, cue.content[0])
        return party, anonymous, via

    def _same_office(self, phrase: NP, sentence: Sentence) -> Participant | None:
        """المسؤول، المبعوث الأممي: a definite single person without a name is the named one who spoke last."""
        head = self.words[phrase.head]
        best = head.best
        if best is None or best.cls not in {"person", "office"} or best.number != "s" or not best.article:
            return None
        if head.stem in {"مصدر", "شاهد"}:
            return None
        for claim in reversed(self.made):
            if sentence.index - claim.sentence > 3:
                return None
            if claim.speaker is not None and claim.speaker.key is not None:
                return claim.speaker if claim.speaker.key in self.people else None
            if claim.anonymous:
                return None
        return None

    def _same_source(self, phrase: NP, sentence: Sentence) -> Participant | None:
        """وأضاف المصدر: the medium or body that spoke last, unless an unnamed source did since."""
        head = self.words[phrase.head]
        if head.stem != "مصدر" or not head.definite or phrase.last - phrase.first > 2:
            return None
        for claim in reversed(self.made):
            if claim.anonymous or sentence.index - claim.sentence > 3 or claim.speaker is None:
                return None
            if claim.speaker.key is not None:
                return None if claim.speaker.key in self.people else claim.speaker
        return None

    def _told_to(self, phrase: NP, content: int) -> Participant | None:
        """C8: قال Y لصحيفة W / الذي تحدث إلى موقع W: the medium that was told, between the speaker and what is said."""
        for at in range(phrase.last, min(content, phrase.last + 12)):
            stem = self.words[at].stem
            told = (
                self.scene.glued_preposition(at) == "ل"
                or self.words[at - 1].text in {"الي", "مع"}
                or (self.words[at - 1].kind == "mark" and self.words[at - 2].text in {"الي", "مع"})
            )
            if told and stem in _MEDIA:
                outlet = self.scene.noun_phrase(at, len(self.words), glued=True)
                if outlet is not None:
                    return self.resolver.participant(outlet)
        return None

    def _via(self, index: int, sentence: Sentence) -> Participant | None:
        """C8: نقلت وكالة W عن Y قوله."""
        for back in range(index, sentence.first - 1, -1):
            word = self.words[back]
            if word.tag == "V" and any(r.pos == "V" and r.lemma == "نقل" for r in word.readings):
                subject = self.grammar.subject(back, sentence.first, sentence.last)
                return self.resolver.participant(subject[0]) if subject else None
        return None

    def anonymous(self, phrase: NP) -> bool:
        """C10: an indefinite or plural human noun without a name."""
        head = self.words[phrase.head]
        best = head.best
        stem = head.stem
        if stem in _VOICES or (
            best is not None and best.number == "s" and best.cls == "person" and self._office(phrase)
        ):
            return False
        if stem in self.page.lexicon.anonymous or head.text in self.page.lexicon.anonymous:
            return True
        if best is None or best.cls != "person":
            return False
        return not best.article and not best.enclitic

    def _office(self, phrase: NP) -> bool:
        """وزير الخارجية, رئيس حزب الأمة: a person's noun made definite by its genitive is a post that one person holds."""
        at = phrase.head + 1
        if at >= phrase.last or self.scene.glued_preposition(at) or self.words[at].tag == "P":
            return False
        if self.scene.actor_at[at] is not None:
            return True
        while at < phrase.last and self.words[at].tag == "N" and self.words[at].best is not None:
            word = self.words[at]
            if self.scene.glued_preposition(at) or word.conjunction:
                return False
            if word.definite or self.scene.actor_at[at] is not None:
                return True
            at += 1
        return False

    def _of_chain(self, sentence: Sentence, cue: Cue) -> tuple[Participant | None, bool, Participant | None]:
        here = [
            claim
            for claim in self.made
            if claim.sentence == sentence.index and claim.cue.start < self.words[cue.index].start
        ]
        if here:
            return here[-1].speaker, here[-1].anonymous, None
        for index in range(cue.index - 1, sentence.first - 1, -1):
            if not self.scene.is_verb(index) or self.in_relative(index, sentence):
                continue
            subject = self.grammar.subject(index, sentence.first, sentence.last)
            if subject and subject[0].first < cue.index and self.may_speak(subject[0]):
                party = self.resolver.participant(subject[0])
                return party, party.key is None and self.anonymous(subject[0]), None
        earlier = self._earlier(sentence, cue)
        return (earlier.speaker, earlier.anonymous, None) if earlier else (None, False, None)

    def _earlier(self, sentence: Sentence, cue: Cue) -> Claim | None:
        """C5: the nearest earlier claim, at most three sentences back."""
        for claim in reversed(self.made):
            if sentence.index - claim.sentence > 3:
                return None
            return claim
        return None
