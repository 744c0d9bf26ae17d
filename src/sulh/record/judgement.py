"""Judgement: a person's decision about the record.  Append-only: a later one stands beside the earlier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sulh.ids import content_id
from sulh.record.codec import plain

__all__ = ["PAIRED", "VERDICTS", "Judgement", "Verdict", "standing"]

Verdict = Literal["accept", "reject", "correct", "same", "different", "unsure", "withdraw"]
VERDICTS: tuple[Verdict, ...] = ("accept", "reject", "correct", "same", "different", "unsure", "withdraw")
PAIRED = frozenset(("same", "different"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """`subject` is judged; `same` and `different` (and `unsure`, to take one of them back) also name an `other`.

    `correct` says which `field` gets which `value`; the machine's word stays beside it and the id does not change.
    `withdraw` takes back the author's latest decision on the same thing or pair that still stands, as if never made.
    `at` is an ISO 8601 time in UTC, given by whoever records it.
    """

    subject: str
    verdict: Verdict
    author: str
    at: str
    reason: str = ""
    other: str | None = None
    field: str | None = None
    value: str | None = None

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"no such verdict: {self.verdict}")
        if (self.verdict in PAIRED) and self.other is None:
            raise ValueError(f"{self.verdict} needs two things")
        if self.other is not None and self.verdict not in PAIRED | {"unsure", "withdraw"}:
            raise ValueError(f"{self.verdict} judges one thing")
        if self.other == self.subject:
            raise ValueError("a thing can't be compared with itself")
        if (self.verdict == "correct") != (self.field is not None):
            raise ValueError("a correction names its field, and only a correction does")
        if self.verdict == "reject" and not self.reason:
            raise ValueError("a rejection needs a reason")
        if not self.author:
            raise ValueError("a judgement needs an author")

    @property
    def id(self) -> str:
        """Content id: the same decision recorded twice is one."""
        return content_id("jdg", plain(self))

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two things of a comparison, in one order."""
        if self.other is None:
            return None
        return (self.subject, self.other) if self.subject < self.other else (self.other, self.subject)

    @property
    def order(self) -> tuple[str, str]:
        """By time, ties by id."""
        return self.at, self.id

    @property
    def about(self) -> tuple[str, str | None]:
        """What is judged: a thing, or a pair in one order."""
        return (self.subject, None) if self.pair is None else self.pair


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that nobody took back, in their order; a withdrawal takes back one of the same author's."""
    stacks: dict[tuple[str, tuple[str, str | None]], list[Judgement]] = {}
    for judgement in sorted(judgements, key=lambda each: each.order):
        stack = stacks.setdefault((judgement.author, judgement.about), [])
        if judgement.verdict != "withdraw":
            stack.append(judgement)
        elif stack:
            stack.pop()
    return tuple(sorted((each for stack in stacks.values() for each in stack), key=lambda each: each.order))
