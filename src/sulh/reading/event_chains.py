"""Acts told by a participle that follows the main verb: وصل الوزير ...، متهما الحركة بخرق الهدنة (codebook section 3, C4)."""

from __future__ import annotations

from dataclasses import replace

from sulh.lexicon.entry import Analysis
from sulh.lexicon.frames import EventFrame
from sulh.reading.page import Sentence
from sulh.reading.roles import Parties, Roles
from sulh.reading.scene import NP

__all__ = ["Chains"]

_TOLD_ASIDE = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE"})  # acts done in words
_MARKS = frozenset({"،", ",", "»", '"', "”"})
_BACK = 40  # words: how far the main verb may stand


class Chains:
    """Finds the frame and parties of participles in the accusative that have no subject of their own."""

    def __init__(self, roles: Roles) -> None:
        self.roles = roles
        self.scene = roles.scene
        self.grammar = roles.grammar
        self.words = roles.words
        self.frames = self.scene.page.lexicon.frames

    def frame(self, index: int, sentence: Sentence) -> EventFrame | None:
        """The frame of the verb whose participle this is, or None where it only describes a noun."""
        reading = self._participle(index, sentence)
        if reading is None or self.main_verb(index, sentence) is None:
            return None
        for frame in self.frames.verbs.get(reading.lemma, ()):
            if frame.type in _TOLD_ASIDE and self._marked(frame, index, sentence):
                return frame
        return None

    def _participle(self, index: int, sentence: Sentence) -> Analysis | None:
        before = self.words[index - 1] if index > sentence.first else None
        if before is None or before.text in {"غير", "لا"} or self.scene.counted[index]:
            return None
        for reading in self.words[index].readings:
            if reading.pos != "AP" or reading.article or reading.enclitic or reading.preposition:
                continue
            if reading.conjunction not in {"", "و"}:
                continue
            feminine = reading.gender == "f" and reading.number == "s"
            opens = before.text in _MARKS or (reading.conjunction == "و" and self._chained(index, sentence))
            described = before.best is not None and before.best.case == "tanwin"
            if (reading.case == "tanwin" and not described) or (feminine and opens):
                return reading
        return None

    def _chained(self, index: int, sentence: Sentence) -> bool:
        """An earlier participle of the sentence opens behind a comma (، مشيرة إلى ... ومطالبة)."""
        for at in range(index - 1, max(sentence.first, index - _BACK), -1):
            if self.words[at - 1].text in _MARKS and any(
                r.pos == "AP" and not r.article for r in self.words[at].readings
            ):
                return True
        return False

    def _marked(self, frame: EventFrame, index: int, sentence: Sentence) -> bool:
        """Its complement follows at once: a preposition the frame knows, a clause, or a noun."""
        at = index + 1
        if at >= sentence.last:
            return False
        word = self.words[at]
        near = range(at, min(sentence.last, index + 9))
        glued = {self.scene.glued_preposition(n) for n in near} | {self.words[n].text for n in near}
        if frame.needs and not frame.needs & glued:
            return False
        if frame.refuses and frame.refuses & glued:
            return False
        known = set(frame.recipient) & ({word.text, self.scene.glued_preposition(at)})
        return bool(known) or word.tag == "COMP" or self.scene.is_nominal(at) or self.scene.actor_at[at] is not None

    def main_verb(self, index: int, sentence: Sentence) -> int | None:
        """The verb that the participle hangs on: the first of its sentence that is not in a relative clause."""
        for at in range(sentence.first, index):
            if self.scene.is_verb(at) and self.words[at - 1 if at else 0].tag not in {"REL", "COMP"}:
                return at
        return None

    def parties(self, frame: EventFrame, index: int, sentence: Sentence) -> Parties:
        """The doer is the main verb's subject; objects and marked recipients stand behind the participle."""
        verb = self.main_verb(index, sentence)
        subject = self.grammar.subject(verb, sentence.first, sentence.last) if verb is not None else []
        kept = [phrase for phrase in subject if phrase.last <= index and self.roles.sides.party(phrase)]
        behind: list[NP] = []
        at = index + 1
        if "object" in frame.recipient and self._bare(at, sentence.last):
            behind = self.scene.phrases(at, sentence.last)
        taken = self.roles.sides.recipients(behind, frame) if behind else ()
        if not taken:
            taken = self.roles.marked(frame, at, self.grammar.clause_end(index, sentence.last))
        return replace(Parties((), ()), actors=tuple(kept), recipients=taken, object=behind[0] if behind else None)

    def _bare(self, at: int, last: int) -> bool:
        if at >= last or self.scene.glued_preposition(at) or self.scene.glued_conjunction(at) or self.scene.dated[at]:
            return False
        return self.scene.is_nominal(at) or self.words[at].tag in {"QUANT", "DEM"}
