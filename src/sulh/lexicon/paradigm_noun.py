"""Forms of nouns, adjectives, masdars and participles, folded for search.

A dictionary word is spelled with its hamzas; a word in -in (محامٍ، مساعٍ) carries the kasratan that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sulh.text.folded import fold, fold_light

__all__ = ["NounForm", "feminine_of", "masdar_plurals", "noun_forms", "sound_plurals"]

_KASRATAN = "\u064d"
_FIVE = frozenset({"أب", "أخ", "حم"})  # nouns whose construct ends in a long vowel: أبو، أبا، أبي


class NounForm(NamedTuple):
    """One printed form of a noun with one reading; `lemma` is the dictionary word (for verbal nouns the verb)."""

    surface: str  # search-folded
    lemma: str
    base: str  # the noun's own citation form
    kind: str  # noun | adjective | masdar | active_participle | passive_participle
    gender: str  # m | f
    number: str  # s | d | p
    state: str  # "" any | absolute (never in construct) | construct (before a genitive or pronoun) | indefinite
    case: str  # "" any | nominative | oblique | accusative
    suffix_only: bool = False


class _Piece(NamedTuple):
    surface: str
    gender: str
    number: str
    state: str = ""
    case: str = ""
    suffix_only: bool = False


def _join(stem: str, ending: str) -> str:
    return (stem + ending).replace("أا", "آ")


def _is_defective(word: str) -> bool:
    return _KASRATAN in word


def _is_diptote(word: str) -> bool:
    """Broken plurals such as مسائل، قواعد، مفاتيح never take an accusative alef."""
    return len(word) >= 5 and word[2] == "ا"


def _takes_alef(word: str, *, diptote: bool) -> bool:
    return not (diptote or word[-1] in "ةىاأآ" or word.endswith(("اء", "ات")))


def _accusative(word: str) -> str:
    """كتاب → كتابا, شيء → شيئا, عبء → عبئا, جزء → جزءا."""
    if word[-1] == "ء" and len(word) > 1 and word[-2] not in "زوردذا":
        return word[:-1] + "ئا"
    return word + "ا"


def _pronoun_stems(word: str) -> tuple[str, ...]:
    """The stem before a suffix pronoun where it differs."""
    if word[-1] == "ة":
        return (word[:-1] + "ت",)
    if word[-1] == "ى":
        return (word[:-1] + "ا",)
    if word[-1] in "ءأ":
        return (word[:-1] + "ؤ", word[:-1] + "ئ")
    return (word[:-1] + "ئ",) if word[-1] == "ؤ" else ()


def _whole(word: str, gender: str, number: str, *, diptote: bool) -> Iterator[_Piece]:
    """A singular or broken plural: itself, its accusative alef, its stems before a pronoun."""
    bare = fold_light(word)
    if _is_defective(word):
        yield _Piece(bare, gender, number, "indefinite", "oblique" if number == "p" else "")
        yield _Piece(bare + "ي", gender, number)
        if number == "s":
            yield _Piece(bare + "يا", gender, number, "indefinite", "accusative")
        return
    yield _Piece(bare, gender, number)
    if _takes_alef(bare, diptote=diptote):
        yield _Piece(_accusative(bare), gender, number, "indefinite", "accusative")
    if bare in _FIVE:
        for letter, case in (("و", "nominative"), ("ا", "accusative"), ("ي", "oblique")):
            yield _Piece(bare + letter, gender, number, "construct", case)
    for stem in _pronoun_stems(bare):
        yield _Piece(stem, gender, number, "construct", "", True)


def _dual_stems(word: str) -> tuple[str, ...]:
    bare = fold_light(word)
    if _is_defective(word):
        return (bare + "ي",)
    if bare[-1] == "ة":
        return (bare[:-1] + "ت",)
    if bare[-1] == "ى":
        return (bare[:-1] + "ي",)
    if bare in _FIVE:
        return (bare + "و",)
    if bare.endswith("اء"):
        return (bare, bare[:-1] + "ئ")
    if bare[-1] == "ء":
        return (bare, bare[:-1] + "ئ")
    return () if bare[-1] == "ا" else (bare,)


def _dual(word: str, gender: str) -> Iterator[_Piece]:
    for stem in _dual_stems(word):
        for ending, case in (("ا", "nominative"), ("ي", "oblique")):
            yield _Piece(_join(stem, ending + "ن"), gender, "d", "absolute", case)
            yield _Piece(_join(stem, ending), gender, "d", "construct", case)


def _is_sound(word: str, plural: str) -> bool:
    """A plural in -ūn of this very word (مسؤولون), not a broken one that ends so (قرون، فنون)."""
    stem = fold_light(word)
    return plural.endswith("ون") and len(plural) > 4 and plural[:-2] in (stem, stem[:-1])


def _plural(word: str, plural: str, gender: str) -> Iterator[_Piece]:
    if _is_sound(word, plural):
        for ending, case in (("و", "nominative"), ("ي", "oblique")):
            yield _Piece(plural[:-2] + ending + "ن", gender, "p", "absolute", case)
            yield _Piece(plural[:-2] + ending, gender, "p", "construct", case)
    else:
        yield from _whole(plural, gender, "p", diptote=_is_diptote(fold_light(plural)))


def noun_forms(
    word: str,
    *,
    lemma: str = "",
    kind: str = "noun",
    gender: str = "m",
    plurals: Sequence[str] = (),
    feminine: str = "",
    dual: bool = True,
) -> list[NounForm]:
    """Every form of a noun or adjective, each (surface, reading) once.

    `plurals` are whole words (مسؤولون، مسؤولات، كتب); `feminine` is the feminine singular of an adjective or a
    participle.  "-" in either says that there is none (أسرع).  Gender "mf": a noun for people with a feminine in ة
    (سفير، سفيرة).  An adjective without a regular feminine (أكبر) takes no accusative alef.
    `dual` is off for words that are never counted (the masdars of simple verbs: طهر would give طهران).
    """
    if gender == "mf":
        gender, feminine = "m", feminine_of(word)
    diptote = kind == "adjective" and word.startswith("أ") and feminine != fold_light(word) + "ة"
    pieces = [*_whole(word, gender, "s", diptote=diptote)]
    if dual:
        pieces += _dual(word, gender)
    if feminine not in ("", "-"):
        pieces += [*_whole(feminine, "f", "s", diptote=True), *_dual(feminine, "f")]
    for plural in plurals:
        if plural == "-":
            continue
        of_women = plural.endswith("ات") and bool(feminine)
        pieces += _plural(word, plural, "f" if of_women else gender)
    return _forms(pieces, lemma or word, word, kind)


def _forms(pieces: Iterable[_Piece], lemma: str, base: str, kind: str) -> list[NounForm]:
    """Folded, each once; a pronoun stem that looks like the plain form is dropped."""
    made = dict.fromkeys(piece._replace(surface=fold(piece.surface)) for piece in pieces)
    plain = {(p.surface, p.gender, p.number) for p in made if not p.suffix_only and p.state in ("", "construct")}
    kept = (p for p in made if not (p.suffix_only and (p.surface, p.gender, p.number) in plain))
    return [NounForm(p.surface, lemma, base, kind, p.gender, p.number, p.state, p.case, p.suffix_only) for p in kept]


def feminine_of(word: str) -> str:
    """The regular feminine: مشير → مشيرة, داعٍ → داعية, ملغى → ملغاة."""
    bare = fold_light(word)
    if _is_defective(word):
        return bare + "ية"
    if bare[-1] == "ى":
        return bare[:-1] + "اة"
    return bare + "ة"


def sound_plurals(word: str) -> tuple[str, str]:
    """The regular plurals of a participle: مشيرون and مشيرات; داعون, داعيات; ملغون, ملغيات."""
    bare = fold_light(word)
    if _is_defective(word):
        return bare + "ون", bare + "يات"
    if bare[-1] == "ى":
        return bare[:-1] + "ون", bare[:-1] + "يات"
    return bare + "ون", bare + "ات"


def masdar_plurals(masdar: str, *, simple: bool) -> tuple[str, ...]:
    """The plural in -āt of a masdar; that of a simple verb has one only if it ends in ة."""
    bare = fold_light(masdar)
    if bare[-1] == "ة":
        return (bare[:-2] + "وات" if bare.endswith("اة") else bare[:-1] + "ات",)
    if simple:
        return ()
    return (bare + "يات",) if _is_defective(masdar) else (bare[:-1] + "ؤات" if bare[-1] == "ؤ" else bare + "ات",)
