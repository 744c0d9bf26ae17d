"""Support: how many independent witnesses stand behind a statement.  A visible list, never one number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sulh.record.evidence import Evidence
from sulh.record.printing import Printing, primary

__all__ = ["Measured", "Support", "support"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A rule, how many of its findings were judged, and how many of those were accepted as they stood."""

    rule: str
    accepted: int = 0
    judged: int = 0


@dataclass(frozen=True, slots=True)
class Support:
    """Copies of one wire are one origin; `reports` counts every printing.

    `outright` are documents that say it in their own voice, `named` and `anonymous` the distinct speakers behind the
    others.  `leanings` counts the origins whose outlet somebody gave a leaning (`sulh judge outlet:NAME correct --field
    leaning`); `rules` says of every rule that read it how often people here accepted what it read.
    """

    origins: int
    reports: int
    outlets: tuple[str, ...]
    outright: int
    named: tuple[str, ...]
    anonymous: int
    first: date | None
    last: date | None
    leanings: tuple[tuple[str, int], ...] = ()
    rules: tuple[Measured, ...] = ()


def origin(evidence: Evidence, printings: tuple[Printing, ...]) -> str:
    """Whose reporting it is: the agency, else the outlet, else the document itself.

    `printings` are those of the document the words first stood in.
    """
    wires = sorted(printing.wire for printing in printings if printing.wire)
    if wires:
        return f"wire:{wires[0]}"
    if evidence.voice is not None and evidence.voice.via is not None:
        return f"via:{evidence.voice.via.ref}"
    outlet = primary(printings).outlet if printings else evidence.outlet
    return f"outlet:{outlet}" if outlet else f"document:{evidence.document}"


NOTHING: Mapping[str, Measured] = {}


def support(
    evidence: Iterable[Evidence],
    printings_of: Callable[[str], tuple[Printing, ...]],
    source_of: Callable[[Evidence], str],
    *,
    leaning_of: Callable[[str], str | None] = lambda _outlet: None,
    measured: Mapping[str, Measured] = NOTHING,
) -> Support:
    """Count the witnesses.

    `printings_of` gives every known printing of a document, `source_of` the document in which the words of a piece
    first stood: its own, or the one it copies; `leaning_of` an origin's leaning; `measured` what is known of rules.
    """
    pieces = tuple(evidence)
    documents = {piece.document: printings_of(piece.document) for piece in pieces}
    every = [printing for printings in documents.values() for printing in printings]
    days = [printing.published for printing in every if printing.published is not None]
    voices = [piece.voice for piece in pieces if piece.voice is not None]
    named = {voice.speaker.ref for voice in voices if voice.speaker is not None and not voice.anonymous}
    unnamed = {
        (piece.document, piece.voice.speaker.text if piece.voice.speaker else "")
        for piece in pieces
        if piece.voice is not None and piece.voice.anonymous
    }
    origins = {origin(piece, printings_of(source_of(piece))) for piece in pieces}
    leanings = Counter(leaning for each in origins if (leaning := leaning_of(each)) is not None)
    return Support(
        origins=len(origins),
        reports=sum(max(1, len(printings)) for printings in documents.values()),
        outlets=tuple(sorted({printing.outlet for printing in every if printing.outlet})),
        outright=len({piece.document for piece in pieces if piece.voice is None}),
        named=tuple(sorted(named)),
        anonymous=len(unnamed),
        first=min(days, default=None),
        last=max(days, default=None),
        leanings=tuple(sorted(leanings.items())),
        rules=tuple(measured.get(rule, Measured(rule)) for rule in sorted({piece.rule for piece in pieces})),
    )
