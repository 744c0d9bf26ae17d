"""The process codebooks are data that is checked; what is wrong is named with its file."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from sulh.codebook.processes import _process, load_processes, processes_release
from sulh.errors import DataError
from sulh.text.folded import fold


def data() -> dict[str, Any]:
    """A process with one milestone."""
    milestone = {
        "id": "x.vote",
        "kind": "milestone",
        "ar": "الانتخابات",
        "en": "elections",
        "aliases_ar": ["الاقتراع"],
        "aliases_en": [],
        "owners": ["xx.org.a"],
        "dates": [],
        "note": None,
    }
    return {"process": "x", "name_ar": "ع", "name_en": "p", "period": {}, "milestones": [milestone]}


def test_a_process_knows_its_area() -> None:
    assert _process(data(), "x.yaml").area == "xx"


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda found: found.pop("period"), "needs exactly"),
        (lambda found: found["milestones"][0].pop("owners"), "x.vote needs exactly"),
        (lambda found: found["milestones"][0].update(colour="red"), "x.vote needs exactly"),
        (lambda found: found["milestones"][0].update(kind="wish"), "no kind"),
        (lambda found: found["milestones"].append({**found["milestones"][0], "id": "x.other"}), "two milestones"),
    ],
)
def test_what_is_wrong_is_named(spoil: Callable[[dict[str, Any]], object], complaint: str) -> None:
    found = data()
    spoil(found)
    with pytest.raises(DataError, match=rf"x\.yaml: .*{complaint}"):
        _process(found, "x.yaml")


def test_every_process_of_the_release_is_sound() -> None:
    processes = load_processes()
    assert {"libya", "sudan", "yemen"} <= processes.keys()
    for name, process in processes.items():
        assert process.id == name
        for milestone in process.milestones:
            assert milestone.id.startswith(f"{name}.")
            for alias in (milestone.ar, *milestone.aliases):
                assert fold(alias).strip() == fold(alias)
                assert not re.search("[\u0640\ufb50-\ufdff\ufe70-\ufeff]", alias), alias


def test_the_release_is_a_digest() -> None:
    assert re.fullmatch("[0-9a-f]{16}", processes_release())
