"""When: an interval with its grain and its anchor; comparison may answer "unknown"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sulh.span import Span

__all__ = ["Anchor", "Grain", "When"]

Grain = Literal["day", "week", "month", "quarter", "season", "year", "duration", "vague"]
Anchor = Literal["absolute", "published", "event", "none"]


@dataclass(frozen=True, slots=True)
class When:
    """A time as the words give it.

    `earliest` and `latest` are inclusive days; either may be open (None).  A duration carries an ISO 8601 `duration`
    ("P90D").  `anchor` says what a relative expression was counted from.
    """

    span: Span
    text: str
    earliest: date | None
    latest: date | None
    grain: Grain
    anchor: Anchor
    rule: str
    duration: str | None = None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(f"interval ends before it begins: {self.earliest} > {self.latest}")

    @property
    def known(self) -> bool:
        """At least one bound is given."""
        return self.earliest is not None or self.latest is not None

    def before(self, other: When) -> bool | None:
        """Certainly before, certainly not, or unknown (None)."""
        if self.latest is not None and other.earliest is not None and self.latest < other.earliest:
            return True
        if self.earliest is not None and other.latest is not None and self.earliest >= other.latest:
            return False
        return None

    def after(self, other: When) -> bool | None:
        """Certainly after, certainly not, or unknown (None)."""
        return other.before(self)

    def overlaps(self, other: When) -> bool | None:
        """The intervals share a day; None if a missing bound leaves it open."""
        if self.before(other) or other.before(self):
            return False
        bounds = (self.earliest, self.latest, other.earliest, other.latest)
        return None if any(bound is None for bound in bounds) else True
