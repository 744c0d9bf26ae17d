"""The compiled lexicon: the tables as one file that loads in a fraction of a second.

A cache and nothing else: named after the digest of the data and the interpreter, written beside other caches of the
user, rebuilt whenever it is missing, unreadable or of other data.  The large tables are plain dicts and tuples (marshal),
the rest is small (pickle).
"""

from __future__ import annotations

import gc
import marshal
import os
import pickle
import sys
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

from sulh.ids import digest
from sulh.lexicon.lexicon import Lexicon
from sulh.lexicon.trie import Trie
from sulh.lexicon.words import Words

__all__ = ["cache_folder", "compiled_name", "read_compiled", "write_compiled"]

_MAGIC = b"sulh-lexicon-4\n"
_LARGE = ("words", "names")
_KEPT = 6


def cache_folder() -> Path | None:
    """Where the user's caches are; None when there is no home to put one in."""
    base = os.environ.get("XDG_CACHE_HOME")
    if base:
        return Path(base) / "sulh"
    home = os.environ.get("HOME")
    return Path(home) / ".cache" / "sulh" if home else None


def compiled_name(release: str) -> str:
    """File name for one release of the data, one state of the code that compiles it, and one interpreter."""
    sources = sorted(files("sulh.lexicon").iterdir(), key=lambda path: path.name)
    code = digest(b"".join(path.read_bytes() for path in sources if path.name.endswith(".py")))[:8]
    return f"lexicon-{release}-{code}-{sys.implementation.cache_tag}.bin"


def write_compiled(lexicon: Lexicon, path: Path) -> None:
    """Write the compiled form in one step; a folder that can't be written is no error, the next start builds again."""
    large = marshal.dumps(
        ({word: tuple(map(tuple, forms)) for word, forms in lexicon.words.table.items()}, lexicon.names.root)
    )
    small = pickle.dumps(
        {f.name: getattr(lexicon, f.name) for f in fields(Lexicon) if f.name not in _LARGE}, protocol=5
    )
    body = len(large).to_bytes(8, "big") + large + small
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.part")
        partial.write_bytes(_MAGIC + digest(body, size=32).encode() + body)
        partial.replace(path)
        _drop_old(path)
    except OSError:
        return


def _drop_old(path: Path) -> None:
    """Leave the newest few: releases that stand beside each other must not throw each other's out at every start."""
    written = {old: old.stat().st_mtime for old in path.parent.glob("lexicon-*.bin") if old != path}
    for old in sorted(written, key=lambda item: written[item], reverse=True)[_KEPT - 1 :]:
        old.unlink(missing_ok=True)


def read_compiled(path: Path) -> Lexicon | None:
    """The lexicon out of its compiled form; None if there is none or it is damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    head = len(_MAGIC)
    body = memoryview(data)[head + 32 :]
    if data[:head] != _MAGIC or data[head : head + 32] != digest(bytes(body), size=32).encode():
        return None
    size = int.from_bytes(body[:8], "big")
    collecting = gc.isenabled()
    gc.disable()  # a million small tuples: the collector would walk them again and again
    try:
        forms, root = marshal.loads(body[8 : 8 + size])
        small = pickle.loads(body[8 + size :])
    finally:
        if collecting:
            gc.enable()
    return Lexicon(words=Words(forms), names=Trie(root), **small)
