"""Which stored words can be written like a given one: a best-first walk over a trie with the letter costs.

The walk finds words in order of cost, exactly, without comparing the query with each of them.  The trie unfolds as it
is walked: a node is a run of the sorted words that share a beginning.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from math import inf

from sulh.assembly.alignment import Costs

__all__ = ["Trie"]

MORE, SOME = 2, 200  # states looked at for further words, once the nearest is found: MORE times as many, and SOME
FEW = 48  # words below a node that are read through instead of looked up
LAST = "\U0010ffff"


class Trie:
    """A sorted set of words; `nearest` walks it."""

    def __init__(self, words: Iterable[str], groups: Iterable[str]) -> None:
        """`groups` are the letter groups that one step may take."""
        self.words = sorted(set(words))
        singles = {letter for word in self.words for letter in word}
        self._groups = sorted(set(groups) | singles)
        self._known = frozenset(self._groups)
        self._reach = max(map(len, self._groups), default=1)
        self._nodes: list[tuple[int, int, int]] = [(0, len(self.words), 0)]
        self._numbers: dict[tuple[int, int, int], int] = {self._nodes[0]: 0}
        self._steps: list[dict[str, int] | None] = [None]

    def _number(self, first: int, stop: int, depth: int) -> int:
        node = first, stop, depth
        number = self._numbers.get(node)
        if number is None:
            number = self._numbers[node] = len(self._nodes)
            self._nodes.append(node)
            self._steps.append(None)
        return number

    def _unfold(self, number: int) -> dict[str, int]:
        """The steps that lead on from a node: letter group -> node."""
        first, stop, depth = self._nodes[number]
        words = self.words
        runs: dict[str, tuple[int, int]] = {}
        if stop - first <= FEW:
            for at in range(first, stop):
                word = words[at]
                for end in range(depth + 1, min(depth + self._reach, len(word)) + 1):
                    group = word[depth:end]
                    if group in self._known:
                        runs[group] = (runs[group][0] if group in runs else at, at + 1)
        else:
            beginning = words[first][:depth]
            for group in self._groups:
                start = bisect_left(words, beginning + group, first, stop)
                end = bisect_left(words, beginning + group + LAST, start, stop)
                if end > start:
                    runs[group] = (start, end)
        steps = {group: self._number(start, end, depth + len(group)) for group, (start, end) in runs.items()}
        self._steps[number] = steps
        return steps

    def nearest(self, query: str, table: Costs, *, count: int, window: float, effort: int) -> list[tuple[str, float]]:
        """At most `count` words and their costs, cheapest first, none dearer than the best by more than `window`.

        `effort` bounds the states looked at, so that a query which resembles nothing ends.
        """
        least, size = table.remaining(query), len(query) + 1
        options = _options(query, table)
        heap: list[tuple[float, int]] = [(least[0], 0)]
        reached: dict[int, float] = {0: 0.0}
        closed: set[int] = set()
        found: list[tuple[str, float]] = []
        limit = inf
        nodes, all_steps, words = self._nodes, self._steps, self.words
        get = reached.get
        while heap and len(closed) < effort:
            estimate, state = heappop(heap)
            if estimate > limit:
                break
            if state in closed:
                continue
            closed.add(state)
            number, at = divmod(state, size)
            cost = reached[state]
            if at == size - 1:
                first, _, depth = nodes[number]
                if first < len(words) and len(words[first]) == depth:
                    found.append((words[first], cost))
                    if len(found) == count:
                        break
                    if limit == inf:
                        limit, effort = cost + window, min(effort, MORE * len(closed) + SOME)
            steps = all_steps[number]
            if steps is None:
                steps = self._unfold(number)
            base, room = number * size, limit - cost
            for end, row, dropped in options[at]:
                rest = least[end]
                if dropped is not None and dropped + rest <= room and cost + dropped < get(base + end, inf):
                    reached[base + end] = cost + dropped
                    heappush(heap, (cost + dropped + rest, base + end))
                for group in steps if len(steps) < len(row) else row:
                    if group in row and group in steps:
                        step, there = row[group], steps[group] * size + end
                        if step + rest <= room and cost + step < get(there, inf):
                            reached[there] = cost + step
                            heappush(heap, (cost + step + rest, there))
        return found


def _options(query: str, table: Costs) -> list[list[tuple[int, Mapping[str, float], float | None]]]:
    """For every offset of the query: (end of the group, its row, cost of leaving the group out)."""
    return [
        [(end, row, row.get("") if end > at else None) for end, row in table.rows_from(query, at)]
        for at in range(len(query) + 1)
    ]
