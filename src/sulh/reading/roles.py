"""Who is actor and who is recipient of an event, by its frame's pattern (codebook G6-G11)."""

from __future__ import annotations

from dataclasses import dataclass

from sulh.lexicon.frames import EventFrame, Slot
from sulh.reading.event_sides import Sides
from sulh.reading.grammar import Grammar
from sulh.reading.page import Sentence
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene

__all__ = ["Parties", "Roles"]

_VICTIM = frozenset({"person", "group", "quantity", "thing", "weapon", "document", "money"})
_WITH = frozenset({"مع", "بين"})
_VICTIM_TYPES = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID"})


@dataclass(frozen=True, slots=True)
class Parties:
    """Phrases of the two sides, and the phrase that the frame's object slot looked at."""

    actors: tuple[NP, ...]
    recipients: tuple[NP, ...]
    object: NP | None = None
    passive: bool = False


class Roles:
    """Reads the parties of one trigger."""

    def __init__(self, scene: Scene, grammar: Grammar, resolver: Resolver) -> None:
        self.scene = scene
        self.grammar = grammar
        self.resolver = resolver
        self.sides = Sides(scene, resolver)
        self.words = scene.words
        self.known = scene.page.lexicon.event_words
        self.lists = scene.page.lexicon.clauses

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
        if head.tag == "NUM" and phrase.head + 1 < phrase.last:  # أربعون محتجزا
            names |= {self.words[phrase.head + 1].stem, self.words[phrase.head + 1].text}
        if names & slot.forbids:
            return False
        if slot.free or names & slot.words:
            return True
        if any(r.cls in slot.classes for r in head.readings if r.cls and r.pos == "N"):
            return True
        actor = self.resolver.actor(phrase)
        return actor is not None and actor.kind in slot.kinds

    @staticmethod
    def _singular(stem: str) -> str:
        return stem[:-2] + "ه" if stem.endswith("ات") and len(stem) > 4 else stem

    # -------------------------------------------------------------------------------------------------- verbs

    def of_verb(self, frame: EventFrame, index: int, sentence: Sentence) -> Parties:
        """Parties of a finite verb."""
        last = sentence.last
        subject, objects = self._complements(frame, index, sentence)
        thing = objects[0] if objects else None
        at = subject[-1].last if subject and subject[0].first > index else index + 1
        marked = self.marked(frame, at, last)
        sides = self.sides.recipients
        if frame.pattern == "intransitive" and frame.type == "CONSULT":
            return Parties((*subject, *self._partners(at, last)), (), thing)  # جرت محادثات بين X وY
        if self._passive(frame, index, subject, objects):
            if frame.pattern == "mutual":  # عُقد اجتماع بحضور X
                return Parties(
                    (*self._by(at, last), *self._partners(at, last)), (), subject[0] if subject else thing, True
                )
            done = subject[0] if subject else None
            return Parties(tuple(self._by(at, last)), sides(subject, frame) or marked, done, passive=True)
        if frame.pattern == "undergo":
            done = subject[0] if subject else None
            return Parties(tuple(self._by(at, last)) or marked, sides(subject, frame), done, passive=True)
        if frame.pattern == "mutual":
            partners = self._partners(at, last)
            others = [o for o in objects if frame.object is None or not self.fits(frame.object, o)]
            return Parties((*subject, *self.sides.people(others), *partners), (), thing)
        if frame.pattern == "host":
            return Parties(tuple(self.sides.people(objects)), tuple(subject), thing)
        if frame.pattern == "visit":
            if subject and subject[0].first > index and all(self.sides.place(phrase) for phrase in subject):
                return Parties((), tuple(self.sides.people(subject)), subject[0])  # يزور صنعاء: the subject is before
            return Parties(tuple(subject), tuple(self.sides.people(objects)), thing)
        if frame.pattern == "source":
            return Parties(marked, sides(subject, frame), thing)
        if frame.type == "AID" and marked:  # what is given is no party, whoever receives it is
            return Parties(tuple(subject), marked, thing)
        taken = sides(objects, frame) if "object" in frame.recipient else ()
        return Parties(tuple(subject), taken or marked, thing)

    def _complements(self, frame: EventFrame, index: int, sentence: Sentence) -> tuple[list[NP], list[NP]]:
        """Subject and object phrases, the object of a relative clause found before it."""
        first, last = sentence.first, sentence.last
        best = self.words[index].best
        subject = self.grammar.subject(index, first, last)
        if best is not None and best.enclitic and index > first and self.words[index - 1].tag == "REL":
            if subject and subject[0].first < index:
                return [], subject
            return subject, self.grammar.topic(index, first)
        objects = self.grammar.object(index, last, subject) or self._far_object(index, last, subject)
        if self._object_only(frame, index, sentence, subject, objects):
            return [], subject
        return subject, objects

    def _far_object(self, index: int, last: int, subject: list[NP]) -> list[NP]:
        """An object behind places, times and relative clauses shows itself by its accusative: التقى في جدة وفدا."""
        if not subject or subject[0].first < index:
            return []
        end = self.grammar.clause_end(index, last)
        for at in range(subject[-1].last, min(end, subject[-1].last + 14)):
            best = self.words[at].best
            if self.words[at].tag in {"COMP", "COND"} or self.words[at].text == ":":
                return []
            bare = best is not None and not (best.preposition or best.conjunction) and best.pos in {"N", "M"}
            if bare and best is not None and best.case == "tanwin" and not self.scene.counted[at]:
                before = self.words[at - 1]
                if before.tag == "V" or (before.best is not None and before.best.case == "tanwin"):
                    return []
                return [] if self.scene.dated[at] else self.scene.phrases(at, end)
        return []

    def _apposition(self, named: NP, phrase: NP) -> bool:
        """دعا فلان نائب رئيس المكتب إلى ...: the office of the one just named is no object."""
        actor = named.actor
        if actor is None or actor.kind != "person" or phrase.first != named.last or phrase.actor is not None:
            return False
        return self.resolver.holds(actor, phrase)

    def _passive(self, frame: EventFrame, index: int, subject: list[NP], objects: list[NP]) -> bool:
        best = self.words[index].best
        if best is None:
            return False
        return best.voice == "passive" or (
            best.voice == "either" and self._looks_passive(frame, index, subject, objects)
        )

    def _object_only(
        self, frame: EventFrame, index: int, sentence: Sentence, subject: list[NP], objects: list[NP]
    ) -> bool:
        """ودعت جميع الأطراف إلى ...: a verb joined to what was said before has its subject there, and here its object."""
        if "object" not in frame.recipient or objects or not subject or subject[0].first < index:
            return False
        word = self.words[index]
        joined = bool(word.conjunction) or (index > sentence.first and self.words[index - 1].text in {"كما", "ايضا"})
        head = self.words[subject[0].head]
        if self.sides.possessed(subject[0]):
            return joined or self._said_before(index, sentence)
        if not joined or self.resolver.actor(subject[0]) is not None or self._titled(head.stem):
            return False
        whole = self.words[subject[0].first].text in {"جميع", "كافه", "كل", "سائر", "بقيه", "مختلف"}
        if head.best is not None and head.best.case == "nominative":  # ورحبت سفارتا البلدين: a subject by its ending
            return False
        return frame.speech and (whole or head.best is None or head.best.number != "s")

    def _said_before(self, index: int, sentence: Sentence) -> bool:
        return any(self.scene.is_verb(n) for n in range(sentence.first, index))

    def _titled(self, stem: str) -> bool:
        titles = self.scene.page.lexicon.titles
        return stem in titles or "ال" + stem in titles

    def _looks_passive(self, frame: EventFrame, index: int, subject: list[NP], objects: list[NP]) -> bool:
        """F4: no object follows and the noun after the verb is a victim or thing."""
        if not subject or subject[0].first < index or objects or frame.pattern in {"mutual", "intransitive", "visit"}:
            return False
        if frame.type not in _VICTIM_TYPES or "object" not in frame.recipient:
            return False
        last = self.scene.sentence(index).last
        if "عن" in frame.recipient and self.grammar.after_preposition(frozenset({"عن"}), subject[-1].last, last):
            return False  # أفرج الطرفان عن أسرى: the preposition brings the object
        head = self.words[subject[0].head]
        if self.scene.counted[subject[0].first] or head.kind == "number":
            return True
        return head.best is not None and head.best.cls in _VICTIM and subject[0].actor is None

    def _by(self, at: int, last: int) -> list[NP]:
        """من قبل / من جانب / على يد / بقيادة + doer (G9)."""
        for index in range(at, min(last, at + 14) - 1):
            if self.words[index].text in {"من", "علي"} and self.words[index + 1].text in self.known["by"]:
                return [] if self._of_participle(at, index) else self.scene.phrases(index + 2, last)
            if self.words[index].text in self.known["led_by"]:
                return [] if self._other_act(at, index) else self.scene.phrases(index + 1, last)
        return []

    def _other_act(self, at: int, index: int) -> bool:
        """Another act stands between (الزيارة الأولى منذ هجوم بقيادة فلان)."""
        between = (word.best for word in self.words[at:index])
        return any(best is not None and (best.pos == "M" or best.cls == "event") for best in between)

    def _of_participle(self, at: int, index: int) -> bool:
        """الحكومة المعترف بها من قبل المنظمة: the doer of the participle, not of the act."""
        behind = [word for word in self.words[max(at, index - 3) : index] if word.kind == "word"]
        return any(word.best is not None and word.best.pos == "PP" and word.best.article for word in behind)

    def marked(self, frame: EventFrame, at: int, last: int) -> tuple[NP, ...]:
        """The first phrases after one of the frame's prepositions that can be a side."""
        prepositions = frozenset(word for word in frame.recipient if word != "object")
        while prepositions and at < last:
            phrases = self.grammar.after_preposition(prepositions, at, last)
            if not phrases:
                return ()
            if kept := self.sides.recipients(phrases, frame):
                return kept
            at = max(phrases[-1].last, at + 1)
            while at < last and (self.words[at].tag == "A" or self.scene.glued_preposition(at) == "ل"):
                behind = self.scene.phrases(at, last, glued=True)  # خارطة الطريق للأمم المتحدة: whose it is
                at = behind[-1].last if behind else at + 1
        return ()

    # -------------------------------------------------------------------------------------------------- nouns

    def of_noun(self, frame: EventFrame, index: int, sentence: Sentence) -> Parties:
        """Parties of an event noun: its genitive, بين ... و, مع, and marked recipients."""
        last = sentence.last
        genitive = self._genitive(index, last)
        at = genitive[-1].last if genitive else index + 1
        whole = genitive[0] if genitive else None
        if between := self._between(index, last):
            return Parties(tuple(between), (), whole)
        doers = self._by(at, last)
        if frame.pattern == "mutual":
            partners = self._partners(at, last) or self._accusative(index, at, last)
            sides = [p for p in self.sides.people([*genitive, *partners]) if not self.sides.town(p)]
            return Parties(tuple(sides), (), whole)
        if not genitive and self._owned(index):
            whole = next(iter(self._accusative(index, at, last)), None)
        marked = self.marked(frame, at, last)
        if frame.pattern in {"intransitive", "visit", "source"} or "object" not in frame.recipient:
            actors = doers or self.sides.people(genitive)
            inner = self.sides.people(self._accusative(index, at, last)) if frame.pattern == "visit" else []
            return Parties(tuple(actors), marked or tuple(inner), whole)
        behind = self._accusative(index, at, last)
        if behind and genitive and self.sides.party(genitive[0]):  # دعوة الوسيط الطرفين: doer, then object
            return Parties(tuple(genitive), self.sides.recipients(behind, frame), behind[0])
        if frame.speech:  # the genitive of a noun of saying speaks
            taken = self.sides.recipients(behind, frame)
            return Parties(tuple(doers or self.sides.people(genitive)), taken or marked, whole)
        return Parties(tuple(doers), self.sides.recipients([*genitive, *behind], frame) or marked, whole)

    def _partners(self, at: int, last: int) -> list[NP]:
        """مع X ومع Y, بمشاركة X: who takes part, and who hosts or sponsors; ب alone marks a person."""
        found = self.grammar.after_preposition(_WITH, at, last)
        found = [p for p in found if len(found) > 1 or self.sides.party(p)]
        while found and found[-1].last < last and self.words[found[-1].last].text == "ومع":
            more = self.scene.phrases(found[-1].last + 1, last, glued=True)
            if not more:
                break
            found = [*found, *more]
        for index in range(at, min(last, at + 14) - 1):
            text = self.words[index].text.lstrip("و")
            if text[:1] == "ب" and text[1:] in self.lists["partner"]:
                return [*found, *self.scene.phrases(index + 1, last)]
            if self.scene.is_verb(index) or self.words[index].text in {".", "؛"}:
                break
        if found:
            return found
        marked = self.grammar.after_preposition(frozenset({"ب"}), at, last, reach=3)
        return [p for p in marked if not self.sides.place(p)]

    def _owned(self, index: int) -> bool:
        best = self.words[index].best
        return best is not None and bool(best.enclitic)

    def _genitive(self, index: int, last: int) -> list[NP]:
        best = self.words[index].best
        if best is None or best.article or best.enclitic or best.case == "tanwin" or index + 1 >= last:
            return []
        after = index + 1
        if self.scene.glued_preposition(after) or self.scene.glued_conjunction(after) or self.scene.dated[after]:
            return []
        phrases = self.scene.phrases(after, last)
        if not phrases:
            return []
        head = self.words[phrases[0].first]
        if self.scene.actor_at[phrases[0].first] is None and head.tag == "A" and not head.definite:
            return []
        return phrases

    def _accusative(self, index: int, at: int, last: int) -> list[NP]:
        """The object of a masdar behind its doer: لقائه وفدا, دعوة الوسيط الطرفين."""
        if at == index + 1 and not self._owned(index):
            return []
        if at >= last or (not self.scene.is_nominal(at) and self.words[at].tag not in {"QUANT", "DEM"}):
            return []
        if self.scene.glued_preposition(at) or self.scene.glued_conjunction(at) or self.scene.dated[at]:
            return []
        if self.words[at].tag == "A" and self.scene.actor_at[at] is None:
            return []
        return self.scene.phrases(at, last)

    def _between(self, index: int, last: int) -> list[NP]:
        """The sides after بين; a clause that describes the noun may stand before it (اشتباكات شهدتها المدينة بين)."""
        verbs = 0
        for at in range(index + 1, min(last, index + 12)):
            text = self.words[at].text
            if text == "بين":
                return self._sides_between(at, last)
            verbs += self.scene.is_verb(at)
            if text in {".", "؛", "،", ","} or verbs > 1 or (verbs and at == index + 1 and self.words[index].definite):
                return []
        return []

    def _sides_between(self, at: int, last: int) -> list[NP]:
        """بين X وY, بين X ... وبين Y."""
        found = self.scene.phrases(at + 1, last, glued=True)
        if len(found) != 1:
            return found
        for index in range(found[0].last, min(last, found[0].last + 12)):
            if self.words[index].text == "وبين":
                return [*found, *self.scene.phrases(index + 1, last, glued=True)]
            if self.words[index].text in {".", "؛"}:
                break
        return found
