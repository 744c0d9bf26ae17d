"""Prepositions of source: وفقا لـ، بحسب، على حد قول، نقلا عن (codebook C7)."""

from __future__ import annotations

from dataclasses import dataclass

from sulh.reading.grammar import Grammar
from sulh.reading.page import Sentence
from sulh.reading.scene import NP, Scene

__all__ = ["Source", "find_sources", "owner_of"]

# Sequences of folded words; the next phrase is the source.
_CUES: tuple[tuple[str, ...], ...] = (
    ("وفقا",), ("وفق",), ("بحسب",), ("حسب",), ("حسبما",), ("طبقا",), ("نقلا", "عن"), ("علي", "حد", "قول"), ("علي", "حد", "تعبير"),
    ("علي", "حد", "وصف"), ("علي", "لسان"), ("من", "وجهه", "نظر"), ("استنادا", "الي"), ("في", "راي"), ("في", "نظر"),
)  # fmt: skip
_TEXTS = frozenset({
    "قانون", "دستور", "اتفاق", "اتفاقيه", "معاهده", "خطه", "خارطه", "خريطه", "جدول", "قرار", "قرارات", "نظام", "ماده", "بنود", "معايير",
    "شروط", "قواعد", "مبدا", "مبادئ", "مقتضيات", "برنامج", "احكام", "نص", "مخرجات", "مبادي", "اليه", "حاجه", "اولويات", "مواعيد", "توقيت",
    "منطق", "ظروف", "تفاهم", "تفاهمات", "مسار", "مرجعيات", "متطلبات", "منطوق", "لوائح", "اعراف", "مصلحه", "مصالح", "تقدير", "سياسه", "رويه",
})  # fmt: skip
_VERBS_OF_REPORT = frozenset(
    {"قال", "أعلن", "أفاد", "ذكَر", "ذكر", "أكّد", "أوضح", "أورد", "نشر", "كشف", "صرّح", "أضاف", "جاء", "ورد", "نقل"}
)


@dataclass(frozen=True, slots=True)
class Source:
    """A cue at words [first, last) with the phrase it names; `leads` when it stands before what is said."""

    first: int
    last: int
    phrase: NP | None
    leads: bool
    rule: str


def find_sources(scene: Scene, grammar: Grammar, sentence: Sentence) -> list[Source]:
    """All source phrases of a sentence that name a person, body, report or statement."""
    found: list[Source] = []
    index = sentence.first
    while index < sentence.last:
        size = _cue_at(scene, index, sentence.last)
        if size and (source := _source(scene, grammar, index, size, sentence)) is not None:
            found.append(source)
            index = source.last
        else:
            index += 1
    return found


def _cue_at(scene: Scene, index: int, last: int) -> int:
    words = scene.words
    first = words[index].text
    bare = first[1:] if first[:1] == "و" and first not in {"وفق", "وفقا"} else first
    for cue in _CUES:
        if bare == cue[0] and index + len(cue) < last and all(
            words[index + n].text == cue[n] for n in range(1, len(cue))
        ):  # fmt: skip
            return len(cue)
    return 0


def _source(scene: Scene, grammar: Grammar, index: int, size: int, sentence: Sentence) -> Source | None:
    words = scene.words
    at = index + size
    leads = index == sentence.first or (index == sentence.first + 1 and words[sentence.first].kind != "word")
    rule = "claim.source." + words[index].text.lstrip("و")
    if words[at].text in {"ما", "لما"}:
        for verb in range(at + 1, min(at + 3, sentence.last)):
            if any(r.pos == "V" and r.lemma in _VERBS_OF_REPORT for r in words[verb].readings):
                subject = grammar.subject(verb, verb, sentence.last)
                if subject:
                    return Source(index, verb + 1, subject[0], leads, rule)
        return None
    if words[index].text == "حسبما":
        subject = grammar.subject(at, at, sentence.last)
        return Source(index, at + 1, subject[0], leads, rule) if subject else None
    phrases = scene.phrases(at, sentence.last, glued=True)
    if not phrases:
        return None
    if words[phrases[0].head].stem in _TEXTS:
        return None
    phrase = owner_of(scene, phrases[0], sentence)
    head = words[phrase.head]
    if head.stem in _TEXTS or (head.best is not None and head.best.cls in {"time", "measure", "abstract", "quantity"}):
        return None
    if (
        words[index].text in {"حسب", "وفق", "وفقا"}
        and phrase.actor is None
        and head.best is not None
        and (not {r.cls for r in head.readings} & {"person", "org", "group", "document", "office"})
    ):
        return None
    return Source(index, at, phrase, leads, rule)


def owner_of(scene: Scene, phrase: NP, sentence: Sentence) -> NP:
    """C7: the speaker of a report is its owner (تقرير للأمم المتحدة, تحديثات من البعثة)."""
    head = scene.words[phrase.head]
    if phrase.actor is not None or head.best is None or not (head.best.cls == "document" or head.best.pos == "M"):
        return phrase
    for at in range(phrase.first + 1, min(sentence.last, phrase.last + 4)):
        inside = at < phrase.last
        marked = at > 0 and (
            scene.words[at - 1].text in {"من", "عن", "صادر", "لدى"} or scene.glued_preposition(at) == "ل"
        )
        if scene.actor_at[at] is not None and (inside or marked):
            owner = scene.noun_phrase(at, sentence.last, glued=True)
            if (
                owner is not None
                and owner.actor is not None
                and owner.actor.kind in {"organization", "armed_group", "state", "person"}
            ):
                return owner
    return phrase
