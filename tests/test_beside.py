"""The table of ratios: what it says of peers that are there and of those that are not, and that a low ratio is noticed."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[1] / "bench"


@pytest.fixture(scope="module")
def bench() -> Iterator[tuple[ModuleType, ModuleType]]:
    """The two modules that need no peer."""
    sys.path.insert(0, str(BENCH))
    found = []
    for name in ("sidebyside", "beside"):
        spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found.append(module)
    yield found[0], found[1]
    sys.path.remove(str(BENCH))


def _absent() -> object:
    raise ImportError("not here")


def test_a_missing_peer_is_a_line_that_says_so(bench: tuple[ModuleType, ModuleType]) -> None:
    side, table = bench
    (row,) = side.beside("job", lambda: "all", [side.Peer("thing", "thing", _absent)])
    assert row.ratio is None
    assert "| job | | | thing not installed | | | not measured |" in table.table([row], 0.2)


def test_ratios_and_floors(bench: tuple[ModuleType, ModuleType]) -> None:
    side, table = bench
    row = side.Row("names, 3 among 9", 0.5, "92%", "thing", "1.0", 2.0, "67%")
    assert row.ratio == 4
    assert table.under([row], {"names | thing": 3.9, "names | absent": 9}) == []
    assert table.under([row], {"names | thing": 4.1}) == ["names | thing: 4x is under 4.1x"]
    assert "shared" in table.table([row], 5.0)
    assert "shared" not in table.table([row], 0.5)
    page = table.written(f"a\n{table.BEGIN}\nold\n{table.END}\nb\n", "new")
    assert page == f"a\n{table.BEGIN}\nnew\n{table.END}\nb\n"


def test_floors_are_ratios_of_families_that_are_measured() -> None:
    floors = json.loads((BENCH / "ratios.json").read_text("utf-8"))
    families = {"whole reading", "names", "near copies", "search first 20 of each", "simulation"}
    assert {key.split(" | ")[0] for key in floors} <= families
    assert all(floor > 0 for floor in floors.values())
