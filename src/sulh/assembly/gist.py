"""Gist: the folded words of a phrase, for saying that two phrases are the same words."""

from __future__ import annotations

import re

from sulh.text.folded import fold

__all__ = ["gist"]

_WORD = re.compile(r"[^\W_]+(?:[.,/:-]\d+)*")


def gist(words: str) -> str:
    """Folded, without marks and stops, single spaces: spelling and typesetting play no part."""
    return " ".join(_WORD.findall(fold(words)))
