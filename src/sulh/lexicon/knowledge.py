"""Who is who: actors, offices, titles, nationalities and name lists out of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sulh.errors import DataError
from sulh.lexicon.entry import ActorEntry, OfficeEntry, TitleEntry
from sulh.lexicon.surfaces import phrase_words
from sulh.lexicon.table import Row, data_dir, read_tsv, tables
from sulh.text.folded import fold

__all__ = [
    "ambiguous_places",
    "load_actors",
    "load_compounds",
    "load_names",
    "load_nisba",
    "load_offices",
    "load_person_cues",
    "load_plain_words",
    "load_titles",
    "load_topic_words",
]

ACTOR_COLUMNS = ("id", "kind", "ar", "en", "ar_aliases", "en_aliases", "short", "country", "sector", "note")
OFFICE_COLUMNS = ("office", "title_ar", "title_ar_aliases", "title_en", "of", "holder", "from", "to", "contested")
TITLE_COLUMNS = ("ar", "class", "en", "note")
PLACE_COLUMNS = ("id", "ar", "en", "country", "lat", "lon", "population")
KINDS = frozenset({"person", "organization", "armed_group", "state", "place"})
_ID = re.compile(r"[a-z]{2,8}(?:\.[a-z0-9_]+)+")
_DATE = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")


def _actor(row: Row) -> ActorEntry:
    if not _ID.fullmatch(row["id"]):
        raise row.error(f"not an id: {row['id']!r}")
    if row["kind"] not in KINDS:
        raise row.error(f"not a kind: {row['kind']!r}")
    if not row["ar"]:
        raise row.error("an actor needs an Arabic name")
    return ActorEntry(
        row["id"], row["kind"], row["ar"], row["en"], row.many("ar_aliases"), row.many("en_aliases"),
        row.many("short"), row.many("country"), row["sector"],
    )  # fmt: skip


def load_actors() -> dict[str, ActorEntry]:
    """All actors by id; `check` refuses an id that stands twice."""
    found: dict[str, ActorEntry] = {}
    for path in tables("actors"):
        for row in read_tsv(path, ACTOR_COLUMNS):
            entry = _actor(row)
            found.setdefault(entry.id, entry)
    for place in _places():
        found.setdefault(place.id, place)
    return found


def _places() -> Iterable[ActorEntry]:
    for path in tables("places"):
        if path.name == "ambiguous.tsv":
            continue
        for row in read_tsv(path, PLACE_COLUMNS):
            country = (row["country"],) if row["country"] else ()
            yield ActorEntry(row["id"], "place", row["ar"], row["en"], (), (), (), country, "")


def load_offices() -> tuple[OfficeEntry, ...]:
    """Tenures; `check` refuses a body or holder that is no actor."""
    found: list[OfficeEntry] = []
    for path in tables("offices"):
        for row in read_tsv(path, OFFICE_COLUMNS):
            for column in ("from", "to"):
                if not _DATE.fullmatch(row[column]):
                    raise row.error(f"not a date: {row[column]!r}")
            titles = (row["title_ar"], *row.many("title_ar_aliases"))
            found.append(
                OfficeEntry(
                    row["office"],
                    titles,
                    row["title_en"],
                    row["of"],
                    row["holder"] or None,
                    row["from"] or None,
                    row["to"] or None,
                    row["contested"] or None,
                )
            )
    return tuple(found)


def load_titles() -> dict[str, TitleEntry]:
    """Titles by their folded words, joined by a space."""
    path = data_dir().joinpath("titles.tsv")
    found: dict[str, TitleEntry] = {}
    for row in read_tsv(path, TITLE_COLUMNS):
        if row["class"] not in {"rank", "honorific", "office", "modifier"}:
            raise row.error(f"not a class of title: {row['class']!r}")
        found.setdefault(" ".join(phrase_words(row["ar"])), TitleEntry(row["ar"], row["class"]))
    return found


def load_nisba() -> dict[str, str]:
    """Folded masculine nationality adjective -> ISO 3166 code or "" (regional)."""
    path = data_dir().joinpath("nisba.tsv")
    return {fold(row["ar"]): row["country"] for row in read_tsv(path, ("ar", "country", "note"))}


def load_names(*names: str) -> tuple[frozenset[str], frozenset[str]]:
    """(all words, those that are ordinary words as well) of name lists."""
    every: set[str] = set()
    common: set[str] = set()
    for name in names:
        path = data_dir().joinpath("names", f"{name}.tsv")
        if not path.is_file():
            raise DataError("name list is missing", file=f"names/{name}.tsv")
        for row in read_tsv(path, ("ar", "sex", "note")):
            word = " ".join(phrase_words(row["ar"]))
            every.add(word)
            if "common_word" in row["note"]:
                common.add(word)
    return frozenset(every), frozenset(common)


def ambiguous_places() -> frozenset[str]:
    """Place names that are ordinary words too: they need a second cue."""
    path = data_dir().joinpath("places", "ambiguous.tsv")
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").split("\n")
    return frozenset(fold(line.split("\t")[0].strip()) for line in lines if line.strip() and not line.startswith("#"))


def load_plain_words() -> frozenset[str]:
    """Ordinary words that the inflected tables don't hold: whatever else they are, they are no unknown names."""
    path = data_dir().joinpath("names", "ordinary_words.tsv")
    return frozenset(fold(row["ar"]) for row in read_tsv(path, ("ar", "note")))


def load_compounds() -> frozenset[tuple[str, str]]:
    """Two words that are one given name: (صلاح, الدين), (نصر, الله)."""
    path = data_dir().joinpath("names", "compounds.tsv")
    rows = read_tsv(path, ("second", "first", "note"))
    return frozenset((fold(first), fold(row["second"])) for row in rows for first in row.many("first"))


def load_person_cues() -> frozenset[str]:
    """Nouns whose genitive is a person: بقيادة فلان, إخراج فلان."""
    path = data_dir().joinpath("names", "person_cues.tsv")
    return frozenset(fold(row["ar"]) for row in read_tsv(path, ("ar", "note")))


def load_topic_words() -> dict[str, str]:
    """Words that tell what a sentence is about (sport, market): clubs and companies are named there."""
    path = data_dir().joinpath("names", "topic_words.tsv")
    return {fold(row["ar"]): row["topic"] for row in read_tsv(path, ("ar", "topic", "note"))}
