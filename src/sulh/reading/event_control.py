"""Whose act a verbal noun is when nothing in its own phrase says so: the subject of the verb above or beside it.

Three cases a grammar states.  A verb of will, trial or phase has the same doer as its complement (حاول الوجهاء التفاوض،
بحث الاتحاد فرض عقوبات).  A meeting named as the occasion of another act has its doer for a party (تعهد الرئيس، في اتصال
مع الوزير، بـ...؛ وخلال لقاء مع الوفد، أكد الوالي).  A verb that takes only its object after it (زار صنعاء) has its
subject before.
"""

from __future__ import annotations

from sulh.reading.grammar import Grammar
from sulh.reading.page import Sentence
from sulh.reading.scene import NP, Scene

__all__ = ["Control"]

_CLOSED = frozenset({".", "؛", ":", "؟", "!"})
_COMMAS = frozenset({"،", ","})
_REACH = 16


class Control:
    """Finds the subject that an act noun borrows."""

    def __init__(self, scene: Scene, grammar: Grammar) -> None:
        self.scene = scene
        self.words = scene.words
        self.grammar = grammar
        self.lists = scene.page.lexicon.clauses

    def subject_of_will(self, index: int, sentence: Sentence) -> list[NP]:
        """The subject of a verb of will, trial or phase whose complement the noun at `index` is."""
        at = self._verb_before(index, sentence, reach=9)
        if at is None or not any(
            r.lemma in self.lists["verb.control"] for r in self.words[at].readings if r.pos == "V"
        ):
            return []
        if any(self.words[n].text in _COMMAS for n in range(at + 1, index) if not self._in_aside(n, at, index)):
            return []
        return self._subject(at, index, sentence)

    def subject_of_occasion(self, index: int, sentence: Sentence) -> list[NP]:
        """The subject of the act that a meeting is the occasion of; empty where the noun is no occasion."""
        if not self.occasion(index, sentence):
            return []
        at = self._verb_before(index, sentence, reach=24)
        if at is None:
            at = self._verb_behind_comma(index, sentence)
        return self._subject(at, index, sentence) if at is not None else []

    def occasion(self, index: int, sentence: Sentence) -> bool:
        """في اتصال، خلال لقاء، عقب محادثات، على هامش اجتماع: up to three words before the noun."""
        for at in range(index - 1, max(sentence.first - 1, index - 5), -1):
            word = self.words[at]
            bare = word.text[1:] if word.text[:1] == "و" and len(word.text) > 2 else word.text
            if bare in self.lists["occasion"]:
                return True
            if self.scene.is_verb(at) or word.kind == "mark" or word.tag in {"COMP", "REL"}:
                return False
        return False

    def _verb_before(self, index: int, sentence: Sentence, *, reach: int) -> int | None:
        for at in range(index - 1, max(sentence.first - 1, index - reach - 1), -1):
            if self.words[at].text in _CLOSED or self.words[at].tag == "REL":
                return None
            if self.scene.is_verb(at):
                return at if self.words[at - 1].tag != "REL" or at == sentence.first else None
        return None

    def _verb_behind_comma(self, index: int, sentence: Sentence) -> int | None:
        comma = next(
            (n for n in range(index + 1, min(sentence.last, index + 24)) if self.words[n].text in _COMMAS), None
        )
        if comma is None:
            return None
        return next((n for n in range(comma + 1, min(sentence.last, comma + 10)) if self.scene.is_verb(n)), None)

    def _subject(self, at: int, index: int, sentence: Sentence) -> list[NP]:
        best = self.words[at].best
        if best is not None and best.voice == "passive":
            return []
        subject = self.grammar.subject(at, sentence.first, sentence.last)
        return [] if any(p.first <= index < p.last for p in subject) else subject

    def _in_aside(self, comma: int, first: int, last: int) -> bool:
        """One of a pair of commas."""
        inside = [n for n in range(first + 1, last) if self.words[n].text in _COMMAS]
        return len(inside) == 2 and comma in inside
