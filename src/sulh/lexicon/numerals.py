"""Number words: what a written word may mean as a number (ar:D1)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from sulh.lexicon.table import Row, data_dir, read_tsv
from sulh.text.folded import fold

__all__ = ["KINDS", "Numeral", "Numerals", "load_numerals"]

KINDS = frozenset({
    "zero", "unit", "one", "teen", "ten", "tens", "hundred", "hundreds", "scale", "scales", "dual", "fraction",
    "ordinal", "vague", "sign", "point",
})  # fmt: skip
_COLUMNS = ("forms", "kind", "value", "low", "high")


class Numeral(NamedTuple):
    """One number word as written.  `skip` = folded letters of the conjunction and preposition before it."""

    kind: str
    value: float
    low: float | None
    high: float | None
    conjunction: bool
    preposition: str
    article: bool
    skip: int


class _Entry(NamedTuple):
    kind: str
    value: float
    low: float | None
    high: float | None


def _prefixes(word: str) -> Iterable[tuple[str, bool, str, bool, int]]:
    """(rest, conjunction, preposition, article, letters of conjunction and preposition), fewest cuts first."""
    for conjunction in (False, True):
        if conjunction and (word[0] not in "وف" or len(word) < 3):
            return
        rest, used = (word[1:], 1) if conjunction else (word, 0)
        yield rest, conjunction, "", False, used
        if rest.startswith("ال"):
            yield rest[2:], conjunction, "", True, used
        if rest[:1] in "بل" and len(rest) > 3:
            if rest[1:3] == "ال":
                yield rest[3:], conjunction, rest[0], True, used + 1
            if rest.startswith("لل"):
                yield rest[2:], conjunction, "ل", True, used + 1
                yield rest[1:], conjunction, "ل", True, used + 1
            yield rest[1:], conjunction, rest[0], False, used + 1


class Numerals:
    """Folded word -> number words it may be; the reading with the fewest clitics wins."""

    def __init__(self, entries: dict[str, _Entry]) -> None:
        self._entries = entries
        self._seen: dict[str, Numeral | None] = {}

    def __contains__(self, form: str) -> bool:
        return form in self._entries

    def lookup(self, word: str) -> Numeral | None:
        """The number word that a folded word is, if any."""
        try:
            return self._seen[word]
        except KeyError:
            found = self._lookup(word)
            if len(self._seen) > 200_000:
                self._seen.clear()
            self._seen[word] = found
            return found

    def _lookup(self, word: str) -> Numeral | None:
        for rest, conjunction, preposition, article, skip in _prefixes(word):
            entry = self._entries.get(rest)
            if entry is not None:
                return Numeral(*entry, conjunction, preposition, article, skip)
        return None


def _value(row: Row) -> float:
    text = row["value"]
    if not text:
        return 0.0
    try:
        return float(Fraction(text))
    except ValueError as error:
        raise row.error(f"not a number: {text!r}") from error


def _entries(rows: Iterable[Row]) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    for row in rows:
        if row["kind"] not in KINDS:
            raise row.error(f"unknown kind {row['kind']!r}")
        entry = _Entry(row["kind"], _value(row), *(float(row[c]) if row[c] else None for c in ("low", "high")))
        for form in {fold(form) for form in row.many("forms")}:
            if form in entries:
                raise row.error(f"{form!r} stands twice")
            entries[form] = entry
    return entries


@cache
def load_numerals() -> Numerals:
    """The number words that ship with the package."""
    return Numerals(_entries(read_tsv(data_dir().joinpath("numbers_words.tsv"), _COLUMNS)))
