"""Behavioural probes: minimal pairs, what must change when a sentence changes and what must not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

import sulh
from sulh.reading.items import Event

FOLDER = Path(__file__).resolve().parent
FLOOR = 0.95


def probes() -> list[dict[str, Any]]:
    """All pairs of the folder."""
    return [
        probe for path in sorted(FOLDER.glob("*.yaml")) for probe in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def read(text: str) -> tuple[Event, ...]:
    """The events of a sentence."""
    return sulh.read_text(text, published="2022-03-01").events


def fits(events: Sequence[Event], wanted: list[str]) -> bool:
    """An event of the type and status is there."""
    return any([event.type, event.status] == wanted for event in events)


def names(events: Sequence[Event], kind: str) -> set[str]:
    """Who acts in the events of a type, without letters that are written in several ways."""
    same = str.maketrans("أإآى", "اااي", "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
    return {party.text.translate(same) for event in events if event.type == kind for party in event.actors}


def passes(probe: dict[str, Any]) -> bool:
    """Both sides of a pair are read as they must be."""
    a, b = read(probe["a"]), read(probe["b"])
    kind = probe["a_is"][0]
    if not fits(a, probe["a_is"]):
        return False
    if probe["b_is"] is None:
        return not fits(b, [kind, "happened"])
    if not fits(b, probe["b_is"]):
        return False
    if probe.get("attributed") and not any(e.attributed_to for e in b if e.type == probe["b_is"][0]):
        return False
    return probe.get("same") != "actors" or names(a, kind) == names(b, kind)


def test_there_are_enough_pairs() -> None:
    ids = [probe["id"] for probe in probes()]
    assert len(ids) == len(set(ids)) >= 300
    assert all(probe["a"] != probe["b"] for probe in probes())


def test_pairs() -> None:
    every = probes()
    failed = [probe["id"] for probe in every if not passes(probe)]
    assert len(failed) <= (1 - FLOOR) * len(every), f"{len(failed)} of {len(every)}: {failed}"
