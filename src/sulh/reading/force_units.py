"""Which phrases name a force: troops, fighters, mercenaries, armed groups, people named by nationality (codebook F1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sulh.reading.page import Sentence
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene
from sulh.text.folded import fold

__all__ = ["Unit", "Units"]

_EXPERTS = frozenset({"خبراء", "مراقبون", "مراقبين", "مستشارون", "مستشارين", "سفن", "سفينه", "ضباط", "افراد", "رجال"})
_NO_FORCE = frozenset({"من", "علي", "عن", "في", "الي", "مع", "بين", "ضد"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A force phrase: words [first, last), its head, and how far it is a foreign or named force by itself.

    `sure`: foreign, named or mercenary by its own words; `owned`: somebody's (قواته); `known`: hangs on one told before
    (هذه القوات, المقاتلين); `foreign`: by its own words, not only named.
    """

    first: int
    last: int
    head: int
    sure: bool
    owned: bool
    known: bool
    foreign: bool = True

    @property
    def phrase(self) -> tuple[int, int]:
        """Its words."""
        return self.first, self.last


class Units:
    """Finds force phrases in sentences, left to right, remembering those told before."""

    def __init__(self, scene: Scene, resolver: Resolver) -> None:
        self.scene = scene
        self.words = scene.words
        self.resolver = resolver
        self.vocabulary = scene.page.lexicon.forces
        self.told = False

    def find(self, sentence: Sentence) -> Iterator[Unit]:
        """All force phrases of a sentence."""
        at = sentence.first
        while at < sentence.last:
            unit = self._at(at, sentence)
            if unit is None:
                at += 1
                continue
            self.told = self.told or unit.sure
            yield unit
            at = max(unit.last, at + 1)

    def names(self, index: int) -> set[str]:
        """Folded forms that a word may be looked up by."""
        word = self.words[index]
        bare = word.text.lstrip("وف") if len(word.text) > 4 else word.text
        found = {word.stem}
        if word.best is not None:
            found |= {word.best.base, fold(word.best.lemma) if word.best.pos in {"N", "M", "A"} else ""}
        if word.best is None or word.tag == "A":
            found.add(bare[2:] if bare.startswith("ال") else bare)
        return found - {""}

    # ----------------------------------------------------------------------------------------------------- heads

    def _at(self, index: int, sentence: Sentence) -> Unit | None:
        word = self.words[index]
        if word.kind != "word" or self.scene.dated[index] or self.scene.is_verb(index):
            return None
        actor = self.scene.actor_at[index]
        if actor is not None:
            if actor.kind != "armed_group" or self.scene.mention_start.get(index) != index:
                return None
            return self._grown(index, self.scene.mention_end[index], sentence, named=True)
        if word.stem in self.vocabulary.never:
            return None
        if self.names(index) & (self.vocabulary.people | self.vocabulary.always):
            return self._of_people(index, sentence)
        nationality = any(r.pos == "NIS" and r.cls and r.article and r.number == "p" for r in word.readings)
        if word.definite and (self.names(index) & self.vocabulary.nations or (nationality and word.tag == "N")):
            return self._of_nation(index, sentence)
        return None

    def _of_people(self, index: int, sentence: Sentence) -> Unit | None:
        last = index + 1
        inner = self.scene.actor_at[last] if last < sentence.last else None
        if inner is not None and not self.words[index].definite and not self._parted(last):
            last = self.scene.mention_end[last]
            named = inner.kind in {"armed_group", "state", "organization", "person"}
            return self._grown(index, last, sentence, named=named)
        return self._grown(index, last, sentence, named=False)

    def _of_nation(self, index: int, sentence: Sentence) -> Unit | None:
        """الروس, الأتراك: people of a nation are a force where a base, troops or a withdrawal is spoken of."""
        before = self.words[index - 1] if index > sentence.first else None
        if before is not None and before.tag == "N" and not before.definite and not self.words[index].preposition:
            return None
        near = range(max(sentence.first, index - 6), min(sentence.last, index + 8))
        if not any(self.names(n) & (self.vocabulary.weak | self.vocabulary.military | {"قوات", "قتال"}) for n in near):
            return None
        return Unit(index, index + 1, index, sure=True, owned=False, known=False)

    def _parted(self, index: int) -> bool:
        return bool(self.scene.glued_preposition(index) or self.scene.glued_conjunction(index))

    # ---------------------------------------------------------------------------------------------------- extent

    def _grown(self, head: int, last: int, sentence: Sentence, *, named: bool) -> Unit | None:
        first = self._counted(head, sentence)
        last = self._described(head, last, sentence)
        inside = range(first, last)
        names = set[str]().union(*(self.names(n) for n in inside))
        nation = any(self._national(n) for n in inside)
        best = self.words[head].best
        owned = best is not None and bool(best.enclitic) and self.scene.actor_at[head] is None
        military = bool(names & self.vocabulary.military)
        sure = (
            named or nation or bool(names & (self.vocabulary.always | self.vocabulary.foreign | self.vocabulary.tied))
        )
        if self.scene.actor_at[head] is None and self.words[head].stem in self.vocabulary.weak:
            presence = self.words[head].stem in {"وجود", "تواجد", "حضور"}
            foreign = names & self.vocabulary.foreign and self.words[head].stem not in _EXPERTS
            if not (
                (military and (owned or nation or foreign))
                if presence
                else (named or nation or military or owned or foreign)
            ):
                return None
        definite = self.words[head].definite or self.words[first].tag == "DEM"
        known = definite and not owned and (self.told or self.words[first].tag == "DEM")
        foreign = nation or bool(names & (self.vocabulary.always | self.vocabulary.foreign))
        return Unit(first, last, head, sure=sure, owned=owned, known=known, foreign=foreign)

    def _counted(self, head: int, sentence: Sentence) -> int:
        """Numbers and quantifiers before the head belong to the phrase (نحو ألفي مقاتل, الآلاف من المرتزقة)."""
        first = head
        if self.scene.glued_preposition(head) or self.scene.glued_conjunction(head):
            return first
        while first > sentence.first:
            word = self.words[first - 1]
            names = self.names(first - 1) | {word.text.lstrip("و")}
            counts = word.kind == "number" or self.scene.counted[first - 1] or bool(names & self.vocabulary.counts)
            if not counts or self.scene.dated[first - 1] or (word.tag == "V" and word.text != "نصف"):
                break
            if word.text == "من" and first - 2 >= sentence.first:
                ahead = first - 2
                if self.words[ahead].tag == "A" and self.names(ahead - 1) & self.vocabulary.counts:
                    first = ahead
                    continue
                if not (
                    self.scene.counted[ahead]
                    or self.words[ahead].kind == "number"
                    or self.names(ahead) & (self.vocabulary.counts - {"من"})
                ):
                    break
            first -= 1
            if self.scene.glued_preposition(first) or word.conjunction:
                break
        if self.words[first].text in _NO_FORCE:
            first += 1
        return min(first, head)

    def _described(self, head: int, last: int, sentence: Sentence) -> int:
        """Adjectives, genitives and joined nationalities after the head (المرتزقة الروس والسوريين, قوات حفظ السلام)."""
        definite = self.words[head].definite or self.scene.actor_at[head] is not None
        while last < sentence.last:
            word = self.words[last]
            actor = self.scene.actor_at[last]
            nation = self._national(last)
            if word.kind != "word" or self.scene.dated[last]:
                break
            if actor is not None:
                if actor.kind == "armed_group" and not self._parted(last) and not self.words[last - 1].definite:
                    last = self.scene.mention_end[last]
                    continue
                break
            if word.conjunction:
                if nation and self._national(last - 1):
                    last += 1
                    continue
                break
            if word.preposition and not (word.text.startswith("لحفظ") and last == head + 2):
                break
            names = self.names(last)
            if names & self.vocabulary.there:
                break
            if nation and (word.definite == definite or not word.readings):
                last += 1
                continue
            if word.tag in {"A", "AP", "PP"} and word.definite == definite and not self.scene.is_verb(last):
                last += 1
                continue
            if names & (self.vocabulary.foreign | self.vocabulary.military) and word.definite == definite:
                last += 1
                continue
            if word.stem in {"حفظ", "سلام", "تحالف", "تدخل", "احتلال", "حمايه", "مراقبه"} and last - head <= 3:
                last += 1
                continue
            break
        return last

    def _national(self, index: int) -> bool:
        """An adjective of a country, or a people by name (الروس)."""
        word = self.words[index]
        return any(r.pos == "NIS" and not r.enclitic and (r.cls or r.number == "p") for r in word.readings) or bool(
            self.names(index) & self.vocabulary.nations
        )

    # --------------------------------------------------------------------------------------------------- phrases

    def noun_phrase(self, unit: Unit) -> NP:
        """The unit as a noun phrase."""
        return NP(unit.first, unit.last, unit.head, self.scene.actor_at[unit.head])
