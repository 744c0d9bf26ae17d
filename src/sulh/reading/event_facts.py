"""When and where an event took place, how large it was, what it is about, and the clause that tells it."""

from __future__ import annotations

from sulh.reading.grammar import Grammar
from sulh.reading.items import Participant, Quantity
from sulh.reading.page import Sentence
from sulh.reading.reading import Reading
from sulh.reading.scene import NP, Scene
from sulh.span import Span
from sulh.text.folded import fold
from sulh.when import When

__all__ = ["Facts"]

_SIZED = frozenset({"ASSAULT", "COERCE", "RETREAT", "PROTEST", "MOBILIZE", "SANCTION"})
_SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE", "CONCEDE"})
_AT = frozenset({
    "في", "قرب", "جنوب", "شمال", "شرق", "غرب", "مدينه", "بلده", "العاصمه", "وسط", "محافظه", "ولايه", "بمدينه", "بمحافظه", "قريه",
    "داخل", "خارج", "ضواحي", "ريف", "بريف", "منطقه", "بمنطقه", "مخيم", "قضاء", "اقليم",
})  # fmt: skip
_NO_PEOPLE = frozenset(
    {
        "percent",
        "kilometres",
        "metres",
        "USD",
        "EUR",
        "GBP",
        "LYD",
        "YER",
        "SDG",
        "seats",
        "votes",
        "tonnes",
        "barrels",
        "flights",
    }
)


