"""What the readers of all condition forms share: a link, the matching of cues, and sides made clean."""

from __future__ import annotations

from dataclasses import dataclass

from sulh.lexicon.clause_words import ClauseWords
from sulh.lexicon.condition_frames import ConditionFrame
from sulh.lexicon.cue import Cue
from sulh.reading.clauses import Clauses, Range
from sulh.reading.condition_tests import Negation, Tests
from sulh.reading.grammar import Grammar
from sulh.reading.page import Sentence
from sulh.reading.scene import Scene

__all__ = ["Link", "Sides"]


@dataclass(frozen=True, slots=True)
class Link:
    """A cue at words `cue` with its two sides as word ranges; `hedged` is where its hedge is looked for."""

    frame: ConditionFrame
    kind: str
    cue: Range
    dependent: Range
    prerequisite: Range
    suffix: str
    hedged: Range
    negated: bool = False
    hedge: str = ""


class Sides:
    """Matches cues and cleans sides over one scene."""

    def __init__(self, scene: Scene, grammar: Grammar, clauses: Clauses, tests: Tests) -> None:
        self.scene = scene
        self.words = scene.words
        self.grammar = grammar
        self.clauses = clauses
        self.tests = tests
        self.lists: ClauseWords = scene.page.lexicon.clauses

    def mark_cues(self, sentence: Sentence) -> None:
        """Where plain condition words stand: a side that another of them opens ends there."""
        self.clauses.cues = {}
        frames = self.scene.page.lexicon.conditions.cues
        for index in range(sentence.first, sentence.last):
            if self.words[index].kind != "word" or self.scene.actor_at[index] is not None:
                continue
            for cue, frame in frames.get(self.words[index].text, ()):
                if "plain" in frame.guards and (end := self.match(cue, index, sentence.last)) is not None:
                    self.clauses.cues.setdefault(index, end)

    def match(self, cue: Cue, index: int, last: int, *, named: bool = False) -> int | None:
        """Index after a cue that begins at `index`; a glued particle belongs to the next word and is not consumed.

        With `named` the cue may be a word that is also a name (فتح الباب).
        """
        at = index
        for number, piece in enumerate(cue.pieces):
            if (
                at < last
                and self._names(at, first=number == 0) & piece.words
                and (named or number > 0 or self.scene.actor_at[at] is None)
            ):
                at += 1
            elif at < last and piece.glued and self._glued(at, piece.glued):
                if number == len(cue.pieces) - 1:
                    return at
            elif not piece.optional:
                return None
        return at

    def _names(self, at: int, *, first: bool) -> set[str]:
        """The forms of a word that a cue may mean; a glued و or ف before the first word is none of its business."""
        word = self.words[at]
        if first and word.best is not None and word.best.article:
            return {word.text, word.text[1:] if word.conjunction else word.text}
        return {word.text, word.stem} | (
            {word.text[1:]} if first and word.text[:1] in "وف" and len(word.text) > 2 else set()
        )

    def _glued(self, at: int, letters: frozenset[str]) -> bool:
        word = self.words[at]
        if self.scene.glued_preposition(at) in letters and self.scene.glued_preposition(at):
            return True
        return (
            word.tag in {"COMP", "DEM", "REL", "PRON", "QUANT", "PPRON"}
            and word.text[:1] in letters
            and len(word.text) > 2
        )

    def empty(self, side: Range) -> bool:
        return not any(self.words[n].kind != "mark" and self.words[n].tag not in {"P", "CONJ"} for n in range(*side))

    def affirmed(self, left: Range, negation: Negation, sentence: Sentence) -> Range:
        """The dependent side without its negation and modal verb (N1): لن تبدأ العودة -> تبدأ العودة."""
        at = negation.index
        word = self.words[at]
        if self.tests.bare(word) in {"لا", "لن", "لم", "ليس", "ليست", "ليسوا"}:
            self.words[at + 1].text if at + 1 < left[1] else ""
            if left[0] < at and self._subject_before(at, left):
                return left
            start = at + 1
        elif self.tests.bare(word) == "غير":
            start = at + 2
        else:
            subject = self.grammar.subject(at, left[0], left[1]) if word.tag == "V" else []
            refuser = bool(subject) and subject[0].first > at and self.tests.human(subject[0])
            start = subject[-1].last if refuser else at + 1
        while start < left[1] - 1 and (
            self.words[start].text in self.lists["modal.open"]
            or (self.words[start].text in {"ان", "علي", "باي", "حال", "تماما", "ابدا", "من"} and start > at)
        ):
            start += 1
        return self.clauses.trim(start, left[1])

    def _subject_before(self, at: int, left: Range) -> bool:
        """The words between the clause's beginning and its negation are its subject."""
        return (
            self.scene.is_nominal(left[0])
            and not any(self.scene.is_verb(n) for n in range(left[0], at))
            and not self.scene.glued_preposition(left[0])
        )

    def clean(self, side: Range) -> Range:
        """A dependent side without a leading modal: من المرجح أن تنهار -> تنهار."""
        first, last = side
        if self.scene.is_verb(first) and self.words[first].lemma in self.lists["verb.expecting"]:
            at = next((n for n in range(first + 1, min(last - 1, first + 9)) if self.words[n].text == "ان"), None)
            if at is not None:
                return at + 1, last
            objects = self.grammar.object(first, last, self.grammar.subject(first, first, last))
            if objects:
                return objects[0].first, last
        for at in range(first, min(last - 2, first + 4)):
            if self.words[at].text == "ان" and self.words[at].tag == "COMP" and at > first and self.modal(first, at):
                return at + 1, last
        if (
            last - first > 2
            and self.words[first].text in {"يجب", "ينبغي", "يمكن"}
            and self.tests.event(self.words[first + 1])
        ):
            return first + 1, last
        return side

    def modal(self, first: int, last: int) -> bool:
        stems = {
            "يمكن",
            "يجب",
            "ينبغي",
            "مرجح",
            "متوقع",
            "محتمل",
            "ممكن",
            "مستبعد",
            "يتوقع",
            "يحتمل",
            "يرجح",
            "يتعين",
            "ضروري",
            "مفترض",
            "مقرر",
            "بد",
            "يجوز",
            "يفترض",
        }
        return any(self.words[n].stem in stems or self.words[n].text in stems for n in range(first, last))

    def threatened(self, side: Range) -> Range:
        """What somebody threatens or promises to do: لوّح وزيران بـ[الانسحاب]."""
        near = (side[0], min(side[1], side[0] + 9))
        for lemmas, marks in ((self.lists["verb.threatening"], ("ب",)), (self.lists["verb.providing"], ("ب", "علي"))):
            at = self.tests.lemma_at(near, lemmas)
            if at is not None:
                return self._done(at, marks, side)
        ready = next((n for n in range(*near) if self.tests.names(self.words[n]) & self.lists["ready"]), None)
        return self._done(ready, ("ل", "علي"), side) if ready is not None else side

    def _done(self, at: int, marks: tuple[str, ...], side: Range) -> Range:
        """The act behind a word and its preposition: هدد المجلس بـ[فرض عقوبات]."""
        for n in range(at + 1, min(side[1] - 1, at + 9)):
            if self.scene.glued_preposition(n) in marks and self.tests.event(self.words[n]):
                return n, side[1]
            if self.words[n].text in marks and (self.tests.event(self.words[n + 1]) or self.words[n + 1].text == "ان"):
                return n + 1, side[1]
        return side

    def noun_ending(self, at: int, floor: int) -> Range | None:
        """The longest noun phrase that ends right before `at`."""
        found: Range | None = None
        for start in range(at - 1, max(floor, at - 8) - 1, -1):
            if not self.scene.is_nominal(start) or self.scene.is_verb(start):
                break
            phrase = self.scene.noun_phrase(start, at, glued=True)
            if phrase is not None and phrase.last == at:
                found = start, at
            if self.scene.glued_preposition(start):
                break
        return found

    def thing_before(self, index: int, first: int, *, feminine: bool | None = None) -> Range | None:
        """The last definite act before a word: what a pronoun or an apposition is about; with `feminine` by its gender."""
        for at in range(index - 1, first - 1, -1):
            best = self.words[at].best
            if feminine is not None and best is not None and (best.gender == "f" or best.number == "p") is not feminine:
                continue
            if self.tests.event(self.words[at]) and (self.words[at].definite or (best is not None and best.pos == "M")):
                phrase = self.scene.noun_phrase(at, index, glued=True)
                if phrase is not None:
                    return at, phrase.last
        return None

    def clause_before(self, at: int, sentence: Sentence) -> Range | None:
        """The clause before the one that holds `at`."""
        back = at - 1
        while back > sentence.first and self.words[back].text not in {"،", ","}:
            back -= 1
        if back <= sentence.first:
            return None
        side = self.clauses.left(back, sentence)
        return None if self.empty(side) else side

    def goal(self, at: int, last: int, frame: ConditionFrame) -> bool:
        return self.tests.act(at, last) and any(r.lemma in frame.trigger for r in self.words[at].readings)

    def verbal_group(self, at: int, first: int) -> int:
        """First word of قد يشكل، يمكن أن يشكل، من شأنه أن يشكل."""
        while at > first and (
            self.words[at - 1].text in {"قد", "ان", "سوف", "لا", "لن"}
            or self.modal(at - 1, at)
            or self.words[at - 1].text == "من"
            or self.words[at - 1].stem == "شان"
        ):
            at -= 1
        return at

    def after_must(self, at: int, side: Range) -> Range:
        start = at + 1
        while start < side[1] - 1 and self.words[start].text in {"ان", "من", "حينيذ", "عندها", "بد"}:
            start += 1
        return self.clauses.trim(start, side[1])
