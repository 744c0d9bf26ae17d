"""Which milestone of a known process a phrase names: the longest name wins, in the process that the document is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from sulh.codebook.processes import Process
from sulh.reading.items import Actor
from sulh.reading.scene import Scene
from sulh.text.folded import fold

__all__ = ["Milestones", "area_of"]


@cache
def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


class Milestones:
    """Names of one document's processes."""

    def __init__(self, scene: Scene, actors: tuple[Actor, ...], processes: Mapping[str, Process]) -> None:
        self.words = scene.words
        self.names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for process in _about(actors, processes):
            for milestone in process.milestones:
                for name in dict.fromkeys((milestone.ar, *milestone.aliases)):
                    parts = _folded(name)
                    self.names.setdefault(parts[0], []).append((parts, milestone.id))

    def named(self, first: int, last: int) -> str | None:
        """The milestone whose longest name stands in the words [first, last); the first one among equals."""
        best: tuple[int, int, str] | None = None
        for at in range(first, last):
            for head in self._forms(at):
                for parts, milestone in self.names.get(head, ()):
                    if at + len(parts) <= last and all(part in self._forms(at + n) for n, part in enumerate(parts)):
                        found = (len(parts), -at, milestone)
                        best = found if best is None or found[:2] > best[:2] else best
        return best[2] if best is not None else None

    def _forms(self, at: int) -> tuple[str, ...]:
        """A word as printed and without its proclitics, the article kept."""
        word = self.words[at]
        if word.best is None:
            return (word.text,)
        bare = f"ال{word.best.stem}" if word.best.article else word.best.stem
        return (word.text, bare) if bare != word.text else (bare,)


def _about(actors: tuple[Actor, ...], processes: Mapping[str, Process]) -> list[Process]:
    """The processes whose country the document names most; several only when they tie."""
    areas: Counter[str] = Counter()
    for actor in actors:
        if actor.id is not None:
            areas[area_of(actor.id)] += len(actor.mentions)
    ranked = {process.id: areas[process.area] for process in processes.values() if areas[process.area]}
    top = max(ranked.values(), default=0)
    return [processes[name] for name in sorted(ranked) if ranked[name] == top]


def area_of(identity: str) -> str:
    """The country part of an identity: ly of ly.org.hor and of state.ly."""
    parts = identity.split(".")
    return parts[1] if parts[0] == "state" and len(parts) > 1 else parts[0]
