"""Links whose cue stands between its sides: left CUE right (إلا بعد، شريطة أن، مقابل)."""

from __future__ import annotations

from sulh.lexicon.condition_frames import ConditionFrame
from sulh.reading.clauses import Range
from sulh.reading.condition_sides import Link, Sides
from sulh.reading.page import Sentence

__all__ = ["InfixLinks"]


class InfixLinks:
    """Finds the sides of an infix cue."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.scene = sides.scene
        self.words = sides.words
        self.grammar = sides.grammar
        self.clauses = sides.clauses
        self.tests = sides.tests
        self.lists = sides.lists

    def link(self, frame: ConditionFrame, index: int, end: int, sentence: Sentence) -> Link | None:
        start = end - 1 if self.words[end - 1].stem == "عدم" else end
        left, right = self.clauses.left(index, sentence), self.clauses.right(start, sentence)
        if (
            "for_whom" in frame.guards
            and not self.tests.act(end, right[1])
            and self.scene.glued_preposition(end) == "ل"
        ):
            person = self.scene.noun_phrase(end, right[1], glued=True)
            end = person.last if person is not None and person.last < right[1] else end
            right = self.clauses.trim(end, right[1])
        if frame.complement == "not_bad" and self.tests.bad(right, reach=4):
            return None
        if (
            "exchange" in frame.guards
            and self.sides.empty(left)
            and (fronted := self._fronted(frame, index, end, sentence))
        ):
            return fronted
        if not self._sides_fit(frame, index, end, left, right):
            return None
        whole = left
        negated = False
        if frame.negation:
            negation = self.tests.negation(left)
            if negation is None or ("future" in frame.guards and not negation.open):
                return None
            left = self.sides.affirmed(left, negation, sentence)
        elif frame.trigger and "unmet" not in frame.guards:
            left = self._waiting(left, frame, sentence)
        elif frame.left == "dep" and frame.kind == "requires":
            negated = index > sentence.first and self.words[index - 1].text in {"ليس", "ليست", "غير", "وليس"}
            left = self.sides.clean(left)
        if frame.left == "dep":
            return Link(frame, frame.kind, (index, end), left, right, frame.suffix, whole, negated)
        return Link(frame, frame.kind, (index, end), right, left, frame.suffix, whole, negated)

    def _fronted(self, frame: ConditionFrame, index: int, end: int, sentence: Sentence) -> Link | None:
        """في مقابل هذه القيود، سترفع العقوبات: the price stands in front."""
        comma = next(
            (n for n in range(end + 1, min(sentence.last - 1, end + 18)) if self.words[n].text in {"،", ","}), None
        )
        if comma is None or (self.words[end].definite and not self.tests.event(self.words[end])):
            return None
        paid, price = self.clauses.right(comma + 1, sentence), self.clauses.trim(end, comma)
        if not any(self.scene.is_verb(n) for n in range(*paid)) or not self._traded(paid):
            return None
        return Link(frame, frame.kind, (index, end), paid, price, frame.suffix, paid)

    def _waiting(self, left: Range, frame: ConditionFrame, sentence: Sentence) -> Range:
        """What waits: the object of a postponing verb or noun, the subject of a waiting one."""
        at = self.tests.lemma_at(left, frame.trigger)
        if at is None:
            return left
        word = self.words[at]
        if word.tag != "V":
            rest = self.clauses.trim(at + 1, left[1])
            return rest if word.best is not None and word.best.pos == "M" and not self.sides.empty(rest) else left
        subject = self.grammar.subject(at, sentence.first, left[1])
        objects = self.grammar.object(at, left[1], subject)
        if objects:
            return objects[0].first, left[1]
        if subject and subject[0].first > at:
            return subject[0].first, left[1]
        stop = self.sides.verbal_group(at, left[0])
        return (left[0], stop) if stop > left[0] and not self.scene.is_verb(left[0]) else left

    def _sides_fit(self, frame: ConditionFrame, index: int, end: int, left: Range, right: Range) -> bool:
        guards = frame.guards
        if self.sides.empty(left) or self.sides.empty(right):
            return False
        if "undated" in guards and (self.scene.dated[end] or self.scene.counted[end]):
            return False
        if "act" in guards and not self.tests.act(end, right[1]):
            return False
        if "clause" in guards and not (self.scene.is_verb(end) or self.words[end].tag == "NEG"):
            return False
        if "uncounted" in guards and (
            self.scene.counted[end]
            or self.words[end].kind == "number"
            or (self.scene.counted[index - 1] and not self._traded(left))
        ):
            return False
        if "unreal" in guards and self.tests.finished(left):
            return False
        if "proviso" in guards and not self._proviso(index, end, left, right):
            return False
        if "exchange" in guards and not self._exchange(index, end, left):
            return False
        if "any" in guards and not any(
            self.words[n].stem in {"اي", "ايه"} or self.words[n].text in {"اي", "ايه", "لاي", "باي", "لايه", "بايه"}
            for n in range(*left)
        ):
            return False
        if "unmet" in guards and not self._unmet(left, frame):
            return False
        if "firstly" in guards and not self._firstly(left):
            return False
        if "alone" in guards and self.tests.discourse(end):
            return False
        return not frame.trigger or "unmet" in guards or self.tests.lemma_in(left, frame.trigger)

    def _proviso(self, index: int, end: int, left: Range, right: Range) -> bool:
        """على أن after a comma and before an imperfect is a proviso, unless it only tells what comes next (N6)."""
        if self.words[index - 1].text not in {"،", ","} or not self.scene.is_verb(end):
            return False
        later = {"لاحقا", "بعدها", "بعدئذ", "حينها"}
        return not any(self.scene.dated[n] or self.words[n].text in later for n in range(*right))

    def _exchange(self, index: int, end: int, left: Range) -> bool:
        """مقابل between two things given, not between numbers, votes, places or as a noun of its own (N9)."""
        before = self.words[index - 1]
        if before.tag == "P" or self.scene.glued_preposition(index) or before.text in {"من", "في"}:
            return False
        if any(self.words[n].definite for n in range(index, end)):
            return False
        if self.tests.act(end, end + 4) or self.words[end].text == "ان" or self.words[end].stem in self.lists["goods"]:
            return before.kind != "mark" or before.text in {"،", ","}
        return not self.scene.counted[end] and self._traded(left)

    def _traded(self, left: Range) -> bool:
        return any(r.lemma in self.lists["verb.trade"] for n in range(*left) for r in self.words[n].readings)

    def _firstly(self, left: Range) -> bool:
        """يجب أولا ... (ثم): a duty that comes first."""
        first = any(self.words[n].text in {"اولا", "بدايه", "بدءا"} for n in range(*left))
        return first and self.tests.must(left) is not None

    def _unmet(self, left: Range, frame: ConditionFrame) -> bool:
        """The dependent side has not come about: it is denied, or a word says that it stalled (N14)."""
        negation = self.tests.negation(left, refusal=False)
        if negation is not None and negation.index - left[0] <= 6:
            return True
        if any(self.words[n].stem in frame.within for n in range(*left)):
            return True
        return self.tests.lemma_in((left[0], min(left[1], left[0] + 5)), frame.trigger)
