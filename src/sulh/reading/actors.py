"""Actors: who and what is named in this document, each once, with all mentions (codebook guideline; ar:E6, E7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sulh.lexicon.surfaces import phrase_words
from sulh.reading.actor_hits import Hit, find_hits, hit_span
from sulh.reading.items import Actor, Kind, Mention, Role
from sulh.reading.name_tagger import NameTagger
from sulh.reading.page import Page
from sulh.reading.reading import Reading
from sulh.span import Span
from sulh.text.clitics import without_article
from sulh.text.folded import fold

__all__ = ["read_actors"]


@dataclass(slots=True)
class _Draft:
    """An actor under construction."""

    id: str | None
    kind: str
    rule: str
    spans: list[Span] = field(default_factory=list)
    words: list[tuple[str, ...]] = field(default_factory=list)
    names: list[Span] = field(default_factory=list)
    roles: list[tuple[str, Span]] = field(default_factory=list)


def read_actors(page: Page, found: Reading, *, tagger: NameTagger | None = None) -> Iterable[Actor]:
    """All named actors in order of first mention; a tagger adds names that the rules don't find."""
    drafts = _Drafts(page)
    skipped = _outside_story(page, found)
    hits = [hit for hit in find_hits(page, tagger) if not any(s.overlaps(hit_span(page, hit)) for s in skipped)]
    for hit in hits:
        drafts.add(hit)
    drafts.surnames({index for hit in hits for index in range(hit.first, hit.last)}, skipped)
    return drafts.actors()


def _outside_story(page: Page, found: Reading) -> list[Span]:
    """By-lines and tag lists name nobody in the story."""
    return [section.span for section in found.sections if section.role in {"tags", "byline"}]


