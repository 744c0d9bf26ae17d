"""What a condition verb is said of: its subject through modals, relatives, من شأن and clauses that مما stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sulh.reading.clauses import Range
from sulh.reading.condition_sides import Sides
from sulh.reading.page import Sentence
from sulh.reading.scene import NP

__all__ = ["Agent", "Agents"]

_QUOTES = frozenset({'"', "«", "“", "”", "»"})


@dataclass(frozen=True, slots=True)
class Agent:
    """A word range; `group` is where the verbal group begins; somebody or something; behind the verb (`inside`); the
    antecedent of a relative clause."""

    side: Range
    group: int
    human: bool
    inside: bool = False
    relative: bool = False


class Agents:
    """Finds what verbs are said of."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.scene = sides.scene
        self.words = sides.words
        self.grammar = sides.grammar
        self.clauses = sides.clauses
        self.tests = sides.tests
        self.lists = sides.lists

    def of(self, index: int, sentence: Sentence) -> Agent | None:
        """What stands before the verb or after it, through modals (يمكن أن), قد, and من شأن."""
        group = self.group(index, sentence)
        found = self._of_matter(group, sentence)
        if found is not None:
            return found
        before = self.words[group - 1] if group > sentence.first else None
        if before is not None and before.text in self.lists["what"] and self._clausal(group, sentence):
            side = self._whole_before(group - 1, sentence)
            return Agent(side, group, human=False) if side is not None else None
        if before is not None and before.text in {"من", "لمن", "كمن", "فمن"}:
            return None
        if before is not None and before.tag == "PRON" and before.text.lstrip("وف") in {"هو", "هي"}:
            side = self.sides.thing_before(group - 1, sentence.first, feminine=before.text.endswith("هي"))
            return Agent(side, group, human=False) if side is not None else None
        if before is not None and before.tag == "COMP":
            return self._behind(index, group, sentence)
        topic = self.grammar.topic(group, sentence.first)
        if topic and self.taken(topic[0].first, sentence) and self.words[group - 1].tag != "REL":
            topic = []
        if topic and topic[0].first > sentence.first and self.words[topic[0].first - 1].text in {"قبل", "بعد"}:
            topic = []  # a time inside the subject (انسحاب القوات قبل الاقتراع يمكن أن)
        if topic and self.agrees(index, topic[0], alone=len(topic) == 1):
            return self.stretch(topic, group, sentence)
        if not topic and (stretch := self.topic(index, group, sentence)) is not None:
            return stretch
        if (described := self._described(index, group, sentence)) is not None:
            return described
        behind = self.grammar.subject(index, index, sentence.last)
        return self._from(behind, group) if behind and behind[0].first > index else self._coordinated(index, sentence)

    def _behind(self, index: int, group: int, sentence: Sentence) -> Agent | None:
        """Right after أن the subject follows the verb, or أنه stands for something said before."""
        after = self.grammar.subject(index, index, sentence.last)
        if after and after[0].first > index and self.words[group - 1].text in {"ان", "بان", "لان", "وان"}:
            return self._from(after, group)
        text = self.words[group - 1].text
        if text.endswith(("ه", "ها")) or not after:
            side = self.sides.thing_before(group - 1, sentence.first, feminine=text.endswith("ها"))
            return Agent(side, group, human=False) if side is not None else None
        return None

    def topic(self, index: int, group: int, sentence: Sentence) -> Agent | None:
        """Everything from the beginning of the clause to the verb, where it begins with a noun and holds no verb."""
        first, last = self.clauses.left(group, sentence)
        if last != group or last <= first or self.scene.glued_preposition(first):
            return None
        if (
            not self.scene.is_nominal(first)
            and self.words[first].tag not in {"DEM", "QUANT"}
            and self.words[first].text != "مثل"
        ):
            return None
        verbs = [n for n in range(first, last) if self.scene.is_verb(n)]
        if any(not self._relative(first, n) for n in verbs):
            return None
        phrase = self.scene.noun_phrase(first + (self.words[first].text == "مثل"), last)
        if phrase is None or not self.agrees(index, phrase, alone=phrase.last == last):
            return None
        return Agent((first, last), group, self.tests.human(phrase))

    def taken(self, at: int, sentence: Sentence) -> bool:
        """A phrase right behind a full verb is that verb's own subject or object."""
        before = at - 1
        if before < sentence.first or not self.scene.is_verb(before):
            return False
        return self.words[before].lemma not in {"كان", "ليس", "أمكن", "بقي", "ظلّ", "أصبح", "زال", "عاد"}

    def _described(self, index: int, group: int, sentence: Sentence) -> Agent | None:
        """An indefinite noun before its bare relative clause: ترتيبات جديدة تسهم, عملية تفاوض عبر الوسيط تتيح."""
        best = self.words[index].best
        if best is None or best.conjunction or (group != index and self.words[group].text not in {"قد", "لن", "لا"}):
            return None
        for start in range(group - 1, max(sentence.first, group - 10), -1):
            word = self.words[start]
            if word.kind == "mark" or self.scene.is_verb(start):
                return None
            noun = next((r for r in word.readings if r.pos in {"N", "M"} and not r.article and not r.enclitic), None)
            if noun is None or word.definite or self.scene.actor_at[start] is not None or word.best is None:
                continue
            if self.words[start + 1].definite and start + 1 < group and self.words[start + 1].tag != "P":
                continue
            gender = "f" if noun.number == "p" and noun.cls != "person" else noun.gender
            if gender != best.gender or (
                start > sentence.first
                and self.words[start - 1].tag == "N"
                and not self.words[start - 1].definite
                and not word.preposition
                and self._gender(start - 1) == best.gender
            ):
                continue
            return Agent((start, group), group, word.best.cls in {"person", "group", "org", "body"}, relative=True)
        return None

    def _gender(self, at: int) -> str:
        best = self.words[at].best
        return best.gender if best is not None else ""

    def _relative(self, first: int, verb: int) -> bool:
        """A verb inside a topic: after a relative pronoun, or behind the indefinite noun that it describes."""
        if any(self.words[n].tag == "REL" for n in range(first, verb)):
            return True
        before = self.words[verb - 1]
        return (
            verb - 1 > first and self.scene.is_nominal(verb - 1) and not before.definite and self.words[first].definite
        )

    def agrees(self, index: int, phrase: NP, *, alone: bool) -> bool:
        """A verb behind its subject agrees with it in gender; two joined subjects and plurals of things are left open."""
        best, head = self.words[index].best, self.words[phrase.head].best
        if (
            best is None
            or head is None
            or not alone
            or phrase.actor is not None
            or head.number != "s"
            or best.number != "s"
        ):
            return True
        return not best.gender or not head.gender or best.gender == head.gender

    def group(self, index: int, sentence: Sentence) -> int:
        """First word of the verbal group: قد يعرقل، يمكن أن يعرقل، من المحتمل أن يعرقل."""
        at = index
        while at > sentence.first:
            before = self.words[at - 1]
            if (
                before.text in self.lists["before"]
                or before.text in self.lists["still"]
                or (before.text in {"ما", "لا"} and self.words[at].text in self.lists["still"])
            ):
                at -= 1
                continue
            if before.text in _QUOTES and at - 1 > sentence.first and not self._closes(at - 1):
                at -= 1
                continue
            if before.text == "ان" and at - 2 >= sentence.first:
                modal = at - 2
                if self.words[modal].text in self.lists["modal"] or self.words[modal].stem in self.lists["modal"]:
                    at = modal
                    if at > sentence.first and self.words[at - 1].text in {"من", "ومن", "غير"}:
                        at -= 1
                        if self.words[at].text == "غير" and at > sentence.first:
                            at -= 1
                    continue
            if before.text in {"كان", "كانت", "يبقي", "تبقي"}:
                at -= 1
                continue
            return at
        return at

    def _closes(self, at: int) -> bool:
        """A mark that closes a quotation."""
        place = self.words[at].start
        return any(q.inner.end <= place < q.span.end for q in self.scene.page.quotations)

    def _of_matter(self, group: int, sentence: Sentence) -> Agent | None:
        """من شأن X أن V, X من شأنه أن V (N11)."""
        if group - 2 < sentence.first or self.words[group - 1].text != "ان":
            return None
        for at in range(group - 2, max(sentence.first, group - 16), -1):
            if self.words[at].stem != "شان" or self.words[at - 1].text not in {"من", "ومن"}:
                continue
            if at + 1 < group - 1:
                return Agent(self.clauses.trim(at + 1, group - 1), at - 1, human=False)
            start = at - 1
            if start > sentence.first and self.words[start - 1].text in self.lists["what"] | {"هو", "هي"}:
                start -= 1
            head = self.words[start - 1] if start > sentence.first else None
            if (near := self._described_before(start, at, sentence)) is not None:
                return Agent(near, at - 1, human=False, relative=True)
            topic = self.grammar.topic(at - 1, sentence.first)
            if topic and not self._step(topic[0]):
                return self.stretch(topic, at - 1, sentence)
            if head is not None and (
                head.text in {"،", ","} or head.stem in self.lists["step"] or start < at - 1 or head.kind == "word"
            ):
                side = self._whole_before(start, sentence)
                return Agent(side, at - 1, human=False) if side is not None else None
        return None

    def _described_before(self, start: int, matter: int, sentence: Sentence) -> Range | None:
        """An indefinite noun that من شأنه describes, behind a verb of the same clause (وافق على اتفاق من شأنه أن)."""
        side = self.sides.noun_ending(start, sentence.first)
        if side is None or not any(self.scene.is_verb(n) for n in range(sentence.first, side[0])):
            return None
        head, owner = self.words[side[0]], self.words[matter].best
        if head.definite or head.best is None or owner is None or self.tests.names(head) & self.lists["step"]:
            return None
        feminine = head.best.gender == "f" or head.best.number == "p"
        if feminine is not owner.enclitic.endswith("ها") or not (
            self.scene.glued_preposition(side[0]) or head.best.pos in {"N", "M"}
        ):
            return None
        return side

    def _step(self, phrase: NP) -> bool:
        head = self.words[phrase.head]
        return head.stem in self.lists["step"] and not head.definite

    def _clausal(self, group: int, sentence: Sentence) -> bool:
        """مما / ما / الأمر الذي before the verb stands for the clause before, not for a noun."""
        before = self.words[group - 1]
        if before.text in {"مما", "بما"}:
            return True
        if before.text == "ما":
            return group - 2 >= sentence.first and (
                self.words[group - 2].text in {"،", ",", "وهو", "هو"}
                or (self.scene.is_nominal(group - 2) and self.words[group].text in {"قد", "من"})
            )
        return group - 2 >= sentence.first and self.words[group - 2].text in {"الامر"}

    def _whole_before(self, stop: int, sentence: Sentence) -> Range | None:
        """The clause before, without وهو / في خطوة at its end."""
        last = stop
        while last > sentence.first and (
            self.words[last - 1].kind == "mark"
            or self.words[last - 1].text in {"وهو", "وهي", "هو", "هي", "الامر", "في", "امر", "ما"}
            or self.words[last - 1].stem in self.lists["step"]
        ):
            last -= 1
        if last <= sentence.first:
            return None
        side = self.clauses.left(last, sentence)
        return None if self.sides.empty(side) else side

    def _from(self, phrases: list[NP], group: int) -> Agent:
        return Agent((phrases[0].first, phrases[-1].last), group, self.tests.human(phrases[0]), inside=True)

    def stretch(self, phrases: list[NP], group: int, sentence: Sentence) -> Agent:
        """A subject before its verb with everything up to the verbal group; a relative's antecedent ends at the relative."""
        first, last = phrases[0].first, group
        relative = self.words[group - 1].tag == "REL"
        if relative:
            last = phrases[-1].last
        first, last = self.clauses.trim(first, last)
        return Agent((first, last), group, self.tests.human(phrases[0]), relative=relative)

    def relative_end(self, side: Range) -> Range:
        """A relative clause ends where the verb of the main clause comes (المقترحات التي لا تجعل ... لن تحظى)."""
        for at in range(side[0] + 1, side[1]):
            before = self.words[at - 1].tag
            if (
                (self.scene.is_verb(at) or self.words[at].text in {"لن", "لم", "لا"})
                and before
                not in {
                    "REL",
                    "COMP",
                    "NEG",
                    "CONJ",
                }
                and (self.words[at - 1].definite or self.scene.actor_at[at - 1] is not None)
            ):
                return self.clauses.trim(side[0], at)
        return side

    def _coordinated(self, index: int, sentence: Sentence) -> Agent | None:
        """و + verb without a subject shares that of the verb before (يؤجل الاقتراع ويهدد الهدنة)."""
        if not self.words[index].conjunction:
            return None
        for at in range(index - 1, sentence.first - 1, -1):
            if self.words[at].text in {".", "؛"}:
                return None
            if self.scene.is_verb(at):
                best, mine = self.words[at].best, self.words[index].best
                if best is None or mine is None or best.tense != mine.tense or best.gender != mine.gender:
                    return None
                agent = self.of(at, sentence)
                return replace(agent, inside=False) if agent is not None else None
        return None
