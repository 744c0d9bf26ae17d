"""Clauses: how far the words before and after a cue belong to it.

A clause ends at a stop, at the edge of what somebody is quoted as saying, at the edge of a quotation, and where a comma
or connective opens another clause.  What is left is trimmed to a clean phrase: no conjunction, no complementiser, no
reporting frame at its edges.
"""

from __future__ import annotations

from sulh.reading.grammar import Grammar
from sulh.reading.items import Claim
from sulh.reading.page import Sentence, Word
from sulh.reading.reading import Reading
from sulh.reading.scene import Scene
from sulh.span import Span

__all__ = ["Clauses", "Range"]

Range = tuple[int, int]

_STOPS = frozenset({".", "؛", "؟", "!", "…", "?", ";", "..", "..."})
_COMMAS = frozenset({"،", ","})
_DASHES = frozenset({"-", "–", "—"})


class Clauses:
    """Clause questions over one reading."""

    def __init__(self, scene: Scene, grammar: Grammar, found: Reading) -> None:
        self.scene = scene
        self.grammar = grammar
        self.words = scene.words
        self.page = scene.page
        self.lists = scene.page.lexicon.clauses
        self.claims = found.claims
        self.cues: dict[int, int] = {}
        self._quoted = [(q.span, q.inner) for q in scene.page.quotations]

    def span(self, first: int, last: int) -> Span:
        """Original span of words without the proclitics of the first (both letters of لل)."""
        span = self.page.stem_span(first, last)
        word = self.words[first]
        if word.start < span.start and self.page.text[span.start - 1 : span.start + 1] == "لل":
            return Span(span.start + 1, span.end)
        return span

    # -------------------------------------------------------------------------------------------------------- limits

    def claim_at(self, index: int) -> Claim | None:
        """The innermost claim whose content holds a word."""
        place = Span(self.words[index].start, self.words[index].end)
        inside = [c for c in self.claims if c.span.overlaps(place) and not c.cue.overlaps(place)]
        return min(inside, key=lambda claim: len(claim.span)) if inside else None

    def _floor(self, index: int, sentence: Sentence) -> int:
        """The first word that may belong to the clause of a word."""
        claim = self.claim_at(index)
        if claim is None:
            return sentence.first
        inside = [n for n in self.scene.words_in(claim.span) if n >= sentence.first]
        return inside[0] if inside and inside[0] < index else sentence.first

    def _roof(self, index: int, sentence: Sentence) -> int:
        """One past the last word that may belong to it: the claim's end, or the next reporting verb outside it."""
        claim = self.claim_at(index)
        roof = sentence.last
        if claim is not None:
            inside = [n for n in self.scene.words_in(claim.span) if n < sentence.last]
            roof = inside[-1] + 1 if inside else roof
        start = self.words[index].start
        for other in self.claims:
            if (
                other is not claim
                and start < other.cue.start
                and other.cue.start < self.words[roof - 1].end
                and (
                    claim is None
                    or not claim.span.contains(other.cue)
                    or other.rule.startswith(("claim.source", "claim.chain"))
                )
            ):
                first = next(iter(self.scene.words_in(other.cue)), roof)
                roof = min(roof, first)
        return max(roof, index + 1)

    def _quote_edges(self, at: int, index: int) -> tuple[bool, bool]:
        """(a quotation opens here and holds `index`, a quotation that holds `index` closes here)."""
        place, target = self.words[at].start, self.words[index].start
        for span, inner in self._quoted:
            if inner.start <= target < inner.end:
                if span.start <= place < inner.start:
                    return True, False
                if inner.end <= place < span.end:
                    return False, True
        return False, False

    # --------------------------------------------------------------------------------------------------------- left

    def left(self, index: int, sentence: Sentence) -> Range:
        """The clause that ends right before `index`, trimmed."""
        stop = index
        while stop > sentence.first and self.words[stop - 1].kind == "mark" and self.words[stop - 1].text not in _STOPS:
            stop -= 1
        return self.trim(self._told(self.begin(stop, index, sentence), stop), stop)

    def _told(self, first: int, stop: int) -> int:
        """Behind a reporting verb inside the stretch begins what is told (تعهد القائد بـ[خروج الجيش])."""
        if first >= stop:
            return first
        low, high = self.words[first].start, self.words[stop - 1].end
        for claim in self.claims:
            if low <= claim.cue.start < claim.span.start < high <= claim.span.end + 3 and not claim.rule.startswith(
                "claim.source"
            ):
                first = next(iter(self.scene.words_in(claim.span)), first)
                if self.words[first].text in {"الي", "علي", "عن", "من"} and first + 1 < stop:
                    first += 1
        return first

    def begin(self, stop: int, index: int, sentence: Sentence) -> int:
        """Where the clause that ends at `stop` begins."""
        floor = self._floor(index, sentence)
        at = stop - 1
        while at >= floor:
            word = self.words[at]
            if word.kind == "mark":
                jump = self._mark_before(at, stop, index, floor)
                if jump > at:
                    return jump
                at = jump
                continue
            if at in self.cues and at < index and self.cues[at] < stop:
                return self.cues[at]
            if self._opens_before(at, stop, floor):
                return at + 1 if word.tag == "COMP" or at + 1 >= stop else at
            at -= 1
        return floor

    def _mark_before(self, at: int, stop: int, index: int, floor: int) -> int:
        """A mark met walking left: an index above `at` is the beginning; else where to go on."""
        text = self.words[at].text
        if text in _STOPS or text == ":":
            return at + 1
        opens, _ = self._quote_edges(at, index)
        if opens:
            return at + 1 if any(self.scene.is_verb(n) for n in range(at + 1, stop)) else at - 1
        if text in {")", "]"}:
            return self._pair_open(at, floor, {"(", "["})
        if text in {"(", "["}:
            return at + 1
        if text in _DASHES:
            opened = self._pair_open(at, floor, _DASHES)
            return opened if opened < at - 1 else at + 1
        if text in _COMMAS and not self._apposed(at + 1) and self._comma_begins(at, stop, floor):
            return at + 1
        return at - 1

    def _apposed(self, at: int) -> bool:
        """خاصة، لا سيما، بما في ذلك: what stands behind the comma only narrows what stands before it."""
        pair = f"{self.words[at].text} {self.words[at + 1].text}" if at + 1 < len(self.words) else ""
        return self.words[at].text in self.lists["apposed"] or pair in self.lists["apposed"]

    def _pair_open(self, at: int, floor: int, openers: frozenset[str] | set[str]) -> int:
        for back in range(at - 1, max(floor - 1, at - 18), -1):
            if self.words[back].text in openers:
                return back - 1
            if self.words[back].text in _STOPS:
                break
        return at - 1

    def _comma_begins(self, at: int, stop: int, floor: int) -> bool:
        """A comma that begins the clause which ends at `stop`."""
        following = at + 1
        if following >= stop:
            return False
        if self.opens(following) or self.participle(following):
            return True
        word = self.words[following]
        if self.scene.is_verb(following) or word.tag in {"NEG", "COND"}:
            return True
        if word.tag == "REL" or (word.tag == "P" and not any(self.scene.is_verb(n) for n in range(following, stop))):
            return False
        if self.scene.glued_conjunction(following):
            return False
        # a fronted adverbial (في حين ..، بعد لقاء الوفد، NP V) ends at its comma
        first = self.begin_of_stretch(at, floor)
        stretch = range(first, at)
        return not any(self.scene.is_verb(n) for n in stretch) and (
            self.words[first].tag in {"P", "ADV", "CONN"} or bool(self.scene.glued_preposition(first))
        )

    def begin_of_stretch(self, at: int, floor: int) -> int:
        """The word after the mark before `at`."""
        back = at - 1
        while back >= floor and self.words[back].kind != "mark":
            back -= 1
        return back + 1

    def _opens_before(self, at: int, stop: int, floor: int) -> bool:
        """A word inside the line where a new clause begins, met walking left."""
        word = self.words[at]
        if word.tag == "COMP" and self.reports(at):
            return True
        if self.key(at) in self.lists["opener.pronoun"] and at + 1 >= stop:
            return True
        if at + 1 >= stop:
            return False
        if word.conjunction == "و" and self.scene.is_verb(at) and at > floor and self._finite_before(at, floor):
            return not self._coordinate(at, floor)
        return at > floor and self.key(at) in self.lists["opener.plain"]

    def _finite_before(self, at: int, floor: int) -> bool:
        return any(self.scene.is_verb(n) for n in range(max(floor, at - 25), at))

    def _coordinate(self, at: int, floor: int) -> bool:
        """و + imperfect that goes on an أن-clause (أن يلتزم ويسحب)."""
        best = self.words[at].best
        if best is None or best.tense != "imperfect" or best.future:
            return False
        for back in range(at - 1, max(floor, at - 14), -1):
            if self.scene.is_verb(back):
                other = self.words[back].best
                return (
                    other is not None
                    and other.tense == "imperfect"
                    and not other.future
                    and self.words[back - 1].text in {"ان", "الا", "بان"}
                )
        return False

    def reports(self, at: int) -> bool:
        """أنّ / إنّ that opens reported content, not أنْ + subjunctive."""
        word = self.words[at]
        text = word.text.lstrip("وفبل") if word.text not in {"ان"} else "ان"
        if text not in {"ان", "انه", "انها", "انهم", "انهما", "اننا", "انني", "اني", "انهن"}:
            return False
        if text != "ان":
            return True
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        if following is None or following.kind != "word":
            return False
        if (
            following.tag == "V"
            and following.best is not None
            and following.best.tense == "imperfect"
            and not following.best.future
        ):
            return False
        original = self.page.text[word.start : word.end]
        return "إ" in original or following.tag != "V"

    # --------------------------------------------------------------------------------------------------------- right

    def right(self, start: int, sentence: Sentence, *, commas: bool = False) -> Range:
        """The clause that begins at `start`, trimmed; with `commas` lists and asides behind a comma stay inside."""
        return self.trim(start, self.end(start, sentence, commas=commas))

    def end(self, start: int, sentence: Sentence, *, commas: bool = False) -> int:
        """One past the last word of the clause that begins at `start`."""
        roof = self._roof(start, sentence)
        at = start + 1
        while at < roof:
            word = self.words[at]
            if word.kind == "mark":
                step = self._mark_after(at, start, roof, commas=commas)
                if step is None:
                    return at
                at = step
                continue
            if self._ends_here(at, start):
                return at
            at += 1
        return roof

    def _mark_after(self, at: int, start: int, roof: int, *, commas: bool) -> int | None:
        """A mark met walking right: where to go on, or None when the clause ends."""
        text = self.words[at].text
        if text in _STOPS or text == ":":
            return None
        _, closes = self._quote_edges(at, start)
        if closes:
            return None
        if text in {"(", "["}:
            return next((n + 1 for n in range(at, min(roof, at + 20)) if self.words[n].text in {")", "]"}), at + 1)
        if text in _DASHES:
            return next((n + 1 for n in range(at + 1, min(roof, at + 16)) if self.words[n].text in _DASHES), None)
        if text in _COMMAS and not self._comma_goes_on(at, start, roof, commas=commas):
            return None
        return at + 1

    def _comma_goes_on(self, at: int, start: int, roof: int, *, commas: bool) -> bool:
        following = at + 1
        if following >= roof or self.opens(following) or self.participle(following):
            return False
        if self.scene.glued_conjunction(following) and not self.scene.is_verb(following):
            return not self._own_verb(following, roof)
        return at - start <= 1 or commas

    def _own_verb(self, at: int, roof: int) -> bool:
        """و + noun phrase that has a verb of its own: another clause."""
        phrase = self.scene.noun_phrase(at, roof, glued=True)
        after = phrase.last if phrase is not None else at + 1
        return after < roof and (self.scene.is_verb(after) or self.words[after].tag == "NEG")

    def _ends_here(self, at: int, start: int) -> bool:
        """Inside the line a new clause begins, met walking right."""
        word = self.words[at]
        if self.scene.actor_at[at] is not None:
            return False
        if self.key(at) in self.lists["opener.plain"] or at in self.cues:
            return True
        if word.conjunction in {"و", "ف"} and self.scene.is_verb(at):
            return not self._goes_on(at, start)
        return word.conjunction == "و" and word.tag == "NEG" and word.text in {"ولم", "ولن", "وليس", "وليست"}

    def _goes_on(self, at: int, start: int) -> bool:
        """و + verb of the same tense as the first verb of the clause continues it."""
        mine = self.words[at].best
        if mine is None or mine.conjunction == "ف":
            return False
        for n in range(start, at):
            if self.scene.is_verb(n):
                other = self.words[n].best
                return other is not None and other.tense == mine.tense and other.future == mine.future
        return False

    # ---------------------------------------------------------------------------------------------------------- tests

    def key(self, at: int) -> str:
        """A word with the next one, as the lists of openers spell them."""
        text = self.words[at].text
        second = self.words[at + 1].text if at + 1 < len(self.words) else ""
        second = "ان" if second in {"انه", "انها", "انهم", "انهما", "اننا", "اني"} else second
        pair = f"{text} {second}"
        bare = pair[1:] if pair[:1] in "وف" and len(pair) > 4 else pair
        if pair in self.lists["opener"]:
            return pair
        if bare in self.lists["opener"]:
            return bare
        return text

    def opens(self, at: int) -> bool:
        """A word that begins a new clause after a comma."""
        word = self.words[at]
        if self.key(at) in self.lists["opener"] or word.text in self.lists["that"]:
            return True
        if word.tag in {"CONN", "COND"} and word.kind == "word" and self.scene.actor_at[at] is None:
            return True
        return word.conjunction in {"و", "ف"} and (
            self.scene.is_verb(at)
            or word.tag in {"NEG", "COND", "PPRON", "COMP"}
            or word.text in {"وقد", "وكان", "وكانت", "وهذا", "وهذه", "وسط"}
        )

    def participle(self, at: int) -> bool:
        """مضيفا، مؤكدة، داعين: an accusative participle that goes on for the same subject."""
        word: Word = self.words[at]
        if self.scene.actor_at[at] is not None or word.kind != "word":
            return False
        return any(
            r.pos == "AP"
            and not r.article
            and not r.enclitic
            and not r.preposition
            and (r.case == "tanwin" or (r.gender == "f" and r.number == "s"))
            for r in word.readings
        ) and not any(r.pos in {"N", "M"} for r in word.readings)

    # ----------------------------------------------------------------------------------------------------------- trim

    def trim(self, first: int, last: int) -> Range:
        """Without marks, conjunctions and discourse words at the edges."""
        words = self.words
        moved = True
        while moved and first < last:
            moved = False
            word = words[first]
            if (
                word.kind == "mark"
                or (word.tag == "ADV" and last - first > 2)
                or (word.text in self.lists["edge"] and self.scene.actor_at[first] is None)
            ):
                first, moved = first + 1, True
                continue
            head = word.text.lstrip("و")
            for phrase in self.lists.phrases["aside"]:
                if phrase[0] != head or first + len(phrase) > last:
                    continue
                if all(words[first + n].text == phrase[n] for n in range(1, len(phrase))):
                    first, moved = first + len(phrase), True
                    break
        while last > first and (words[last - 1].kind == "mark" and words[last - 1].text not in {")", "»", "”", "]"}):
            last -= 1
        while last > first and words[last - 1].text in {"»", "”", ")"} and not self._opened(first, last - 1):
            last -= 1
        while last - 1 > first and words[last - 1].text in {"او", "و", "ثم"}:
            last -= 1
        return first, max(first, last)

    def _opened(self, first: int, close: int) -> bool:
        opener = {"»": {"«"}, "”": {"“"}, ")": {"("}, "]": {"["}}[self.words[close].text]
        return any(self.words[n].text in opener for n in range(first, close))
