"""Quality can't sink quietly: figures against bench/floors.json, where the evaluation sets are at hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "score").is_dir(), reason="no evaluation sets beside the checkout")
def test_no_figure_is_under_its_floor() -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "floors.py")], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
