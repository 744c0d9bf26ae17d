"""Cues of claims: finite verbs, participle chains, documents that say, relays, قوله (codebook C3, C4, C8, C9, C12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sulh.lexicon.speech import SpeechVerb
from sulh.reading.claim_content import ClaimContent
from sulh.reading.claim_words import RELATIVES
from sulh.reading.page import Sentence
from sulh.reading.scene import NP
from sulh.reading.sources import owner_of

__all__ = ["ClaimCues", "Cue"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word with its content and its speaker phrases."""

    index: int
    verb: SpeechVerb
    speakers: tuple[NP, ...]
    content: tuple[int, int]  # words [first, last)
    rule: str
    chain: bool = False


class ClaimCues(ClaimContent):
    """Finds the cues of a sentence."""

    def cues(self, sentence: Sentence, used: set[int]) -> Iterator[Cue]:
        covered = 0
        for index in range(sentence.first, sentence.last):
            word = self.words[index]
            if index in used or self.scene.actor_at[index] is not None or word.kind != "word":
                continue
            if word.tag == "V" and word.best is not None and (verb := self.reports(word.readings, "V")) is not None:
                cue = self._finite(index, verb, sentence)
            elif (verb := self.participle(index)) is not None:
                cue = self._chained(index, verb, sentence)
            elif self.says(index):
                cue = self._his_word(index, sentence)
            else:
                continue
            if cue is None or (cue.verb.event and not cue.chain and index < covered and not word.conjunction):
                continue
            if not cue.verb.event:
                covered = max(covered, cue.content[1])
            yield cue

    def _finite(self, index: int, verb: SpeechVerb, sentence: Sentence) -> Cue | None:
        word = self.words[index]
        best = next((r for r in word.readings if r.pos == "V" and r.lemma == verb.lemma), word.best)
        if best is None or best.future or best.person in {1, 2} or best.preposition:
            return None
        if index > sentence.first and self._cancelled(index):
            return None
        before = self.words[index - 1].text if index > sentence.first else ""
        if best.enclitic and (before in RELATIVES or (before in {"ما", "بما", "مما"} and verb.stance == "asserts")):
            return None
        if before in {"ما", "مما", "بما"} and not best.enclitic and best.tense == "imperfect":
            return None
        if verb.lemma == "نقل":
            return self._relay(index, verb, sentence)
        if verb.lemma in {"جاء", "ورد"}:
            return self._stands_in(index, verb, sentence)
        subject = self.grammar.subject(index, sentence.first, sentence.last)
        after = subject[-1].last if subject and subject[0].first > index else index + 1
        if subject and self._mute(subject[0]):
            return None
        if subject and self._his_own(subject[0], index, sentence):
            span = (subject[0].first, self.content_end(subject[0].first, sentence))
            return Cue(index, verb, (), span, f"claim.{verb.stance}.{verb.lemma}") if "np" in verb.frames else None
        content = self.content(index, after, verb, sentence, subject, enclitic=bool(best.enclitic))
        if content is None:
            return None
        return Cue(index, verb, tuple(subject), content, f"claim.{verb.stance}.{verb.lemma}")

    def _his_own(self, phrase: NP, index: int, sentence: Sentence) -> bool:
        """واتهم خصومه: after another verb of saying, a noun with a pronoun is the object, its owner the speaker."""
        best = self.words[phrase.head].best
        if phrase.first < index or best is None or not best.enclitic or not self.words[index].conjunction:
            return False
        return any(
            self.words[n].tag == "V" and self.reports(self.words[n].readings, "V") is not None
            for n in range(sentence.first, index)
        )

    def _mute(self, phrase: NP) -> bool:
        """A deed, time or quality says nothing; people, bodies and documents do."""
        head = self.words[phrase.head]
        if phrase.actor is not None or head.best is None:
            return False
        if any(
            r.cls in {"person", "org", "group", "office", "document"} or r.pos in {"AP", "PP"} for r in head.readings
        ):
            return False
        return head.best.pos == "M" or head.best.cls in {
            "abstract",
            "event",
            "time",
            "measure",
            "thing",
            "quantity",
            "money",
            "weapon",
        }

    def _stands_in(self, index: int, verb: SpeechVerb, sentence: Sentence) -> Cue | None:
        """وجاء في بيان لوزارة الخارجية أن ...: the owner of the document speaks, else the document."""
        at = index + 1
        if at + 1 >= sentence.last or self.words[at].text != "في":
            return None
        document = self.scene.noun_phrase(at + 1, sentence.last, glued=True)
        if document is None or not any(r.cls == "document" for r in self.words[document.head].readings):
            return None
        owner = owner_of(self.scene, document, sentence)
        content = self.content(index, max(document.last, owner.last), verb, sentence, [owner], enclitic=False)
        return Cue(index, verb, (owner,), content, "claim.stands_in") if content is not None else None

    def _relay(self, index: int, verb: SpeechVerb, sentence: Sentence) -> Cue | None:
        """C8: نقلت وكالة W عن Y أن ...; where قوله follows, that is the cue."""
        reach = range(index + 1, min(sentence.last, index + 30))
        if any(self.says(at) for at in reach):
            return None
        for at in reach:
            if self.words[at].text == "عن":
                behind = self.scene.phrases(at + 1, sentence.last, glued=True)
                if not behind:
                    return None
                content = self.content(index, behind[-1].last, verb, sentence, behind, enclitic=False)
                return Cue(index, verb, tuple(behind), content, "claim.relay") if content is not None else None
        return None

    def _cancelled(self, index: int) -> bool:
        """C12: negated, refused or only wished for."""
        before = self.words[index - 1]
        if before.tag == "NEG" or before.text in {"لم", "لن", "لا", "سوف"}:
            return True
        if before.text in {"اذا", "لو", "حال"}:
            return True
        best = self.words[index].best
        return before.text in {"ان", "لان", "كي", "اذا", "لو"} and best is not None and best.tense == "imperfect"

    def _chained(self, index: int, verb: SpeechVerb, sentence: Sentence) -> Cue | None:
        content = self.content(index, index + 1, verb, sentence, [], enclitic=False, participle=True)
        if content is None:
            return None
        return Cue(index, verb, (), content, f"claim.chain.{verb.lemma}", chain=True)

    def _his_word(self, index: int, sentence: Sentence) -> Cue | None:
        """C9: (عن Y) قوله إن."""
        verb = self.speech["قال"]
        content = self.content(index, index + 1, verb, sentence, [], enclitic=False)
        if content is None:
            return None
        return Cue(index, verb, tuple(self._behind(index, sentence)), content, "claim.his_word")

    def _behind(self, index: int, sentence: Sentence) -> list[NP]:
        """The phrase after the عن that stands before قوله."""
        for back in range(index - 1, sentence.first - 1, -1):
            if self.words[back].text == "عن" and back + 1 < index:
                return self.scene.phrases(back + 1, index, glued=True)
            if self.words[index].best is not None and self.scene.is_verb(back) and not self._owns(index):
                return self.grammar.subject(back, sentence.first, sentence.last)
        return []

    def _owns(self, index: int) -> bool:
        return any(r.enclitic for r in self.words[index].readings)
