"""Act: a key for what is to be done, so that two wordings of one act meet."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from sulh.text.clitics import splits

__all__ = ["act_key"]


@cache
def _empty() -> frozenset[str]:
    lines = files("sulh.assembly").joinpath("act_words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _bare(word: str) -> str:
    """The word without conjunction and article; prepositions alone stay, they may be part of the word."""
    for split in splits(word):
        if split.article and not split.enclitic and len(split.stem) > 2:
            return split.stem
    return word


def act_key(gist: str) -> str:
    """Sorted content words of a gist: order, articles and little words play no part."""
    return " ".join(sorted({_bare(word) for word in gist.split() if word not in _empty()}))
