"""Draws: chance, keyed by what it is for.  Adding a node changes no other draw; same seed, same bytes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["Draws", "Floats", "normal_cdf", "normal_quantile"]

Floats = NDArray[np.float64]


@dataclass
class Draws:
    """Uniform numbers for (node, purpose); kept, so that a baseline and its variants share them.

    `correlation` lets one shared cause stand behind all outcomes (Gaussian copula); 0 leaves the draws untouched.
    """

    seed: int
    runs: int
    correlation: float = 0.0
    keep: bool = True
    _kept: dict[tuple[str, str], Floats] = field(default_factory=dict)

    def uniform(self, node: str, purpose: str) -> Floats:
        """One number a run, in [0, 1)."""
        known = self._kept.get((node, purpose))
        if known is None:
            known = self._fresh(node, purpose)
            if purpose == "outcome" and self.correlation > 0:
                known = self._shared(known)
            if self.keep:
                self._kept[node, purpose] = known
        return known

    def _fresh(self, node: str, purpose: str) -> Floats:
        text = json.dumps([self.seed, node, purpose], ensure_ascii=False, separators=(",", ":"))
        key = int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest(), "big")
        return np.random.Generator(np.random.Philox(key=key)).random(self.runs)

    def _shared(self, own: Floats) -> Floats:
        cause = self._kept.get(("", "cause"))
        if cause is None:
            cause = self._kept["", "cause"] = normal_quantile(self._fresh("", "cause"))
        mixed = np.sqrt(self.correlation) * cause + np.sqrt(1 - self.correlation) * normal_quantile(own)
        return normal_cdf(mixed)


def normal_cdf(x: Floats) -> Floats:
    """The normal distribution function, exact to about 1e-7 (the rational form of Abramowitz and Stegun, 7.1.26)."""
    z = np.abs(x) / np.sqrt(2.0)
    t = 1.0 / (1.0 + 0.3275911 * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    upper = 0.5 * poly * np.exp(-z * z)
    found: Floats = np.where(x >= 0, 1.0 - upper, upper)
    return found


def normal_quantile(p: Floats) -> Floats:
    """Its inverse: a table of the function itself, read backwards, exact to about 1e-6."""
    grid = np.linspace(-7.0, 7.0, 28_001)
    found: Floats = np.interp(p, normal_cdf(grid), grid)
    return found
