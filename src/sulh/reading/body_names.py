"""Bodies and places that are named by a head noun: حزب الأمة القومي, الحكومة اليمنية, مدينة سرت (ar:E9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sulh.lexicon.entry import NameHead
from sulh.reading.known_names import KnownNames
from sulh.reading.name_cues import NameCues
from sulh.reading.name_hit import Hit
from sulh.reading.namelike import NameWords
from sulh.reading.page import Page, Word

__all__ = ["BodyNames"]

_MOST = 7


@dataclass(slots=True)
class _Complement:
    """What follows a head: index after it, whether it holds a name, a nationality, an adjective of institutions."""

    last: int
    named: bool = False
    nisba: bool = False
    institutional: bool = False


class BodyNames:
    """Reads head nouns with their complements in the words of one page."""

    def __init__(self, page: Page, known: KnownNames, cues: NameCues, full_name: Callable[[int, int], bool]) -> None:
        self.words = page.words
        self.lexicon = page.lexicon
        self.known = known
        self.cues = cues
        self.names = NameWords(page.lexicon)
        self._full_name = full_name

    def at(self, index: int, limit: int, known: Hit | None) -> Hit | None:
        """The name whose head stands at a word."""
        word = self.words[index]
        if word.tag not in {"N", "A"}:
            return None
        form, skip = self._bare(word)
        definite = form.startswith("ال") and form[2:] in self.lexicon.name_heads
        head = self.lexicon.name_heads.get(form[2:] if definite else form)
        if head is None:
            return None
        if head.kind in {"place", "state"}:
            return self._place(index, limit) if not definite and known is None else None
        if definite:
            return self._definite(index, limit, head, skip)
        return self._construct(index, limit, head, skip)

    def _bare(self, word: Word) -> tuple[str, int]:
        """The word without its proclitics, and their letters."""
        best = word.best
        if best is None or not (best.conjunction or best.preposition):
            return word.text, 0
        return ("ال" if best.article else "") + best.stem, best.skip - (2 if best.article else 0)

    # ---------------------------------------------------------------------------------------------------- places

    def _place(self, index: int, limit: int) -> Hit | None:
        """مدينة + a name in no table, one that needs such a head, or a word with its article."""
        at = index + 1
        if at >= limit or self.words[at].kind != "word":
            return None
        word = self.words[at]
        known = self.known.at(at, limit)
        if known is not None and known.skip == 0:
            return Hit(at, known.last, 0, known.ids, known.kind, "head") if known.kind in {"place", "state"} else None
        if word.conjunction or (word.preposition and word.best is not None and not self.names.unknown(word)):
            return None
        last = at
        while last < limit and last - at < 3 and self.names.unknown(self.words[last]) and not self._glued(last, at):
            last += 1
        if last > at:
            return Hit(at, last, 0, (), "place", "head")
        return None

    def _glued(self, at: int, first: int) -> bool:
        """A further name begins with a proclitic (مدينة كذا ولبنان)."""
        text = self.words[at].text
        return at > first and text[0] in "وفلب" and self.lexicon.names.starts(text[1:])

    # ---------------------------------------------------------------------------------------------------- bodies

    def _definite(self, index: int, limit: int, head: NameHead, skip: int) -> Hit | None:
        """الحكومة اليمنية, المجلس العسكري: the head with its article and adjectives, nothing else."""
        part = self._complement(index, limit, head, adjectives=True)
        if part.last == index + 1 or part.named or self._ordinary(index, part.last):
            return None
        if part.nisba:
            return Hit(index, part.last, skip, (), head.kind, "head.nisba")
        if part.institutional and "institution" in head.notes:
            return Hit(index, part.last, skip, (), head.kind, "head.institution")
        return None

    def _construct(self, index: int, limit: int, head: NameHead, skip: int) -> Hit | None:
        """وزارة الدفاع, حزب الأمة القومي, منظمة هيومن رايتس ووتش: the head with a genitive."""
        part = self._complement(index, limit, head, adjectives=False)
        size = part.last - index - 1
        if size == 0 or head.needs == "nisba" or self._ordinary(index, part.last):
            return None
        if head.needs == "any" or part.named or part.nisba or size >= 2:
            core = index + 1 if part.named and size == 1 else 0
            return Hit(index, part.last, skip, (), head.kind, "head", core)
        return None

    def _ordinary(self, first: int, last: int) -> bool:
        """A phrase that names nobody (مجلس الوزراء), or a body of an office (حكومة الرئيس)."""
        words = [self.words[n].text for n in range(first, last)]
        words[0] = self._bare(self.words[first])[0]
        phrases = self.lexicon.ordinary_phrases
        return tuple(words) in phrases or (self.words[first].stem, *words[1:]) in phrases

    def _complement(self, index: int, limit: int, head: NameHead, *, adjectives: bool) -> _Complement:
        """The complement of the head at `index`; with `adjectives` only what agrees with a definite head."""
        part = _Complement(index + 1)
        while part.last < limit and part.last - index <= _MOST:
            word = self.words[part.last]
            if word.kind != "word" or word.text in self.lexicon.body_stops or word.text in self.lexicon.weekdays:
                break
            if self._person_begins(part, index, limit, head) or self._of_time(word, part.last == index + 1):
                break
            before = part.last
            if not self._adjective(word, part, index) and (
                adjectives or not self._genitive(word, part, index, limit, head)
            ):
                break
            if part.last == before:
                break
        return part

    def _person_begins(self, part: _Complement, index: int, limit: int, head: NameHead) -> bool:
        """An office or a person after the head ends its name, unless such heads are named after people."""
        word = self.words[part.last]
        if self.cues.is_title(word) and word.definite and "eponym" not in head.notes:
            return word.text not in self.lexicon.body_words
        return part.last > index + 1 and "eponym" not in head.notes and self._full_name(part.last, limit)

    def _of_time(self, word: Word, first: bool) -> bool:
        return not first and any(r.cls == "time" and r.pos == "N" for r in word.readings)

    def _adjective(self, word: Word, part: _Complement, index: int) -> bool:
        """A definite adjective: of a nationality, of institutions, or after a complement has begun any."""
        nisba = [r for r in word.readings if r.pos == "NIS" and r.article]
        bare = word.text[2:] if word.text.startswith("ال") else ""
        if nisba:
            if part.last == index + 1 and not self._agrees(index, word):
                return False
            part.nisba = part.nisba or any(r.cls for r in nisba)
            part.institutional = part.institutional or bare in self.lexicon.institutional
            part.last += 1
            return True
        if bare and bare in self.lexicon.institutional:
            part.institutional = True
            part.last += 1
            return True
        return False

    def _agrees(self, head: int, adjective: Word) -> bool:
        """The nationality qualifies the head itself (الخارجية الليبية), not a man before it (وزير الخارجية الليبي)."""
        best = self.words[head].best
        if best is None or best.number != "s" or not best.gender:
            return True
        return any(r.pos == "NIS" and r.gender == best.gender for r in adjective.readings)

    def _genitive(self, word: Word, part: _Complement, index: int, limit: int, head: NameHead) -> bool:
        """A genitive, its adjective, a name, or the purpose with ل goes on."""
        at, start = part.last, index + 1
        known = self.known.at(at, limit)
        if known is not None and known.skip == 0:
            if (part.named and at > start) or (known.kind == "person" and at > start and "eponym" not in head.notes):
                return False
            if "owned" in head.notes and known.kind not in {"state", "place"}:
                return False
            part.named, part.last = True, known.last
            return True
        best = word.best
        if word.conjunction or (word.preposition and not self._purpose(word, at, start)):
            return False
        if word.tag not in {"N", "A"}:  # أن is no Ann, a verb no name
            return False
        if at > start and (self._closed(at, word) or (part.named and word.readings and not word.preposition)):
            return False
        if word.tag in {"N", "A"} and best is not None and (best.article or best.preposition):
            part.last += 1
            return True
        if (head.needs == "any" or "inner" in head.notes) and self._inner_head(word, at, limit):
            part.last += 1
            return True
        if self.names.unknown(word) and (at == start or part.named):
            part.named, part.last = True, at + 1
            return True
        if "eponym" in head.notes and (self.names.maybe_given(word.text) or self.names.particle(word.text)):
            part.named, part.last = True, at + 1
            return True
        return False

    def _closed(self, at: int, word: Word) -> bool:
        """A genitive with its article ends the chain: only adjectives may follow (مجلس الأمن | حظر السلاح)."""
        before = self.words[at - 1].best
        if before is None or not before.article or any(r.preposition for r in word.readings):
            return False
        return bool(word.readings) and not any(r.pos in {"A", "AP", "PP", "NIS"} for r in word.readings)

    def _inner_head(self, word: Word, at: int, limit: int) -> bool:
        """An indefinite noun before a definite one: اتحاد صناعة السيارات, هيئة كبار العلماء."""
        best = word.best
        inner = self.lexicon.name_heads.get(word.text)
        if inner is not None and inner.kind in {"place", "state"}:
            return False
        if best is None or word.tag not in {"N", "A"} or best.enclitic or best.case == "tanwin" or at + 1 >= limit:
            return False
        following = self.words[at + 1].best
        return following is not None and following.article and not following.preposition and following.pos in {"N", "M"}

    def _purpose(self, word: Word, index: int, start: int) -> bool:
        """للانتخابات, لمكافحة التصحر: the purpose in a body's name."""
        best = word.best
        if best is None or best.preposition != "ل" or index - start < 1:
            return False
        return best.article or best.pos == "M"
