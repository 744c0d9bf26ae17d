"""Links whose cue is a predicate noun or a word of need: شرط لـ، عقبة أمام، ضرورة ... لـ، إما ... أو."""

from __future__ import annotations

from sulh.lexicon.condition_frames import ConditionFrame
from sulh.reading.clauses import Range
from sulh.reading.condition_sides import Link, Sides
from sulh.reading.page import Sentence

__all__ = ["NounLinks"]


class NounLinks:
    """Finds the sides of nominal cues."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.scene = sides.scene
        self.words = sides.words
        self.grammar = sides.grammar
        self.clauses = sides.clauses
        self.tests = sides.tests
        self.lists = sides.lists

    def noun(self, frame: ConditionFrame, index: int, end: int, sentence: Sentence) -> Link | None:
        right = self.clauses.right(end, sentence)
        if self.sides.empty(right) or (frame.complement == "bad" and not self.tests.bad(right)):
            return None
        if "act" in frame.guards and not self.tests.act(end, right[1]):
            return None
        left = self.clauses.left(index, sentence)
        whole = (left[0], end)
        if "cause" in frame.guards:
            cause = self._cause(index, sentence)
            return None if cause is None else Link(frame, frame.kind, (index, end), right, cause, frame.suffix, whole)
        other, subject = self._other_and_subject(index, end, left, right, sentence)
        if subject is None:
            return None
        if "said" in frame.guards and (
            self.words[index - 1].text in {"لا", "من", "الي", "في"} or self.scene.glued_preposition(index)
        ):
            return None
        negated = any(
            self.words[n].text in {"ليس", "ليست", "وليس", "وليست", "لا", "لن"}
            for n in range(max(sentence.first, index - 4), index)
        )
        if frame.left == "pre":
            return Link(frame, frame.kind, (index, end), other, subject, frame.suffix, whole, negated)
        return Link(frame, frame.kind, (index, end), subject, other, frame.suffix, whole, negated)

    def _other_and_subject(
        self, index: int, end: int, left: Range, right: Range, sentence: Sentence
    ) -> tuple[Range, Range | None]:
        """Subject CUE other, or CUE other IS subject."""
        bare = self.sides.empty(left)
        inverted = self._inverted(end, right) if bare or self._heads(index) else None
        if inverted is not None:
            return inverted
        return right, None if bare else self._predicate_subject(left, index, sentence)

    def _heads(self, index: int) -> bool:
        """A definite cue that begins its clause: السبيل الوحيد إلى ... هو."""
        return self.words[index].definite or self.words[index].stem in {"افضل"}

    def _inverted(self, end: int, right: Range) -> tuple[Range, Range] | None:
        """CUE other IS subject."""
        for at in range(end, right[1]):
            for phrase in self.lists.phrases["that_is"]:
                if tuple(word.text for word in self.words[at : at + len(phrase)]) == phrase and (
                    at > end or phrase[0] in {"يمر", "تمر"}
                ):
                    other = self.clauses.trim(end, at) if at > end else (end, end)
                    subject = self.clauses.trim(at + len(phrase), right[1])
                    return None if self.sides.empty(subject) or self.sides.empty(other) else (other, subject)
        return None

    def _predicate_subject(self, left: Range, index: int, sentence: Sentence) -> Range | None:
        """What the cue is said of: the clause before it without copulas; ذلك stands for the clause before."""
        first, last = left
        while last > first and (
            self.words[last - 1].text in self.lists["is"] | self.lists["as"]
            or self.words[last - 1].kind == "mark"
            or self.words[last - 1].stem == "خطوه"
        ):
            last -= 1
        if last > first and self._copula(last - 1):
            if self.words[last - 1].conjunction and (shared := self.scene.noun_phrase(first, last - 1)) is not None:
                return first, shared.last
            last = self.sides.verbal_group(last - 1, first)
            if last > first and self.words[last - 1].tag == "REL":
                return self.sides.thing_before(last - 1, sentence.first)
        judged = self._judged(first, last, sentence)
        if judged is not None:
            return judged
        if last > first and self.scene.is_verb(first) and self._copula(first):
            first += 1
        elif self._masdar_first(first, last):
            return self.clauses.trim(first, last)
        elif any(
            self.scene.is_verb(n) and not self._copula(n) and self.words[n - 1].tag not in {"REL", "COMP"}
            for n in range(first, last)
        ):
            apposed = self.words[index - 1].kind == "mark" or self.words[index - 1].text in self.lists["as"]
            return self.sides.thing_before(last, first) if apposed else None
        if last > first and self.words[last - 1].text == "ان":
            return self.sides.thing_before(last, sentence.first)
        if last - first == 1 and self.words[first].tag in {"DEM", "PRON", "PPRON"}:
            return self.sides.clause_before(first, sentence)
        return self.clauses.trim(first, last) if last > first else self.sides.clause_before(first, sentence)

    def _masdar_first(self, first: int, last: int) -> bool:
        """A clause that seems to begin with a verb but is a masdar with its genitive: رفع العقوبات (مكافأة)."""
        word = self.words[first]
        masdar = any(r.pos == "M" and not r.article and not r.enclitic for r in word.readings)
        return (
            masdar
            and first + 1 < last
            and self.words[first + 1].definite
            and not any(self.scene.is_verb(n) for n in range(first + 1, last))
        )

    def _judged(self, first: int, last: int, sentence: Sentence) -> Range | None:
        """عدّ الوزير النتيجة خطوة نحو ...: the object of the judging verb."""
        for at in range(first, last):
            if self.scene.is_verb(at) and self.words[at].lemma in {
                "عدّ",
                "اعتبر",
                "رأى",
                "وصف",
                "جعَل",
                "جعل",
                "اتّخذ",
                "اتخذ",
                "طرَح",
                "وضَع",
            }:
                subject = self.grammar.subject(at, sentence.first, last)
                start = subject[-1].last if subject and subject[0].first > at else at + 1
                best = self.words[at].best
                if best is not None and best.enclitic:
                    return self.sides.thing_before(at, sentence.first)
                side = self.clauses.trim(start, last)
                return None if self.sides.empty(side) else side
        return None

    def _copula(self, at: int) -> bool:
        return any(r.lemma in self.lists["verb.copula"] for r in self.words[at].readings) or self.words[at].text in {
            "كان",
            "كانت",
            "تبقي",
            "يبقي",
            "يعد",
            "تعد",
            "ليس",
            "ليست",
        }

    def _cause(self, index: int, sentence: Sentence) -> Range | None:
        """في ظل X، تتصاعد (مخاوف من): X."""
        for at in range(sentence.first, index):
            for phrase in self.lists.phrases["cause"]:
                texts = tuple(word.text for word in self.words[at : at + len(phrase)])
                if (texts == phrase or texts == ("و" + phrase[0], *phrase[1:])) and (
                    at == sentence.first or self.words[at - 1].kind == "mark"
                ):
                    start = at + len(phrase)
                    stop = min(
                        self.clauses.end(start, sentence),
                        next((n for n in range(start, index) if self.scene.is_verb(n)), index),
                    )
                    side = self.clauses.trim(start, stop)
                    return None if self.sides.empty(side) else side
        return None

    def need(self, frame: ConditionFrame, index: int, end: int, sentence: Sentence) -> Link | None:
        """CUE prerequisite MARKER dependent: ضرورة وقف القتال لإنجاح الحوار."""
        if (
            index > sentence.first
            and self.words[index - 1].text in {"لا", "غير", "ليس"}
            and self.words[index].text not in {"بد"}
        ):
            return None
        side = (end, self.clauses.end(end, sentence))
        for at in range(end + 1, side[1]):
            for marker in frame.marker:
                after = self.sides.match(marker, at, sentence.last)
                if after is None or after >= side[1]:
                    continue
                if "goal" in frame.guards and not self.sides.goal(after, side[1], frame):
                    continue
                if "act" in frame.guards and not self.tests.act(after, side[1]):
                    continue
                prerequisite = (
                    self.sides.after_must(end - 1, (end, at))
                    if self.words[end].text in {"ان", "من"}
                    else self.clauses.trim(end, at)
                )
                return Link(
                    frame,
                    frame.kind,
                    (index, end),
                    self.clauses.trim(after, side[1]),
                    prerequisite,
                    frame.suffix,
                    (index, end),
                )
        return None

    def either(self, frame: ConditionFrame, index: int, end: int, sentence: Sentence) -> Link | None:
        """إما A أو B with a bad B: B threatens unless A.  The second may open the next sentence."""
        page = self.scene.page
        for at in range(end + 1, sentence.last):
            if self.words[at].text in {"او", "واما", "ام"} and at + 1 < sentence.last:
                return self._alternatives(frame, (index, end), at, sentence, sentence)
        if sentence.index + 1 < len(page.sentences):
            after = page.sentences[sentence.index + 1]
            at = next((n for n in range(after.first, after.last) if self.words[n].kind == "word"), after.last)
            if at + 1 < after.last and self.words[at].text in {"او", "واما"}:
                return self._alternatives(frame, (index, end), at, sentence, after)
        return None

    def _alternatives(
        self, frame: ConditionFrame, cue: Range, at: int, sentence: Sentence, other: Sentence
    ) -> Link | None:
        first = self.clauses.trim(cue[1], min(at, sentence.last))
        second = self.clauses.right(at + 1, other)
        if not self.tests.bad(second):
            return None
        return Link(frame, frame.kind, cue, second, first, frame.suffix, second)

    def first(self, frame: ConditionFrame, index: int, end: int, sentence: Sentence) -> Link | None:
        """A clause, but (CUE) prerequisite first: the clause before has to wait."""
        stop = self.clauses.end(end, sentence)
        if self.words[index].text == "علي" and self.words[index - 1].tag not in {"CONJ", "CONN", "COMP"}:
            return None
        place = next((n for n in range(end, stop) if self.words[n].text in {"اولا", "اول"}), None)
        opener = next(
            (n for n in range(index, max(sentence.first, index - 6), -1) if self.clauses.key(n) in self.lists["but"]),
            None,
        )
        if opener is None or (place is None and "bare" not in frame.guards):
            return None
        if place is None:
            side = self.clauses.right(end, sentence)
            return Link(
                frame, frame.kind, (index, end), self.clauses.left(opener, sentence), side, frame.suffix, (index, end)
            )
        before = self.clauses.left(opener, sentence)
        start = end
        while start < place and self.words[start].text in {"ان", "من"}:
            start += 1
        if self.words[start].text == "علي" or self.words[index].text == "علي":
            phrase = self.scene.noun_phrase(start + (self.words[start].text == "علي"), stop, glued=True)
            start = phrase.last if phrase is not None else start
        side = (start, place) if place - start > 1 else (place + 1, stop)
        return Link(frame, frame.kind, (index, end), before, self.clauses.trim(*side), frame.suffix, (index, end))