class _Drafts:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.drafts: list[_Draft] = []
        self.by_id: dict[str, _Draft] = {}
        self.by_words: dict[tuple[str, ...], _Draft] = {}
        self.countries: Counter[str] = Counter()

    def add(self, hit: Hit) -> None:
        """Put a hit with the actor it names, or begin a new one."""
        page = self.page
        span = hit_span(page, hit)
        words = phrase_words(span.of(page.text))
        bearer = self._bearer(words[-1]) if hit.rule == "kb.surname" else None
        identity = bearer.id if bearer is not None else self._choose(hit.ids)
        draft = bearer or (self.by_id.get(identity) if identity else self._same(words, hit.kind))
        if draft is None:
            draft = _Draft(identity, hit.kind, hit.rule)
            self.drafts.append(draft)
            if identity:
                self.by_id[identity] = draft
                self.countries.update(page.lexicon.actors[identity].country)
        draft.names.append(span)
        draft.spans.append(self._core(hit, span))
        draft.words.append(words)
        self.by_words.setdefault(words, draft)
        self.by_words.setdefault(phrase_words(draft.spans[-1].of(page.text)), draft)
        if draft.kind == "person":
            role = self._title_before(hit)
            if role is not None:
                draft.roles.append((role.of(page.text), role))

    def _bearer(self, surname: str) -> _Draft | None:
        """The last person of this document whose full name ends so."""
        return next(
            (d for d in reversed(self.drafts) if d.kind == "person" and any(w[-1] == surname for w in d.words)), None
        )

    def _core(self, hit: Hit, span: Span) -> Span:
        """The mention without a generic head: حماس in حركة حماس."""
        first = hit.core
        if not first and hit.last - hit.first >= 2 and hit.ids:
            head = self.page.lexicon.name_heads.get(self.page.words[hit.first].stem)
            second = self.page.words[hit.first + 1]
            if head is not None and (head.kind == "place" or (hit.last - hit.first == 2 and not second.readings)):
                first = hit.first + 1
        return Span(self.page.words[first].start, span.end) if first else span

    def _choose(self, ids: tuple[str, ...]) -> str | None:
        if not ids:
            return None
        known = [identity for identity in ids if identity in self.by_id]
        if known:
            return known[0]
        actors = self.page.lexicon.actors
        if len(ids) > 1 and not any(self.countries[c] for identity in ids for c in actors[identity].country):
            names = {actors[identity].ar for identity in ids}
            if len(names) > 1 and all(actors[identity].kind == "person" for identity in ids):
                return None
        return max(ids, key=lambda identity: sum(self.countries[c] for c in actors[identity].country))

    def _same(self, words: tuple[str, ...], kind: str) -> _Draft | None:
        exact = self.by_words.get(words)
        if exact is not None:
            return exact
        for draft in self.drafts:
            if draft.kind == kind and any(_contained(words, other) for other in draft.words):
                return draft
        return None

    def _title_before(self, hit: Hit) -> Span | None:
        """The title phrase that stands before a person's name."""
        page, at = self.page, hit.first - 1
        if at >= 0 and page.words[at].text in {"،", ","}:
            at -= 1
        first, last = None, at + 1
        titles = page.lexicon.titles
        steps = 0
        while at >= 0 and steps < 10:
            word = page.words[at]
            if word.kind not in {"word", "number"} or word.tag in {"V", "REL", "COMP", "COND", "NEG"}:
                break
            stem = word.stem
            entry = titles.get(stem) or titles.get("ال" + stem) or titles.get(word.text)
            if entry is not None and entry.cls != "modifier":
                first = at
            if word.conjunction or word.text in {"بين", "مع", "من", "ان"}:
                break
            at -= 1
            steps += 1
        return page.stem_span(first, last) if first is not None and first < last else None

    def surnames(self, taken: set[int], skipped: list[Span]) -> None:
        """Surname alone, or given name alone, after the full name: the last person who bears it (ar:E6)."""
        page = self.page
        bearers: dict[str, list[_Draft]] = {}
        for draft in self.drafts:
            if draft.kind == "person":
                for words in draft.words:
                    if len(words) > 1:
                        for part in {words[-1], " ".join(words[-2:])}:
                            key = without_article(part)
                            if draft not in bearers.setdefault(key, []):
                                bearers[key].append(draft)
        if not bearers:
            return
        for word in page.words:
            if word.index in taken or word.kind != "word":
                continue
            for form, skip in _bare_forms(word.text):
                key = without_article(form)
                candidates = bearers.get(key)
                if not candidates or len(key) < 3:
                    continue
                if not self._plausible(word.index, form, skip):
                    continue
                span = Span(word.start + page.offset(word, skip), word.end)
                if len(candidates) == 1 and not any(s.overlaps(span) for s in skipped):
                    candidates[0].spans.append(span)
                    candidates[0].words.append((form,))
                break

    def _plausible(self, index: int, form: str, skip: int) -> bool:
        """A surname that is also a word of the language needs its article or the place of a name."""
        word = self.page.words[index]
        ordinary = [r for r in word.readings if not (r.conjunction or r.preposition)]
        if not ordinary or (form.startswith("ال") and not skip):
            return True
        if skip or word.tag == "V":
            return False
        before = self.page.words[index - 1] if index else None
        return before is not None and before.tag == "V"

    def actors(self) -> list[Actor]:
        """The finished actors."""
        page = self.page
        drafts = sorted(self.drafts, key=lambda draft: min(draft.spans).start)
        made: list[Actor] = []
        for number, draft in enumerate(drafts, start=1):
            entry = page.lexicon.actors.get(draft.id) if draft.id else None
            spans = sorted(set(draft.spans))
            name = max(
                draft.names or spans, key=lambda span: (len(phrase_words(span.of(page.text))), len(span), -span.start)
            )
            kind: Kind = entry.kind if entry else draft.kind  # type: ignore[assignment]
            roles = tuple(Role(title, None, span) for title, span in dict.fromkeys(draft.roles))
            made.append(
                Actor(
                    f"a{number}",
                    draft.id,
                    kind,
                    _spelled(page.text, name),
                    entry.en if entry else None,
                    tuple(Mention(span, "name") for span in spans),
                    roles,
                    draft.rule,
                )
            )
        return made


def _spelled(text: str, name: Span) -> str:
    """The name as words; after ل its article has lost a letter in print (للأمم المتحدة)."""
    printed = name.of(text)
    swallowed = name.start > 0 and text[name.start - 1] == "ل" and printed.startswith("ل")
    return f"ا{printed}" if swallowed else printed


def _bare_forms(word: str) -> Iterable[tuple[str, int]]:
    yield word, 0
    if word[:1] in "وفبلك" and len(word) > 3:
        yield word[1:], 1
        if word[:2] == "لل":
            yield "ال" + word[2:], 1
        if word[:1] in "وف" and word[1:2] in "بلك" and len(word) > 4:
            yield word[2:], 2


def _contained(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """The shorter name is the longer one with words left out at either end (and the article of the first ignored)."""
    if len(shorter) > len(longer):
        shorter, longer = longer, shorter
    if len(shorter) < 2:
        return False
    a = tuple(without_article(fold(word)) for word in shorter)
    b = tuple(without_article(fold(word)) for word in longer)
    return b[: len(a)] == a or b[-len(a) :] == a
