"""Letters across scripts: which Arabic letters stand for which Latin letters, and at what cost.

The table `data/letters.tsv` holds counts of letter groups that were aligned in public name pairs (see
`scripts/train_names.py`).  A cost is the mean surprise of both directions, -(ln p(latin|arabic) + ln p(arabic|latin))/2:
0 when the two groups always stand for each other.  Within one script two groups are as alike as the letters of the
other script that they stand for (the cosine of their counts), so one table serves all four directions.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sulh.lexicon.table import read_tsv

__all__ = [
    "ARABIC",
    "LATIN",
    "NOTHING",
    "Costs",
    "Counts",
    "Pair",
    "align",
    "costs",
    "crossing_costs",
    "excess",
    "flipped",
    "read_counts",
]

ARABIC, LATIN = "arabic", "latin"
NOTHING = "∅"  # how the table writes "no letter"
UNEXPLAINED = 8.0  # cost of a letter that nothing accounts for
RESPELLED = 1.0  # further cost of writing other letters within one script
LEAST_COSINE = 0.03
_STRANGE = {"": UNEXPLAINED}
YA, MAQSURA = "ي", "ى"
OTHER_YA = 0.7  # cost of reading one for the other
GAPS = 4.0  # how many places without a letter there are for every one that was filled or left
SPREAD = 0.6  # brings distances to a scale on which exp(-distance) is a score

Pair = tuple[str, str]
Counts = Mapping[Pair, float]


@dataclass(frozen=True, slots=True)
class Costs:
    """Costs from letter groups of a source script to groups of a target script.

    `rows[source][target]` may have "" on either side; `cheapest[source]` is the least of a row; `longest` and `reach`
    are the lengths of the longest source and target group.
    """

    rows: Mapping[str, Mapping[str, float]]
    cheapest: Mapping[str, float]
    longest: int
    reach: int

    def remaining(self, source: str) -> list[float]:
        """For every offset the least that the rest of `source` can cost; never more than any alignment of it costs."""
        size = len(source)
        least = [0.0] * (size + 1)
        for at in range(size - 1, -1, -1):
            best = UNEXPLAINED + least[at + 1]
            for end in range(at + 1, min(at + self.longest, size) + 1):
                cheapest = self.cheapest.get(source[at:end])
                if cheapest is not None and cheapest + least[end] < best:
                    best = cheapest + least[end]
            least[at] = best
        return least

    def rows_from(self, source: str, at: int) -> Iterator[tuple[int, Mapping[str, float]]]:
        """(end, row) of the groups that begin at an offset, the empty one first; a strange letter can be left out."""
        yield at, self.rows[""]
        for end in range(at + 1, min(at + self.longest, len(source)) + 1):
            row = self.rows.get(source[at:end], _STRANGE if end == at + 1 else None)
            if row is not None:
                yield end, row


def _costs(rows: dict[str, dict[str, float]]) -> Costs:
    targets = {target for row in rows.values() for target in row}
    unwritten = rows.setdefault("", {})
    for letter in sorted(target for target in targets if len(target) == 1):
        unwritten.setdefault(letter, UNEXPLAINED)
    for source, row in rows.items():
        if len(source) == 1:
            row.setdefault("", UNEXPLAINED)
    return Costs(
        rows=rows,
        cheapest={source: min(row.values()) for source, row in rows.items() if source},
        longest=max(map(len, rows)),
        reach=max(map(len, targets)),
    )


def read_counts() -> dict[Pair, float]:
    """The counts that ship with the package: (arabic, latin) -> how often they were aligned."""
    path = files("sulh.assembly").joinpath("data", "letters.tsv")
    counts: dict[Pair, float] = {}
    for row in read_tsv(path, ("arabic", "latin", "count")):
        pair = row["arabic"].replace(NOTHING, ""), row["latin"].replace(NOTHING, "")
        if pair in counts or pair == ("", ""):
            raise row.error(f"twice or empty: {pair}")
        counts[pair] = float(row["count"])
    return counts


def _margins(counts: Counts) -> tuple[dict[str, float], dict[str, float]]:
    left: dict[str, float] = defaultdict(float)
    right: dict[str, float] = defaultdict(float)
    for (arabic, latin), count in counts.items():
        left[arabic] += count
        right[latin] += count
    return left, right


def crossing_costs(counts: Counts) -> Costs:
    """Costs from Arabic to Latin."""
    left, right = _margins(counts)
    left[""] *= GAPS
    right[""] *= GAPS
    rows: dict[str, dict[str, float]] = defaultdict(dict)
    for (arabic, latin), count in counts.items():
        rows[arabic][latin] = -0.5 * (math.log(count / left[arabic]) + math.log(count / right[latin]))
    return _costs(dict(rows))


def _either_ya(table: Costs) -> Costs:
    """ى read as ي, because papers in Egypt write it so, and ي as ى, because folded text does, each for a little more."""
    rows = {source: dict(row) for source, row in table.rows.items()}
    for source in sorted(table.rows):
        if source[-1:] in (YA, MAQSURA):
            twin = source[:-1] + (MAQSURA if source[-1] == YA else YA)
            row = rows.setdefault(twin, {})
            for target, cost in table.rows[source].items():
                row[target] = min(row.get(target, math.inf), cost + OTHER_YA)
    return _costs(rows)


def flipped(table: Costs) -> Costs:
    """The same costs from target to source."""
    rows: dict[str, dict[str, float]] = defaultdict(dict)
    for source, row in table.rows.items():
        for target, cost in row.items():
            rows[target][source] = cost
    return _costs(dict(rows))


def _within(counts: Counts, side: int) -> Costs:
    """Costs within one script, through the other: side 0 Arabic, 1 Latin."""
    vectors: dict[str, dict[str, float]] = defaultdict(dict)
    for pair, count in counts.items():
        vectors[pair[side]][pair[1 - side]] = count
    # Nothing stands for nothing as often as letters stand for letters: what is seldom left out is dear to leave out.
    vectors[""][""] = max(sum(vector.values()) for group, vector in vectors.items() if group)
    norms = {group: math.sqrt(sum(count * count for count in vector.values())) for group, vector in vectors.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for group, vector in vectors.items():
        for other in vector:
            holders[other].append(group)
    rows: dict[str, dict[str, float]] = {group: {} for group in vectors}
    for group, vector in vectors.items():
        dots: dict[str, float] = defaultdict(float)
        for other, count in vector.items():
            for peer in holders[other]:
                dots[peer] += count * vectors[peer][other]
        for peer, dot in dots.items():
            cosine = dot / (norms[group] * norms[peer])
            if group == peer:
                rows[group][peer] = 0.0
            elif cosine >= LEAST_COSINE:
                rows[group][peer] = RESPELLED - math.log(min(cosine, 1.0))
    rows[""].pop("", None)
    return _costs(rows)


@cache
def costs(source: str, target: str) -> Costs:
    """The costs from one script to another (or the same)."""
    counts = read_counts()
    if source == target:
        return _within(counts, 0 if source == ARABIC else 1)
    table = _either_ya(crossing_costs(counts))
    return table if source == ARABIC else flipped(table)


def excess(table: Costs, back: Costs, source: str, target: str, cost: float) -> float:
    """How much dearer than need be an alignment is, a letter: 0 when no letters could stand closer to each other."""
    least = (table.remaining(source)[0] + back.remaining(target)[0]) / 2
    return SPREAD * 2 * (cost - least) / (len(source) + len(target))


def align(table: Costs, source: str, target: str) -> tuple[float, tuple[Pair, ...]]:
    """The cheapest way to write `source` as `target`: its cost, and which letters became which, in order."""
    width, size = len(target) + 1, len(source)
    groups = [
        [(stop, target[start:stop]) for stop in range(start, min(start + table.reach, width - 1) + 1)]
        for start in range(width)
    ]
    strange = {letter: UNEXPLAINED for letter in target if letter not in table.rows[""]}
    best = [math.inf] * ((size + 1) * width)
    back = [0] * len(best)
    best[0] = 0.0
    for at in range(size + 1):
        options = [(end * width, row.get) for end, row in table.rows_from(source, at)]
        if strange:
            options.append((at * width, strange.get))
        for start in range(width):
            here = at * width + start
            cost = best[here]
            if cost == math.inf:
                continue
            for base, get in options:
                for stop, group in groups[start]:
                    step = get(group)
                    if step is not None and cost + step < best[base + stop]:
                        best[base + stop] = cost + step
                        back[base + stop] = here
    return best[-1], _trace(back, source, target)


def _trace(origin: Sequence[int], source: str, target: str) -> tuple[Pair, ...]:
    steps: list[Pair] = []
    width = len(target) + 1
    here = len(origin) - 1
    while here:
        before = origin[here]
        (end, stop), (at, start) = divmod(here, width), divmod(before, width)
        steps.append((source[at:end], target[start:stop]))
        here = before
    return tuple(reversed(steps))
