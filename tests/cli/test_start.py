"""`sulh --help` answers at once: no command's module, no database library is loaded for it."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("sqlalchemy", "alembic", "babel", "sulh.store", "sulh.reading", "sulh.lexicon", "sulh.cli.commands")


def test_help_loads_nothing_heavy() -> None:
    code = f"""
import sys
sys.argv = ["sulh", "--help"]
from sulh.cli import main
try:
    main()
except SystemExit:
    pass
loaded = [name for name in {HEAVY!r} if name in sys.modules]
sys.stderr.write(" ".join(loaded))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
