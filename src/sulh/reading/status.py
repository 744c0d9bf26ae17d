"""Did the act take place, as the source presents it?  (codebook G3, G3a; status comes before type.)

The answer is read off the words that govern the trigger: particles right before it, the verb or noun under which it
stands, a conditional around it, an adjective behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sulh.reading.items import Status
from sulh.reading.scene import Scene

__all__ = ["Verdict", "status_of"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`status` None means: no event here, for the `cue`'s reason (purpose, topic, content of a demand)."""

    status: Status | None
    cue: str
    refusal: bool = False
    governor: str = ""


_DENIED_BEFORE = frozenset({"لم", "لما", "ليس", "ليست", "عدم", "دون", "بدون", "بلا", "بعدم", "لعدم", "وعدم"})
_FAIL = frozenset({"فشل", "أخفق", "تعذّر", "عجز", "كاد", "تعذر"})
_HYPO_WORDS = frozenset({"قد", "ربما", "لعل", "وقد", "فقد"})
_PLANNED_HEADS = frozenset({
    "مقرر", "مزمع", "منتظر", "مرتقب", "مفترض", "متوقع", "اعتزم", "نوى", "خطّط", "استعدّ", "قرّر", "تقرّر", "عزم", "تاهب", "همّ", "تأهّب",
})  # fmt: skip
_HYPO_HEADS = frozenset({
    "أمكن", "احتمل", "توقّع", "رجّح", "خشي", "أراد", "سعى", "حاول", "أمل", "تمنّى", "رغب", "وجب", "انبغى", "تعيّن", "ضرورة", "محتمل",
    "مرجح", "ممكن", "مستبعد", "استطاع", "احتاج", "لزم", "تطلّب", "سمح", "هدف", "جاز", "تخوّف", "خاف", "بحث", "ناقش", "درس", "اشترط",
    "استبعد", "استحال", "فضّل", "اقترح",
})  # fmt: skip
_PURPOSE = frozenset(
    {"لكي", "كي", "بهدف", "بغيه", "سعيا", "تمهيدا", "بغرض", "لغرض", "اجل", "قصد", "سبيل", "حتي", "لاجل"}
)
_TOPIC = frozenset({"بحث", "ناقش", "تناول", "تدارس", "استعرض", "تطرّق"})
_DEMAND = frozenset({
    "طالب", "دعا", "ناشد", "حثّ", "طلب", "أمر", "أهاب", "نصح", "أوصى", "حضّ", "ألحّ", "شدّد", "ضغط", "توسّل", "أوعز", "كلّف", "طالبت",
})  # fmt: skip
_POSSIBLE = frozenset(
    {
        "امكانيه",
        "احتمال",
        "احتمالات",
        "خطر",
        "مخاوف",
        "محاوله",
        "فرص",
        "فرصه",
        "افاق",
        "سبل",
        "كيفيه",
        "خيار",
        "فكره",
        "مقترح",
        "مشروع",
        "خطه",
        "ضروره",
        "اهميه",
        "حق",
        "نيه",
        "رغبه",
        "امل",
        "مبادره",
        "جهود",
        "مساع",
        "مساعي",
        "قدره",
        "استحقاق",
        "اليه",
        "الية",
    }
)
_PLANNED_AFTER = frozenset(
    {"مقبل", "قادم", "مقرر", "مرتقب", "مزمع", "منتظر", "مفترض", "محتمل", "متوقع", "وشيك", "المقبل", "القادم"}
)
_ONGOING = frozenset({"زال", "واصل", "استمرّ", "ظلّ", "تواصل", "بات", "مضى", "انفكّ", "برح"})
_CONDITIONAL = frozenset({"اذا", "لو", "ان", "اما", "لولا", "متي", "مهما"})


def status_of(scene: Scene, index: int, first: int, last: int, *, published: date | None, when: date | None) -> Verdict:
    """The status of the act whose trigger is the word at `index` of the sentence words [first, last)."""
    word = scene.words[index]
    verdict = _verbal(scene, index, first) if word.tag == "V" else _nominal(scene, index, first, last)
    if verdict.status in {"happened", "ongoing"} and _conditional(scene, index, first):
        return Verdict("hypothetical", "conditional")
    if verdict.status == "happened" and published is not None and when is not None and when > published:
        return Verdict("planned", "future date")
    return verdict


def _verbal(scene: Scene, index: int, first: int) -> Verdict:
    words = scene.words
    best = words[index].best
    before = words[index - 1] if index > first else None
    imperfect = best is not None and best.tense == "imperfect"
    if best is not None and best.preposition == "ل":
        return Verdict(None, "purpose")
    if best is not None and best.future:
        return Verdict("planned", "س")
    if before is None:
        return Verdict("happened", "head")
    text = before.text.lstrip("وف") if before.text not in {"فقد", "وقد"} and len(before.text) > 2 else before.text
    if before.text in {"لن", "ولن", "فلن"}:
        return Verdict("planned", "لن", refusal=True)
    if text == "سوف" or before.text == "سوف":
        return Verdict("planned", "سوف")
    if before.text in {"لا", "ولا", "فلا"}:
        return Verdict("denied", "لا", refusal=imperfect)
    if before.text in {"لم", "ولم", "فلم", "لما"}:
        return Verdict("denied", "لم")
    if before.text in {"ما", "وما"} and not imperfect and index - 2 < first:
        return Verdict("denied", "ما")
    if imperfect and text in _HYPO_WORDS:
        return Verdict("hypothetical", before.text)
    if before.text in {"لكي", "كي", "حتي", "ريثما"} and imperfect:
        return Verdict(None, "purpose")
    if before.tag == "COMP" and imperfect:
        return _complement(scene, index - 1, first)
    if before.tag == "V" and before.best is not None:
        return _auxiliary(before.best.lemma, imperfect)
    return Verdict("happened", "finite")


