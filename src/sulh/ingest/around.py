"""Around: what is known about a report besides its text, and where each of it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

__all__ = ["UNCERTAIN", "Around", "combine"]

# A day of publication whose basis begins so is the best there is and may be wrong.
UNCERTAIN = "uncertain:"
_NAMES = ("title", "outlet", "author", "published", "url", "wire", "language")


@dataclass(frozen=True, slots=True)
class Around:
    """What is known about a report from around its text; None is unknown."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    published_basis: str | None = None
    url: str | None = None
    wire: str | None = None
    language: str | None = None

    def over(self, other: Around) -> Around:
        """This, and where it says nothing, the other."""
        return combine([("", self), ("", other)])[0]


def combine(layers: Sequence[tuple[str, Around]]) -> tuple[Around, dict[str, str]]:
    """The first layer that knows a thing counts; the second value says which layer that was, by name."""
    known: dict[str, object] = {}
    found: dict[str, str] = {}
    for basis, layer in layers:
        for name in _NAMES:
            value = getattr(layer, name)
            if value and name not in known:
                known[name] = value
                found[name] = basis
                if name == "published":
                    known["published_basis"] = layer.published_basis
                    found[name] = layer.published_basis or basis
    return Around(**known), found  # type: ignore[arg-type]
