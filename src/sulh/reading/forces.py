"""Forces: who has whom where, coming or going (codebook section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sulh.reading.grammar import Grammar
from sulh.reading.items import Change, Force, Participant, Quantity
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene
from sulh.span import Span

__all__ = ["read_forces"]

_PEOPLE = frozenset(
    {
        "مرتزقه",
        "مقاتل",
        "مقاتلون",
        "مقاتلين",
        "قوات",
        "قوه",
        "جنود",
        "مسلحون",
        "مسلحين",
        "عناصر",
        "وحدات",
        "تواجد",
        "وجود",
        "مستشارون",
        "مستشارين",
        "مراقبون",
        "مراقبين",
        "مقاتلو",
        "مقاتلي",
    }
)
_FOREIGN = frozenset({"اجنبي", "اجنبيه", "اجانب", "الاجنبيه", "الاجانب", "الاجنبي", "عسكري", "عسكريا", "العسكري"})
_MATERIEL = frozenset({
    "طائرات", "طائره", "رادار", "انظمه", "منظومات", "مدرعات", "دبابات", "ذخائر", "ذخيره", "مسيرات", "صواريخ", "اسلحه", "سلاح", "معدات", "مركبات", "عتاد", "مدافع",
})  # fmt: skip
_CHANGES: tuple[tuple[frozenset[str], Change], ...] = (
    (frozenset({"طالب", "دعا", "ناشد", "حثّ", "طلب", "إخراج", "أخرج", "خروج", "رحيل", "ترحيل"}), "demanded"),
    (frozenset({"زوّد", "سلّم", "شحن", "درّب", "قدّم", "أمدّ", "سلّح", "تزويد", "تسليح", "منح"}), "supplied"),
    (frozenset({"وصل", "تدفّق", "أرسل", "استقدم", "إرسال", "وصول", "نشر", "تسلّل", "دخل", "جلب", "نقل", "تسلل", "شقّ"}), "arriving"),
    (frozenset({"سحب", "انسحب", "غادر", "أجلى", "أخلى", "خرج", "رحل", "جلا"}), "withdrawing"),
    (frozenset({"رفض", "تمسّك", "بقي"}), "refusing"),
    (frozenset({"انتشر", "تمركز", "وجد", "احتفظ", "زال", "بقي", "تواجد", "نشط", "ظلّ"}), "present"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Move:
    change: Change
    verb: int


def read_forces(page: Page, found: Reading) -> Iterable[Force]:
    """All force items of a document, one per force, change and sentence."""
    return _Forces(page, found).read()


class _Forces:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.found = found
        self.words = page.words
        self.scene = Scene(page, found)
        self.grammar = Grammar(self.scene)
        self.resolver = Resolver(self.scene, found.actors)
        self.outside = [s.span for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Force]:
        count = 0
        for sentence in self.page.sentences:
            if any(span.contains(sentence.span) for span in self.outside):
                continue
            at = sentence.first
            while at < sentence.last:
                phrase = self._force_phrase(at, sentence)
                if phrase is None:
                    at += 1
                    continue
                at = phrase.last
                move = self._move(phrase, sentence)
                if move is None:
                    continue
                count += 1
                yield self._force(phrase, move, sentence, count)

    def _force_phrase(self, at: int, sentence: Sentence) -> NP | None:
        """Foreign troops, mercenaries, foreign fighters: the head noun with a word that makes it foreign."""
        word = self.words[at]
        if word.kind != "word":
            return None
        actor = self.scene.actor_at[at]
        stem = word.stem
        base = word.best.base if word.best is not None else stem
        if actor is None and not {stem, base} & _PEOPLE:
            return None
        if actor is not None and (self.scene.mention_start.get(at) != at or actor.kind != "armed_group"):
            return None
        phrase = self.scene.noun_phrase(at, sentence.last, glued=True)
        if phrase is None:
            return None
        inside = range(phrase.first, phrase.last)
        mercenary = any(self.words[n].stem == "مرتزقه" for n in inside)
        foreign = any({self.words[n].stem, self.words[n].text} & _FOREIGN for n in inside)
        national = any(any(r.pos == "NIS" and r.cls for r in self.words[n].readings) for n in inside)
        if actor is not None:
            return phrase if mercenary or national else None
        return phrase if mercenary or foreign or national else None

    def _move(self, phrase: NP, sentence: Sentence) -> _Move | None:
        first = self.grammar.clause_start(phrase.first, sentence.first)
        end = self.grammar.clause_end(phrase.last - 1, sentence.last)
        best: tuple[int, Change, int] | None = None
        for index in range(max(sentence.first, first - 1), end):
            if phrase.first <= index < phrase.last:
                continue
            lemmas = {r.lemma for r in self.words[index].readings if r.pos in {"V", "M"}} | {self.words[index].stem}
            for words, change in _CHANGES:
                if lemmas & words:
                    distance = abs(index - phrase.first)
                    if best is None or distance < best[0]:
                        best = (distance, change, index)
        if best is None:
            return None
        change = best[1]
        if change == "withdrawing":
            change = self._going(best[2], sentence)
        return _Move(change, best[2])

    def _going(self, index: int, sentence: Sentence) -> Change:
        word = self.words[index]
        demanded = any(
            {r.lemma for r in self.words[n].readings} & {"طالب", "دعا", "ناشد", "حثّ", "طلب", "شدّد"}
            for n in range(sentence.first, index)
        )
        if demanded:
            return "demanded"
        if word.best is not None and word.best.pos == "V" and word.best.tense == "perfect":
            return "withdrawn"
        if index > sentence.first and self.words[index - 1].text in {"لن", "ولن"}:
            return "refusing"
        return "withdrawing"

    def _force(self, phrase: NP, move: _Move, sentence: Sentence, number: int) -> Force:
        party = self.resolver.participant(phrase)
        first = self.grammar.clause_start(phrase.first, sentence.first)
        end = self.grammar.clause_end(phrase.last - 1, sentence.last)
        span = self.page.stem_span(min(first, phrase.first), max(end, phrase.last))
        text, stop = self.page.text, span.end
        while stop > party.span.end and text[stop - 1] in ' .،؛"»”':
            stop -= 1
        span = Span(min(span.start, party.span.start), max(stop, party.span.end))
        claim = [c for c in self.found.claims if c.span.contains(party.span)]
        return Force(
            f"f{number}", sentence.index, span, party, self._sponsor(move, sentence), self._host(phrase, end), move.change,
            self._size(phrase), self._materiel(first, end), None,
            min(claim, key=lambda c: len(c.span)).id if claim else None, f"force.{move.change}",
        )  # fmt: skip

    def _sponsor(self, move: _Move, sentence: Sentence) -> Participant | None:
        if not self.scene.is_verb(move.verb):
            return None
        subject = self.grammar.subject(move.verb, sentence.first, sentence.last)
        if subject and subject[0].actor is not None and subject[0].actor.kind in {"state", "place", "organization"}:
            return self.resolver.participant(subject[0])
        return None

    def _host(self, phrase: NP, end: int) -> Participant | None:
        for at in range(phrase.last, min(end, phrase.last + 14)):
            actor = self.scene.actor_at[at]
            if actor is not None and actor.kind in {"state", "place"} and self.scene.mention_start.get(at) == at:
                return self.scene.participant(NP(at, self.scene.mention_end[at], at, actor))
        return None

    def _size(self, phrase: NP) -> Quantity | None:
        low = self.words[max(phrase.first - 4, 0)].start
        high = self.words[phrase.last - 1].end
        near = [q for q in self.found.quantities if low <= q.span.start < high]
        return near[-1] if near else None

    def _materiel(self, first: int, end: int) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                self.page.stem_span(n, n + 1).of(self.page.text)
                for n in range(first, end)
                if self.words[n].stem in _MATERIEL
            )
        )
