"""Which word moves, keeps or brings a force, and who sends it (codebook F2).

A noun right before the force, the verb whose subject or object it is, a verb or participle said of it; a withdrawal
without its own force has that of the verb that governs it (رفضت ... الانسحاب, بدأت ... مغادرة).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sulh.lexicon.force_words import Moves
from sulh.reading.force_units import Unit, Units
from sulh.reading.grammar import Grammar
from sulh.reading.page import Sentence
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene

__all__ = ["Move", "Movements"]

_STOPS = frozenset({".", "؛", ":", "؟", "!"})
_ROLE = frozenset({"مهمه", "وجود", "تواجد", "انتشار", "عمليات", "مشاركه", "حضور", "بقايا"})
_HEADCOUNT = frozenset({"عدد", "اعداد", "قوام", "تعداد", "حجم"})
_DEALS = frozenset({"صفقه", "عقد", "عقود", "تعاقد", "صفقات"})
_STEP = frozenset({"نحو", "قرابه", "حوالي", "زهاء", "مجرد", "حتي", "ايضا", "كذلك"})


@dataclass(frozen=True, slots=True)
class Move:
    """A move at word `index`: how the force changes, the force, and who sends it, as phrases."""

    index: int
    change: str
    force: NP
    sponsor: NP | None = None
    owner: bool = False


class Movements:
    """Finds the word that governs a force."""

    def __init__(self, scene: Scene, grammar: Grammar, resolver: Resolver, units: Units) -> None:
        self.scene = scene
        self.words = scene.words
        self.grammar = grammar
        self.resolver = resolver
        self.units = units
        self.vocabulary = scene.page.lexicon.forces

    # ------------------------------------------------------------------------------------------------- of a unit

    def of(self, unit: Unit, sentence: Sentence) -> Move | None:
        """The move of a force phrase, or None."""
        found = self._noun_before(unit, sentence)
        if found is None and not self._of_another(unit, sentence):
            found = self._verb_before(unit, sentence) or self._said_of(unit, sentence)
        if found is None:
            return None
        index, moves, sponsor, owner = found
        if not self._fits(index, moves, unit, sponsor):
            return None
        return Move(index, moves.change, self.units.noun_phrase(unit), sponsor, owner)

    def _of_another(self, unit: Unit, sentence: Sentence) -> bool:
        """وفد الدعم السريع, قائد القوات: the force only qualifies another noun."""
        at = unit.first - 1
        if at < sentence.first or unit.first < unit.head or self.scene.glued_conjunction(unit.first):
            return False
        word, best = self.words[at], self.words[at].best
        if best is None or best.pos not in {"N", "M"} or word.tag != "N" or word.definite or self.scene.dated[at]:
            return False
        return best.case != "tanwin" and self.scene.actor_at[at] is None

    def _fits(self, index: int, moves: Moves, unit: Unit, sponsor: NP | None) -> bool:
        """What stays or is supplied must be foreign, named, or told of before (F1); doubtful words need a sure force."""
        verb = self.scene.is_verb(index)
        if verb and self._lemmas(index) & self.vocabulary.fight and not unit.foreign:
            return False
        doubtful = bool((self._lemmas(index) if verb else self.units.names(index)) & self.vocabulary.doubtful)
        sender = self.resolver.actor(sponsor) if sponsor is not None else None
        if sender is not None and sender.kind in {"state", "armed_group", "place"} and verb:
            return True
        if moves.change in {"present", "supplied"} or doubtful:
            if unit.owned and not doubtful:
                return True
            return unit.sure or (unit.known and not doubtful)
        return True

    def _lemmas(self, index: int) -> set[str]:
        """Verbs that the word may be, of the stem and conjunction taken for it here."""
        best, readings = self.words[index].best, self.words[index].readings
        if best is None or best.pos != "V":
            return {r.lemma for r in readings if r.pos == "V"}
        return {r.lemma for r in readings if r.pos == "V" and r.stem == best.stem and r.conjunction == best.conjunction}

    def _noun_before(self, unit: Unit, sentence: Sentence) -> tuple[int, Moves, NP | None, bool] | None:
        at = unit.first - 1
        preposition = self.scene.glued_preposition(unit.first)
        sponsor: NP | None = None
        if at > sentence.first and self.words[at].text == "مع" and unit.foreign:
            for deal in range(at - 1, max(sentence.first, at - 5) - 1, -1):
                if self.units.names(deal) & _DEALS:
                    return deal, self._moves("arriving"), None, False
        withdrawing = self._moves("withdrawing")
        for at in range(max(unit.first - 1, sentence.first), unit.head):
            if (
                self.units.names(at) & _HEADCOUNT
                and at > sentence.first
                and (self.units.names(at - 1) & withdrawing.nouns or self._lemmas(at - 1) & withdrawing.object)
            ):
                return at - 1, withdrawing, None, False
        if (counted := self._headcount(unit, sentence)) is not None:
            return counted
        at = unit.first - 1
        if at > sentence.first and self.words[at].text == "علي" and self.units.names(at - 1) & {"ابقاء", "حفاظ"}:
            return at - 1, self._moves("present"), None, False
        if at >= sentence.first and preposition == "ب" and self.units.names(at) & {"احتفاظ"}:
            return at, self._moves("present"), None, False
        while at > sentence.first and self.words[at].text in _STEP | {"من", '"', "«"}:
            at -= 1
        if at < sentence.first or self.scene.is_verb(at):
            return None
        actor = self.scene.actor_at[at]
        if actor is not None and actor.kind != "person":
            start = self.scene.mention_start.get(at, at)
            sponsor, at = NP(start, at + 1, start, actor), start - 1
            if at < sentence.first:
                return None
        if self.words[at].definite or self.words[at].kind != "word" or self.scene.actor_at[at] is not None:
            return None
        if at > sentence.first and self.units.names(at) & _ROLE:
            for moves in self.vocabulary.moves:
                if moves.change == "withdrawing" and (
                    self.units.names(at - 1) & moves.nouns or self._lemmas(at - 1) & moves.object
                ):
                    return at - 1, moves, sponsor, False
        for moves in self.vocabulary.moves:
            if self.units.names(at) & moves.nouns - _HEADCOUNT and preposition in {"", "ل"}:
                return at, moves, sponsor, False
        return None

    def _moves(self, change: str) -> Moves:
        return next(moves for moves in self.vocabulary.moves if moves.change == change)

    def _headcount(self, unit: Unit, sentence: Sentence) -> tuple[int, Moves, NP | None, bool] | None:
        """عدد المقاتلين ... بنحو ألفين, قوام القوة: how many there are, where a number follows."""
        for at in range(max(sentence.first, unit.first - 1), unit.head + 1):
            if self.units.names(at) & _HEADCOUNT and at < unit.head:
                end = self.grammar.clause_end(unit.last - 1, sentence.last)
                if any(self.words[n].kind == "number" or self.scene.counted[n] for n in range(unit.last, end)):
                    return at, self._moves("present"), None, False
        return None

    def _verb_before(self, unit: Unit, sentence: Sentence) -> tuple[int, Moves, NP | None, bool] | None:
        for at in range(unit.first - 1, max(sentence.first, unit.first - 18) - 1, -1):
            word = self.words[at]
            if word.text in _STOPS or word.tag in {"COMP", "REL"}:
                return None
            if (
                word.text in self.vocabulary.exists
                and at == unit.first - 1
                and not self.scene.glued_preposition(unit.first)
            ):
                return at, self._moves("present"), None, False
            if self.scene.is_verb(at):
                return self._role(at, unit, sentence)
        return None

    def _role(self, verb: int, unit: Unit, sentence: Sentence) -> tuple[int, Moves, NP | None, bool] | None:
        lemmas = self._lemmas(verb)
        preposition = self.scene.glued_preposition(unit.first) if self.scene.actor_at[unit.first] is None else ""
        subject = self.grammar.subject(verb, sentence.first, sentence.last)
        for moves in self.vocabulary.moves:
            if lemmas & moves.through and preposition == "ب":
                return verb, moves, subject[0] if subject else None, False
            if lemmas & moves.through and self._meets(subject, unit):
                return verb, moves, None, True
            if preposition:
                continue
            if lemmas & moves.object:
                objects = self.grammar.object(verb, sentence.last, subject, far=True)
                if self._meets(objects, unit) or self._next(verb, unit):
                    sponsor = subject[0] if subject and not self._meets(subject[:1], unit) else None
                    return verb, moves, sponsor, False
                best = self.words[verb].best
                passive = best is not None and best.voice == "passive"
                if self._meets(subject, unit) and (
                    passive or not (objects or self.scene.actor_at[unit.head] is not None)
                ):
                    return verb, moves, None, False
            if lemmas & moves.subject and (self._meets(subject, unit) or self._lands(verb, unit, sentence)):
                return verb, moves, None, False
        return None

    def _meets(self, phrases: list[NP], unit: Unit) -> bool:
        return any(phrase.first < unit.last and unit.first < phrase.last for phrase in phrases)

    def _lands(self, verb: int, unit: Unit, sentence: Sentence) -> bool:
        landing = self.grammar.skip_asides(verb + 1, sentence.last)
        return landing is not None and unit.first <= landing < unit.last

    def _next(self, verb: int, unit: Unit) -> bool:
        """Between a verb and its object stands one name at most."""
        at = verb + 1
        if at < unit.first and self.scene.actor_at[at] is not None:
            at = self.scene.mention_end.get(at, at + 1)
        while at < unit.first and (self.scene.dated[at] or self.words[at].tag == "ADV" or self.words[at].text in _STEP):
            at += 1
        return at >= unit.first

    def _said_of(self, unit: Unit, sentence: Sentence) -> tuple[int, Moves, NP | None, bool] | None:
        """A verb or participle behind a force that opens its clause, or a relative clause."""
        if self.scene.glued_preposition(unit.first) and self.scene.actor_at[unit.first] is None:
            return None
        present = self._moves("present")
        for at in range(unit.last, min(sentence.last, unit.last + 3)):
            if self.units.names(at) & self.vocabulary.there and self.words[at].tag != "V":
                return at, present, None, False
        left = unit.first - 1
        while left > sentence.first and self.words[left].text in {'"', "«", "“"}:
            left -= 1
        before = self.words[left] if left >= sentence.first else None
        opens = before is None or before.tag in {"COMP", "CONJ", "CONN", "MARK", "COND"} or before.kind == "mark"
        opens = opens or self.words[unit.first].conjunction != "" or self.scene.is_verb(max(left, 0))
        aside = self._aside(unit.last, sentence)
        for at in range(aside, min(sentence.last, aside + 16)):
            word = self.words[at]
            if word.text in _STOPS or word.tag in {"COMP", "COND"}:
                return None
            if not self.scene.is_verb(at):
                continue
            related = self.words[at - 1].tag == "REL"
            if word.conjunction and self.words[at - 1].text in {"،", ","}:
                return None
            if not (opens or related):
                return None
            lemmas = self._lemmas(at)
            best = self.words[at].best
            passive = best is not None and best.voice == "passive"
            moves = next(
                (
                    m
                    for m in self.vocabulary.moves
                    if lemmas & (m.subject | m.through | (m.object if passive else set()))
                ),
                None,
            )
            if moves is not None:
                return at, moves, None, bool(lemmas & moves.through)
            if not related:
                return None
        return None

    def _aside(self, at: int, sentence: Sentence) -> int:
        """Behind an aside in dashes that opens within a few words (المرتزقة – المتهمون بـ ... – يواصلون)."""
        for opened in range(at, min(sentence.last, at + 4)):
            if self.words[opened].text in {"-", "–"}:
                closed = [
                    n for n in range(opened + 1, min(sentence.last, opened + 24)) if self.words[n].text in {"-", "–"}
                ]
                return closed[0] + 1 if closed else at
        return at

    # ------------------------------------------------------------------------------------- without a force phrase

    def governed(self, sentence: Sentence) -> Iterator[Move]:
        """Withdrawals and entries of a party that is named elsewhere in the clause."""
        for index in range(sentence.first, sentence.last):
            if self.scene.actor_at[index] is not None or self.words[index].kind != "word":
                continue
            if self.scene.is_verb(index):
                if self._lemmas(index) & {"انسحب"} and self._of_place(index, sentence):
                    yield from self._party(index, self.grammar.subject(index, sentence.first, sentence.last))
            elif (own := self._own(index, sentence)) is not None:
                yield from self._party(index, [own])
            elif self._withdrawal(index, sentence):
                yield from self._party(index, self._governor(index, sentence))

    def _own(self, index: int, sentence: Sentence) -> NP | None:
        """انسحاب إسرائيل من ...: a party right behind the noun."""
        if not self.units.names(index) & {"انسحاب", "خروج"} or index + 1 >= sentence.last:
            return None
        actor = self.scene.actor_at[index + 1]
        if actor is None or actor.kind not in {"state", "organization"} or self.scene.glued_preposition(index + 1):
            return None
        end = self.scene.mention_end[index + 1]
        return NP(index + 1, end, index + 1, actor) if self._of_place(end - 1, sentence) else None

    def _withdrawal(self, index: int, sentence: Sentence) -> bool:
        """انسحاب, مغادرة, رحيل, خروج of its own: no force follows, but a place does."""
        if not self.units.names(index) & {"انسحاب", "مغادره", "رحيل", "خروج", "جلاء", "اعاده"}:
            return False
        if self.words[index].stem == "اعاده":
            return index + 1 < sentence.last and self.words[index + 1].stem in {"انتشار", "تموضع"}
        best = self.words[index].best
        bare = index + 1 < sentence.last and self.scene.is_nominal(index + 1) and not self.words[index].definite
        if bare and not (best is not None and best.enclitic) and not self._is_place(index + 1):
            return False
        return self._of_place(index, sentence) or self.words[index].stem == "انسحاب"

    def _of_place(self, index: int, sentence: Sentence) -> bool:
        """A place stands behind the word, as such or after من, الى (انسحب من الاتفاق is none)."""
        for at in range(index + 1, min(sentence.last, index + 9)):
            if self.words[at].text in _STOPS or self.scene.is_verb(at):
                return False
            if self._is_place(at):
                return True
        return False

    def _is_place(self, at: int) -> bool:
        actor = self.scene.actor_at[at]
        if actor is not None:
            before = self.words[at - 1].text
            return actor.kind == "place" or (actor.kind == "state" and before in {"من", "الي", "في", "داخل"})
        return bool(self.units.names(at) & self.vocabulary.places)

    def _party(self, index: int, phrases: list[NP]) -> Iterator[Move]:
        for phrase in phrases[:1]:
            actor = self.resolver.actor(phrase)
            head = self.units.names(phrase.head)
            if (actor is not None and actor.kind in {"state", "organization", "armed_group"}) or (
                head & (self.vocabulary.people | self.vocabulary.always)
            ):
                yield Move(index, "withdrawing", phrase)

    def _governor(self, index: int, sentence: Sentence) -> list[NP]:
        """Whose withdrawal it is: the object of a demand, else the subject of the verb that it completes."""
        asks, begins = self.vocabulary.demand, self.vocabulary.begin | self.vocabulary.refuse.verbs
        for at in range(index - 1, max(sentence.first, index - 14) - 1, -1):
            if self.words[at].text in _STOPS:
                return []
            if not self.scene.is_verb(at):
                continue
            lemmas = self._lemmas(at)
            subject = self.grammar.subject(at, sentence.first, sentence.last)
            if lemmas & asks.verbs:
                objects = self.grammar.object(at, sentence.last, subject, far=True)
                before = [phrase for phrase in objects if phrase.last <= index]
                return before or self._nearest(at + 1, index)
            best = self.words[index].best
            if lemmas & begins or lemmas & self.vocabulary.intend or (best is not None and best.enclitic):
                return [phrase for phrase in subject if phrase.first > index or phrase.last <= index]
            return []
        return []

    def _nearest(self, first: int, last: int) -> list[NP]:
        """The last party named in a stretch, where the grammar finds no object."""
        for at in range(last - 1, first - 1, -1):
            actor = self.scene.actor_at[at]
            if actor is not None and actor.kind in {"state", "organization", "armed_group"}:
                start = self.scene.mention_start[at]
                return [NP(start, at + 1, start, actor)]
        return []
