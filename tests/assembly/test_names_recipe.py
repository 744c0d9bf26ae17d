"""The recipe that learns the letters, and what the shipped table is worth on names written for these tests."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from sulh.assembly.alignment import read_counts

ROOT = Path(__file__).parents[2]


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"_{path.parent.name}_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RECIPE = load(ROOT / "scripts" / "train_names.py")
BENCH = load(ROOT / "bench" / "names.py")
PAIRS = "سالم\tsalem\nسليم\tsalim\nسلمى\tsalma\nمالك\tmalik\nملك\tmalak\nكمال\tkamal\n# no pair\nx\ty\n"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(RECIPE, "KEEP", 1.0)
    monkeypatch.setattr(RECIPE, "actor_pairs", lambda without: set())
    path = tmp_path / "pairs.tsv"
    path.write_text(PAIRS, encoding="utf-8")
    return path


def test_the_same_pairs_give_the_same_table(few: Path, tmp_path: Path) -> None:
    for name in ("one.tsv", "two.tsv"):
        assert RECIPE.main([str(few), "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()


def test_letters_are_learned(few: Path) -> None:
    pairs = RECIPE.read_pairs(few)
    assert len(pairs) == 6
    counts = RECIPE.learn(pairs)
    assert counts["ل", "l"] > counts.get(("ل", "m"), 0.0)
    assert max((latin for arabic, latin in counts if arabic == "ك"), key=lambda latin: counts["ك", latin]) == "k"


def test_the_shipped_table_is_what_the_recipe_writes() -> None:
    text = (ROOT / "src/sulh/assembly/data/letters.tsv").read_text(encoding="utf-8")
    assert text == RECIPE.written(read_counts())
    assert "Apache License 2.0" in text.splitlines()[2]


def test_actor_pairs_leave_out_what_was_asked() -> None:
    every, fewer = RECIPE.actor_pairs(()), RECIPE.actor_pairs(("ly",))
    assert fewer < every
    assert ("حفتر", "haftar") in every


def test_full_names_of_public_figures() -> None:
    """141 pairs in both scripts and 138 of people with like names."""
    figures = BENCH.verification(BENCH.rows(Path(__file__).with_name("names_full.tsv")))
    assert figures["same"] > 100
    assert figures["different"] > 100
    assert figures["auc"] >= 0.98
    assert figures["recall_at_95_precision"] >= 0.9


def test_ranking_among_public_figures() -> None:
    rows = BENCH.rows(Path(__file__).with_name("names_full.tsv"))
    pairs = [(arabic, latin) for label, arabic, latin in rows if label == "1"]
    crowd = [name for label, *names in rows if label == "0" for name in names]
    for side, least in ((0, 88.0), (1, 88.0)):
        assert BENCH.retrieval(pairs, crowd, side=side, limit=None)["hit5"] >= least
