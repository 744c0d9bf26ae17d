"""Scenario: an analyst's changes to the network, as a file that can be compared, and never in the record.

    scenario: 1
    by: A. Analyst
    date: 2022-07-01
    name: what if the basis is agreed
    changes:
      - add: "إجراء الانتخابات requires القاعدة الدستورية"
        because: read between the lines of the talks
      - drop: "[elections] requires [withdrawal]"
      - done: القاعدة الدستورية
        on: 2022-06-01
      - set: elections
        parameter: keeps
        to: [0.3, 0.5, 0.7]

Every change is `assumed by` the person of the file.  What is wrong is named with its line, and then nothing is taken.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from sulh.assembly.gist import gist
from sulh.errors import DataError
from sulh.process.basis import Basis
from sulh.process.graph import EdgeKind, Graph

__all__ = ["Change", "Scenario", "Sentence", "parse_scenario", "parse_sentence", "resolve"]

EDGE_WORDS: tuple[EdgeKind, ...] = (
    "requires", "alternative", "holds_until", "enables", "threatens", "raises", "lowers", "due", "excludes",
)  # fmt: skip
_SENTENCE = re.compile(rf"^\s*(.+?)\s+({'|'.join(EDGE_WORDS)})\s+(.+?)\s*$")

# verb: the further keys it may have; those with a star it must have
VERBS: dict[str, frozenset[str]] = {
    "add": frozenset(("because", "lag", "sign", "strength")),
    "drop": frozenset(("because",)),
    "reverse": frozenset(("because",)),
    "require": frozenset(("because",)),
    "sign": frozenset(("because", "to*")),
    "node": frozenset(("because", "kind", "due", "planned", "need")),
    "set": frozenset(("because", "parameter*", "to*")),
    "move": frozenset(("because", "due", "planned", "not_before")),
    "done": frozenset(("because", "on")),
    "never": frozenset(("because",)),
    "join": frozenset(("because", "with*")),
}
_TOP = frozenset(("scenario", "by", "date", "name", "changes"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """`first` comes before `then`: "[then] requires [first]", "[first] enables [then]"."""

    kind: EdgeKind
    first: str
    then: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change as written, with its line."""

    verb: str
    what: str
    more: Mapping[str, Any]
    line: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Scenario:
    """A file of changes by one person on one day."""

    name: str
    by: str
    on: date
    changes: tuple[Change, ...] = ()
    file: str = ""


def parse_sentence(text: str) -> Sentence | None:
    """An edge as a sentence.  With `requires`, `alternative` and `holds_until` the one that waits stands first."""
    match = _SENTENCE.match(text)
    if match is None:
        return None
    left, kind, right = (part.strip("[] ") for part in match.groups())
    waits_first = kind in ("requires", "alternative", "holds_until")
    word: EdgeKind = next(each for each in EDGE_WORDS if each == kind)
    return Sentence(word, right, left) if waits_first else Sentence(word, left, right)


