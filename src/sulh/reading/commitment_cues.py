"""Commitments whose cue is a noun, participle or preposition: التزامه بـ، من المقرر أن، بموجب الاتفاق، يتعين على."""

from __future__ import annotations

from sulh.lexicon.commitment_frames import CommitmentFrame
from sulh.reading.commitment_dates import Deadlines
from sulh.reading.commitment_forms import Forms
from sulh.reading.commitment_parts import Found, Parts
from sulh.reading.items import Participant
from sulh.reading.page import Sentence

__all__ = ["CueForms"]


class CueForms(Forms):
    """Reads the nominal forms of the commitment frames."""

    def __init__(self, parts: Parts, deadlines: Deadlines) -> None:
        super().__init__(parts, deadlines)
        self.forms = {
            "lead": self._lead, "attributive": self._attributive, "then": self._then, "under": self._under,
            "duty": self._duty, "lead_of": self._lead_of, "time_left": self._time_left,
        }  # fmt: skip

    def read(self, frame: CommitmentFrame, index: int, end: int, sentence: Sentence) -> Found | None:
        """What a frame finds at a matched cue [index, end)."""
        form = self.forms.get(frame.form)
        return form(frame, index, end, sentence) if form is not None and end < sentence.last else None

    # ---------------------------------------------------------------------------------------------------- schedules

    def _lead(self, frame: CommitmentFrame, index: int, end: int, sentence: Sentence) -> Found | None:
        """من المقرر أن ..., كان مقررا + masdar."""
        word = self.words[index]
        before = self.words[index - 1].text if index > sentence.first else ""
        verbal = self.scene.is_verb(index)
        leads = verbal or before in {"من", "ومن", "كان", "كانت", "وكان", "وكانت"} or self.words[end - 1].text == "ان"
        if not leads or (
            word.best is not None
            and word.best.article
            and before not in {"من", "ومن"}
            and self.words[end - 1].text != "ان"
        ):
            return None
        if before in {"غير", "لا", "لم", "ليس"}:
            return None
        if not self.tests.act(end, sentence.last) and not self.scene.is_verb(end):
            return None
        act = self.parts.act(end, sentence)
        past = before in {"كان", "كانت", "وكان", "وكانت"} or any(
            self.words[n].text in {"كان", "كانت", "كانوا"} for n in range(max(sentence.first, index - 3), index)
        )
        firm = word.stem in {"مقرر", "مقرره", "مزمع", "مزمعه", "مقررا", "مزمعا"}
        if not firm and self.deadlines.of(act, past=past) is None:
            return None
        return Found(frame, (index, end), self._doers(end, act[1], sentence), act, past=past)

    def _doers(self, start: int, last: int, sentence: Sentence) -> tuple[Participant, ...]:
        for verb in self.grammar.verbs(start, last):
            subject = self.grammar.subject(verb, start, sentence.last)
            return self.parts.parties(subject) if self.parts.somebody(subject) else ()
        return ()

    def _attributive(self, frame: CommitmentFrame, index: int, end: int, sentence: Sentence) -> Found | None:
        """الانتخابات المقررة في D, اللقاء المرتقب بين X وY في D."""
        if index <= sentence.first or not self.scene.is_nominal(index - 1):
            return None
        stop = self.clauses.end(index, sentence)
        past = any(self.words[n].text in {"كان", "كانت"} for n in range(max(sentence.first, index - 3), index))
        if self.deadlines.of((index, stop), past=past) is None:
            return None
        head = index - 1
        while (
            head > sentence.first
            and self.scene.is_nominal(head - 1)
            and index - head < 6
            and not self.scene.is_verb(head - 1)
        ):
            if self.scene.glued_preposition(head) or self.scene.glued_conjunction(head):
                break
            head -= 1
        if not any(self.tests.event(self.words[n]) for n in range(head, index)):
            return None
        return Found(frame, (index, end), (), self.clauses.trim(head, stop), past=past)

    def _then(self, frame: CommitmentFrame, index: int, end: int, sentence: Sentence) -> Found | None:
        """..., على أن تُجرى الانتخابات في D."""
        if index <= sentence.first or not self.scene.is_verb(end):
            return None
        if self.words[index - 1].text not in {"،", ","} and self._governed(index, sentence):
            return None
        act = self.parts.act(end, sentence)
        if self.deadlines.of(act) is None:
            return None
        return Found(frame, (index, end), self._doers(end, act[1], sentence), act)

    def _governed(self, index: int, sentence: Sentence) -> bool:
        """على أن belongs to a verb or noun before it that takes على (اتفقوا على أن, الحرص على أن)."""
        return any(
            r.lemma in self.lists["verb.on"]
            for n in range(max(sentence.first, index - 6), index)
            for r in self.words[n].readings
            if r.pos == "V" or (r.pos in {"M", "AP", "PP"} and n >= index - 2)
        )

    # --------------------------------------------------------------------------------------------------- obligations

    def _under(self, frame: CommitmentFrame, index: int, end: int, sentence: Sentence) -> Found | None:
        """بموجب الاتفاق تفرج الحركة عن ..., or the clause before بموجب الاتفاق."""
        phrase = self.scene.noun_phrase(end, sentence.last, glued=True)
        if phrase is None or not self.parts.text(phrase):
            return None
        verb = next((n for n in range(phrase.last, sentence.last) if self.scene.is_verb(n) and self._standing(n)), None)
        front = index == sentence.first or self.words[index - 1].kind == "mark"
        held = self.words[index - 1].best if index > sentence.first else None
        if held is not None and held.pos in {"AP", "PP"} and not front:
            return None
        if not front and self.tests.names(self.words[index - 1]) & self.lists["bond"]:
            return None
        if front and verb is not None:
            side = self.parts.act(verb, sentence)
        else:
            side = self.clauses.left(index, sentence)
            verb = next((n for n in range(*side) if self.scene.is_verb(n) and self._standing(n)), None)
            if verb is None or verb > side[0] + 8:
                return None
        subject = self.parts.subject(verb, sentence)
        if (
            self.words[verb].text in self.lists["must"]
            and verb + 1 < sentence.last
            and self.words[verb + 1].text == "علي"
        ):
            subject = self.scene.phrases(verb + 2, sentence.last, glued=True)
        by = self.parts.parties(subject) if self.parts.somebody(subject) else self.parts.parties([phrase])
        return Found(frame, (index, end), by, side)

    def _standing(self, verb: int) -> bool:
        """An imperfect of a term in force, not inside a relative or أن-clause."""
        before = self.words[verb - 1]
        return (
            self.tests.imperfect(verb)
            and before.tag not in {"REL", "COMP"}
            and before.text not in {"قد", "كان", "كانت", "ان"}
        )

    def _duty(self, frame: CommitmentFrame, index: int, end: int, sentence: Sentence) -> Found | None:
        """يتعين على X أن/masdar, with a text that binds him or a date (K6)."""
        if self.words[index].text in {"علي", "وعلي"} and not self._heads(index, sentence):
            return None
        if self.words[end - 1].text == "ان":
            return self._duty_that(frame, index, end, sentence)
        phrase = self.scene.phrases(end, sentence.last, glued=True)
        if not phrase or not self.parts.somebody(phrase):
            return None
        start = self._past_place(phrase[-1].last, sentence)
        while (
            start < sentence.last
            and self.scene.is_nominal(start)
            and self.words[start].definite
            and not self.tests.event(self.words[start])
        ):
            start += 1
        if start < sentence.last and self.words[start].text in {"ان", "الا"}:
            start += 1
        elif start >= sentence.last or not self.tests.act(start, sentence.last):
            return None
        act = self.parts.act(start, sentence)
        if self.deadlines.of(act) is None and not self._instrument(sentence):
            return None
        return Found(frame, (index, end), self.parts.parties(phrase), act)

    def _duty_that(self, frame: CommitmentFrame, index: int, end: int, sentence: Sentence) -> Found | None:
        """يتعين أن يوافق المجلس على المشروع قبل إحالته."""
        if not self.scene.is_verb(end):
            return None
        subject = self.grammar.subject(end, end, sentence.last)
        act = self.parts.act(end, sentence)
        if not self.parts.somebody(subject) or (self.deadlines.of(act) is None and not self._instrument(sentence)):
            return None
        return Found(frame, (index, end), self.parts.parties(subject), act)

    def _heads(self, index: int, sentence: Sentence) -> bool:
        """على at the head of its clause lays a duty on somebody; elsewhere it is a preposition of what stands before."""
        if index == sentence.first:
            return True
        before = self.words[index - 1]
        based = any(
            self.words[n].text.lstrip("و") in self.lists["basis"] for n in range(max(sentence.first, index - 4), index)
        )
        return (
            before.kind == "mark"
            or before.tag in {"CONJ", "COMP", "CONN"}
            or bool(self.words[index].conjunction)
            or based
        )

    def _past_place(self, at: int, sentence: Sentence) -> int:
        """Behind a place phrase (على الطرفين في اليمن تسليم)."""
        while at + 1 < sentence.last and self.words[at].tag == "P" and self.words[at].text in {"في", "من"}:
            inner = self.scene.noun_phrase(at + 1, sentence.last, glued=True)
            if inner is None:
                return at
            at = inner.last
        return at

    def _instrument(self, sentence: Sentence) -> bool:
        """A text is named as the basis (بموجب، وفق + agreement), or the text itself is speaking."""
        for at in range(sentence.first, sentence.last - 1):
            bare = self.words[at].text.lstrip("و") if len(self.words[at].text) > 3 else self.words[at].text
            if bare in self.lists["basis"]:
                phrase = self.scene.noun_phrase(at + 1, sentence.last, glued=True)
                if phrase is not None and self.parts.text(phrase):
                    return True
        return False

    def _lead_of(self, frame: CommitmentFrame, index: int, end: int, sentence: Sentence) -> Found | None:
        """X ملزم بـ, X مستعد لـ."""
        if (
            self.words[index].definite
            or self.parts.negated(index, sentence)
            or self.words[index - 1].text in {"غير", "ليس", "ليست"}
        ):
            return None
        if self.parts.hypothetical(index, sentence) or not self.tests.act(end, sentence.last):
            return None
        if any(
            self.words[n].text in {"تكون", "يكون", "يكونوا", "تظل", "يظل"}
            for n in range(max(sentence.first, index - 4), index)
        ):
            return None
        if "peaceful" in frame.guards and not self.parts.peaceful(end):
            return None
        topic = self.grammar.topic(index, sentence.first) if index > sentence.first else []
        if not topic and index > sentence.first:
            start = self.clauses.left(index, sentence)[0]
            phrase = self.scene.noun_phrase(start, index) if start < index else None
            topic = [phrase] if phrase is not None and phrase.last == index else []
        before = self.words[index - 1].text if index > sentence.first else ""
        by = self.parts.parties(topic) if self.parts.speaks(topic) else ()
        head = self.words[topic[0].head].best if topic else None
        own = head is not None and bool(head.enclitic)
        if not by and (own or before.startswith(("ان", "بان", "لان")) or not topic):
            by = self.parts.owner(index, sentence)
        return Found(frame, (index, end), by, self.parts.act(end, sentence)) if by else None

    def _time_left(self, frame: CommitmentFrame, index: int, end: int, sentence: Sentence) -> Found | None:
        """أمام الرئيس 15 يوما لتكليف ...: somebody has so long to do something."""
        phrase = self.scene.phrases(end, sentence.last, glued=True)
        if not phrase or not self.parts.somebody(phrase):
            return None
        at = phrase[-1].last
        spans = [w for w in self.parts.found.dates if w.grain == "duration" and self._near(w.span.start, at, sentence)]
        if not spans:
            return None
        start = next(
            (
                n
                for n in range(at, min(sentence.last, at + 9))
                if self.scene.glued_preposition(n) == "ل" and self.tests.event(self.words[n])
            ),
            None,
        )
        if start is None:
            return None
        return Found(frame, (index, start), self.parts.parties(phrase[:1]), self.parts.act(start, sentence))

    def _near(self, offset: int, at: int, sentence: Sentence) -> bool:
        return at < sentence.last and self.words[at].start <= offset <= self.words[min(sentence.last - 1, at + 3)].start
