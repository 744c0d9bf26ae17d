"""How sure a link is said to be (codebook H1, H2): the lowest certainty among the words on the link."""

from __future__ import annotations

from sulh.reading.items import Hedge
from sulh.reading.scene import Scene

__all__ = ["hedge_of"]

_MUST = frozenset({"يجب", "وجب", "بد", "يتعين", "يلزم", "ضروري", "حتما", "ينبغي", "لابد", "الزامي", "شرط", "رهن"})
_LIKELY = frozenset({"مرجح", "يرجح", "ارجح", "متوقع", "يتوقع", "رجح"})
_MAY = frozenset(
    {
        "ربما",
        "يمكن",
        "ممكن",
        "يحتمل",
        "محتمل",
        "لعل",
        "عسي",
        "يخشي",
        "مخاوف",
        "بامكانه",
        "بامكان",
        "امكانيه",
        "شانه",
        "شانها",
        "شان",
        "شانهم",
        "تخوف",
    }
)
_UNLIKELY = frozenset({"مستبعد", "يستبعد", "قلما", "بالكاد"})


def hedge_of(scene: Scene, first: int, last: int) -> Hedge:
    """The hedge of the words [first, last)."""
    found: set[Hedge] = set()
    words = scene.words
    for index in range(first, last):
        word = words[index]
        stem, text = word.stem, word.text.lstrip("وف") if len(word.text) > 3 else word.text
        negated = index > first and words[index - 1].text == "غير"
        if {stem, text} & _UNLIKELY or (negated and {stem, text} & (_LIKELY | {"مرجح"})):
            found.add("unlikely")
        elif {stem, text} & _LIKELY:
            found.add("likely")
        elif {stem, text} & _MAY or _may_qad(scene, index, last):
            found.add("may")
        elif {stem, text} & _MUST:
            found.add("must")
        elif word.text in {"سوف", "لن", "فلن", "ولن"} or (word.best is not None and word.best.future):
            found.add("will")
    order: tuple[Hedge, ...] = ("unlikely", "may", "likely", "must", "will")
    return next((hedge for hedge in order if hedge in found), "none")


def _may_qad(scene: Scene, index: int, last: int) -> bool:
    """قد + imperfect; قد + perfect is no hedge (H2)."""
    if scene.words[index].text not in {"قد", "وقد", "فقد"} or index + 1 >= last:
        return False
    best = scene.words[index + 1].best
    return best is not None and best.pos == "V" and best.tense == "imperfect"
