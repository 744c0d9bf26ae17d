"""Commitments whose cue is a noun or participle: التزامه بـ، استعداد مصر لـ، تأجيل الانتخابات، متعهدا بـ."""

from __future__ import annotations

from sulh.lexicon.commitment_frames import CommitmentFrame
from sulh.reading.commitment_parts import Found, Parts
from sulh.reading.items import Participant
from sulh.reading.page import Sentence

__all__ = ["NounForms"]


class NounForms:
    """Reads the forms of the commitment frames that hang on a noun."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.scene = parts.scene
        self.words = parts.words
        self.grammar = parts.grammar
        self.clauses = parts.clauses
        self.tests = parts.tests
        self.lists = parts.lists
        self.forms = {"noun": self._noun, "terms": self._terms, "put_off": self._put_off, "accord": self._accord}

    def read(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """What a frame finds at one of its nouns."""
        return self.forms[frame.form](frame, index, sentence)

    def _noun(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """التزامه بـ, استعداد مصر لـ, تعهد الأطراف بـ: NOUN of somebody PREPOSITION act."""
        best = self.words[index].best
        adverbial = best is not None and best.case == "tanwin" and best.base not in {"تعهد", "ضمان", "وعد"}
        if (
            best is None
            or best.article
            or adverbial
            or self.parts.hypothetical(index, sentence)
            or self.parts.negated(index, sentence)
        ):
            return None
        if best.base == "نيه" and best.number != "s":
            return None
        if "announced" in frame.guards and not self._announced(index, sentence):
            return None
        at = index + 1
        reach = 4
        if best.enclitic:
            by = self.parts.owner(index, sentence)
            reach = 30 if self.words[at].tag == "REL" else 4
        elif self.words[at].text in frame.prepositions or self.scene.glued_preposition(at) in frame.prepositions:
            given = (
                self.words[index - 1].text == "من"
                or best.case == "tanwin"
                or (index > sentence.first and self.scene.is_verb(index - 1))
            )
            by = self._of_act(at, sentence) or (self.parts.owner(index, sentence) if given else ())
        else:
            genitive = (
                self.scene.phrases(at, sentence.last)
                if at < sentence.last and not self.scene.glued_preposition(at)
                else []
            )
            by = self.parts.parties(genitive) if self.parts.somebody(genitive) else ()
            at = genitive[-1].last if genitive else at
        start = self.parts.complement(frame, at, sentence, reach=reach, marks=reach > 4)
        if not by or start is None or start >= sentence.last:
            return None
        if "act" in frame.guards and not self.tests.act(start, sentence.last):
            return None
        if "peaceful" in frame.guards and not self.parts.peaceful(start):
            return None
        return Found(frame, (index, index + 1), by, self.parts.act(start, sentence))

    def _of_act(self, at: int, sentence: Sentence) -> tuple[Participant, ...]:
        """ضمانات بعدم اقتناء طهران: the doer of the act itself."""
        for place in range(at, min(sentence.last, at + 4)):
            if self.scene.actor_at[place] is not None:
                return self.parts.parties(self.scene.phrases(place, sentence.last)[:1])
        return ()

    def _announced(self, index: int, sentence: Sentence) -> bool:
        """A consent counts where it is given out: as the object of a reporting verb."""
        low, high = self.words[max(sentence.first, index - 12)].start, self.words[index].end
        return any(low <= claim.cue.start < high for claim in self.parts.found.claims)

    def _put_off(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """تأجيل الانتخابات announced, decided or done."""
        best = self.words[index].best
        if best is None or best.article or index + 1 >= sentence.last or not self._given_out(index, sentence):
            return None
        phrase = self.scene.noun_phrase(index + 1, sentence.last)
        about = frozenset().union(
            *(other.nouns for other in self.scene.page.lexicon.commitments.every if other.id == "schedule.postponed")
        )
        head = self.words[phrase.head] if phrase is not None else None
        if phrase is None or head is None or not self.tests.names(head) & about:
            return None
        return Found(frame, (index, index + 1), (), self.parts.act(phrase.first, sentence), status="postponed")

    def _given_out(self, index: int, sentence: Sentence) -> bool:
        """Object of announcing or deciding, or behind بعد / إثر: it is a fact."""
        for at in range(index - 1, max(sentence.first, index - 12) - 1, -1):
            word = self.words[at]
            if at == index - 1 and word.text in {"بعد", "اثر", "عقب", "منذ", "ان", "تم", "جري"}:
                return word.text != "ان"
            if self.scene.is_verb(at):
                return any(r.lemma in {"أعلن", "قرّر", "أكّد", "تمّ", "جرى", "شهِد", "شهد"} for r in word.readings)
        return False

    def _terms(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """من أبرز بنود الهدنة إعادة ...: the terms of a text are said."""
        best = self.words[index].best
        if best is None or best.article or index + 1 >= sentence.last:
            return None
        phrase = self.scene.noun_phrase(index + 1, sentence.last)
        if (
            phrase is None
            or not self.parts.text(phrase)
            or self.grammar.clause_start(index, sentence.first) < sentence.first
        ):
            return None
        start = next((n for n in range(index + 2, min(sentence.last, index + 6)) if self._begins(n)), None)
        if start is None or any(
            self.scene.is_verb(n) and self.words[n].text not in {"ومن", "اهم", "ابرز"}
            for n in range(sentence.first, index)
        ):
            return None
        return Found(frame, (index, index + 1), self.parts.parties([phrase]), self.parts.act(start, sentence))

    def _begins(self, at: int) -> bool:
        word = self.words[at]
        closed = self.words[at - 1].definite or self.scene.actor_at[at - 1] is not None
        return self.tests.event(word) and not word.definite and not self.scene.glued_preposition(at) and closed

    def chain(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """متعهدا بـ، واعدا بأن: a participle in a chain."""
        if not any(
            r.pos == "AP"
            and r.lemma in frame.verbs
            and not r.article
            and not r.enclitic
            and (r.case == "tanwin" or r.gender == "f")
            for r in self.words[index].readings
        ):
            return None
        by = self.parts.owner(index, sentence)
        start = self.parts.complement(frame, index + 1, sentence, reach=5)
        if not by or start is None or start >= sentence.last:
            return None
        return Found(frame, (index, index + 1), by, self.parts.act(start, sentence))

    def _accord(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """الاتفاق بين الحركتين على إجراء الانتخابات, تم الاتفاق على تبادل الأسرى: a joint promise as a noun."""
        if (
            self.parts.hypothetical(index, sentence)
            or self.parts.negated(index, sentence)
            or not self._reached(index, sentence)
        ):
            return None
        at = index + 1
        by: tuple[Participant, ...] = ()
        if at < sentence.last and self.words[at].text == "بين":
            between = self.scene.phrases(at + 1, sentence.last)
            by = self.parts.parties(between) if self.parts.somebody(between) else ()
            at = between[-1].last if between else at
        start = self.parts.complement(frame, at, sentence, reach=5)
        if start is None or not self.tests.act(start, sentence.last):
            return None
        by = by or self.parts.owner(index, sentence)
        return Found(frame, (index, index + 1), by, self.parts.act(start, sentence)) if by else None

    def _reached(self, index: int, sentence: Sentence) -> bool:
        """The agreement is there: announced, signed, come to; not sought or hoped for."""
        for at in range(index - 1, max(sentence.first, index - 7) - 1, -1):
            word = self.words[at]
            if word.text in {"،", ",", ".", "؛"}:
                return False
            if any(r.lemma in self.lists["verb.reached"] and r.pos in {"V", "M"} for r in word.readings):
                return not any(self.tests.imperfect(n) for n in (at,) if self.scene.is_verb(n))
        return False
