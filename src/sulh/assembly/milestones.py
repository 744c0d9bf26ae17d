"""Milestones: which milestone of a process a phrase names, if it names one.

The names come from the process codebook.  A name is a whole noun phrase: its words must stand together, each with or
without its article, the first with or without what is written onto it.  The longest name wins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sulh.assembly.gist import gist
from sulh.codebook.processes import Milestone, Process
from sulh.lexicon.assembly_words import assembly_words
from sulh.text.clitics import splits, without_article

__all__ = ["Named", "Names", "names_of", "process_of"]

# A milestone is what a phrase is about if its name begins among the first words.
HEAD_WORDS = 4
TERM_WORDS = 8
# Where a clause begins: a stop, or "that" before its subject.
_CLAUSE = re.compile(r"[،,؛;:.]|\b(?:و|ف)?(?:بأن|إن|أن|ان)\b")
VERB_LETTERS = 4
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A milestone and the words (their numbers in the phrase) that name it."""

    milestone: str
    first: int
    last: int


@dataclass
class _Node:
    """One step of the names: the words that may follow, and the milestone that ends here."""

    following: dict[str, _Node] = field(default_factory=dict)
    milestone: str | None = None


@dataclass(frozen=True)
class Names:
    """The names of one process, ready to be looked for."""

    process: Process
    root: _Node

    @classmethod
    def of(cls, process: Process) -> Names:
        """Every name of every milestone."""
        root = _Node()
        for milestone in process.milestones:
            for name in (milestone.ar, *milestone.aliases):
                _plant(root, gist(name).split(), milestone)
        return cls(process, root)

    def all(self, phrase: str) -> tuple[Named, ...]:
        """Every milestone named, in the order of the words; none inside another."""
        words = gist(phrase).split()
        found: list[Named] = []
        at = 0
        while at < len(words):
            named = self._longest(words, at)
            if named is None:
                at += 1
            else:
                found.append(named)
                at = named.last + 1
        return tuple(found)

    def head(self, phrase: str) -> str | None:
        """The milestone the phrase is about: before its name stand only words like "holding" or "to postpone"."""
        words = gist(phrase).split()
        every = self.all(phrase)
        for named in every:
            if _is_term_of(words, named.first):
                return named.milestone
        if not every or every[0].first >= HEAD_WORDS:
            return None
        named = every[0]
        carried = all(_carries(word) for word in words[: named.first])
        glued = named.first > 0 and _key(words[named.first]) not in self.root.following
        return named.milestone if carried and not glued else None

    def fronted(self, before: str, act: str) -> str | None:
        """The milestone whose name ends right before an act that is a verb of holding or moving it."""
        verb = gist(act).split()[:1]
        words = gist(_CLAUSE.split(before)[-1]).split()
        named = self.all(" ".join(words))
        if not verb or not _carries(verb[0]) or not named or named[-1].last != len(words) - 1:
            return None
        return self.head(" ".join(words[max(0, named[-1].first - HEAD_WORDS + 1) :]))

    def _longest(self, words: Sequence[str], at: int) -> Named | None:
        best: Named | None = None
        nodes = [self.root]
        for number in range(at, len(words)):
            forms = _first(words[number]) if number == at else _further(words[number])
            nodes = [node.following[form] for node in nodes for form in forms if form in node.following]
            if not nodes:
                break
            ending = next((node.milestone for node in nodes if node.milestone is not None), None)
            if ending is not None:
                best = Named(ending, at, number)
        return best


def _plant(root: _Node, words: Iterable[str], milestone: Milestone) -> None:
    node = root
    for word in words:
        node = node.following.setdefault(_key(word), _Node())
    if node.milestone is None:
        node.milestone = milestone.id


def _key(word: str) -> str:
    """A word of a name without its article; a conjunction stays."""
    if word.startswith("وال") and len(word) > 5:
        return "و" + word[3:]
    return without_article(word)


def _first(word: str) -> set[str]:
    """What the first word may be in a name: whatever is written onto it falls away."""
    return {_key(word), *(split.stem for split in splits(word) if not split.enclitic and not split.future)}


def _further(word: str) -> set[str]:
    return {_key(word)}


def _is_term_of(words: Sequence[str], at: int) -> bool:
    """The phrase is a term that somebody set for the milestone: "the deadline that the accord set for …"."""
    first = without_article(words[0])
    return 0 < at < TERM_WORDS and first in assembly_words("term") and words[at].startswith("ل")


def _carries(word: str) -> bool:
    """The word may stand before a name without making it a part of something else; so may verbs in yaa and saa."""
    known = assembly_words("carrier")
    if word in known or any(split.stem in known for split in splits(word) if not split.enclitic):
        return True
    return len(word) >= VERB_LETTERS and word.startswith(("ي", "سي", "ست"))


def names_of(processes: Mapping[str, Process]) -> tuple[Names, ...]:
    """The names of every process, in the order of their ids."""
    return tuple(Names.of(processes[key]) for key in sorted(processes))


def process_of(names: Sequence[Names], actors: Iterable[str | None]) -> Names | None:
    """The process whose people a report speaks of most; None if it is nobody's, or two are level.

    One owner of milestones that only one process has (its mission, say) is enough; of others it takes two.
    """
    present = {ref for ref in actors if ref is not None}
    owners = Counter(owner for each in names for owner in _owners(each.process))
    known = sorted(((_weight(each.process, present, owners), each) for each in names), key=lambda pair: -pair[0])
    if not known or known[0][0] < ENOUGH or (len(known) > 1 and known[0][0] == known[1][0]):
        return None
    return known[0][1]


def _owners(process: Process) -> frozenset[str]:
    return frozenset(owner for milestone in process.milestones for owner in milestone.owners)


def _weight(process: Process, present: set[str], owners: Mapping[str, int]) -> int:
    own = sum(owners[ref] == 1 and not _everywhere(ref) for ref in present & _owners(process))
    return ENOUGH * own + sum(_area(ref) == process.area for ref in present)


def _everywhere(ref: str) -> bool:
    """States and unions of states (`eu.org.eu`) take part in many processes, whoever's milestones they own."""
    first, _, rest = ref.partition(".")
    return first == "state" or rest.rpartition(".")[2] == first


def _area(ref: str) -> str:
    """`ly.person.x` and `state.ly` are both of Libya."""
    first, _, rest = ref.partition(".")
    return rest if first == "state" else first
