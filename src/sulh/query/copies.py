"""Copies: who printed a report first and who only repeated it, whole or in part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sulh.query.moment import Moment
from sulh.record.copying import Copying, Repeated
from sulh.record.printing import Printing

__all__ = ["Copy", "Family", "copies"]


@dataclass(frozen=True, slots=True)
class Copy:
    """One further printing.

    `share` is the part of its words that stand in another of the family: 1 for the same text; for single sentences
    (`sentences` above 0) it is not known.
    """

    document: str
    printing: Printing
    share: float | None
    sentences: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """A report `first` seen at one printing, whoever copied it whole, and whoever took over sentences of it."""

    document: str
    first: Printing
    copied_by: tuple[Copy, ...]
    quoted_by: tuple[Copy, ...]

    @property
    def id(self) -> str:
        """The first document's id stands for all."""
        return self.document


def copies(moment: Moment) -> tuple[Family, ...]:
    """Every report that was printed again, in whole or in part; sorted by the first day, then by id."""
    shares = _shares(moment.view.copyings())
    groups = {group[0]: group for group in moment.sources.families}
    quoted = _quoted(moment)
    sources = {*groups, *quoted, *(key for key, printings in moment.printings.items() if len(printings) > 1)}
    # A reprint that is no first one stands under the first; its own printings do so too.
    sources -= {member for group in groups.values() for member in group[1:]}
    found = [_family(moment, key, groups.get(key, (key,)), shares, quoted.get(key, {})) for key in sorted(sources)]
    return tuple(sorted(found, key=lambda each: (each.first.order[0], each.document)))


def _family(
    moment: Moment,
    document: str,
    group: tuple[str, ...],
    shares: Mapping[str, float],
    quoted: Mapping[str, list[Repeated]],
) -> Family:
    every = [
        Copy(member, printing, 1.0 if member == document else shares[member])
        for member in group
        for printing in moment.printings.get(member, ())
    ]
    every.sort(key=lambda each: (each.printing.order, each.document))
    first = next(each for each in every if each.document == document)
    parts = [Copy(key, moment.printings[key][0], None, len(sentences)) for key, sentences in quoted.items()]
    parts.sort(key=lambda each: (each.printing.order, each.document))
    return Family(document, first.printing, tuple(each for each in every if each is not first), tuple(parts))


def _shares(pairs: tuple[Copying, ...]) -> dict[str, float]:
    """Of each document the largest part that stands in another."""
    found: dict[str, float] = {}
    for pair in pairs:
        found[pair.document] = max(found.get(pair.document, 0.0), pair.share)
        found[pair.other] = max(found.get(pair.other, 0.0), pair.other_share)
    return found


def _quoted(moment: Moment) -> dict[str, dict[str, list[Repeated]]]:
    """Source to the documents that took over sentences of it."""
    found: dict[str, dict[str, list[Repeated]]] = {}
    for document, sources in moment.sources.borrowed().items():
        for source, sentences in sources.items():
            found.setdefault(source, {})[document] = sentences
    return found
