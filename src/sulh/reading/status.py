"""Did the act take place, as the source presents it?  (codebook G3, G3a; status comes before type.)

The answer is read off the words that govern the trigger: particles right before it, the verb or noun under which it
stands, a conditional around it, an adjective behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sulh.reading.items import Status
from sulh.reading.page import Word
from sulh.reading.scene import Scene

__all__ = ["Judge", "Verdict"]

_ENDS = frozenset({".", "؛", ":", "«", "»", '"', "،", ","})
_NO = frozenset({"لم", "لن", "لا", "ولم", "ولن", "ولا", "ليس", "فلم", "فلن"})
_SETTING = frozenset(
    {"بعد", "عقب", "اثر", "خلال", "اثناء", "غداه", "بعيد", "جراء", "بسبب", "نتيجه"}
)  # what it follows took place
_RESULT = frozenset({"أسفر", "أدّى", "أفضى", "نتج"})  # أسفر الاتفاق عن: their subject governs nothing
_PROMISE = frozenset({"استعدّ", "تعهّد", "التزم", "وعد"})
_ATTEMPT = frozenset({"محاوله", "محاولات", "حاول"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """`status` None means: no event here, for the `cue`'s reason (purpose, topic, content of a demand).

    `governor` is the lemma of the verb or noun above the trigger, `at` its place; `refusal` marks لن and لا + own will.
    """

    status: Status | None
    cue: str
    refusal: bool = False
    governor: str = ""
    at: int = -1
    attempt: bool = False


class Judge:
    """Reads the status of triggers of one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words
        self.known = scene.page.lexicon.event_words
        self.published = scene.page.document.published

    def verdict(self, index: int, first: int, last: int, *, when: date | None = None) -> Verdict:
        """The status of the act whose trigger is the word at `index` of the sentence words [first, last)."""
        verbal = self.words[index].tag == "V"
        found = self._verbal(index, first, last) if verbal else self._nominal(index, first, last)
        open_ended = found.status in {"happened", "ongoing"} or (found.status == "denied" and not found.refusal)
        if open_ended and self._conditional(index, first):
            return replace(found, status="hypothetical", cue="conditional")
        later = when is not None and self.published is not None and when > self.published
        if found.status == "happened" and later:
            return replace(found, status="planned", cue="future date")
        return found

    def _is(self, word: Word, *classes: str) -> bool:
        return any(word.lemma in self.known[name] or word.stem in self.known[name] for name in classes)

    # ------------------------------------------------------------------------------------------------------ verbs

    def _verbal(self, index: int, first: int, last: int) -> Verdict:
        best = self.words[index].best
        before = self.words[index - 1] if index > first else None
        imperfect = best is not None and best.tense == "imperfect"
        if best is not None and best.preposition == "ل":
            return Verdict(None, "purpose")
        if best is not None and best.future:
            return Verdict("planned", "س")
        if before is None:
            return Verdict("happened", "head")
        particle = self._particle(index, first, last, imperfect=imperfect)
        if particle is not None:
            return particle
        if before.tag == "COMP" and imperfect:
            return self._complement(index - 1, first)
        if before.tag == "V" and before.best is not None:
            return self._auxiliary(index - 1, imperfect=imperfect)
        if imperfect and (auxiliary := self._auxiliary_before(index, first)) is not None:
            return self._auxiliary(auxiliary, imperfect=True)
        return Verdict("happened", "finite")

    def _auxiliary_before(self, index: int, first: int) -> int | None:
        """لا يزال الجيش يقصف: an auxiliary parted from its verb by the subject."""
        for at in range(index - 1, max(first - 1, index - 8), -1):
            word = self.words[at]
            if self.scene.is_verb(at):
                return at if self._is(word, "going_on", "begin") or word.lemma in {"كاد", "كان"} else None
            if word.kind != "word" or word.tag in {"P", "COMP", "REL", "CONJ", "COND"}:
                return None
        return None

    def _particle(self, index: int, first: int, last: int, *, imperfect: bool) -> Verdict | None:
        """Particles right before a verb: سوف، لن، لا، لم، ما، قد، كي."""
        text = self.words[index - 1].text
        bare = text.lstrip("وف") if len(text) > 2 else text
        if bare == "لن":
            return Verdict("planned", "لن", refusal=True)
        if bare == "سوف" or text == "سوف":
            return Verdict("planned", "سوف")
        if bare == "لا" and text in {"لا", "ولا", "فلا"}:
            return self._unless(index, last, Verdict("denied", "لا", refusal=imperfect))
        if bare in {"لم", "لما"}:
            return self._unless(index, last, Verdict("denied", bare))
        if text in {"ما", "وما"} and not imperfect and index - 2 < first:
            return self._unless(index, last, Verdict("denied", "ما"))
        if imperfect and (text in self.known["uncertain"] or bare in self.known["uncertain"]):
            return Verdict("hypothetical", text)
        if text in {"لكي", "كي", "حتي", "ريثما"} and imperfect:
            return Verdict(None, "purpose")
        return None

    def _unless(self, index: int, last: int, verdict: Verdict) -> Verdict:
        """لم ... إلا: the exception took place (G3a)."""
        for at in range(index + 1, min(last, index + 10)):
            word = self.words[at]
            if word.text == "الا" and at + 1 < last and self.words[at + 1].text not in {"ان", "انه", "انها"}:
                return Verdict("happened", "exceptive")
            if word.text in _ENDS:
                break
        return verdict

    def _auxiliary(self, at: int, *, imperfect: bool) -> Verdict:
        before = self.words[at]
        if self._is(before, "begin") or (imperfect and self._is(before, "going_on")):
            return Verdict("ongoing", before.lemma, governor=before.lemma, at=at)
        if before.lemma == "كاد":
            return Verdict("denied", before.lemma)
        if imperfect and before.best is not None and before.lemma == "كان" and before.best.future:
            return Verdict("planned", before.text)
        return Verdict("happened", "finite")

    def _complement(self, comp: int, first: int) -> Verdict:
        """Imperfect under أن: the word before decides."""
        for at in range(comp - 1, max(first - 1, comp - 9), -1):
            word = self.words[at]
            if word.text in {".", "؛", ":", "«"}:
                break
            if self._is(word, "demand", "demand_noun"):
                return Verdict(None, "content of a demand")
            if self._is(word, "deny", "fail"):
                return Verdict("denied", word.text)
            if self._is(word, "plan"):
                return Verdict("planned", word.text)
            if self._is(word, "possible", "possible_noun"):
                return Verdict("hypothetical", word.text)
            if self.scene.is_verb(at):
                that = self.words[comp].text in {"ان", "بان"}
                return Verdict("hypothetical", word.text) if that else Verdict("happened", "")
        return Verdict("hypothetical", "أن")

    # ------------------------------------------------------------------------------------------------------ nouns

    def _nominal(self, index: int, first: int, last: int) -> Verdict:
        word = self.words[index]
        before = self.words[index - 1] if index > first else None
        glued = self.scene.glued_preposition(index)
        if before is not None and (before.text in self.known["negation"] or before.stem in {"عدم", "انعدام"}):
            return Verdict("denied", before.text)
        if before is not None and self._purpose(before):
            return Verdict(None, "purpose")
        if before is not None and before.kind == "word" and before.stem in _ATTEMPT:
            return Verdict("hypothetical", before.text, attempt=True)
        if before is not None and before.kind == "word" and before.stem in self.known["possible_noun"]:
            return Verdict("hypothetical", before.text)
        for after in self.words[index + 1 : min(index + 4, last)]:
            if after.tag in {"A", "N"} and after.stem in self.known["coming"] and after.definite == word.definite:
                return Verdict("planned", after.text)
            if after.kind == "mark" or after.tag == "V":
                break
        found = self._governor(index, first)
        if found is not None and before is not None and before.text.lstrip("و") in _SETTING:
            under = self._under(found, index, first, glued=glued)
            return under if under.status in {"planned", "hypothetical"} else Verdict("happened", before.text)
        if found is None and self._feared(index, last):
            return Verdict("hypothetical", "modal")
        if found is None:
            goal = glued == "ل" and word.best is not None and word.best.pos == "M" and not word.definite
            return Verdict(None, "purpose") if goal else Verdict("happened", "nominal")
        return self._chained(self._under(found, index, first, glued=glued), first, last)

    def _purpose(self, before: Word) -> bool:
        bare = before.text.lstrip("وف") if len(before.text) > 3 else before.text
        return bool({before.text, before.stem, bare} & self.known["purpose"])

    def _governor(self, index: int, first: int, *, reach: int = 7) -> int | None:
        """The nearest verb or head noun to the left that takes a complement, inside the clause.

        Names count as one word: قام القائد الأعلى للقوات المسلحة في البلاد بزيارة.
        """
        left = reach
        for at in range(index - 1, first - 1, -1):
            word = self.words[at]
            if word.text in _ENDS or left == 0:
                return None
            if self.scene.actor_at[at] is not None:
                left -= self.scene.mention_start.get(at) == at
                continue
            left -= 1
            if self.scene.is_verb(at) or self._acting(word) is not None:
                return at
            if self._governs(word) and not (word.definite and at > first and self.words[at - 1].lemma in _RESULT):
                return at
            if word.best is not None and word.best.pos in {"N", "A"} and (
                self._is(word, "possible_noun", "plan", "possible")
            ):  # fmt: skip
                return at
        return None

    @staticmethod
    def _governs(word: Word) -> bool:
        """An infinitive or a participle; a definite one that is also a word for a person (القائد) is that person."""
        best = word.best
        if best is None or best.pos not in {"M", "AP", "PP"}:
            return False
        if any(r.pos == "N" and r.cls in {"group", "org", "body", "quantity"} for r in word.readings):
            return False  # القوات, السلطات; سلسلة غارات
        return best.pos == "M" or not best.article or not any(r.pos == "N" and r.cls == "person" for r in word.readings)

    @staticmethod
    def _acting(word: Word) -> str | None:
        """The verb of an accusative participle that the tables also hold as a noun (داعيا, متهما)."""
        if word.best is None or word.best.pos != "N" or word.best.case != "tanwin":
            return None
        return next((r.lemma for r in word.readings if r.pos == "AP" and r.case == "tanwin"), None)

    def _chained(self, verdict: Verdict, first: int, last: int) -> Verdict:
        """Under another act noun the one above decides: دعا إلى فرض عقوبات."""
        best = self.words[verdict.at].best
        if verdict.status != "happened" or best is None or best.pos != "M" or self.words[verdict.at].tag != "N":
            return verdict
        above = self._nominal(verdict.at, first, last)
        if above.status == "happened":
            return verdict
        return replace(verdict, status=above.status, cue=above.cue)

    def _under(self, at: int, index: int, first: int, *, glued: str) -> Verdict:
        word = self.words[at]
        lemma = self._acting(word) or (word.best.lemma if word.best else word.text)
        negated = at > first and self.words[at - 1].text in _NO
        status: Status | None = "happened"
        cue = lemma
        if self._is(word, "fail", "deny"):
            status = "happened" if negated or self._subject_failed(at, index, glued) else "denied"
        elif self._managed(at):
            status = "denied" if negated else "planned" if self._future(at, first) else "happened"
        elif lemma in _PROMISE and glued and word.tag == "N":
            status, cue = None, "content of a promise"
        elif self._is(word, "demand") or lemma in self.known["demand"]:
            status, cue = None, "content of a demand"
        elif self._is(word, "topic"):
            status, cue = None, "topic"
        elif self._is(word, "possible", "possible_noun") or self._may(at, first):
            status = "hypothetical"
        elif negated:
            status = "denied"
        elif self._is(word, "plan") or self._future(at, first):
            status = "planned"
        elif glued == "ل" and lemma not in self.known["occur"]:
            status, cue = None, "purpose"
        elif self._is(word, "going_on"):
            status = "ongoing"
        return Verdict(status, cue, governor=lemma, at=at, attempt=word.lemma == "حاول")

    def _may(self, at: int, first: int) -> bool:
        """قد يؤدي تجدد القتال إلى: an imperfect behind a word of doubt."""
        best = self.words[at].best
        doubt = self.words[at - 1].text if at > first else ""
        return best is not None and best.tense == "imperfect" and doubt in self.known["uncertain"]

    def _feared(self, index: int, last: int) -> bool:
        """تجدد القتال يمكن أن، اندلاع حرب سيكون: an undated act as the subject of a verb of what may or will come."""
        for at in range(index + 1, min(last, index + 9)):
            word = self.words[at]
            if word.text in _ENDS or word.tag in {"REL", "COMP"} or self.scene.dated[at]:
                return False
            if self.scene.is_verb(at):
                return self._is(word, "possible") or self._future(at, index) or self._may(at, index)
        return False

    def _subject_failed(self, at: int, index: int, glued: str) -> bool:
        """فشلت المحادثات: the talks failed, they did take place; what did not happen stands behind في or عن."""
        if self.words[at].lemma not in {"فشل", "أخفق", "عجز"} or glued or self.words[at].tag != "V":
            return False
        return not any(word.text in {"في", "عن"} for word in self.words[at + 1 : index])

    def _managed(self, at: int) -> bool:
        """تمكن من, نجح في: in any reading of the letters, with its preposition."""
        word = self.words[at]
        if not any(r.pos == "V" and r.lemma in self.known["manage"] for r in word.readings):
            return False
        return any(w.text in {"من", "في", "الي"} for w in self.words[at + 1 : at + 8])

    def _future(self, at: int, first: int) -> bool:
        best = self.words[at].best
        return best is not None and (best.future or (at > first and self.words[at - 1].text in {"سوف", "وسوف"}))

    def _conditional(self, index: int, first: int) -> bool:
        """Inside an if-clause: إذا، لو، في حال before it with no comma between."""
        for at in range(index - 1, first - 1, -1):
            word = self.words[at]
            if word.text in _ENDS - {"»"}:
                return False
            if (word.tag == "COND" and word.text not in {"ان", "كما"}) or word.text in {"اذا", "لو"}:
                return at == first or self.words[at - 1].text not in {"ما", "عما", "فيما"}
            if word.text == "حال" and at > first and self.words[at - 1].text in {"في", "وفي"}:
                return True
        return False
