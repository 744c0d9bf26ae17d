"""Status may change the type (codebook G4): a planned meeting is an agreement, a threatened strike a threat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sulh.reading.items import EventType, Status
from sulh.reading.status import Verdict

__all__ = ["Shifted", "shift"]

_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
_CONCESSION = frozenset({"RETREAT", "CONCEDE"})
_SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_REFUSED = {"CONSULT": "meet", "AID": "assist"}
_HARM_MODE = {
    "SANCTION": "restrict", "COERCE": "restrict", "ASSAULT": "violence", "MOBILIZE": "violence", "PROTEST": "restrict",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shifted:
    """Type, mode and status as they are coded."""

    type: EventType
    mode: str | None
    status: Status


def shift(base: str, mode: str | None, verdict: Verdict, *, own: bool) -> Shifted | None:
    """Apply the table of G4; None when the verdict says that there is no event."""
    status = verdict.status
    if status is None:
        return None
    kind = cast(EventType, base)
    if verdict.attempt and base == "ASSAULT":
        return Shifted(kind, mode, "happened")  # G3b
    if status in {"happened", "ongoing", "hypothetical"}:
        return Shifted(kind, mode, status)
    if not own and status == "planned" and base not in _COOPERATIVE | _CONCESSION | _SPEECH:
        return Shifted(kind, mode, "denied" if verdict.refusal else "hypothetical")
    if verdict.refusal and own:
        if base in _COOPERATIVE:
            return Shifted("REJECT", _REFUSED.get(base), "happened")
        if base in _CONCESSION:
            return Shifted("REJECT", "yield", "happened")
        if base in _SPEECH:
            return Shifted(kind, mode, "denied")
        return Shifted("CONCEDE", None, "planned")
    if status == "denied":
        return Shifted(kind, mode, "denied")
    if base in _COOPERATIVE:
        return Shifted("AGREE", None, "planned")
    if base in _CONCESSION:
        return Shifted("CONCEDE", None, "planned")
    if base in _SPEECH:
        return Shifted(kind, mode, "planned")
    return Shifted("THREATEN", _HARM_MODE[base], "happened")
