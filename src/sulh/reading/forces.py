"""Forces: who has whom where, coming or going (codebook section 9).

A word of moving, sending, staying or supplying is looked up first; the force is the phrase in the place that the word
gives it: subject, object, or genitive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sulh.lexicon.force_words import Moves
from sulh.lexicon.measure_words import Cue
from sulh.reading.grammar import Grammar
from sulh.reading.items import Change, Force, Participant, Quantity
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene
from sulh.span import Span
from sulh.when import When

__all__ = ["read_forces"]

_ABOUT = frozenset({"حتي", "نحو", "قرابه", "حوالي", "زهاء", "مجرد", "جميع", "كل", "كافه"})
_COUNTS = frozenset(
    {"الاف", "مئات", "عشرات", "عدد", "اعداد", "مجموعه", "مجموعات", "معظم", "بعض", "دفعه", "بضع", "ميات"}
)
_GIVEN_TO = frozenset({"ل", "الي", "لصالح", "لدعم"})


@dataclass(frozen=True, slots=True)
class _Move:
    """A move at word `index`: the force, and who sends it, as phrases."""

    index: int
    change: Change
    force: NP
    sponsor: NP | None


def read_forces(page: Page, found: Reading) -> Iterable[Force]:
    """All force items of a document, one per force, change and sentence."""
    return _Forces(page, found).read()


class _Forces:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.found = found
        self.words = page.words
        self.scene = Scene(page, found)
        self.grammar = Grammar(self.scene)
        self.resolver = Resolver(self.scene, found.actors)
        self.vocabulary = page.lexicon.forces
        self.outside = [s.span for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Force]:
        count = 0
        for sentence in self.page.sentences:
            if any(span.contains(sentence.span) for span in self.outside):
                continue
            seen: set[tuple[int, str]] = set()
            for move in self._moves(sentence):
                key = (move.force.head, move.change)
                if any(head == move.force.head for head, _ in seen) or self._denied(move, sentence):
                    continue
                seen.add(key)
                count += 1
                yield self._force(move, sentence, count)

    # ---------------------------------------------------------------------------------------------------- moves

    def _moves(self, sentence: Sentence) -> Iterator[_Move]:
        for index in range(sentence.first, sentence.last):
            word = self.words[index]
            if word.kind != "word" or self.scene.actor_at[index] is not None:
                continue
            yield from self._verbal(index, sentence) if word.tag == "V" else self._nominal(index, sentence)

    def _verbal(self, index: int, sentence: Sentence) -> Iterator[_Move]:
        lemmas = {r.lemma for r in self.words[index].readings if r.pos == "V"}
        for moves in self.vocabulary.moves:
            if not lemmas & (moves.subject | moves.object):
                continue
            subject = self.grammar.subject(index, sentence.first, sentence.last)
            if lemmas & moves.subject:
                yield from self._of(index, moves, subject, None, sentence)
            else:
                objects = self.grammar.object(index, sentence.last, subject, far=True)
                sponsor = subject[0] if subject and objects else None
                yield from self._of(index, moves, objects or subject, sponsor, sentence)
        if lemmas & self.vocabulary.give:
            yield from self._gift(index, sentence)

    def _nominal(self, index: int, sentence: Sentence) -> Iterator[_Move]:
        best = self.words[index].best
        base = best.base if best is not None else ""
        for moves in self.vocabulary.moves:
            if {self.words[index].stem, base} & moves.nouns:
                at = index + 1
                while at < sentence.last and self.words[at].text in _ABOUT:
                    at += 1
                if at < sentence.last and not self.scene.glued_preposition(at):
                    yield from self._of(index, moves, self.scene.phrases(at, sentence.last), None, sentence)

    def _of(
        self, index: int, moves: Moves, phrases: list[NP], sponsor: NP | None, sentence: Sentence
    ) -> Iterator[_Move]:
        for phrase in phrases:
            if self._is_force(phrase, foreign=moves.change in {"present", "supplied"}):
                yield _Move(index, self._change(index, moves.change, sentence), phrase, sponsor)

    def _gift(self, index: int, sentence: Sentence) -> Iterator[_Move]:
        """قدمت دولة طائرات ... ل/لصالح فلان: the receiver is the force, the giver its sponsor."""
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        objects = self.grammar.object(index, sentence.last, subject, far=True)
        if not subject or not objects or not self._materiel(objects[0].first, objects[-1].last):
            return
        at = objects[-1].last
        end = self.grammar.clause_end(at, sentence.last)
        for place in range(at, min(end, at + 18)):
            if self.words[place].text in _GIVEN_TO or self.scene.glued_preposition(place) == "ل":
                inner = self._receiver(place, end)
                if inner is not None:
                    yield _Move(index, "supplied", inner, subject[0])
                    return

    def _receiver(self, place: int, end: int) -> NP | None:
        """The armed party of the phrase behind a preposition."""
        start = place + 1 if self.words[place].text in _GIVEN_TO else place
        phrase = self.scene.noun_phrase(start, end, glued=True)
        if phrase is None:
            return None
        inner = next((n for n in range(phrase.first, phrase.last) if self._armed(n)), None)
        if inner is None:
            return None
        return NP(inner, self.scene.mention_end.get(inner, phrase.last), inner, self.scene.actor_at[inner])

    def _armed(self, index: int) -> bool:
        actor = self.scene.actor_at[index]
        return (actor is not None and actor.kind in {"person", "armed_group"}) or (
            self.words[index].stem in self.vocabulary.people
        )

    def _is_force(self, phrase: NP, *, foreign: bool) -> bool:
        """Troops, fighters, mercenaries; `foreign` asks for a word that makes them foreign (F1)."""
        vocabulary = self.vocabulary
        inside = range(phrase.first, phrase.last)
        stems = {self.words[n].stem for n in inside} | {
            r.base for n in inside for r in self.words[n].readings if r.base
        }
        actor = self.resolver.actor(phrase)
        if stems & vocabulary.always:
            return True
        named = actor is not None and actor.kind == "armed_group"
        if not (named or self._people(phrase)):
            return False
        outside = bool(stems & vocabulary.foreign) or any(
            r.pos == "NIS" and r.cls for n in inside for r in self.words[n].readings
        )
        return outside or named or not foreign

    def _people(self, phrase: NP) -> bool:
        """The head, or the counted noun behind it (آلاف المقاتلين، عدد من الجنود), is armed people."""
        for index in range(phrase.head, phrase.last):
            word = self.words[index]
            base = word.best.base if word.best is not None else ""
            if {word.stem, base} & self.vocabulary.people:
                return self.scene.actor_at[index] is None or index == phrase.head
            if not (word.tag in {"NUM", "QUANT", "P"} or self.scene.counted[index] or word.stem in _COUNTS):
                return False
        return False

    def _change(self, index: int, change: str, sentence: Sentence) -> Change:
        if change != "withdrawing":
            return change  # type: ignore[return-value]
        before = range(max(sentence.first, index - 12), index)
        if any(self._says(n, self.vocabulary.demand) for n in before):
            return "demanded"
        if any(self._says(n, self.vocabulary.refuse) for n in before) or self._refused(index, sentence):
            return "refusing"
        best = self.words[index].best
        done = best is not None and best.pos == "V" and best.tense == "perfect"
        return "withdrawn" if done and self.words[index - 1].tag not in {"COND"} else "withdrawing"

    def _refused(self, index: int, sentence: Sentence) -> bool:
        return index > sentence.first and self.words[index - 1].text in {"لن", "ولن", "فلن"}

    def _says(self, index: int, cue: Cue) -> bool:
        word = self.words[index]
        if self.scene.actor_at[index] is not None:
            return False
        base = word.best.base if word.best is not None else ""
        if {word.stem, base} & cue.words:
            return True
        return word.tag == "V" and any(r.pos == "V" and r.lemma in cue.verbs for r in word.readings)

    def _denied(self, move: _Move, sentence: Sentence) -> bool:
        """F4: denied presence is a claim and no force."""
        if move.change != "present":
            return False
        for index in range(max(sentence.first, move.index - 6), move.index):
            if self.words[index].tag == "V" and any(r.lemma in {"نفى", "أنكر"} for r in self.words[index].readings):
                return True
        before = self.words[move.index - 1].text if move.index > sentence.first else ""
        return before == "عدم" or (before == "لا" and self.words[move.index].lemma != "زال")

    # --------------------------------------------------------------------------------------------------- making

    def _force(self, move: _Move, sentence: Sentence, number: int) -> Force:
        party = self.resolver.participant(move.force)
        first = min(move.index, move.force.first)
        end = max(self.grammar.clause_end(move.force.last - 1, sentence.last), move.force.last, move.index + 1)
        span = self.page.stem_span(first, end)
        text, stop = self.page.text, span.end
        while stop > party.span.end and text[stop - 1] in ' .،؛"»”':
            stop -= 1
        span = Span(min(span.start, party.span.start), max(stop, party.span.end))
        inside = [claim for claim in self.found.claims if claim.span.contains(party.span)]
        claim = min(inside, key=lambda c: len(c.span)) if inside else None
        return Force(
            f"f{number}",
            sentence.index,
            span,
            party,
            self._sponsor(move),
            self._host(move, end),
            move.change,
            self._size(move.force),
            self._materiel(first, end),
            self._when(span),
            claim.id if claim is not None else None,
            f"force.{move.change}.{self.words[move.index].lemma}",
        )

    def _sponsor(self, move: _Move) -> Participant | None:
        """The sender, or the state of a nationality adjective inside the phrase."""
        if move.sponsor is not None:
            return self.resolver.participant(move.sponsor)
        for index in range(move.force.first, move.force.last):
            countries = {r.cls for r in self.words[index].readings if r.pos == "NIS" and r.cls}
            for country in sorted(countries):
                actor = next((a for a in self.resolver.states if a.id == f"state.{country.lower()}"), None)
                if actor is not None:
                    span = self.page.stem_span(index, index + 1)
                    return Participant(actor.key, span.of(self.page.text), span)
        return None

    def _host(self, move: _Move, end: int) -> Participant | None:
        for at in range(max(move.force.last, move.index), min(end, move.force.last + 14)):
            actor = self.scene.actor_at[at]
            if actor is not None and actor.kind in {"state", "place"} and self.scene.mention_start.get(at) == at:
                return self.scene.participant(NP(at, self.scene.mention_end[at], at, actor))
        return None

    def _size(self, phrase: NP) -> Quantity | None:
        low = self.words[max(phrase.first - 3, 0)].start
        high = self.words[phrase.last - 1].end
        near = [quantity for quantity in self.found.quantities if low <= quantity.span.start < high]
        return near[-1] if near else None

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
