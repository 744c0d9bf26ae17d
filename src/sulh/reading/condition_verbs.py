"""Links whose cue is a verb: subject VERB complement (يعرقل، يمهد لـ، يتطلب)."""

from __future__ import annotations

from sulh.lexicon.condition_frames import ConditionFrame
from sulh.reading.clauses import Range
from sulh.reading.condition_agents import Agents
from sulh.reading.condition_sides import Link, Sides
from sulh.reading.condition_ties import TieLinks
from sulh.reading.hedges import hedge_of
from sulh.reading.page import Sentence

__all__ = ["VerbLinks"]


class VerbLinks:
    """Finds the links of condition verbs."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.agents = Agents(sides)
        self.ties = TieLinks(sides)
        self.scene = sides.scene
        self.words = sides.words
        self.grammar = sides.grammar
        self.clauses = sides.clauses
        self.tests = sides.tests
        self.lists = sides.lists

    def link(self, frame: ConditionFrame, index: int, sentence: Sentence) -> Link | None:
        """The link of the verb at `index` under a frame, or None."""
        if "imperfect" in frame.guards and not self._coming(index, sentence):
            return None
        if (
            "printed" in frame.guards
            and "\u0651" not in self.scene.page.text[self.words[index].start : self.words[index].end]
        ):
            return None
        forms = {
            "tie": self.ties.link,
            "verb": self._verb,
            "preceded": self._preceded,
            "exposes": self._exposes,
            "demanded": self.ties.demanded,
        }
        found = forms[frame.form](frame, index, sentence)
        if found is None or self.sides.empty(found.dependent) or self.sides.empty(found.prerequisite):
            return None
        return found

    def _coming(self, index: int, sentence: Sentence) -> bool:
        if not self.tests.imperfect(index):
            return False
        before = self.words[index - 1] if index > sentence.first else None
        return before is None or before.text not in {"كان", "كانت", "كانوا", "وكان", "وكانت"}

    def warned(self, frame: ConditionFrame, first: int, last: int, sentence: Sentence) -> Link | None:
        """A warning that an act will do something: what it does is the harm (حذّر من أن إغلاق المعبر سيحرم الآلاف)."""
        for index in range(first, min(last, sentence.last)):
            if not self.scene.is_verb(index) or not self.tests.imperfect(index):
                continue
            agent = self.agents.of(index, sentence)
            if agent is None or agent.human or agent.inside or agent.relative or agent.side[0] < first:
                return None
            if not self.tests.act(*agent.side) or any(
                self.words[n].text in self.lists["not"] for n in range(agent.group, index)
            ):
                return None
            right = self.clauses.right(index, sentence)
            cue = (agent.group, index + 1)
            return Link(frame, frame.kind, cue, right, agent.side, frame.suffix, cue)
        return None

    def masdar(self, frame: ConditionFrame, index: int, sentence: Sentence) -> Link | None:
        """The link of a masdar behind من شأنه."""
        agent = self._matter_topic(index - 2, sentence)
        start = self._complement(frame, index, index + 1, sentence)
        if agent is None or start is None:
            return None
        right = self.clauses.right(start[0], sentence)
        if not self._complement_fits(frame, start[0], right):
            return None
        dependent, prerequisite = (right, agent) if frame.left == "pre" else (agent, right)
        return Link(
            frame,
            frame.kind,
            (index, max(start[1], index + 1)),
            dependent,
            prerequisite,
            frame.suffix,
            (index - 2, index + 1),
        )

    def _matter_topic(self, at: int, sentence: Sentence) -> Range | None:
        side = self.clauses.left(at, sentence)
        found = self.sides.noun_ending(at, side[0])
        if found is not None:
            return found
        return None if self.sides.empty(side) else side

    def _verb(self, frame: ConditionFrame, index: int, sentence: Sentence) -> Link | None:
        agent = self.agents.of(index, sentence)
        if agent is None or ("thing" in frame.guards and agent.human) or (frame.within and agent.inside):
            return None
        after = max(index + 1, agent.side[1] if agent.inside and agent.side[0] > index else index + 1)
        if agent.inside and agent.side[0] > index:
            after = agent.side[1]
        if "must" in frame.guards and not any(
            self.words[n].text in self.lists["must"] for n in range(agent.group, index)
        ):
            return None
        if "matter" in frame.guards and hedge_of(self.scene, agent.group, index + 1) not in {"may", "likely"}:
            return None
        start = self._complement(frame, index, after, sentence)
        if start is None:
            return None
        end, cue_end, exceptive = start
        right = self.clauses.right(end, sentence)
        if agent.relative:
            right = self.agents.relative_end(right)
        if not self._complement_fits(frame, end, right):
            return None
        negated = not exceptive and any(
            self.words[n].text in self.lists["not"] for n in range(max(sentence.first, agent.group), index)
        )
        kind, suffix = frame.kind, frame.suffix
        if negated and frame.kind == "enables":
            kind, negated = "blocks", False
        elif negated and frame.suffix == "harm":
            negated = True
        cue = (index, max(cue_end, index + 1))
        hedged = (agent.group, index + 1)
        dependent, prerequisite = (right, agent.side) if frame.left == "pre" else (agent.side, right)
        return Link(frame, kind, cue, dependent, prerequisite, suffix, hedged, negated)

    def _complement_fits(self, frame: ConditionFrame, end: int, right: Range) -> bool:
        if right[1] <= right[0]:
            return False
        if frame.complement == "bad" and not self.tests.bad(right, reach=5):
            return False
        if frame.complement == "not_bad" and self.tests.bad(right, reach=5):
            return False
        if frame.within and not any({self.words[n].text, self.words[n].stem} & frame.within for n in range(*right)):
            return False
        if "definite" in frame.guards and not any(
            self.words[n].definite or self.scene.actor_at[n] is not None for n in range(end, min(right[1], end + 2))
        ):
            return False
        if "process" in frame.guards:
            return (
                self.tests.event(self.words[end])
                or self.words[end].text == "ان"
                or self.words[end].stem
                in {
                    "مسار",
                    "جهود",
                    "عمليه",
                    "مهمه",
                    "مساع",
                    "خطط",
                    "مساعي",
                    "مسيره",
                    "فرص",
                    "افاق",
                    "اي",
                    "كل",
                    "جميع",
                    "خطه",
                    "الجهود",
                }
            )
        if "act" in frame.guards:
            return self.tests.act(end, right[1]) or self.scene.actor_at[end] is not None
        return True

    def _preceded(self, frame: ConditionFrame, index: int, sentence: Sentence) -> Link | None:
        """dependent VERB-it prerequisite: الذهاب إلى المفاوضات يجب أن يسبقه انسحاب."""
        best = self.words[index].best
        group = self.agents.group(index, sentence)
        if (
            best is None
            or not best.enclitic
            or not any(self.words[n].text in self.lists["must"] for n in range(group, index))
        ):
            return None
        topic = self.grammar.topic(group, sentence.first)
        agent = self.agents.stretch(topic, group, sentence) if topic else self.agents.topic(group - 1, group, sentence)
        if agent is None:
            return None
        return Link(
            frame,
            frame.kind,
            (index, index + 1),
            agent.side,
            self.clauses.right(index + 1, sentence),
            "",
            (group, index),
        )

    def _exposes(self, frame: ConditionFrame, index: int, sentence: Sentence) -> Link | None:
        """subject VERB object to harm: يعرض وحدة مالي للخطر."""
        agent = self.agents.of(index, sentence)
        if agent is None or agent.human:
            return None
        start = max(index + 1, agent.side[1]) if agent.side[0] > index else index + 1
        for at in range(start + 1, min(sentence.last, start + 9)):
            if self.scene.glued_preposition(at) == "ل" and self.tests.kind(self.words[at]) in {"bad", "end"}:
                negated = any(self.words[n].text in self.lists["not"] for n in range(agent.group, index))
                return Link(
                    frame,
                    frame.kind,
                    (index, index + 1),
                    (start, at),
                    agent.side,
                    frame.suffix,
                    (agent.group, index + 1),
                    negated,
                )
        return None

    def _complement(
        self, frame: ConditionFrame, index: int, at: int, sentence: Sentence
    ) -> tuple[int, int, bool] | None:
        """(first word of the complement, end of the cue, whether an exceptive stands between)."""
        if frame.objects:
            for place in range(at, min(sentence.last, at + 3)):
                for cue in frame.objects:
                    end = self.sides.match(cue, place, sentence.last, named=True)
                    if end is not None and end < sentence.last:
                        return end, end, False
            return None
        if not frame.prepositions:
            return self._direct(index, at, sentence)
        exceptive = False
        best_choice: tuple[int, int, bool] | None = None
        for place in range(at, min(sentence.last, at + 18)):
            word = self.words[place]
            if word.text in {"الا", "سوي"}:
                exceptive = True
                continue
            if word.kind == "mark" and word.text not in {"«", '"', "“"}:
                return best_choice
            if word.text in frame.prepositions:
                return (place + 1, place + 1, exceptive) if place + 1 < sentence.last else None
            glued = self.scene.glued_preposition(place)
            if glued and glued in frame.prepositions:
                if glued == "ل" and "ب" in frame.prepositions:
                    best_choice = best_choice or (place, index + 1, exceptive)
                    continue
                return place, place if exceptive else index + 1, exceptive
            if place > at and self.scene.is_verb(place):
                return best_choice
        return best_choice

    def _direct(self, index: int, at: int, sentence: Sentence) -> tuple[int, int, bool] | None:
        """The bare object after the verb; أن-clauses count, prepositions do not."""
        while at < sentence.last:
            word = self.words[at]
            if word.tag in {"ADV"} or self.scene.dated[at] or word.text in {"«", '"', "“", "الا"}:
                at += 1
                continue
            if word.tag != "P" and word.text not in {"بشكل", "بصوره"}:
                break
            phrase = self.scene.noun_phrase(at + 1, sentence.last, glued=True) if at + 1 < sentence.last else None
            if phrase is None or phrase.last >= sentence.last or not self.scene.is_nominal(phrase.last):
                return None
            at = phrase.last
        if at >= sentence.last or self.words[at].kind == "mark":
            return None
        if self.words[at].text in {"ان", "كل", "جميع", "اي"}:
            return at, index + 1, False
        if (
            self.scene.glued_preposition(at)
            or self.scene.glued_conjunction(at)
            or self.words[at].tag not in {"N", "A", "NUM", "DEM", "QUANT", "NEG"}
        ):
            return (
                (at, index + 1, False)
                if self.scene.actor_at[at] is not None and not self.scene.glued_preposition(at)
                else None
            )
        return at, index + 1, False