class Facts:
    """Circumstances of triggers."""

    def __init__(self, scene: Scene, grammar: Grammar, found: Reading) -> None:
        self.scene = scene
        self.words = scene.words
        self.page = scene.page
        self.grammar = grammar
        self.found = found
        self.lists = scene.page.lexicon.clauses
        self._contexts: dict[int, tuple[str, ...]] = {}

    # ------------------------------------------------------------------------------------------------------- when

    def when(self, index: int, sentence: Sentence, *, speech: bool = False) -> When | None:
        """The nearest date of the trigger's clause; what is asked for or promised has dates of its own."""
        first = self.grammar.clause_start(index, sentence.first)
        end = self._content_start(index, sentence) if speech else self.grammar.clause_end(index, sentence.last)
        low, high = self.words[first].start, self.words[max(end - 1, index)].end
        at = self.words[index].start
        near = [w for w in self.found.dates if low <= w.span.start < high and w.grain != "duration" and w.known]
        near = [w for w in near if not self._other_verb_between(index, w.span)]
        return min(near, key=lambda w: abs(w.span.start - at)) if near else None

    def _content_start(self, index: int, sentence: Sentence) -> int:
        """Where the content of a demand, refusal or promise begins."""
        for at in range(index + 1, sentence.last):
            word = self.words[at]
            if self.scene.dated[at]:
                continue
            masdar = word.best is not None and word.best.pos == "M"
            if word.tag == "COMP" or (masdar and self.scene.glued_preposition(at) in {"ب", "ل"}):
                return at
            behind = self.words[at - 1].text
            if masdar and behind in {"الي", "علي", "عن", "من"}:
                return at
            if word.text in {".", "؛", ":"}:
                return at
        return sentence.last

    def _other_verb_between(self, index: int, span: Span) -> bool:
        inside = list(self.scene.words_in(span))
        if not inside:
            return True
        low, high = sorted((index, inside[0]))
        return any(self.scene.is_verb(n) for n in range(low + 1, high))

    def only_date(self, index: int, sentence: Sentence) -> When | None:
        """The one past date of a sentence that may date the act at `index` though it stands in another clause."""
        published = self.page.document.published
        dates = [
            w for w in self.found.dates
            if sentence.span.contains(w.span) and w.grain != "duration" and w.known
            and w.earliest is not None and (published is None or w.earliest <= published)
        ]  # fmt: skip
        if len(dates) > 1:
            days = [w for w in self._days(sentence.index) if self.may_date(index, w.span)]
            return days[0] if len(days) == 1 else None
        return dates[0] if len(dates) == 1 and self.may_date(index, dates[0].span) else None

    def may_date(self, index: int, span: Span) -> bool:
        """False for the date of another act: in a condition, behind a bound, or on the other side of a quotation."""
        inside = list(self.scene.words_in(span))
        if not inside:
            return False
        if inside[0] > 0 and self.words[inside[0] - 1].text in self.lists["date.bound"]:
            return False
        low, high = sorted((index, inside[0]))
        if any(self.words[n].tag == "COND" and self.words[n].text != "ان" for n in range(low + 1, high)):
            return False
        return not self._told_apart(self.words[index].span, span)

    def _told_apart(self, act: Span, date: Span) -> bool:
        """What somebody says has its own time: one of the two stands in what is said, the other in who says it."""
        return any(
            claim.span.contains(act) != claim.span.contains(date) and not claim.cue.overlaps(act)
            for claim in self.found.claims
            if claim.span.contains(act) or claim.span.contains(date)
        )

    def backdated(self, index: int, sentence: Sentence) -> bool:
        """كان قد + perfect, سبق أن, منذ: what lies before the story's day."""
        return any(
            self.words[n].lemma == "كان" or self.words[n].text in self.lists["date.before"]
            for n in range(max(sentence.first, index - 8), index)
        )

    def day_of_telling(self, kind: str, sentence: Sentence) -> When | None:
        """The story's day: that of this sentence or the one before; for an act done in words one more back."""
        reach = 3 if kind in _SAID else 2
        for back in range(sentence.index, max(-1, sentence.index - reach), -1):
            days = self._days(back)
            if len(days) == 1:
                return days[0]
            if days:
                return None
        return None

    def _days(self, number: int) -> list[When]:
        """The reported days of a sentence: told from the day of publication, and not after it."""
        span = self.page.sentences[number].span
        published = self.page.document.published
        return [
            w for w in self.found.dates
            if span.contains(w.span) and w.grain == "day" and w.known and w.earliest is not None
            and (published is None or (w.earliest <= published and (published - w.earliest).days <= 7))
        ]  # fmt: skip

    # ------------------------------------------------------------------------------------------------------ where

    def where(self, index: int, sentence: Sentence) -> Participant | None:
        """The first place in the clause that a word of place puts there."""
        end = self.grammar.clause_end(index, sentence.last)
        for at in range(index + 1, min(end, index + 14)):
            actor = self.scene.actor_at[at]
            if actor is None or actor.kind not in {"place", "state"} or self.scene.mention_start.get(at) != at:
                continue
            if self.words[at - 1].text in _AT or self.scene.glued_preposition(at) == "ب":
                return self.scene.participant(NP(at, self.scene.mention_end[at], at, actor))
        return None

    # ------------------------------------------------------------------------------------------------------- size

    def size(self, index: int, sentence: Sentence, kind: str) -> tuple[Quantity, ...]:
        """Counted people (or violations, flights) of the clause, up to the next verb of another clause."""
        if kind not in _SIZED:
            return ()
        first = min(self.grammar.clause_start(index, sentence.first), index)
        end = self.grammar.clause_end(index, sentence.last)
        low, high = self.words[first].start, self.words[max(end - 1, index)].end
        return tuple(
            q for q in self.found.quantities
            if low <= q.span.start < high and (q.unit or "") not in _NO_PEOPLE
        )  # fmt: skip

    # ----------------------------------------------------------------------------------------------------- clause

    def clause(self, index: int, sentence: Sentence) -> Span:
        """The trigger's clause without leading conjunction and closing punctuation (G12)."""
        first = self.grammar.clause_start(index, sentence.first)
        end = self.grammar.clause_end(index, sentence.last)
        span = self.page.stem_span(min(first, index), max(end, index + 1))
        text = self.page.text
        stop = span.end
        while stop > span.start and text[stop - 1] in ' .،؛»”"':
            stop -= 1
        word = self.words[index]
        return Span(min(span.start, word.start), max(stop, word.end))

    # --------------------------------------------------------------------------------------------------- contexts

    def mode(self, kind: str, index: int, sentence: Sentence, given: str | None, *, content: bool) -> str | None:
        """The mode that the clause's words cue; of an act done in words, its content tells (codebook D24)."""
        if content:
            first, end = index + 1, min(sentence.last, index + 20)
        else:
            first = min(self.grammar.clause_start(index, sentence.first), index)
            end = max(self.grammar.clause_end(index, sentence.last), index + 1)
        words = [word for word in self.words[first:end] if word.kind == "word"]
        said = [frozenset({w.text, w.stem, w.best.base if w.best else w.text, fold(w.lemma)}) for w in words]
        return self.page.lexicon.modes.mode(kind, said, given)

    def contexts(self, sentence: Sentence) -> tuple[str, ...]:
        """X1-X5: topics whose cue words stand in the sentence or its section's heading."""
        if sentence.index not in self._contexts:
            words = [word for word in self.words[sentence.first : sentence.last] if word.kind == "word"]
            heading = next(
                (s.heading for s in self.found.sections if s.heading and s.span.contains(sentence.span)), None
            )
            cues = self.page.lexicon.contexts
            said = [frozenset({w.text, w.stem, w.best.base if w.best else w.text}) for w in words]
            self._contexts[sentence.index] = cues.found(said, heading or "")
        return self._contexts[sentence.index]
