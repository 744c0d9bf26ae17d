"""Stems and endings of the Arabic finite verb: from the two citation forms to every cell of the paradigm.

An unvocalised text shows consonants, long vowels and hamza seats only, so that is what is built here.  The kinds of
weakness are read off the spelling: a final shadda is a doubled root, a last-but-one alef a hollow one, a final
alef, alef maqsura or ya a defective one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sulh.text.folded import fold_light
from sulh.text.letters import COMBINING

__all__ = ["Cell", "Shape", "imperative_cells", "imperfect_cells", "passive", "perfect_cells", "shape"]

_SHADDA = "\u0651"
_LONG = "اوي"
_SEAT = {"ا": "أ", "و": "ؤ", "ي": "ئ"}  # the seat of a final hamza once the long vowel before it is gone


class Cell(NamedTuple):
    """One slot of a paradigm, spelled with its hamzas (not folded)."""

    surface: str
    tense: str
    mood: str
    person: int
    gender: str
    number: str
    suffix_only: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """The two citation forms without marks, and what kind of weakness they have."""

    perfect: str
    imperfect: str
    doubled: bool
    hollow: bool


@dataclass(frozen=True, slots=True)
class _Stems:
    """A stem before each kind of ending; several spellings where hamza has several seats."""

    base: str
    short: tuple[str, ...]  # jussive singular
    t: str  # before -at
    a: str  # before -ā
    w: tuple[str, ...]  # before -ū
    y: tuple[str, ...]  # before -ī
    c: str  # before a consonant
    pronoun: tuple[str, ...]  # the base before a suffix pronoun, where it changes


def shape(perfect: str, imperfect: str) -> Shape:
    """Read the weakness off the spelling; `imperfect` may be empty (ليس)."""
    bare = fold_light(perfect)
    doubled = _marked(perfect)
    middle = bare[-2:-1]
    hollow = not doubled and (middle == "ا" or (middle == "ي" and not imperfect))
    return Shape(bare, fold_light(imperfect), doubled, hollow)


def _marked(word: str) -> bool:
    """The last letter carries a shadda."""
    for char in reversed(word):
        if char == _SHADDA:
            return True
        if char not in COMBINING:
            return False
    return False


def _join(stem: str, ending: str) -> str:
    return (stem + ending).replace("أا", "آ").replace("أأ", "آ")


def _join_consonant(stem: str, ending: str) -> str:
    """ثبت + ت = ثبتّ, أعلن + نا = أعلنّا: one letter is written."""
    return _join(stem, ending[1:] if stem[-1:] == ending[0] else ending)


def _hamza_final(bare: str, *, hollow: bool, short: str) -> _Stems:
    """بدأ، هنّئ، جاء، يجيء، يسوء: the seat moves with the vowel after it."""
    root, last = bare[:-1], bare[-1]
    if last in "ئؤ":
        return _Stems(bare, (bare,), bare, bare, (bare,), (bare,), bare, ())
    if last == "أ":
        return _Stems(
            bare, (bare,), bare, bare, (bare, root + "ؤ", root + "ء"), (root + "ئ", bare), bare, (root + "ؤ",)
        )
    if hollow and root[-1] == "ي":
        seat = root + "ئ"
        return _Stems(bare, (short,), seat, seat, (seat,), (seat,), short, (seat,))
    other = (root + "ؤ",) if root[-1] in "او" else ()
    return _Stems(bare, (short,), bare, bare, (bare, *other), (root + "ئ",), short, other)


def _stems(bare: str, *, doubled: bool, hollow: bool, waw: bool, seat: str = "") -> _Stems:
    """The stems of one citation form (the imperfect without its prefix).

    `waw`: a final alef stands for w (دعا، يدعو).  `seat`: spelling of a final hamza after the hollow vowel is gone.
    """
    last, root = bare[-1], bare[:-1]
    if doubled:
        long = bare + last
        return _Stems(bare, (bare, long), bare, bare, (bare,), (bare,), long, ())
    if last in "أئؤء":
        short = bare[:-2] + (seat or _SEAT.get(bare[-2], "أ")) if hollow else bare
        return _hamza_final(bare, hollow=hollow, short=short)
    if last in "اىوي":
        weak = root + ("و" if waw else "ي")
        pronoun = (root + "ا",) if last == "ى" else ()
        return _Stems(bare, (root,), bare if last == "ي" else root, weak, (root,), (root,), weak, pronoun)
    short = bare[:-2] + last if hollow and bare[-2] in _LONG else bare
    return _Stems(bare, (short,), bare, bare, (bare,), (bare,), short, ())


def _perfect_stems(form: Shape) -> _Stems:
    seat = ""
    if form.hollow and form.perfect[-1] == "ء":
        simple = len(form.perfect) == 3
        seat = ("ؤ" if form.imperfect[-2:-1] == "و" else "ئ") if simple else "أ"
        if form.perfect[-2] == "ي":
            seat = "ئ"
    waw = form.perfect[-1] == "ا" and form.imperfect[-1:] == "و"
    return _stems(form.perfect, doubled=form.doubled, hollow=form.hollow, waw=waw, seat=seat)


_PERFECT_CONSONANT = (
    (3, "f", "p", "ن"),
    (2, "m", "s", "ت"),
    (2, "f", "s", "ت"),
    (2, "c", "d", "تما"),
    (2, "m", "p", "تم"),
    (2, "f", "p", "تن"),
    (1, "c", "s", "ت"),
    (1, "c", "p", "نا"),
)


def perfect_cells(form: Shape) -> Iterator[Cell]:
    """All persons of the perfect."""
    stems = _perfect_stems(form)

    def cell(surface: str, person: int, gender: str, number: str, suffix_only: bool = False) -> Cell:
        return Cell(surface, "perfect", "", person, gender, number, suffix_only)

    yield cell(stems.base, 3, "m", "s")
    for stem in stems.pronoun:
        if form.perfect[-1] == "ى":
            yield cell(_join(stem, ""), 3, "m", "s", True)
    yield cell(_join(stems.t, "ت"), 3, "f", "s")
    yield cell(_join(stems.a, "ا"), 3, "m", "d")
    yield cell(_join(stems.t, "تا"), 3, "f", "d")
    for stem in stems.w:
        yield cell(_join(stem, "وا"), 3, "m", "p")
        yield cell(_join(stem, "و"), 3, "m", "p", True)
    for person, gender, number, ending in _PERFECT_CONSONANT:
        yield cell(_join_consonant(stems.c, ending), person, gender, number)
    yield cell(_join_consonant(stems.c, "تمو"), 2, "m", "p", True)


_SINGULAR = (("ي", 3, "m", "s"), ("ت", 3, "f", "s"), ("ت", 2, "m", "s"), ("أ", 1, "c", "s"), ("ن", 1, "c", "p"))
_DUAL = (("ي", 3, "m"), ("ت", 3, "f"), ("ت", 2, "c"))
_FULL = ("indicative", "subjunctive")
_CUT = ("subjunctive", "jussive")


def _imperfect_stems(form: Shape) -> _Stems:
    return _stems(form.imperfect[1:], doubled=form.doubled, hollow=form.hollow, waw=form.imperfect[-1] == "و")


def _singular_moods(stems: _Stems) -> Iterator[tuple[str, str, bool]]:
    """(stem, mood, suffix only) of the forms without an ending."""
    if stems.base in stems.short:
        yield stems.base, "any", False
        yield from ((short, "jussive", False) for short in stems.short if short != stems.base)
    else:
        yield from ((stems.base, mood, False) for mood in _FULL)
        yield from ((short, "jussive", False) for short in stems.short)
    for stem in stems.pronoun:
        moods = _FULL if stem[-1] == "ا" else ("indicative",)
        yield from ((stem, mood, True) for mood in moods)


def imperfect_cells(form: Shape) -> Iterator[Cell]:
    """All persons and moods of the imperfect."""
    if not form.imperfect:
        return
    stems = _imperfect_stems(form)
    for stem, mood, suffix_only in _singular_moods(stems):
        for prefix, person, gender, number in _SINGULAR:
            if prefix == "أ" and len(stem) < 2:
                continue  # أف، أق: never printed, and they look like other words
            yield Cell(_join(prefix, stem), "imperfect", mood, person, gender, number, suffix_only)
    for prefix, person, gender in _DUAL:
        yield Cell(_join(prefix + stems.a, "ان"), "imperfect", "indicative", person, gender, "d", False)
        for mood in _CUT:
            yield Cell(_join(prefix + stems.a, "ا"), "imperfect", mood, person, gender, "d", False)
    for prefix, person in (("ي", 3), ("ت", 2)):
        for stem in stems.w:
            yield Cell(prefix + stem + "ون", "imperfect", "indicative", person, "m", "p", False)
            for mood in _CUT:
                yield Cell(prefix + stem + "وا", "imperfect", mood, person, "m", "p", False)
                yield Cell(prefix + stem + "و", "imperfect", mood, person, "m", "p", True)
        yield Cell(_join_consonant(prefix + stems.c, "ن"), "imperfect", "any", person, "f", "p", False)
    for stem in stems.y:
        yield Cell("ت" + stem + "ين", "imperfect", "indicative", 2, "f", "s", False)
        for mood in _CUT:
            yield Cell("ت" + stem + "ي", "imperfect", mood, 2, "f", "s", False)


def _is_fourth(form: Shape) -> bool:
    """Form IV: the hamza of the perfect is missing in the imperfect (أعلن يعلن، آمن يؤمن)."""
    extra = len(form.imperfect) - len(form.perfect)
    return (form.perfect[0] == "أ" and extra == 0) or (form.perfect[0] == "آ" and extra == 1)


def _imperative_head(form: Shape, *, strengthened: bool) -> str | None:
    """What stands before the imperfect stem in the imperative; None where there is no usable form."""
    stem = form.imperfect[1:]
    if form.perfect[0] == "ا":
        return "ا"
    if _is_fourth(form):
        return "أ" if form.perfect[0] == "أ" else None
    if len(form.perfect) > 3 or strengthened or form.doubled or form.hollow or form.perfect[0] == "آ":
        return ""
    if stem[0] in "أؤئ":
        return None
    return "" if form.perfect[0] == "و" and stem[0] != "و" else "ا"


def imperative_cells(form: Shape, *, strengthened: bool) -> Iterator[Cell]:
    """The second persons of the imperative; `strengthened`: a shadda on the middle letter (Form II)."""
    if not form.imperfect:
        return
    head = _imperative_head(form, strengthened=strengthened)
    stems = _imperfect_stems(form)
    if head is None and form.perfect in ("أخذ", "أكل", "أمر"):
        head = ""
        stems = _stems(form.imperfect[2:], doubled=False, hollow=False, waw=False)
    if head is None:
        return
    made = [(_join(head, stem), "m", "s", False) for stem in stems.short]
    made += [(_join(head, stem) + "ي", "f", "s", False) for stem in stems.y]
    made.append((_join(head + stems.a, "ا"), "c", "d", False))
    for stem in stems.w:
        made += [(head + stem + "وا", "m", "p", False), (head + stem + "و", "m", "p", True)]
    made.append((_join_consonant(head + stems.c, "ن"), "f", "p", False))
    for surface, gender, number, suffix_only in made:
        if len(surface) < 3:
            continue  # قل، عد، قف: not the language of news, and they look like other words
        yield Cell(surface, "imperative", "", 2, gender, number, suffix_only)


def passive(form: Shape) -> Shape:
    """The citation forms of the passive as an unvocalised text spells them."""
    return Shape(_passive_perfect(form), _passive_imperfect(form), form.doubled, form.hollow)


def _passive_perfect(form: Shape) -> str:
    word = form.perfect
    if form.hollow:
        return word[:-2] + "ي" + word[-1]  # قيل، أعيد، اغتيل، استعيد
    if word[0] == "آ":
        word = "أو" + word[1:]  # أوخذ
    elif word[1] == "ا" and len(word) > 2:
        word = word[0] + "و" + word[2:]  # قوتل
    elif word[0] == "ت" and word[2:3] == "ا" and len(word) > 4:
        word = word[:2] + "و" + word[3:]  # تبودل
    elif word.startswith("استأ"):
        word = "استؤ" + word[4:]  # استؤنف
    elif word.startswith("أي") and _is_fourth(form):
        word = "أو" + word[2:]  # أوقظ
    elif len(word) == 3 and word[1] == "أ":
        word = word[0] + "ئ" + word[2]  # سئل
    if word[-1] in "اى":
        return word[:-1] + "ي"
    return word[:-1] + "ئ" if word[-1] in "أؤ" else word


def _passive_imperfect(form: Shape) -> str:
    word = form.imperfect
    if not word:
        return ""
    if form.hollow:
        return word[:-2] + "ا" + word[-1]  # يقال، يعاد
    if word[1] == "أ":
        word = word[0] + "ؤ" + word[2:]  # يؤخذ
    elif form.perfect[0] == "و" and len(form.perfect) == len(word):
        word = word[0] + "و" + word[1:]  # يوعد
    if word[-1] in "وي":
        return word[:-1] + "ى"
    return word[:-1] + "أ" if word[-1] in "ئؤ" else word
