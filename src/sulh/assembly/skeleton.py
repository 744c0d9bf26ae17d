"""Skeletons: the consonants of a name in classes that both scripts share, as keys for blocking.

Two writings of a name nearly always share a key, and few other names have it: a database column of such keys finds what
is worth comparing.  A letter that may sound two ways gives two keys.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import groupby

from sulh.assembly.name_parts import OTHER, Part, name_parts
from sulh.lexicon.table import read_tsv

__all__ = ["name_blocks"]

SILENT = "-"
MOST = 16  # keys of a part


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    path = files("sulh.assembly").joinpath("data", "skeleton.tsv")
    return {row["letters"]: row.many("classes") for row in read_tsv(path, ("letters", "classes"))}


def _keys(letters: str) -> set[str]:
    """The keys of a word; a doubled consonant counts once."""
    classes = _classes()
    longest = max(map(len, classes))
    keys, at = [""], 0
    while at < len(letters):
        size = next((n for n in range(longest, 0, -1) if letters[at : at + n] in classes), 1)
        sounds = classes.get(letters[at : at + size], (SILENT,))
        keys = [key + (sound if sound != SILENT else "") for sound in sounds for key in keys][:MOST]
        at += size
    return {"".join(sound for sound, _ in groupby(key)) for key in keys}


def _part_keys(part: Part) -> set[str]:
    if part.script == OTHER:
        return {part.letters}
    forms = {part.letters, part.whole}
    return {key for form in forms for key in _keys(form) if key} or {SILENT}


def name_blocks(text: str) -> tuple[str, ...]:
    """The blocking keys of all parts of a name, sorted; names that share none are hardly writings of each other."""
    return tuple(sorted({key for part in name_parts(text) for key in _part_keys(part)}))