def _auxiliary(lemma: str, imperfect: bool) -> Verdict:
    if lemma in _ONGOING or lemma in {"بدأ", "شرع", "أخذ"}:
        return Verdict("ongoing", lemma)
    if lemma in {"كاد"}:
        return Verdict("denied", lemma)
    return Verdict("happened", "finite")


def _governor(scene: Scene, index: int, first: int, *, reach: int = 7) -> tuple[str, int] | None:
    """Lemma and place of the nearest verb or head noun to the left that takes a complement, inside the clause."""
    at, steps = index - 1, 0
    while at >= first and steps < reach:
        word = scene.words[at]
        if word.text in {".", "؛", ":", "«", "»", '"', "،"}:
            return None
        if scene.is_verb(at) or (word.best is not None and word.best.pos in {"M", "AP", "PP"}):
            return (word.best.lemma if word.best else word.text), at
        if word.best is not None and word.best.pos in {"N", "A"} and (
            word.stem in _POSSIBLE or word.stem in _PLANNED_HEADS or word.lemma in _HYPO_HEADS
        ):  # fmt: skip
            return word.stem, at
        at -= 1
        steps += 1
    return None


def _complement(scene: Scene, comp: int, first: int) -> Verdict:
    """Imperfect under أن: the word before decides."""
    for at in range(comp - 1, max(first - 1, comp - 9), -1):
        word = scene.words[at]
        if word.text in {".", "؛", ":", "«"}:
            break
        stem, lemma = word.stem, word.lemma
        if stem in _PLANNED_HEADS or lemma in _PLANNED_HEADS:
            return Verdict("planned", word.text)
        if lemma in _HYPO_HEADS or stem in _HYPO_HEADS or stem in _POSSIBLE:
            return Verdict("hypothetical", word.text)
        if lemma in _DEMAND:
            return Verdict(None, "content of a demand")
        if scene.is_verb(at):
            return (
                Verdict("hypothetical", word.text)
                if scene.words[comp].text in {"ان", "بان"}
                else Verdict("happened", "")
            )
    return Verdict("hypothetical", "أن")


def _nominal(scene: Scene, index: int, first: int, last: int) -> Verdict:
    words = scene.words
    word = words[index]
    before = words[index - 1] if index > first else None
    glued = scene.glued_preposition(index)
    if before is not None and (before.text in _DENIED_BEFORE or before.stem in {"عدم"}):
        return Verdict("denied", before.text)
    if before is not None and (before.text in _PURPOSE or before.stem in _PURPOSE):
        return Verdict(None, "purpose")
    if before is not None and before.stem in _POSSIBLE and before.kind == "word":
        return Verdict("hypothetical", before.text)
    for after in words[index + 1 : min(index + 4, last)]:
        if after.tag in {"A", "N"} and (after.stem in _PLANNED_AFTER) and after.definite == word.definite:
            return Verdict("planned", after.text)
        if after.kind == "mark" or after.tag == "V":
            break
    found = _governor(scene, index, first)
    if found is None:
        return (
            Verdict(None, "purpose")
            if glued == "ل" and word.best is not None and word.best.pos == "M" and not word.definite
            else (Verdict("happened", "nominal"))
        )
    lemma, at = found
    negated = at > first and words[at - 1].text in {"لم", "لن", "لا", "ولم", "ولن", "ولا", "ليس"}
    return _under(lemma, negated=negated, glued=glued, future=_future(scene, at, first))


def _future(scene: Scene, at: int, first: int) -> bool:
    best = scene.words[at].best
    return best is not None and (best.future or (at > first and scene.words[at - 1].text in {"سوف"}))


def _under(lemma: str, *, negated: bool, glued: str, future: bool) -> Verdict:
    if lemma in _FAIL:
        return Verdict("denied", lemma, governor=lemma)
    if lemma in _DEMAND:
        return Verdict(None, "content of a demand", governor=lemma)
    if lemma in _TOPIC:
        return Verdict(None, "topic", governor=lemma)
    if lemma in _HYPO_HEADS or lemma in _POSSIBLE:
        return Verdict("hypothetical", lemma, governor=lemma)
    if negated:
        return Verdict("denied", lemma, governor=lemma)
    if lemma in _PLANNED_HEADS or future:
        return Verdict("planned", lemma, governor=lemma)
    if glued == "ل":
        return Verdict(None, "purpose", governor=lemma)
    if lemma in _ONGOING:
        return Verdict("ongoing", lemma, governor=lemma)
    return Verdict("happened", lemma, governor=lemma)


def _conditional(scene: Scene, index: int, first: int) -> bool:
    """Inside an if-clause: إذا، لو، في حال before it with no comma between."""
    at = index - 1
    while at >= first:
        word = scene.words[at]
        if word.text in {"،", ",", ".", "؛", ":", "«"}:
            return False
        if (word.tag == "COND" and word.text not in {"ان", "كما"}) or word.text in {"اذا", "لو"}:
            return at == first or scene.words[at - 1].text not in {"ما", "عما", "فيما"}
        if word.text == "حال" and at > first and scene.words[at - 1].text in {"في", "وفي"}:
            return True
        at -= 1
    return False
