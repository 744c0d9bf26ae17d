"""Keywords for a report that prints none: who and what it is about, in the manner of the printed lists.

Names come first by how often and how early they stand, then the topics that more than one of its items share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sulh.reading.reading import Reading

__all__ = ["suggest_keywords"]

_NAMES, _TOPICS = 8, 4
_LEAD = 2  # sentences that count double


def suggest_keywords(found: Reading, tags: Mapping[str, str]) -> tuple[str, ...]:
    """Up to eight names and four topics; none where the report prints a list of its own.  `tags`: context -> keyword."""
    if found.tags:
        return ()
    lead = found.sentences[min(_LEAD, len(found.sentences)) - 1].end if found.sentences else 0
    weight = {
        actor.name: len(actor.mentions) + sum(mention.span.start < lead for mention in actor.mentions)
        for actor in found.actors
    }
    named = sorted((name for name in weight if weight[name] > 1), key=lambda name: -weight[name])[:_NAMES]
    shared = Counter(context for event in found.events for context in event.contexts)
    topics = [tags[context] for context, count in shared.most_common() if count > 1 and context in tags][:_TOPICS]
    return tuple(dict.fromkeys([*named, *topics]))
