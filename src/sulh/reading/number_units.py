"""What numbers count, and the words round a number that bound or name it (ar:D3, D4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale

from sulh.lexicon.table import Row, data_dir, read_tsv
from sulh.reading.number_phrases import Phrases
from sulh.text.folded import fold

__all__ = ["CLASSES", "Unit", "Units", "load_cues", "load_units"]

CLASSES = frozenset({
    "person", "national", "office", "victim", "money", "seat", "vote", "group", "violation", "distance", "area", "weight",
    "flight", "vehicle", "weapon", "none", "never",
})  # fmt: skip
_PEOPLE = frozenset({"person", "national", "office"})
_CUES = frozenset({
    "low", "high", "about", "low_after", "high_after", "between", "percent", "counter", "out_of", "not_count", "voting",
})  # fmt: skip
_SPELLINGS = (("امريكي", "اميركي"),)  # CLDR has one of the two


class Unit(NamedTuple):
    """A counted noun as written.

    `number`: one, one_accusative, two, many, or two_or_many (ـين of a sound plural).
    """

    unit: str
    cls: str
    number: str
    article: bool = False
    skip: int = 0


def _singular(noun: str) -> Iterator[tuple[str, str]]:
    yield noun, "one"
    if noun.endswith("ه"):
        for ending in ("تان", "تين"):
            yield noun[:-1] + ending, "two"
    elif not noun.endswith("ا"):
        yield noun + "ا", "one_accusative"
        for ending in ("ان", "ين"):
            yield noun + ending, "two"


def _plural(noun: str) -> Iterator[tuple[str, str]]:
    yield noun, "many"
    if noun.endswith("ون"):
        yield noun[:-2] + "ين", "two_or_many"
        yield noun[:-2] + "و", "many"
        yield noun[:-2] + "ي", "many"


class Units:
    """Folded word -> counted noun, article and glued و ف ب ل taken off."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._forms: dict[str, Unit] = {}
        self._seen: dict[str, Unit | None] = {}
        self._never: set[str] = set()
        for row in rows:
            if row["class"] not in CLASSES:
                raise row.error(f"unknown class {row['class']!r}")
            if row["class"] == "never":
                self._never |= {fold(noun) for noun in row.many("singular")}
                continue
            for noun in row.many("singular"):
                self._add(row, _singular(fold(noun)))
            for noun in row.many("plural"):
                self._add(row, _plural(fold(noun)))
        self.names = frozenset(unit.unit for unit in self._forms.values() if unit.cls in _PEOPLE)
        self.currencies = _currencies()

    def _add(self, row: Row, forms: Iterable[tuple[str, str]]) -> None:
        for form, number in forms:
            if form in self._never:
                continue
            unit = Unit(row["unit"], row["class"], number)
            known = self._forms.get(form)
            if known is None or (number in {"two_or_many", "one"} and known.cls == unit.cls):
                self._forms[form] = unit
            elif known.cls != unit.cls:
                raise row.error(f"{form!r} is also {known.cls}")

    def lookup(self, word: str) -> Unit | None:
        """The counted noun that a folded word is, if any."""
        try:
            return self._seen[word]
        except KeyError:
            found = self._lookup(word)
            if len(self._seen) > 200_000:
                self._seen.clear()
            self._seen[word] = found
            return found

    def _lookup(self, word: str) -> Unit | None:
        for rest, article, skip in _cut(word):
            unit = self._forms.get(rest)
            if unit is not None:
                return unit._replace(article=article, skip=skip)
        return None

    def currency(self, noun: str, adjective: str) -> str | None:
        """ISO code of a currency with its country: دينار ليبي."""
        return self.currencies.get((noun, adjective))


def _cut(word: str) -> Iterator[tuple[str, bool, int]]:
    yield word, False, 0
    for used in (0, 1):
        if used and word[:1] not in "وف":
            return
        rest = word[used:]
        if used:
            yield rest, False, used
        if rest.startswith("ال"):
            yield rest[2:], True, used
        if rest[:1] in "بل" and len(rest) > 3:
            if rest[1:3] == "ال" or rest[:2] == "لل":
                yield rest[3 if rest[1:3] == "ال" else 2 :], True, used + 1
            yield rest[1:], False, used + 1


def _currencies() -> dict[tuple[str, str], str]:
    """(noun, adjective) -> ISO code, from the names that CLDR gives the currencies in Arabic."""
    found: dict[tuple[str, str], str] = {}
    for code, name in sorted(Locale("ar").currencies.items()):
        words = fold(name).split()
        if len(words) == 2 and "-" not in name:
            for old, new in (("", ""), *_SPELLINGS):
                found.setdefault((words[0], words[1].replace(old, new) if old else words[1]), code)
    return found


def _cue_phrases(rows: Iterable[Row]) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for row in rows:
        if row["class"] not in _CUES and not row["class"].startswith("fate:"):
            raise row.error(f"unknown class {row['class']!r}")
        phrases.add(fold(row["phrase"]).split(), row["class"])
    return phrases


@cache
def load_units() -> Units:
    """The counted nouns that ship with the package."""
    return Units(read_tsv(data_dir().joinpath("numbers_units.tsv"), ("singular", "plural", "unit", "class")))


@cache
def load_cues() -> Phrases[str]:
    """The cue phrases that ship with the package."""
    return _cue_phrases(read_tsv(data_dir().joinpath("numbers_cues.tsv"), ("phrase", "class")))
