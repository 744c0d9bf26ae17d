"""What a written name is made of: parts without titles, in one spelling for each script.

A part is one name: عبد الفتاح, أبو مازن, نصر الله and صلاح الدين are one part each, as are Abdel Fattah, Abu Mazen,
Nasrallah and Salah ad-Din.  The article is optional everywhere, so a part knows its form without it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from sulh.assembly.alignment import ARABIC, LATIN
from sulh.lexicon.knowledge import load_names, load_titles
from sulh.lexicon.table import read_tsv
from sulh.text.folded import fold, fold_light
from sulh.text.letters import is_arabic_letter

__all__ = ["OTHER", "Part", "attested", "bare_letters", "name_key", "name_parts", "part_key", "unmarked"]

OTHER = "other"  # digits and further scripts: equal or not, nothing between
LONGEST_TITLE = 6

_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
                        **dict.fromkeys("'’‘`´ʻʼʾʿʹ", "")})  # fmt: skip
_KEPT = "\ue000"  # private use: stands for a letter that folding must leave alone
_BRACKETS = re.compile(r"[(\[«\"“][^)\]»\"”]*[)\]»\"”]")
_CAMEL = re.compile(r"\b(Al|El|Abu|Abd|Bin|Ben)(?=[A-Z][a-z])")  # AlSarraj, ElBaradei
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"[aeiu](l|sh|ch|th|dh|[rstdnz])")  # al, ash, er, ...
_GLUED_SERVANT = re.compile(
    r"abd(?:[aeiou]{1,2}(?:l|(?P<sun>[rstdnz])(?=(?P=sun))))(?=[^l]\w\w)"
)  # Abdulaziz, Abdurrahman
_GLUED_FATHER = re.compile(r"ab(?:ou|oo|u)l(?=[^aeiouy]\w\w)")  # Aboulgheit
_GLUED_FAITH = re.compile(r"(?<=\w\w\w)(?:[aeou]l?-?)d{1,2}(?:in|ine|een|eene|ein)$")  # Noureddine, Salahuddin
_GOD_LATIN = re.compile(r"(?<=\w\w)[auoe]l{1,2}ah?$")  # Abdullah, Nasrallah
_DOUBLED = re.compile(r"(.)\1+")
_GOD_GLUED = "اله"  # الله inside a part, its doubled letter written once


@dataclass(frozen=True, slots=True)
class Part:
    """One name of a full name.

    `letters` is what is compared, without the article; `whole` has the article if one was written; `son` stands for
    ابن, bin, ould before it; `initial` is a single letter that stands for a name.
    """

    letters: str
    whole: str
    script: str
    written: str
    son: bool = False
    initial: bool = False

    @property
    def article(self) -> bool:
        """An article was written, or what looks like one (البرت)."""
        return self.whole != self.letters


def _letters(text: str) -> str:
    """Folded, without accents and apostrophes; final ى stays, because it is an a (ليلى) as often as an i (علي)."""
    form = fold(text.translate(_PLAIN).replace("ى", _KEPT)).replace(_KEPT, "ى")
    return "".join(char for char in unicodedata.normalize("NFKD", form) if not unicodedata.combining(char))


def bare_letters(text: str) -> str:
    """The letters and digits of a word as parts of names have them."""
    return "".join(char for char in _letters(text) if char.isalnum())


def _script(word: str) -> str:
    if is_arabic_letter(word[0]):
        return ARABIC
    return LATIN if word.isascii() and word.isalpha() else OTHER


@cache
def _word_kinds() -> dict[str, str]:
    path = files("sulh.assembly").joinpath("data", "name_words.tsv")
    return {row["word"]: row["kind"] for row in read_tsv(path, ("word", "kind"))}


@cache
def _titles() -> frozenset[str]:
    """Folded Arabic title phrases; words that are given names as well (أمين, عقيلة) are no title bare."""
    given, _ = load_names("given_ar")
    particles = {word for word, kind in _word_kinds().items() if kind != "title"}
    phrases = (" ".join(_WORD.findall(title)) for title in load_titles())
    return frozenset(
        phrase for phrase in phrases if (phrase not in given or phrase.startswith("ال")) and phrase not in particles
    )


def _words(text: str) -> list[str]:
    """The bare words of a name; nothing in brackets, nothing after "known as"."""
    plain = _BRACKETS.sub(" ", text)
    if not plain.strip():
        plain = text
    words = _WORD.findall(_letters(_CAMEL.sub(r"\1 ", plain)))
    kinds = _word_kinds()
    for at, word in enumerate(words):
        if at and kinds.get(word) == "alias":
            return words[:at]
    return words


def _without_titles(words: list[str]) -> list[str]:
    kinds, titles = _word_kinds(), _titles()
    rest = words
    while len(rest) > 1:
        if kinds.get(rest[0]) == "title":
            rest = rest[1:]
            continue
        size = next(
            (n for n in range(min(LONGEST_TITLE, len(rest) - 1), 0, -1) if fold(" ".join(rest[:n])) in titles), 0
        )
        if not size:
            break
        rest = rest[size:]
    return rest if any(kinds.get(word) is None for word in rest) else words


def _is_article(word: str, following: str) -> bool:
    if word == "ال":  # آل, or ال written apart
        return True
    match = _ARTICLE.fullmatch(word)
    return match is not None and (match[1] == "l" or following.startswith(match[1]))


def _bare(word: str, script: str) -> str:
    """A word without the article that is written with it; only Arabic shows it."""
    return word[2:] if script == ARABIC and word.startswith("ال") and len(word) > 4 and word != "الله" else word


def _unglued(word: str, script: str) -> str:
    """Compounds typed as one word in the spelling that their parts give."""
    if script == ARABIC:
        if word.startswith("عبدال") and len(word) > 7 and not word.endswith("الله"):
            word = "عبد" + word[5:]
        elif word.startswith("ابوال") and len(word) > 7:
            word = "ابو" + word[5:]
        if word.endswith("الدين") and len(word) > 7:
            word = word[:-5] + "دين"
        return word[:-4] + _GOD_GLUED if word.endswith("الله") and len(word) > 5 else word
    word = _GOD_LATIN.sub("allah", word)
    word = _GLUED_SERVANT.sub("abd", word)
    word = _GLUED_FATHER.sub("abu", word)
    return _GLUED_FAITH.sub("din", word)


_FIRST = {("father", ARABIC): "ابو", ("father", LATIN): "abu", ("mother", ARABIC): "ام", ("mother", LATIN): "umm",
          ("servant", ARABIC): "عبد", ("servant", LATIN): "abd"}  # fmt: skip
_LAST = {("god", ARABIC): _GOD_GLUED, ("god", LATIN): "allah", ("faith", ARABIC): "دين", ("faith", LATIN): "din"}


@dataclass(slots=True)
class _Opening:
    """Particles that wait for the name they belong to; `typed` is their spelling where that tells more (آبي)."""

    letters: str = ""
    typed: str = ""
    article: str = ""
    son: bool = False
    words: list[str] = field(default_factory=list)

    def takes(self, word: str, following: str) -> bool:
        """The word is a particle before another word; it is taken in."""
        kind, script = _word_kinds().get(word, ""), _script(word)
        if (kind, script) in _FIRST:
            self.letters += _FIRST[kind, script]
            self.typed += word if kind == "father" and script == ARABIC else _FIRST[kind, script]
        elif kind == "son" and not self.letters:
            self.son = True
        elif _is_article(word, following):
            self.article = word
        else:
            return False
        self.words.append(word)
        return True

    def close(self, word: str) -> Part:
        """The part that ends with a word."""
        kind, script = _word_kinds().get(word, ""), _script(word)
        written = " ".join((*self.words, word))
        if self.letters:
            tail = _LAST.get((kind, script)) or _bare(_unglued(word, script), script)
            return Part(self.letters + tail, self.typed + tail, script, written, self.son)
        letters = _unglued(word, script)
        bare = _bare(letters, script)
        article = "ال" if self.article and script == ARABIC else self.article
        whole = article + bare if article else letters
        return Part(bare, whole, script, written, self.son, len(word) == 1 and script != OTHER)


def _join(words: list[str]) -> Iterator[Part]:
    """Parts of the words, particles taken to the name that they belong to."""
    opening = _Opening()
    for at, word in enumerate(words):
        if at == len(words) - 1 or not opening.takes(word, words[at + 1]):
            yield opening.close(word)
            opening = _Opening()


def _compounds(parts: Iterator[Part]) -> list[Part]:
    """نصر + الله and صلاح + الدين become one part, as Nasr Allah and Salah ad-Din do."""
    kinds = _word_kinds()
    joined: list[Part] = []
    for part in parts:
        kind = kinds.get(part.letters, kinds.get(part.whole))
        if joined and (kind, part.script) in _LAST and joined[-1].script == part.script and not part.son:
            before = joined.pop()
            tail = _LAST[kind or "", part.script]
            part = Part(before.letters + tail, before.whole + tail, part.script, f"{before.written} {part.written}",
                        before.son)  # fmt: skip
        joined.append(part)
    return joined


def name_parts(name: str) -> tuple[Part, ...]:
    """The parts of a name in the order written, without titles; empty for a name without letters."""
    words = _words(name)
    if len(words) > 1:
        words = _without_titles(words)
    return tuple(_compounds(_join(words)))


def unmarked(part: Part) -> str:
    """The letters without differences that carry nothing: ى for ي, a doubled Latin letter."""
    if part.script == ARABIC:
        return part.letters.replace("ى", "ي")
    return _DOUBLED.sub(r"\1", part.letters) if part.script == LATIN else part.letters


def part_key(part: Part) -> str:
    """The spelling key of one part."""
    letters = unmarked(part)
    return letters[0] + letters[1:].replace("ا", "") if part.script == ARABIC else letters


def name_key(text: str) -> str:
    """The spelling key of a name within its script: same key, same name in another spelling (ar:E1).

    Folded, without titles, articles and ابن/bin, compounds in one form; in Arabic without long a inside a part
    (حفتر, حفتار), in Latin without doubled letters.  Equal keys are a reason to look, never to merge.
    """
    return " ".join(part_key(part) for part in name_parts(text)) or fold_light(text).strip().lower()


@cache
def _attested() -> dict[str, frozenset[str]]:
    path = files("sulh.assembly").joinpath("data", "attested.tsv")
    peers: dict[str, frozenset[str]] = {}
    for row in read_tsv(path, ("arabic", "latin")):
        words = (row["arabic"], fold(row["arabic"]), *row.many("latin"))
        group = frozenset(part.letters for word in words for part in name_parts(word))
        for letters in group:
            if letters in peers:
                raise row.error(f"stands twice: {letters}")
            peers[letters] = group - {letters}
    return peers


def attested(letters: str) -> frozenset[str]:
    """Other spellings of a common name, in either script, that its letters alone do not explain (عمرو: Amr)."""
    return _attested().get(letters, frozenset())
