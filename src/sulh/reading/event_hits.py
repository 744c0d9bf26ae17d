"""Triggers: which words of a sentence tell an event, in which frame (codebook section 3, G12, G16-G18)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sulh.lexicon.entry import Analysis
from sulh.lexicon.frames import EventFrame
from sulh.reading.event_chains import Chains
from sulh.reading.event_facts import Facts
from sulh.reading.page import Sentence, Word
from sulh.reading.resolve import Resolver
from sulh.reading.roles import Parties, Roles
from sulh.reading.scene import NP
from sulh.reading.status import Judge, Verdict
from sulh.text.folded import fold

__all__ = ["TOLL", "Hit", "Triggers"]

_NOMINAL = frozenset({"M", "N", "AP", "PP"})
_MET = frozenset({"مع"})
_THINGS = frozenset({"abstract", "thing", "time", "event", "money", "measure"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger with its frame, parties and status."""

    index: int
    last: int
    frame: EventFrame
    parties: Parties
    verdict: Verdict
    verbal: bool


_HELD = frozenset(
    {"AGREE", "SUPPORT", "REJECT", "COOPERATE", "THREATEN"}
)  # the nouns name attitudes too: التزاماته, دعمها


_WHOLE = frozenset(
    {"وهو", "وهي", "وهم", "الامر", "هو", "الشيء"}
)  # وهو ما يرفضه: of the whole clause before, an assertion
_ANY = frozenset({"اي", "ايه", "باي", "لاي", "كل"})  # any attack is no attack
_QUOTES = frozenset({"«", "»", '"', "“", "”"})
TOLL = frozenset({"assault.kill", "assault.wound", "assault.die", "assault.casualties"})


@cache
def _folded(lemma: str) -> str:
    return fold(lemma)


