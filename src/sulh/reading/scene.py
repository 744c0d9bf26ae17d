"""Scene: the page with what earlier readers found laid over its words, and the phrases between them.

A phrase is a run of words [first, last).  What stands in a noun phrase follows ordinary grammar: a head, its genitives
and adjectives; prepositions, verbs, relatives and commas end it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sulh.lexicon.entry import Analysis
from sulh.reading.items import Actor, Participant
from sulh.reading.page import Page, Sentence, Word
from sulh.reading.reading import Reading
from sulh.span import Span

__all__ = ["NP", "Scene"]

_NOMINAL = frozenset({"N", "A", "NUM", "NAME"})
_QUALIFIES = frozenset({"A", "NIS", "AP", "PP"})
_AS_WELL = frozenset({"وكذلك", "وايضا", "كذلك"})
_ABOUT = frozenset({"نحو", "قرابه", "حوالي", "زهاء", "حوالى"})
_PARTITIVE = frozenset({
    "الاف", "مئات", "عشرات", "ملايين", "عدد", "عددا", "كل", "كلا", "بعض", "اي", "مجموعه", "كثير", "الكثير", "عديد", "العديد",
    "مزيد", "المزيد", "احد", "احدي", "قسم", "جزء", "اثنان", "اثنين", "واحد", "واحده", "وفد", "وفدا", "فريق", "معظم", "غالبيه",
})  # fmt: skip
_EACH = frozenset({"كل", "كلا", "كلتا"})  # كل من X وY: the parties are X and Y
_ROLE_LINK = {"باسم", "لدي", "الي", "في", "ل", "لشوون", "بالانابه", "بالوكاله", "بشان", "عن", "المعني"}


@dataclass(frozen=True, slots=True)
class NP:
    """A noun phrase: words [first, last), the head's index, and the named actor inside that it stands for."""

    first: int
    last: int
    head: int
    actor: Actor | None


