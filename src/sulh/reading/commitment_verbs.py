"""Commitments whose cue is a verb: who promises, plans, lays down, postpones, keeps or breaks (codebook section 6)."""

from __future__ import annotations

from datetime import date

from sulh.lexicon.commitment_frames import CommitmentFrame
from sulh.reading.clauses import Range
from sulh.reading.commitment_bound import BoundForms
from sulh.reading.commitment_dates import Deadlines
from sulh.reading.commitment_forms import Forms
from sulh.reading.commitment_parts import Found, Parts
from sulh.reading.items import Actor, Participant
from sulh.reading.milestones import area_of
from sulh.reading.page import Sentence
from sulh.reading.scene import NP

__all__ = ["VerbForms"]


_CAMPS = frozenset({"REB", "PTY", "UAF", "MIL", "OPP"})


class VerbForms(Forms):
    """Reads the verbal forms of the commitment frames."""

    def __init__(self, parts: Parts, deadlines: Deadlines) -> None:
        super().__init__(parts, deadlines)
        self.bound = BoundForms(parts, deadlines)
        self.forms = {
            "verb": self._verb, "announced": self._announced, "dated": self._dated, "ends": self._ends,
            "postponed": self._postponed, "fixed": self._fixed, **self.bound.forms,
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
        if not self.parts.somebody(subject) or not objects or self._unnamed(subject[0]):
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
        if "dated" in frame.guards and self.deadlines.of(act) is None:
            return None
        return Found(frame, (index, index + 1), self.parts.parties(subject), act)

    def _unnamed(self, phrase: NP) -> bool:
        return bool(self.tests.names(self.words[phrase.head]) & self.lists["unnamed"])

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
        if subject and self._object_behind_pronoun(index, subject[0]):
            subject = []
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

    def _object_behind_pronoun(self, index: int, phrase: NP) -> bool:
        """أعلن الاتحاد أنه سيرسل بعثة: behind أنه the pronoun is the subject, and an indefinite noun the object."""
        if phrase.first < index or not self.words[index - 1].text.endswith(("انه", "انها", "انهم", "انهما")):
            return False
        return phrase.actor is None and not any(self.words[n].definite for n in range(phrase.first, phrase.last))

    def _belongs(self, actor: Actor, key: str) -> bool:
        """A state or capital of the speaker's (بايدن إن واشنطن ستواصل), or a body of his camp."""
        speaker = next((other for other in self.parts.found.actors if other.key == key), None)
        if speaker is None or speaker.id is None or actor.id is None or speaker.kind != "person":
            return False
        if actor.kind in {"state", "place"}:
            return area_of(actor.id) == area_of(speaker.id)
        entries = self.scene.page.lexicon.actors
        mine, body = entries.get(speaker.id), entries.get(actor.id)
        if mine is None or body is None or body.kind not in {"organization", "armed_group"}:
            return False
        return mine.sector == body.sector and mine.sector in _CAMPS and mine.country[:1] == body.country[:1] != ()

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
        if key is not None and actor is not None and (actor.key == key or self._belongs(actor, key)):
            return True
        head = self.words[phrase.head]
        if head.best is not None and head.best.enclitic and self.tests.human(phrase):
            return True
        named = self.scene.page.stem_span(phrase.first, phrase.last).of(self.scene.page.text)
        return self.tests.human(phrase) and len(named) > 3 and named in speaker

    # ----------------------------------------------------------------------------------------------------- plans

    def _dated(self, frame: CommitmentFrame, index: int, sentence: Sentence) -> Found | None:
        """K4: a dated planned meeting, vote or move."""
        if not self.parts.coming(index) or self.parts.hypothetical(index, sentence):
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
        day = (deadline.latest or deadline.earliest) if future else (deadline.earliest or deadline.latest)
        if not self._future_date(day, strict=not future and not heads):
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
        if not self.parts.coming(index):
            return None
        subject = self.parts.subject(index, sentence)
        if subject and self.parts.about(subject[0], frame):
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
        if not about or not self.parts.about(about[0], frame) or self.parts.negated(index, sentence):
            return None
        by = self.parts.parties(subject) if objects and self.parts.somebody(subject) else ()
        act = self.parts.act(about[0].first, sentence)
        if "dated" in frame.guards and not self.parts.dated(act):
            return None
        return Found(frame, (index, index + 1), by, act, status=frame.status)
