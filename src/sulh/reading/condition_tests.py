"""What the sides of a condition are like: negated, harmful, an act, somebody rather than something (codebook N1-N14)."""

from __future__ import annotations

from sulh.lexicon.condition_frames import Valence
from sulh.reading.clauses import Range
from sulh.reading.page import Word
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene
from sulh.text.folded import fold

__all__ = ["Negation", "Tests"]

_PEOPLE = frozenset({"person", "group", "org", "body", "office", "people"})


class Negation:
    """Where a side is negated, and whether the negation is of what may or will be rather than of what was."""

    __slots__ = ("index", "open")

    def __init__(self, index: int, *, open: bool) -> None:
        self.index = index
        self.open = open


class Tests:
    """Questions about word ranges of one scene."""

    def __init__(self, scene: Scene, resolver: Resolver, valence: Valence) -> None:
        self.scene = scene
        self.words = scene.words
        self.resolver = resolver
        self.valence = valence
        self.lists = scene.page.lexicon.clauses

    # ------------------------------------------------------------------------------------------------------ negation

    def negation(self, side: Range, *, refusal: bool = True) -> Negation | None:
        """The negation of a side, the last one before its end; with `refusal` verbs of refusing count as one."""
        for at in range(side[1] - 1, side[0] - 1, -1):
            word = self.words[at]
            if self.scene.actor_at[at] is not None:
                continue
            bare = self.bare(word)
            if bare in {"لن", "لا", "الا"} and (bare != "الا" or word.tag != "EXC"):
                if bare == "الا" or self._idle_no(at, side):
                    continue
                return Negation(at, open=True)
            if bare in {"ليس", "ليست", "ليسوا"}:
                return Negation(at, open=True)
            if bare == "لم":
                return Negation(at, open=False)
            if (
                bare == "غير"
                and at + 1 < side[1]
                and self.words[at + 1].stem
                in {"ممكن", "مرجح", "متوقع", "مقبول", "وارد", "جائز", "جايز", "مسموح", "معقول", "منطقي", "محتمل"}
            ):
                return Negation(at, open=True)
            if not refusal:
                continue
            if word.stem in self.lists["impossible"] or (
                self._lemma(word) & {"استحال", "تعذّر", "صعب"} and word.tag == "V"
            ):
                return Negation(at, open=True)
            if self._refuses(word):
                return Negation(at, open=True)
        return None

    def _refuses(self, word: Word) -> bool:
        best = word.best
        return best is not None and best.lemma in self.lists["verb.refusing"] and best.pos in {"V", "M", "AP"}

    def _idle_no(self, at: int, side: Range) -> bool:
        """لا that denies nothing: لا يزال، لا بد، لا سيما، لا شك."""
        following = self.words[at + 1] if at + 1 < side[1] else None
        return following is None or following.stem in {
            "يزال",
            "تزال",
            "زال",
            "بد",
            "سيما",
            "شك",
            "يزالون",
            "ريب",
            "زالت",
            "غرابه",
            "محاله",
            "يقل",
            "تقل",
            "يقتصر",
        }

    def _lemma(self, word: Word) -> frozenset[str]:
        return frozenset(r.lemma for r in word.readings)

    @staticmethod
    def bare(word: Word) -> str:
        """A word without a glued و or ف, where the rest is a particle."""
        text = word.text
        return (
            text[1:] if text[:1] in "وف" and len(text) > 2 and word.best is not None and word.best.conjunction else text
        )

    def absent(self, side: Range) -> bool:
        """A prerequisite that is not there: لم، عدم, ألا (N2)."""
        return any(
            self.bare(self.words[n]) in {"لم", "عدم", "لن", "ليس"} or self.words[n].stem == "عدم"
            for n in range(side[0], min(side[1], side[0] + 2))
        )

    @staticmethod
    def names(word: Word) -> set[str]:
        """The forms by which lists know a word: its stem and its singular or masdar."""
        return {word.stem, word.best.base} if word.best is not None else {word.stem}

    # ------------------------------------------------------------------------------------------------------- valence

    def bad(self, side: Range, *, reach: int = 9) -> bool:
        """A side that names a bad outcome: its first word with a value decides, ends and cures turn what follows."""
        return self._value(side, reach) == "bad"

    def good(self, side: Range, *, reach: int = 9) -> bool:
        """A side that names something wanted."""
        return self._value(side, reach) == "good"

    def _value(self, side: Range, reach: int) -> str:
        for at in range(side[0], min(side[1], side[0] + reach)):
            kind = "" if self.scene.dated[at] else self.kind(self.words[at])
            if kind == "leave":
                kind = "bad" if self._quits(at, side[1]) else ""
            if kind == "":
                continue
            if kind == "bad" and any(
                self.words[n].tag == "V" and self.kind(self.words[n]) in {"end", "cure"}
                for n in range(at + 1, min(side[1], at + 6))
            ):
                return "good"
            if kind in {"bad", "good"}:
                return self._turned(kind) if self._without(at, side[0]) else kind
            follows = next(
                (k for n in range(at + 1, min(side[1], at + 6)) if (k := self.kind(self.words[n])) in {"bad", "good"}),
                "",
            )
            if kind == "end":
                return "good" if follows == "bad" else "bad"
            if follows:
                return "good" if follows == "bad" else "bad"
        return ""

    def _quits(self, at: int, last: int) -> bool:
        """A withdrawal from talks, a government or an agreement is bad; that of troops is not."""
        for word in self.words[at + 1 : min(last, at + 8)]:
            if self.kind(word) == "good" or (word.best is not None and word.best.cls in {"org", "body"}):
                return True
        return False

    @staticmethod
    def _turned(kind: str) -> str:
        return "good" if kind == "bad" else "bad"

    def _without(self, at: int, first: int) -> bool:
        return at > first and (
            self.words[at - 1].stem in self.lists["without"] or self.words[at - 1].text in {"لن", "لا", "لم"}
        )

    def kind(self, word: Word) -> str:
        """bad, good, end, cure, leave or nothing."""
        if word.kind != "word":
            return ""
        names = {word.text, word.stem}
        if word.best is not None:
            names |= {word.best.base, fold(word.best.lemma)} if word.best.pos != "V" else {fold(word.best.lemma)}
        for kind, words in (
            ("leave", self.valence.leave),
            ("cure", self.valence.cure),
            ("end", self.valence.end),
            ("bad", self.valence.bad),
            ("good", self.valence.good),
        ):
            if names & words:
                return kind
        return ""

    # -------------------------------------------------------------------------------------------------------- shapes

    def human(self, phrase: NP) -> bool:
        """Somebody: a person, body, group or state, named or described."""
        actor = self.resolver.actor(phrase)
        if actor is not None and phrase.actor is not None:
            return actor.kind in {"person", "state", "organization", "armed_group", "place"} and not self._deed(phrase)
        for word in self.words[phrase.first : phrase.last][:3]:
            best = word.best
            if best is not None and best.pos in {"AP", "PP"} and word.text.endswith(("ين", "ون", "يين", "يون")):
                return True
            if word.stem in self.lists["party"] or (best is not None and best.base in self.lists["party"]):
                return True
            if best is not None and (best.cls in _PEOPLE or (best.pos == "NIS" and best.number in {"p", "d"})):
                return True
            if best is None or (
                word.tag not in {"NUM", "QUANT"}
                and best.cls not in {"quantity", "number"}
                and word.stem not in self.lists["count"]
            ):
                return False
        return False

    def human_at(self, at: int) -> bool:
        """A word that stands for people or a body."""
        best = self.words[at].best
        return best is not None and best.cls in _PEOPLE

    def _deed(self, phrase: NP) -> bool:
        """A phrase whose head is an act or thing of an actor (تأخر الحكومة) is not that actor."""
        return self.scene.actor_at[phrase.head] is None and not (
            self.words[phrase.head].best is not None and self.words[phrase.head].best.cls in _PEOPLE  # type: ignore[union-attr]
        )

    def act(self, at: int, last: int) -> bool:
        """What begins at `at` is something that happens: a verb, a masdar, an event noun, أن + verb."""
        while at < last and (
            self.words[at].tag in {"COMP", "ADV", "DEM", "NEG"}
            or self.words[at].kind == "mark"
            or self.words[at].text in {"ان", "اي", "كل", "جميع", "ما"}
        ):
            at += 1
        if at >= last or self.scene.dated[at] or self.scene.counted[at] or self.scene.actor_at[at] is not None:
            return False
        word = self.words[at]
        if self.scene.is_verb(at):
            return True
        if word.stem in self.lists["empty"] or word.text in self.lists["empty"]:
            return False
        return self.event(word)

    def event(self, word: Word) -> bool:
        """A masdar or event noun."""
        return word.best is not None and (
            word.best.pos == "M"
            or word.best.cls == "event"
            or any(r.pos == "M" or r.cls == "event" for r in word.readings)
        )

    def discourse(self, at: int) -> bool:
        """دون تفاصيل, من دون شروط: no condition stands there."""
        return self.words[at].stem in self.lists["empty"] or self.words[at].text in self.lists["empty"]

    def finished(self, side: Range) -> bool:
        """The main verb of a side is a plain perfect: it happened."""
        for at in range(*side):
            if self.words[at].text in {"كان", "كانت", "كانوا", "وكان", "وكانت"}:
                return True
            if not self.scene.is_verb(at):
                continue
            best = self.words[at].best
            if best is None:
                return False
            before = self.words[at - 1] if at > side[0] else None
            if before is not None and before.tag in {"REL", "COMP"} and at - 1 > side[0]:
                continue
            return best.tense == "perfect" or (before is not None and self.bare(before) == "لم")
        return False

    def coming(self, side: Range) -> bool:
        """A side that speaks of what will or may be."""
        return any(
            (self.words[n].best is not None and self.words[n].best.future)  # type: ignore[union-attr]
            or self.words[n].text in {"سوف", "لن", "يمكن", "يجب", "فلن", "ولن", "ينبغي"}
            for n in range(*side)
        )

    def imperfect(self, at: int) -> bool:
        """An imperfect, jussive or future verb."""
        best = self.words[at].best
        return (
            best is not None
            and best.pos == "V"
            and best.tense == "imperfect"
            and self.words[at - 1].text not in {"لم", "ولم", "فلم"}
        )

    def lemma_in(self, side: Range, lemmas: frozenset[str]) -> bool:
        """A word of one of these verbs stands in a side."""
        return self.lemma_at(side, lemmas) is not None

    def lemma_at(self, side: Range, lemmas: frozenset[str]) -> int | None:
        """Index of the first verb, masdar or participle of these verbs."""
        for at in range(*side):
            best = self.words[at].best
            if best is not None and best.pos in {"V", "M", "AP", "PP", "A"} and best.lemma in lemmas:
                return at
        return None

    def must(self, side: Range) -> int | None:
        """Index of a word of obligation near the beginning of a clause (فعليه، يجب، لا بد)."""
        for at in range(side[0], min(side[1], side[0] + 3)):
            text = self.words[at].text.lstrip("ف") if self.words[at].text[:1] == "ف" else self.words[at].text
            if text in {
                "عليه",
                "عليها",
                "عليهم",
                "عليهما",
                "علينا",
                "يجب",
                "لابد",
                "بد",
                "يتعين",
                "ينبغي",
                "يلزم",
                "يتوجب",
            }:
                return at
            if text == "علي" and at == side[0]:
                return at
        return None
