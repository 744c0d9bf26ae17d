"""Names of persons that no list holds as a whole: given name, father's name, family name, kunya (ar:B4, E5, E9).

A name is read as a row of units (محمد | عبد الله | أبو بكر | بن علي | المصراتي); each unit says how strongly it is a
name.  Which rows stand for a person depends on that and on what stands before: a title, a verb, another person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sulh.lexicon.entry import Analysis
from sulh.lexicon.lexicon import Lexicon
from sulh.lexicon.name_forms import WEAK
from sulh.lexicon.words import CLOSED
from sulh.reading.namelike import NameWords, plain
from sulh.reading.page import Word

__all__ = ["Cue", "PersonNames", "Row", "is_person"]

_KUNYA = frozenset({"ابو", "ابي", "ابا"})
_LINKS = frozenset({"بن", "ابن", "بنت", "ولد", "منت", "ال", "بو", "ايت", "اغ", "اق", "ود"})
_FOREIGN_LINKS = frozenset({
    "دي", "دو", "دا", "دل", "ديل", "ديلا", "دوس", "فان", "فون", "فاندر", "در", "لا", "لو", "ماك", "سان", "سانت", "تر", "زو", "اوغلو",
})  # fmt: skip
_ORDINALS = frozenset(
    {"الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"}
)
_UNLIKELY = frozenset({"time", "event", "measure", "quantity", "money", "document", "weapon", "class", "office"})
_MOST = 6


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands before a possible name.

    `titled` a title or a noun that tells of a person, `after_verb` a verb, `listed` another person joined by و or a
    comma, `free` no noun that the first word may qualify.
    """

    titled: bool = False
    after_verb: bool = False
    listed: bool = False
    free: bool = False

    @property
    def firm(self) -> bool:
        """A person is to be expected here."""
        return self.titled or self.after_verb or self.listed


@dataclass(frozen=True, slots=True)
class Row:
    """A row of name units: index after it, and its units' kinds.

    G given name, g given name that is an ordinary word too, F family name, f family name that is an ordinary word too,
    U unknown word, K kunya or filiation, S the shape of a family name, O ordinal of a ruler.
    """

    last: int
    kinds: str


