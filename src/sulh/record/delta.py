"""Delta: what one change did to the record, as a value."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Delta"]


@dataclass(frozen=True, slots=True)
class Delta:
    """Statement ids, sorted: new ones, known ones that gained or lost evidence, and ones that rest on nothing more."""

    new: tuple[str, ...] = ()
    grown: tuple[str, ...] = ()
    shrunk: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing changed."""
        return not (self.new or self.grown or self.shrunk or self.gone)
