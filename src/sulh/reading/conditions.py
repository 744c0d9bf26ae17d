"""Conditions: one thing hangs on another (codebook section 7, N1-N14).

A frame of the lexicon says which words are a cue and how the sides lie around it; `condition_links` and
`condition_verbs` find the sides, `condition_tests` asks what they are like, this module makes the items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from sulh.reading.clauses import Clauses, Range
from sulh.reading.condition_links import Links
from sulh.reading.condition_sides import Link, Sides
from sulh.reading.condition_tests import Tests
from sulh.reading.condition_verbs import VerbLinks
from sulh.reading.grammar import Grammar
from sulh.reading.hedges import hedge_of
from sulh.reading.items import Condition, ConditionKind, Hedge, Phrase
from sulh.reading.page import Page, Sentence, Word
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.scene import Scene
from sulh.span import Span

__all__ = ["read_conditions"]


def read_conditions(page: Page, found: Reading) -> Iterable[Condition]:
    """All conditions of a document."""
    return _Conditions(page, found).read()


class _Conditions:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.found = found
        self.words = page.words
        self.scene = Scene.of(page, found)
        self.frames = page.lexicon.conditions
        grammar = Grammar.of(self.scene)
        self.clauses = Clauses(self.scene, grammar, found)
        tests = Tests(self.scene, Resolver.of(self.scene, found.actors), page.lexicon.harm)
        self.sides = Sides(self.scene, grammar, self.clauses, tests)
        self.links = Links(self.sides)
        self.verbs = VerbLinks(self.sides)
        self.count = 0
        self.outside = [s.span for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Condition]:
        for sentence in self.page.sentences:
            if any(span.contains(sentence.span) for span in self.outside):
                continue
            made: list[Link] = []
            self.sides.mark_cues(sentence)
            index = sentence.first
            while index < sentence.last:
                link = None
                if self.words[index].kind == "word" and self.scene.actor_at[index] is None:
                    link = self._cued(index, sentence) or self._verbal(index, sentence)
                if link is not None and not any(self._same(link, other) for other in made):
                    made.append(link)
                    index = max(index + 1, link.cue[1])
                    continue
                index += 1
            made += self._warnings(sentence, made)
            for link in made:
                condition = self._condition(link, sentence)
                if condition is not None:
                    yield condition

    # ---------------------------------------------------------------------------------------------------- finding

    def _cued(self, index: int, sentence: Sentence) -> Link | None:
        word = self.words[index]
        keys = dict.fromkeys(
            (word.text, word.stem, word.text[1:] if word.text[:1] in "وف" and len(word.text) > 2 else word.text)
        )
        pairs = [pair for key in keys for pair in self.frames.cues.get(key, ())]
        for cue, frame in sorted(pairs, key=lambda pair: -pair[0].weight):
            end = self.sides.match(cue, index, sentence.last)
            if end is None:
                continue
            link = self.links.link(frame, index, max(end, index + 1), sentence)
            if link is not None:
                return link
        return None

    def _verbal(self, index: int, sentence: Sentence) -> Link | None:
        word = self.words[index]
        if self._of_matter(index):
            return self._masdar(index, sentence)
        if word.tag not in {"V", "CONJ", "P"}:
            return None
        for lemma in self._lemmas(word):
            for frame in self.frames.verbs.get(lemma, ()):
                if word.tag != "V" and not frame.objects and frame.form != "tie":
                    continue
                link = self.verbs.link(frame, index, sentence)
                if link is not None:
                    return link
        return None

    def _warnings(self, sentence: Sentence, made: list[Link]) -> list[Link]:
        """What is warned of where no other frame has read the warning."""
        frame = next((frame for frame in self.frames.every if frame.form == "warned"), None)
        links: list[Link] = []
        for claim in self.found.claims if frame is not None else ():
            if claim.stance != "warns" or claim.sentence != sentence.index:
                continue
            inside = [n for n in self.scene.words_in(claim.span) if sentence.first <= n < sentence.last]
            if not inside or any(inside[0] <= link.cue[0] <= inside[-1] for link in made):
                continue
            if (
                frame is not None
                and (link := self.verbs.warned(frame, inside[0], inside[-1] + 1, sentence)) is not None
            ):
                links.append(link)
        return links

    def _of_matter(self, index: int) -> bool:
        """A masdar right behind من شأنه (إجراءات من شأنها عرقلة التنفيذ)."""
        best, before = self.words[index].best, self.words[index - 1] if index else None
        return (
            best is not None
            and best.pos == "M"
            and before is not None
            and before.stem == "شان"
            and bool(before.best and before.best.enclitic)
        )

    def _masdar(self, index: int, sentence: Sentence) -> Link | None:
        best = self.words[index].best
        for frame in self.frames.verbs.get(best.lemma if best else "", ()):
            link = self.verbs.masdar(frame, index, sentence) if frame.form == "verb" else None
            if link is not None:
                return link
        return None

    @staticmethod
    def _lemmas(word: Word) -> Iterable[str]:
        """Verbs that a word may be: of the tense and person taken for it here."""
        best = word.best
        if best is None or word.tag != "V":
            return dict.fromkeys(r.lemma for r in word.readings if r.pos == "V")
        return dict.fromkeys(
            r.lemma for r in word.readings if r.pos == "V" and r.tense == best.tense and r.person == best.person
        )

    @staticmethod
    def _same(link: Link, other: Link) -> bool:
        """The same two sides under a second cue are one condition."""
        return link.kind == other.kind and link.dependent == other.dependent and link.prerequisite == other.prerequisite

    # -------------------------------------------------------------------------------------------------- making

    def _condition(self, link: Link, sentence: Sentence) -> Condition | None:
        dependent, prerequisite = self._phrase(link.dependent), self._phrase(link.prerequisite)
        if dependent is None or prerequisite is None:
            return None
        self.count += 1
        cue = self.page.stem_span(*link.cue)
        span = self.page.span(*link.cue).hull(dependent.span).hull(prerequisite.span)
        claim = self._claim_of(cue)
        suffix = f".{link.suffix}" if link.suffix else ""
        return Condition(
            f"d{self.count}", sentence.index, span, cast(ConditionKind, link.kind), dependent, prerequisite,
            cue.of(self.page.text), self._hedge(link), link.negated, claim, f"condition.{link.frame.id}{suffix}",
        )  # fmt: skip

    def _hedge(self, link: Link) -> Hedge:
        """The frame's own hedge stands unless the words say that it is unlikely (H1)."""
        said = hedge_of(self.scene, *link.hedged)
        own = link.hedge or link.frame.hedge
        if own and said != "unlikely":
            return cast(Hedge, own)
        return said

    def _phrase(self, side: Range) -> Phrase | None:
        first, last = self.clauses.trim(*side)
        if first >= last:
            return None
        span = self.clauses.span(first, last)
        return Phrase(span.of(self.page.text), span, self._ref(span))

    def _ref(self, span: Span) -> str | None:
        """N12: the event or commitment that a side is; the first trigger inside it wins."""
        inside = [event for event in self.found.events if span.contains(event.trigger_span)]
        if inside:
            return min(inside, key=lambda event: event.trigger_span.start).id
        for commitment in self.found.commitments:
            if commitment.span.overlaps(span) and commitment.span.start >= span.start - 2:
                return commitment.id
        return None

    def _claim_of(self, cue: Span) -> str | None:
        inside = [c for c in self.found.claims if c.span.overlaps(cue)]
        return min(inside, key=lambda claim: len(claim.span)).id if inside else None