def parse_scenario(text: str, *, file: str = "scenario") -> Scenario:
    """The scenario of a file; DataError names the first wrong line."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        raise DataError(str(problem), file=file, line=mark.line + 1 if mark else 1) from None
    if not isinstance(root, yaml.MappingNode):
        raise DataError("needs keys: scenario, by, date, changes", file=file, line=1)
    top = _mapping(root, file)
    if unknown := sorted(top.keys() - _TOP):
        raise DataError(f"{unknown[0]}: no such key; known are {', '.join(sorted(_TOP))}", file=file, line=_line(root))
    if missing := sorted({"scenario", "by", "date"} - top.keys()):
        raise DataError(f"{missing[0]} is missing", file=file, line=_line(root))
    plain = {key: _plain(node) for key, node in top.items() if key != "changes"}
    if plain["scenario"] != 1:
        raise DataError(f"scenario: {plain['scenario']}: this release reads 1", file=file, line=_line(top["scenario"]))
    on, by = plain["date"], plain["by"]
    if not isinstance(on, date):
        raise DataError(f"date: {on}: not a date; write YYYY-MM-DD", file=file, line=_line(top["date"]))
    if not isinstance(by, str) or not by.strip():
        raise DataError("by: who assumes this?", file=file, line=_line(top["by"]))
    rows = top.get("changes")
    if rows is not None and not isinstance(rows, yaml.SequenceNode):
        raise DataError("changes must be a list", file=file, line=_line(rows))
    changes = tuple(_change(row, by, on, file) for row in (rows.value if rows else ()))
    return Scenario(str(plain.get("name", "")), by, on, changes, file)


def _change(row: yaml.Node, by: str, on: date, file: str) -> Change:
    line = _line(row)
    if not isinstance(row, yaml.MappingNode):
        raise DataError("a change is a mapping with one verb", file=file, line=line)
    values = {key: _plain(node) for key, node in _mapping(row, file).items()}
    verbs = [key for key in values if key in VERBS]
    if len(verbs) != 1:
        said = "two verbs in one change" if verbs else f"no verb; one of {', '.join(sorted(VERBS))}"
        raise DataError(said, file=file, line=line)
    verb = verbs[0]
    allowed = {key.rstrip("*") for key in VERBS[verb]}
    if unknown := sorted(values.keys() - allowed - {verb}):
        raise DataError(f"{verb}: no key {unknown[0]}; known are {', '.join(sorted(allowed))}", file=file, line=line)
    needed = {key.rstrip("*") for key in VERBS[verb] if key.endswith("*")}
    if missing := sorted(needed - values.keys()):
        raise DataError(f"{verb}: {missing[0]} is missing", file=file, line=line)
    what = values.pop(verb)
    if not isinstance(what, str) or not what.strip():
        raise DataError(f"{verb}: what?", file=file, line=line)
    if verb in ("add", "drop", "reverse", "require", "sign") and parse_sentence(what) is None:
        raise DataError(
            f"{verb}: {what}: not a sentence; write [one] requires [other], or another of {', '.join(EDGE_WORDS)}",
            file=file,
            line=line,
        )
    for key in ("on", "due", "planned", "not_before"):
        if values.get(key) is not None and not isinstance(values[key], date):
            raise DataError(f"{key}: {values[key]}: not a date; write YYYY-MM-DD", file=file, line=line)
    reason = str(values.pop("because", "") or "no reason given")
    return Change(verb, what.strip(), values, line, Basis("assumed", by=by, on=on, reason=reason))


def _mapping(node: yaml.MappingNode, file: str) -> dict[str, yaml.Node]:
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        # YAML 1.1 reads the bare word `on` as true; here it is a key like any other
        name = str(key.value)
        if name in found:
            raise DataError(f"{name} stands twice", file=file, line=_line(key))
        found[name] = value
    return found


def _plain(node: yaml.Node) -> Any:
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node, deep=True)
    finally:
        loader.dispose()


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def resolve(name: str, graph: Graph, names: Mapping[str, str], *, file: str, line: int) -> str:
    """The node that somebody means: its id, one of its names, or an alias of the codebook; an error says what is near."""
    for wanted in (name, f"m:{name}"):
        if wanted in graph.by_id:
            return wanted
    key = gist(name)
    by_name = [node.id for node in graph.nodes if key in (gist(node.name), gist(node.name_en))]
    if len(by_name) == 1:
        return by_name[0]
    if len(by_name) > 1:
        raise DataError(f"{name} may be {' or '.join(by_name)}: write the id", file=file, line=line)
    if key in names:
        return f"m:{names[key]}"
    near = difflib.get_close_matches(key, _known(graph, names), n=3, cutoff=0.6)
    hint = f"; near it: {', '.join(near)}" if near else "; give it a `node` change first if it is new"
    raise DataError(f"{name}: nothing of this name in the network{hint}", file=file, line=line)


def _known(graph: Graph, names: Mapping[str, str]) -> Iterable[str]:
    return sorted({*(gist(node.name) for node in graph.nodes), *names})
