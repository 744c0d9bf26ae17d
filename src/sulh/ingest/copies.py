"""Copies: one report printed by several outlets, whatever was edited in it.

Candidates share part of their sketch, the smallest hashes of their runs of words.  Whether they are copies is then
decided on the texts themselves, so that nothing rests on the sketch.  A pair is judged by its two texts alone; no order
of arrival plays a part.  A report that takes over single sentences is no copy; its sentences are recognised one by one
(`sulh.store.terms.sentence_mark`).

The thresholds were set by looking at the 44 samples and 22 articles of other origin, in runs of four words: the edited
reprint shares 56-59 %, a report of its own around a wire 41-45 %, any other pair at most 5 %.
"""

from __future__ import annotations

from heapq import nsmallest

from sulh.assembly.gist import gist
from sulh.ids import digest
from sulh.record.copying import Copying

__all__ = ["LEAST_SHARED", "compare", "runs_of", "sketch"]

RUN = 4
SKETCH = 48
# Two texts whose sketches share so much are compared; the least alike of reprints share about sixteen.
LEAST_SHARED = 8
NEAR = 0.5
SHORTEST = 20


def runs_of(text: str) -> frozenset[str]:
    """The runs of words of a text."""
    words = gist(text).split()
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def sketch(runs: frozenset[str]) -> frozenset[int]:
    """The smallest hashes of a text; a very short text has none, since its words prove nothing."""
    if len(runs) < SHORTEST:
        return frozenset()
    marks = (int(digest(run.encode("utf-8", "surrogatepass"), size=14), 16) for run in runs)
    return frozenset(nsmallest(SKETCH, marks))


def compare(document: str, left: frozenset[str], other: str, right: frozenset[str]) -> Copying | None:
    """The pair, each with its runs, as a copying, if it is one; the smaller id comes first."""
    if document > other:
        document, left, other, right = other, right, document, left
    if min(len(left), len(right)) < SHORTEST:
        return None
    shared = len(left & right)
    shares = (round(shared / len(left), 3), round(shared / len(right), 3))
    return Copying(document, other, *shares) if min(shares) >= NEAR else None
