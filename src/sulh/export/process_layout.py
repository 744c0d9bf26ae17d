"""Where the boxes and arrows of a network stand: columns in the order of waiting, arrows that go round boxes.

Layers with stand-ins for arrows that pass a column (Sugiyama, Tagawa and Toda 1981), ordered by the middle of the neighbours;
an arrow against the order, which only a circle has, leaves and arrives from below.  All lengths are pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import Literal

from sulh.process.components import components

__all__ = ["GAP_X", "HEIGHT", "MARGIN", "WIDTH", "Direction", "Layout", "Point", "lay_out"]

WIDTH, HEIGHT, GAP_X, GAP_Y, MARGIN = 190, 46, 90, 22, 30
LANE, BELOW, SWEEPS, PORT = 16, 26, 8, 8
Direction = Literal["ltr", "rtl"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """Upper left corners of the boxes, and for every arrow its points: from side to side, or from below if `back`."""

    boxes: Mapping[int, Point]
    arrows: tuple[tuple[Point, ...], ...]
    back: tuple[bool, ...]
    width: float
    height: float


@dataclass(slots=True)
class _Layers:
    """Boxes and stand-ins while they are moved about; the first `size` items are boxes."""

    size: int
    column: list[int]
    before: list[list[int]]
    after: list[list[int]]
    below: list[bool]
    top: list[float]

    def high(self, item: int) -> float:
        """How much room an item takes from the next one in its column."""
        if item >= self.size:
            return LANE
        return HEIGHT + GAP_Y + (BELOW if self.below[item] else 0)

    def middle(self, item: int) -> float:
        """Where arrows meet it."""
        return self.top[item] + (HEIGHT / 2 if item < self.size else 0)


def lay_out(size: int, edges: Sequence[tuple[int, int]], direction: Direction) -> Layout:
    """Boxes 0 to size - 1 and the arrows between them; what is not connected stands apart, the largest part on top."""
    column = _columns(size, edges)
    back = tuple(column[source] >= column[target] for source, target in edges)
    layers = _Layers(size, column, [[] for _ in column], [[] for _ in column], [False] * size, [0.0] * size)
    ways = [_way(layers, source, target, against) for (source, target), against in zip(edges, back, strict=True)]
    free = float(MARGIN)
    for part in _parts(len(column), ways):
        free = _order(layers, part, free)
    widest = max(column[:size], default=0)
    steps = [at if direction == "ltr" else widest - at for at in column]
    boxes = {node: (MARGIN + steps[node] * (WIDTH + GAP_X), layers.top[node]) for node in range(size)}
    ports = _ports(layers, ways, back)
    ahead = 1 if direction == "ltr" else -1
    arrows = tuple(
        _below(boxes, way) if against else _across(layers, boxes, steps, way, ends, ahead)
        for way, ends, against in zip(ways, ports, back, strict=True)
    )
    return Layout(boxes, arrows, back, 2 * MARGIN + widest * (WIDTH + GAP_X) + WIDTH, free + MARGIN - GAP_Y)


def _parts(size: int, ways: Sequence[Sequence[int]]) -> list[list[int]]:
    """Items that arrows connect, whichever way they point."""
    near: list[list[int]] = [[] for _ in range(size)]
    for way in ways:
        for one, other in pairwise(way):
            near[one].append(other)
            near[other].append(one)
    return sorted((sorted(part) for part in components(near)), key=lambda part: (-len(part), part))


def _columns(size: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """By the longest way; a circle takes two columns; what waits for nothing stands close to what waits for it."""
    follows: list[list[int]] = [[] for _ in range(size)]
    led = [False] * size
    for source, target in edges:
        follows[source].append(target)
        led[target] = True
    groups = components(follows)
    home = {member: at for at, group in enumerate(groups) for member in group}
    column = [0] * size
    for at, group in enumerate(groups):
        base = max((column[node] for node in group), default=0)
        for offset, node in enumerate(group):
            column[node] = base + offset % 2
        last = max(column[node] for node in group)
        for after in (after for node in group for after in follows[node] if home[after] != at):
            column[after] = max(column[after], last + 1)
    for node in range(size):
        if follows[node] and not led[node]:
            column[node] = min(column[after] for after in follows[node]) - 1
    return column


def _way(layers: _Layers, source: int, target: int, against: bool) -> tuple[int, ...]:
    """The arrow's items from box to box, with a new stand-in in every column between."""
    if against:
        layers.below[source] = layers.below[target] = True
        return (source, target)
    way = [source]
    for column in range(layers.column[source] + 1, layers.column[target]):
        way.append(len(layers.column))
        layers.column.append(column)
        layers.before.append([])
        layers.after.append([])
        layers.top.append(0.0)
    way.append(target)
    for one, other in pairwise(way):
        layers.after[one].append(other)
        layers.before[other].append(one)
    return tuple(way)


