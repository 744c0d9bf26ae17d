"""How alike two names are, part by part and letter by letter.

Distances are extra surprise a letter (`alignment.excess`); a score is exp(-distance).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sulh.assembly.alignment import NOTHING, Pair, align, costs, excess
from sulh.assembly.name_parts import OTHER, Part, attested, part_key, unmarked

__all__ = [
    "ARTICLE",
    "ATTESTED",
    "Distance",
    "PartMatch",
    "Why",
    "compare",
    "part_distance",
    "settled_distance",
    "similarity",
]

APART = 1.8  # a part that met no counterpart
RESPELT = 0.03  # ى for ي, or a doubled Latin letter; a further ا is left to the letters (سالم is not سلام)
ATTESTED = 0.05  # another spelling of a common name, known as such
ARTICLE = 0.07  # article on one side only
INITIAL = 0.35  # a single letter for a whole part
LIKELY = 3.0  # a letter cost that an initial may have
SON = 0.05  # ابن, bin on one side only
TURNED = 0.05  # parts in another order
MIDDLE, FIRST, FINAL = 0.08, 0.3, 0.4  # a part left out between the others, before them, after them
POOR = 0.4  # a part that met so little may be two parts of the other name
WORST = 0.35  # share of the worst part in the distance of a whole name

Distance = Callable[[Part, Part], float]


@dataclass(frozen=True, slots=True)
class PartMatch:
    """Two parts that met."""

    left: Part
    right: Part
    distance: float

    @property
    def score(self) -> float:
        """1.0 for the same letters."""
        return math.exp(-self.distance)

    @property
    def letters(self) -> tuple[Pair, ...]:
        """Which letters became which."""
        if OTHER in (self.left.script, self.right.script):
            return ()
        source, target = min(_forms(self.left, self.right), key=lambda forms: _distance_of(*forms, *_scripts(self)))
        return align(costs(self.left.script, self.right.script), source, target)[1]

    def __str__(self) -> str:
        steps = " ".join(f"{one or NOTHING}={other or NOTHING}" for one, other in self.letters)
        return f"{self.left.written} ~ {self.right.written} {self.score:.2f}" + (f" [{steps}]" if steps else "")


@dataclass(frozen=True, slots=True)
class Why:
    """What a score is made of: parts that met, parts left over on either side, whether the order differs, whether the
    spelling keys are equal.  `margin` is the lead over the best other answer of the same search, else None."""

    parts: tuple[PartMatch, ...] = ()
    left_only: tuple[Part, ...] = ()
    right_only: tuple[Part, ...] = ()
    turned: bool = False
    same_key: bool = False
    margin: float | None = None

    def __str__(self) -> str:
        lines = [str(match) for match in self.parts]
        for side, parts in (("left", self.left_only), ("right", self.right_only)):
            if parts:
                lines.append(f"only {side}: {' '.join(part.written for part in parts)}")
        if self.turned:
            lines.append("other order")
        if self.same_key:
            lines.append("same key")
        if self.margin is not None:
            lines.append(f"margin {self.margin:+.2f}")
        return "; ".join(lines) or "no letters to compare"


def _scripts(match: PartMatch) -> tuple[str, str]:
    return match.left.script, match.right.script


def _forms(left: Part, right: Part) -> list[tuple[str, str]]:
    """The forms to compare: without articles, and as written where an article (or what looks like one) was."""
    forms = [(left.letters, right.letters)]
    if left.article or right.article:
        forms.append((left.whole, right.whole))
    return forms


@lru_cache(maxsize=1 << 16)
def _distance_of(source: str, target: str, script: str, other: str) -> float:
    table = costs(script, other)
    return excess(table, costs(other, script), source, target, align(table, source, target)[0])


def _begins(name: Part, initial: Part) -> bool:
    """The initial can stand for the name: K. for خليفة, whose first letter is written kh."""
    table = costs(name.script, initial.script)
    rows = (table.rows.get(name.letters[:size], {}) for size in range(1, table.longest + 1))
    letter = initial.letters
    return any(group.startswith(letter) and cost < LIKELY for row in rows for group, cost in row.items())


def settled_distance(left: Part, right: Part) -> float | None:
    """The distance where no letters need aligning."""
    if OTHER in (left.script, right.script):
        return 0.0 if left.letters == right.letters else math.inf
    if left.script == right.script:
        if left.letters == right.letters:
            return 0.0 if left.article == right.article else ARTICLE
        if unmarked(left) == unmarked(right):
            return RESPELT
    if right.letters in attested(left.letters):
        return ATTESTED
    if left.initial or right.initial:
        return INITIAL if (_begins(left, right) if right.initial else _begins(right, left)) else math.inf
    return None


def part_distance(left: Part, right: Part) -> float:
    """How far apart two parts are: 0 the same, infinite if nothing speaks for them."""
    settled = settled_distance(left, right)
    if settled is not None:
        return settled
    scripts = left.script, right.script
    distance = _distance_of(left.letters, right.letters, *scripts)
    if left.article != right.article:
        distance += ARTICLE
    if left.article or right.article:
        distance = min(distance, _distance_of(left.whole, right.whole, *scripts))
    return distance


def _assign(left: Sequence[Part], right: Sequence[Part], distance: Distance) -> list[tuple[int, int, float]]:
    """Parts that meet, nearest first; each part meets one."""
    edges = sorted(
        (distance(one, other), abs(i - j), i, j) for i, one in enumerate(left) for j, other in enumerate(right)
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    met = []
    for apart, _, i, j in edges:
        if apart < APART and i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            met.append((i, j, apart))
    return sorted(met)


def _left_out(size: int, met: set[int], clashes: int) -> float:
    """What the surplus parts of the longer name cost: least between others (a father's name), most at the end."""
    surplus = [at for at in range(size) if at not in met][: size - len(met) - clashes]
    kept = [at for at in range(size) if at not in surplus]
    before = sum(at < kept[0] for at in surplus)
    after = sum(at > kept[-1] for at in surplus)
    edges = FIRST * (before > 0) + FINAL * (after > 0)
    return edges + MIDDLE * (len(surplus) - (before > 0) - (after > 0))


def compare(left: Sequence[Part], right: Sequence[Part], distance: Distance) -> tuple[float, Why]:
    """Two names part by part."""
    met = _assign(left, right, distance)
    if not met:
        return 0.0, Why(left_only=tuple(left), right_only=tuple(right))
    lefts, rights = {i for i, _, _ in met}, {j for _, j, _ in met}
    left_only = tuple(part for i, part in enumerate(left) if i not in lefts)
    right_only = tuple(part for j, part in enumerate(right) if j not in rights)
    clashes = min(len(left_only), len(right_only))
    distances = [apart for _, _, apart in met] + [APART] * clashes
    if all(_is_initial(left[i], right[j]) for i, j, _ in met):
        distances.append(APART)  # initials confirm a name, they don't make one
    total = WORST * max(distances) + (1 - WORST) * sum(distances) / len(distances)
    if len(left_only) > clashes:
        total += _left_out(len(left), lefts, clashes)
    elif len(right_only) > clashes:
        total += _left_out(len(right), rights, clashes)
    order = [j for _, j, _ in met]
    turned = order != sorted(order)
    total += TURNED * turned + SON * sum(left[i].son != right[j].son for i, j, _ in met)
    matches = tuple(PartMatch(left[i], right[j], apart) for i, j, apart in met)
    same = not left_only and not right_only and not turned and all(map(_same_key, matches))
    return math.exp(-total), Why(matches, left_only, right_only, turned, same)


def _is_initial(left: Part, right: Part) -> bool:
    return (left.initial or right.initial) and left.letters != right.letters


def _same_key(match: PartMatch) -> bool:
    return match.left.script == match.right.script and part_key(match.left) == part_key(match.right)


def _glued(parts: Sequence[Part], at: int) -> list[Part]:
    one, other = parts[at], parts[at + 1]
    joined = Part(
        one.letters + other.whole, one.whole + other.whole, one.script, f"{one.written} {other.written}", one.son
    )
    return [*parts[:at], joined, *parts[at + 2 :]]


def similarity(left: Sequence[Part], right: Sequence[Part], distance: Distance) -> tuple[float, Why]:
    """The comparison, or a better one with two neighbours of the longer name taken as one part (Bel Kasem, بلقاسم).

    That is tried only where a part of the shorter name met nothing, or little.
    """
    best = compare(left, right, distance)
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    met = [match.distance for match in best[1].parts]
    if len(longer) == len(shorter) or (len(met) == len(shorter) and max(met) <= POOR):
        return best
    for at in range(len(longer) - 1):
        if longer[at].script != longer[at + 1].script or longer[at].script == OTHER:
            continue
        glued = _glued(longer, at)
        other = compare(glued, right, distance) if longer is left else compare(left, glued, distance)
        best = other if other[0] > best[0] else best
    return best
