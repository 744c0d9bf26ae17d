"""Components: strongly connected groups, and the shortest circle in one.  Only the standard library, no recursion."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

__all__ = ["components", "shortest_circle"]

# In a very large group only some starting points are tried; the circle found is then short, not surely the shortest.
WORK = 400_000


def components(follows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Strongly connected groups of `node -> successors`, each sorted; a group comes before those it leads to."""
    count = len(follows)
    number, low = [-1] * count, [0] * count
    on_stack = [False] * count
    stack: list[int] = []
    found: list[list[int]] = []
    clock = 0
    for root in range(count):
        if number[root] >= 0:
            continue
        number[root] = low[root] = clock
        clock += 1
        stack.append(root)
        on_stack[root] = True
        work = [(root, iter(follows[root]))]
        while work:
            node, rest = work[-1]
            step = next(rest, None)
            if step is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    found.append(_popped(stack, on_stack, node))
            elif number[step] < 0:
                number[step] = low[step] = clock
                clock += 1
                stack.append(step)
                on_stack[step] = True
                work.append((step, iter(follows[step])))
            elif on_stack[step]:
                low[node] = min(low[node], number[step])
    found.reverse()
    return found


def _popped(stack: list[int], on_stack: list[bool], node: int) -> list[int]:
    group = []
    while True:
        member = stack.pop()
        on_stack[member] = False
        group.append(member)
        if member == node:
            return sorted(group)


def shortest_circle(group: Sequence[int], follows: Sequence[Sequence[int]]) -> list[int]:
    """The shortest way round within a group, beginning at its smallest member; empty if there is none."""
    inside = set(group)
    best: list[int] = []
    for start in group[: max(1, WORK // len(group))]:
        circle = _circle_from(start, inside, follows, len(best) or len(group) + 1)
        if circle and (not best or len(circle) < len(best)):
            best = circle
        if len(best) == 1:
            break
    if not best:
        return []
    first = best.index(min(best))
    return best[first:] + best[:first]


def _circle_from(start: int, inside: set[int], follows: Sequence[Sequence[int]], limit: int) -> list[int]:
    came: dict[int, int] = {}
    depth = {start: 0}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        if depth[node] + 1 > limit:
            return []
        for step in follows[node]:
            if step == start:
                way = [node]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return way[::-1]
            if step in inside and step not in depth:
                depth[step] = depth[node] + 1
                came[step] = node
                queue.append(step)
    return []
