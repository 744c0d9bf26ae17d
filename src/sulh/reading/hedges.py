"""How sure a link is said to be (codebook H1, H2): the lowest certainty among the words on the link."""

from __future__ import annotations

from sulh.reading.items import Hedge
from sulh.reading.page import Word
from sulh.reading.scene import Scene

__all__ = ["hedge_of"]

_ORDER: tuple[Hedge, ...] = ("unlikely", "may", "likely", "must", "will")


def hedge_of(scene: Scene, first: int, last: int) -> Hedge:
    """The hedge of the words [first, last); hedges.tsv lists the words."""
    hedges = scene.page.lexicon.hedges
    found: set[str] = set()
    index = first
    while index < last:
        word = scene.words[index]
        pair = f"{_bare(word)} {scene.words[index + 1].text}" if index + 1 < last else ""
        if pair in hedges:
            found.add(hedges[pair])
            index += 2
            continue
        found.update(hedges[form] for form in (word.text, _bare(word), word.stem) if form in hedges)
        if word.best is not None and word.best.future:
            found.add("will")
        if _may(scene, index, last):
            found.add("may")
        index += 1
    return next((hedge for hedge in _ORDER if hedge in found), "none")


def _bare(word: Word) -> str:
    return word.text[1:] if word.text[:1] in "وف" and len(word.text) > 3 else word.text


def _may(scene: Scene, index: int, last: int) -> bool:
    """قد + imperfect; قد + perfect is no hedge (H2)."""
    if scene.words[index].text not in {"قد", "وقد", "فقد"} or index + 1 >= last:
        return False
    best = scene.words[index + 1].best
    return best is not None and best.pos == "V" and best.tense == "imperfect"
