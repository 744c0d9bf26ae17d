"""Page: one report with everything the record says of it, and who else tells the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sulh.query.moment import Moment, Row
from sulh.record.content import Layer
from sulh.record.evidence import Evidence
from sulh.record.printing import Printing, primary
from sulh.record.report import Report

__all__ = ["Elsewhere", "Listed", "Marked", "ReportPage", "listed", "report_page"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in a list, without its text."""

    document: str
    printing: Printing
    printings: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another report that says the same."""

    document: str
    title: str | None
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Marked:
    """An item of the report: where it stands in it, and where else it is told."""

    row: Row
    piece: Evidence
    elsewhere: tuple[Elsewhere, ...]

    @property
    def layer(self) -> Layer:
        """The layer of the statement."""
        return self.row.statement.layer


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report, its items in the order of the text, and its copies."""

    report: Report
    items: tuple[Marked, ...]
    copies: tuple[Listed, ...]


def listed(moment: Moment) -> tuple[Listed, ...]:
    """Every report, newest first; undated ones last."""
    rows = [Listed(key, primary(found), len(found)) for key, found in moment.printings.items()]
    return tuple(sorted(rows, key=lambda row: (-(row.printing.published or date.min).toordinal(), row.document)))


def report_page(moment: Moment, document: str) -> ReportPage:
    """One report; NotFound if there is none.  Rejected items are shown too: the reader judges here."""
    report = moment.view.report(document)
    items: list[Marked] = []
    for statement in moment.view.statements(document=document):
        row = moment.row(statement)
        others = {piece.document for piece in statement.evidence} - {document}
        elsewhere = tuple(_elsewhere(moment, other) for other in sorted(others))
        items += [Marked(row, piece, elsewhere) for piece in statement.evidence if piece.document == document]
    items.sort(key=lambda item: (item.piece.span.start, -item.piece.span.end, item.row.statement.id))
    pairs = moment.view.copyings(document=document)
    copies = {each for pair in pairs for each in (pair.document, pair.other)} - {document}
    return ReportPage(report, tuple(items), tuple(each for each in listed(moment) if each.document in copies))


def _elsewhere(moment: Moment, document: str) -> Elsewhere:
    first = primary(moment.printings[document])
    return Elsewhere(document, first.title, first.outlet, first.published)
