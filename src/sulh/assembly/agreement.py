"""Agreement: how often coders who judged the same things said the same, beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sulh.record.judgement import Judgement, standing

__all__ = ["Agreement", "agreement", "cohen", "krippendorff"]

# One thing's codes by coder.
Unit = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures of one layer; None where they are not defined (nothing judged twice, or only one category used)."""

    layer: str
    coders: tuple[str, ...]
    units: int
    alpha: float | None
    kappa: Mapping[tuple[str, str], float | None]


def agreement(judgements: Iterable[Judgement]) -> tuple[Agreement, ...]:
    """Krippendorff's alpha and Cohen's kappa of each pair, by layer; each coder's last word on a thing counts."""
    layers: dict[str, dict[str, dict[str, str]]] = {}
    for judgement in standing(judgements):
        subject = judgement.subject if judgement.pair is None else " ".join(judgement.pair)
        layer = "identity" if judgement.pair is not None else judgement.subject.partition("-")[0]
        layers.setdefault(layer, {}).setdefault(subject, {})[judgement.author] = _code(judgement)
    return tuple(_agreement(layer, list(layers[layer].values())) for layer in sorted(layers))


def _code(judgement: Judgement) -> str:
    if judgement.field is None:
        return judgement.verdict
    return f"correct {judgement.field}={judgement.value}"


def _agreement(layer: str, units: Sequence[Unit]) -> Agreement:
    twice = [unit for unit in units if len(unit) > 1]
    coders = tuple(sorted({coder for unit in twice for coder in unit}))
    kappa = {
        pair: cohen([unit for unit in twice if set(pair) <= unit.keys()], *pair) for pair in combinations(coders, 2)
    }
    return Agreement(layer, coders, len(twice), krippendorff(twice), kappa)


def krippendorff(units: Sequence[Unit]) -> float | None:
    """Nominal alpha: one less the observed over the expected disagreement; any number of coders, gaps allowed."""
    pairable = [Counter(unit.values()) for unit in units if len(unit) > 1]
    total = sum(sum(codes.values()) for codes in pairable)
    if total < 2:
        return None
    observed = 0.0
    for codes in pairable:
        size = sum(codes.values())
        same = sum(count * (count - 1) for count in codes.values())
        observed += (size * (size - 1) - same) / (size - 1)
    overall = sum(pairable, Counter[str]())
    expected = total * (total - 1) - sum(count * (count - 1) for count in overall.values())
    if expected == 0:
        return None
    return 1.0 - (total - 1) * observed / expected


def cohen(units: Sequence[Unit], left: str, right: str) -> float | None:
    """Kappa of two coders over the things that both judged."""
    if not units:
        return None
    size = len(units)
    agreed = sum(unit[left] == unit[right] for unit in units) / size
    first, second = Counter(unit[left] for unit in units), Counter(unit[right] for unit in units)
    chance = sum(first[code] * second[code] for code in first) / size**2
    return None if chance == 1 else (agreed - chance) / (1 - chance)
