"""Commitments laid on somebody by a text or by another, and what became of commitments (codebook K6, K8)."""

from __future__ import annotations

from sulh.lexicon.commitment_frames import CommitmentFrame
from sulh.reading.clauses import Range
from sulh.reading.commitment_dates import Deadlines
from sulh.reading.commitment_forms import Forms
from sulh.reading.commitment_parts import Found, Parts
from sulh.reading.page import Sentence
from sulh.reading.scene import NP

__all__ = ["BoundForms"]


class BoundForms(Forms):
    """Reads provisions, orders, respites, and promises kept or broken."""

    def __init__(self, parts: Parts, deadlines: Deadlines) -> None:
        super().__init__(parts, deadlines)
        self.forms = {
            "passive": self._passive, "respite": self._respite, "kept": self._kept, "lapsed": self._lapsed,
            "provision": self._provision,
        }  # fmt: skip

    # -------------------------------------------------------------------------------------------------- bound by

    def _provision(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """K6: what an agreement, plan or resolution lays down."""
        subject = self.parts.subject(index, sentence)
        if not subject or not self.parts.text(subject[0]):
            subject = self._text_topic(index, sentence) or self._text_before(index, sentence)
        if not subject or self.parts.negated(index, sentence):
            return None
        at = subject[-1].last if subject[0].first > index else index + 1
        start = self.parts.complement(frame, at, sentence, reach=24) or at
        start = self._listed(start, sentence) or start
        if start is None or start >= sentence.last:
            return None
        if "dated" in frame.guards and not self.deadlines.bounded(self.parts.act(start, sentence)):
            return None
        clause = self.words[start - 1].text in {"ان", "الا", "بان"}
        if not clause and not self.tests.act(start, sentence.last) and not self.tests.human_at(start):
            return None
        return Found(frame, (index, index + 1), self.parts.parties(subject[:1]), self.parts.act(start, sentence))

    def _listed(self, at: int, sentence: Sentence) -> int | None:
        """يتضمن الاتفاق عدة بنود أبرزها وقف القتال: the act stands behind the word that lists."""
        for place in range(at, min(sentence.last - 1, at + 7)):
            word = self.words[place]
            if word.stem in self.lists["listing"] and self.tests.event(self.words[place + 1]):
                return place + 1
            if word.text in self.lists["listing"] and self.tests.event(self.words[place + 1]):
                return place + 1
            if self.scene.is_verb(place) or word.text in {".", "؛"}:
                return None
        return None

    def _text_topic(self, index: int, sentence: Sentence) -> list[NP]:
        """An indefinite text described by its terms (اتفاق مرحلي في 24 نوفمبر يقضي بـ)."""
        agent = self.parts.agents.of(index, sentence)
        if agent is None or agent.inside:
            return []
        phrase = self.scene.noun_phrase(agent.side[0], index, glued=True)
        return [phrase] if phrase is not None and self.parts.text(phrase) else []

    def _text_before(self, index: int, sentence: Sentence) -> list[NP]:
        """A verb taken up again, or كما + verb: the text named before it in the sentence or in the one before."""
        first = sentence.first
        if index - first <= 2 and sentence.index > 0:
            first = self.scene.page.sentences[sentence.index - 1].first
        for at in range(index - 1, first - 1, -1):
            if self.scene.is_nominal(at) and self.words[at].definite:
                phrase = self.scene.noun_phrase(at, sentence.last, glued=True)
                if phrase is not None and phrase.head == at and self.parts.text(phrase):
                    return [phrase]
        return []

    def _passive(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """كُلفت اللجنة بـ، أُلزم الطرفان بـ: bound by another."""
        best = self.words[index].best
        if best is None or best.voice == "active" or self.parts.negated(index, sentence):
            return None
        if "passive" in frame.guards and best.voice != "passive":
            return None
        subject = self.parts.subject(index, sentence)
        if not subject or subject[0].first < index or not self.parts.speaks(subject[:1]):
            return None
        objects = self.parts.object(index, sentence, subject) if best.voice != "passive" else []
        if objects and self.parts.somebody(objects):
            subject = objects
        at = subject[0].last
        start = self.parts.complement(frame, at, sentence, reach=4)
        if start is None or not self.tests.act(start, sentence.last):
            return None
        return Found(frame, (index, index + 1), self.parts.parties(subject[:1]), self.parts.act(start, sentence))

    def _respite(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """أمهل X R مدة (لـ act), حدد X مهلة لـ R لـ act."""
        side = (index, self.clauses.end(index, sentence, commas=True))
        lasting = any(when.grain == "duration" for when in self.deadlines.inside(side))
        subject = self.parts.subject(index, sentence)
        objects = self.parts.object(index, sentence, subject)
        about = bool(objects) and bool(self.tests.names(self.words[objects[0].head]) & frame.nouns)
        given = any(r.lemma == "أمهل" for r in self.words[index].readings)
        named = about or any(self.tests.names(self.words[n]) & frame.nouns for n in range(*side))
        if not (lasting or self.parts.dated(side)) or not (given or named or lasting):
            return None
        bound = self._given_to(index, subject, objects, side, about=about)
        if not bound:
            return None
        start = next((n for n in range(bound[-1].last, side[1]) if self._for_act(n)), None)
        act = self.parts.act(start, sentence) if start is not None else side
        return Found(frame, side, self.parts.parties(bound), act, when=side)

    def _for_act(self, at: int) -> bool:
        return self.scene.glued_preposition(at) == "ل" and self.tests.event(self.words[at])

    def _given_to(self, index: int, subject: list[NP], objects: list[NP], side: Range, *, about: bool) -> list[NP]:
        """Who has the time: the object, one set off by commas, one behind ل, or the only phrase there is."""
        if objects and not about and self.parts.somebody(objects):
            return objects
        at = subject[-1].last if subject and subject[0].first > index else index + 1
        for place in range(at, side[1]):
            marked = self.scene.glued_preposition(place) == "ل"
            if not marked and place > at and self.words[place - 1].kind != "mark":
                continue
            phrase = self.scene.noun_phrase(place, side[1], glued=marked)
            if phrase is not None and self.parts.somebody([phrase]):
                return [phrase]
        named = next((n for n in range(index + 1, side[1]) if self.scene.actor_at[n] is not None), None)
        if named is not None and subject and subject[0].first < named < subject[-1].last and not about:
            return self.scene.phrases(named, side[1])[:1]
        return (
            subject[-1:] if subject and subject[0].first > index and self.parts.somebody(subject) and not about else []
        )

    # --------------------------------------------------------------------------------------------------- kept, broken

    def _kept(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """أوفى بتعهده، لم يف بالتزاماته، تراجع عن وعده (K8)."""
        denied = self.parts.negated(index, sentence)
        if index - 2 >= sentence.first and self.words[index - 2].text in {"ان", "اذا", "وان", "واذا", "فاذا", "حال"}:
            return None
        if self.parts.hypothetical(index, sentence):
            return None
        breach = any(r.lemma in self.lists["verb.breach"] for r in self.words[index].readings if r.pos == "V")
        if ("broken" in frame.guards and not (breach or denied)) or ("broken" not in frame.guards and denied):
            return None
        subject = self.parts.subject(index, sentence)
        at = subject[-1].last if subject and subject[0].first > index else index + 1
        for place in range(at, min(sentence.last, at + 6)):
            word = self.words[place]
            if word.kind == "mark":
                return None
            if self.tests.names(word) & frame.nouns and word.definite:
                by = self.parts.parties(subject) if self.parts.somebody(subject) else self.parts.owner(index, sentence)
                start = at if self.tests.names(word) & {"موعد", "مهله", "اجل"} and place > at else place
                return (
                    Found(
                        frame, (index, index + 1), by, self.parts.act(start, sentence), status=frame.status, past=True
                    )
                    if by
                    else None
                )
        return None

    def carried_on(self, frame: CommitmentFrame, sentence: Sentence, before: Found) -> Found | None:
        """A sentence that goes on with the terms of the one before: ويتولى المجلس السلطة التشريعية."""
        index = next(
            (n for n in range(sentence.first, min(sentence.last, sentence.first + 3)) if self.scene.is_verb(n)), None
        )
        if (
            index is None
            or not self.parts.coming(index)
            or not (self.words[index].conjunction or self.words[sentence.first].text in {"كما", "وكما"})
        ):
            return None
        low, high = self.words[sentence.first].start, self.words[sentence.last - 1].end
        if any(low <= claim.cue.start < high for claim in self.parts.found.claims) or self.parts.hypothetical(
            index, sentence
        ):
            return None
        subject = self.parts.subject(index, sentence)
        if not subject or subject[0].first < index or not self.parts.speaks(subject):
            return None
        return Found(frame, (index, index + 1), before.by, self.parts.act(index, sentence))

    def _lapsed(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """انتهت المهلة دون ...: the time is over and nothing was done."""
        best = self.words[index].best
        if best is None or best.tense != "perfect":
            return None
        subject = self.parts.subject(index, sentence)
        if not subject or not self.parts.about(subject[0], frame):
            return None
        act: Range = self.clauses.trim(subject[0].first, self.clauses.end(index, sentence, commas=True))
        return Found(frame, (index, index + 1), (), act, status="missed", past=True)
