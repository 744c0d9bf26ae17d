"""Relate: tellings of one event become one group, however many reports and whatever their wording.

Two events are one when type and date fit, a party is shared and nothing speaks against it (place, mode, a negative
judgement).  Days come first: events of one day join; a coarser or undated telling joins a group only if exactly one
fits.  So the result depends on no order, and a vague telling can't chain two events together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sulh.assembly.identity import Identity
from sulh.record.content import EventContent
from sulh.record.evidence import Evidence
from sulh.record.statement import Statement, ordered

__all__ = ["EventGroup", "event_groups"]

UNDATED_REACH = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class EventGroup:
    """One event: its tellings, sorted by id; `id` is that of the first."""

    statements: tuple[Statement, ...]

    @property
    def id(self) -> str:
        """The first statement's id stands for the group."""
        return self.statements[0].id

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence, oldest first."""
        return ordered(piece for statement in self.statements for piece in statement.evidence)


@dataclass(frozen=True, slots=True)
class _Telling:
    statement: Statement
    content: EventContent
    parties: frozenset[str]
    where: str | None
    first: date | None
    last: date | None

    @property
    def day(self) -> date | None:
        return self.first if self.first == self.last else None


# Party to day to the numbers of groups.
_Places = dict[str, dict[date, set[int]]]


def event_groups(statements: Iterable[Statement], identity: Identity) -> tuple[EventGroup, ...]:
    """All events among the statements as groups, sorted by id."""
    blocks: dict[str, list[_Telling]] = {}
    for statement in sorted(statements, key=lambda each: each.id):
        if isinstance(statement.content, EventContent):
            telling = _telling(statement, statement.content, identity)
            blocks.setdefault(telling.content.type, []).append(telling)
    groups = [group for kind in sorted(blocks) for group in _group(blocks[kind], identity)]
    joined = _judged(groups, identity)
    return tuple(sorted(joined, key=lambda group: group.id))


def _telling(statement: Statement, content: EventContent, identity: Identity) -> _Telling:
    first, last = content.earliest, content.latest
    if first is None and last is None:
        days = [piece.published for piece in statement.evidence if piece.published is not None]
        if days:
            first, last = min(days) - UNDATED_REACH, max(days)
    parties = frozenset(identity.name(ref) for ref in (*content.actors, *content.recipients))
    where = identity.name(content.where) if content.where else None
    return _Telling(statement, content, parties, where, first, last)


def _fits(left: _Telling, right: _Telling, identity: Identity) -> bool:
    if left.content.mode != right.content.mode and left.content.mode and right.content.mode:
        return False
    if left.where != right.where and left.where and right.where:
        return False
    if not _same_parties(left, right):
        return False
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return False
    if left.last < right.first or right.last < left.first:
        return False
    return not identity.held_apart(left.statement.id, right.statement.id)


def _same_parties(left: _Telling, right: _Telling) -> bool:
    named = [frozenset(ref for ref in each.parties if not ref.startswith("t:")) for each in (left, right)]
    if named[0] & named[1]:
        return True
    if named[0] and named[1]:
        return False
    return left.where is not None and left.where == right.where and left.day is not None and left.day == right.day


def _group(block: Sequence[_Telling], identity: Identity) -> list[EventGroup]:
    exact: list[list[_Telling]] = []
    by_day: dict[date, list[_Telling]] = {}
    for telling in block:
        if telling.day is not None:
            by_day.setdefault(telling.day, []).append(telling)
    for day in sorted(by_day):
        exact.extend(_components(by_day[day], identity))
    attached: dict[int, list[_Telling]] = {}
    loose: dict[tuple[date | None, date | None], list[_Telling]] = {}
    places = _places(exact)
    for telling in (each for each in block if each.day is None):
        near = _near(telling, places)
        homes = [at for at in near if all(_fits(telling, other, identity) for other in exact[at])]
        if len(homes) == 1:
            attached.setdefault(homes[0], []).append(telling)
        else:
            loose.setdefault((telling.first, telling.last), []).append(telling)
    groups = [[*group, *attached.get(at, ())] for at, group in enumerate(exact)]
    for same in loose.values():
        groups.extend(_components(same, identity))
    return [_event_group(telling.statement for telling in group) for group in groups]


def _places(groups: Sequence[Sequence[_Telling]]) -> _Places:
    """Where to look for the groups of a party, by day, so that no telling is held against every group."""
    places: _Places = {}
    for at, group in enumerate(groups):
        for ref in {ref for telling in group for ref in telling.parties}:
            days = places.setdefault(ref, {})
            for day in {telling.day for telling in group if telling.day is not None}:
                days.setdefault(day, set()).add(at)
    return places


def _near(telling: _Telling, places: _Places) -> list[int]:
    """The groups that share a party and may share the date; only these can fit a telling without a day."""
    if telling.first is None or telling.last is None:
        return []
    found: set[int] = set()
    length = (telling.last - telling.first).days
    for ref in telling.parties:
        days = places.get(ref, {})
        if length < len(days):
            wanted = (telling.first + timedelta(days=each) for each in range(length + 1))
            found.update(*(days[day] for day in wanted if day in days))
        else:
            found.update(*(groups for day, groups in days.items() if telling.first <= day <= telling.last))
    return sorted(found)


def _components(tellings: Sequence[_Telling], identity: Identity) -> list[list[_Telling]]:
    """Connected tellings; a join that would bring two held apart into one group is refused."""
    groups: list[list[_Telling]] = [[telling] for telling in tellings]
    home = list(range(len(tellings)))
    for at, left in enumerate(tellings):
        for to in range(at + 1, len(tellings)):
            right = tellings[to]
            if home[at] == home[to] or not _fits(left, right, identity):
                continue
            keep, drop = sorted((home[at], home[to]))
            if _apart(groups[keep], groups[drop], identity):
                continue
            groups[keep].extend(groups[drop])
            groups[drop] = []
            home = [keep if place == drop else place for place in home]
    return [group for group in groups if group]


def _apart(left: Sequence[_Telling], right: Sequence[_Telling], identity: Identity) -> bool:
    return any(identity.held_apart(a.statement.id, b.statement.id) for a in left for b in right)


def _event_group(statements: Iterable[Statement]) -> EventGroup:
    return EventGroup(tuple(sorted(statements, key=lambda statement: statement.id)))


def _judged(groups: Iterable[EventGroup], identity: Identity) -> list[EventGroup]:
    """Join what a person called the same event."""
    joined: dict[str, list[Statement]] = {}
    for group in groups:
        names = {identity.name(statement.id) for statement in group.statements}
        decided = sorted(name for name in names if len(identity.members(name)) > 1)
        joined.setdefault(decided[0] if decided else group.id, []).extend(group.statements)
    return [_event_group(statements) for statements in joined.values()]