class PersonNames:
    """Reads rows of name units in the words of one page."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.names = NameWords(lexicon)

    def begins(self, word: Word, form: str) -> bool:
        """A quick test: could a name begin with this word at all?"""
        if form in _KUNYA or form in _LINKS or form == "عبد":
            return True
        return self.names.maybe_given(form) or self.names.family(form) or not word.readings

    def row(self, index: int, limit: int, form: str, cue: Cue) -> Row:
        """The longest row of units that begins with the word at `index` read as `form`."""
        kinds, at = "", index
        while at < limit and len(kinds) < _MOST:
            if (len(kinds) > 1 or (kinds == "g" and not cue.titled)) and self._somebody(at):
                break
            step = self._unit(at, limit, form if at == index else self.words[at].text, kinds, cue)
            if step is None:
                break
            at, kind = step
            kinds += kind
        return Row(at, kinds)

    def _unit(self, at: int, limit: int, form: str, before: str, cue: Cue) -> tuple[int, str] | None:
        """(index after the unit at `at`, its kind), or None when no name goes on here."""
        word = self.words[at]
        if word.kind != "word" or form in self.lexicon.weekdays or (before and self._new_item(word, before)):
            return None
        following = self.words[at + 1] if at + 1 < limit and self.words[at + 1].kind == "word" else None
        if form in _KUNYA or form in _LINKS or (before and form in _FOREIGN_LINKS):
            return self._linked(at, limit, form, before, cue)
        if following is not None and (
            (form, following.text) in self.lexicon.compound_names or self._servant(form, following)
        ):
            return at + 2, "G"
        if before and form in _ORDINALS:
            return (at + 1, "O") if before[-1] in "Gg" and cue.titled and len(before) < 3 else None
        kind = self._kind(word, form, before, cue)
        return (at + 1, kind) if kind else None

    def _servant(self, form: str, following: Word) -> bool:
        return form == "عبد" and (following.text.startswith("ال") or following.text == "ربه")

    def _linked(self, at: int, limit: int, form: str, before: str, cue: Cue) -> tuple[int, str] | None:
        """أبو بكر, بن علي, آل ثاني, فان دايك: the link and the unit after it."""
        if at + 1 >= limit or self.words[at + 1].kind != "word":
            return None
        if form in {"ال", "بو", "ود", "ولد", "ايت"} and not before and not cue.titled:
            return None
        following = self.words[at + 1]
        if form in _KUNYA and self._after_kunya(following):
            compound = self._unit(at + 1, limit, following.text, "G", Cue())
            return (compound[0] if compound is not None and compound[1] == "G" else at + 2), "K"
        inner = self._unit(at + 1, limit, following.text, "G", Cue())
        if inner is None or (inner[1] in "f" and form in {"بن", "ابن"} and not before):
            return None
        return inner[0], "K" if before or form in {"بن", "ابن", "بنت"} else "k"

    def _after_kunya(self, following: Word) -> bool:
        if following.text in {"عبد"} or self.names.maybe_given(following.text) or self.names.family(following.text):
            return True
        closed = bool(following.readings) and following.readings[0].pos in CLOSED
        return not closed and following.tag != "V" and not following.conjunction and not following.preposition

    def _kind(self, word: Word, form: str, before: str, cue: Cue) -> str:
        names = self.names
        if form == word.text and word.readings and word.readings[0].pos in CLOSED:
            return "g" if word.readings[0].pos == "PPRON" and names.maybe_given(form) and cue.titled else ""
        if not before and form.startswith("ال") and (word.readings or not names.family(form)):
            return ""
        if before and self._place(word):
            return ""
        whole = [r for r in word.readings if not (r.conjunction or r.preposition)] if form == word.text else []
        ordinary = bool(whole) or (form != word.text and self.lexicon.words.ordinary(form))
        if names.given(form) and not any(r.pos in {"M", "N", "V"} and r.cls != "person" for r in whole):
            return "G"
        if names.maybe_given(form) or names.family(form):
            if not ordinary:
                return "G" if names.maybe_given(form) else "F"
            if before and not form.startswith("ال") and not self._goes_on(word, whole, before, cue):
                return ""
            if before and form.startswith("ال") and names.family(form):
                return "F" if not self._nationality(word) or len(before) == 1 else ""
            return "g" if names.maybe_given(form) else "f"
        if before and (names.surname_shape(word) or (before == "K" and form.startswith("ال") and form.endswith("ي"))):
            return "S" if word.readings else "F"
        if before == "G" and cue.firm and form == word.text and self._ends(word.index + 1):
            if form.startswith("ال") and word.tag in {"N", "A"} and not self._nationality(word):
                return "f"
            if plain(form, self.lexicon):
                return "f"
        if form == word.text and names.unknown(word):
            return "" if before and form.startswith(("وال", "بال", "لل", "فال", "كال")) else "U"
        if form != word.text and len(form) > 2 and not self.lexicon.words.analyse(form):
            return "U"
        return ""

    def _goes_on(self, word: Word, whole: Sequence[Analysis], before: str, cue: Cue) -> bool:
        """An ordinary word that is somebody's name too goes on with a name that has begun."""
        if word.tag == "V" and not cue.after_verb and not self._ends(word.index + 1):
            return False
        last = self.words[word.index - 1].text
        if before[-1] in "FS" and last.startswith("ال"):
            return False
        if any(r.pos in {"A", "AP", "PP"} for r in whole) or any(r.cls == "person" for r in whole):
            return True
        if any(r.cls in _UNLIKELY or r.cls in {"place", "org", "body", "group", "thing"} for r in whole):
            return self._ends(word.index + 1)
        return True

    def _ends(self, at: int) -> bool:
        """What stands at `at` can't be governed by a noun before it: a mark, a verb, أن, a title."""
        if at >= len(self.words):
            return True
        word = self.words[at]
        return word.kind in {"mark", "break"} or word.tag not in {"N", "A", "NUM", "NAME"}

    def _somebody(self, at: int) -> bool:
        """A person of the knowledge base begins here with his full name."""
        match = self.lexicon.names.longest([word.text for word in self.words[at : at + 5]], 0, self.words[at].text)
        if match is None or match[0] < 2:
            return False
        actors = self.lexicon.actors
        return any(
            identity == "~person" or (identity in actors and actors[identity].kind == "person")
            for identity, _ in match[1]
        )

    def _nationality(self, word: Word) -> bool:
        return any(r.pos == "NIS" and r.cls for r in word.readings)

    def _new_item(self, word: Word, before: str) -> bool:
        """و or ل glued to another name: وعنان, لزيدان."""
        text = word.text
        if text[:1] not in "ولبف" or len(text) < 4:
            return False
        if self._named_place(word.index, text[1:]):
            return True
        if self.names.maybe_given(text) or self.names.family(text):
            return False
        if word.conjunction or word.preposition:
            return True
        rest = text[1:]
        return (
            (text[0] == "و" and before not in {"G", "U"})
            or self.names.maybe_given(rest)
            or self.names.family(rest)
            or self.lexicon.names.starts(rest)
        )

    def _named_place(self, at: int, form: str) -> bool:
        """بأديس أبابا: what is left without the proclitic begins a name of several words."""
        if not self.lexicon.names.starts(form):
            return False
        match = self.lexicon.names.longest([word.text for word in self.words[at : at + 4]], 0, form)
        return match is not None and match[0] > 1

    def _place(self, word: Word) -> bool:
        """A place or body that everybody knows ends a person's name (سعد الحريري بيروت)."""
        node = self.lexicon.names.root.get(word.text)
        if node is None or self.names.family(word.text) or self.names.maybe_given(word.text):
            return False
        actors = self.lexicon.actors
        return any(
            strength != WEAK and identity[0] != "~" and actors[identity].kind in {"state", "place"}
            for identity, strength in node.get("", ())
        )


def is_person(row: Row, first: Word, cue: Cue) -> bool:
    """A row of units stands for a person."""
    kinds = row.kinds
    if not kinds or not (set(kinds) & set("GFUKSgf")):
        return False
    if len(kinds) == 1:
        known = kinds in "GF" or (kinds == "U" and not first.readings) or kinds == "K"
        return known and (cue.titled or cue.listed or (kinds == "K" and cue.after_verb))
    head, rest = kinds[0], kinds[1:]
    if head in "gf" and first.tag == "V" and not cue.firm:
        return False
    strong = any(kind in "GFKS" for kind in rest)
    if head == "G":
        return True
    if head == "K":
        return cue.firm or strong or "U" in rest
    if head == "g":
        return strong or ((cue.firm or cue.free) and any(kind in "Ugf" for kind in rest))
    if head in "Ff":
        return ((cue.titled or cue.listed) and strong) or rest[0] == "G"
    if head == "U":
        return cue.firm or rest[0] in "GF"
    return cue.titled and strong
