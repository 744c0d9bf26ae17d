"""Where names stand: known ones by the knowledge base, unknown ones by titles, heads and shape, then by the tagger."""

from __future__ import annotations

from collections.abc import Iterator

from sulh.reading.body_names import BodyNames
from sulh.reading.known_names import KnownNames
from sulh.reading.name_cues import NameCues
from sulh.reading.name_hit import Hit, hit_span
from sulh.reading.name_proposals import proposed
from sulh.reading.name_tagger import NameTagger
from sulh.reading.namelike import NameWords
from sulh.reading.page import Page, Sentence, Word
from sulh.reading.person_names import Cue, PersonNames, is_person

__all__ = ["Finder", "Hit", "find_hits", "hit_span", "rule_hits"]


def rule_hits(page: Page) -> list[Hit]:
    """All names that the tables and the rules find, none overlapping, in order; works and prizes are kind `misc`."""
    finder = Finder(page)
    found = [hit for sentence in page.sentences for hit in finder.sentence(sentence)]
    return finder.with_doubtful(found)


def find_hits(page: Page, tagger: NameTagger | None = None) -> list[Hit]:
    """All names of actors, none overlapping, in order: the rules', then what a tagger adds."""
    hits = rule_hits(page)
    if tagger is not None:
        hits = sorted([*hits, *proposed(page, hits, tagger)], key=lambda hit: hit.first)
    return [hit for hit in hits if hit.kind != "misc"]


class Finder:
    """The rules, over the words of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.words
        self.lexicon = page.lexicon
        self.names = NameWords(page.lexicon)
        self.cues = NameCues(page)
        self.known = KnownNames(page, self.cues)
        self.people = PersonNames(page.words, page.lexicon)
        self.bodies = BodyNames(page, self.known, self.cues, self._full_name)
        self.person_end = -1
        self.doubtful: list[Hit] = []

    def sentence(self, sentence: Sentence) -> Iterator[Hit]:
        """Names of one sentence, left to right."""
        index = sentence.first
        self.person_end = self.known.last_place = self.known.last_body = -1
        while index < sentence.last:
            hit = self._at(index, sentence.last) if self.words[index].kind == "word" else None
            if hit is None:
                doubt = self.known.doubtful(index, sentence.last) if self.words[index].kind == "word" else None
                if doubt is not None:
                    self.doubtful.append(doubt)
                index += 1
            else:
                yield hit
                index = hit.last
                self.person_end = hit.last if hit.kind == "person" else -1
                self.known.last_place = hit.last if hit.kind in {"place", "state"} else -1
                self.known.last_body = hit.last if hit.kind in {"organization", "armed_group"} else -1

    def with_doubtful(self, found: list[Hit]) -> list[Hit]:
        """Names that need a second cue have one where the document names the same actor in full."""
        ids = {identity for hit in found for identity in hit.ids}
        more = [hit for hit in self.doubtful if ids & set(hit.ids) and self._same_sense(hit)]
        return sorted([*found, *more], key=lambda hit: hit.first) if more else found

    def _same_sense(self, hit: Hit) -> bool:
        """الجزيرة after قناة الجزيرة, not جزيرة; a verb or a word with a pronoun is no name."""
        word = self.words[hit.first]
        return word.tag != "V" and not (word.best is not None and word.best.enclitic)

    def _at(self, index: int, limit: int) -> Hit | None:
        known = self.known.at(index, limit)
        headed = self.bodies.at(index, limit, known)
        if headed is not None and (known is None or headed.last > known.last):
            return headed
        if known is None:
            return self._person(index, limit)
        if known.kind == "person":
            return self._extend(self.known.untitled(known), limit)
        if known.last - known.first == 1 and self._may_be_name(known) and self.cues.titled(index):
            person = self._person(index, limit)
            if person is not None and person.last > known.last:
                return person
        return known

    def _may_be_name(self, known: Hit) -> bool:
        """A one-word place that people are named after (مصطفى), no state; a body only where its word is only a name."""
        form = self.words[known.first].text[known.skip :]
        if known.kind in {"organization", "armed_group"}:
            return self.names.given(form)
        return known.kind != "state"

    def _extend(self, hit: Hit, limit: int) -> Hit:
        """A known person whose name goes on is another person (عبد الله يحيى is not عبد الله يحيى الحكيم)."""
        row = self.people.row(hit.first, limit, self.words[hit.first].text[hit.skip :], Cue())
        if row.last > hit.last and row.kinds[-1] in "GFUS":
            return Hit(hit.first, row.last, hit.skip, (), "person", "kb.longer")
        return hit

    # --------------------------------------------------------------------------------------------------- people

    def _full_name(self, index: int, limit: int) -> bool:
        """A person's full name begins here."""
        return self.names.maybe_given(self.words[index].text) and self._person(index, limit) is not None

    def _person(self, index: int, limit: int) -> Hit | None:
        word = self.words[index]
        if (self.cues.is_title(word) and not self.names.given(word.text)) or word.stem in self.lexicon.person_cues:
            return None
        heads = list(self._person_heads(word))
        if not any(self.people.begins(word, form) for form, _ in heads):
            return None
        before = self.words[index - 1] if index else None
        verb = before is not None and before.tag == "V"
        cue = Cue(
            titled=self.cues.titled(index),
            after_verb=verb,
            listed=self._listed(index),
            free=before is None or before.kind != "word" or before.definite or verb,
        )
        best: Hit | None = None
        for form, skip in heads[1:] if cue.listed and len(heads) > 1 else heads:
            row = self.people.row(index, limit, form, cue)
            if (
                is_person(row, word, cue)
                and not self._act(index, row.last, cue)
                and (best is None or row.last > best.last)
            ):
                rule = "name.given" if row.kinds[0] in "Gg" else "name.title" if cue.titled else "name.shape"
                best = Hit(index, row.last, skip, (), "person", rule)
        return best

    def _act(self, first: int, last: int, cue: Cue) -> bool:
        """عودة الأهالي, حماية المدنيين: an infinitive and the people it concerns are no name."""
        if cue.titled or cue.listed or last - first != 2:
            return False
        act = any((r.pos == "M" or r.cls == "event") and not r.article for r in self.words[first].readings)
        return act and any(r.article and r.pos == "N" and r.number == "p" for r in self.words[first + 1].readings)

    def _person_heads(self, word: Word) -> Iterator[tuple[str, int]]:
        """The word, and what is left of it without و ف ل ب."""
        text = word.text
        yield text, 0
        if self.names.maybe_given(text) or self.names.family(text):
            return
        cut = not word.readings or word.readings[0].conjunction or word.readings[0].preposition
        if text[:1] in "وفلب" and len(text) > 3 and cut:
            yield text[1:], 1
            if text[0] in "وف" and text[1] in "لب" and len(text) > 4:
                yield text[2:], 2

    def _listed(self, index: int) -> bool:
        """A person stands right before, joined by و or a comma."""
        if self.person_end < 0:
            return False
        if self.words[index].text.startswith("و") and self.person_end in {index, index - 1}:
            return self.person_end == index or self.words[index - 1].text in {"،", ","}
        return self.person_end == index - 1 and self.words[index - 1].text in {"،", ",", "و"}
