"""Links in which somebody makes one thing depend on another: تربط الحركة مشاركتها بإطلاق المعتقلين."""

from __future__ import annotations

from sulh.lexicon.condition_frames import ConditionFrame
from sulh.reading.clauses import Range
from sulh.reading.condition_sides import Link, Sides
from sulh.reading.page import Sentence

__all__ = ["TieLinks"]


class TieLinks:
    """Finds object and marked phrase of a tying verb."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.scene = sides.scene
        self.words = sides.words
        self.grammar = sides.grammar
        self.clauses = sides.clauses
        self.tests = sides.tests
        self.lists = sides.lists

    def link(self, frame: ConditionFrame, index: int, sentence: Sentence) -> Link | None:
        """Somebody makes one thing depend on another: تربط الحركة مشاركتها بإطلاق المعتقلين."""
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        if not subject and self.words[index].tag != "V":
            subject = self.scene.phrases(index + 1, sentence.last)[:1]
        at = subject[-1].last if subject and subject[0].first > index else index + 1
        end = self.clauses.end(index, sentence)
        for place in range(at, end):
            for marker in frame.marker:
                after = self.sides.match(marker, place, end)
                if after is None or after >= end:
                    continue
                if place == at:
                    return self._marked_first(frame, index, after, end)
                start = at + 1 if frame.prepositions and self.words[at].text in frame.prepositions else at
                first, second = self.clauses.trim(start, place), self.clauses.trim(after, end)
                if self._tied(frame, first, second):
                    return self._tied_link(frame, index, first, second)
                if frame.left == "dep":
                    return None
        return None

    def demanded(self, frame: ConditionFrame, index: int, sentence: Sentence) -> Link | None:
        """A clause of refusal or consent, then the condition: وافقت على الحوار لكنها اشترطت رفع الحصار."""
        opener = next((n for n in range(index, max(sentence.first, index - 6), -1) if self._turns(n)), None)
        if opener is None:
            return None
        before = self.clauses.left(opener, sentence)
        negation = self.tests.negation(before)
        if self.sides.empty(before) or (negation is None and not self.tests.lemma_in(before, frame.trigger)):
            return None
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        at = index + 1
        if subject and subject[0].first > index and not self.tests.event(self.words[subject[0].head]):
            at = subject[-1].last
        at += self.words[at].text in {"اولا", "مسبقا"}
        side = self.clauses.right(at, sentence)
        if self.sides.empty(side) or not (self.tests.act(*side) or self.words[at].text == "ان"):
            return None
        if negation is not None:
            before = self.sides.affirmed(before, negation, sentence)
        return Link(frame, frame.kind, (index, index + 1), before, side, frame.suffix, (index, index + 1))

    def _turns(self, at: int) -> bool:
        """Here a clause begins that goes on or turns against the one before."""
        return (
            self.clauses.key(at) in self.lists["but"] | {"حيث", "اذ"}
            or self.words[at].text in {"،", ","}
            or (self.words[at].conjunction == "و" and self.scene.is_verb(at))
        )

    def _marked_first(self, frame: ConditionFrame, index: int, at: int, end: int) -> Link | None:
        """يشترط القرار لتمديد ثان صدور قرار: the marked phrase stands before the object."""
        last = next((n for n in range(at + 1, end) if self._begins_object(n)), end)
        if last >= end:
            return None
        marked, other = self.clauses.trim(at, last), self.clauses.trim(last, end)
        return self._tied_link(frame, index, other, marked) if self._tied(frame, other, marked) else None

    def _begins_object(self, at: int) -> bool:
        """أن, or a bare masdar after an adjective, number or definite noun: no genitive of what stands before."""
        word, before = self.words[at], self.words[at - 1]
        if word.text == "ان":
            return True
        bare = self.tests.event(word) and not word.definite and not self.scene.glued_preposition(at)
        return bare and (
            before.tag in {"A", "NUM", "QUANT"} or before.definite or self.scene.actor_at[at - 1] is not None
        )

    def _tied(self, frame: ConditionFrame, first: Range, second: Range) -> bool:
        if "goal" in frame.guards:
            return self.sides.goal(second[0], second[1], frame)
        if "act" not in frame.guards:
            return True
        return self.tests.act(*second) and (
            self.tests.act(*first) or self.words[first[0]].text == "ان" or first[0] == first[1]
        )

    def _tied_link(self, frame: ConditionFrame, index: int, first: Range, second: Range) -> Link:
        negated = self.words[index - 1].text in self.lists["not"] if index else False
        dependent, prerequisite = (first, second) if frame.left == "dep" else (second, first)
        return Link(
            frame, frame.kind, (index, index + 1), dependent, prerequisite, frame.suffix, (index, index + 1), negated
        )
