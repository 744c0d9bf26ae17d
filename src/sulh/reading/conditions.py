"""Conditions: one thing hangs on another (codebook section 7, N1-N14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from sulh.lexicon.condition_frames import ConditionFrame
from sulh.reading.grammar import Grammar
from sulh.reading.hedges import hedge_of
from sulh.reading.items import Condition, ConditionKind, Hedge, Phrase
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.scene import Scene
from sulh.span import Span

__all__ = ["read_conditions"]

_NEGATIONS = frozenset(
    {
        "لا",
        "لن",
        "لم",
        "ليس",
        "ليست",
        "ولا",
        "ولن",
        "ولم",
        "فلا",
        "فلن",
        "يرفض",
        "ترفض",
        "رفض",
        "رفضت",
        "ما",
        "غير",
        "دون",
        "بدون",
        "عدم",
    }
)
_ABSENCE = frozenset({"لم", "عدم", "لن"})
_WHETHER = frozenset({"ما", "عما", "فيما", "بما"})


@dataclass(frozen=True, slots=True)
class _Link:
    """A cue at words [first, last) with its two sides as word ranges."""

    frame: ConditionFrame
    kind: str
    first: int
    last: int
    dependent: tuple[int, int]
    prerequisite: tuple[int, int]
    suffix: str
    negated: bool = False


def read_conditions(page: Page, found: Reading) -> Iterable[Condition]:
    """All conditions of a document."""
    return _Conditions(page, found).read()


class _Conditions:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.found = found
        self.words = page.words
        self.scene = Scene(page, found)
        self.grammar = Grammar(self.scene)
        self.frames = page.lexicon.conditions
        self.harm = page.lexicon.harm
        self.count = 0
        self.outside = [s.span for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Condition]:
        for sentence in self.page.sentences:
            if any(span.contains(sentence.span) for span in self.outside):
                continue
            used: set[int] = set()
            for index in range(sentence.first, sentence.last):
                if index in used or self.words[index].kind != "word" or self.scene.actor_at[index] is not None:
                    continue
                link = self._cued(index, sentence) or self._verbal(index, sentence)
                if link is None:
                    continue
                used.update(range(link.first, link.last))
                condition = self._condition(link, sentence)
                if condition is not None:
                    yield condition

    # ---------------------------------------------------------------------------------------------------- cues

    def _cued(self, index: int, sentence: Sentence) -> _Link | None:
        text = self.words[index].text
        keys = [text]
        if text[:1] in "وف" and len(text) > 2:
            keys.append(text[1:])
        stem = self.words[index].stem
        if stem not in keys:
            keys.append(stem)
        for key in keys:
            for cue, frame in self.frames.cues.get(key, ()):
                end = self._match(cue, index, sentence.last)
                if end is None:
                    continue
                link = self._link(frame, cue, index, end, sentence)
                if link is not None:
                    return link
        return None

    def _match(self, cue: tuple[str, ...], index: int, last: int) -> int | None:
        """Index after the matched cue; a one-letter piece is a glued preposition of the next word and is not consumed."""
        at = index + 1
        for piece in cue[1:]:
            if at >= last:
                return None
            word = self.words[at]
            if len(piece) == 1:
                glued = self.scene.glued_preposition(at) == piece or (
                    word.tag in {"COMP", "DEM", "REL"} and word.text.startswith(piece)
                )
                if not glued and not (piece == "ف" and word.text.startswith("ف")):
                    return None
                return at
            if word.text != piece and word.stem != piece:
                return None
            at += 1
        return at

    def _link(
        self, frame: ConditionFrame, cue: tuple[str, ...], index: int, end: int, sentence: Sentence
    ) -> _Link | None:
        if end >= sentence.last:
            return None
        if frame.form == "if":
            return self._if(frame, index, end, sentence)
        if frame.form == "infix":
            return self._infix(frame, cue, index, end, sentence)
        return self._nominal(frame, index, end, sentence)

    def _left(self, index: int, sentence: Sentence) -> tuple[int, int]:
        """The clause to the left of a cue, without the comma before it."""
        stop = index
        while stop > sentence.first and self.words[stop - 1].kind == "mark":
            stop -= 1
        start = self._far_start(stop, sentence)
        return start, stop

    def _far_start(self, index: int, sentence: Sentence) -> int:
        at = index - 1
        while at >= sentence.first:
            word = self.words[at]
            if word.text in {".", "؛", ":", "«", "“", '"'}:
                return at + 1
            if (
                word.tag == "COMP"
                and word.text.lstrip("بلو") in {"ان", "انه", "انها", "انهم"}
                and at > sentence.first
                and self._speech_before(at)
            ):
                return at + 1
            if word.text in {"،", ","} and self.grammar.opens_clause(at + 1) and index - at > 3:
                return at + 1
            at -= 1
        return sentence.first

    def _speech_before(self, at: int) -> bool:
        place = self.words[at].start
        return any(claim.cue.start < place <= claim.span.start + 2 for claim in self.found.claims)

    def _right(self, end: int, sentence: Sentence) -> tuple[int, int]:
        stop = self.grammar.clause_end(end, sentence.last)
        while stop > end + 1 and self.words[stop - 1].kind == "mark":
            stop -= 1
        return end, stop

    def _infix(
        self, frame: ConditionFrame, cue: tuple[str, ...], index: int, end: int, sentence: Sentence
    ) -> _Link | None:
        left = self._left(index, sentence)
        right = self._right(end, sentence)
        if left[1] - left[0] < 1 or right[1] - right[0] < 1:
            return None
        if frame.negation == "required" and not self._negated(left):
            return None
        if frame.trigger and not self._holds_lemma(left, frame.trigger):
            return None
        if cue[-1] in {"حتي", "قبل", "دون", "بدون"} and self.scene.dated[end]:
            return None
        if frame.kind == "incentive" and (
            self.scene.counted[end] or (end and self.words[index - 1].text == "في" and cue[0] == "مقابل")
        ):
            return None
        kind, suffix = frame.kind, frame.suffix
        if frame.id == "threatens.or_else":
            return self._or_else(frame, cue, index, end, left, right)
        if frame.left == "dep":
            return _Link(frame, kind, index, end, left, right, suffix)
        return _Link(frame, kind, index, end, right, left, suffix)

    def _or_else(
        self,
        frame: ConditionFrame,
        cue: tuple[str, ...],
        index: int,
        end: int,
        left: tuple[int, int],
        right: tuple[int, int],
    ) -> _Link:
        """ما لم / إذا لم / وإلا: with a negated dependent a requirement, with harm a threat (N1, N2)."""
        if cue[0] == "والا":
            return _Link(frame, "threatens", index, end, right, left, "harm.absence")
        if self._negated(left):
            return _Link(frame, "requires", index, end, left, right, "")
        absent = (index + len(cue) - 1, right[1])
        return _Link(frame, "threatens", index, end, left, absent, "harm.absence")

    def _if(self, frame: ConditionFrame, index: int, end: int, sentence: Sentence) -> _Link | None:
        """إذا pre، dep  or  dep إذا pre."""
        if index > sentence.first and self.words[index - 1].text in _WHETHER:
            return None
        split = self._main_clause(end, sentence)
        if split is not None:
            prerequisite, dependent = (end, split[0]), (split[1], self._right(split[1], sentence)[1])
        else:
            prerequisite, dependent = self._right(end, sentence), self._left(index, sentence)
        if dependent[1] - dependent[0] < 2 or prerequisite[1] - prerequisite[0] < 1:
            return None
        kind, suffix = self._if_kind(frame, dependent, prerequisite)
        return _Link(frame, kind, index, end, dependent, prerequisite, suffix)

    def _main_clause(self, at: int, sentence: Sentence) -> tuple[int, int] | None:
        """(end of the if-clause, start of the main clause): at ف + verb/particle, or at a comma."""
        for index in range(at + 1, min(sentence.last - 1, at + 30)):
            word = self.words[index]
            if word.text[:1] == "ف" and (
                word.text in {"فان", "فانه", "فانها", "فلن", "فسوف", "فلا", "فسي", "فقد", "فانهم", "فاننا"}
                or word.text.startswith(("فسي", "فست", "فسن", "فسا"))
            ):
                stop = index - 1 if self.words[index - 1].kind == "mark" else index
                return stop, index
            if word.text in {"،", ","} and index - at >= 2 and not self.grammar.opens_clause(index + 1):
                return index, index + 1
        return None

    def _if_kind(
        self, frame: ConditionFrame, dependent: tuple[int, int], prerequisite: tuple[int, int]
    ) -> tuple[str, str]:
        absent = self.words[prerequisite[0]].text in _ABSENCE
        negated = self._negated((dependent[0], min(dependent[1], dependent[0] + 4)))
        if absent:
            if negated:
                return "requires", ""
            return "threatens", "harm.absence"
        if self._harmful(dependent):
            return "threatens", "harm"
        if negated:
            return "blocks", ""
        return frame.kind, ""

    def _nominal(self, frame: ConditionFrame, index: int, end: int, sentence: Sentence) -> _Link | None:
        left = self._left(index, sentence)
        right = self._right(end, sentence)
        if right[1] - right[0] < 1:
            return None
        if left[1] - left[0] < 1:
            left = (index, end)
        if frame.left == "pre":
            return _Link(frame, frame.kind, index, end, right, left, frame.suffix)
        return _Link(frame, frame.kind, index, end, left, right, frame.suffix)

    # --------------------------------------------------------------------------------------------------- verbs

    def _verbal(self, index: int, sentence: Sentence) -> _Link | None:
        word = self.words[index]
        if word.tag != "V":
            return None
        for lemma in dict.fromkeys(r.lemma for r in word.readings if r.pos == "V"):
            for frame in self.frames.verbs.get(lemma, ()):
                link = self._verb_link(frame, index, sentence)
                if link is not None:
                    return link
        return None

    def _verb_link(self, frame: ConditionFrame, index: int, sentence: Sentence) -> _Link | None:
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        after = subject[-1].last if subject and subject[0].first > index else index + 1
        end = self._complement(frame, after, sentence)
        if end is None:
            return None
        right = self._right(end, sentence)
        if right[1] - right[0] < 1 or self._people(subject, frame):
            return None
        if frame.harm == "required" and not self._harmful(right):
            return None
        left = (subject[0].first, subject[-1].last) if subject else self._left(index, sentence)
        if left[1] - left[0] < 1:
            return None
        negated = index > sentence.first and self.words[index - 1].text in {"لا", "لن", "لم", "ولا", "ولن", "فلن"}
        if frame.left == "pre":
            return _Link(frame, frame.kind, index, end, right, left, frame.suffix, negated)
        return _Link(frame, frame.kind, index, end, left, right, frame.suffix, negated)

    def _people(self, subject: list, frame: ConditionFrame) -> bool:  # type: ignore[type-arg]
        """A person or body that does it is an event's actor, not a condition."""
        if not subject:
            return False
        actor = subject[0].actor
        return actor is not None and actor.kind in {"person", "state", "organization", "armed_group", "place"}

    def _complement(self, frame: ConditionFrame, at: int, sentence: Sentence) -> int | None:
        if frame.objects:
            for phrase in frame.objects:
                if at < sentence.last and self.words[at].text == phrase[0]:
                    end = self._match(phrase, at, sentence.last)
                    if end is not None:
                        return end
            return None
        if not frame.prepositions:
            return at if at < sentence.last and self.words[at].kind == "word" else None
        for index in range(at, min(sentence.last, at + 8)):
            word = self.words[index]
            if word.text in frame.prepositions:
                return index + 1
            if self.scene.glued_preposition(index) in frame.prepositions and self.scene.glued_preposition(index):
                return index
            if word.text in {".", "؛", "،"} or self.scene.is_verb(index):
                return None
        return at if at < sentence.last and self.words[at].kind == "word" and "" in frame.prepositions else None

    # --------------------------------------------------------------------------------------------------- tests

    def _negated(self, side: tuple[int, int]) -> bool:
        return any(self.words[n].text in _NEGATIONS for n in range(*side))

    def _holds_lemma(self, side: tuple[int, int], lemmas: frozenset[str]) -> bool:
        return any(r.lemma in lemmas for n in range(*side) for r in self.words[n].readings)

    def _harmful(self, side: tuple[int, int]) -> bool:
        for n in range(*side):
            word = self.words[n]
            if (
                word.stem in self.harm
                or word.text in self.harm
                or any((r.base or r.stem) in self.harm for r in word.readings)
            ):
                return True
        return False

    # -------------------------------------------------------------------------------------------------- making

    def _condition(self, link: _Link, sentence: Sentence) -> Condition | None:
        dependent, prerequisite = self._phrase(link.dependent), self._phrase(link.prerequisite)
        if dependent is None or prerequisite is None:
            return None
        first = min(link.dependent[0], link.prerequisite[0], link.first)
        last = max(link.dependent[1], link.prerequisite[1], link.last)
        self.count += 1
        cue = self.page.stem_span(link.first, max(link.last, link.first + 1))
        span = self.page.span(first, last)
        hedge = cast(Hedge, link.frame.hedge) or hedge_of(self.scene, *self._hedged(link))
        claim = self._claim_of(cue)
        rule = f"condition.{link.frame.id}" + (f".{link.suffix}" if link.suffix else "")
        return Condition(
            f"d{self.count}", sentence.index, span, cast(ConditionKind, link.kind), dependent, prerequisite,
            cue.of(self.page.text), hedge, link.negated, claim, rule,
        )  # fmt: skip

    def _hedged(self, link: _Link) -> tuple[int, int]:
        if link.frame.form == "verb":
            return max(link.first - 3, 0), link.first + 1
        return link.dependent

    def _phrase(self, side: tuple[int, int]) -> Phrase | None:
        first, last = side
        while first < last and (self.words[first].kind == "mark" or self.words[first].tag in {"CONN"}):
            first += 1
        while last > first and self.words[last - 1].kind == "mark":
            last -= 1
        if first >= last:
            return None
        span = self.page.stem_span(first, last)
        return Phrase(span.of(self.page.text), span, self._ref(span))

    def _ref(self, span: Span) -> str | None:
        """N12: the event or commitment that a side is."""
        for event in self.found.events:
            if span.contains(event.trigger_span):
                return event.id
        return None

    def _claim_of(self, cue: Span) -> str | None:
        inside = [c for c in self.found.claims if c.span.overlaps(cue)]
        return min(inside, key=lambda claim: len(claim.span)).id if inside else None
