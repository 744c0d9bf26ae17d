"""Words of time: what a written word or phrase may mean in a date (ar:C1), and the cues round dates (ar:C7, C12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale

from sulh.lexicon.table import Row, data_dir, read_tsv
from sulh.reading.number_phrases import Phrases, load_particles
from sulh.text.folded import fold

__all__ = ["CLASSES", "CUE_CLASSES", "DateWords", "Hit", "load_date_cues", "load_date_words", "load_noun_prefixes"]

CLASSES = frozenset({
    "month", "hijri", "weekday", "unit", "shift", "day", "daypart", "part", "season", "weekend", "demonstrative",
    "year", "era", "corresponds", "back", "forward", "within", "lasting", "full", "to", "between", "from", "decade", "century",
    "quarter", "half", "last", "now", "monthword", "dayword", "daysword", "holiday",
})  # fmt: skip
CUE_CLASSES = frozenset({
    "future", "past", "plan", "deadline", "name", "agreement", "event", "done", "alias", "alliance", "count", "head",
    "age", "habit", "outlet:before", "outlet:after", "number", "in",
})  # fmt: skip
# One locale for each set of month names that is in use (ar:C1).
_LOCALES = ("ar_EG", "ar_LB", "ar_DZ", "ar_MA", "ar_MR")


class Hit(NamedTuple):
    """A date word or phrase over tokens [first, last); `skip` = letters of glued و and ب before it."""

    cls: str
    value: str
    needs: str
    first: int
    last: int
    skip: int
    conjunction: bool
    preposition: str
    article: bool


Entry = tuple[str, str, str]
_BOUNDS = frozenset({"by", "before", "after", "from"})
_CUE_COLUMNS = ("phrase", "class")


class DateWords:
    """Phrases of time in a trie; the first word may carry clitics."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        self._phrases: Phrases[Entry] = Phrases()
        self.heads = self._phrases.heads
        for phrase, entry in entries:
            self._phrases.add(fold(phrase).split(), entry)

    def hits(self, words: list[str], at: int) -> tuple[Hit, ...]:
        """Every phrase that begins at a token, the longest of each reading, longer and less cut ones first."""
        found: list[Hit] = []
        for head in self.heads(words[at]):
            match = self._phrases.longest(words, at, head.form)
            if match is not None:
                last, entries = match
                found += [
                    Hit(*entry, at, last, head.skip, head.conjunction, head.preposition, head.article)
                    for entry in entries
                ]
        found.sort(key=lambda hit: -hit.last)
        return tuple(found)


def _cldr_months() -> Iterator[tuple[str, Entry]]:
    ambiguous = load_particles("dates_particles.tsv")["ambiguous_month"]  # ordinary words or names as well (ar:C3)
    for code in _LOCALES:
        for number, name in sorted(Locale.parse(code).months["format"]["wide"].items()):
            yield name, ("month", str(number), "near" if fold(name) in ambiguous else "")


def _words(rows: Iterable[Row]) -> Iterator[tuple[str, Entry]]:
    for row in rows:
        if row["class"] not in CLASSES:
            raise row.error(f"unknown class {row['class']!r}")
        yield row["phrase"], (row["class"], row["value"], row["needs"])


def _holidays(rows: Iterable[Row]) -> Iterator[tuple[str, Entry]]:
    for row in rows:
        yield row["phrase"], ("holiday", " ".join(row[column] for column in ("calendar", "month", "days", "day")), "")


@cache
def load_date_words() -> DateWords:
    """The words of time that ship with the package, month names of all countries from CLDR."""
    root = data_dir()
    entries = [*_cldr_months(), *_words(read_tsv(root / "dates_words.tsv", ("phrase", "class", "value", "needs")))]
    feasts = read_tsv(root / "dates_holidays.tsv", ("phrase", "calendar", "month", "day", "days"))
    return DateWords([*entries, *_holidays(feasts)])


def _perfects(word: str) -> Iterator[str]:
    """A perfect with its feminine, dual and plural: اعلن, اعلنت, اعلنتا, اعلنوا; قضى, قضت, قضتا, قضوا."""
    stem = word[:-1] if word.endswith("ي") and len(word) > 3 else word
    yield from (word, *(stem + ending for ending in ("ت", "تا", "وا")))


def _cues(rows: Iterable[Row]) -> Iterator[tuple[str, Entry]]:
    for row in rows:
        phrase, cls = row["phrase"], row["class"]
        if cls == "verb":
            yield from ((form, ("past", "verb", "")) for form in _perfects(fold(phrase)))
        elif cls.startswith("bound:") and cls[6:] in _BOUNDS:
            yield phrase, ("bound", cls[6:], "")
        elif cls in {"deadline:sure", "future:date"}:
            name, _, value = cls.partition(":")
            yield phrase, (name, value, "")
        elif cls in CUE_CLASSES:
            yield phrase, (cls, "", "")
        elif cls != "noun":
            raise row.error(f"unknown class {cls!r}")


@cache
def load_date_cues() -> DateWords:
    """The cues round dates that ship with the package."""
    return DateWords(_cues(read_tsv(data_dir() / "dates_cues.tsv", _CUE_COLUMNS)))


@cache
def load_noun_prefixes() -> tuple[str, ...]:
    """Beginnings of nouns that look like a future (سيار-, ستار-)."""
    rows = read_tsv(data_dir() / "dates_cues.tsv", _CUE_COLUMNS)
    return tuple(fold(row["phrase"]) for row in rows if row["class"] == "noun")
