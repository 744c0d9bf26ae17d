"""Names that the knowledge base or a list holds, with the second cue that some of them need (ar:E10)."""

from __future__ import annotations

from dataclasses import replace

from sulh.lexicon.name_forms import FULL, LISTED, SHORT, WEAK
from sulh.lexicon.trie import heads
from sulh.lexicon.words import CLOSED
from sulh.reading.name_cues import NameCues
from sulh.reading.name_hit import Hit
from sulh.reading.page import Page, Word

__all__ = ["KnownNames"]

_SPEAKING = frozenset({"document", "org", "group", "body", "person", "office", "place", "event", "time", "quantity"})
_BODIES = frozenset({"organization", "armed_group"})


class KnownNames:
    """Looks names up in the words of one page."""

    def __init__(self, page: Page, cues: NameCues) -> None:
        self.page = page
        self.words = page.words
        self.texts = page.texts
        self.lexicon = page.lexicon
        self.cues = cues
        self.last_place = -1  # index after the place found last: a second cue for what is joined to it
        self.last_body = -1  # the same of bodies: البوليساريو والمغرب
        self._seen: dict[tuple[int, int, int], Hit | None] = {}

    def at(self, index: int, limit: int) -> Hit | None:
        """The longest name that begins at a word and speaks for itself."""
        key = (index, self.last_place, self.last_body)
        if key not in self._seen:
            self._seen[key] = self._find(index, limit, weak=False)
        return self._seen[key]

    def doubtful(self, index: int, limit: int) -> Hit | None:
        """A one-word name that would need a second cue and has none; surnames are told by who bears them."""
        hit = self._find(index, limit, weak=True)
        return None if hit is not None and hit.kind == "person" and hit.rule != "list" else hit

    def _find(self, index: int, limit: int, *, weak: bool) -> Hit | None:
        best: Hit | None = None
        for form, skip in heads(self.words[index].text):
            if not self.lexicon.names.starts(form):
                continue
            match = self.lexicon.names.longest(self.texts, index, form)
            if match is None or match[0] > limit or (weak and match[0] - index > 1):
                continue
            hit = self._hit(index, form, skip, match, weak=weak)
            if hit is not None and (
                best is None or hit.last > best.last or (hit.last == best.last and skip < best.skip)
            ):
                best = hit
        return best

    def _hit(
        self, index: int, form: str, skip: int, match: tuple[int, tuple[tuple[str, int], ...]], *, weak: bool
    ) -> Hit | None:
        last, values = match
        if last - index == 1 and not weak:
            values = tuple(
                (identity, strength)
                for identity, strength in values
                if self._alone(index, form, skip, identity, strength)
            )
            if not values:
                return None
        ids = tuple(dict.fromkeys(identity for identity, _ in values if identity[0] != "~"))
        kind = self._kind(ids[0] if ids else values[0][0])
        if ids and not weak and all(strength == WEAK for _, strength in values) and kind == "person":
            return Hit(index, last, skip, ids, kind, "kb.surname")
        return Hit(index, last, skip, ids, kind, "kb" if ids else "list")

    def _kind(self, identity: str) -> str:
        return LISTED[identity] if identity[0] == "~" else self.lexicon.actors[identity].kind

    # ------------------------------------------------------------------------------------------------ second cues

    def _alone(self, index: int, form: str, skip: int, identity: str, strength: int) -> bool:
        """May a one-word name be taken here?"""
        word = self.words[index]
        kind, listed = self._kind(identity), identity[0] == "~"
        closed = bool(word.readings) and word.readings[0].pos in CLOSED
        if (closed and strength != SHORT) or (strength == WEAK and any(r.cls == "time" for r in word.readings)):
            return False
        ordinary = self._ordinary(word, form, skip)
        if kind == "place" and (strength == WEAK or form in self.lexicon.ambiguous_places):
            return self._place_cue(index, form, skip)
        if strength == WEAK:
            return self._body_cue(index, kind, skip, listed=listed)
        if len(form) < 3:
            return False
        if kind == "state" or strength == SHORT:
            if not (skip and ordinary):
                return True
            beside = kind == "state" and self.last_body == index and self.words[index].text.startswith("و")
            return beside or (kind in {"state", "place"} and self._joined(index))
        if not ordinary:
            return not word.readings or not skip or strength == FULL
        return form.startswith("ال") or (kind == "place" and self._place_cue(index, form, skip))

    def _ordinary(self, word: Word, form: str, skip: int) -> bool:
        """The word means something else as well, as it stands."""
        if skip and self.lexicon.words.ordinary(form):
            return True
        return any(r.pos != "NIS" and not (r.conjunction or r.preposition) for r in word.readings)

    def _place_cue(self, index: int, form: str, skip: int) -> bool:
        """مدينة before it, another place joined to it, or في before a word that is no ordinary noun."""
        if self.cues.place_head(index):
            return True
        if self._joined(index) or (self.last_place == index - 1 and self.texts[index - 1] in {"،", "و", "-", "ـ"}):
            return True
        return self.cues.where(index, skip) and not self.lexicon.words.ordinary(form)

    def _joined(self, index: int) -> bool:
        """Right after a place, with و: السعودية ومصر."""
        return self.last_place == index and self.words[index].text.startswith("و")

    def _body_cue(self, index: int, kind: str, skip: int, *, listed: bool) -> bool:
        """قناة, حركة before it, or marks around it."""
        if kind == "person":
            return self.cues.titled(index) if listed else not skip and self._speaks(index)
        if kind in _BODIES:
            return self.cues.head_kind(index) in _BODIES or (not skip and self.cues.quoted(index, index + 1))
        return False

    def _speaks(self, index: int) -> bool:
        """قال البرهان إن: a surname right after a verb of saying, unless the word names a body, text or person."""
        verb, word = self.words[index - 1] if index else None, self.words[index]
        if verb is None or verb.tag != "V" or verb.lemma not in self.lexicon.speech:
            return False
        return not any(r.pos in {"V", "NIS"} or r.cls in _SPEAKING for r in word.readings if not r.preposition)

    def untitled(self, hit: Hit) -> Hit:
        """الملك سلمان without الملك."""
        first = self.words[hit.first]
        if hit.last - hit.first < 2 or not first.text.startswith("ال") or not self.cues.is_title(first):
            return hit
        return replace(hit, first=hit.first + 1, skip=0)
