"""The name tagger beside the rules: what the rules found is told to it, what it finds where they found nothing is added."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from sulh.lexicon.words import CLOSED
from sulh.reading.name_hit import Hit
from sulh.reading.name_tagger import NameTagger, Tagged
from sulh.reading.namelike import NameWords
from sulh.reading.page import Page, Word

__all__ = ["proposed", "rule_codes", "tagged_names"]

_KINDS = {"PERS": "person", "LOC": "place", "ORG": "organization"}
_PLACES = frozenset({"state", "place"})
_SURE = 0.8
_RULE = "tagger"


def rule_codes(page: Page, hits: Iterable[Hit]) -> list[str]:
    """One code for each word: place in a rule's hit (H head, B begin, I inside), kind and rule; "" outside."""
    codes = [""] * len(page.words)
    for hit in hits:
        for at in range(hit.first, hit.last):
            place = "H" if at < hit.core else "B" if at <= max(hit.first, hit.core) else "I"
            codes[at] = place + hit.kind[0] + hit.rule
    return codes


def tagged_names(page: Page, hits: Sequence[Hit], tagger: NameTagger) -> list[Tagged]:
    """All names of a page in the tagger's four classes, the rules' hits weighed as evidence."""
    return tagger.page(page, rule_codes(page, hits))


def proposed(page: Page, hits: Sequence[Hit], tagger: NameTagger) -> Iterator[Hit]:
    """Names the tagger is sure of that touch none of `hits`; MISC (works, prizes, currencies) names no actor."""
    names = NameWords(page.lexicon)
    taken = {at for hit in hits for at in range(hit.first, hit.last)}
    open_ = frozenset(_open_sentences(page, taken, names))
    for name in tagger.page(page, rule_codes(page, hits), open_) if open_ else ():
        kind = _KINDS.get(name.label)
        if kind is None or name.sure < _SURE or taken.intersection(range(name.first, name.last)):
            continue
        skip = _proclitic(page, name)
        ids = _known(page, name, skip)
        if ids:
            yield Hit(name.first, name.last, skip, ids, page.lexicon.actors[ids[0]].kind, "tagger.known")
        elif _unexplained(page, name, names):
            yield Hit(name.first, name.last, skip, (), kind, _RULE)


def _open_sentences(page: Page, taken: Container[int], names: NameWords) -> Iterator[int]:
    """Sentences with a word outside the hits that only a name would explain."""
    for sentence in page.sentences:
        if any(
            word.kind == "word" and word.index not in taken and _wants_name(page, word, names)
            for word in page.words[sentence.first : sentence.last]
        ):
            yield sentence.index


def _wants_name(page: Page, word: Word, names: NameWords) -> bool:
    """In no table; or a state's name that is an ordinary word too, a place's after a preposition."""
    if not word.readings:
        return len(word.text) > 3 and names.unknown(word) and not names.particle(word.text)
    node = page.lexicon.names.root.get(word.text)
    if node is None or word.tag != "N":
        return False
    actors = page.lexicon.actors
    kinds = {actors[identity].kind for identity, _ in node.get("", ()) if identity[0] != "~"}
    return "state" in kinds or ("place" in kinds and word.index > 0 and page.words[word.index - 1].tag == "P")


def _known(page: Page, name: Tagged, skip: int) -> tuple[str, ...]:
    """Places, states and bodies of that one-word name: the tagger is the second cue that such a name needs."""
    if name.last - name.first > 1 or name.label == "PERS":
        return ()
    form = page.words[name.first].text[skip:]
    match = page.lexicon.names.longest([form], 0, form) if page.lexicon.names.starts(form) else None
    actors = page.lexicon.actors
    found = [] if match is None else [identity for identity, _ in match[1] if identity[0] != "~"]
    return tuple(
        i for i in found if (actors[i].kind in _PLACES) == (name.label == "LOC") and actors[i].kind != "person"
    )


def _unexplained(page: Page, name: Tagged, names: NameWords) -> bool:
    """Some word of the name is in no table (the only word, and then no part of a name); none is a function word."""
    words = page.words[name.first : name.last]
    if any(word.readings and word.readings[0].pos in CLOSED for word in words):
        return False
    if len(words) == 1 and (names.particle(words[0].text) or len(words[0].text) < 4):
        return False
    return any(names.unknown(word) for word in words)


def _proclitic(page: Page, name: Tagged) -> int:
    """Letters of و ف ل ب ك before the name: where the tables read the word so, or the rest is a known name."""
    word, lexicon = page.words[name.first], page.lexicon
    best = word.best
    if best is not None and (best.conjunction or best.preposition):
        return len(best.conjunction) + len(best.preposition)
    rest = word.text[1:]
    known = rest in lexicon.given_names or rest in lexicon.family_names or lexicon.names.starts(rest)
    return 1 if word.text[0] in "وفلبك" and len(rest) > 2 and known else 0
