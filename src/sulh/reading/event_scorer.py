"""Is one specific act of a type what this sentence tells?  A small logistic model that ranks what the rules propose.

The rules decide without it; nothing in `read_document` needs it.  Its features are the rules' own findings and hashed
word stems, so that every score can be taken apart (`reasons`).  Weights: data/event_scorer.json, made by
scripts/train_event_scorer.py from sentences of the Arabic event GSR of the Open Event Data Alliance (MIT) and from
the examples of the event frames.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources import files

from sulh.reading.reading import Reading
from sulh.text.clitics import without_article
from sulh.text.folded import fold

__all__ = ["BUCKETS", "Scorer", "load_scorer", "sentence_features"]

BUCKETS = 1 << 13
OWN = 0.35  # weight of the rules' own findings beside the words: more of it follows the rules' errors


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of one event type; `threshold` is the score from which the sentence counts."""

    type: str
    bias: float
    weights: Mapping[str, float]
    threshold: float

    def score(self, features: Mapping[str, float]) -> float:
        """Between 0 and 1."""
        total = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def reasons(self, features: Mapping[str, float], *, most: int = 8) -> list[tuple[str, float]]:
        """The features that moved the score most."""
        moved = [(name, self.weights.get(name, 0.0) * value) for name, value in features.items()]
        return sorted(moved, key=lambda pair: -abs(pair[1]))[:most]


def sentence_features(reading: Reading, kind: str) -> dict[str, float]:
    """Features of a one-sentence reading for one event type."""
    found: dict[str, float] = {}
    text = reading.document.text
    mine = [event for event in reading.events if event.type == kind]
    for event in mine:
        found[f"status={event.status}"] = 1.0
        found[f"rule={event.rule}"] = 1.0
        found[f"mode={event.mode}"] = 1.0
        _add_trigger(found, text, event.trigger_span.start, event.trigger, event.status)
        found["early"] = max(found.get("early", 0.0), 1.0 - event.trigger_span.start / max(1, len(text)))
    told = [event for event in mine if event.status in {"happened", "ongoing"}]
    found["told"] = float(bool(told))
    found["told+actor"] = float(any(event.actors for event in told))
    found["told+recipient"] = float(any(event.recipients for event in told))
    found["told+when"] = float(any(event.when is not None for event in told))
    found["told+where"] = float(any(event.where is not None for event in told))
    found["told+size"] = float(any(event.size for event in told))
    found["told+claim"] = float(any(event.attributed_to for event in told))
    found["first is it"] = float(bool(reading.events) and reading.events[0].type == kind)
    found["others"] = min(1.0, len([event for event in reading.events if event.type != kind]) / 4)
    found["claims"] = min(1.0, len(reading.claims) / 3)
    found["dates"] = float(bool(reading.dates))
    found["numbers"] = float(bool(reading.quantities))
    found["length"] = min(1.0, len(text) / 400)
    found = {name: OWN * value for name, value in found.items()}
    _add_words(found, [without_article(word) for word in fold(text).split()])
    return found


def _add_trigger(found: dict[str, float], text: str, start: int, trigger: str, status: str) -> None:
    """The trigger, its neighbours, and where in the sentence it stands."""
    word = without_article(fold(trigger).split()[0])
    before, after = fold(text[:start]).split(), fold(text[start + len(trigger) :]).split()
    found[f"trigger={word[:5]}"] = 1.0
    found[f"trigger={word[:5]}+{status}"] = 1.0
    found[f"definite={fold(trigger).startswith('ال')}"] = 1.0
    found[f"place={min(4, len(before) // 5)}"] = 1.0
    found[f"before={without_article(before[-1]).lstrip('وفبل')[:5] if before else '^'}"] = 1.0
    found[f"after={without_article(after[0])[:5] if after else '$'}"] = 1.0


def _add_words(found: dict[str, float], words: list[str]) -> None:
    counts: dict[str, float] = {}
    for at, word in enumerate(words):
        counts[_bucket(word)] = 1.0
        counts[_bucket("4:" + word.lstrip("وفبل")[:4])] = 1.0
        if at + 1 < len(words):
            counts[_bucket(f"{word} {words[at + 1]}")] = 1.0
        if at < 6:
            counts[_bucket(f"head {word}")] = 1.0
        counts.update((_bucket("3:" + word[n : n + 4]), 1.0) for n in range(max(1, len(word) - 3)))
    norm = math.sqrt(len(counts)) or 1.0
    found.update(dict.fromkeys(counts, 4.0 / norm))


def _bucket(word: str) -> str:
    number = int.from_bytes(blake2b(word.encode("utf-8"), digest_size=4).digest(), "big") % BUCKETS
    return f"#{number}"


def load_scorer(kind: str) -> Scorer | None:
    """The shipped model of a type, or None where there is none."""
    path = files("sulh.reading").joinpath("data", "event_scorer.json")
    if not path.is_file():
        return None
    models = json.loads(path.read_text(encoding="utf-8"))["models"]
    raw = models.get(kind)
    if raw is None:
        return None
    return Scorer(kind, raw["bias"], raw["weights"], raw["threshold"])
