"""Who can be a side of an event (codebook G11): a person, group, body or state; of a thing or text only its owner."""

from __future__ import annotations

from collections.abc import Iterable

from sulh.lexicon.frames import EventFrame
from sulh.reading.resolve import Resolver
from sulh.reading.scene import NP, Scene

__all__ = ["Sides"]

_HUMAN = frozenset({"person", "group", "org", "office"})
_HIT = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # places and things can be hit, closed, picketed
_SOMEWHERE = frozenset({"ASSAULT", "MOBILIZE"})  # a town is where it happens, not whom it happens to
_ACTS = frozenset({"SUPPORT", "REJECT", "AGREE", "CONSULT", "COOPERATE"})  # the doer of an act may be the other side


class Sides:
    """Tests phrases for being a side, and finds the owner inside one that is none."""

    def __init__(self, scene: Scene, resolver: Resolver) -> None:
        self.scene = scene
        self.words = scene.words
        self.resolver = resolver

    def human(self, phrase: NP) -> bool:
        """People or a body by the head noun's class."""
        if self.possessed(phrase):
            return True
        word = self.words[phrase.head]
        best = word.best
        if best is None or best.cls in _HUMAN or (best.cls and best.pos == "N"):
            return best is not None and best.cls in _HUMAN
        noun = next((r for r in word.readings if r.pos == "N" and r.article == best.article), None)
        return noun is not None and noun.cls in _HUMAN

    def possessed(self, phrase: NP) -> bool:
        """خصومه, أنصارها: people with a pronoun."""
        return any(r.enclitic and r.cls in _HUMAN for r in self.words[phrase.head].readings)

    def party(self, phrase: NP) -> bool:
        """An actor, or people."""
        return self.resolver.actor(phrase) is not None or self.human(phrase) or self._counted(phrase)

    def place(self, phrase: NP) -> bool:
        """A town, region or state by name."""
        actor = self.resolver.actor(phrase)
        return actor is not None and actor.kind in {"place", "state"}

    def town(self, phrase: NP) -> bool:
        """A town or region by name: where talks are held, not who holds them."""
        actor = self.resolver.actor(phrase)
        return actor is not None and actor.kind == "place"

    def people(self, phrases: Iterable[NP]) -> list[NP]:
        """Those that are parties."""
        return [phrase for phrase in phrases if self.party(phrase)]

    def doers(self, phrases: Iterable[NP]) -> list[NP]:
        """Who acts: of an act, text or thing its owner (قرار مجلس الأمن يطالب), an event noun nobody."""
        kept: list[NP] = []
        for phrase in phrases:
            best = self.words[phrase.head].best
            if (
                self.party(phrase)
                or self.resolver.pair(phrase)
                or best is None
                or (best.cls in {"place", "weapon", "", "quantity"} and best.pos != "M")
            ):
                kept.append(phrase)
                continue
            owner = self._inner(phrase)
            if owner is not None:
                kept.append(owner)
            elif best.cls == "document":
                kept.append(phrase)
        return kept

    def _inner(self, phrase: NP) -> NP | None:
        head = self.words[phrase.head].best
        if head is None or head.article or head.enclitic or head.case == "tanwin" or phrase.head + 1 >= phrase.last:
            return None
        inner = self.scene.noun_phrase(phrase.head + 1, phrase.last)
        return inner if inner is not None and self.party(inner) else None

    def _counted(self, phrase: NP) -> bool:
        """عشرات المحتجين, ستة جنود, خمسة آخرون: people behind a number."""
        return any(
            best.cls in _HUMAN
            for at in range(phrase.first, min(phrase.last, phrase.head + 3))
            if self.words[at].tag in {"N", "A"} and (best := self.words[at].best) is not None
        ) and (self.scene.counted[phrase.head] or self._amount(phrase))

    def _amount(self, phrase: NP) -> bool:
        best = self.words[phrase.head].best
        return best is not None and best.cls == "quantity"

    def recipients(self, phrases: Iterable[NP], frame: EventFrame) -> tuple[NP, ...]:
        """The recipients that these phrases give."""
        kept = (self._recipient(phrase, frame) for phrase in phrases)
        return tuple(phrase for phrase in kept if phrase is not None)

    def _recipient(self, phrase: NP, frame: EventFrame) -> NP | None:
        actor = self.resolver.actor(phrase)
        head = self.words[phrase.head]
        if actor is not None and (actor.kind != "place" or frame.type not in _SOMEWHERE):
            return phrase
        if self.human(phrase) or self._counted(phrase):
            return phrase
        if self.scene.glued_preposition(phrase.first) == "ل" and any(r.pos == "M" for r in head.readings):
            return None  # a purpose: في محاولة لقلب المعادلة
        if head.best is None and head.kind == "word" and not self._nameless(phrase):
            return phrase
        if frame.type in _HIT and (head.best is None or head.best.cls not in {"event", "abstract", "time", "document"}):
            return phrase
        if frame.type == "AID" and head.best is not None and head.best.cls == "place":
            return phrase
        return self._owner(phrase, frame)

    def _nameless(self, phrase: NP) -> bool:
        return self.words[phrase.head].tag in {"NUM", "MARK"}

    def _owner(self, phrase: NP, frame: EventFrame) -> NP | None:
        """Whose thing, text or act it is: مقترح الوسيط, محاولة رئيس الحكومة."""
        head = self.words[phrase.head].best
        if head is None or head.article or head.enclitic or head.case == "tanwin":
            return None
        word = self.words[phrase.head]
        said = bool({word.stem, head.base} & self.scene.page.lexicon.event_words["utterance"])
        act = (head.pos == "M" or head.cls == "event") and not said
        if act and (frame.type not in _ACTS or self._undergoes(phrase)):
            return None
        at = phrase.head + 1
        if at >= phrase.last:
            return None
        inner = self.scene.noun_phrase(at, phrase.last)
        if inner is None:
            return None
        if self.town(inner):  # نتائج اجتماع غدامس
            return None
        return inner if self.party(inner) else self._owner(inner, frame)

    def _undergoes(self, phrase: NP) -> bool:
        """The genitive of a causative masdar undergoes (تسليم الموقوفين), that of others may do (محاولة, موقف, عودة)."""
        best = self.words[phrase.head].best
        return best is not None and best.pos == "M" and best.stem.startswith("ت") and best.stem[-2:-1] == "ي"
