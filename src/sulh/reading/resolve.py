"""Who a description stands for in this document: office alone, الأخير, a body by its head noun (ar:E6, E7)."""

from __future__ import annotations

from sulh.reading.items import Actor, Participant
from sulh.reading.scene import NP, Scene
from sulh.reading.sources import owner_of
from sulh.text.clitics import without_article
from sulh.text.folded import fold

__all__ = ["Resolver"]

_LATTER = frozenset({"الاخير", "الاخيره"})
_EMPTY = frozenset({"في", "من", "الي", "علي", "ل", "و", "هذا", "هذه", "ذلك", "تلك"})
_ISSUERS = frozenset({"organization", "armed_group", "state", "person"})
_TEXT_REACH = 120  # words back to the mention that names whose text it is
_BOTH = frozenset({"الاثنان", "كلاهما", "الرجلان", "كليهما"})


class Resolver:
    """Resolves phrases to actors by what has been said before them."""

    @classmethod
    def of(cls, scene: Scene, actors: tuple[Actor, ...]) -> Resolver:
        """The resolver of a scene, shared by the readers."""
        kept = scene.page.shared.get("resolver")
        if not isinstance(kept, cls) or kept.scene is not scene:
            kept = scene.page.shared["resolver"] = cls(scene, actors)
        return kept

    def __init__(self, scene: Scene, actors: tuple[Actor, ...]) -> None:
        self.scene = scene
        self.page = scene.page
        self.people = [actor for actor in actors if actor.kind == "person"]
        self.states = [actor for actor in actors if actor.kind == "state"]
        self.bodies = [actor for actor in actors if actor.kind in {"organization", "armed_group"}]
        self._role_words = {actor.key: self._roles_of(actor) for actor in self.people}
        self._seen: dict[int, Actor | None] = {}

    def _roles_of(self, actor: Actor) -> list[frozenset[str]]:
        """Titles given in the text, and the offices that the knowledge base knows for the day of publication."""
        roles = [frozenset(self._content(fold(role.title))) for role in actor.roles]
        published = self.page.document.published
        for office in self.page.lexicon.offices_of.get(actor.id or "", ()):
            if published is None or office.holds_on(published.isoformat()):
                roles.extend(frozenset(self._content(fold(title))) for title in office.titles)
        return roles

    def _content(self, text: str) -> list[str]:
        words = [without_article(self._bare(word)) for word in text.split()]
        return [word for word in words if word not in _EMPTY and len(word) > 1]

    def _bare(self, word: str) -> str:
        if word.startswith("لل") and len(word) > 4:
            return "ال" + word[2:]
        return word[1:] if word[:1] in "وبل" and len(word) > 5 and word[1:3] == "ال" else word

    def actor(self, phrase: NP) -> Actor | None:
        """The actor that a phrase stands for, or None."""
        if phrase.actor is not None:
            return phrase.actor
        if phrase.first not in self._seen:
            self._seen[phrase.first] = self._described(phrase)
        return self._seen[phrase.first]

    def _described(self, phrase: NP) -> Actor | None:
        words = self.page.words
        head = words[phrase.head]
        at = words[phrase.first].start
        if head.text.lstrip("وفبل") in _LATTER or (head.stem in {"اخير", "اخيره"} and head.definite):
            return self._last(self.people, at)
        if head.definite and head.best is not None and head.best.cls == "document" and phrase.last == phrase.first + 1:
            return self._issuer(phrase.first, head.stem)
        titles = self.page.lexicon.titles
        if head.stem in titles or "ال" + head.stem in titles or head.text in titles:
            return self._by_role(phrase, at)
        if (
            head.definite
            and phrase.last - phrase.first == 1
            and head.best is not None
            and head.best.cls in {"org", "group", ""}
        ):
            return self._by_head(head.stem, at)
        return None

    def _issuer(self, index: int, stem: str) -> Actor | None:
        """البيان, التقرير: whose it is, as the last earlier mention of such a text says (بيان لوزارة الخارجية)."""
        words = self.page.words
        for at in range(index - 1, max(-1, index - _TEXT_REACH), -1):
            if words[at].stem != stem or words[at].tag != "N":
                continue
            phrase = self.scene.noun_phrase(at, len(words), glued=True)
            if phrase is None:
                continue
            owner = owner_of(self.scene, NP(at, phrase.last, at, None), self.scene.sentence(at))
            if owner.actor is not None and owner.actor.kind in _ISSUERS:
                return owner.actor
        return None

    def holds(self, actor: Actor, phrase: NP) -> bool:
        """The phrase is an office of that person, as the text or the knowledge base gives it."""
        wanted = frozenset(self._content(fold(self.page.stem_span(phrase.first, phrase.last).of(self.page.text))))
        return any(wanted & role and self._agree(wanted, role) for role in self._role_words.get(actor.key, []))

    def _by_role(self, phrase: NP, at: int) -> Actor | None:
        wanted = frozenset(self._content(fold(self.page.stem_span(phrase.first, phrase.last).of(self.page.text))))
        if not wanted or not self._definite(phrase):
            return None
        head = without_article(self.page.words[phrase.head].stem)
        fitting = [
            actor
            for actor in self.people
            if actor.mentions[0].span.start < at
            and any(head in role and self._agree(wanted, role) for role in self._role_words[actor.key])
        ]
        return self._last(fitting, at)

    def _agree(self, wanted: frozenset[str], role: frozenset[str]) -> bool:
        return len(wanted & role) >= max(1, len(wanted) - 1)

    def _definite(self, phrase: NP) -> bool:
        words = self.page.words[phrase.first : phrase.last]
        return any(word.definite for word in words) or any(
            self.scene.actor_at[index] is not None for index in range(phrase.first, phrase.last)
        )

    def _by_head(self, stem: str, at: int) -> Actor | None:
        """المجلس after مجلس النواب: one body so far whose name begins with that noun; two make a doubt, not a guess."""
        fitting = [
            actor
            for actor in self.bodies
            if actor.mentions[0].span.start < at and without_article(fold(actor.name).split()[0]) == stem
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _last(self, actors: list[Actor], at: int) -> Actor | None:
        best, place = None, -1
        for actor in actors:
            for mention in actor.mentions:
                if place < mention.span.start < at:
                    best, place = actor, mention.span.start
        return best

    def participant(self, phrase: NP) -> Participant:
        """A phrase as a party, resolved where the document settles it."""
        party = self.scene.participant(phrase)
        if party.key is not None:
            return party
        actor = self.actor(phrase)
        return Participant(actor.key, party.text, party.span) if actor else party

    def pair(self, phrase: NP) -> tuple[Participant, ...]:
        """الاثنان, الرجلان, كلاهما: the first two people of this sentence so far, else of one of the two before it."""
        head = self.page.words[phrase.head]
        if phrase.actor is not None or not ({head.text.lstrip("وف"), head.stem} & _BOTH):
            return ()
        at = self.page.words[phrase.first].start
        here = self.page.sentence_at(at)
        for number in range(here, max(-1, here - 3), -1):
            span = self.page.sentences[number].span
            named = sorted(
                (mention.span, actor.key)
                for actor in self.people
                for mention in actor.mentions
                if span.contains(mention.span) and mention.span.start < at
            )
            first = {key: place for place, key in reversed(named)}
            if len(first) > 1:
                two = sorted((place, key) for key, place in first.items())[:2]
                return tuple(Participant(key, place.of(self.page.text), place) for place, key in two)
        return ()
