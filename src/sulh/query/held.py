"""Held: one state of the record kept in memory between questions, for a server that is asked often.

Documents change rarely and judgements often, so what documents say is kept apart from what people made of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sulh.record.content import Layer
from sulh.record.copying import Copying, Repeated
from sulh.record.judgement import Judgement
from sulh.record.printing import Printing
from sulh.record.report import Report
from sulh.record.statement import Statement
from sulh.store.base import Change, Counts, Hit, Release, Store, View
from sulh.store.terms import Query

__all__ = ["Held", "HeldView"]


@dataclass(frozen=True)
class Held:
    """What the documents of the record say, at one change of it."""

    statements: tuple[Statement, ...]
    by_layer: dict[Layer, tuple[Statement, ...]]
    by_document: dict[str, tuple[Statement, ...]]
    printings: dict[str, tuple[Printing, ...]]
    copyings: tuple[Copying, ...]
    repeated: tuple[Repeated, ...]

    @classmethod
    def of(cls, view: View) -> Held:
        """Read everything once."""
        layers: dict[Layer, list[Statement]] = {}
        documents: dict[str, dict[str, Statement]] = {}
        every = tuple(view.statements())
        for statement in every:
            layers.setdefault(statement.layer, []).append(statement)
            for piece in statement.evidence:
                documents.setdefault(piece.document, {})[statement.id] = statement
        return cls(
            statements=every,
            by_layer={layer: tuple(found) for layer, found in layers.items()},
            by_document={key: tuple(found.values()) for key, found in documents.items()},
            printings=view.printings(),
            copyings=view.copyings(),
            repeated=tuple(view.repeated()),
        )


@dataclass(frozen=True)
class HeldView:
    """A view that answers from memory; texts and search go to the store."""

    store: Store
    held: Held
    seq: int
    decided: tuple[Judgement, ...]
    counted: Counts

    @classmethod
    def of(cls, store: Store, before: HeldView | None) -> HeldView:
        """The newest state; what documents say is taken over where only people have spoken since."""
        with store.view() as view:
            seq = view.last_change()
            if before is not None and before.seq == seq:
                return before
            same = before is not None and _only_judged(view, before.seq)
            held = before.held if same and before is not None else Held.of(view)
            return cls(store, held, seq, view.judgements(), view.counts())

    def report(self, document: str) -> Report:
        """A report by its document id."""
        with self.store.view() as view:
            return view.report(document)

    def reports(self, ids: Collection[str] | None = None) -> Iterator[Report]:
        """Reports by document id."""
        with self.store.view() as view:
            yield from view.reports(ids)

    def printings(self) -> dict[str, tuple[Printing, ...]]:
        """Every printing of every document."""
        return self.held.printings

    def find_report(self, document: str) -> Report | None:
        """The report, or None."""
        with self.store.view() as view:
            return view.find_report(document)

    def release(self, document: str) -> str | None:
        """The release of rules a document was last read with."""
        with self.store.view() as view:
            return view.release(document)

    def statements(
        self,
        *,
        layers: Collection[Layer] | None = None,
        ids: Collection[str] | None = None,
        document: str | None = None,
    ) -> Iterator[Statement]:
        """Statements with all their evidence, sorted by id."""
        if document is not None:
            found: tuple[Statement, ...] = self.held.by_document.get(document, ())
        elif layers is not None and len(layers) == 1:
            found = self.held.by_layer.get(next(iter(layers)), ())
        else:
            found = self.held.statements
        wanted, asked = None if ids is None else set(ids), None if layers is None else set(layers)
        for statement in found:
            if (asked is None or statement.layer in asked) and (wanted is None or statement.id in wanted):
                yield statement

    def judgements(self, *, subject: str | None = None) -> tuple[Judgement, ...]:
        """Judgements in the order of their making."""
        if subject is None:
            return self.decided
        return tuple(each for each in self.decided if subject in (each.subject, each.other))

    def sharing(self, marks: Collection[int], least: int, most: int) -> tuple[str, ...]:
        """Documents that share fingerprints."""
        with self.store.view() as view:
            return view.sharing(marks, least, most)

    def copyings(self, *, document: str | None = None) -> tuple[Copying, ...]:
        """Pairs of reprints, sorted."""
        if document is None:
            return self.held.copyings
        return tuple(each for each in self.held.copyings if document in (each.document, each.other))

    def repeated(self) -> Iterator[Repeated]:
        """Sentences whose words stand in several documents."""
        yield from self.held.repeated

    def changes(self, after: int = 0, *, limit: int = 1000) -> tuple[Change, ...]:
        """Changes after a cursor, oldest first."""
        with self.store.view() as view:
            return view.changes(after, limit=limit)

    def last_change(self) -> int:
        """The change this state was read at."""
        return self.seq

    def releases(self) -> tuple[Release, ...]:
        """Frozen copies."""
        with self.store.view() as view:
            return view.releases()

    def tombstones(self) -> tuple[str, ...]:
        """Ids of removed documents."""
        with self.store.view() as view:
            return view.tombstones()

    def originals(self, document: str) -> tuple[bytes, ...]:
        """The bytes a document was taken from."""
        with self.store.view() as view:
            return view.originals(document)

    def search(self, query: Query) -> Iterator[Hit]:
        """Every sentence that matches, newest document first."""
        with self.store.view() as view:
            yield from view.search(query)

    def counts(self) -> Counts:
        """How much there is."""
        return self.counted


def _only_judged(view: View, since: int) -> bool:
    changes = view.changes(since, limit=1000)
    return len(changes) < 1000 and all(change.kind == "judgement" for change in changes)
