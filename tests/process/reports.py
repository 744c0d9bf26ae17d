"""Reports of our own wording, read and lifted as the pipeline does it, without a store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from sulh.assembly.lift import lift
from sulh.assembly.merge import merge
from sulh.assembly.milestones import Names, names_of
from sulh.codebook.processes import load_processes
from sulh.document import Document
from sulh.lexicon.load import default_lexicon
from sulh.process.build import build_graph
from sulh.process.graph import Graph
from sulh.reading.read import read_document
from sulh.record.statement import Statement

SAMPLES = Path(__file__).parents[2] / "samples"


@cache
def names() -> tuple[Names, ...]:
    """The names of every process."""
    return names_of(load_processes())


def statements(text: str, *, published: str, outlet: str = "صحيفة السفح") -> tuple[Statement, ...]:
    """What one report says."""
    document = Document.of(text, outlet=outlet, published=date.fromisoformat(published))
    return lift(read_document(document, default_lexicon()), names())


def graph_of(reports: Iterable[tuple[str, str]], *, today: str) -> Graph:
    """The network of some reports, each a text and its day."""
    found = merge(each for text, day in reports for each in statements(text, published=day))
    return build_graph(found, today=date.fromisoformat(today))


@cache
def sample_statements() -> tuple[Statement, ...]:
    """Everything the sample reports say."""
    index = yaml.safe_load((SAMPLES / "index.yaml").read_text("utf-8"))
    found: list[Statement] = []
    for entry in index:
        text = (SAMPLES / entry["file"]).read_text("utf-8")
        found.extend(statements(text, published=str(entry["published"]), outlet=entry["outlet"]))
    return merge(found)
