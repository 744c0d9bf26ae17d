"""Names across scripts beside other matchers: Arabic asks, Latin answers.  Part of bench/beside.py."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from names import rows
from sidebyside import Peer, Work, beside, print_rows
from sulh.assembly.names import NameIndex

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "assembly" / "names_full.tsv"
FEW = 20


def pairs() -> tuple[list[tuple[str, str]], list[str]]:
    """Arabic and Latin writings of one name, and every Latin writing there is."""
    lines = rows(PAIRS)
    return [(row[1], row[2]) for row in lines if row[0] == "1"], sorted({row[2] for row in lines})


def _said(hits: int, queries: int) -> str:
    return f"right at first for {100 * hits / queries:.0f}%"


def ours(asked: list[tuple[str, str]], pool: list[str], right: Callable[[str, str], bool]) -> Work:
    """The index is built each time: a fair price for a small pool."""

    def work() -> str:
        index = NameIndex(pool)
        found = [index.search(query, 1) for query, _ in asked]
        hits = sum(bool(each) and right(query, each[0][0]) for each, (query, _) in zip(found, asked, strict=True))
        return _said(hits, len(asked))

    return work


def rapidfuzz(
    asked: list[tuple[str, str]], pool: list[str], right: Callable[[str, str], bool], latin: Callable[[str], str]
) -> Work:
    """The best weighted ratio after a transliteration letter by letter."""
    process, fuzz = import_module("rapidfuzz.process"), import_module("rapidfuzz.fuzz")

    def work() -> str:
        lowered = [latin(name).lower() for name in pool]
        hits = 0
        for query, _ in asked:
            best = process.extractOne(latin(query).lower(), lowered, scorer=fuzz.WRatio)
            hits += right(query, pool[best[2]])
        return _said(hits, len(asked))

    return work


def anyascii(asked: list[tuple[str, str]], pool: list[str], right: Callable[[str, str], bool]) -> Work:
    """rapidfuzz over anyascii."""
    return rapidfuzz(asked, pool, right, import_module("anyascii").anyascii)


def pyicu(asked: list[tuple[str, str]], pool: list[str], right: Callable[[str, str], bool]) -> Work:
    """rapidfuzz over ICU."""
    change = import_module("icu").Transliterator.createInstance("Any-Latin; Latin-ASCII")
    return rapidfuzz(asked, pool, right, change.transliterate)


def nomenklatura(asked: list[tuple[str, str]], pool: list[str], right: Callable[[str, str], bool]) -> Work:
    """The best of all pairs, as it has no index over a list of names."""
    algorithm = import_module("nomenklatura.matching").get_algorithm("logic-v2")
    entity = import_module("followthemoney.proxy").EntityProxy
    config = algorithm.default_config()

    def person(name: str) -> object:
        return entity.from_dict({"id": name, "schema": "Person", "properties": {"name": [name]}})

    def work() -> str:
        candidates = [(name, person(name)) for name in pool]
        hits = 0
        for query, _ in asked:
            left = person(query)
            best = max(candidates, key=lambda pair: algorithm.compare(left, pair[1], config).score)
            hits += right(query, best[0])
        return _said(hits, len(asked))

    algorithm.compare(person("خليفة حفتر"), person("Khalifa Haftar"), config)
    return work


def main() -> int:
    """Print the rows."""
    known, pool = pairs()
    answers: dict[str, set[str]] = {}
    for query, answer in known:
        answers.setdefault(query, set()).add(answer)

    def right(query: str, answer: str) -> bool:
        return answer in answers[query]

    asked = sorted({query: (query, answer) for query, answer in known}.values())
    few = asked[:: max(1, len(asked) // FEW)]
    share = len(few) / len(asked)
    peers = [
        Peer("nomenklatura logic-v2", "nomenklatura", lambda: nomenklatura(few, pool, right), share),
        Peer("rapidfuzz WRatio on anyascii", "anyascii", lambda: anyascii(asked, pool, right)),
        Peer("rapidfuzz WRatio on PyICU", "PyICU", lambda: pyicu(asked, pool, right)),
    ]
    print_rows(beside(f"names, {len(asked)} among {len(pool)}", ours(asked, pool, right), peers))
    return 0


if __name__ == "__main__":
    sys.exit(main())
