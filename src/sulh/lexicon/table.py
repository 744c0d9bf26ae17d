"""Data tables: TSV and YAML with every complaint naming file and line.

A table is loud on its first bad line: unknown columns, missing cells, presentation forms, tatweel and invisible code
points are refused, because a word stored that way never matches ordinary text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from sulh.errors import DataError
from sulh.text.letters import INVISIBLE, TATWEEL

__all__ = ["Row", "data_dir", "read_tsv", "read_yaml", "refuse_bad_letters", "tables"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: cells by column, and where it stands."""

    cells: dict[str, str]
    file: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The parts of a list cell."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    def error(self, message: str) -> DataError:
        """A complaint about this line."""
        return DataError(message, file=self.file, line=self.line)


def data_dir() -> Traversable:
    """The folder of the language data that ships with the package."""
    return files("sulh.lexicon").joinpath("data", "ar")


def tables(folder: str) -> list[Traversable]:
    """The TSV files of a data folder in name order."""
    root = data_dir().joinpath(folder)
    if not root.is_dir():
        return []
    return sorted((path for path in root.iterdir() if path.name.endswith(".tsv")), key=lambda path: path.name)


def refuse_bad_letters(text: str, *, file: str, line: int) -> None:
    """Raise DataError for code points that would never match folded text."""
    for char in text:
        if char == TATWEEL or char in INVISIBLE or "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufeff":
            raise DataError(f"U+{ord(char):04X} must not stand in a data file: {text!r}", file=file, line=line)


def read_tsv(path: Traversable, columns: Sequence[str]) -> Iterator[Row]:
    """Rows of a table whose first line is exactly `columns`."""
    header: list[str] | None = None
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        line = raw.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            if header != list(columns):
                raise DataError(f"columns {header} instead of {list(columns)}", file=path.name, line=number)
            continue
        if len(cells) > len(header):
            raise DataError(f"{len(cells)} cells instead of {len(header)}", file=path.name, line=number)
        refuse_bad_letters(line, file=path.name, line=number)
        cells += [""] * (len(header) - len(cells))
        yield Row({name: cell.strip() for name, cell in zip(header, cells, strict=True)}, path.name, number)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2 booleans: `yes:` and `no:` are words, and the keys of our examples."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read_yaml(path: Traversable) -> Any:
    """A YAML file, syntax errors with their line."""
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), start=1):
        refuse_bad_letters(line, file=path.name, line=number)
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.line + 1 if error.problem_mark else None
        raise DataError(f"not YAML: {error.problem}", file=path.name, line=at) from error
