"""Golden cases of conditions and commitments: tests/cases/ar/{conditions,commitments}/*.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import sulh

CASES = Path(__file__).resolve().parent.parent / "cases" / "ar"


def load(layer: str) -> list[Any]:
    """The cases of a layer, told apart by file and id."""
    return [
        pytest.param(case, id=f"{path.stem}-{case['id']}")
        for path in sorted((CASES / layer).glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def same(rows: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> None:
    """Every wanted item in order, none more."""
    assert len(rows) == len(wanted), rows
    for want, row in zip(wanted, rows, strict=True):
        assert {key: row[key] for key in want} == want


@pytest.mark.parametrize("case", load("conditions"))
def test_conditions(case: dict[str, Any]) -> None:
    found = sulh.read_text(case["text"], published="2022-03-01").conditions
    rows = [
        {"kind": c.kind, "cue": c.cue, "dependent": c.dependent.text, "prerequisite": c.prerequisite.text}
        for c in found
    ]
    same(rows, case["conditions"])


@pytest.mark.parametrize("case", load("commitments"))
def test_commitments(case: dict[str, Any]) -> None:
    found = sulh.read_text(case["text"], published="2022-03-01").commitments
    rows = [
        {
            "kind": c.kind,
            "by": [party.text for party in c.by],
            "act": c.act,
            "status": c.status,
            "latest": str(c.deadline.latest) if c.deadline and c.deadline.latest else None,
        }
        for c in found
    ]
    same(rows, case["commitments"])
