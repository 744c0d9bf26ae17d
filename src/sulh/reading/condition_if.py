"""Links of if-clauses: CUE clause, clause, or clause CUE clause (N1, N2, N8)."""

from __future__ import annotations

from dataclasses import replace

from sulh.lexicon.condition_frames import ConditionFrame
from sulh.reading.clauses import Range
from sulh.reading.condition_sides import Link, Sides
from sulh.reading.page import Sentence

__all__ = ["IfLinks"]


class IfLinks:
    """Finds the two clauses of a conditional cue and what kind of link they make."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.scene = sides.scene
        self.words = sides.words
        self.grammar = sides.grammar
        self.clauses = sides.clauses
        self.tests = sides.tests
        self.lists = sides.lists
        self._last: tuple[int, Link] | None = None

    def link(self, frame: ConditionFrame, index: int, end: int, sentence: Sentence) -> Link | None:
        """The link of the cue [index, end)."""
        last = self._last
        if last is not None and last[0] == sentence.index and self._alternative(index, last[1]):
            return self._shared(frame, index, end, sentence, last[1])
        found = self._link(frame, index, end, sentence)
        if found is not None:
            self._last = sentence.index, found
        return found

    def _alternative(self, index: int, before: Link) -> bool:
        """أو إذا right behind the if-clause of the link before."""
        return (
            before.dependent[0] < before.cue[0] < before.prerequisite[1] == index - 1
            and self.words[index - 1].text == "او"
        )

    def _shared(self, frame: ConditionFrame, index: int, end: int, sentence: Sentence, before: Link) -> Link:
        """A second if-clause under the same main clause."""
        start = end - 1 if self.words[end - 1].text in {"لم", "عدم"} else end
        other = self.clauses.right(start, sentence)
        suffix = ".".join(
            part for part in before.suffix.split(".") if part and (part != "absence" or self.tests.absent(other))
        )
        return replace(before, frame=frame, cue=(index, end), prerequisite=other, suffix=suffix)

    def _link(self, frame: ConditionFrame, index: int, end: int, sentence: Sentence) -> Link | None:
        before = self.words[index - 1] if index > sentence.first else None
        if before is not None and (
            (before.text in {"ما", "عما", "فيما", "بما"} and self.words[index].text == "اذا")
            or self._asked(index, sentence)
        ):
            return None
        if ("act" in frame.guards or self.words[index].text in {"في", "وفي"}) and not self.tests.act(
            end - (self.words[end - 1].text in {"لم", "عدم"}), sentence.last
        ):
            return None
        if "clause" in frame.guards and not (self.scene.is_verb(end) or self.words[end].tag == "NEG"):
            return None
        left = (
            self.clauses.left(index, sentence)
            if not self.words[index].text.startswith(("وا", "فا", "وف", "وم", "فم", "ول"))
            else (index, index)
        )
        concessive = before is not None and before.text in {"حتي", "وحتي", "كما", "ولو"}
        if self._no_condition(index, end, concessive=concessive):
            return None
        if concessive:
            left = (index, index)
        initial = self.sides.empty(left)
        apart = before is not None and before.text in {"،", ","}
        if before is not None and before.kind == "mark" and not apart and "initial" in frame.guards:
            left, initial = (index, index), True
        if "initial" in frame.guards and not ((initial or apart) and self._conditional_in(index, end)):
            return None
        start = end - 1 if self.words[end - 1].text in {"لم", "عدم"} else end
        sides = self._forward(start, sentence, eager=initial) if initial or self._so_ahead(end, sentence) else None
        if sides is None:
            if initial:
                return None
            sides = self.clauses.right(start, sentence), left
        prerequisite, dependent = sides
        if self.sides.empty(prerequisite) or dependent[1] - dependent[0] < 2:
            return None
        if "unreal" in frame.guards and self.tests.finished(dependent):
            return None
        if "coming" in frame.guards and not self.tests.coming(dependent):
            return None
        if concessive and not self.tests.bad(dependent):
            return None
        return self._conditional(frame, (index, end), dependent, prerequisite, sentence)

    def _no_condition(self, index: int, end: int, *, concessive: bool) -> bool:
        """حتى لو and كما لو concede; ما لم + verb with a pronoun of its object is a relative (ما لم يذكره)."""
        text = self.words[index].text
        if concessive and text in {"لو", "ان"}:
            return True
        following = self.words[end].best
        return text in {"ما", "وما"} and following is not None and bool(following.enclitic) and following.pos == "V"

    def _conditional_in(self, index: int, end: int) -> bool:
        """إنْ that is no أن: spelled with its hamza below or none, and before a perfect or لم (N8)."""
        word, following = self.words[index], self.words[end]
        if "أ" in self.scene.page.text[word.start : word.end]:
            return False
        return self.tests.bare(self.words[end - 1]) == "لم" or (
            following.best is not None and following.best.tense == "perfect"
        )

    def _asked(self, index: int, sentence: Sentence) -> bool:
        """إذا after asking or not knowing is "whether" (N8)."""
        for at in range(index - 1, max(sentence.first, index - 4) - 1, -1):
            word = self.words[at]
            if word.kind == "mark":
                return False
            if any(r.lemma in self.lists["verb.asking"] and r.pos == "V" for r in word.readings) and word.tag == "V":
                return True
        return False

    def _so_ahead(self, end: int, sentence: Sentence) -> bool:
        return any(
            self.words[n].text in self.lists["so"] or self._so(n) for n in range(end + 1, min(sentence.last, end + 30))
        )

    def _so(self, at: int) -> bool:
        """ف + verb at the head of a main clause (فستتوقف، فقد يرفض)."""
        word = self.words[at]
        if word.text in self.lists["so"]:
            return True
        return (
            word.conjunction == "ف"
            and self.scene.is_verb(at)
            and word.best is not None
            and (word.best.future or word.text[1:3] in {"سي", "ست", "سن"})
        )

    def _forward(self, end: int, sentence: Sentence, *, eager: bool) -> tuple[Range, Range] | None:
        """(prerequisite, dependent) of CUE clause, clause."""
        roof = self.clauses.end(end, sentence, commas=True)
        limit = max(roof, min(sentence.last, end + 45))
        for at in range(end + 1, min(limit, sentence.last - 1)):
            word = self.words[at]
            if word.text in {".", "؛"}:
                return None
            if self._so(at):
                return self.clauses.trim(end, at), self._main(at, sentence)
            if not eager:
                continue
            if word.text in {"،", ","} and self._main_follows(at, end, sentence):
                return self.clauses.trim(end, at), self._main(at + 1, sentence)
            if (
                self.scene.is_verb(at)
                and word.best is not None
                and word.best.future
                and at - end >= 1
                and not word.conjunction
            ):
                return self.clauses.trim(end, at), self._main(at, sentence)
        start = self._bare_main(end, sentence) if eager else None
        return (self.clauses.trim(end, start), self._main(start, sentence)) if start is not None else None

    def _bare_main(self, end: int, sentence: Sentence) -> int | None:
        """Without a comma the main clause begins at an imperfect after a masdar or perfect (في حال موافقة المجلس تبدأ)."""
        opener = self.words[end]
        past = opener.tag == "NEG" or (
            self.scene.is_verb(end) and opener.best is not None and opener.best.tense == "perfect"
        )
        if not past and not self.tests.event(opener):
            return None
        for at in range(end + 2, min(sentence.last - 1, end + 25)):
            word, before = self.words[at], self.words[at - 1]
            if word.text in {"لن", "لا"} or (word.text[:1] == "ل" and past and self._answer(word.text)):
                return at
            if not self.scene.is_verb(at) or word.conjunction or before.tag in {"REL", "COMP", "NEG", "CONJ"}:
                continue
            paired = past and self.words[end - 1].text.lstrip("و") in {"متي", "كلما"}
            if self.tests.imperfect(at) or paired or (opener.tag == "NEG" and at > end + 2):
                return at
        return None

    def _answer(self, text: str) -> bool:
        """ل + perfect, the answer of لو (لانتهت الأزمة)."""
        return any(
            r.pos == "V" and r.tense == "perfect" and not r.conjunction
            for r in self.scene.page.lexicon.words.analyse(text[1:])
        )

    def _main_follows(self, at: int, end: int, sentence: Sentence) -> bool:
        """After this comma the main clause begins: not a list, not an aside."""
        following = at + 1
        if following >= sentence.last or at - end < 1:
            return False
        if (
            self.clauses.opens(following)
            or self.words[following].tag in {"REL", "COND"}
            or self.clauses.participle(following)
        ):
            return False
        if self.scene.glued_conjunction(following):
            return False
        return any(
            self.scene.is_verb(n) or self.words[n].text in {"يجب", "لابد"} or self.words[n].tag == "NEG"
            for n in range(following, min(sentence.last, following + 14))
        )

    def _main(self, start: int, sentence: Sentence) -> Range:
        return self.clauses.right(start, sentence)

    def _conditional(
        self, frame: ConditionFrame, cue: Range, dependent: Range, prerequisite: Range, sentence: Sentence
    ) -> Link:
        absent = frame.suffix == "absence" or self.tests.absent(prerequisite)
        whole, hedge, first = dependent, frame.hedge, dependent[0] > cue[0]
        unless = self.words[cue[0]].text in {"ما", "مالم"} and not first
        negation = self.tests.negation(
            (dependent[0], min(dependent[1], dependent[0] + 5)) if first else dependent, refusal=unless
        )
        obligation = self.tests.must(dependent)
        if absent and negation is not None:
            present = (prerequisite[0] + 1, prerequisite[1]) if self.tests.absent(prerequisite) else prerequisite
            return Link(
                frame,
                "requires",
                cue,
                self.sides.affirmed(dependent, negation, sentence),
                present,
                "",
                whole,
                hedge="must",
            )
        if obligation is not None and (absent or self._wanted(prerequisite)):
            return Link(
                frame,
                "requires",
                cue,
                prerequisite,
                self.sides.after_must(obligation, dependent),
                "",
                dependent,
                hedge="must",
            )
        if not first and self.words[dependent[1] - 1].text == "فقط":
            only = self.sides.clean((dependent[0], dependent[1] - 1))
            return Link(frame, "requires", cue, only, prerequisite, "", whole, hedge="must")
        dependent = self.sides.threatened(dependent)
        claim = self.clauses.claim_at(cue[0])
        warned = claim is not None and claim.stance == "warns" and negation is None
        if (
            warned
            or self.tests.bad(dependent)
            or (frame.suffix == "absence" and negation is None and self._reprisal(dependent))
        ):
            suffix = "harm.absence" if absent else "harm"
            return Link(frame, "threatens", cue, self.sides.clean(dependent), prerequisite, suffix, whole, hedge=hedge)
        suffix = "absence" if absent else ""
        if negation is not None:
            return Link(
                frame,
                "blocks",
                cue,
                self.sides.affirmed(dependent, negation, sentence),
                prerequisite,
                suffix,
                whole,
                hedge=hedge,
            )
        return Link(frame, frame.kind, cue, self.sides.clean(dependent), prerequisite, suffix, whole, hedge=hedge)

    def _reprisal(self, dependent: Range) -> bool:
        """What follows when something is not done is a threat, unless it is good or mere procedure (N2)."""
        if any(self.words[n].text in {"يمكن", "يجوز", "يحق", "يسمح"} for n in range(*dependent)):
            return False
        return not self.tests.good(dependent) and not self.tests.lemma_in(dependent, self.lists["verb.neutral"])

    def _wanted(self, prerequisite: Range) -> bool:
        """إذا أردنا السلام: the if-clause is the goal, the duty is what it takes."""
        lemmas = {"أراد", "رغب", "حرص", "شاء", "أمل", "طمح", "حريص", "راغب", "سعى", "جادّ"}
        return any(
            r.lemma in lemmas or r.stem in {"حريص", "حريصه", "راغب", "راغبه", "جاد", "جاده", "جادين", "جادا"}
            for n in range(prerequisite[0], min(prerequisite[1], prerequisite[0] + 4))
            for r in self.words[n].readings
        )
