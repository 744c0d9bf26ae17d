"""Golden cases of the claims reader: tests/cases/ar/claims/*.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import sulh

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "ar" / "claims"
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


def facts(reading: Any, claim: Any, wanted: dict[str, Any]) -> dict[str, Any]:
    """The compared keys of a claim."""
    found = {
        "verb": claim.verb,
        "speaker": claim.speaker.text if claim.speaker else None,
        "content": claim.span.of(reading.document.text),
        "stance": claim.stance,
        "direct": claim.direct,
        "anonymous": claim.anonymous,
        "via": claim.via.text if claim.via else None,
    }
    return {key: found[key] for key in wanted}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_case(case: dict[str, Any]) -> None:
    reading = sulh.read_text(case["text"], published="2022-03-01")
    found = list(reading.claims)
    wanted = case["claims"]
    if not case.get("loose"):
        assert [claim.verb for claim in found] == [
            w.get("verb", c.verb) for w, c in zip(wanted, found, strict=False)
        ] or wanted
        assert len(found) == len(wanted), [claim.verb for claim in found]
    for want, claim in zip(wanted, found, strict=False):
        assert facts(reading, claim, want) == want
