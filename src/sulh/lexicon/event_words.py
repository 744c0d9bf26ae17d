"""Words that decide whether and how an act took place (data/ar/event_words.tsv), by class.

Verb lemmas are spelled as in verbs.tsv; everything else is compared folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sulh.lexicon.speech import resolve_lemma
from sulh.lexicon.table import data_dir, read_tsv
from sulh.text.folded import fold

__all__ = ["CLASSES", "EventWords", "load_event_words"]

EventWords = Mapping[str, frozenset[str]]

# class -> what its words do
CLASSES: Mapping[str, str] = {
    "negation": "right before the act: it did not take place",
    "fail": "verbs whose complement did not take place",
    "deny": "verbs whose complement is denied",
    "uncertain": "particles before an imperfect: may take place",
    "plan": "heads whose complement is planned",
    "possible": "verbs and adjectives whose complement is possible, wished or feared",
    "possible_noun": "nouns whose complement is possible, wished or feared",
    "purpose": "words that open a purpose",
    "topic": "verbs whose object is what is talked about",
    "demand": "verbs whose complement is asked for",
    "demand_noun": "nouns whose complement is asked for",
    "coming": "adjectives of an event noun: it is still to come",
    "going_on": "verbs and adjectives: the act goes on",
    "begin": "verbs of beginning before an imperfect",
    "occur": "light verbs: their noun took place",
    "own": "verbs whose subject does what their noun says",
    "utter": "verbs of announcing whose subject may do what their noun says",
    "setting": "prepositions that place one act at the time of another",
    "by": "after من or على: the doer of a passive",
    "led_by": "nouns of command with ب: who follows did it",
    "manage": "verbs of success and compulsion: what they govern took place (تمكن من طرد)",
    "amount": "words between a light verb and its noun that only say how much (شن سلسلة غارات)",
    "habit": "words of habit and totals over time",
    "topic_noun": "nouns whose complement is a name, topic or text and no act",
    "speaking_document": "documents that can demand, accuse or reject",
    "nature": "no doer: weather, disease, feeling, chance",
    "private": "people and bodies of sport, school, trade and family: their acts are no politics (G18i)",
    "utterance": "what somebody said or holds: its owner is a side",
    "figurative": "adjectives that make an event noun a figure of speech",
}
_LEMMAS = frozenset({"fail", "deny", "topic", "demand", "begin", "occur", "own", "utter", "manage"})
_EITHER = frozenset({"plan", "possible", "going_on"})


def load_event_words(lemmas: Mapping[str, Iterable[str]]) -> EventWords:
    """The words of every class; an unknown class and a verb in no table are refused."""
    found: dict[str, set[str]] = {name: set() for name in CLASSES}
    for row in read_tsv(data_dir().joinpath("event_words.tsv"), ("class", "words", "note")):
        name = row["class"]
        if name not in CLASSES:
            raise row.error(f"not a class: {name!r}")
        for word in row["words"].split():
            lemma = resolve_lemma(word, lemmas) if name in _LEMMAS | _EITHER else None
            if lemma is None and name in _LEMMAS:
                raise row.error(f"verb is in no table: {word}")
            found[name].add(lemma or fold(word))
            if name in _EITHER:
                found[name].add(fold(word))
    return {name: frozenset(words) for name, words in found.items()}
