"""The two, the two sides, the two delegations: which two parties of the document a definite dual stands for (ar:E7).

A pair is two parties that the text joins by و with nothing else named between them (بين X وY، وقّع X وY).  A dual stands
for the last pair of its kind in the sentences before it; without one it stays a description.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sulh.reading.items import Actor, Participant
from sulh.reading.scene import NP, Scene
from sulh.span import Span
from sulh.text.folded import fold

__all__ = ["Pairs"]

_BODIES = frozenset({"organization", "armed_group", "state"})
_REACH = 12  # words between the beginnings of the two names
_SENTENCES = 10


@dataclass(frozen=True, slots=True)
class _Pair:
    place: int  # where the second name begins, in characters
    sentence: int
    kinds: frozenset[str]
    parties: tuple[Participant, Participant]


class Pairs:
    """Pairs of one scene, in text order."""

    def __init__(self, scene: Scene, actors: tuple[Actor, ...]) -> None:
        self.scene = scene
        self.words = scene.words
        self.lists = scene.page.lexicon.clauses
        self._found = list(self._joined(actors))

    def _joined(self, actors: tuple[Actor, ...]) -> list[_Pair]:
        named = sorted(
            ((m.span.start, m.span.end, actor) for actor in actors for m in actor.mentions if m.form == "name"),
            key=lambda row: row[:2],
        )
        pairs: list[_Pair] = []
        for (start, end, first), (other, stop, second) in pairwise(named):
            pair = self._pair((start, end, first), (other, stop, second))
            if pair is not None:
                pairs.append(pair)
        return pairs

    def _pair(self, one: tuple[int, int, Actor], two: tuple[int, int, Actor]) -> _Pair | None:
        (start, end, first), (other, stop, second) = one, two
        if first is second or first.kind == "place" or second.kind == "place":
            return None
        if (first.kind == "person") != (second.kind == "person"):
            return None
        kinds = frozenset({first.kind, second.kind})
        left = next(iter(self.scene.words_in(Span(start, end))), None)
        right = next(iter(self.scene.words_in(Span(other, stop))), None)
        if left is None or right is None or right - left > _REACH:
            return None
        if self.scene.sentence(left).index != self.scene.sentence(right).index:
            return None
        phrases = self.scene.phrases(self._opening(left), self.scene.sentence(left).last, glued=True)
        if len(phrases) != 2 or phrases[1].last <= right or phrases[1].first > right:
            return None
        if kinds == {"state"} and self.words[phrases[0].first - 1].text not in {"بين", "وبين"}:
            return None  # a list of states is no pair of sides
        parties = (
            Participant(first.key, Span(start, end).of(self.scene.page.text), Span(start, end)),
            Participant(second.key, Span(other, stop).of(self.scene.page.text), Span(other, stop)),
        )
        return _Pair(other, self.scene.sentence(right).index, kinds, parties)

    def _opening(self, index: int) -> int:
        """Where the noun phrase around the first name begins (قوات | الدعم السريع، وفد | الحركة)."""
        at = index
        while at > 0 and index - at < 4 and self.scene.is_nominal(at - 1) and not self.scene.glued_conjunction(at):
            at -= 1
        return at

    def of(self, phrase: NP) -> tuple[Participant, ...]:
        """The two parties that a definite dual stands for, or nothing."""
        head = self.words[phrase.head]
        best = head.best
        if phrase.actor is not None or best is None or best.number != "d" or not best.article or best.enclitic:
            return ()
        if phrase.last - phrase.first > 1:
            return ()
        kinds = self._kinds(best.lemma)
        if not kinds:
            return ()
        at, sentence = head.start, self.scene.sentence(phrase.head).index
        for pair in reversed(self._found):
            if pair.place < at and sentence - pair.sentence <= _SENTENCES and pair.kinds <= kinds:
                return pair.parties
        return ()

    def _kinds(self, lemma: str) -> frozenset[str]:
        lemma = fold(lemma)
        if lemma in self.lists["dual.state"]:
            return frozenset({"state"})
        if lemma in self.lists["dual.person"]:
            return frozenset({"person"})
        return _BODIES if lemma in self.lists["dual.body"] else frozenset()
