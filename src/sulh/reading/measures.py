"""Measures: sanctions, embargoes, freezes, bans, suspended aid, bills, mandates (codebook section 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sulh.reading.grammar import Grammar
from sulh.reading.items import Doubt, Measure, MeasureKind, Participant, Stage
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.scene import Scene
from sulh.span import Span
from sulh.when import When

__all__ = ["read_measures"]

# (folded word sequence, kind); the longest wins.  A final empty piece never occurs: sequences are exact.
_NAMES: tuple[tuple[tuple[str, ...], MeasureKind], ...] = (
    (("حظر", "السلاح"), "arms_embargo"), (("حظر", "الاسلحه"), "arms_embargo"), (("حظر", "توريد"), "arms_embargo"),
    (("حظر", "التسلح"), "arms_embargo"), (("حظر", "تصدير", "السلاح"), "arms_embargo"), (("حظر", "بيع"), "arms_embargo"),
    (("تجميد", "اصول"), "asset_freeze"), (("تجميد", "الاصول"), "asset_freeze"), (("تجميد", "اموال"), "asset_freeze"),
    (("تجميد", "ارصده"), "asset_freeze"), (("تجميد", "ممتلكات"), "asset_freeze"), (("الاصول", "المجمده"), "asset_freeze"),
    (("الاموال", "المجمده"), "asset_freeze"), (("حظر", "السفر"), "travel_ban"), (("منع", "السفر"), "travel_ban"),
    (("حظر", "سفر"), "travel_ban"), (("تعليق", "المساعدات"), "aid_suspension"), (("وقف", "المساعدات"), "aid_suspension"),
    (("تعليق", "التمويل"), "aid_suspension"), (("تجميد", "المساعدات"), "aid_suspension"), (("قطع", "المساعدات"), "aid_suspension"),
    (("توقف", "الدعم"), "aid_suspension"), (("قائمه", "سوداء"), "sanctions"), (("القائمه", "السوداء"), "sanctions"),
    (("مشروع", "قانون"), "legislation"), (("مشروع", "قرار"), "mandate"), (("ولايه", "البعثه"), "mandate"),
    (("ولايه", "بعثه"), "mandate"), (("تفويض", "البعثه"), "mandate"), (("مهمه", "البعثه"), "mandate"),
    (("عقوبات",), "sanctions"), (("العقوبات",), "sanctions"), (("عقوبه",), "sanctions"),
)  # fmt: skip
_FREEZE = frozenset({"جمّد"})
_FROZEN = frozenset({"اصول", "اموال", "ارصده", "ممتلكات", "حسابات"})
_STAGES: tuple[tuple[frozenset[str], Stage], ...] = (
    (frozenset({"خرق", "انتهك", "انتهاك", "خالف"}), "violated"),
    (frozenset({"مدّد", "جدّد", "تمديد", "تجديد"}), "renewed"),
    (frozenset({"خفّف", "تخفيف", "خفف"}), "eased"),
    (frozenset({"رفع", "أنهى", "ألغى", "شطب", "إلغاء"}), "lifted"),
    (frozenset({"هدّد", "لوّح", "تهديد", "توعّد", "حذّر"}), "threatened"),
    (frozenset({"اقترح", "دعا", "طالب", "بحث", "درس", "ناقش", "سعى", "أراد"}), "proposed"),
    (frozenset({"قدّم", "طرح", "أحال"}), "introduced"),
    (frozenset({"اعتمد", "فرض", "أصدر", "تبنّى", "جمّد", "أدرج", "صوّت", "صادق", "وقّع", "أقرّ"}), "adopted"),
)  # fmt: skip
_CHAMBERS = frozenset({"النواب", "الشيوخ", "الكونغرس", "الكونجرس", "الدوما", "العموم", "اللوردات"})


@dataclass(frozen=True, slots=True)
class _Name:
    first: int
    last: int
    kind: MeasureKind


def read_measures(page: Page, found: Reading) -> Iterable[Measure | Doubt]:
    """All measures, one per kind, issuer and stage."""
    return _Measures(page, found).read()


class _Measures:
    def __init__(self, page: Page, found: Reading) -> None:
        self.page = page
        self.found = found
        self.words = page.words
        self.scene = Scene(page, found)
        self.grammar = Grammar(self.scene)
        self.resolver = Resolver(self.scene, found.actors)
        self.outside = [s.span for s in found.sections if s.role in {"tags", "byline"}]

    def read(self) -> Iterator[Measure | Doubt]:
        count, seen = 0, set[tuple[str, str, str | None]]()
        for sentence in self.page.sentences:
            if any(span.contains(sentence.span) for span in self.outside):
                continue
            for name in self._names(sentence):
                item = self._measure(name, sentence, count + 1)
                if isinstance(item, Doubt):
                    yield item
                    continue
                key = (item.kind, item.stage, item.issuer.key if item.issuer else None)
                loose = (item.kind, "", None)
                if key in seen or (item.issuer is None and loose in seen):
                    continue
                seen |= {key, loose}
                count += 1
                yield item

    def _names(self, sentence: Sentence) -> Iterator[_Name]:
        index = sentence.first
        while index < sentence.last:
            name = self._name(index, sentence)
            if name is not None:
                yield name
                index = name.last
            else:
                index += 1

    def _name(self, index: int, sentence: Sentence) -> _Name | None:
        word = self.words[index]
        if word.kind != "word" or self.scene.actor_at[index] is not None:
            return None
        head = ("ال" if word.best is not None and word.best.article else "") + word.stem
        best: _Name | None = None
        for sequence, kind in _NAMES:
            if sequence[0] not in {head, word.text, word.stem}:
                continue
            size = len(sequence)
            if index + size <= sentence.last and all(
                sequence[n] in {self.words[index + n].text, self._bare(index + n)} for n in range(1, size)
            ):  # fmt: skip
                if best is None or size > best.last - best.first:
                    best = _Name(index, index + size, kind)
        if best is None and word.tag == "V" and any(r.lemma in _FREEZE for r in word.readings):
            objects = self.grammar.object(
                index, sentence.last, self.grammar.subject(index, sentence.first, sentence.last)
            )
            if objects and self.words[objects[0].head].stem in _FROZEN:
                return _Name(index, index + 1, "asset_freeze")
        return best

    def _bare(self, index: int) -> str:
        word = self.words[index]
        return ("ال" if word.best is not None and word.best.article else "") + word.stem

    def _measure(self, name: _Name, sentence: Sentence, number: int) -> Measure | Doubt:
        first = self.grammar.clause_start(name.first, sentence.first)
        end = self.grammar.clause_end(name.last - 1, sentence.last)
        stage, cue = self._stage(name, first, end)
        span = self.page.stem_span(name.first, name.last)
        if cue is not None and cue > sentence.first and self.words[cue - 1].text in {"لم", "ولم"}:
            return Doubt(span, span.of(self.page.text), "negated stage of a measure")
        issuer = self._issuer(name, cue, sentence)
        target = self.grammar.after_preposition(frozenset({"علي", "ضد", "بحق"}), name.last, sentence.last)
        clause = self.page.stem_span(min(first, name.first), max(end, name.last))
        return Measure(
            f"m{number}", sentence.index, self._trim(clause, span), name.kind, issuer,
            tuple(self.resolver.participant(phrase) for phrase in target), self._instrument(first, end), stage,
            self._when(clause), self._claim(span), f"measure.{name.kind}",
        )  # fmt: skip

    def _trim(self, clause: Span, name: Span) -> Span:
        text, end = self.page.text, clause.end
        while end > name.end and text[end - 1] in ' .،؛"»”':
            end -= 1
        return Span(min(clause.start, name.start), max(end, name.end))

    def _stage(self, name: _Name, first: int, end: int) -> tuple[Stage, int | None]:
        """The verb or verbal noun that is nearest to the measure's name."""
        best: tuple[int, Stage, int] | None = None
        for index in range(first, end):
            word = self.words[index]
            lemmas = {r.lemma for r in word.readings} | {word.stem}
            for words, stage in _STAGES:
                if lemmas & words:
                    distance = abs(index - name.first) + (6 if index > name.last else 0)
                    if best is None or distance < best[0]:
                        best = (distance, stage, index)
        if best is None:
            return "in_force", None
        stage, index = best[1], best[2]
        window = {self.words[n].text for n in range(first, end)}
        if name.kind == "legislation" and stage == "adopted" and window & _CHAMBERS:
            stage = "passed_chamber"
        best_reading = self.words[index].best
        if stage in {"adopted", "renewed"} and best_reading is not None and best_reading.future:
            stage = "proposed"
        return stage, index

    def _issuer(self, name: _Name, cue: int | None, sentence: Sentence) -> Participant | None:
        if cue is not None and self.scene.is_verb(cue):
            subject = self.grammar.subject(cue, sentence.first, sentence.last)
            if subject:
                return self.resolver.participant(subject[0])
        at = name.last
        if at < sentence.last and self.scene.actor_at[at] is not None and not self.scene.glued_preposition(at):
            phrase = self.scene.noun_phrase(at, sentence.last)
            return self.resolver.participant(phrase) if phrase is not None else None
        return None

    def _instrument(self, first: int, end: int) -> str | None:
        for index in range(first, end - 1):
            word = self.words[index]
            if word.stem in {"قرار"} and word.kind == "word":
                at = index + 1
                if self.words[at].text in {"رقم"} and at + 1 < end:
                    at += 1
                if self.words[at].kind == "number":
                    return self.page.stem_span(index, at + 1).of(self.page.text)
        return None

    def _when(self, clause: Span) -> When | None:
        inside = [when for when in self.found.dates if clause.contains(when.span)]
        return inside[0] if inside else None

    def _claim(self, span: Span) -> str | None:
        inside = [c for c in self.found.claims if c.span.contains(span)]
        return min(inside, key=lambda claim: len(claim.span)).id if inside else None
