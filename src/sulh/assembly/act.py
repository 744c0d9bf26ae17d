"""Act: a key for what is to be done, so that two wordings of one act meet."""

from __future__ import annotations

from sulh.lexicon.assembly_words import assembly_words
from sulh.text.clitics import splits

__all__ = ["act_key"]


def _bare(word: str) -> str:
    """The word without conjunction and article; prepositions alone stay, they may be part of the word."""
    for split in splits(word):
        if split.article and not split.enclitic and len(split.stem) > 2:
            return split.stem
    return word


def act_key(gist: str) -> str:
    """Sorted content words of a gist: order, articles and little words play no part."""
    empty = assembly_words("act.empty")
    return " ".join(sorted({_bare(word) for word in gist.split() if word not in empty}))
