"""Every case file of dates: the words found and the days that they mean."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sulh.reading.dates import find_dates

FOLDER = Path(__file__).parents[1] / "cases" / "ar" / "dates"


def cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [pytest.param(data["anchor"], case, id=f"{path.stem}-{n}") for n, case in enumerate(data["cases"])]
    return found


@pytest.mark.parametrize(("anchor", "case"), cases())
def test_case(anchor: date, case: dict[str, Any]) -> None:
    whens = find_dates(case["text"], anchor)
    got = [[w.text, w.earliest, w.latest, w.grain, *([w.duration] if w.duration else [])] for w in whens]
    assert got == case.get("want", [])


def test_case_files_hold_examples_and_counterexamples() -> None:
    params = cases()
    assert len(params) > 80
    assert any(not param.values[1].get("want") for param in params)