class Triggers:
    """Finds the triggers of a page, sentence by sentence."""

    def __init__(self, roles: Roles, facts: Facts) -> None:
        self.roles = roles
        self.facts = facts
        self.scene = roles.scene
        self.grammar = roles.grammar
        self.resolver: Resolver = roles.resolver
        self.words = self.scene.words
        self.judge = Judge(self.scene)
        self.chains = Chains(roles)
        self.frames = self.scene.page.lexicon.frames
        self.known = self.scene.page.lexicon.event_words
        self._forms: dict[int, frozenset[str]] = {}

    def hits(self, sentence: Sentence) -> Iterator[Hit]:
        """The triggers of a sentence in text order."""
        until = sentence.first
        for index in range(sentence.first, sentence.last):
            word = self.words[index]
            if (
                index < until
                or word.kind != "word"
                or self.scene.actor_at[index] is not None
                or self.scene.dated[index]
            ):
                continue
            hit = self._phrase(index, sentence)
            if hit is None:
                hit = self._verb(index, sentence) if word.tag == "V" else self._chain(index, sentence)
            if hit is None and word.tag != "V":
                hit = self._noun(index, sentence)
            if hit is not None:
                until = hit.last
                yield hit

    def _verdict(self, index: int, sentence: Sentence, frame: EventFrame) -> Verdict:
        when = self.facts.when(index, sentence, speech=frame.speech)
        earliest = when.earliest if when is not None else None
        return self.judge.verdict(index, sentence.first, sentence.last, when=earliest)

    # ---------------------------------------------------------------------------------------------------- phrases

    def _phrase(self, index: int, sentence: Sentence) -> Hit | None:
        """Idioms: the first word by lemma or letters, the others as written (lemma or letters)."""
        known = self.frames.phrases
        for key in sorted(key for key in self._forms_of(index) if key in known):
            for phrase, frame in known[key]:
                end = self._matched(phrase, index, sentence.last)
                if end:
                    hit = self._phrase_hit(frame, index, end, sentence)
                    if hit is not None:
                        return hit
        return None

    def _phrase_hit(self, frame: EventFrame, index: int, end: int, sentence: Sentence) -> Hit | None:
        verbal = self.words[index].tag == "V"
        verdict = self._verdict(index, sentence, frame)
        if verdict.status is None:
            return None
        sided = self.roles.of_verb if verbal else self.roles.of_noun
        parties = sided(frame, index, sentence)
        if not self._accepts(frame, parties, index, sentence):
            return None
        if verbal and self._no_doer(frame, parties):
            return None
        act = self.words[index].tag == "N" and self.words[index].text != "غير"
        if act and not self._specific(index, sentence, parties, verdict, frame):
            return None
        return Hit(index, end, frame, parties, verdict, verbal)

    def _matched(self, phrase: tuple[str, ...], index: int, last: int) -> int:
        """The index after the phrase, or 0; between its words nothing may stand but a subject after its verb."""
        if self._run(phrase, index, last, known=1):
            return index + len(phrase)
        if self.words[index].tag != "V" or len(phrase) < 2:
            return 0
        subject = self.grammar.subject(index, self.scene.sentence(index).first, last)
        at = subject[-1].last if subject and subject[0].first == index + 1 else 0
        if not at or self._run(phrase[1:], at, last):
            return index + 1 if at else 0
        if at >= last or not (self.words[at].tag in {"P", "ADV"} or self.scene.dated[at]):
            return 0
        for place in range(at, min(at + 8, last)):  # دخلت الهدنة بين الجانبين أمس حيز التنفيذ
            if self._run(phrase[1:], place, last):
                return index + 1
            if self.words[place].kind == "mark":
                break
        return 0

    def _run(self, phrase: tuple[str, ...], index: int, last: int, *, known: int = 0) -> bool:
        """The phrase stands at `index`; its first `known` words have been compared already."""
        if index + len(phrase) > last:
            return False
        for at in range(known, len(phrase)):  # noqa: SIM110
            if phrase[at] not in self._forms_of(index + at):
                return False
        return True

    def _forms_of(self, index: int) -> frozenset[str]:
        forms = self._forms.get(index)
        if forms is None:
            word = self.words[index]
            found = {word.text, word.stem}
            for reading in word.readings:
                found |= {reading.stem, reading.base, _folded(reading.lemma)}
            forms = self._forms[index] = frozenset(found)
        return forms

    # ------------------------------------------------------------------------------------------------------ verbs

    def _verb(self, index: int, sentence: Sentence) -> Hit | None:
        word = self.words[index]
        if self._state(index, sentence):
            return None
        readings = [r for r in self._alike(word) if r.pos == "V" and r.tense != "imperative" and r.person != 2]
        if self._no_verb(index, sentence):
            return None
        for lemma in dict.fromkeys(r.lemma for r in readings):
            for frame in self.frames.verbs.get(lemma, ()):
                if frame.tense and word.best is not None and word.best.tense != frame.tense:
                    continue
                parties = self.roles.of_verb(frame, index, sentence)
                if not self._accepts(frame, parties, index, sentence) or self._no_doer(frame, parties):
                    continue
                verdict = self._verdict(index, sentence, frame)
                if verdict.status is None:
                    return None
                return Hit(index, index + 1, frame, parties, verdict, True)
        return None

    def _alike(self, word: Word) -> list[Analysis]:
        """The readings that cut the word as the one taken does (تعد is no ت + عد)."""
        best = word.best
        if best is None:
            return []
        cut = (best.conjunction, best.preposition, best.article, bool(best.enclitic))
        return [r for r in word.readings if (r.conjunction, r.preposition, r.article, bool(r.enclitic)) == cut]

    def _no_verb(self, index: int, sentence: Sentence) -> bool:
        """Letters that are a verb elsewhere: ووفق مراقبين, ونجله; "دعوني أؤكد"; an aim (تستهدف تعزيز الثقة)."""
        word, best = self.words[index], self.words[index].best
        if best is None:
            return True
        if best.voice == "passive" and any(r.pos == "P" for r in word.readings):
            return True
        if best.person == 1 and not self._quoted(index, sentence):
            others = any(r.pos in {"N", "M"} or r.person == 3 for r in word.readings)
            mine = any(r.pos == "V" and r.person == 3 for r in self._alike(word))
            if others and (best.number != "p" or best.enclitic == "ه"):
                return not mine
        after = self._next(index, sentence)
        if best.enclitic == "ني" and after is not None and self.words[after].tag == "V":
            return True
        if best.lemma == "استهدف" and after is not None:
            goal = self.words[after].best
            return goal is not None and goal.pos == "M" and not goal.article and not self._violent(goal.base)
        return False

    def _violent(self, base: str) -> bool:
        return any(frame.type == "ASSAULT" for frame in self.frames.nouns.get(base, ()))

    def _next(self, index: int, sentence: Sentence) -> int | None:
        """The next word, over a quotation mark."""
        for at in range(index + 1, min(sentence.last, index + 3)):
            if self.words[at].text not in _QUOTES:
                return at if self.words[at].kind == "word" else None
        return None

    def _quoted(self, index: int, sentence: Sentence) -> bool:
        """Inside a quotation somebody may say I and we."""
        start = self.words[index].start
        return any(claim.direct and claim.span.start <= start < claim.span.end for claim in self.facts.found.claims)

    def _state(self, index: int, sentence: Sentence) -> bool:
        """A state in a relative clause (الذي تدعمه، الذين يرفضون) is no event (G18h)."""
        best = self.words[index].best
        if best is None or best.tense != "imperfect" or index == sentence.first or best.future:
            return False
        if self.words[index - 1].tag != "REL":
            return False
        return index - 2 < sentence.first or self.words[index - 2].text not in _WHOLE

    def _no_doer(self, frame: EventFrame, parties: Parties) -> bool:
        """A thing, feeling or storm does not act (الوضع يدعو إلى القلق); players and students do no politics."""
        if parties.passive or not parties.actors:
            return False
        phrase = parties.actors[0]
        best = self.words[phrase.head].best
        if best is None or self.resolver.actor(phrase) is not None:
            return False
        names = {best.stem, best.base}
        if names & self.known["nature"] or (names & self.known["private"] and frame.type != "PROTEST"):
            return True
        if self.roles.sides.party(phrase) or (frame.subject is not None and not frame.subject.free):
            return False
        if best.cls == "document":
            return frame.speech and not names & self.known["speaking_document"]
        if frame.type == "ASSAULT" and best.cls in {"event", "weapon", "thing"}:
            return best.cls == "thing"
        return frame.pattern != "intransitive" and (best.cls in _THINGS or (frame.speech and best.pos == "M"))

    def _accepts(self, frame: EventFrame, parties: Parties, index: int, sentence: Sentence) -> bool:
        subject = parties.actors[0] if parties.actors else (parties.object if parties.passive else None)
        if not self.roles.fits(frame.object, parties.object):
            return False
        if frame.subject is not None and not (
            self.roles.fits(frame.subject, subject) or self._antecedent_fits(frame, index, subject)
        ):
            dropped = subject is None and (frame.subject.kinds or frame.subject.classes)
            if not dropped or not self._subject_known(index, sentence):
                return False
        end = self.grammar.clause_end(index, sentence.last)
        window = range(index + 1, min(end, index + 16))
        if frame.needs and not any(self._governs(n, frame.needs) for n in window):
            return False
        near = range(max(sentence.first, index - 2), min(end, index + 5))
        return not (frame.refuses and any(self._governs(n, frame.refuses) for n in near if n != index))

    def _antecedent_fits(self, frame: EventFrame, index: int, subject: NP | None) -> bool:
        """خرق الهدنة التي دخلت حيز التنفيذ: the word right before the relative, not the head of its phrase."""
        if subject is None or self.words[index - 1].tag != "REL" or not subject.first <= index - 2 < subject.last:
            return False
        return self.roles.fits(frame.subject, NP(index - 2, index - 1, index - 2, None))

    def _subject_known(self, index: int, sentence: Sentence) -> bool:
        """The subject was named before (قال المبعوث إنه ناقش) or is in the noun's pronoun (سيطرتها على البلدة)."""
        best = self.words[index].best
        if best is None or best.pos != "V":
            return best is not None and (bool(best.enclitic) or self._managed(index, sentence))
        if self.words[index - 1].tag == "REL" or best.voice == "passive" or index == sentence.first:
            return False
        return any(
            self.scene.is_verb(at) and self.roles.sides.people(self.grammar.subject(at, sentence.first, sentence.last))
            for at in range(max(sentence.first, index - 25), index)
        )

    def _managed(self, index: int, sentence: Sentence) -> bool:
        """تمكن الجيش من طرد ...: who managed it did it."""
        return any(
            self.scene.is_verb(at) and {r.lemma for r in self.words[at].readings if r.pos == "V"} & self.known["manage"]
            for at in range(max(sentence.first, index - 8), index)
        )

    def _governs(self, index: int, prepositions: frozenset[str]) -> bool:
        word = self.words[index]
        return (
            word.text in prepositions
            or self.scene.glued_preposition(index) in prepositions
            or word.stem in prepositions
            or word.lemma in prepositions
        )

    def _chain(self, index: int, sentence: Sentence) -> Hit | None:
        """A participle behind the main clause, whose doer is that clause's subject."""
        frame = self.chains.frame(index, sentence)
        if frame is None:
            return None
        parties = self.chains.parties(frame, index, sentence)
        if not self.roles.fits(frame.object, parties.object):
            return None
        return Hit(index, index + 1, frame, parties, Verdict("happened", "participle"), True)

    # ------------------------------------------------------------------------------------------------------ nouns

    def _noun(self, index: int, sentence: Sentence) -> Hit | None:
        word = self.words[index]
        best = word.best
        if best is None or best.pos not in _NOMINAL or self._no_act(index, sentence):
            return None
        keys = dict.fromkeys(r.base or r.stem for r in self._alike(word) if r.pos in _NOMINAL)
        for key in keys:
            for frame in self.frames.nouns.get(key, ()):
                parties = self.roles.of_noun(frame, index, sentence)
                if not self._accepts(frame, parties, index, sentence):
                    continue
                verdict = self._verdict(index, sentence, frame)
                if verdict.status is None or not self._specific(index, sentence, parties, verdict, frame):
                    return None
                return Hit(index, index + 1, frame, parties, verdict, False)
        return None

    def _no_act(self, index: int, sentence: Sentence) -> bool:
        """Part of a name or topic (لجنة وقف إطلاق النار), a figure of speech (حرب كلامية), or a habit (G18)."""
        before = self.words[index - 1] if index > sentence.first else None
        if before is not None and before.text.lstrip("و") in _ANY:
            return True
        if before is not None and before.tag == "N" and not before.definite and before.stem in self.known["topic_noun"]:
            return True
        after = self.words[index + 1] if index + 1 < sentence.last else None
        return after is not None and after.stem in self.known["figurative"] and after.tag in {"A", "N"}

    def _specific(self, index: int, sentence: Sentence, parties: Parties, verdict: Verdict, frame: EventFrame) -> bool:
        """G16: a doer, an undergoer, a time, a place, a number or a light verb; a bare definite noun refers back."""
        word = self.words[index]
        best = word.best
        light = self._light(verdict)
        owned = best is not None and bool(best.enclitic) and (light or frame.type not in _HELD)
        met = frame.pattern == "mutual" and self.grammar.after_preposition(
            _MET, index + 1, min(index + 4, sentence.last)
        )
        if met and not word.definite and verdict.status == "happened" and self.roles.sides.people(met):
            return True
        named = any(self.resolver.actor(phrase) is not None for phrase in (*parties.actors, *parties.recipients))
        before = self.words[index - 1] if index > sentence.first else None
        setting = before is not None and before.text.lstrip("و") in self.known["setting"]
        timed = any(self.scene.dated[n] for n in range(index + 1, min(sentence.last, index + 5)))
        counted = self.scene.counted[index] or any(
            self.scene.counted[n] for n in range(index + 1, min(sentence.last, index + 4))
        )
        if verdict.status == "planned" or verdict.attempt or self._told(index, sentence):
            return True
        if verdict.status == "denied" and verdict.governor in self.known["deny"] | self.known["fail"]:
            return True
        if word.definite and not owned:
            return (named and (light or timed)) or (light and (timed or verdict.governor in {"تمّ", "جرى", "توصّل"}))
        if verdict.status == "hypothetical":
            return named and light
        people = any(self.roles.sides.party(phrase) for phrase in (*parties.actors, *parties.recipients))
        return owned or named or light or (setting and (timed or counted or people)) or counted or timed

    def _light(self, verdict: Verdict) -> bool:
        """Under a light verb, in any reading of its letters (وقع)."""
        lemmas = {verdict.governor}
        if verdict.at >= 0 and self.words[verdict.at].tag == "V":
            lemmas |= {r.lemma for r in self.words[verdict.at].readings if r.pos == "V"}
        return any(lemmas & self.known[name] for name in ("occur", "own", "utter", "manage"))

    def _told(self, index: int, sentence: Sentence) -> bool:
        """المحادثات الجارية, الاجتماع الذي عقد, اشتباكات شهدتها المدينة: what follows says that it took place."""
        for at in range(index + 1, min(sentence.last, index + 5)):
            word = self.words[at]
            if word.kind != "word":
                return False
            if word.stem in self.known["going_on"] and word.tag in {"A", "N"}:
                return True
            verb = word.tag == "V" or any(r.pos == "V" and r.enclitic and r.tense == "perfect" for r in word.readings)
            if verb and self.words[at - 1].tag in {"REL", "N", "A"}:
                return any(r.lemma in self.known["occur"] for r in word.readings if r.pos == "V")
            if word.tag in {"P", "COMP", "CONJ"}:
                return False
        return False
