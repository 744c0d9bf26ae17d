"""Words that report speech, and the ground that the readers of claims share."""

from __future__ import annotations

from sulh.lexicon.entry import Analysis
from sulh.lexicon.speech import SpeechVerb
from sulh.reading.grammar import Grammar
from sulh.reading.page import Page, Sentence
from sulh.reading.reading import Reading
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene

__all__ = ["COMPLEMENTISERS", "RELATIVES", "ClaimGround"]

COMPLEMENTISERS = frozenset(
    {
        "ان",
        "بان",
        "وان",
        "انه",
        "انها",
        "انهم",
        "بانه",
        "بانها",
        "بانهم",
        "انهما",
        "بانهما",
        "وانه",
        "وانها",
        "انني",
        "اننا",
        "باني",
        "اني",
    }
)
RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللواتي"})


class ClaimGround:
    """One page with its scene, and tests on its words."""

    def __init__(self, page: Page, found: Reading, scene: Scene) -> None:
        self.page = page
        self.words = page.words
        self.scene = scene
        self.grammar = Grammar.of(scene)
        self.resolver = Resolver.of(scene, found.actors)
        self.speech = page.lexicon.speech

    def says(self, index: int) -> bool:
        """قوله، قولها، قولهم; بالقول إن."""
        word = self.words[index]
        if word.tag == "V":
            return False
        noun = [r for r in word.readings if r.lemma in {"قال", "قول"} and r.pos in {"M", "N"}]
        if any(r.enclitic for r in noun):
            return True
        following = self.words[index + 1].text if index + 1 < len(self.words) else ""
        return any(r.article and r.preposition == "ب" for r in noun) and following in COMPLEMENTISERS

    def reports(self, readings: tuple[Analysis, ...], pos: str) -> SpeechVerb | None:
        plain = [r for r in readings if r.pos == pos and r.person in {0, 3} and r.mood != "jussive"]
        if any(r.pos == pos and r.person == 1 and not r.enclitic for r in readings):
            plain = [r for r in plain if not r.enclitic]
        for reading in plain:
            if reading.lemma in self.speech and (not reading.enclitic or all(r.enclitic for r in plain)):
                return self.speech[reading.lemma]
        return None

    def participle(self, index: int) -> SpeechVerb | None:
        """C4: accusative, indefinite, without a subject of its own."""
        word = self.words[index]
        for reading in word.readings:
            if reading.pos != "AP" or reading.lemma not in self.speech or reading.article or reading.enclitic:
                continue
            if reading.preposition:
                continue
            if reading.case == "tanwin" or word.text.endswith("ين"):
                return self.speech[reading.lemma]
            if reading.gender == "f" and reading.number == "s" and index and self.words[index - 1].text in {"،", ","}:
                return self.speech[reading.lemma]
            if reading.gender == "f" and reading.number == "s" and reading.conjunction:
                return self.speech[reading.lemma]
        return None

    def may_speak(self, phrase: NP) -> bool:
        best = self.words[phrase.head].best
        return self.resolver.actor(phrase) is not None or (
            best is not None and best.cls in {"person", "group", "org", "office"}
        )

    def in_relative(self, index: int, sentence: Sentence) -> bool:
        """A verb of a relative clause, or joined to one (التي وقعت وأسفرت)."""
        for at in range(index - 1, max(sentence.first - 1, index - 12), -1):
            if self.words[at].text in RELATIVES:
                return True
            if self.words[at].text in {"،", ",", ".", "؛"} or self.words[at].tag == "COMP":
                return False
        return False
