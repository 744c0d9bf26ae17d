"""Forces: who has whom where, coming or going (codebook section 9).

Force phrases are found first (force_units), then the word that moves or keeps them (force_moves), and who arms whom
(force_supplies); here the change is settled by what is asked, refused or denied around them, and the item is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from sulh.lexicon.measure_words import Cue
from sulh.reading.force_moves import Move, Movements
from sulh.reading.force_supplies import Supplies
from sulh.reading.force_units import Unit, Units
from sulh.reading.grammar import Grammar
from sulh.reading.items import Change, Doubt, Force, Participant, Quantity
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene
from sulh.span import Span
from sulh.when import When

__all__ = ["read_forces"]

_NOT = frozenset({"لن", "ولن", "فلن"})
_NEVER = frozenset({"لم", "ولم", "لا", "ولا", "ليس", "ليست", "وليس"})
_AT = frozenset({"في", "من", "الي", "داخل", "علي", "نحو", "باتجاه", "صوب", "قرب", "باراضي", "عبر"})


def read_forces(page: Page, found: Reading) -> Iterable[Force | Doubt]:
    """All force items of a document, one per force, change and sentence."""
    return _Forces(page, found).read()


class _Forces:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.found = found
        self.words = page.words
        self.scene = Scene.of(page, found)
        self.grammar = Grammar.of(self.scene)
        self.resolver = Resolver.of(self.scene, found.actors)
        self.units = Units(self.scene, self.resolver)
        self.movements = Movements(self.scene, self.grammar, self.resolver, self.units)
        self.supplies = Supplies(self.scene, self.grammar, self.resolver, self.units)
        self.vocabulary = page.lexicon.forces
        self.outside = [s.span for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Force | Doubt]:
        count = 0
        for sentence in self.page.sentences:
            if any(span.contains(sentence.span) for span in self.outside):
                continue
            taken: list[NP] = []
            for move in self._moves(sentence):
                change = self._change(move, sentence)
                if change is None or any(p.first < move.force.last and move.force.first < p.last for p in taken):
                    continue
                if self._is(move.index, self.vocabulary.placed) and self._unplaced(move, sentence):
                    continue
                taken.append(move.force)
                item = self._force(move, change, sentence, count + 1)
                if item.attributed_to is None and self._accused(move.index, sentence):
                    yield Doubt(item.span, item.span.of(self.page.text), "a force only an accusation tells of")
                    continue
                count += 1
                yield item

    # ---------------------------------------------------------------------------------------------------- moves

    def _moves(self, sentence: Sentence) -> list[Move]:
        """Deliveries, moves of force phrases, and moves whose force is named elsewhere; each word moves one time."""
        found = list(self.supplies.find(sentence))
        owners: list[NP] = []
        last: tuple[Unit, Move] | None = None
        for unit in self.units.find(sentence):
            move = self.movements.of(unit, sentence) or self._joined(unit, last)
            if move is None:
                continue
            if move.sponsor is not None and any(
                move.sponsor.first < o.last and o.first < move.sponsor.last for o in owners
            ):
                continue
            if move.owner:
                owners.append(move.force)
            last = (unit, move)
            found.append(move)
        senders = [(move.index, move.sponsor.first) for move in found if move.sponsor is not None]
        found = [move for move in found if (move.index, move.force.first) not in senders]
        used = {move.index for move in found}
        found.extend(move for move in self.movements.governed(sentence) if move.index not in used)
        return sorted(found, key=lambda move: move.change != "supplied")

    def _joined(self, unit: Unit, last: tuple[Unit, Move] | None) -> Move | None:
        """القوات الأجنبية والمرتزقة: the second shares the move of the first."""
        if last is None or unit.first - last[0].last > 9 or not (unit.sure or unit.known):
            return None
        first = self.words[unit.first]
        gap = range(last[0].last, unit.first)
        if len(gap) > 2 and (
            any(self.scene.is_verb(n) or self.words[n].text in {".", "؛"} for n in gap)
            or self.words[unit.first - 1].text.lstrip("و") not in {"كذلك", "عن", "الي"}
            or not any(
                self.words[n].stem in {"كذلك", "فضلا", "اضافه", "جانب"} or self.words[n].text == "وكذلك" for n in gap
            )
        ):
            return None
        joined = (
            first.conjunction
            or self.scene.glued_conjunction(unit.first)
            or (len(gap) > 2 or self.words[unit.first - 1].text in {"وكذلك", "او", "و"})
        )
        return Move(last[1].index, last[1].change, self.units.noun_phrase(unit), last[1].sponsor) if joined else None

    def _change(self, move: Move, sentence: Sentence) -> Change | None:
        """The change as the words around it leave it; None where it is denied or refused (F4)."""
        if self._denied(move, sentence):
            return None
        negated = self._negated(move.index, sentence)
        refused = self._said(move.index, sentence, self.vocabulary.refuse)
        intends = self._not_intended(move.index, sentence)
        if move.change == "withdrawing":
            if self._said(move.index, sentence, self.vocabulary.demand) and not negated:
                return "demanded"
            if refused or negated == "never" or intends:
                return "refusing"
            if negated or self._unlikely(move.index, sentence):
                return "present"
            return "withdrawn" if self._done(move.index, sentence) else "withdrawing"
        if move.change == "present":
            if refused and self.words[move.index].stem in {"بقاء", "وجود", "تواجد", "انتشار"}:
                return "refusing" if self._insists(move.index, sentence) else "demanded"
            return None if negated and "زال" not in self.movements._lemmas(move.index) else "present"
        if negated or refused or intends:
            return None
        return cast(Change, move.change)

    def _unplaced(self, move: Move, sentence: Sentence) -> bool:
        """دخل الهدنة, ما زال مواليا: no place follows, nor a word that says that it is there."""
        end = self.grammar.clause_end(move.force.last - 1, sentence.last)
        there = any(
            self.units.names(n) & self.vocabulary.there for n in range(move.force.last, min(end, move.force.last + 3))
        )
        return not there and (self._takes_object(move, end) or self._host(move, max(end, move.force.last)) is None)

    def _takes_object(self, move: Move, end: int) -> bool:
        """دخل الحوثيون مفاوضات: the noun right behind the force is what it enters, and no place."""
        at = move.force.last
        word = self.words[at] if at < end else None
        if word is None or word.tag != "N" or word.preposition or word.definite or at in self.scene.mention_start:
            return False
        return not any(r.cls in {"place", "time"} for r in word.readings)

    def _done(self, index: int, sentence: Sentence) -> bool:
        """A perfect verb that no condition opens, or a completed withdrawal (أتم انسحابه)."""
        best = self.words[index].best
        if best is not None and best.pos == "V":
            condition = index > sentence.first and self.words[index - 1].tag == "COND"
            begun = any(
                self._is(n, {"بدأ", "باشر", "واصل", "استأنف"}) for n in range(max(sentence.first, index - 5), index)
            )
            return best.tense == "perfect" and not condition and not (begun and not self.words[index].conjunction)
        before = range(max(sentence.first, index - 7), index)
        return any(self._is(n, {"أتمّ", "استكمل", "أكمل", "أنهى"}) and self._perfect(n) for n in before)

    def _perfect(self, index: int) -> bool:
        best = self.words[index].best
        return best is not None and best.tense == "perfect"

    def _is(self, index: int, lemmas: set[str] | frozenset[str]) -> bool:
        return self.scene.is_verb(index) and any(r.pos == "V" and r.lemma in lemmas for r in self.words[index].readings)

    def _negated(self, index: int, sentence: Sentence) -> str:
        """ "never" after لن, "not" after لم, لا, عدم, or nothing."""
        if index <= sentence.first:
            return ""
        text = self.words[index - 1].text
        if text in _NOT:
            return "never"
        return "not" if text in _NEVER or text in {"عدم", "وعدم"} else ""

    def _unlikely(self, index: int, sentence: Sentence) -> bool:
        """من غير المرجح أن ينسحب, من المستبعد سحب: it stays for now."""
        for at in range(max(sentence.first, index - 5), index):
            names = self.units.names(at)
            if names & {"مستبعد", "مستحيل"}:
                return True
            if self.words[at].text == "غير" and self.units.names(at + 1) & {"مرجح", "محتمل", "متوقع", "وارد", "ممكن"}:
                return True
        return False

    def _insists(self, index: int, sentence: Sentence) -> bool:
        before = range(max(sentence.first, index - 8), index)
        return any(self._is(n, {"أصرّ", "تمسّك"}) or self.words[n].stem in {"تمسك", "اصرار"} for n in before)

    def _not_intended(self, index: int, sentence: Sentence) -> bool:
        """لا تنوي، لا تعتزم، لا تخطط لـ before the move."""
        for at in range(max(sentence.first + 1, index - 8), index):
            if self._is(at, self.vocabulary.intend) and self.words[at - 1].text in _NEVER | _NOT:
                return True
        return any(
            self.words[at].text in _NEVER and self.words[at + 1].stem in {"خطط", "نيه", "لدي"}
            for at in range(max(sentence.first, index - 8), index - 1)
        )

    def _said(self, index: int, sentence: Sentence, cue: Cue) -> bool:
        """A word of asking or refusing governs the move: before it, and no other complement clause between."""
        for at in range(index - 1, max(sentence.first, index - 13) - 1, -1):
            word = self.words[at]
            if word.text in {".", "؛", ":"}:
                return False
            if self.scene.actor_at[at] is not None:
                continue
            if self.units.names(at) & cue.words and word.tag != "V":
                return True
            if self._is(at, cue.verbs):
                return True
            if self.scene.is_verb(at) and index - at > 1 and word.tag == "V" and not self._modal(at):
                return False
        return False

    def _modal(self, index: int) -> bool:
        return self._is(index, {"كان", "أمكن", "وجب", "بدأ", "تمّ", "جرى"})

    def _denied(self, move: Move, sentence: Sentence) -> bool:
        """F4: what is denied is a claim and no force."""
        span = self.page.stem_span(move.force.first, move.force.last)
        at = self.words[move.index].span
        if any(c.stance == "denies" and (c.span.contains(span) or c.span.overlaps(at)) for c in self.found.claims):
            return True
        before = range(max(sentence.first, move.index - 6), move.index)
        if any(self._is(n, self.vocabulary.deny) for n in before):
            return True
        return move.change == "supplied" and bool(self._negated(move.index, sentence))

    def _accused(self, index: int, sentence: Sentence) -> bool:
        """A word of accusing stands before the move, though no claim was read there."""
        before = range(max(sentence.first, index - 12), index)
        return any(self._is(n, {"اتّهم", "اتهم"}) or self.words[n].stem in {"اتهام", "اتهامات"} for n in before)

    # --------------------------------------------------------------------------------------------------- making

    def _force(self, move: Move, change: Change, sentence: Sentence, number: int) -> Force:
        party = self.resolver.participant(move.force)
        first = min(move.index, move.force.first)
        end = max(self.grammar.clause_end(move.force.last - 1, sentence.last), move.force.last, move.index + 1)
        span = self.page.stem_span(first, end)
        text, stop = self.page.text, span.end
        while stop > party.span.end and text[stop - 1] in ' .،؛"»”':
            stop -= 1
        span = Span(min(span.start, party.span.start), max(stop, party.span.end))
        return Force(
            f"f{number}",
            sentence.index,
            span,
            party,
            self._sponsor(move, sentence),
            self._host(move, end),
            change,
            self._size(move, sentence),
            self._materiel(first, end),
            self._when(span),
            self._claim(party, move.index),
            f"force.{change}.{self.words[move.index].lemma}",
        )

    def _claim(self, party: Participant, index: int) -> str | None:
        """The innermost claim around the force or its move; an accusation of the sentence before none."""
        at = self.words[index].span
        inside = [c for c in self.found.claims if c.span.contains(party.span) or c.span.contains(at)]
        if not inside:
            sentence = self.page.sentence_of_word[index]
            inside = [c for c in self.found.claims if c.sentence == sentence and c.stance == "accuses"]
        return min(inside, key=lambda c: len(c.span)).id if inside else None

    def _sponsor(self, move: Move, sentence: Sentence) -> Participant | None:
        """The sender; the state of a nationality adjective; the owner of a possessive (قواتها)."""
        if move.sponsor is not None:
            return self.resolver.participant(move.sponsor)
        if (tied := self._tied(move, sentence)) is not None:
            return tied
        for index in range(move.force.first, move.force.last):
            if index > move.force.first and self.words[index - 1].tag == "P":
                continue
            countries = {r.cls for r in self.words[index].readings if r.pos == "NIS" and r.cls}
            for country in sorted(countries):
                actor = next((a for a in self.resolver.states if a.id == f"state.{country.lower()}"), None)
                span = self.page.stem_span(index, index + 1)
                if self.scene.actor_at[index] is None or actor is not None:
                    return Participant(actor.key if actor else None, span.of(self.page.text), span)
        best = self.words[move.force.head].best
        if best is not None and best.enclitic and self.scene.actor_at[move.force.head] is None:
            return self._owner(move, sentence)
        return None

    def _tied(self, move: Move, sentence: Sentence) -> Participant | None:
        """قوات تابعة لـ, مسلحون موالون لـ, ميليشيا مدعومة من: the party that the tie names."""
        for at in range(move.force.last - 1, min(sentence.last, move.force.last + 2)):
            if not (self.units.names(at) | {self.words[at].text}) & self.vocabulary.tied:
                continue
            for n in range(at + 1, min(sentence.last, at + 5)):
                actor = self.scene.actor_at[n]
                if actor is not None:
                    start = self.scene.mention_start[n]
                    return self.scene.participant(NP(start, self.scene.mention_end[n], start, actor))
        return None

    def _owner(self, move: Move, sentence: Sentence) -> Participant | None:
        """The nearest state or body before a possessive."""
        for at in range(move.force.first - 1, sentence.first - 1, -1):
            actor = self.scene.actor_at[at]
            if actor is not None and actor.kind in {"state", "organization", "armed_group", "place"}:
                start = self.scene.mention_start[at]
                if actor.kind == "place" and start > sentence.first and not self.scene.is_verb(start - 1):
                    continue
                return self.scene.participant(NP(start, self.scene.mention_end[at], start, actor))
            if any(r.pos == "NIS" and r.cls for r in self.words[at].readings) and actor is None:
                span = self.page.stem_span(at, at + 1)
                return Participant(None, span.of(self.page.text), span)
        return None

    def _host(self, move: Move, end: int) -> Participant | None:
        """The first place behind the force or its move, in or to or from which it is."""
        low = min(move.force.last, move.index + 1)
        for at in [*range(max(move.force.last, move.index + 1), min(end, move.force.last + 14)), *range(low, end)]:
            if move.force.first <= at < move.force.last or at >= end:
                continue
            if move.sponsor is not None and move.sponsor.first <= at < move.sponsor.last:
                continue
            if move.owner and self.scene.glued_preposition(at) == "ب":
                continue
            actor = self.scene.actor_at[at]
            if actor is not None:
                if actor.kind in {"state", "place"} and self.scene.mention_start.get(at) == at:
                    return self.scene.participant(NP(at, self.scene.mention_end[at], at, actor))
                continue
            if not self.units.names(at) & self.vocabulary.places or self.scene.dated[at]:
                continue
            before = self.words[at - 1].text if at else ""
            if (
                before in _AT
                or self.scene.glued_preposition(at) in {"ب", "ل"}
                or at == move.index + 1
                or at == move.force.last
            ):
                phrase = self.scene.noun_phrase(at, end, glued=True)
                if phrase is not None:
                    return self.resolver.participant(phrase)
        return None

    def _size(self, move: Move, sentence: Sentence) -> Quantity | None:
        """The number inside the phrase, or the one that عدد, قوام and their like are said to be."""
        phrase = move.force
        low, high = self.words[max(phrase.first - 3, sentence.first)].start, self.words[phrase.last - 1].end
        near = [q for q in self.found.quantities if low <= q.span.start < high]
        if near:
            return near[-1]
        if self.units.names(move.index) & {"عدد", "قوام", "اعداد", "تعداد", "حجم"}:
            end = self.words[self.grammar.clause_end(phrase.last - 1, sentence.last) - 1].end
            behind = [q for q in self.found.quantities if high <= q.span.start < end]
            return behind[0] if behind else None
        return None

    def _when(self, span: Span) -> When | None:
        inside = [when for when in self.found.dates if span.contains(when.span)]
        return inside[0] if inside else None

    def _materiel(self, first: int, end: int) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                self.page.stem_span(n, n + 1).of(self.page.text)
                for n in range(first, end)
                if self.words[n].stem in self.vocabulary.materiel
            )
        )
