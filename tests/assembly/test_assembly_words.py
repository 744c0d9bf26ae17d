"""The words that assembly goes by do what their examples say."""

from __future__ import annotations

import pytest

from sulh.assembly.act import act_key
from sulh.assembly.gist import gist
from sulh.assembly.milestones import names_of
from sulh.codebook.processes import load_processes
from sulh.lexicon.assembly_words import assembly_rows
from sulh.lexicon.table import Row

(LIBYA,) = (each for each in names_of(load_processes()) if each.process.id == "libya")


def rows(name: str) -> list[Row]:
    """The groups of one class."""
    return [row for row in assembly_rows() if row["class"] == name]


def same_act(pair: str) -> bool:
    """Both sides of the sign are one act."""
    left, right = (act_key(gist(side)) for side in pair.split("="))
    return left == right


@pytest.mark.parametrize("row", rows("act.empty"), ids=lambda row: row["note"])
def test_little_words_are_no_part_of_an_act(row: Row) -> None:
    assert same_act(row["yes"])
    assert not same_act(row["no"])


@pytest.mark.parametrize("row", [*rows("carrier"), *rows("term")], ids=lambda row: row["note"])
def test_a_carrier_leaves_the_phrase_about_the_milestone(row: Row) -> None:
    assert LIBYA.head(row["yes"]) is not None
    assert LIBYA.head(row["no"]) is None
