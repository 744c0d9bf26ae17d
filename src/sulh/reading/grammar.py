"""Who does what to whom in a clause: subjects, objects and complements by order, agreement and prepositions (ar:F2).

Verb before subject: the verb is singular and agrees in gender; between the two may stand only times, places, pronouns
and asides.  Subject before verb: the phrase begins the clause and agrees fully.
"""

from __future__ import annotations

from collections.abc import Iterator

from sulh.lexicon.entry import Analysis
from sulh.reading.scene import NP, Scene

__all__ = ["Grammar"]

_OPENERS = {"،", ",", ".", ":", "؛", "«", '"', "“", "”", "-", "–", "(", ")", "؟", "!"}
_STOP_TAGS = {"COMP", "REL", "COND", "EXC", "NEG", "CONN"}
_CONNECTIVES = frozenset(
    {
        "كما",
        "فيما",
        "بينما",
        "حيث",
        "اذ",
        "لكن",
        "ولكن",
        "ثم",
        "بعدما",
        "عندما",
        "حين",
        "حينما",
        "بعد",
        "قبل",
        "غير",
        "مما",
        "كي",
        "حتي",
    }
)
_OF_VERB = frozenset({"قد", "لقد", "سوف", "لا", "لم", "لن"})  # particles of the verb


class Grammar:
    """Clause questions over one scene."""

    @classmethod
    def of(cls, scene: Scene) -> Grammar:
        """The grammar of a scene, shared by the readers (it remembers the subjects it has found)."""
        kept = scene.page.shared.get("grammar")
        if not isinstance(kept, cls) or kept.scene is not scene:
            kept = scene.page.shared["grammar"] = cls(scene)
        return kept

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words
        self._subjects: dict[tuple[int, int, int], list[NP]] = {}

    # --------------------------------------------------------------------------------------------------- subject

    def subject(self, verb: int, first: int, last: int) -> list[NP]:
        """The subject phrases of the verb at `verb` inside the sentence words [first, last); empty if not expressed."""
        key = (verb, first, last)
        if key not in self._subjects:
            self._subjects[key] = self._subject(verb, first, last)
        return list(self._subjects[key])

    def _subject(self, verb: int, first: int, last: int) -> list[NP]:
        word = self.words[verb]
        best = word.best
        if topic := self._adjacent_topic(verb, first, best):
            return topic
        after: list[NP] = []
        if (
            best is None
            or (best.number not in {"p", "d"} and best.person == 3)
            or (not best.enclitic and best.number == "s")
        ):
            after = self._after(verb, last, best)
        if after and not (self._thing(after[0]) and (topic := self._topic_with_relative(verb, first, best))):
            return after
        if after:
            return topic
        return (
            self._before(verb, first, best)
            or self._topic_with_relative(verb, first, best)
            or self._described(verb, first, best)
        )

    def topic(self, index: int, first: int) -> list[NP]:
        """The phrases before a verbal group (يمكن أن، قد) that it is said of, whatever its own agreement."""
        return self._before(index, first, None)

    def _after(self, verb: int, last: int, best: Analysis | None) -> list[NP]:
        if best is not None and (best.number == "p" or best.person in {1, 2}):
            return []
        at = self.skip_asides(verb + 1, last)
        if at is None or at >= last:
            return []
        phrases = self.scene.phrases(at, last)
        if not phrases:
            return []
        return self._apposed(phrases, last) if self._agrees_after(best, phrases[0]) else []

    def _apposed(self, phrases: list[NP], last: int) -> list[NP]:
        """An office and the name that explains it are one: رئيس المجلس في البلاد، فلان."""
        phrase = phrases[-1]
        if len(phrases) > 1 or (phrase.actor is not None and phrase.actor.kind == "person"):
            return phrases
        at = phrase.last
        if at < last and (
            self.words[at].text in {"في", "لدي", "الي"} or self.scene.glued_preposition(at) in {"ب", "ل"}
        ):
            inner = self.scene.noun_phrase(at + 1 if self.words[at].tag == "P" else at, last, glued=True)
            at = inner.last if inner is not None else at
        if at < last and self.words[at].text in {"،", ","}:
            at += 1
        actor = self.scene.actor_at[at] if at < last else None
        if (
            actor is None
            or actor.kind != "person"
            or self.scene.glued_conjunction(at)
            or self.scene.glued_preposition(at)
        ):
            return phrases
        head = self.words[phrase.head]
        if head.best is None or head.best.cls not in {"person", "office", ""}:
            return phrases
        end = self.scene.mention_end.get(at, at + 1)
        return [NP(phrase.first, end, phrase.head, actor)]

    def skip_asides(self, at: int, last: int) -> int | None:
        """Past adverbs, times, prepositional phrases and asides in dashes or brackets; None where a clause ends."""
        scene = self.scene
        steps = 0
        while at < last and steps < 14:
            steps += 1
            word = self.words[at]
            if word.kind == "mark":
                closed = self._aside(at, last)
                if closed is None:
                    return None
                at = closed
                continue
            if scene.dated[at]:
                at += 1
                continue
            if word.tag in {"ADV", "PPRON", "PART"}:
                at += 1
                continue
            if scene.approximates(at):
                return at
            if word.tag == "P":
                phrase = scene.phrases(at + 1, last, glued=True) if at + 1 < last else []
                at = phrase[-1].last if phrase else at + 1
                continue
            if scene.glued_preposition(at):
                phrase = scene.phrases(at, last, glued=True)
                at = phrase[-1].last if phrase else at + 1
                continue
            if word.tag in _STOP_TAGS or scene.is_verb(at):
                return None
            return at
        return at if at >= last else None

    def _aside(self, at: int, last: int) -> int | None:
        """Index after an aside -…- or (…) or a comma pair that begins at `at`; None if this mark ends the clause."""
        opener = self.words[at].text
        closer = {"-": "-", "–": "–", "(": ")", "،": "،", ",": ","}.get(opener)
        if closer is None:
            return None
        for index in range(at + 1, min(last, at + 16)):
            if self.words[index].text == closer and self.words[index].kind == "mark":
                if opener in {"،", ","} and any(self.scene.is_verb(n) for n in range(at + 1, index)):
                    return None
                return index + 1
        return None

    def _agrees_after(self, best: Analysis | None, phrase: NP) -> bool:
        head = self.words[phrase.head]
        if head.best is not None and self.scene.actor_at[phrase.head] is None:
            if head.best.case == "tanwin" and not self._two_of(phrase):
                return False
            if head.best.case == "oblique" and head.best.number in {"d", "p"} and phrase.head == phrase.first:
                return False  # فقتلوا جنديين: an object by its ending
        if self._possessed_thing(phrase):
            return False
        if best is None or best.tense == "" or phrase.actor is not None:
            return True
        readings = [r for r in self.words[phrase.head].readings if r.pos not in {"V"}]
        if any(r.gender == "f" or r.number == "p" for r in readings) or not readings:
            return True
        return best.gender != "f"

    def _two_of(self, phrase: NP) -> bool:
        """طرفا النزاع, رئيسا البلدين: what looks like an accusative is a dual before its definite genitive."""
        after = phrase.head + 1
        word = self.words[after] if after < phrase.last else None
        return word is not None and (self.scene.actor_at[after] is not None or (word.tag == "N" and word.definite))

    def _possessed_thing(self, phrase: NP) -> bool:
        """وأكد موقفه: what belongs to the subject is no subject, unless it is a person or body (وقالت محاميته)."""
        head = self.words[phrase.head]
        if head.best is None or not head.best.enclitic or phrase.actor is not None:
            return False
        return not any(r.cls in {"person", "group", "org", "office"} for r in head.readings)

    def _gender(self, phrase: NP) -> str:
        """f, m or "" (unknown); plurals of things count as feminine."""
        head = self.words[phrase.head]
        best = head.best
        if best is None:
            return ""
        if best.number == "p" and best.cls not in {"person"} and not head.text.endswith(("ون", "ين")):
            return "f"
        if best.number == "p":
            return ""
        return best.gender

    def _before(self, verb: int, first: int, best: Analysis | None) -> list[NP]:
        scene = self.scene
        previous = verb - 1
        if previous >= first and self.words[previous].tag == "REL":
            return self._antecedent(previous, first)
        if best is not None and best.conjunction == "و":
            return []  # و joins the verb to another one; no subject stands before it
        start = self.clause_start(verb, first)
        at = start
        while at < verb:
            if (
                self.words[at].tag in {"CONJ", "ADV", "PART", "CONN", "COMP"}
                or self.words[at].text in _CONNECTIVES
                or scene.dated[at]
            ):
                at += 1
                continue
            break
        if at >= verb:
            return []
        if (
            self.words[at].tag == "P"
            or (scene.glued_preposition(at) and scene.actor_at[at] is None)
            or scene.is_verb(at)
        ):
            return []
        phrases = scene.phrases(at, verb, glued=True)
        if phrases:
            phrases = self._apposed(phrases, verb)
        if not phrases or not self._reaches(phrases[-1].last, self._group(verb, first)):
            return []
        if best is not None and len(phrases) == 1 and phrases[0].actor is None:
            gender = self._gender(phrases[0])
            if gender and best.number == "s" and best.gender in {"m", "f"} and gender != best.gender:
                return []
        return phrases

    def _adjacent_topic(self, verb: int, first: int, best: Analysis | None) -> list[NP]:
        """الجيش قصف المواقع: a definite phrase that opens the clause right before an agreeing verb is its subject."""
        if best is None or best.enclitic or best.conjunction or verb == first or self.words[verb - 1].tag == "REL":
            return []
        phrases = self._before(verb, first, best)
        if len(phrases) != 1 or phrases[0].last != self._group(verb, first) or self._thing(phrases[0]):
            return []
        head = self.words[phrases[0].head]
        definite = phrases[0].actor is not None or any(w.definite for w in self.words[phrases[0].first : verb])
        definite = definite or (phrases[0].first > first and self.words[phrases[0].first - 1].tag == "COMP")
        known = head.best is not None and self._gender(phrases[0]) != "" and best.gender in {"m", "f"}
        return phrases if definite and (known or phrases[0].actor is not None) else []

    def _topic_with_relative(self, verb: int, first: int, best: Analysis | None) -> list[NP]:
        """المجلس الذي يسيطر على العاصمة رفض: the topic that a relative clause parts from its verb."""
        if best is None or best.conjunction or best.number != "s":
            return []
        for at in range(verb - 2, max(first, verb - 26), -1):
            word = self.words[at]
            if word.text in {".", ":", "؛", "«"} or word.tag == "COMP":
                return []
            if word.tag != "REL" or not any(self.scene.is_verb(n) for n in range(at + 1, verb)):
                continue
            phrases = self._antecedent(at, first)
            if not phrases or not self._opens_clause_at(phrases[0].first, first):
                return []
            gender = self._gender(phrases[0])
            return [] if gender and best.gender in {"m", "f"} and gender != best.gender else phrases
        return []

    def _group(self, verb: int, first: int) -> int:
        """Where the verbal group begins: قد، لم، لن، لا before the verb belong to it (الحكومة لن تقبل)."""
        while verb > first and (self.words[verb - 1].tag == "NEG" or self.words[verb - 1].text in _OF_VERB):
            verb -= 1
        return verb

    def _thing(self, phrase: NP) -> bool:
        best = self.words[phrase.head].best
        if phrase.actor is not None or best is None:
            return False
        return best.pos == "M" or best.cls in {"abstract", "event", "thing"}

    def _opens_clause_at(self, index: int, first: int) -> bool:
        before = self.words[index - 1] if index > first else None
        return before is None or before.tag in {"COMP", "CONJ", "CONN", "MARK"} or before.text in _CONNECTIVES

    def _described(self, verb: int, first: int, best: Analysis | None) -> list[NP]:
        """حكومتان تتقاتلان: a clause that describes an indefinite noun right before it."""
        if best is None or best.number not in {"d", "p"} or best.conjunction or verb == first:
            return []
        phrases = self._antecedent(verb, first)
        head = self.words[phrases[0].head].best if phrases else None
        return phrases if head is not None and head.number == best.number and not head.article else []

    def _antecedent(self, relative: int, first: int) -> list[NP]:
        """The noun phrase that a relative pronoun stands for."""
        end = relative
        if end - 1 >= first and self.words[end - 1].text in {"،", ","}:
            end -= 1
        for start in range(max(first, end - 12), end):
            if not self.scene.is_nominal(start) or (start > first and self._inside(start)):
                continue
            phrase = self.scene.noun_phrase(start, end, glued=True)
            if phrase is not None and phrase.last == end:
                return [phrase]
        return []

    def _inside(self, index: int) -> bool:
        """A word that continues a name that began before it."""
        actor = self.scene.actor_at[index]
        return actor is not None and self.scene.mention_start.get(index, index) < index

    def _reaches(self, at: int, verb: int) -> bool:
        """From the end of the subject to its verb only asides may stand, or a relative clause in commas."""
        if at >= verb:
            return True
        landing = self.skip_asides(at, verb)
        if landing is None:
            return self.words[at].text in {"،", ","} and self.words[verb - 1].text in {"،", ","} and verb - at < 16
        return landing >= verb

    def clause_start(self, index: int, first: int) -> int:
        """Where the clause of a word begins: after a mark, a complementiser, a connective, or a verb's reach."""
        at = index - 1
        depth = 0
        while at >= first:
            word = self.words[at]
            if word.text in {")", "]"}:
                depth += 1
            elif word.text in {"(", "["}:
                if depth == 0:
                    return at + 1
                depth -= 1
            elif depth == 0:
                if word.kind == "mark" and word.text in _OPENERS:
                    if word.text in {"،", ","} and self._comma_aside(at, index, first):
                        at = self._comma_open(at, first)
                        continue
                    if word.text in {"-", "–"} and (opened := self._dash_open(at, first)) is not None:
                        at = opened - 1
                        continue
                    return at + 1
                if word.tag in {"COMP", "COND"}:
                    return at + 1
                if word.text in _CONNECTIVES and at < index and not (word.text == "غير" and self._plain_not(at)):
                    return at + 1
                if self.scene.is_verb(at) and at != index:
                    return at + 1
            at -= 1
        return first

    def _plain_not(self, at: int) -> bool:
        """غير before an adjective is no connective (غير أن is)."""
        return at + 1 < len(self.words) and self.words[at + 1].text not in {"ان", "انه", "انها", "انهم"}

    def _comma_aside(self, at: int, index: int, first: int) -> bool:
        """A comma that closes an aside right before the verb (الوزير، الذي زار المدينة، قال)."""
        return at == index - 1 and self._comma_open(at, first) >= first

    def _comma_open(self, at: int, first: int) -> int:
        for back in range(at - 1, max(first - 1, at - 18), -1):
            if self.words[back].text in {"،", ","}:
                return back - 1
            if self.words[back].text in {".", ":"}:
                return first - 1
        return first - 1

    def _dash_open(self, at: int, first: int) -> int | None:
        for back in range(at - 1, max(first - 1, at - 16), -1):
            if self.words[back].text == self.words[at].text:
                return back
        return None

    # ------------------------------------------------------------------------------------------------ complements

    def object(self, verb: int, last: int, subject: list[NP], *, far: bool = False) -> list[NP]:
        """The direct object: the first bare noun phrase after the verb that is not its subject.

        With `far` it may stand behind prepositional phrases and asides.
        """
        at = verb + 1
        if subject and subject[0].first > verb:
            at = subject[-1].last
        landing = self.skip_asides(at, last) if far else self._bare(at, last)
        return self.scene.phrases(landing, last) if landing is not None else []

    def _bare(self, at: int, last: int) -> int | None:
        while at < last:
            word = self.words[at]
            if self.scene.dated[at] or word.tag in {"ADV", "PPRON"}:
                at += 1
                continue
            if word.kind == "mark":
                closed = self._aside(at, last) if word.text in {"-", "–", "("} else None
                if closed is None:
                    return None
                at = closed
                continue
            if self.scene.approximates(at):
                return at
            if word.tag == "P" or self.scene.glued_preposition(at):
                return None
            return at if self.scene.is_nominal(at) or word.tag in {"DEM", "QUANT"} else None
        return None

    def after_preposition(self, prepositions: frozenset[str], at: int, last: int, *, reach: int = 14) -> list[NP]:
        """The phrases governed by the first of these prepositions after `at` in the same clause."""
        for index in range(at, min(last, at + reach)):
            word = self.words[index]
            if word.text in {".", "؛", ":"} or (self.scene.is_verb(index) and index > at):
                return []
            bare = word.text[1:] if word.text[:1] in "وف" and word.text[1:] in prepositions else word.text
            if word.tag == "P" and bare in prepositions:
                return self.scene.phrases(index + 1, last, glued=True)
            if self.scene.glued_preposition(index) in prepositions:
                return self.scene.phrases(index, last, glued=True)
        return []

    def clause_end(self, at: int, last: int) -> int:
        """Where the clause that holds `at` ends: a full stop, a semicolon, or a comma that opens a new clause."""
        for index in range(at + 1, last):
            word = self.words[index]
            if word.text in {".", "؛", "؟", "!"}:
                return index
            if word.text in {"،", ","} and index + 1 < last and self.opens_clause(index + 1):
                return index
        return last

    def opens_clause(self, index: int) -> bool:
        """A word that begins a new clause after a comma."""
        word = self.words[index]
        if (
            word.tag in {"CONN", "CONJ"}
            or word.text in _CONNECTIVES
            or word.text in {"وذلك", "فيما", "بينما", "حيث", "لكن", "غير"}
        ):
            return True
        return bool(word.conjunction) and self.scene.is_verb(index)

    def verbs(self, first: int, last: int) -> Iterator[int]:
        """Finite verbs of a stretch."""
        return (index for index in range(first, last) if self.scene.is_verb(index))
