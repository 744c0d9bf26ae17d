"""Search: sentences by their words, and by what the record says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sulh.query.moment import Moment
from sulh.record.content import Content
from sulh.record.report import Report
from sulh.record.statement import Statement
from sulh.store.base import Hit
from sulh.store.terms import parse

__all__ = ["Filter", "Found", "search"]


@dataclass(frozen=True, slots=True)
class Found:
    """A search result with where it was printed."""

    hit: Hit
    title: str | None
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Filter:
    """What a sentence must also be: from when, from whom, and what the record says of it; None asks nothing."""

    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    actor: str | None = None
    type: str | None = None
    status: str | None = None
    stance: str | None = None
    reviewed: bool = False

    @property
    def asks_statements(self) -> bool:
        """It asks for more than the report's day and outlet."""
        return self.reviewed or any(each is not None for each in (self.actor, self.type, self.status, self.stance))


NO_FILTER = Filter()


def search(moment: Moment, text: str, *, limit: int | None = None, only: Filter = NO_FILTER) -> Iterator[Found]:
    """Sentences that match, newest document first; no limit unless one is asked for."""
    report, statements = None, tuple[Statement, ...]()
    found = 0
    for hit in moment.view.search(parse(text)):
        if report is None or report.id != hit.document:
            report = moment.view.report(hit.document)
            statements = tuple(moment.view.statements(document=report.id)) if only.asks_statements else ()
        document = report.document
        if not _printed(report, only):
            continue
        if only.asks_statements and not _says(hit, statements, moment, only):
            continue
        yield Found(hit, document.title, document.outlet, document.published)
        found += 1
        if found == limit:
            return


def _printed(report: Report, only: Filter) -> bool:
    """The report is of the time and outlet asked for; any of its printings will do for the outlet."""
    day = report.document.published
    if only.since is not None and (day is None or day < only.since):
        return False
    if only.until is not None and (day is None or day > only.until):
        return False
    return only.outlet is None or any(printing.outlet == only.outlet for printing in report.printings)


def _says(hit: Hit, statements: Iterable[Statement], moment: Moment, only: Filter) -> bool:
    """Each thing asked for is said by some statement with words in the sentence."""
    here = [
        (statement, piece)
        for statement in statements
        for piece in statement.evidence
        if piece.document == hit.document and piece.span.overlaps(hit.span)
    ]
    said = [piece.said for _, piece in here]
    contents = [statement.content for statement, _ in here]
    if only.type is not None and not any(getattr(each, "type", None) == only.type for each in contents):
        return False
    if only.stance is not None and not any(getattr(each, "stance", None) == only.stance for each in contents):
        return False
    if only.status is not None and not any(getattr(each, "status", None) == only.status for each in said):
        return False
    if only.reviewed and not any(moment.state([statement]) in ("accepted", "corrected") for statement, _ in here):
        return False
    wanted = moment.called(only.actor) if only.actor is not None else None
    return wanted is None or any(not wanted.isdisjoint(_refs(content)) for content in contents)


def _refs(content: Content) -> Iterator[str]:
    """Everybody in a statement."""
    for name in ("ref", "speaker", "issuer", "force", "sponsor", "host", "where"):
        ref = getattr(content, name, None)
        if isinstance(ref, str):
            yield ref
    for name in ("actors", "recipients", "by", "target"):
        yield from getattr(content, name, ())
