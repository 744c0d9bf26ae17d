"""Build: the network of a record.  A pure function; "today" is an argument.

Every accepted statement, and every other one that nobody rejected, marked as unreviewed wherever it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from sulh.assembly.identity import Identity
from sulh.assembly.milestones import Names, names_of
from sulh.assembly.relate import EventGroup, event_groups
from sulh.assembly.verdicts import State
from sulh.codebook.process_defaults import Defaults, load_defaults
from sulh.codebook.processes import Process, load_processes
from sulh.process.basis import Dated, Parameter
from sulh.process.draft import Draft
from sulh.process.graph import Graph, Node
from sulh.process.hanging import add_conditions
from sulh.process.promised import add_commitments, add_forces, add_measures
from sulh.process.words import Words
from sulh.record.content import ConditionContent
from sulh.record.evidence import Evidence
from sulh.record.said import ConditionSaid, EventSaid
from sulh.record.statement import Statement

__all__ = ["build_graph", "unreviewed"]

TOOK_PLACE = frozenset(("happened", "ongoing"))


def build_graph(
    statements: Iterable[Statement],
    *,
    today: date,
    identity: Identity | None = None,
    state_of: Callable[[str], State] | None = None,
    story_of: Callable[[Evidence], str] | None = None,
    processes: Mapping[str, Process] | None = None,
    defaults: Defaults | None = None,
) -> Graph:
    """The network that the statements describe; their order plays no part, and of `today` no later report is known."""
    rows = sorted(_known_by(statements, today), key=lambda statement: statement.id)
    table = defaults or load_defaults()
    known = load_processes() if processes is None else processes
    draft = Draft(
        today=today,
        defaults=table,
        codebook={each.id: each for process in known.values() for each in process.milestones},
        identity=identity or Identity(),
        words=Words.of(rows, _names(rows, known), table),
        state_of=state_of or (lambda _statement: "proposed"),
        story_of=story_of or (lambda evidence: evidence.document),
    )
    add_commitments(draft, rows)
    add_measures(draft, rows)
    add_forces(draft, rows)
    _add_events(draft, rows)
    add_conditions(draft, rows)
    _set_windows(draft)
    return draft.graph()


def _known_by(statements: Iterable[Statement], today: date) -> Iterator[Statement]:
    """What reports of that day or before say: a question asked of the past must not see what came after it."""
    for statement in statements:
        seen = [piece for piece in statement.evidence if piece.published is None or piece.published <= today]
        if len(seen) == len(statement.evidence):
            yield statement
        elif seen:
            yield statement.with_evidence(seen)


def _names(rows: Sequence[Statement], known: Mapping[str, Process]) -> tuple[Names, ...]:
    """Only needed for sides that are a bare verb; no names, no work, for a record without conditions."""
    return names_of(known) if any(isinstance(row.content, ConditionContent) for row in rows) else ()


def _add_events(draft: Draft, rows: Sequence[Statement]) -> None:
    """Events that a condition points at, and those planned for a day ahead."""
    pointed = {
        ref
        for row in rows
        for piece in row.evidence
        if isinstance(piece.said, ConditionSaid)
        for ref in (piece.said.dependent.ref, piece.said.prerequisite.ref)
        if ref is not None
    }
    for group in event_groups((row for row in rows if row.layer == "event"), draft.identity):
        ids = {statement.id for statement in group.statements}
        if ids & pointed or _ahead(group, draft.today):
            _event(draft, group, pointed=bool(ids & pointed))


def _ahead(group: EventGroup, today: date) -> bool:
    """Planned for a known day that is still to come."""
    return any(_when(piece, today) for piece in group.evidence)


def _when(piece: Evidence, today: date) -> bool:
    said = piece.said
    if not isinstance(said, EventSaid) or said.status != "planned" or said.when is None:
        return False
    return said.when.latest is not None and said.when.latest >= today


def _event(draft: Draft, group: EventGroup, *, pointed: bool) -> None:
    basis = draft.basis(group.statements)
    sides: dict[str, list[Evidence]] = {}
    for piece in group.evidence:
        if isinstance(piece.said, EventSaid):
            sides.setdefault("happened" if piece.said.status in TOOK_PLACE else piece.said.status, []).append(piece)
    if not sides.keys() & {"happened", "planned", "denied"} and not pointed:
        return
    name = " ".join(group.evidence[0].quote.split())
    node = draft.add(Node(group.id, "milestone", name, basis))
    draft.stands_for.update((statement.id, node) for statement in group.statements)
    if "happened" in sides and "denied" in sides:
        one, other = (draft.basis(group.statements, sides[side]) for side in ("happened", "denied"))
        draft.disagree(node, "reported and denied", one, other)
        draft.change(node, status="contested")
    elif "happened" in sides:
        words = draft.basis(group.statements, sides["happened"])
        day = min([quote.published for quote in words.quotes if quote.published] or [draft.today])
        day = min(day, draft.today)
        draft.change(node, status="done", done=Dated(day, day, words))
    elif "planned" in sides:
        planned = [piece for piece in sides["planned"] if _when(piece, draft.today)]
        if planned and isinstance(planned[-1].said, EventSaid) and (when := planned[-1].said.when):
            words = draft.basis(group.statements, planned)
            if when.latest is not None:
                draft.change(node, planned=Dated(when.earliest or when.latest, when.latest, words))


def _set_windows(draft: Draft) -> None:
    """A threat's chance counts over the days to its target's due day; where there is none the default row stands."""
    for edge in draft.edges:
        node = draft.nodes.get(edge.source)
        due = draft.nodes[edge.target].due if edge.kind == "threatens" else None
        if node is None or due is None or due.latest <= draft.today:
            continue
        days = float((due.latest - draft.today).days)
        window = Parameter(days, days, days, due.basis)
        draft.change(edge.source, parameters={**node.parameters, "window": window})


def unreviewed(graph: Graph) -> int:
    """Items that rest on words nobody has looked at."""
    return sum(item.basis.unreviewed for item in graph.nodes) + sum(item.basis.unreviewed for item in graph.edges)
