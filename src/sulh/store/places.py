"""Places: the number of a sentence in the index; a later report has higher numbers.

20 bits for the day of the report, 31 for the document, 12 for the sentence.  So both engines give the newest first by
going down their index, without sorting what nobody will look at.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sulh.ids import digest

__all__ = ["places"]

DOCUMENT_BITS = 31
SENTENCE_BITS = 12


def places(document: str, published: date | None, count: int, taken: Callable[[int, int], bool]) -> range:
    """`count` free numbers for the sentences of a document; `taken(first, last)` asks the index."""
    day = 0 if published is None else published.toordinal()
    mark = int(digest(document.encode(), size=8), 16) >> 1
    step = max(1, -(-count // (1 << SENTENCE_BITS)))
    for attempt in range(1 << DOCUMENT_BITS):
        slot = (mark + attempt * step) % (1 << DOCUMENT_BITS)
        first = (day << DOCUMENT_BITS | slot) << SENTENCE_BITS
        if not taken(first, first + count - 1):
            return range(first, first + count)
    raise OverflowError("the index has no room left on this day")
