"""What every family of commitment forms stands on: the parts of a sentence, and deadlines."""

from __future__ import annotations

from sulh.reading.commitment_dates import Deadlines
from sulh.reading.commitment_parts import Parts

__all__ = ["Forms"]


class Forms:
    """Base of the families; each adds its readers by the frame's form."""

    def __init__(self, parts: Parts, deadlines: Deadlines) -> None:
        self.parts = parts
        self.deadlines = deadlines
        self.scene = parts.scene
        self.words = parts.words
        self.grammar = parts.grammar
        self.clauses = parts.clauses
        self.tests = parts.tests
        self.lists = parts.lists
