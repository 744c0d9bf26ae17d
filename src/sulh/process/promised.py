"""Promised: commitments, measures and forces become milestones, states and levers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sulh.assembly.gist import gist
from sulh.assembly.slippage import Schedule, schedules
from sulh.process.basis import Basis, Dated
from sulh.process.draft import Draft, dated, parameter
from sulh.process.graph import Edge, Node
from sulh.record.content import ForceContent, MeasureContent
from sulh.record.evidence import Evidence
from sulh.record.said import CommitmentSaid, ForceSaid, MeasureSaid, Party
from sulh.record.statement import Statement

__all__ = ["add_commitments", "add_forces", "add_measures"]

STAGES = ("threatened", "proposed", "introduced", "passed_chamber")
RUNS = ("adopted", "in_force", "renewed", "eased")


def add_commitments(draft: Draft, statements: Sequence[Statement]) -> None:
    """One milestone for each commitment, however often it was promised and put off."""
    commitments = [each for each in statements if each.layer == "commitment"]
    for schedule in schedules(commitments, draft.identity, today=draft.today):
        _commitment(draft, schedule)


def _commitment(draft: Draft, schedule: Schedule) -> None:
    basis = draft.basis(schedule.statements)
    if schedule.milestone:
        node = draft.milestone(schedule.milestone, basis)
    else:
        node = draft.add(Node(schedule.id, "milestone", " ".join(schedule.act.split()), basis))
    draft.stands_for.update((statement.id, node) for statement in schedule.statements)
    moves = [_move(draft, schedule, given.evidence) for given in schedule.moves]
    history = tuple(each for each in moves if each is not None)
    current = history[-1] if history and schedule.current is not None else None
    kinds = {piece.said.kind for piece in schedule.evidence if isinstance(piece.said, CommitmentSaid)}
    planned = current if "schedule" in kinds else None
    chance = {} if planned else {"q": parameter(draft.defaults.rows["commitment"], basis)}
    owners = tuple(dict.fromkeys((*draft.nodes[node].owners, *(party.ref for party in schedule.by))))
    draft.change(node, due=current, planned=planned, history=history, owners=owners, parameters=chance)
    _status(draft, node, schedule)
    if "offer" in kinds and not {"schedule", "pledge", "obligation"} & kinds:
        accepted = draft.add(Node(f"accepted:{node}", "milestone", f"قبول العرض: {draft.nodes[node].name}", basis))
        draft.edges.append(Edge("requires", accepted, node, basis))
    for party in schedule.by:
        draft.edges.append(Edge("commits", draft.identity.name(party.ref), node, basis))


def _move(draft: Draft, schedule: Schedule, piece: Evidence) -> Dated | None:
    when = piece.said.deadline if isinstance(piece.said, CommitmentSaid) else None
    return dated(when, draft.basis(schedule.statements, [piece])) if when else None


def _status(draft: Draft, node: str, schedule: Schedule) -> None:
    """What the words say became of it; never what the calendar says."""
    due = schedule.due
    words = draft.basis(schedule.statements, due.evidence) if due.evidence else None
    if words is None:
        return
    if due.status == "met":
        draft.change(node, status="done", done=_day_of(words, draft.today))
    elif due.status == "withdrawn":
        draft.change(node, status="cancelled")
    elif due.status == "disputed":
        draft.change(node, status="contested")
        draft.disagree(node, "reported as carried out and as not carried out", words)
    elif due.status == "missed" and schedule.moves:
        first = _move(draft, schedule, schedule.moves[0].evidence)
        missed = Node(f"missed:{node}", "missed", f"missed: {draft.nodes[node].name}", words, of=node, done=first)
        draft.add(replace(missed, status="done"))


def _day_of(basis: Basis, today: date) -> Dated:
    """Reported as done: at the latest on the day of the first report."""
    days = [quote.published for quote in basis.quotes if quote.published is not None]
    day = min(min(days, default=today), today)
    return Dated(day, day, basis)


def add_measures(draft: Draft, statements: Sequence[Statement]) -> None:
    """A bill is somebody's lever; what is in force is a state with an end; nothing is a breach but a claim of one."""
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        if isinstance(statement.content, MeasureContent):
            groups.setdefault(_measure_id(draft, statement, statement.content), []).append(statement)
    pieces = [piece for statement in statements for piece in statement.evidence]
    aimed = [piece for piece in pieces if isinstance(piece.said, MeasureSaid) and piece.said.target]
    for node in sorted(groups):
        _measure(draft, node, groups[node], aimed)


def _measure_id(draft: Draft, statement: Statement, content: MeasureContent) -> str:
    """Its own node; a milestone that a bill is *about* is not the bill."""
    entry = draft.codebook.get(content.milestone or "")
    if entry is not None and entry.kind in ("instrument", "state"):
        return f"m:{entry.id}"
    return draft.identity.name(statement.id)


