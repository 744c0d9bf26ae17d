"""Where names stand: known ones by the knowledge base, unknown ones by titles, heads and shape (ar:E9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sulh.lexicon.name_forms import LISTED, SHORT, WEAK
from sulh.lexicon.trie import heads
from sulh.lexicon.words import CLOSED
from sulh.reading.namelike import NameWords
from sulh.reading.page import Page, Sentence, Word
from sulh.span import Span

__all__ = ["Hit", "find_hits", "hit_span"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at words [first, last); `skip` letters of the first word are proclitics."""

    first: int
    last: int
    skip: int
    ids: tuple[str, ...]
    kind: str
    rule: str
    core: int = 0  # first word of the proper name when a generic head (حركة، صحيفة) stands before it


def find_hits(page: Page) -> list[Hit]:
    """All names, none overlapping, in order."""
    finder = _Finder(page)
    found: list[Hit] = []
    for sentence in page.sentences:
        found.extend(hit for hit in finder.sentence(sentence) if hit.kind != "misc")
    return found


class _Finder:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.words
        self.lexicon = page.lexicon
        self.names = NameWords(page.lexicon)

    def sentence(self, sentence: Sentence) -> Iterator[Hit]:
        index = sentence.first
        while index < sentence.last:
            hit = self._at(index, sentence.last)
            if hit is None:
                index += 1
            else:
                yield hit
                index = hit.last

    def _at(self, index: int, limit: int) -> Hit | None:
        word = self.words[index]
        if word.kind != "word":
            return None
        known = self._known(index, limit)
        headed = self._headed(index, limit, known)
        if headed is not None and (known is None or headed.last > known.last):
            return headed
        if known is not None:
            return self._extend(known, limit)
        return self._person(index, limit)

    # ---------------------------------------------------------------------------------------------------- known

    def _known(self, index: int, limit: int) -> Hit | None:
        word = self.words[index]
        best: Hit | None = None
        for form, skip in heads(word.text):
            match = self.lexicon.names.longest(self.page.texts, index, form)
            if match is None or match[0] > limit:
                continue
            last, values = match
            ids = tuple(dict.fromkeys(identity for identity, _ in values if identity[0] != "~"))
            kind = self.lexicon.actors[ids[0]].kind if ids else LISTED[values[0][0]]
            strength = min(strength for _, strength in values)
            if last - index == 1 and not self._alone(index, form, skip, kind, strength):
                continue
            if best is None or last > best.last or (last == best.last and skip < best.skip):
                best = Hit(index, last, skip, ids, kind, "kb" if ids else "list")
        return best

    def _alone(self, index: int, form: str, skip: int, kind: str, strength: int) -> bool:
        """May a one-word name be taken without a second cue?"""
        word = self.words[index]
        if strength == WEAK:
            return False
        short = strength == SHORT
        if form in self.lexicon.ambiguous_places and kind == "place":
            return self._place_cue(index)
        if len(form) < 3:
            return False
        ordinary = [r for r in word.readings if r.pos not in {"NIS"}]
        if kind == "state":
            return not (skip and any(not (r.conjunction or r.preposition) for r in ordinary))
        if not ordinary:
            return True
        if short:
            return not (skip and any(not (r.conjunction or r.preposition) for r in ordinary))
        return form.startswith("ال") or self._place_cue(index)

    def _place_cue(self, index: int) -> bool:
        if index == 0:
            return False
        before = self.words[index - 1]
        head = self.lexicon.name_heads.get(before.stem)
        return (head is not None and head[0] == "place") or before.text in {"في"}

    def _extend(self, hit: Hit, limit: int) -> Hit:
        """A known person whose name goes on is another person (عبد الله يحيى is not عبد الله يحيى الحكيم)."""
        if hit.kind != "person":
            return hit
        first = self.words[hit.first]
        last = self.names.run(self.words, hit.first, limit, first=first.text[hit.skip :])
        if last > hit.last and (
            self.names.family(self.words[hit.last].text) or self.names.unknown(self.words[hit.last])
        ):
            return Hit(hit.first, last, hit.skip, (), "person", "kb.longer")
        return hit

    # --------------------------------------------------------------------------------------------------- headed

    def _headed(self, index: int, limit: int, known: Hit | None) -> Hit | None:
        """Head noun + complement: حزب الأمة القومي, الحكومة اليمنية, مدينة سرت."""
        word = self.words[index]
        if word.tag not in {"N", "A"}:
            return None
        form, skip = word.text, 0
        best = word.best
        if best is not None and (best.conjunction or best.preposition):
            skip = best.skip - (2 if best.article else 0)
            form = ("ال" if best.article else "") + best.stem
        definite = form.startswith("ال") and form[2:] in self.lexicon.name_heads
        head = self.lexicon.name_heads.get(form[2:] if definite else form)
        if head is None:
            return None
        kind, needs = head
        last, named, nisba = self._complement(index + 1, limit, place=kind in {"place", "state"})
        size = last - index - 1
        if size == 0:
            return None
        if kind in {"place", "state"}:
            return Hit(index + 1, last, 0, (), "place", "head") if not definite and named and known is None else None
        if self._ordinary(index, last):
            return None
        if definite:
            return Hit(index, last, skip, (), kind, "head.nisba") if nisba and not named else None
        if needs == "nisba":
            return None
        if (needs == "any" and size >= 1) or named or nisba or size >= 2:
            core = index + 1 if named and size == 1 else 0
            return Hit(index, last, skip, (), kind, "head", core)
        return None

    def _ordinary(self, first: int, last: int) -> bool:
        """A phrase that names nobody (مجلس الوزراء), or a body named by its head's title (حكومة الرئيس فلان)."""
        words = [self.words[n].text for n in range(first, last)]
        words[0] = self.words[first].stem
        if tuple(words) in self.lexicon.ordinary_phrases:
            return True
        return any(self._is_title(self.words[n]) and self.words[n].definite for n in range(first + 1, last)) and any(
            self.names.given(self.words[n].text) or self._known(n, last) is not None for n in range(first + 1, last)
        )

    def _complement(self, index: int, limit: int, *, place: bool) -> tuple[int, bool, bool]:
        """(index after the complement, holds a name, holds a nationality)."""
        start, named, nisba = index, False, False
        while index < limit and index - start < 6:
            word = self.words[index]
            if word.kind != "word":
                break
            known = self._known(index, limit)
            if known is not None and known.skip == 0:
                if named and index > start:
                    break
                named, index = True, known.last
                if place:
                    break
                continue
            if word.conjunction or (word.preposition and not self._lam(word, index, start)):
                break
            if self.lexicon.weekdays & {word.text}:
                break
            if any(r.pos == "NIS" for r in word.readings) and not place:
                if index == start and not self._agrees(start - 1, word):
                    break
                nisba = nisba or any(r.pos == "NIS" and r.cls for r in word.readings)
                index += 1
                continue
            if place:
                if self.names.unknown(word) and index == start:
                    named, index = True, index + 1
                    continue
                break
            if (
                word.tag in {"N", "A"}
                and word.best is not None
                and (word.best.article or word.text == "عبد" or word.best.preposition)
            ):
                index += 1
                continue
            if self.names.unknown(word) and (index == start or named):
                named, index = True, index + 1
                continue
            break
        return index, named, nisba

    def _agrees(self, head: int, adjective: Word) -> bool:
        """The nationality qualifies the head itself (الخارجية الليبية), not a man before it (وزير الخارجية الليبي)."""
        best = self.words[head].best
        if best is None or best.number != "s" or not best.gender:
            return True
        return any(r.pos == "NIS" and r.gender == best.gender for r in adjective.readings)

    def _lam(self, word: Word, index: int, start: int) -> bool:
        """للانتخابات, لمكافحة التصحر: the purpose in a body's name."""
        best = word.best
        if best is None or best.preposition != "ل" or index - start < 1:
            return False
        return best.article or best.pos == "M"

    # --------------------------------------------------------------------------------------------------- people

    def _person(self, index: int, limit: int) -> Hit | None:
        word = self.words[index]
        for form, skip in self._person_heads(word):
            hit = self._person_at(index, limit, form, skip)
            if hit is not None:
                return hit
        return None

    def _person_at(self, index: int, limit: int, form: str, skip: int) -> Hit | None:
        word = self.words[index]
        given = self.names.given(form)
        maybe = given or self.names.maybe_given(form)
        unknown = self.names.unknown(word) and skip == 0
        closed = bool(word.readings) and word.readings[0].pos in CLOSED and not skip
        if closed or not (maybe or unknown or form in {"ابو", "ابي", "بن", "ابن", "ام"}):
            return None
        titled = self._titled(index)
        if word.tag == "V" and not given and not titled:
            return None
        if word.readings and not skip and index + 1 < limit and not self._starts_name(index, limit):
            return None
        last = self.names.run(self.words, index, limit, first=form)
        size = last - index
        if size >= 2 and (
            (given and self._tail(index + 1, last))
            or (titled and not word.readings)
            or (maybe and self._strong(index + 1, last))
        ):
            return Hit(index, last, skip, (), "person", "name.given" if maybe else "name.title")
        if size >= 2 and unknown and self._unknown_pair(index, last):
            return Hit(index, last, skip, (), "person", "name.shape")
        if size == 1 and titled and not word.readings and (unknown or self.names.family(form) or given):
            return Hit(index, last, skip, (), "person", "name.title")
        return None

    def _starts_name(self, index: int, limit: int) -> bool:
        """An ordinary word that is a given name too begins a name only if what follows is no complete name by itself."""
        following = self.words[index + 1]
        if following.kind != "word" or following.text in self.lexicon.weekdays:
            return False
        rest = self.names.run(self.words, index + 1, limit)
        return not (rest - index - 1 >= 2 and self.names.given(following.text) and not self._titled(index))

    def _tail(self, first: int, last: int) -> bool:
        """What follows a given name is not just an ordinary word."""
        return any(
            not self.words[n].readings
            or self._strong(n, n + 1)
            or self.names.particle(self.words[n].text)
            or (self.names.surname_shape(self.words[n]))
            for n in range(first, last)
        )

    def _person_heads(self, word: Word) -> Iterator[tuple[str, int]]:
        yield word.text, 0
        cut = not word.readings or word.readings[0].conjunction or word.readings[0].preposition
        if word.text[:1] in "وفلب" and len(word.text) > 3 and cut:
            yield word.text[1:], 1

    def _strong(self, first: int, last: int) -> bool:
        return any(
            self.names.given(self.words[n].text)
            or self.names.family(self.words[n].text)
            or self.names.unknown(self.words[n])
            for n in range(first, last)
        )

    def _unknown_pair(self, index: int, last: int) -> bool:
        """Two unknown words in a row are a name when a verb of speech, a title after a comma, or nothing else explains them."""
        first, second = self.words[index].text, self.words[index + 1]
        if last - index < 2 or first.startswith(("ال", "و", "ف", "ل", "ب")) or second.readings:
            return False
        return self.names.family(second.text) or self.names.given(second.text) or self._titled(index)

    def _titled(self, index: int) -> bool:
        """A title (with its complement) stands right before."""
        at, steps = index - 1, 0
        if at >= 0 and self.words[at].text in {"،", ","}:
            at -= 1
        while at >= 0 and steps < 9:
            word = self.words[at]
            if word.kind != "word" or word.tag in {"V", "REL", "COMP", "COND", "NEG"}:
                return False
            if self._is_title(word):
                return True
            if word.conjunction:
                return False
            at -= 1
            steps += 1
        return False

    def _is_title(self, word: Word) -> bool:
        stem = word.stem
        entry = (
            self.lexicon.titles.get(stem) or self.lexicon.titles.get("ال" + stem) or self.lexicon.titles.get(word.text)
        )
        return entry is not None and entry.cls != "modifier"


def hit_span(page: Page, hit: Hit) -> Span:
    """Original span of a hit, proclitics left out."""
    first = page.words[hit.first]
    return Span(first.start + page.offset(first, hit.skip), page.words[hit.last - 1].end)
