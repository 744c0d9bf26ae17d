"""Correcting: which parts of an item a person can set right, what the machine said, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sulh.export.labels import labels
from sulh.record.content import Layer
from sulh.record.statement import Statement
from sulh.web.screen import Screen

__all__ = ["Field", "fields_of"]

# Group of labels that lists the codes of a field; None: free text.
FIELDS: Mapping[Layer, tuple[tuple[str, str | None], ...]] = {
    "actor": (("kind", "kind"), ("name", None)),
    "event": (("type", "event"), ("status", "status"), ("actors", None), ("recipients", None), ("when", None)),
    "claim": (("stance", "stance"), ("speaker", None)),
    "commitment": (("status", "due"), ("by", None), ("deadline", None)),
    "condition": (("kind", "condition"), ("dependent", None), ("prerequisite", None)),
    "measure": (("kind", "measure"), ("stage", "stage"), ("target", None)),
    "force": (("change", "change"), ("force", None), ("sponsor", None)),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A part, the machine's word for it, and the codes there are."""

    name: str
    value: str
    choices: tuple[tuple[str, str], ...]


def fields_of(statement: Statement, screen: Screen) -> tuple[Field, ...]:
    """What can be set right."""
    said = statement.evidence[0].said
    found = []
    for name, group in FIELDS[statement.layer]:
        value = getattr(said, name, None)
        if value is None:
            value = getattr(statement.content, name, None)
        words = labels(screen.language).words.get(group, {}) if group else {}
        found.append(Field(name, _shown(value), tuple(words.items())))
    return tuple(found)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " | ".join(_shown(each) for each in value)
    text = getattr(value, "text", value)
    return " ".join(str(text).split())