def _order(layers: _Layers, part: Sequence[int], free: float) -> float:
    """Sweep to and fro: each column in the order of its neighbours' middles, then as near to them as there is room.

    The part stands below `free`; the answer is where the next one may begin.
    """
    columns: dict[int, list[int]] = {}
    for item in part:
        columns.setdefault(layers.column[item], []).append(item)
    for items in columns.values():
        _stack(layers, items, [layers.top[item] for item in items])
    for sweep in range(SWEEPS):
        near = layers.before if sweep % 2 == 0 else layers.after
        for at in sorted(columns, reverse=sweep % 2 == 1):
            wish = {item: _wish(layers, item, near[item]) for item in columns[at]}
            columns[at].sort(key=lambda item: (wish[item], item))
            _stack(layers, columns[at], [wish[item] for item in columns[at]])
    for at in sorted(columns):
        _stack(
            layers, columns[at], [_wish(layers, item, layers.before[item] + layers.after[item]) for item in columns[at]]
        )
    first = min(layers.top[item] for item in part)
    for item in part:
        layers.top[item] += free - first
    return max(layers.top[item] + layers.high(item) for item in part)


def _wish(layers: _Layers, item: int, near: Sequence[int]) -> float:
    if not near:
        return layers.top[item]
    return fmean(layers.middle(other) for other in near) - (HEIGHT / 2 if item < layers.size else 0)


def _stack(layers: _Layers, items: Sequence[int], wishes: Sequence[float]) -> None:
    """One under the other, as a whole where they wish to be on average."""
    free = float("-inf")
    for item, wish in zip(items, wishes, strict=True):
        layers.top[item] = max(wish, free)
        free = layers.top[item] + layers.high(item)
    shift = fmean(wish - layers.top[item] for item, wish in zip(items, wishes, strict=True))
    for item in items:
        layers.top[item] += shift


def _ports(layers: _Layers, ways: Sequence[Sequence[int]], back: Sequence[bool]) -> list[tuple[float, float]]:
    """At what height each arrow leaves and arrives: those of one side spread over it, in the order of where they go."""
    leaving: dict[int, list[int]] = {}
    coming: dict[int, list[int]] = {}
    for at, way in enumerate(ways):
        if not back[at]:
            leaving.setdefault(way[0], []).append(at)
            coming.setdefault(way[-1], []).append(at)
    starts, ends = [0.0] * len(ways), [0.0] * len(ways)
    for heights, sides, next_to in ((starts, leaving, 1), (ends, coming, -2)):
        for node, some in sides.items():
            some.sort(key=lambda at: (layers.middle(ways[at][next_to]), at))
            room = (HEIGHT - 2 * PORT) / len(some)
            for rank, at in enumerate(some):
                heights[at] = layers.top[node] + PORT + (rank + 0.5) * room
    return list(zip(starts, ends, strict=True))


def _across(
    layers: _Layers,
    boxes: Mapping[int, Point],
    steps: Sequence[int],
    way: Sequence[int],
    ends: tuple[float, float],
    ahead: int,
) -> tuple[Point, ...]:
    """From the far side of one box through its lanes to the near side of the other."""
    points: list[Point] = [(boxes[way[0]][0] + (WIDTH if ahead > 0 else 0), ends[0])]
    for item in way[1:-1]:
        left, height = MARGIN + steps[item] * (WIDTH + GAP_X), layers.middle(item)
        sides = (left, left + WIDTH) if ahead > 0 else (left + WIDTH, left)
        points += [(side, height) for side in sides]
    points.append((boxes[way[-1]][0] + (0 if ahead > 0 else WIDTH), ends[1]))
    return tuple(points)


def _below(boxes: Mapping[int, Point], way: Sequence[int]) -> tuple[Point, ...]:
    (left, top), (other_left, other_top) = boxes[way[0]], boxes[way[-1]]
    return ((left + WIDTH / 2, top + HEIGHT), (other_left + WIDTH / 2, other_top + HEIGHT))
