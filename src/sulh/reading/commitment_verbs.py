"""Commitments whose cue is a verb: who promises, plans, lays down, postpones, keeps or breaks (codebook section 6)."""

from __future__ import annotations

from datetime import date

from sulh.lexicon.commitment_frames import CommitmentFrame
from sulh.reading.clauses import Range
from sulh.reading.commitment_dates import Deadlines
from sulh.reading.commitment_parts import Found, Parts
from sulh.reading.items import Actor, Participant
from sulh.reading.milestones import area_of
from sulh.reading.page import Sentence
from sulh.reading.scene import NP

__all__ = ["VerbForms"]


class VerbForms:
    """Reads the verbal forms of the commitment frames."""

    def __init__(self, parts: Parts, deadlines: Deadlines) -> None:
        self.parts = parts
        self.deadlines = deadlines
        self.scene = parts.scene
        self.words = parts.words
        self.grammar = parts.grammar
        self.clauses = parts.clauses
        self.tests = parts.tests
        self.lists = parts.lists
        self.forms = {
            "verb": self._verb, "announced": self._announced, "dated": self._dated, "ends": self._ends,
            "postponed": self._postponed, "fixed": self._fixed, "passive": self._passive, "respite": self._respite,
            "kept": self._kept, "lapsed": self._lapsed, "provision": self._provision,
        }  # fmt: skip

    def read(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """What a frame finds at a verb."""
        form = self.forms.get(frame.form)
        return form(frame, index, sentence) if form is not None else None

    # -------------------------------------------------------------------------------------------------- promising

    def _verb(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        if self.parts.negated(index, sentence) or self.parts.hypothetical(index, sentence):
            return None
        subject = self.parts.subject(index, sentence)
        at = subject[-1].last if subject and subject[0].first > index else index + 1
        by = self.parts.parties(subject) if self.parts.speaks(subject) else ()
        if not subject:
            by = self.parts.owner(index, sentence)
        if not by:
            return None
        if at < sentence.last and self.words[at].tag == "PPRON":
            return None
        start = self.parts.complement(frame, at, sentence)
        if start is None or start >= sentence.last or not self._acts(frame, start, sentence):
            return None
        return Found(frame, (index, index + 1), by, self.parts.act(start, sentence))

    def _acts(self, frame: CommitmentFrame, start: int, sentence: Sentence) -> bool:
        """The complement is an act, and where asked one of the party's own."""
        word = self.words[start]
        if self.words[start - 1].text == "ان" and not self.scene.is_verb(start) and "act" in frame.guards:
            return False
        if "own" in frame.guards and self.tests.names(word) & self.lists["plan"]:
            return True
        if "act" in frame.guards and not self.tests.act(start, sentence.last):
            return False
        names = self.tests.names(word)
        if "own" in frame.guards and names & self.lists["document"]:
            return False
        return "own_act" not in frame.guards or bool(names & self.lists["own_act"])

    def _announced(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """أعلنت الجزائر استئناف الرحلات: a body announces or decides an act of its own."""
        if self.parts.negated(index, sentence) or self.parts.hypothetical(index, sentence):
            return None
        subject = self.parts.subject(index, sentence)
        objects = self.parts.object(index, sentence, subject)
        if not self.parts.somebody(subject) or not objects:
            return None
        head = self.words[objects[0].head]
        if head.definite and head.best is not None and head.best.article:
            return None
        if not self.tests.names(head) & frame.nouns:
            return None
        after = self.words[objects[0].head + 1] if objects[0].head + 1 < sentence.last else head
        act = self.parts.act(objects[0].first, sentence)
        if after.stem in {"تحقيق", "النار", "تحقيقات"} or any(
            w.latest is not None and self._over(w.latest) for w in self.deadlines.inside(act)
        ):
            return None
        return Found(frame, (index, index + 1), self.parts.parties(subject), self.parts.act(objects[0].first, sentence))

    def _over(self, day: date) -> bool:
        published = self.deadlines.published
        return published is not None and day < published

    def own_plan(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """قال X إن حكومته ستفعل: the doer says it himself."""
        best = self.words[index].best
        if (
            best is None
            or not (best.future or self.words[index - 1].text == "سوف")
            or self.parts.hypothetical(index, sentence)
        ):
            return None
        claim = self.parts.claim(index)
        if claim is None or claim.speaker is None or self._nobody(claim.speaker):
            return None
        subject = self.parts.subject(index, sentence)
        if best.person != 1 and subject and not self._own(subject[0], claim.speaker.key, claim.speaker.text):
            return None
        if (
            best.person == 3
            and not subject
            and not self.words[index - 1].text.endswith(("انه", "انها", "انهم", "انهما"))
        ):
            return None
        act = self.parts.act(index, sentence)
        if any(self.words[n].stem in self.lists["hostile"] for n in range(index, min(act[1], index + 3))):
            return None
        by = self.parts.parties(subject) if subject else (claim.speaker,)
        return Found(frame, (index, index + 1), by, act)

    def _same_area(self, actor: Actor, key: str) -> bool:
        """A state, capital or government that the speaker belongs to (بايدن إن واشنطن ستواصل)."""
        speaker = next((other for other in self.parts.found.actors if other.key == key), None)
        if speaker is None or speaker.id is None or actor.id is None or speaker.kind != "person":
            return False
        return actor.kind in {"state", "place"} and area_of(actor.id) == area_of(speaker.id)

    def _nobody(self, speaker: Participant) -> bool:
        """A source, witness or analyst plans nothing."""
        at = next(iter(self.scene.words_in(speaker.span)), None)
        if at is None:
            return True
        word = self.words[at]
        if self.tests.names(word) & self.lists["unnamed"]:
            return True
        phrase = self.scene.noun_phrase(at, len(self.words), glued=True)
        vague = phrase is not None and not any(
            self.words[n].definite or self.scene.actor_at[n] is not None for n in range(phrase.first, phrase.last)
        )
        return vague and speaker.key is None

    def _own(self, phrase: NP, key: str | None, speaker: str) -> bool:
        """The subject is the speaker, his own body (حكومته), or the body he speaks for."""
        actor = self.parts.resolver.actor(phrase)
        if key is not None and actor is not None and (actor.key == key or self._same_area(actor, key)):
            return True
        head = self.words[phrase.head]
        if head.best is not None and head.best.enclitic and self.tests.human(phrase):
            return True
        named = self.scene.page.stem_span(phrase.first, phrase.last).of(self.scene.page.text)
        return self.tests.human(phrase) and len(named) > 3 and named in speaker

    # ----------------------------------------------------------------------------------------------------- plans

    def _coming(self, index: int) -> bool:
        """Future, or an imperfect that no negation, قد or أن governs."""
        best = self.words[index].best
        if best is None or best.tense != "imperfect":
            return False
        before = self.words[index - 1].text if index else ""
        return (
            best.future
            or before == "سوف"
            or before not in {"لم", "لن", "لا", "ان", "قد", "كان", "كانت", "ولم", "ولا", "ولن", "كي"}
        )

    def _dated(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """K4: a dated planned meeting, vote or move."""
        if not self._coming(index) or self.parts.hypothetical(index, sentence):
            return None
        act = self.parts.act(index, sentence)
        deadline = self.deadlines.of(act)
        subject = self.parts.subject(index, sentence)
        best = self.words[index].best
        future = best is not None and best.future
        lasting = deadline is not None and deadline.grain == "duration"
        if deadline is None or not (deadline.known or lasting) or (lasting and not future):
            return self._undated(frame, index, act, subject)
        if self.words[index - 1].tag == "REL" and not future:
            return None
        heads = index == sentence.first or (index == sentence.first + 1 and bool(self.words[index].conjunction))
        if not self._future_date(deadline.earliest or deadline.latest, strict=not future and not heads):
            return None
        by = self.parts.parties(subject) if self.parts.somebody(subject) else ()
        return Found(frame, (index, index + 1), by, act)

    def _undated(self, frame: CommitmentFrame, index: int, act: Range, subject: list[NP]) -> Found | None:
        """A visit or meeting said to come (سيصل، سيلتقي) is a plan without a date."""
        best = self.words[index].best
        meets = (
            best is not None
            and best.future
            and any(r.lemma in self.lists["verb.meeting"] for r in self.words[index].readings)
        )
        return (
            Found(frame, (index, index + 1), self.parts.parties(subject), act)
            if meets and self.parts.somebody(subject)
            else None
        )

    def _future_date(self, day: date | None, *, strict: bool) -> bool:
        published = self.deadlines.published
        return published is None or day is None or day > published or (day == published and not strict)

    def _ends(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """A period, mandate or text runs out or begins on a day."""
        if not self._coming(index):
            return None
        subject = self.parts.subject(index, sentence)
        if subject and self._about(subject[0], frame):
            first = subject[0].first
        else:
            agent = self.parts.agents.of(index, sentence)
            if agent is None or agent.inside or not self._named(agent.side[0], frame):
                return None
            first = agent.side[0]
        act = self.parts.act(min(index, first), sentence)
        if act[1] <= index:
            act = (index, self.parts.act(index, sentence)[1])
        deadline = self.deadlines.of(act)
        if deadline is None or not deadline.known:
            return None
        return Found(frame, (index, index + 1), (), act)

    def _named(self, at: int, frame: CommitmentFrame) -> bool:
        word = self.words[at]
        return bool(self.tests.names(word) & frame.nouns)

    def _about(self, phrase: NP, frame: CommitmentFrame) -> bool:
        return any(self.tests.names(word) & frame.nouns for word in (self.words[phrase.head], self.words[phrase.first]))

    def _fixed(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """حدد الملتقى D موعدا لـ ..."""
        for at in range(index + 1, min(sentence.last - 1, index + 18)):
            word = self.words[at]
            if word.text in {".", "؛"}:
                return None
            if (self.tests.names(word) | {word.text}) & frame.nouns | ({word.text} & {"موعدا", "تاريخا"}):
                side = (index, self.clauses.end(at, sentence))
                if not self.parts.dated(side):
                    return None
                subject = self.parts.subject(index, sentence)
                by = self.parts.parties(subject) if self.parts.somebody(subject) else ()
                start = next(
                    (n for n in range(at + 1, min(sentence.last, at + 4)) if self.scene.glued_preposition(n) == "ل"),
                    None,
                )
                act = self.parts.act(start, sentence) if start is not None else side
                return Found(frame, (index, at + 1), by, act, when=side)
        return None

    def _postponed(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """K8: put off, to a new date or to none."""
        subject = self.parts.subject(index, sentence)
        objects = self.parts.object(index, sentence, subject)
        about = objects or subject
        if not about or not self._about(about[0], frame) or self.parts.negated(index, sentence):
            return None
        by = self.parts.parties(subject) if objects and self.parts.somebody(subject) else ()
        act = self.parts.act(about[0].first, sentence)
        if "dated" in frame.guards and not self.parts.dated(act):
            return None
        return Found(frame, (index, index + 1), by, act, status=frame.status)

    # -------------------------------------------------------------------------------------------------- bound by

    def _provision(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """K6: what an agreement, plan or resolution lays down."""
        subject = self.parts.subject(index, sentence)
        if not subject or not self.parts.text(subject[0]):
            subject = self._text_topic(index, sentence) or self._text_before(index, sentence)
        if not subject or self.parts.negated(index, sentence):
            return None
        at = subject[-1].last if subject[0].first > index else index + 1
        start = self.parts.complement(frame, at, sentence, reach=24)
        if start is None or start >= sentence.last:
            return None
        if "dated" in frame.guards and not self.deadlines.bounded(self.parts.act(start, sentence)):
            return None
        clause = self.words[start - 1].text in {"ان", "الا", "بان"}
        if not clause and not self.tests.act(start, sentence.last) and not self.tests.human_at(start):
            return None
        return Found(frame, (index, index + 1), self.parts.parties(subject[:1]), self.parts.act(start, sentence))

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
        subject = self.parts.subject(index, sentence)
        if not subject or subject[0].first < index or not self.parts.speaks(subject[:1]):
            return None
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
                return (
                    Found(
                        frame, (index, index + 1), by, self.parts.act(place, sentence), status=frame.status, past=True
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
            or not self._coming(index)
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
        if not subject or not self._about(subject[0], frame):
            return None
        act: Range = self.clauses.trim(subject[0].first, self.clauses.end(index, sentence, commas=True))
        return Found(frame, (index, index + 1), (), act, status="missed", past=True)
