"""Every case file of numbers: quantities of a sentence, values of a bare phrase."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sulh.reading.numbers import find_numbers, parse_number

FOLDER = Path(__file__).parents[1] / "cases" / "ar" / "numbers"


def load(name: str) -> list[Any]:
    data = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=f"{name}-{n}") for n, case in enumerate(data["cases"])]


@pytest.mark.parametrize("case", [*load("quantities.yaml"), *load("none.yaml")])
def test_quantities(case: dict[str, Any]) -> None:
    found = find_numbers(case["text"])
    assert [[q.text, q.value, q.low, q.high, q.unit] for q in found] == case.get("want", [])
    assert all(q.rule.startswith("quantity.") for q in found)


@pytest.mark.parametrize("case", load("bare.yaml"))
def test_bare_phrase(case: dict[str, Any]) -> None:
    found = parse_number(case["text"])
    want = case["want"]
    if want == "none":
        assert found is None
    else:
        assert found is not None
        assert [found.value, found.low, found.high] == (want if isinstance(want, list) else [want, None, None])
        assert found.rule.startswith("number.")
