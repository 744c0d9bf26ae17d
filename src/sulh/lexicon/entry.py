"""What the data tables hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["ActorEntry", "Analysis", "NameHead", "OfficeEntry", "TitleEntry"]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """Somebody or something in the knowledge base."""

    id: str
    kind: str
    ar: str
    en: str
    ar_aliases: tuple[str, ...]
    en_aliases: tuple[str, ...]
    short: tuple[str, ...]
    country: tuple[str, ...]
    sector: str


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """One tenure: who held which office from when to when; dates are as exact as they are known ("2021-03")."""

    office: str
    titles: tuple[str, ...]
    title_en: str
    of: str
    holder: str | None
    first: str | None
    last: str | None
    contested: str | None

    def holds_on(self, day: str) -> bool:
        """Held on an ISO day, as far as the table's coarser dates can tell."""
        first, last = self.first, self.last
        return (first is None or first <= day[: len(first)]) and (last is None or day[: len(last)] <= last)


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """A word that stands before a person's name: rank, honorific, office or a modifier after the title."""

    ar: str
    cls: str


class NameHead(NamedTuple):
    """A noun that begins names of bodies or places, what it names and what it needs after it.

    `notes`: eponym, such bodies are named after people (جامعة الملك فيصل); institution, with its article and an
    adjective it is a name (البنك المركزي); inner, a second head may follow (جمعية رجال الأعمال); owned, with a person or
    body after it it is only theirs (حكومة فلان).
    """

    kind: str
    needs: str  # any | name | nisba
    notes: frozenset[str]


class Analysis(NamedTuple):
    """One reading of a written word.

    `pos`: V verb, M masdar, AP and PP participles, N noun, A adjective, NIS nationality adjective, and the closed
    classes of function_words.tsv.  `stem` is the folded word without clitics.
    """

    pos: str
    lemma: str
    stem: str
    conjunction: str = ""
    preposition: str = ""
    article: bool = False
    future: bool = False
    enclitic: str = ""
    skip: int = 0
    tense: str = ""
    mood: str = ""
    person: int = 0
    gender: str = ""
    number: str = ""
    voice: str = ""
    cls: str = ""
    case: str = ""
    base: str = ""
