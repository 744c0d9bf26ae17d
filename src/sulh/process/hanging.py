"""Hanging: conditions become edges.  What the words do not say stays open: an effect, a sign, a strength."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sulh.process.basis import Basis, Dated, Parameter
from sulh.process.draft import Draft, parameter
from sulh.process.graph import Edge, Node
from sulh.process.promised import phrase_id
from sulh.process.words import hedge_row
from sulh.record.content import ConditionContent
from sulh.record.evidence import Evidence
from sulh.record.said import ConditionSaid, Side
from sulh.record.statement import Statement

__all__ = ["add_conditions"]

_OR = re.compile(r"\s+أو\s+")
_EITHER = re.compile(r"^(?:إما|اما)\s+")


def add_conditions(draft: Draft, statements: Sequence[Statement]) -> None:
    """Every condition as an edge; one whose sides are the same thing is listed as left out."""
    rows = [each for each in statements if isinstance(each.content, ConditionContent)]
    for statement in rows:
        for pieces in _by_sides(draft, statement):
            _Condition(draft, statement, pieces).add()


def _by_sides(draft: Draft, statement: Statement) -> list[list[Evidence]]:
    """Evidence of one condition, apart where a bare verb hides different subjects, or a rule another turn."""
    groups: dict[tuple[str, str, str], list[Evidence]] = {}
    for piece in statement.evidence:
        said = piece.said
        if isinstance(said, ConditionSaid):
            turn = ".".join(part for part in piece.rule.split(".") if part in ("harm", "good", "absence", "once"))
            key = (_key(draft, piece, said.dependent), _key(draft, piece, said.prerequisite), turn)
            groups.setdefault(key, []).append(piece)
    return [groups[key] for key in sorted(groups)]


def _key(draft: Draft, piece: Evidence, side: Side) -> str:
    """The node that a side is: a milestone, something else of the record, or its own words."""
    if side.milestone and not draft.words.absent(side.text):
        return f"m:{side.milestone}"
    if side.ref in draft.stands_for:
        return draft.stands_for[side.ref]
    if draft.words.bare(side.text):
        before = draft.words.before(piece, side.span.start)
        named = draft.words.named(before, piece.document) if before else None
        if named:
            return f"m:{named}"
        if before:
            return phrase_id(before)
    return phrase_id(side.text)


class _Condition:
    """One condition, with the pieces of evidence that mean the same two things by it."""

    def __init__(self, draft: Draft, statement: Statement, pieces: Sequence[Evidence]) -> None:
        self.draft = draft
        self.basis = draft.basis([statement], pieces)
        self.piece = pieces[0]
        content, said = statement.content, pieces[0].said
        assert isinstance(content, ConditionContent)
        assert isinstance(said, ConditionSaid)
        self.content, self.said = content, said
        self.id = statement.id
        self.rule = {part for piece in pieces for part in piece.rule.split(".")}
        self.strength = _widest(draft, pieces, self.basis)

    def add(self) -> None:
        """The edges of its kind."""
        if self.content.negated:
            words = f"{self.said.prerequisite.text} ⇏ {self.said.dependent.text}"
            self.draft.disagree(f"{self.content.kind}: {words}", "reported as no condition", self.basis)
            return
        dependent = self._node(self.said.dependent)
        if _key(self.draft, self.piece, self.said.prerequisite) == dependent:
            self.draft.left_out.append(f"«{self._quote()}»: both sides name {self.draft.nodes[dependent].name}")
            return
        {
            "requires": self._requires,
            "enables": self._enables,
            "blocks": self._blocks,
            "threatens": self._threatens,
            "incentive": self._incentive,
        }[self.content.kind](dependent)

    def _quote(self) -> str:
        return " ".join(self.piece.quote.split())

    def _node(self, side: Side) -> str:
        key = _key(self.draft, self.piece, side)
        if key in self.draft.nodes:
            return self.draft.add(replace(self.draft.nodes[key], basis=self.basis))
        if key.startswith("m:"):
            return self.draft.milestone(key[2:], self.basis)
        name = side.text
        if self.draft.words.bare(side.text):
            name = self.draft.words.before(self.piece, side.span.start) or name
        self.draft.add(Node(key, "milestone", " ".join(name.split()), self.basis, quantity=self._quantity(side)))
        self._before(side, key)
        return key

    def _quantity(self, side: Side) -> str:
        """How many, as a force of the same words says it."""
        sizes = self.draft.sizes.get(self.piece.document, ())
        return next((text for span, text in sizes if side.span.contains(span)), "")

    def _before(self, side: Side, key: str) -> None:
        """ "before the vote" inside a side is a due: a milestone instead of a day."""
        _, before, rest = f" {side.text} ".partition(" قبل ")
        named = self.draft.words.named(rest, self.piece.document) if before else None
        if named and f"m:{named}" != key:
            self._edge("due", key, self.draft.milestone(named, self.basis))

    def _edge(self, kind: str, source: str, target: str, **more: object) -> None:
        self.draft.edges.append(replace(Edge("requires", source, target, self.basis), kind=kind, **more))  # type: ignore[arg-type]

    def _requires(self, dependent: str) -> None:
        side = self.said.prerequisite
        parts = _OR.split(_EITHER.sub("", side.text))
        if side.ref is None and len(parts) > 1:
            gate = self.draft.add(Node(f"gate:{self.id}", "gate", " ".join(side.text.split()), self.basis, need=1))
            for part in parts:
                named = self.draft.words.named(part, self.piece.document)
                key = self.draft.milestone(named, self.basis) if named else self._phrase(part)
                self._edge("requires", key, gate)
            self._edge("requires", gate, dependent)
        else:
            self._edge("requires", self._node(side), dependent)

    def _phrase(self, text: str) -> str:
        return self.draft.add(Node(phrase_id(text), "milestone", " ".join(text.split()), self.basis))

    def _enables(self, dependent: str) -> None:
        order_only = "once" in self.rule
        self._edge(
            "enables",
            self._node(self.said.prerequisite),
            dependent,
            order_only=order_only,
            parameters={} if order_only else {"strength": self.strength},
        )

    def _blocks(self, dependent: str) -> None:
        """As long as it holds the dependent waits; "put off" blocks nothing but waits for the thing put off."""
        side = self.said.prerequisite
        if side.milestone and self.draft.words.absent(side.text):
            key = self.draft.milestone(side.milestone, self.basis)
            if key != dependent:
                self._edge("requires", key, dependent)
            return
        held = self._held(side)
        name = f"زوال: {self.draft.nodes[held].name}"
        chance = parameter(self.draft.defaults.begin("state_ends"))
        end = Node(f"end:{held}", "milestone", name, self.basis, parameters={"q": chance})
        self._edge("requires", self.draft.add(end), dependent)

    def _held(self, side: Side) -> str:
        """The state that blocks; a milestone of the codebook is not itself the state, so the words stand for it."""
        key = _key(self.draft, self.piece, side)
        node = self._node(side) if key.startswith("m:") and self._is_state(key) else self._phrase(side.text)
        if self.draft.nodes[node].since is None:
            self._holds_now(node)
        return node

    def _is_state(self, key: str) -> bool:
        entry = self.draft.codebook.get(key.removeprefix("m:"))
        return entry is not None and entry.kind == "state"

    def _holds_now(self, node: str) -> None:
        days = [quote.published for quote in self.basis.quotes if quote.published is not None]
        day = min([self.draft.today, *days])
        since = Dated(day, day, self.basis)
        self.draft.change(node, kind="state", since=since, status="done", done=since)

    def _threatens(self, dependent: str) -> None:
        if "harm" in self.rule:
            self._harm(dependent)
            return
        side = self.said.prerequisite
        threat = Node(f"threat:{self.id}", "threat", " ".join(side.text.split()), self.basis, effects=("kill", "delay"))
        threat = replace(threat, parameters={"p": self.strength})
        source = _key(self.draft, self.piece, side)
        if side.milestone and self.draft.words.absent(side.text):
            threat = replace(threat, ended_by=self.draft.milestone(side.milestone, self.basis))
        elif source.startswith("m:"):
            named = self._node(side)
            threat = replace(threat, name=self.draft.nodes[named].name)
            if not self._is_state(source):
                threat = replace(threat, started_by=named)
        self._edge("threatens", self.draft.add(threat), dependent)

    def _harm(self, harm: str) -> None:
        """The prerequisite raises the harm; if it is its absence that does, a due day must pass first."""
        side = self.said.prerequisite
        if "absence" not in self.rule or not side.milestone:
            self._edge("raises", self._node(side), harm, parameters={"strength": self.strength})
            return
        node = self.draft.milestone(side.milestone, self.basis)
        if self.draft.nodes[node].due is None:
            self._edge("raises", node, harm, sign="?")
            self.draft.left_out.append(
                f"«{self._quote()}»: no due day, so nothing can be called missed; drawn, not run"
            )
            return
        missed = Node(f"missed:{node}", "missed", f"missed: {self.draft.nodes[node].name}", self.basis, of=node)
        self._edge("raises", self.draft.add(missed), harm, parameters={"strength": self.strength})

    def _incentive(self, dependent: str) -> None:
        """Somebody pays the one for the other; whether that hastens or stops it is said by nobody."""
        self.draft.change(dependent, kind="lever")
        self._edge("raises", dependent, self._node(self.said.prerequisite), sign="?")


def _widest(draft: Draft, pieces: Iterable[Evidence], basis: Basis) -> Parameter:
    """The interval that holds those of all tellings."""
    rows = [
        hedge_row(draft.defaults, piece.said.hedge, piece.quote)
        for piece in pieces
        if isinstance(piece.said, ConditionSaid)
    ]
    row = rows[0]
    for other in rows[1:]:
        low, high = min(row.low, other.low), max(row.high, other.high)
        row = replace(row, low=low, high=high, central=(row.central + other.central) / 2, flag=row.flag or other.flag)
    return parameter(row, basis)
