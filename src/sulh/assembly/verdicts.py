"""Verdicts: what the judgements of people make of the machine's proposals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from sulh.record.judgement import Judgement, standing

__all__ = ["State", "Verdicts"]

State = Literal["proposed", "accepted", "corrected", "rejected", "unsure"]
_STATES: dict[str, State] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "unsure": "unsure",
}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The last word on each thing; a pure function of the table of judgements."""

    last: Mapping[str, Judgement] = field(default_factory=dict)
    corrections: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Verdicts:
        """The state that the judgements give, whatever their order."""
        last: dict[str, Judgement] = {}
        corrections: dict[str, dict[str, str | None]] = {}
        for judgement in standing(judgements):
            if judgement.other is not None:
                continue
            last[judgement.subject] = judgement
            if judgement.field is not None:
                corrections.setdefault(judgement.subject, {})[judgement.field] = judgement.value
        return cls(last, corrections)

    def state(self, subject: str) -> State:
        """What people made of it; `proposed` if nobody looked yet."""
        judgement = self.last.get(subject)
        return "proposed" if judgement is None else _STATES[judgement.verdict]
