"""Number expressions out of context: how often the value is right (the measuring itself is numerals.py).

    python bench/numbers.py FILE_OR_FOLDER ... [--misses]

The name is also that of a module of the standard library, which every script in this folder would otherwise lose
(decimal, statistics and numpy import it).  Imported under that name, this file hands over to the real one.
"""

from __future__ import annotations

import importlib.util
import sys
import sysconfig
from pathlib import Path


def hand_over() -> None:
    """Put the standard library's `numbers` in this module's place."""
    path = Path(sysconfig.get_path("stdlib")) / "numbers.py"
    spec = importlib.util.spec_from_file_location("numbers", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no module at {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules["numbers"] = module
    spec.loader.exec_module(module)


if __name__ == "numbers":
    hand_over()
elif __name__ == "__main__":
    from numerals import main

    sys.exit(main())
