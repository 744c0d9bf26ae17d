"""What stands around a possible name: titles, heads, prepositions, marks (ar:E9, E10)."""

from __future__ import annotations

from sulh.reading.page import Page, Word

__all__ = ["NameCues"]

_COMMAS = frozenset({"،", ","})
_OPENING = frozenset({'"', "«", "“", "(", "'", "‘"})
_CLOSING = frozenset({'"', "»", "”", ")", "'", "’"})
_WHERE = frozenset({
    "في", "من", "الي", "قرب", "نحو", "باتجاه", "صوب", "داخل", "خارج", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي",
    "وسط", "محيط", "ريف", "ضواحي", "حول", "عبر", "بين", "شرقا", "غربا",
})  # fmt: skip


class NameCues:
    """Questions about the words around a word of one page."""

    def __init__(self, page: Page) -> None:
        self.words = page.words
        self.lexicon = page.lexicon

    def is_title(self, word: Word) -> bool:
        """A rank, honorific or office."""
        titles, stem = self.lexicon.titles, word.stem
        entry = titles.get(stem) or (titles.get("ال" + stem) if word.definite else None) or titles.get(word.text)
        return entry is not None and entry.cls != "modifier"

    def titled(self, index: int) -> bool:
        """A title with its complement stands right before, or a noun that tells of a person."""
        if index and self._personal(self.words[index - 1]):
            return True
        at, steps = index - 1, 0
        if at >= 0 and self.words[at].text in _COMMAS:
            at -= 1
        while at >= 0 and steps < 9:
            word = self.words[at]
            if word.kind != "word" or word.tag in {"V", "REL", "COMP", "COND", "NEG"}:
                return False
            if self.is_title(word):
                return True
            if word.conjunction:
                return False
            at -= 1
            steps += 1
        return False

    def _personal(self, word: Word) -> bool:
        """الناقد, زميلته, والكيني, بقيادة: who follows is a person."""
        if word.kind != "word":
            return False
        if word.stem in self.lexicon.person_cues:
            return not word.definite
        return word.definite and any(
            (r.pos == "NIS" and r.cls and r.article and r.number != "p") or (r.pos == "N" and r.cls == "person")
            for r in word.readings
        )

    def place_head(self, index: int) -> bool:
        """مدينة, محافظة, جبل right before."""
        head = self.lexicon.name_heads.get(self.words[index - 1].stem) if index else None
        return head is not None and head.kind == "place"

    def where(self, index: int, skip: int) -> bool:
        """A preposition or direction that takes a place stands before the word or is glued to it."""
        word = self.words[index]
        if skip and word.text[skip - 1] in "بل":
            return True
        if not index:
            return False
        before = self.words[index - 1]
        return before.text in _WHERE or (before.text[1:] in _WHERE and before.text[:1] in "وفب")

    def head_kind(self, index: int) -> str:
        """Kind of the generic head right before (قناة, حركة), or "": of the word itself no matter what it is."""
        at = index - 1
        if at >= 0 and self.words[at].text in _OPENING:
            at -= 1
        if at < 0 or self.words[at].definite:
            return ""
        head = self.lexicon.name_heads.get(self.words[at].stem)
        return head.kind if head is not None else ""

    def quoted(self, first: int, last: int) -> bool:
        """Between marks or brackets, and nothing else there."""
        return (
            first > 0
            and last < len(self.words)
            and self.words[first - 1].text in _OPENING
            and self.words[last].text in _CLOSING
        )
