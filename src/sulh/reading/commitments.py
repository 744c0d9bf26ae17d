"""Commitments: who bound himself, or is bound, to what by when (codebook section 6, K1-K8).

A frame of the lexicon says which words bind and how party and act lie around them; `commitment_verbs` and
`commitment_cues` read the forms, `commitment_parts` finds parties and acts, `commitment_dates` the deadline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from sulh.codebook.processes import load_processes
from sulh.reading.clauses import Clauses
from sulh.reading.commitment_cues import CueForms
from sulh.reading.commitment_dates import Deadlines
from sulh.reading.commitment_nouns import NounForms
from sulh.reading.commitment_parts import Found, Parts
from sulh.reading.commitment_verbs import VerbForms
from sulh.reading.condition_sides import Sides
from sulh.reading.condition_tests import Tests
from sulh.reading.grammar import Grammar
from sulh.reading.items import Commitment, CommitmentKind, CommitmentStatus
from sulh.reading.milestones import Milestones
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.scene import Scene

__all__ = ["read_commitments"]


def read_commitments(page: Page, found: Reading) -> Iterable[Commitment]:
    """All commitments of a document."""
    return _Commitments(page, found).read()


class _Commitments:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.words = page.words
        self.scene = Scene.of(page, found)
        self.frames = page.lexicon.commitments
        grammar = Grammar.of(self.scene)
        resolver = Resolver.of(self.scene, found.actors)
        tests = Tests(self.scene, resolver, page.lexicon.harm)
        self.sides = Sides(self.scene, grammar, Clauses(self.scene, grammar, found), tests)
        self.parts = Parts(self.sides, resolver, found)
        self.deadlines = Deadlines(self.scene, tests, found.dates, page.document.published)
        self.verbs = VerbForms(self.parts, self.deadlines)
        self.cues = CueForms(self.parts, self.deadlines)
        self.nouns = NounForms(self.parts)
        self.milestones = Milestones(self.scene, found.actors, load_processes())
        self.own = next(frame for frame in self.frames.every if frame.form == "own_plan")
        self.terms = next(frame for frame in self.frames.every if frame.form == "carried_on")
        self.count = 0
        self.outside = [s.span for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Commitment]:
        terms: Found | None = None
        for sentence in self.page.sentences:
            if any(span.contains(sentence.span) for span in self.outside):
                continue
            self.sides.mark_cues(sentence)
            taken: list[tuple[int, int]] = []
            for index in range(sentence.first, sentence.last):
                if self.words[index].kind != "word" or self.scene.actor_at[index] is not None:
                    continue
                if any(low <= index < high for low, high in taken):
                    continue
                found = self._at(index, sentence)
                if found is not None and not any(low < found.act[1] and found.act[0] < high for low, high in taken):
                    taken.append((min(found.cue[0], found.act[0]), max(found.cue[1], found.act[1])))
                    terms = found if found.frame.form in {"provision", "under", "terms"} else None
                    for part in self.parts.split(found):
                        yield self._commitment(part, sentence)
            if not taken and terms is not None:
                carried = self.verbs.bound.carried_on(self.terms, sentence, terms)
                terms = carried
                if carried is not None:
                    yield self._commitment(carried, sentence)

    # ---------------------------------------------------------------------------------------------------- finding

    def _at(self, index: int, sentence: Sentence) -> Found | None:
        return self._cued(index, sentence) or self._verbal(index, sentence) or self._nominal(index, sentence)

    def _cued(self, index: int, sentence: Sentence) -> Found | None:
        word = self.words[index]
        keys = dict.fromkeys((word.text, word.stem, word.text[1:] if word.text[:1] in "وف" else word.text))
        for cue, frame in sorted(
            (pair for key in keys for pair in self.frames.cues.get(key, ())), key=lambda pair: -pair[0].weight
        ):
            end = self.sides.match(cue, index, sentence.last)
            found = self.cues.read(frame, index, max(end, index + 1), sentence) if end is not None else None
            if found is not None:
                return found
        return None

    def _verbal(self, index: int, sentence: Sentence) -> Found | None:
        word = self.words[index]
        best = word.best
        if word.tag != "V" or best is None:
            return None
        lemmas = dict.fromkeys(
            r.lemma for r in word.readings if r.pos == "V" and r.tense == best.tense and r.person == best.person
        )
        for lemma in lemmas:
            for frame in self.frames.verbs.get(lemma, ()):
                found = self.verbs.read(frame, index, sentence)
                if found is not None:
                    return found
        return self.verbs.own_plan(self.own, index, sentence)

    def _nominal(self, index: int, sentence: Sentence) -> Found | None:
        word = self.words[index]
        best = word.best
        if best is None or word.tag not in {"N", "A"}:
            return None
        for name in dict.fromkeys((word.stem, best.base)):
            for frame in self.frames.nouns.get(name, ()):
                if (found := self.nouns.read(frame, index, sentence)) is not None:
                    return found
        for lemma in dict.fromkeys(r.lemma for r in word.readings if r.pos == "AP"):
            for frame in self.frames.verbs.get(lemma, ()):
                if frame.form == "chain" and (found := self.nouns.chain(frame, index, sentence)) is not None:
                    return found
        return None

    # ----------------------------------------------------------------------------------------------------- making

    def _commitment(self, item: Found, sentence: Sentence) -> Commitment:
        self.count += 1
        first, last = min(item.cue[0], item.act[0]), max(item.cue[1], item.act[1])
        act = self.parts.clauses.span(*item.act)
        claim = self.parts.claim(item.cue[0])
        status = item.status or item.frame.status
        return Commitment(
            f"k{self.count}", sentence.index, self.page.stem_span(first, last), cast(CommitmentKind, item.frame.kind), item.by,
            item.to, act.of(self.page.text), self.deadlines.of(item.when or item.act, past=item.past),
            cast(CommitmentStatus, status), claim.id if claim else None, f"commitment.{item.frame.id}",
            self.milestones.named(*item.act),
        )  # fmt: skip
