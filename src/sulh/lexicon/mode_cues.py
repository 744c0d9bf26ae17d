"""Modes of events (codebook section 3): which words of the clause say how the act was done (data/ar/event_modes.tsv)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sulh.lexicon.table import data_dir, read_tsv
from sulh.text.folded import fold

__all__ = ["MODES", "ModeCues", "load_mode_cues"]

MODES: Mapping[str, tuple[str, ...]] = {
    "CONSULT": ("phone", "visit", "multilateral", "third-party"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("investigate", "allege", "disapprove"),
    "THREATEN": ("restrict", "territory", "arrest", "relations", "expel", "violence"),
    "PROTEST": ("riot", "hunger", "strike", "obstruct", "boycott", "vandalize", "demo"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("militia", "police", "troops", "weapons"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber",
    ),
    "ASSAULT": (
        "unconventional", "suicide-attack", "targeted", "abduct", "torture", "sexual", "drone", "aerial", "heavy-weapons",
        "explosives", "firearms", "crowd-control", "primitive", "beat", "destroy",
    ),
}  # fmt: skip
_PRECEDENCE = frozenset({"CONSULT", "ACCUSE", "PROTEST", "SANCTION", "MOBILIZE", "ASSAULT"})  # D24: elsewhere the first


@dataclass(frozen=True, slots=True)
class ModeCues:
    """Per type and first word: the other words of the cue and its mode."""

    phrases: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]] = field(default_factory=dict)

    def mode(self, kind: str, said: Sequence[frozenset[str]], given: str | None) -> str | None:
        """One mode: the highest of those cued and the one the frame gave, or the first cued where no order is printed."""
        cues = self.phrases.get(kind, {})
        hits = [
            mode
            for at, names in enumerate(said)
            for name in sorted(names)
            for rest, mode in cues.get(name, ())
            if self._goes_on(said, at + 1, rest)
        ]
        if not hits:
            return given
        if kind not in _PRECEDENCE:
            return hits[0]
        order = MODES[kind]
        return min([*hits, *([given] if given in order else [])], key=order.index)

    @staticmethod
    def _goes_on(said: Sequence[frozenset[str]], at: int, rest: tuple[str, ...]) -> bool:
        return at + len(rest) <= len(said) and all(word in said[at + n] for n, word in enumerate(rest))


def load_mode_cues() -> ModeCues:
    """The cues; an unknown type or mode is refused."""
    found: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    for row in read_tsv(data_dir().joinpath("event_modes.tsv"), ("type", "mode", "cues", "note")):
        kind, mode = row["type"], row["mode"]
        if mode not in MODES.get(kind, ()):
            raise row.error(f"not a mode of {kind}: {mode!r}")
        for cue in row.many("cues"):
            first, *rest = fold(cue).split()
            found.setdefault(kind, {}).setdefault(first, []).append((tuple(rest), mode))
    return ModeCues({kind: {word: tuple(cues) for word, cues in words.items()} for kind, words in found.items()})
