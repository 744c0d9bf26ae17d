"""Who is actor and who is recipient of an event, by its frame's pattern (codebook G6-G11)."""

from __future__ import annotations

from dataclasses import dataclass

from sulh.lexicon.frames import EventFrame, Slot
from sulh.reading.grammar import Grammar
from sulh.reading.page import Sentence
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene

__all__ = ["Parties", "Roles"]

_BY = frozenset({"قبل", "جانب", "يد", "ايدي", "طرف"})
_VICTIM = frozenset({"person", "group", "quantity"})


@dataclass(frozen=True, slots=True)
class Parties:
    """Phrases of the two sides, and the phrase that the frame's object slot looked at."""

    actors: tuple[NP, ...]
    recipients: tuple[NP, ...]
    object: NP | None = None


class Roles:
    """Reads the parties of one trigger."""

    def __init__(self, scene: Scene, grammar: Grammar, resolver: Resolver) -> None:
        self.scene = scene
        self.grammar = grammar
        self.resolver = resolver
        self.words = scene.words

    # ------------------------------------------------------------------------------------------------------ fits

    def fits(self, slot: Slot | None, phrase: NP | None) -> bool:
        """A slot's demands, tested on the head of a phrase (its folded stem, noun class, actor kind)."""
        if slot is None:
            return True
        if phrase is None:
            return slot.free
        head = self.words[phrase.head]
        base = head.best.base if head.best is not None else ""
        names = {head.stem, head.text, base, self._singular(head.stem)}
        if names & slot.forbids:
            return False
        if slot.free or names & slot.words:
            return True
        if head.best is not None and head.best.cls in slot.classes:
            return True
        actor = self.resolver.actor(phrase)
        return actor is not None and actor.kind in slot.kinds

    @staticmethod
    def _singular(stem: str) -> str:
        return stem[:-2] + "ه" if stem.endswith("ات") and len(stem) > 4 else stem

    # -------------------------------------------------------------------------------------------------- verbs

    def of_verb(self, frame: EventFrame, index: int, sentence: Sentence) -> Parties:
        """Parties of a finite verb."""
        first, last = sentence.first, sentence.last
        best = self.words[index].best
        subject = self.grammar.subject(index, first, last)
        objects = self.grammar.object(index, last, subject)
        if self._object_only(frame, index, sentence, subject, objects):
            subject, objects = [], subject
        passive = best is not None and best.voice == "passive"
        if (
            not passive
            and best is not None
            and best.voice == "either"
            and self._looks_passive(frame, index, subject, objects)
        ):
            passive = True
        at = subject[-1].last if subject and subject[0].first > index else index + 1
        marked = self._marked(frame, at, last)
        if passive:
            return Parties(tuple(self._by(at, last)), tuple(subject) or marked, subject[0] if subject else None)
        if frame.pattern == "undergo":
            return Parties(tuple(self._by(at, last)) or marked, tuple(subject), subject[0] if subject else None)
        if frame.pattern == "mutual":
            partners = self.grammar.after_preposition(frozenset({"مع", "و", "ب", "بين"}), at, last)
            return Parties((*subject, *(partners or self._people(objects))), (), objects[0] if objects else None)
        if frame.pattern == "host":
            return Parties(tuple(objects), tuple(subject), objects[0] if objects else None)
        if frame.pattern == "visit":
            return Parties(tuple(subject), tuple(self._people(objects)), objects[0] if objects else None)
        if frame.pattern == "source":
            return Parties(tuple(marked), tuple(subject), objects[0] if objects else None)
        taken = tuple(objects) if "object" in frame.recipient and (not marked or self._party(objects)) else marked
        return Parties(tuple(subject), taken, objects[0] if objects else None)

    def _object_only(
        self, frame: EventFrame, index: int, sentence: Sentence, subject: list[NP], objects: list[NP]
    ) -> bool:
        """ودعت جميع الأطراف إلى ...: a verb joined to what was said before has its subject there, and here its object."""
        if not frame.speech or "object" not in frame.recipient or objects or not subject or subject[0].first < index:
            return False
        word = self.words[index]
        joined = bool(word.conjunction) or (index > sentence.first and self.words[index - 1].text in {"كما", "ايضا"})
        actor = self.resolver.actor(subject[0])
        head = self.words[subject[0].head]
        titled = head.stem in self.scene.page.lexicon.titles or "ال" + head.stem in self.scene.page.lexicon.titles
        return (
            joined
            and actor is None
            and not titled
            and (head.best is None or head.best.number != "s" or bool(head.best.enclitic))
        )

    def _looks_passive(self, frame: EventFrame, index: int, subject: list[NP], objects: list[NP]) -> bool:
        """F4: no object follows and the noun after the verb is a victim or thing."""
        if not subject or subject[0].first < index or objects or frame.pattern in {"mutual", "intransitive", "visit"}:
            return False
        if frame.type not in {"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID"}:
            return False
        if "object" not in frame.recipient:
            return False
        head = self.words[subject[0].head]
        if self.scene.counted[subject[0].first] or head.kind == "number":
            return True
        return (
            head.best is not None
            and head.best.cls in _VICTIM | {"thing", "weapon", "document", "money"}
            and subject[0].actor is None
        )

    def _party(self, phrases: list[NP]) -> bool:
        return bool(phrases) and (self.resolver.actor(phrases[0]) is not None or self._human(phrases[0]))

    def _human(self, phrase: NP) -> bool:
        best = self.words[phrase.head].best
        return best is not None and best.cls in {"person", "group", "org", "body", "office"}

    def _people(self, phrases: list[NP]) -> list[NP]:
        return [phrase for phrase in phrases if self._party([phrase])]

    def _by(self, at: int, last: int) -> list[NP]:
        """من قبل / من جانب / على يد + doer (G9)."""
        for index in range(at, min(last, at + 14) - 1):
            if self.words[index].text in {"من", "علي"} and self.words[index + 1].text in _BY:
                return self.scene.phrases(index + 2, last)
        return []

    def _marked(self, frame: EventFrame, at: int, last: int) -> tuple[NP, ...]:
        prepositions = frozenset(word for word in frame.recipient if word != "object")
        if not prepositions:
            return ()
        return tuple(self.grammar.after_preposition(prepositions, at, last))

    # -------------------------------------------------------------------------------------------------- nouns

    def of_noun(self, frame: EventFrame, index: int, sentence: Sentence) -> Parties:
        """Parties of an event noun: its genitive, بين ... و, مع, and marked recipients."""
        first, last = sentence.first, sentence.last
        genitive = self._genitive(index, last)
        at = genitive[-1].last if genitive else index + 1
        between = self._between(index, last)
        if between:
            return Parties(tuple(between), (), genitive[0] if genitive else None)
        marked = self._marked(frame, at, last)
        doers = self._by(at, last)
        whole = genitive[0] if genitive else None
        if frame.pattern == "mutual":
            partners = self.grammar.after_preposition(frozenset({"مع", "ب"}), at, last)
            if not partners and self._owned(index) and index + 1 < last and self.scene.is_nominal(index + 1):
                partners = self.scene.phrases(index + 1, last) if not self.scene.glued_preposition(index + 1) else []
            return Parties((*self._people(genitive), *self._people(partners)), (), whole)
        if frame.pattern in {"intransitive", "visit", "source"} or "object" not in frame.recipient:
            actors = doers or self._people(genitive)
            inner = self._accusative(genitive, last) if not marked and frame.pattern == "visit" else []
            return Parties(tuple(actors), marked or tuple(inner), whole)
        return Parties(tuple(doers), tuple(genitive) or marked, whole)

    def _owned(self, index: int) -> bool:
        best = self.words[index].best
        return best is not None and bool(best.enclitic)

    def _genitive(self, index: int, last: int) -> list[NP]:
        word = self.words[index]
        if (
            word.best is None
            or word.best.article
            or word.best.enclitic
            or word.best.case == "tanwin"
            or index + 1 >= last
        ):
            return []
        if (
            self.scene.glued_preposition(index + 1)
            or self.scene.glued_conjunction(index + 1)
            or self.scene.dated[index + 1]
        ):
            return []
        phrases = self.scene.phrases(index + 1, last)
        if not phrases:
            return []
        head = self.words[phrases[0].first]
        if self.scene.actor_at[phrases[0].first] is None and head.tag == "A" and not head.definite:
            return []
        return phrases

    def _accusative(self, genitive: list[NP], last: int) -> list[NP]:
        if not genitive:
            return []
        at = genitive[-1].last
        return self._people(self.scene.phrases(at, last)) if at < last and self.scene.is_nominal(at) else []

    def _between(self, index: int, last: int) -> list[NP]:
        for at in range(index + 1, min(last, index + 9)):
            text = self.words[at].text
            if text == "بين":
                return self.scene.phrases(at + 1, last, glued=True)
            if self.scene.is_verb(at) or text in {".", "؛"}:
                return []
        return []
