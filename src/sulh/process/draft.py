"""Draft: the network while it is being built out of statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sulh.assembly.identity import Identity
from sulh.assembly.verdicts import State
from sulh.codebook.process_defaults import Defaults, Row
from sulh.codebook.processes import Milestone
from sulh.process.basis import Basis, Dated, Parameter, Quote
from sulh.process.graph import Disagreement, Edge, Graph, Node, NodeKind
from sulh.process.words import Words
from sulh.record.evidence import Evidence
from sulh.record.statement import Statement
from sulh.span import Span
from sulh.when import When

__all__ = ["Draft", "parameter", "with_defaults"]


@dataclass
class Draft:
    """What has been found so far.  Everything that goes in carries its basis."""

    today: date
    defaults: Defaults
    codebook: Mapping[str, Milestone]
    identity: Identity
    words: Words
    state_of: Callable[[str], State]
    story_of: Callable[[Evidence], str]
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    sizes: dict[str, list[tuple[Span, str]]] = field(default_factory=dict)  # document -> figures of forces
    stands_for: dict[str, str] = field(default_factory=dict)  # statement id -> node id

    def quotes(self, statement: Statement, pieces: Iterable[Evidence] | None = None) -> tuple[Quote, ...]:
        """The words of a statement as quotations."""
        reviewed = self.state_of(statement.id) in ("accepted", "corrected")
        found = {
            self._quote(statement.id, piece, reviewed) for piece in (statement.evidence if pieces is None else pieces)
        }
        return tuple(sorted(found, key=lambda quote: quote.order))

    def basis(self, statements: Iterable[Statement], pieces: Iterable[Evidence] | None = None) -> Basis:
        """Evidence of one or more statements; `pieces` narrows it down."""
        wanted = None if pieces is None else list(pieces)
        found: set[Quote] = set()
        for statement in statements:
            own = [piece for piece in statement.evidence if wanted is None or piece in wanted]
            found.update(self.quotes(statement, own))
        return Basis("evidence", tuple(sorted(found, key=lambda quote: quote.order)))

    def _quote(self, statement: str, piece: Evidence, reviewed: bool) -> Quote:
        speaker = piece.voice.speaker if piece.voice else None
        return Quote(
            statement=statement,
            document=piece.document,
            start=piece.span.start,
            end=piece.span.end,
            text=piece.quote,
            rule=piece.rule,
            speaker=speaker.text if speaker else None,
            speaker_ref=self.identity.name(speaker.ref) if speaker else None,
            outlet=piece.outlet,
            published=piece.published,
            story=self.story_of(piece),
            reviewed=reviewed,
        )

    def add(self, node: Node) -> str:
        """A node, or more words for one that is there; what is known already stays."""
        known = self.nodes.get(node.id)
        if known is None:
            self.nodes[node.id] = node
        else:
            self.nodes[node.id] = replace(known, basis=known.basis.joined(node.basis))
        return node.id

    def milestone(self, key: str, basis: Basis) -> str:
        """The node of a milestone of the codebook."""
        entry = self.codebook.get(key)
        kind: NodeKind = "state" if entry is not None and entry.kind == "state" else "milestone"
        names = (entry.ar, entry.en) if entry else (key, "")
        owners = entry.owners if entry else ()
        return self.add(Node(f"m:{key}", kind, names[0], basis, name_en=names[1], owners=owners))

    def change(self, node: str, **fields: object) -> None:
        """Set what became known of a node."""
        self.nodes[node] = replace(self.nodes[node], **fields)  # type: ignore[arg-type]

    def disagree(self, about: str, what: str, one: Basis, other: Basis | None = None) -> None:
        """Words against words."""
        self.disagreements.append(Disagreement(about, what, one.quotes, other.quotes if other else ()))

    def graph(self) -> Graph:
        """The finished network, each node with the numbers it needs."""
        finished = [with_defaults(node, self) for node in self.nodes.values()]
        return Graph.of(finished, self.edges, disagreements=self.disagreements, left_out=self.left_out)


def dated(when: When, basis: Basis) -> Dated | None:
    """A time as the words give it; an open beginning is as late as its end."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return Dated(first, last, basis) if first and last else None


def parameter(row: Row, basis: Basis | None = None) -> Parameter:
    """A row of the table as a parameter; it rests on the words that led to the row, or on the table alone."""
    found = Basis("default", row=row.name) if basis is None else replace(basis, row=row.name)
    return Parameter(row.low, row.central, row.high, found, row.flag)


def with_defaults(node: Node, draft: Draft) -> Node:
    """The node with every number it needs; those it has stay."""
    return start(node, draft.defaults, draft.today)


def start(node: Node, defaults: Defaults, today: date) -> Node:
    """The numbers a node begins with."""
    wanted: list[tuple[str, str]] = []
    if node.status in ("done", "cancelled", "failed") or (node.kind == "state" and node.since):
        return node
    if node.kind in ("milestone", "lever", "state"):
        if node.planned is not None:
            wanted = [("keeps", "keeps"), ("lapses", "lapses"), ("delay", "delay_planned"), ("slip", "slip")]
        else:
            wanted = [("q", "q"), ("delay", "delay")]
    elif node.kind == "threat":
        wanted = [("p", "p")] + ([("setback", "setback")] if "delay" in node.effects else [])
    found = {name: parameter(defaults.begin(row)) for name, row in wanted}
    if node.kind == "threat":
        window = Row("window", defaults.window, defaults.window, defaults.window, "")
        found["window"] = parameter(window)
    return replace(node, parameters={**found, **node.parameters})
