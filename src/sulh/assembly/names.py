"""Names across scripts and spellings: how alike two names are, letter by letter, and the nearest of many.

    index = NameIndex(["Khalifa Haftar", "عقيلة صالح", "Aguila Saleh Issa"])
    for name, score, why in index.search("خليفة بلقاسم حفتر"):
        print(name, score, why)

A score says how well one name can be a writing of the other; it never says that two people are one.  Namesakes score 1.
Whoever joins records needs a second signal, and looks at `why`: the parts that met, the letters that became which, what
was left over, and the margin to the runner-up.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from sulh.assembly.alignment import ARABIC, LATIN, costs, excess
from sulh.assembly.name_compare import (
    ARTICLE,
    ATTESTED,
    PartMatch,
    Why,
    compare,
    part_distance,
    settled_distance,
    similarity,
)
from sulh.assembly.name_parts import OTHER, Part, attested, name_key, name_parts
from sulh.assembly.name_trie import Trie

__all__ = ["NameIndex", "PartMatch", "Why", "name_key", "name_similarity"]

NEAR, WINDOW, EFFORT = 24, 3.0, 1500  # how far a part is looked for
SHORTLIST = 30
CROWD = 4000  # postings beyond which a common part only confirms names that a rarer one found
FAR = 1.8
REMEMBERED = 20_000

AGAIN = 10  # hits that are looked at again

Near = dict[str, float]  # stored word -> distance
_Hit = tuple[float, int, Why]  # minus score, number, reason


def name_similarity(a: str, b: str) -> tuple[float, Why]:
    """How well `b` can be another writing of `a`, 0 to 1, and why.  Symmetric; a high score is no identity."""
    return similarity(name_parts(a), name_parts(b), part_distance)


class NameIndex:
    """Many names, in Arabic or Latin letters or both, and the nearest of them to a given one."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names: tuple[str, ...] = tuple(dict.fromkeys(names))
        self._parts = [name_parts(name) for name in self.names]
        postings: dict[str, dict[str, list[int]]] = {script: defaultdict(list) for script in (ARABIC, LATIN, OTHER)}
        for number, parts in enumerate(self._parts):
            for part in parts:
                for form in {part.letters, part.whole}:
                    postings[part.script][form].append(number)
        self._postings = postings
        groups = {ARABIC: costs(LATIN, ARABIC), LATIN: costs(ARABIC, LATIN)}
        self._tries = {
            script: Trie(postings[script], (group for row in groups[script].rows.values() for group in row if group))
            for script in (ARABIC, LATIN)
            if postings[script]
        }
        self._near: dict[tuple[str, str, str], Near] = {}

    def __len__(self) -> int:
        return len(self.names)

    def search(self, name: str, k: int = 10) -> list[tuple[str, float, Why]]:
        """The at most `k` nearest names with score and reason, best first; names that resemble it nowhere are left out.

        Of equal scores the same spelling comes first, then the name that was given first.
        """
        query = name_parts(name)
        ranked: list[_Hit] = []
        for number in self._shortlist(query, max(k, SHORTLIST)):
            score, why = compare(query, self._parts[number], self._distance)
            ranked.append((-score, number, why))
        ranked.sort(key=_order)
        ranked = sorted((self._looked_at_again(query, hit) for hit in ranked[: max(k, AGAIN)]), key=_order)
        return [
            (self.names[number], -minus, replace(why, margin=_margin(ranked, place)))
            for place, (minus, number, why) in enumerate(ranked[:k])
            if minus
        ]

    def _looked_at_again(self, query: tuple[Part, ...], hit: _Hit) -> _Hit:
        """A hit whose open parts are compared letter by letter, because the walk stops short of distant spellings."""
        _, number, first = hit
        stored = self._parts[number]
        left_open, right_open = set(first.left_only), set(first.right_only)

        def distance(left: Part, right: Part) -> float:
            if left in query and right in stored and not (left in left_open and right in right_open):
                return self._distance(left, right)
            return part_distance(left, right)

        score, why = similarity(query, stored, distance)
        return -score, number, why

    def _shortlist(self, query: tuple[Part, ...], count: int) -> list[int]:
        """Names that hold words near to the parts, most and nearest first."""
        lists = [self._holders(part) for part in query]
        lists.sort(key=lambda holders: sum(len(numbers) for _, numbers in holders))
        gained: dict[int, float] = defaultdict(float)
        for holders in lists:
            crowd = bool(gained) and sum(len(numbers) for _, numbers in holders) > CROWD
            seen: set[int] = set()
            for distance, numbers in holders:
                gain = FAR - distance
                for number in numbers:
                    if number not in seen and (not crowd or number in gained):
                        seen.add(number)
                        gained[number] += gain
        size = len(query)
        order = sorted((0.1 * abs(len(self._parts[number]) - size) - gain, number) for number, gain in gained.items())
        return [number for _, number in order[:count]]

    def _holders(self, part: Part) -> list[tuple[float, list[int]]]:
        """(distance, names) of the words near to a part, nearest first."""
        if part.script == OTHER:
            return [(0.0, self._postings[OTHER].get(part.letters, []))]
        near = [
            (distance, word, script)
            for script in self._tries
            for form in {part.letters, part.whole}
            for word, distance in self._nearest(form, part.script, script).items()
        ]
        return [(distance, self._postings[script][word]) for distance, word, script in sorted(near)]

    def _nearest(self, form: str, script: str, other: str) -> Near:
        """Stored words of one script near to a form, with their distances."""
        key = form, script, other
        found = self._near.get(key)
        if found is None:
            table, back = costs(script, other), costs(other, script)
            hits = self._tries[other].nearest(form, table, count=NEAR, window=WINDOW, effort=EFFORT)
            found = {word: excess(table, back, form, word, cost) for word, cost in hits}
            stored = self._postings[other]
            found.update((word, ATTESTED) for word in sorted(attested(form)) if word in stored)
            if len(self._near) >= REMEMBERED:
                self._near.clear()
            self._near[key] = found
        return found

    def _distance(self, left: Part, right: Part) -> float:
        """Distance of a query part to a stored one, as far as the search has met it."""
        known = settled_distance(left, right)
        if known is not None:
            return known
        distance = self._nearest(left.letters, left.script, right.script).get(right.letters, math.inf)
        if left.article != right.article:
            distance += ARTICLE
        if left.article or right.article:
            distance = min(distance, self._nearest(left.whole, left.script, right.script).get(right.whole, math.inf))
        return distance


def _order(hit: _Hit) -> tuple[float, bool, int]:
    """Best first; of equal scores the one with the same spelling key, then the one given first."""
    minus, number, why = hit
    return minus, not why.same_key, number


def _margin(ranked: list[_Hit], place: int) -> float:
    """The lead over the best other answer."""
    others = ranked[1] if place == 0 and len(ranked) > 1 else ranked[0] if place else None
    return (others[0] if others else 0.0) - ranked[place][0]