def _measure(draft: Draft, node: str, statements: Sequence[Statement], aimed: Sequence[Evidence]) -> None:
    said = sorted(
        ((piece, piece.said) for each in statements for piece in each.evidence if isinstance(piece.said, MeasureSaid)),
        key=lambda pair: pair[0].order,
    )
    basis = draft.basis(statements)
    stages = [own.stage for _, own in said if own.stage != "violated"]
    alleged = [piece for piece, own in said if own.stage == "violated"]
    entry = draft.codebook.get(node.removeprefix("m:"))
    first = statements[0].content
    instrument = first.instrument if isinstance(first, MeasureContent) else None
    name = entry.ar if entry else instrument or " ".join(said[0][0].quote.split())
    claims = (("violated", draft.basis(statements, alleged)),) if alleged else ()
    stage = stages[-1] if stages else ""
    kind = "lever" if stage in STAGES else "state"
    made = Node(node, "lever" if kind == "lever" else "state", name, basis, stage=stage, claims=claims)
    draft.add(replace(made, name_en=entry.en if entry else ""))
    draft.change(node, kind=kind, stage=stage, claims=claims)
    draft.stands_for.update((statement.id, node) for statement in statements)
    pieces = [piece for piece, own in said if own.stage == stage]
    if kind == "lever":
        _lever(draft, node, stage, draft.basis(statements, pieces), _targets(said, aimed))
        return
    words = draft.basis(statements, pieces) if pieces else basis
    ends = [_until(draft, statements, piece, own) for piece, own in said]
    known = [each for each in ends if each is not None]
    until = known[-1] if known else None
    status = "cancelled" if stage == "lifted" else "done" if stage else "pending"
    since = _day_of(words, draft.today) if stage and stage != "lifted" else None
    draft.change(node, since=since, until=until, history=tuple(known), status=status, done=since)


def _until(draft: Draft, statements: Sequence[Statement], piece: Evidence, said: MeasureSaid) -> Dated | None:
    if said.until is None or said.stage not in RUNS:
        return None
    return dated(said.until, draft.basis(statements, [piece]))


def _targets(said: Iterable[tuple[Evidence, MeasureSaid]], aimed: Sequence[Evidence]) -> tuple[Party, ...]:
    """Whom it is aimed at, in its own words: a sanction inside the words of a bill says whom the bill means."""
    found: dict[str, Party] = {}
    for piece, own in said:
        inside = [each for each in aimed if each.document == piece.document and piece.span.contains(each.span)]
        targets = [*own.target, *(t for each in inside if isinstance(each.said, MeasureSaid) for t in each.said.target)]
        found.update((party.ref, party) for party in targets)
    return tuple(found[ref] for ref in sorted(found))


def _lever(draft: Draft, node: str, stage: str, words: Basis, targets: Iterable[Party]) -> None:
    """The stage reached is behind it; what it does to those it is aimed at has no sign until a person gives one."""
    name = f"{draft.nodes[node].name}: {stage}"
    reached = Node(f"{node}#{stage}", "milestone", name, words, status="done", done=_day_of(words, draft.today))
    draft.edges.append(Edge("requires", draft.add(reached), node, words))
    for target in targets:
        cost = Node(f"cost:{draft.identity.name(target.ref)}", "milestone", f"كلفة على {target.text}", words)
        draft.edges.append(Edge("raises", node, draft.add(cost), words, sign="?"))


def add_forces(draft: Draft, statements: Sequence[Statement]) -> None:
    """A withdrawal is a milestone with its quantity, a presence a state; demands and refusals are claims on it."""
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        content = statement.content
        if isinstance(content, ForceContent):
            host = draft.identity.name(content.host) if content.host else ""
            groups.setdefault((draft.identity.name(content.force), host), []).append(statement)
        for piece in statement.evidence:
            if isinstance(piece.said, ForceSaid) and piece.said.size is not None:
                draft.sizes.setdefault(piece.document, []).append((piece.said.size.span, piece.said.size.text))
    for (force, host), group in sorted(groups.items()):
        _force(draft, f"{force}@{host}" if host else force, group)


def _force(draft: Draft, key: str, statements: Sequence[Statement]) -> None:
    by_change: dict[str, list[Evidence]] = {}
    for piece in (piece for each in statements for piece in each.evidence):
        if isinstance(piece.said, ForceSaid):
            by_change.setdefault(piece.said.change, []).append(piece)
    words = {change: draft.basis(statements, pieces) for change, pieces in sorted(by_change.items())}
    sizes = [piece.said.size.text for pieces in by_change.values() for piece in pieces if _sized(piece)]  # type: ignore[union-attr]
    name = next(
        piece.said.force.text for pieces in by_change.values() for piece in pieces if isinstance(piece.said, ForceSaid)
    )
    if "present" in words:
        here = Node(f"present:{key}", "state", f"وجود {name}", words["present"], status="done")
        day = _day_of(words["present"], draft.today)
        draft.add(replace(here, since=day, done=day, quantity=sizes[0] if sizes else ""))
    moving = [change for change in ("withdrawing", "withdrawn", "refusing", "demanded") if change in words]
    if moving:
        claims = tuple((change, words[change]) for change in moving if change != "withdrawing")
        basis = words.get("withdrawing") or words[moving[0]]
        left = Node(f"leaves:{key}", "milestone", f"انسحاب {name}", basis, claims=claims)
        draft.add(replace(left, quantity=sizes[0] if sizes else ""))
        draft.stands_for.update((statement.id, left.id) for statement in statements)


def _sized(piece: Evidence) -> bool:
    return isinstance(piece.said, ForceSaid) and piece.said.size is not None


def phrase_id(text: str) -> str:
    """A thing named by its own words."""
    return f"p:{gist(text)}"
