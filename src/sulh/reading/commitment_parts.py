"""The parts of a commitment: what is found, who is bound, to what, and whether anybody is bound at all (K1, K2, K5)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from sulh.lexicon.commitment_frames import CommitmentFrame
from sulh.reading.clauses import Range
from sulh.reading.condition_agents import Agents
from sulh.reading.condition_sides import Sides
from sulh.reading.items import Claim, Participant
from sulh.reading.page import Sentence
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP

__all__ = ["Found", "Parts"]


@dataclass(frozen=True, slots=True)
class Found:
    """A commitment's cue, parties and act as word ranges.

    `past`: its date may be over; `when`: where its date stands, if not in the act.
    """

    frame: CommitmentFrame
    cue: Range
    by: tuple[Participant, ...]
    act: Range
    to: tuple[Participant, ...] = ()
    status: str = ""
    past: bool = False
    when: Range | None = None


class Parts:
    """Questions about parties and acts of one document."""

    def __init__(self, sides: Sides, resolver: Resolver, found: Reading) -> None:
        self.sides = sides
        self.scene = sides.scene
        self.words = sides.words
        self.grammar = sides.grammar
        self.clauses = sides.clauses
        self.tests = sides.tests
        self.lists = sides.lists
        self.agents = Agents(sides)
        self.resolver = resolver
        self.found = found

    # ------------------------------------------------------------------------------------------------------ parties

    def parties(self, phrases: list[NP]) -> tuple[Participant, ...]:
        """Phrases as parties, resolved where the document settles it."""
        return tuple(self.resolver.participant(phrase) for phrase in phrases)

    def somebody(self, phrases: list[NP]) -> bool:
        """The phrases name people, bodies or states."""
        return bool(phrases) and (self.tests.human(phrases[0]) or self.resolver.actor(phrases[0]) is not None)

    def subject(self, index: int, sentence: Sentence) -> list[NP]:
        """Subject phrases of a verb: those before it where they agree, those behind it, those of the verb it joins."""
        topic = self.grammar.topic(index, sentence.first)
        near = bool(topic) and topic[-1].last >= index - 2 and not self.agents.taken(topic[0].first, sentence)
        if near and self.agents.agrees(index, topic[0], alone=len(topic) == 1):
            return topic
        best = self.words[index].best
        if best is not None and best.conjunction and best.number in {"d", "p"}:
            return self._joined(index, sentence)
        found = self.grammar.subject(index, sentence.first, sentence.last)
        if (
            not self.somebody(found)
            and (agent := self.agents.topic(index, index, sentence)) is not None
            and agent.side[1] == index
        ):
            phrase = self.scene.noun_phrase(agent.side[0], index)
            found = [phrase] if phrase is not None else found
        return found or (self._joined(index, sentence) if best is not None and best.conjunction else [])

    def _joined(self, index: int, sentence: Sentence) -> list[NP]:
        """و + verb without a subject shares that of the verb before."""
        for at in range(index - 1, sentence.first - 1, -1):
            if self.words[at].text in {".", "؛"}:
                return []
            if self.scene.is_verb(at) and self.words[at - 1].tag not in {"REL"}:
                other, mine = self.words[at].best, self.words[index].best
                if other is None or mine is None or other.tense != mine.tense:
                    return []
                return self.subject(at, sentence)
        return []

    def object(self, index: int, sentence: Sentence, subject: list[NP]) -> list[NP]:
        """Object phrases of a verb, also behind a place or time (أعلنت الحركة في مالي هدنة)."""
        found = self.grammar.object(index, sentence.last, subject)
        at = subject[-1].last if subject and subject[0].first > index else index + 1
        if found or at >= sentence.last:
            return found
        landing = self.grammar.skip_asides(at, sentence.last)
        if landing is None or landing >= sentence.last or self.scene.glued_preposition(landing):
            return []
        return self.scene.phrases(landing, sentence.last) if self.scene.is_nominal(landing) else []

    def speaks(self, phrases: list[NP]) -> bool:
        """May be bound by a promise: somebody, or a name or definite noun that is no act, text or thing."""
        if self.somebody(phrases):
            return True
        if not phrases:
            return False
        head = self.words[phrases[0].head]
        if head.best is None:
            return True
        things = {"event", "document", "thing", "weapon", "money", "time", "quantity"}
        return head.definite and head.best.cls not in things and head.best.pos != "M" and not self.text(phrases[0])

    def owner(self, index: int, sentence: Sentence) -> tuple[Participant, ...]:
        """Whose word it is where the cue has no subject: of the verb right before it, of the nearest claim, of the line."""
        at = self.words[index].start
        for verb in range(index - 1, max(sentence.first, index - 3) - 1, -1):
            if self.scene.is_verb(verb):
                phrases = self.subject(verb, sentence)
                if self.somebody(phrases):
                    return self.parties(phrases)
                break
        claims = [
            claim
            for claim in self.found.claims
            if claim.speaker is not None
            and sentence.index - 1 <= claim.sentence <= sentence.index
            and claim.cue.start <= at
        ]
        if claims and claims[-1].speaker is not None:
            return (claims[-1].speaker,)
        for verb in self.grammar.verbs(sentence.first, index):
            phrases = self.subject(verb, sentence)
            if self.somebody(phrases):
                return self.parties(phrases)
        return self._carried(index, sentence)

    def _carried(self, index: int, sentence: Sentence) -> tuple[Participant, ...]:
        """كما التزموا بـ at the head of a sentence goes on about the subject of the one before."""
        if index - sentence.first > 2 or sentence.index == 0:
            return ()
        before = self.scene.page.sentences[sentence.index - 1]
        for verb in self.grammar.verbs(before.first, before.last):
            phrases = self.grammar.subject(verb, before.first, before.last)
            if self.somebody(phrases):
                return self.parties(phrases)
        return ()

    def claim(self, index: int) -> Claim | None:
        """The innermost claim around a word."""
        return self.clauses.claim_at(index)

    def text(self, phrase: NP) -> bool:
        """A phrase that names an agreement, plan, resolution or law."""
        word = self.words[phrase.head]
        if word.best is None or word.best.number != "s":
            return word.stem in {"بنود"}
        return bool({word.stem, word.best.base} & self.lists["text"])

    # --------------------------------------------------------------------------------------------------------- acts

    def act(self, start: int, sentence: Sentence) -> Range:
        """The clause from `start`, and a date that is set off by a comma (، حتى 10 يناير)."""
        first, last = self.clauses.right(start, sentence)
        while last + 2 < sentence.last and self.words[last].text in {"،", ","} and self._dates(last + 1):
            stop = self.clauses.end(last + 1, sentence)
            last = self.clauses.trim(first, stop)[1]
        return first, max(last, first + 1)

    def _dates(self, at: int) -> bool:
        """A date, or a word of a bound with a date behind it."""
        if self.scene.dated[at]:
            return True
        text = self.words[at].text
        bound = any(text in self.lists[f"bound.{kind}"] for kind in ("by", "before", "from")) or text in {
            "في",
            "الي",
            "اي",
        }
        return bound and any(self.scene.dated[n] for n in range(at + 1, min(len(self.words), at + 5)))

    def split(self, found: Found) -> list[Found]:
        """A list of acts under one verb (على ... وعلى ..., أن ... وأن ...) is as many commitments."""
        first, last = found.act
        opener = self.words[first - 1].text if first else ""
        glued = self.scene.glued_preposition(first)
        cuts = [
            at
            for at in range(first + 2, last - 1)
            if (opener in {"علي", "ان", "الا"} and self.words[at].text == f"و{opener}")
            or (
                glued == "ب"
                and self.words[at].conjunction == "و"
                and self.scene.glued_preposition(at) == "ب"
                and self.tests.event(self.words[at])
            )
        ]
        if not cuts:
            return [found]
        bounds = [first, *cuts, last]
        parts = [
            self.clauses.trim(low + (low in cuts and glued != "ب"), high) for low, high in itertools.pairwise(bounds)
        ]
        return [replace(found, act=part) for part in parts if part[1] > part[0]]

    def complement(
        self, frame: CommitmentFrame, at: int, sentence: Sentence, *, reach: int = 14, marks: bool = True
    ) -> int | None:
        """Where the act begins: behind the first of the frame's prepositions, at أن, or at a bare object."""
        wanted = frame.prepositions
        if "" in wanted and at < sentence.last:
            bare = self._bare(at, sentence)
            if bare is not None and (
                len(wanted) == 1 or self.words[bare].text == "ان" or self.tests.act(bare, sentence.last)
            ):
                return bare + (self.words[bare].text == "ان")
        beyond = at
        for index in range(at, min(sentence.last - 1, at + reach)):
            word = self.words[index]
            if index < beyond:
                continue
            if word.text in {"،", ","} and self.words[index + 1].tag == "REL":
                beyond = next(
                    (
                        n + 1
                        for n in range(index + 2, min(sentence.last, index + 22))
                        if self.words[n].text in {"،", ","}
                    ),
                    index,
                )
                continue
            if word.kind == "mark" and word.text not in (
                {'"', "«", "“", "،", "-", "–", "(", ")"} if marks else {'"', "«", "“", "”"}
            ):
                return None
            if word.text in wanted and word.tag == "P":
                return index + 1
            if (
                "ان" in wanted
                and word.tag == "COMP"
                and word.text in {"ان", "الا", "انه", "انها", "انهم", "بان", "بالا", "بانه", "بانها"}
            ):
                return index + 1
            if word.text in {"بان", "بالا"} and "ب" in wanted:
                return index + 1
            glued = self.scene.glued_preposition(index) or self._hidden(index)
            if glued and glued in wanted and not (glued == "ل" and self._recipient(index)):
                return index
            if index > at and self.scene.is_verb(index):
                return None
        return None

    def _bare(self, at: int, sentence: Sentence) -> int | None:
        while at < sentence.last and (
            self.scene.dated[at] or self.words[at].tag == "ADV" or self.words[at].text in {'"', "«", "“"}
        ):
            at += 1
        if (
            at >= sentence.last
            or self.words[at].kind == "mark"
            or self.scene.glued_preposition(at)
            or self.words[at].tag == "P"
        ):
            return None
        return at if self.scene.is_nominal(at) or self.words[at].text == "ان" else None

    def _hidden(self, index: int) -> str:
        """بدعم, بوساطة read as prepositions of their own: the glued ب of the noun behind them."""
        word = self.words[index]
        if word.tag != "P":
            return ""
        return next((r.preposition for r in word.readings if r.pos in {"M", "N"} and r.preposition), "")

    def _recipient(self, index: int) -> bool:
        """ل + somebody marks to whom, not what."""
        phrase = self.scene.noun_phrase(index, index + 8, glued=True)
        return phrase is not None and self.tests.human(phrase) and not self.tests.event(self.words[index])

    # -------------------------------------------------------------------------------------------------------- tests

    def negated(self, index: int, sentence: Sentence) -> bool:
        """Denied right before the cue."""
        return index > sentence.first and (
            self.words[index - 1].text in self.lists["not"] or self.words[index - 1].stem in {"عدم", "غير"}
        )

    def hypothetical(self, index: int, sentence: Sentence) -> bool:
        """In an if-clause, under أن, or wished for, demanded, needed: nobody is bound."""
        for at in range(index - 1, sentence.first - 1, -1):
            word = self.words[at]
            if word.kind == "mark" and word.text in {"،", ",", ".", "؛", ":"}:
                return False
            if word.text in self.lists["conditional"] or (
                word.text == "حال" and self.words[at - 1].text in {"في", "وفي"}
            ):
                return True
            if at == index - 1 and word.text in {"ان", "لان", "كي", "لكي", "حتي"} and self.tests.imperfect(index):
                best = self.words[index].best
                return best is not None and not best.future
            if index - at <= 4 and (
                word.stem in self.lists["wish"]
                or (word.best is not None and word.best.lemma in self.lists["verb.wish"])
            ):
                return True
        return False

    def coming(self, index: int) -> bool:
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

    def about(self, phrase: NP, frame: CommitmentFrame) -> bool:
        """A phrase whose head is one of the frame's nouns."""
        return any(self.tests.names(word) & frame.nouns for word in (self.words[phrase.head], self.words[phrase.first]))

    def peaceful(self, start: int) -> bool:
        """No act of war."""
        word = self.words[start]
        return not self.tests.names(word) & self.lists["hostile"]

    def dated(self, side: Range) -> bool:
        """A date stands in a stretch."""
        return any(self.scene.dated[n] for n in range(*side))
