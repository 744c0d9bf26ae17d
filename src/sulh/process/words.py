"""Words: which thing of the process a phrase of a report names, and how sure its words are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sulh.assembly.gist import gist
from sulh.assembly.milestones import Names
from sulh.codebook.process_defaults import Defaults, Row
from sulh.record.content import ClaimContent, CommitmentContent, ConditionContent, MeasureContent
from sulh.record.evidence import Evidence
from sulh.record.statement import Statement

__all__ = ["Words", "hedge_row"]

SUBJECT_WORDS = 12
_NEGATIONS = frozenset(map(gist, ("لن", "لا", "لم", "ان", "بان")))


@dataclass(frozen=True)
class Words:
    """What is needed to place a phrase: names of milestones, claims for what stands before a bare verb."""

    names: Mapping[str, Names]
    claims: Mapping[str, Statement]
    process_of: Mapping[str, str]
    absence: frozenset[str]
    light: frozenset[str]

    @classmethod
    def of(cls, statements: Sequence[Statement], names: Iterable[Names], defaults: Defaults) -> Words:
        """Prepared for one record; a report belongs to the process whose milestones it names most."""
        return cls(
            names={each.process.id: each for each in names},
            claims={each.id: each for each in statements if isinstance(each.content, ClaimContent)},
            process_of=_processes(statements),
            absence=frozenset(map(gist, defaults.absence)),
            light=frozenset(map(gist, defaults.light)),
        )

    def absent(self, text: str) -> bool:
        """The words speak of something that is put off or missing."""
        return any(word in self.absence for word in gist(text).split())

    def bare(self, text: str) -> bool:
        """Nothing but a light verb: what it speaks of stands before it."""
        words = [word for word in gist(text).split() if word not in _NEGATIONS]
        return bool(words) and all(word in self.light for word in words)

    def before(self, evidence: Evidence, start: int) -> str:
        """The words of the claim that stand before a place; empty if there is no such claim."""
        claim = self.claims.get(evidence.voice.claim) if evidence.voice else None
        for piece in claim.evidence if claim else ():
            if piece.document == evidence.document and piece.span.start < start <= piece.span.end:
                words = piece.quote[: start - piece.span.start].split()
                while words and gist(words[-1]) in _NEGATIONS:
                    words.pop()
                return " ".join(words) if len(words) <= SUBJECT_WORDS else ""
        return ""

    def named(self, text: str, document: str) -> str | None:
        """The one milestone that the words name, in the process of their report."""
        names = self.names.get(self.process_of.get(document, ""))
        found = {each.milestone for each in names.all(text)} if names else set()
        return found.pop() if len(found) == 1 else None


def _processes(statements: Iterable[Statement]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for statement in statements:
        for milestone in _milestones(statement):
            for piece in statement.evidence:
                counts.setdefault(piece.document, Counter())[milestone.split(".")[0]] += 1
    return {document: min(found, key=lambda process: (-found[process], process)) for document, found in counts.items()}


def _milestones(statement: Statement) -> list[str]:
    content = statement.content
    if isinstance(content, CommitmentContent | MeasureContent):
        return [content.milestone] if content.milestone else []
    if isinstance(content, ConditionContent):
        return [side[2:] for side in (content.dependent, content.prerequisite) if side.startswith("m:")]
    return []


def hedge_row(defaults: Defaults, hedge: str, words: str) -> Row:
    """The interval for a hedge: the cue's own row first, the class of the reading second."""
    text = f" {gist(words)} "
    cues = [(gist(cue), row) for cue, row in defaults.cues.items()]
    found = [(cue, row) for cue, row in cues if f" {cue} " in text]
    if found and hedge in ("likely", "may", "unlikely"):
        return defaults.rows[max(found, key=lambda pair: (len(pair[0]), pair[0]))[1]]
    return defaults.hedged(hedge)
