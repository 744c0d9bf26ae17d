"""By when: the date that bounds a commitment, read with the word before it (codebook K7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sulh.reading.calendar_gregorian import add_months, shift_days
from sulh.reading.clauses import Range
from sulh.reading.condition_tests import Tests
from sulh.reading.scene import Scene
from sulh.span import Span
from sulh.when import When

__all__ = ["Deadlines"]

_DAY = timedelta(days=1)
_ISO = re.compile(r"P(\d{1,4})([DWMY])")


class Deadlines:
    """Deadlines of one document's commitments."""

    def __init__(self, scene: Scene, tests: Tests, dates: Sequence[When], published: date | None) -> None:
        self.scene = scene
        self.words = scene.words
        self.tests = tests
        self.dates = dates
        self.published = published
        self.lists = scene.page.lexicon.clauses

    def of(self, side: Range, *, past: bool = False) -> When | None:
        """The deadline inside a stretch of words: a bounded date, a coming one, a span of time, an event."""
        inside = self.inside(side)
        coming = [when for when in inside if when.known and (past or self._ahead(when))]
        if bounded := next((when for when in coming if self._bound(when) in {"by", "before"}), None):
            return self._bounded(bounded)
        if coming:
            return self._bounded(coming[0])
        spans = [when for when in inside if when.duration is not None and not when.known and self._within(when)]
        spans = spans or [when for when in inside if when.grain == "duration" and self._within(when)]
        if not spans:
            return self._event(side)
        return spans[0] if past else self._counted(spans[0])

    def _counted(self, when: When) -> When:
        """خلال N runs from the day of the report where the words name no other beginning."""
        parts = _ISO.fullmatch(when.duration or "")
        if when.anchor != "none" or self.published is None or parts is None:
            return when
        number, unit = int(parts[1]), parts[2]
        months = {"M": number, "Y": 12 * number}.get(unit)
        if months is not None:
            latest = add_months(self.published, months)
        else:
            latest = shift_days(self.published, number * (7 if unit == "W" else 1))
        return replace(when, earliest=self.published, latest=latest, anchor="published") if latest else when

    def bounded(self, side: Range) -> bool:
        """A date that the words make a bound stands in a stretch, or a span of time that runs out."""
        return any(
            self._bound(when) in {"by", "before"} or (when.grain == "duration" and self._within(when))
            for when in self.inside(side)
        )

    def inside(self, side: Range) -> list[When]:
        """The dates in a stretch of words."""
        low, high = self.words[side[0]].start, self.words[side[1] - 1].end
        return [when for when in self.dates if low <= when.span.start < high]

    def _ahead(self, when: When) -> bool:
        """Not over before the day of the report; without such a day only what the words put ahead."""
        end = when.latest or when.earliest
        return self.published is None or end is None or end >= self.published

    def _bound(self, when: When) -> str:
        """The kind of bound in front of a date: by, before, after, from, or nothing."""
        at = next(iter(self.scene.words_in(when.span)), None)
        if at is None:
            return ""
        first = self._bare(self.words[at].text)
        if first in self.lists["bound.by"]:
            return "by"
        for back in range(at - 1, max(-1, at - 4), -1):
            text = self._bare(self.words[back].text)
            for kind in ("by", "before", "after", "from"):
                if text in self.lists[f"bound.{kind}"]:
                    return kind
            if self.words[back].kind == "mark" or self.scene.is_verb(back) or back < at - 2:
                return ""
        return ""

    @staticmethod
    def _bare(text: str) -> str:
        return text[1:] if text[:1] == "و" and len(text) > 3 else text

    def _bounded(self, when: When) -> When:
        """قبل D ends the day before D, بعد D begins the day after it; the end of a period is its last day."""
        kind = self._bound(when)
        if kind == "before" and when.earliest is not None and ".end" not in when.rule:
            return replace(when, earliest=None, latest=when.earliest - _DAY, rule=f"{when.rule}.before")
        if kind == "after" and when.latest is not None:
            return replace(when, earliest=when.latest + _DAY, latest=None, rule=f"{when.rule}.after")
        if kind == "from":
            return replace(when, latest=None, rule=f"{when.rule}.from")
        return when

    def _within(self, when: When) -> bool:
        """خلال، في غضون، في مدة أقصاها: a span that runs out, not a length (هدنة لمدة شهرين)."""
        return any(part in when.rule for part in ("within", "from_now", "ahead"))

    def _event(self, side: Range) -> When | None:
        """قبل الانتخابات, بعد توقيع الاتفاق: bound to an event that the text does not date."""
        for at in range(side[0], side[1] - 1):
            text = self._bare(self.words[at].text)
            if (
                text not in self.lists["bound.event"]
                or self.scene.dated[at + 1]
                or self.scene.counted[at + 1]
                or self.words[at + 1].text == "ان"
            ):
                continue
            if not self.tests.act(at + 1, side[1]) or self.scene.is_verb(at + 1):
                continue
            phrase = self.scene.noun_phrase(at + 1, side[1])
            last = phrase.last if phrase is not None else at + 2
            span = Span(self.words[at].start, self.words[last - 1].end)
            return When(span, span.of(self.scene.page.text), None, None, "vague", "event", "deadline.event")
        return None