class Scene:
    """Questions about the words of one page."""

    @classmethod
    def of(cls, page: Page, found: Reading) -> Scene:
        """The scene of what has been found so far; readers that know the same actors, dates and numbers share it."""
        known = (found.actors, found.dates, found.quantities)
        kept = page.shared.get("scene")
        if not isinstance(kept, tuple) or not all(a is b for a, b in zip(kept[0], known, strict=True)):
            kept = page.shared["scene"] = (known, cls(page, found))
        scene: Scene = kept[1]
        return scene

    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.words = page.words
        self._ends = [word.end for word in page.words]
        self.actor_at: list[Actor | None] = [None] * len(page.words)
        self.mention_end: dict[int, int] = {}
        self.mention_start: dict[int, int] = {}
        self.dated: list[bool] = [False] * len(page.words)
        self._lay_actors(found.actors)
        for when in found.dates:
            for index in self.words_in(when.span):
                self.dated[index] = True
        self.counted: list[bool] = [False] * len(page.words)
        for quantity in found.quantities:
            for index in self.words_in(quantity.span):
                self.counted[index] = True

    def _lay_actors(self, actors: Iterable[Actor]) -> None:
        for actor in actors:
            for mention in actor.mentions:
                if mention.form != "name":
                    continue
                inside = list(self.words_in(mention.span))
                for index in inside:
                    self.actor_at[index] = actor
                    self.mention_start[index] = inside[0]
                    self.mention_end[index] = inside[-1] + 1

    # ---------------------------------------------------------------------------------------------------- places

    def words_in(self, span: Span) -> Iterator[int]:
        """Indices of the words that a span touches."""
        low = bisect_right(self._ends, span.start)
        while low < len(self.words) and self.words[low].start < span.end:
            if self.words[low].kind != "break":
                yield low
            low += 1

    def sentence(self, index: int) -> Sentence:
        """The sentence of a word."""
        return self.page.sentences[max(0, self.page.sentence_of_word[index])]

    # ----------------------------------------------------------------------------------------------------- tests

    def is_verb(self, index: int) -> bool:
        """Taken for a finite verb, and not part of a name."""
        return self.words[index].tag == "V" and self.actor_at[index] is None

    def is_nominal(self, index: int) -> bool:
        """Noun, adjective, number or name."""
        word = self.words[index]
        return word.tag in _NOMINAL or self.actor_at[index] is not None or word.stem == "عدم"

    def glued_preposition(self, index: int) -> str:
        """The glued preposition of a word, also where the word is in no table but begins a name."""
        word = self.words[index]
        if word.best is not None and word.best.preposition:
            return word.best.preposition
        actor = self.actor_at[index]
        if actor is not None and self.mention_start.get(index) == index:
            for mention in actor.mentions:
                if word.start < mention.span.start < word.end:
                    glued = self.page.text[word.start : mention.span.start]
                    return next((letter for letter in reversed(glued) if letter in "بكل"), "")
        return ""

    def glued_conjunction(self, index: int) -> bool:
        """و or ف glued to the word (also in front of a name)."""
        word = self.words[index]
        if word.best is not None:
            return bool(word.best.conjunction)
        actor = self.actor_at[index]
        if actor is not None and self.mention_start.get(index) == index:
            return any(
                word.start < mention.span.start < word.end and self.page.text[word.start] in "وف"
                for mention in actor.mentions
            )
        return False

    # --------------------------------------------------------------------------------------------------- phrases

    def noun_phrase(self, start: int, limit: int, *, glued: bool = False) -> NP | None:
        """The noun phrase that begins at `start`, or None.

        With `glued` its first word may carry a preposition (the phrase after it is meant).
        """
        if start >= limit or not self._opens(start, glued=glued):
            return None
        if start + 2 < limit and self.words[start].stem in _EACH and self.words[start + 1].text == "من":
            return self.noun_phrase(start + 2, limit, glued=True)
        head = start
        index = start
        while index < limit:
            step = self._step(start, index, limit)
            if step == index:
                break
            index = step
        index = self._to_the_name(start, index, limit)
        while head < index - 1 and self.words[head].tag in {"DEM", "QUANT", "NUM"} and self.actor_at[head] is None:
            head += 1
        return NP(start, index, head, self._actor_of(start, index, head))

    def _to_the_name(self, start: int, index: int, limit: int) -> int:
        """An office runs on to the name of its holder: رئيس البعثة في البلاد فلان, رئيس المجلس السياسي للحركة فلان."""
        if not self._titled(start) or any(self._person_at(n) for n in range(start, index)):
            return index
        for at in range(index, min(limit, index + 7)):
            word = self.words[at]
            if self._person_at(at):
                glued = self.glued_conjunction(at) or self.glued_preposition(at)
                return index if glued else min(limit, self.mention_end.get(at, at + 1))
            if word.kind != "word" or word.conjunction or self.dated[at] or self.is_verb(at):
                return index
            if not (self.is_nominal(at) or word.text in _ROLE_LINK):
                return index
        return index

    def _person_at(self, index: int) -> bool:
        actor = self.actor_at[index]
        return actor is not None and actor.kind == "person"

    def _titled(self, index: int) -> bool:
        """The word at `index` is a title."""
        titles, word = self.page.lexicon.titles, self.words[index]
        if index + 1 < len(self.words) and f"{word.stem} {self.words[index + 1].text}" in titles:
            return True
        return word.stem in titles or "ال" + word.stem in titles or word.text in titles

    def _opens(self, index: int, *, glued: bool) -> bool:
        word = self.words[index]
        if not glued and self.glued_preposition(index) and self.actor_at[index] is None:
            return False
        if self.dated[index]:
            return False
        return self.is_nominal(index) or word.tag in {"DEM", "QUANT"} or self.approximates(index)

    def approximates(self, index: int) -> bool:
        """نحو، قرابة، حوالي before a number belong to the number."""
        if self.words[index].text not in _ABOUT or index + 1 >= len(self.words):
            return False
        following = self.words[index + 1]
        return (
            following.kind == "number"
            or self.counted[index + 1]
            or (following.best is not None and following.best.cls == "quantity")
        )

    def _step(self, start: int, index: int, limit: int) -> int:
        """The index after the next piece of a phrase, or `index` when the phrase ends here."""
        word = self.words[index]
        if index > start and self.dated[index]:
            return index
        if self.actor_at[index] is not None:
            if index > start and (self.glued_conjunction(index) or self.glued_preposition(index)):
                return index
            if index > start and (self._two_lands(index) or self._after_office(index)):
                return index
            return min(limit, self.mention_end.get(index, index + 1))
        if index > start:
            if word.conjunction or (word.preposition and word.tag != "DEM"):
                return index
            if word.text == "من" and self._partitive(start, index):
                return index + 1
            if word.tag == "QUANT" and self.words[index - 1].text != "من" and self._complete(index - 1):
                return index
            if word.tag in {"DEM", "QUANT"}:
                return index + 1 if index + 1 < limit and self.is_nominal(index + 1) else index
            if word.text in _ROLE_LINK and self._role_phrase(start, index, limit):
                return index + 1
            if self._closed_before(start, index):
                return index
        if index == start and self.approximates(index):
            return index + 1
        if word.tag in _NOMINAL or word.stem == "عدم" or (index == start and word.tag in {"DEM", "QUANT"}):
            return index + 1
        if word.tag == "MARK" and word.text in {'"', "«", "“", "”"} and index > start:
            return self._quoted_name(index, limit)
        return index

    def _two_lands(self, index: int) -> bool:
        """After a country or person no other name follows but a person's (الأردن | إسرائيل، غريفيث | صنعاء)."""
        before, here = self.actor_at[index - 1], self.actor_at[index]
        if before is None or here is None or before is here:
            return False
        return before.kind in {"state", "place", "person"} and here.kind != "person"

    def _after_office(self, index: int) -> bool:
        """A land behind a definite office or text is no part of its phrase (زار الوزير بغداد, ألزم القرار الخرطوم)."""
        before, here = self.words[index - 1], self.actor_at[index]
        if here is None or here.kind not in {"state", "place"} or self.actor_at[index - 1] is not None:
            return False
        best = before.best
        return best is not None and best.article and best.cls in {"person", "office", "document"}

    def _complete(self, index: int) -> bool:
        """A word that no genitive can follow: definite by itself, or a name."""
        word = self.words[index]
        return word.definite or self.actor_at[index] is not None

    def _closed_before(self, start: int, index: int) -> bool:
        """The phrase is complete and this noun begins another.

        After a person's name nothing continues it; after a noun with its article or a possessive pronoun only an
        adjective does (no genitive can follow); an indefinite accusative agrees with nothing before it.
        """
        word, before = self.words[index], self.words[index - 1]
        best = word.best
        named, here = self.actor_at[index - 1], self.actor_at[index]
        if here is not None and here.kind == "person":
            return (named is not None and named.kind == "person") or self._sound_plural(index - 1)
        if named is not None:
            return not self._adjective(index, start) or named.kind == "person" or self._masdar(index)
        if word.text == "من" or before.text == "من":
            return False
        if before.kind == "number" and not word.definite:  # 113 أسيرا
            return False
        if (
            best is not None
            and best.case == "tanwin"
            and not (before.best is not None and before.best.case == "tanwin")
        ):
            return self.words[start].best is None or self.words[start].best.case != "tanwin"  # type: ignore[union-attr]
        if (
            before.tag == "A"
            and word.tag == "N"
            and best is not None
            and best.pos in {"N", "M"}
            and self.actor_at[index] is None
        ):
            return True
        closed = before.best is not None and before.tag in {"N", "A"}
        closed = (
            closed
            and before.best is not None
            and (
                before.best.article
                or before.best.enclitic != ""
                or (before.best.mood == "absolute" and before.best.number == "p")
            )
        )
        if closed and self.actor_at[index] is None and best is not None:
            return not self._adjective(index, start)
        return False

    def _masdar(self, index: int) -> bool:
        """A definite verbal noun qualifies no name (رفض المجلس | العرض)."""
        best = self.words[index].best
        return best is not None and best.pos in {"M", "N"} and bool(best.article) and self.actor_at[index] is None

    def _sound_plural(self, index: int) -> bool:
        """معارضون, مسؤولين: the ن falls before a genitive, so a name behind it is none."""
        best = self.words[index].best
        return best is not None and best.number == "p" and best.mood == "absolute" and not best.article

    def _adjective(self, index: int, start: int) -> bool:
        """May qualify a noun of the phrase before it: definite alike, and agreeing in gender and number with one of them."""
        word, before = self.words[index], self.words[index - 1]
        if not word.readings or word.tag == "NUM":
            return True
        if word.tag == "N" and word.best is not None and word.best.pos in {"N", "M"}:
            return False
        definite = before.definite or self.actor_at[index - 1] is not None
        fitting = [r for r in word.readings if r.pos in _QUALIFIES and not r.enclitic and r.article == definite]
        return any(self._agrees(r, at) for r in fitting for at in range(start, index))

    def _agrees(self, adjective: Analysis, at: int) -> bool:
        """An adjective and the noun at `at`; unsure where either is."""
        if self.actor_at[at] is not None:
            return True
        word = self.words[at]
        noun = word.best
        if noun is None or word.tag != "N":
            return noun is None and word.kind == "word"
        if noun.number == "p":
            things = any(r.cls != "person" for r in word.readings if r.lemma == noun.lemma)
            return adjective.number == "p" or (adjective.gender in {"f", ""} and things)
        if noun.number == "d":
            return adjective.number in {"d", ""}
        if adjective.number in {"p", "d"} and noun.cls not in {"group", "quantity", ""}:
            return False
        return not (noun.gender in {"m", "f"} and adjective.gender in {"m", "f"}) or noun.gender == adjective.gender

    def _partitive(self, start: int, index: int) -> bool:
        before = self.words[index - 1]
        return (
            before.tag in {"NUM", "QUANT"}
            or before.stem in _PARTITIVE
            or before.text in _PARTITIVE
            or (self.counted[index - 1] and index - start <= 3)
        )

    def _role_phrase(self, start: int, index: int, limit: int) -> bool:
        if index + 1 >= limit or not (self.is_nominal(index + 1) or self.actor_at[index + 1] is not None):
            return False
        if not self._titled(start) or index - start > 4:
            return False
        best = self.words[index + 1].best
        if (
            best is not None
            and (best.pos == "M" or any(r.enclitic for r in self.words[index + 1].readings))
            and self.actor_at[index + 1] is None
        ):
            return False
        return (
            self.actor_at[index + 1] is not None
            or best is None
            or best.cls not in {"document", "event", "time", "abstract"}
        )

    def _quoted_name(self, index: int, limit: int) -> int:
        for stop in range(index + 2, min(index + 6, limit)):
            if self.words[stop].tag == "MARK":
                inside = all(self.is_nominal(n) for n in range(index + 1, stop))
                return stop + 1 if inside and self.words[stop].text in {'"', "»", "”", "“"} else index
        return index

    def _actor_of(self, first: int, last: int, head: int) -> Actor | None:
        """The person named in a phrase, else the actor that its head names."""
        for index in range(first, last):
            actor = self.actor_at[index]
            if actor is not None and actor.kind == "person" and (index == first or not self._owned(first, index)):
                return actor
        return self.actor_at[head]

    def _owned(self, first: int, index: int) -> bool:
        """A body named after a person (حكومة فلان) is not that person."""
        head = self.words[first]
        return (
            head.best is not None
            and head.best.cls in {"org", "group", "document", "event", "place", "abstract", "thing"}
            and (head.stem not in self.page.lexicon.titles)
        )

    def phrases(self, start: int, limit: int, *, glued: bool = False) -> list[NP]:
        """A noun phrase and those joined to it by و, a comma with و, or أو."""
        found: list[NP] = []
        first = self.noun_phrase(start, limit, glued=glued)
        while first is not None:
            first = self._explained(first, limit) or first
            found.append(first)
            index = first.last
            while index < limit and self.words[index].text in {"،", ","} and index + 1 < limit:
                joined = self.glued_conjunction(index + 1) or self.words[index + 1].text in _AS_WELL
                if not (joined or self.actor_at[index + 1] is not None):
                    break
                index += 1
            if index >= limit:
                break
            word = self.words[index]
            if (word.text in _AS_WELL and index + 1 < limit) or (word.text in {"او", "و"} and index + 1 < limit):
                index += 1
            elif not (self.glued_conjunction(index) or (index > first.last and self.actor_at[index] is not None)):
                break
            if self.is_verb(index):
                break
            first = self.noun_phrase(index, limit, glued=True) if self.is_nominal(index) else None
        return found

    def _explained(self, phrase: NP, limit: int) -> NP | None:
        """An office, a comma and its holder's name are one: رئيس المجلس، فلان؛ a body and its name in brackets too."""
        at = phrase.last
        if phrase.actor is not None and phrase.actor.kind == "person":
            return None
        if at + 1 >= limit or self.words[at].text not in {"،", ","} or not self._titled(phrase.first):
            return None
        named = self.actor_at[at + 1]
        if named is None or named.kind != "person":
            return None
        if self.glued_conjunction(at + 1) or self.glued_preposition(at + 1):
            return None
        return NP(phrase.first, min(limit, self.mention_end.get(at + 1, at + 2)), phrase.head, named)

    def participant(self, phrase: NP) -> Participant:
        """A phrase as a party: its words without proclitics, and the actor it stands for."""
        span = self.page.stem_span(phrase.first, phrase.last)
        actor = phrase.actor
        if actor is not None and self.actor_at[phrase.first] is actor:
            for mention in actor.mentions:
                if mention.span.start < self.words[phrase.first].end and mention.span.end > span.start:
                    span = Span(mention.span.start, span.end)
                    break
        return Participant(actor.key if actor else None, span.of(self.page.text), span)

    def word(self, index: int) -> Word:
        """A word by index."""
        return self.words[index]
