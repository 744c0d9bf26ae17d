"""Links of matched cues: hands each form of frame to the module that knows its layout."""

from __future__ import annotations

from sulh.lexicon.condition_frames import ConditionFrame
from sulh.reading.condition_if import IfLinks
from sulh.reading.condition_infix import InfixLinks
from sulh.reading.condition_nouns import NounLinks
from sulh.reading.condition_sides import Link, Sides
from sulh.reading.page import Sentence

__all__ = ["Links"]


class Links:
    """Finds the sides of a cue that has been matched."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.words = sides.words
        nouns = NounLinks(sides)
        self.forms = {
            "infix": InfixLinks(sides).link, "if": IfLinks(sides).link, "noun": nouns.noun, "need": nouns.need,
            "either": nouns.either, "first": nouns.first,
        }  # fmt: skip

    def link(self, frame: ConditionFrame, index: int, end: int, sentence: Sentence) -> Link | None:
        """The link of a matched cue [index, end), or None."""
        if end >= sentence.last or self._other_word(index):
            return None
        found = self.forms[frame.form](frame, index, end, sentence)
        if found is None or self.sides.empty(found.dependent) or self.sides.empty(found.prerequisite):
            return None
        return found

    def _other_word(self, index: int) -> bool:
        """ألا (that not) and وألا are spelled like إلا and وإلا once folded; متى inside a line asks."""
        word = self.words[index]
        original = self.sides.scene.page.text[word.start : word.end]
        if word.text in self.sides.lists["so"]:
            return True
        if word.text in {"الا", "والا"}:
            return "أ" in original
        before = self.words[index - 1] if index else None
        if before is None:
            return False
        if word.text == "الي":
            return any(r.lemma in self.sides.lists["verb.to"] for r in before.readings)
        if word.text in {"حين", "حال", "حينما"}:
            return before.text in {"في", "وفي", "الي", "منذ", "اي", "باي", "كل", "علي", "من"}
        return word.text == "متي" and before.kind != "mark"
