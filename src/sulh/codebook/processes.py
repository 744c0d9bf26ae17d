"""Processes: what the milestones, states, instruments and tracks of a peace process are called.

Data of `data/processes/*.yaml`, checked across files: a wrong key, a missing name, an id that stands twice or an alias
that two milestones of one process share is refused with its file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

import yaml

from sulh.errors import DataError
from sulh.ids import digest

__all__ = ["Milestone", "MilestoneKind", "Process", "load_processes", "processes_release"]

MilestoneKind = Literal["milestone", "state", "instrument", "track"]
KINDS = frozenset(("milestone", "state", "instrument", "track"))
_KEYS = frozenset(("id", "kind", "ar", "en", "aliases_ar", "aliases_en", "owners", "dates", "note"))
_PROCESS_KEYS = frozenset(("process", "name_ar", "name_en", "period", "milestones"))


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something a process waits for, a state it is in, a text it rests on or a track it runs on."""

    id: str
    kind: MilestoneKind
    ar: str
    en: str
    aliases: tuple[str, ...]
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Process:
    """One process; `area` is the first part of the ids of those who own its milestones ("ly")."""

    id: str
    ar: str
    en: str
    area: str
    milestones: tuple[Milestone, ...]


def _folder() -> Traversable:
    return files("sulh.codebook").joinpath("data/processes")


def _sources() -> list[tuple[str, bytes]]:
    found = [each for each in _folder().iterdir() if each.name.endswith(".yaml")]
    return [(each.name, each.read_bytes()) for each in sorted(found, key=lambda each: each.name)]


@cache
def processes_release() -> str:
    """Digest of all process files."""
    return digest(b"\n".join(f"{name}:{digest(body)}".encode() for name, body in _sources()))


@cache
def load_processes() -> Mapping[str, Process]:
    """Every process by its id."""
    found: dict[str, Process] = {}
    ids: set[str] = set()
    for name, body in _sources():
        process = _process(yaml.load(body, Loader=_LOADER), name)
        if twice := ids & {milestone.id for milestone in process.milestones}:
            raise DataError(f"{sorted(twice)[0]} stands twice", file=name)
        ids.update(milestone.id for milestone in process.milestones)
        found[process.id] = process
    return found


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _process(data: Any, file: str) -> Process:
    if not isinstance(data, dict) or data.keys() != _PROCESS_KEYS:
        raise DataError(f"needs exactly {', '.join(sorted(_PROCESS_KEYS))}", file=file)
    milestones = tuple(_milestone(entry, file) for entry in data["milestones"])
    names = Counter(name for milestone in milestones for name in {milestone.ar, *milestone.aliases})
    if shared := sorted(name for name, count in names.items() if count > 1):
        raise DataError(f"two milestones are called {shared[0]}", file=file)
    areas = Counter(owner.split(".")[0] for milestone in milestones for owner in milestone.owners)
    return Process(
        id=data["process"],
        ar=data["name_ar"],
        en=data["name_en"],
        area=areas.most_common(1)[0][0] if areas else "",
        milestones=milestones,
    )


def _milestone(entry: Any, file: str) -> Milestone:
    if not isinstance(entry, dict) or entry.keys() != _KEYS:
        raise DataError(f"{_name(entry)} needs exactly {', '.join(sorted(_KEYS))}", file=file)
    if entry["kind"] not in KINDS:
        raise DataError(f"{entry['id']}: {entry['kind']} is no kind of milestone", file=file)
    return Milestone(
        id=entry["id"],
        kind=entry["kind"],
        ar=entry["ar"],
        en=entry["en"],
        aliases=tuple(entry["aliases_ar"]),
        owners=tuple(entry["owners"]),
    )


def _name(entry: Any) -> str:
    return str(entry.get("id", "an entry")) if isinstance(entry, dict) else "an entry"
