"""Golden cases of measures and forces: tests/cases/ar/{measures,forces}/*.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import sulh

CASES = Path(__file__).resolve().parent.parent / "cases" / "ar"


def load(layer: str) -> list[dict[str, Any]]:
    """The cases of a layer."""
    paths = sorted((CASES / layer).glob("*.yaml"))
    return [case for path in paths for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


def words(party: Any) -> str | None:
    """A party's words."""
    return None if party is None else str(party.text)


@pytest.mark.parametrize("case", load("measures"), ids=lambda case: str(case["id"]))
def test_measures(case: dict[str, Any]) -> None:
    found = sulh.read_text(case["text"], published="2022-03-01").measures
    rows = [{"kind": item.kind, "stage": item.stage, "issuer": words(item.issuer)} for item in found]
    if not case.get("loose"):
        assert len(rows) == len(case["measures"]), rows
    for want, row in zip(case["measures"], rows, strict=False):
        assert {key: row[key] for key in want} == want
    assert len(rows) >= len(case["measures"])


@pytest.mark.parametrize("case", load("forces"), ids=lambda case: str(case["id"]))
def test_forces(case: dict[str, Any]) -> None:
    found = sulh.read_text(case["text"], published="2022-03-01").forces
    rows = [
        {
            "change": item.change,
            "force": words(item.force),
            "sponsor": words(item.sponsor),
            "size": item.size.value if item.size else None,
        }
        for item in found
    ]
    assert len(rows) == len(case["forces"]), rows
    for want, row in zip(case["forces"], rows, strict=True):
        assert {key: row[key] for key in want} == want
