"""Who arms whom: materiel given, sent or received (codebook F2 supplied, M6)."""

from __future__ import annotations

from collections.abc import Iterator

from sulh.reading.force_moves import Move
from sulh.reading.force_units import Units
from sulh.reading.grammar import Grammar
from sulh.reading.page import Sentence
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene

__all__ = ["Supplies"]

_TO = frozenset({"ل", "الي", "لصالح", "لدعم", "لمصلحه", "لفايده", "لحساب"})
_STOPS = frozenset({".", "؛", ":"})
_PARTIES = frozenset({"حكومه", "متمردون", "متمردين", "حركه", "جماعه", "معارضه", "طرف"})
_SUPPORT = frozenset({"دعم", "مساعدات", "مساعده", "اسناد"})


class Supplies:
    """Reads deliveries; the receiver is the force, the giver its sponsor."""

    def __init__(self, scene: Scene, grammar: Grammar, resolver: Resolver, units: Units) -> None:
        self.scene = scene
        self.words = scene.words
        self.grammar = grammar
        self.resolver = resolver
        self.units = units
        self.vocabulary = scene.page.lexicon.forces

    def find(self, sentence: Sentence) -> Iterator[Move]:
        """All deliveries of a sentence."""
        for index in range(sentence.first, sentence.last):
            if self.words[index].kind != "word" or self.scene.actor_at[index] is not None:
                continue
            found = self._verbal(index, sentence) if self.scene.is_verb(index) else self._nominal(index, sentence)
            if found is not None:
                yield found

    def _verbal(self, index: int, sentence: Sentence) -> Move | None:
        lemmas = {r.lemma for r in self.words[index].readings if r.pos == "V"}
        end = self._end(index, sentence)
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        if lemmas & self.vocabulary.receive:
            if not subject or not self._armed(subject[0]):
                return None
            first = max(subject[0].last, index + 1)
            if not self._arms(first, min(end, first + 7), support=True):
                return None
            return Move(index, "supplied", subject[0], self._from(index, end))
        if lemmas & self._arming() and subject and self._arms(index, end, support=False):
            objects = self.grammar.object(index, sentence.last, subject, far=True) or self._second(index, sentence)
            if objects and self._armed(objects[0]):
                return Move(index, "supplied", objects[0], subject[0])
        if lemmas & self.vocabulary.give and subject:
            objects = self.grammar.object(index, sentence.last, subject, far=True)
            if objects and self._arms(objects[0].first, objects[-1].last, support=False):
                receiver = self._receiver(objects[-1].last, end)
                return Move(index, "supplied", receiver, subject[0]) if receiver is not None else None
        return None

    def _arming(self) -> frozenset[str]:
        return next(m.object for m in self.vocabulary.moves if m.change == "supplied") | self.vocabulary.support

    def _second(self, index: int, sentence: Sentence) -> list[NP]:
        """تزود طهران موسكو بـ: the name behind the subject's name."""
        at = self.scene.mention_end.get(index + 1, index + 2)
        return self.scene.phrases(at, sentence.last) if at < sentence.last and not self._tied(at) else []

    def _tied(self, at: int) -> bool:
        return bool(self.scene.glued_preposition(at) or self.scene.glued_conjunction(at))

    def _nominal(self, index: int, sentence: Sentence) -> Move | None:
        """إرسال أسلحة إلى, شحنة أسلحة لـ, تزويد دولة لفصيل بـ."""
        names, end = self.units.names(index), self._end(index, sentence)
        if names & self.vocabulary.given:
            if not self._arms(index + 1, min(end, index + 7), support=False):
                return None
            receiver = self._receiver(index + 1, end)
            return Move(index, "supplied", receiver, self._doer(index)) if receiver is not None else None
        nouns = next(m.nouns for m in self.vocabulary.moves if m.change == "supplied")
        if not names & nouns or not self._arms(index, end, support=False) or index + 1 >= end:
            return None
        phrases = self.scene.phrases(index + 1, end) if not self._tied(index + 1) else []
        if not phrases:
            return None
        behind = self.scene.phrases(phrases[-1].last, end, glued=True) if phrases[-1].last < end else []
        receiver = behind[0] if behind and self._armed(behind[0]) else phrases[0]
        sponsor = phrases[0] if receiver is not phrases[0] else self._doer(index)
        return Move(index, "supplied", receiver, sponsor) if self._armed(receiver) else None

    def _doer(self, index: int) -> NP | None:
        """The party that a verb before the noun accuses, or its subject (اتهم فلان دولة بتزويد)."""
        first = self.scene.sentence(index).first
        for at in range(index - 1, max(first, index - 10) - 1, -1):
            actor = self.scene.actor_at[at]
            if actor is not None and actor.kind in {"state", "organization", "place"}:
                start = self.scene.mention_start[at]
                opened = start > first and (self.scene.is_verb(start - 1) or self.scene.actor_at[start - 1] is not None)
                return NP(start, at + 1, start, actor) if opened else None
            if self.words[at].text in _STOPS or self.words[at].tag == "COMP":
                return None
        return None

    # --------------------------------------------------------------------------------------------------- phrases

    def _end(self, index: int, sentence: Sentence) -> int:
        return min(self.grammar.clause_end(index, sentence.last), index + 24)

    def _arms(self, first: int, end: int, *, support: bool) -> bool:
        """Weapons stand there, or military support where that is asked."""
        for at in range(first, end):
            if self.scene.actor_at[at] is not None:
                continue
            if self.units.names(at) & self.vocabulary.arms:
                return True
            after = self.units.names(at + 1) if at + 1 < end else set()
            if after & {"عسكري", "عسكريه", "حربي", "حربيه", "قتاليه"} and (
                self.units.names(at) & self.vocabulary.materiel or (support and self.units.names(at) & _SUPPORT)
            ):
                return True
        return False

    def _armed(self, phrase: NP) -> bool:
        actor = self.resolver.actor(phrase)
        if actor is not None:
            return actor.kind in {"armed_group", "state", "person"} or (
                actor.kind == "place" and self.words[phrase.first].best is None
            )
        names = self.units.names(phrase.head)
        return bool(
            names
            & (
                self.vocabulary.people - self.vocabulary.weak
                | {"حكومه", "متمردون", "متمردين", "حركه", "جماعه", "معارضه", "طرف"}
            )
        )

    def _receiver(self, at: int, end: int) -> NP | None:
        """The armed party behind ل, إلى, لصالح; also deep in its phrase (لصالح هجوم حفتر)."""
        for place in range(at, end):
            if self.words[place].text not in _TO and self.scene.glued_preposition(place) != "ل":
                continue
            start = place + 1 if self.words[place].text in _TO else place
            phrase = self.scene.noun_phrase(start, end, glued=True) if start < end else None
            if phrase is None:
                continue
            for n in range(phrase.first, min(end, phrase.last + 3)):
                actor = self.scene.actor_at[n]
                if actor is not None and actor.kind in {"person", "armed_group"}:
                    return NP(self.scene.mention_start[n], self.scene.mention_end[n], n, actor)
                if self.units.names(n) & (self.vocabulary.people - self.vocabulary.weak) and n < phrase.last:
                    return NP(n, phrase.last, n, actor)
        return None

    def _from(self, index: int, end: int) -> NP | None:
        for at in range(index, end - 1):
            if self.words[at].text == "من" and self.scene.actor_at[at + 1] is not None:
                return NP(at + 1, self.scene.mention_end[at + 1], at + 1, self.scene.actor_at[at + 1])
        return None
