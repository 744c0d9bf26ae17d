"""Changes: what one addition, removal or decision did to the record, with what the change is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sulh.query.moment import Moment
from sulh.record.judgement import Judgement
from sulh.record.statement import Statement
from sulh.store.base import Change

__all__ = ["Changed", "changes"]

PAGE = 1000


@dataclass(frozen=True, slots=True)
class Changed:
    """One line of the change feed; what it is about is None where the record no longer holds it."""

    change: Change
    statement: Statement | None
    judgement: Judgement | None
    title: str | None


def changes(moment: Moment, *, after: int = 0, limit: int | None = None, document: str | None = None) -> list[Changed]:
    """The feed after a cursor, oldest first; of one `document` only what adding, re-reading and removing it did."""
    found: list[Change] = []
    for change in _of(document, _feed(moment, after)):
        found.append(change)
        if len(found) == limit:
            break
    wanted = {each.subject for each in found if each.kind.startswith("statement")}
    statements = {each.id: each for each in moment.view.statements(ids=wanted)}
    judged = {each.subject for each in found if each.kind == "judgement"}
    judgements = {each.id: each for each in moment.view.judgements() if each.id in judged} if judged else {}
    return [
        Changed(each, statements.get(each.subject), judgements.get(each.subject), _title(moment, each))
        for each in found
    ]


def _feed(moment: Moment, after: int) -> Iterator[Change]:
    while page := moment.view.changes(after, limit=PAGE):
        yield from page
        after = page[-1].seq


def _of(document: str | None, feed: Iterable[Change]) -> Iterator[Change]:
    """A document's line is followed by the lines of the statements that it changed."""
    inside = document is None
    for change in feed:
        if document is not None and not change.kind.startswith("statement"):
            inside = change.subject == document
        if inside:
            yield change


def _title(moment: Moment, change: Change) -> str | None:
    if not change.kind.startswith("document"):
        return None
    printings = moment.printings.get(change.subject, ())
    return next((printing.title for printing in printings if printing.title), None)
