"""Desk: the open record as a server keeps it: the newest moment in memory, answers worked out once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from threading import Lock
from typing import Any, TypeVar

from sulh.pipeline import judge
from sulh.query import HeldView, Moment
from sulh.record.instant import instant
from sulh.record.judgement import Judgement
from sulh.store.base import Store

__all__ = ["Desk", "Sitting"]

T = TypeVar("T")
MOST_ANSWERS = 200


@dataclass
class Sitting:
    """One moment and what was asked of it."""

    moment: Moment
    answers: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """The answer, worked out at most once while it is remembered."""
        with self.lock:
            if key not in self.answers:
                self.answers[key] = work()
                while len(self.answers) > MOST_ANSWERS:
                    self.answers.popitem(last=False)
            self.answers.move_to_end(key)
            found: T = self.answers[key]
            return found


@dataclass
class Desk:
    """The record, the clock, and the newest moment; safe between threads."""

    store: Store
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    day: Callable[[], date] = date.today
    _view: HeldView | None = None
    _sittings: dict[bool, Sitting] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def sitting(self, *, reviewed_only: bool = False) -> Sitting:
        """The newest moment of the record."""
        with self._lock:
            view = HeldView.of(self.store, self._view)
            if view is not self._view:
                self._view, self._sittings = view, {}
            if reviewed_only not in self._sittings:
                self._sittings[reviewed_only] = Sitting(Moment(view, reviewed_only))
            return self._sittings[reviewed_only]

    def now(self) -> str:
        """This instant as the record writes it."""
        return instant(self.clock())

    def judge(self, judgement: Judgement) -> bool:
        """Append a decision."""
        return judge(self.store, judgement, at=judgement.at)
