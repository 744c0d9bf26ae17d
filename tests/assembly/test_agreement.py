"""Agreement beyond chance, against values worked out by hand and known from the literature."""

from __future__ import annotations

import pytest

from sulh.assembly.agreement import agreement, cohen, krippendorff
from sulh.record.judgement import Judgement

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", C: four observers, twelve units, nominal: .743
FOUR = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}


def units(table: dict[str, str]) -> list[dict[str, str]]:
    """Columns as things judged."""
    rows = {coder: line.split() for coder, line in table.items()}
    size = len(next(iter(rows.values())))
    return [{coder: row[at] for coder, row in rows.items() if row[at] != "."} for at in range(size)]


def test_alpha_is_the_published_one() -> None:
    found = krippendorff(units(FOUR))
    assert found == pytest.approx(0.743, abs=0.0005)


def test_kappa_by_hand() -> None:
    both = units({"A": "y y y y n n n n n y", "B": "y y y n n n n n y y"})
    assert cohen(both, "A", "B") == pytest.approx((0.8 - 0.5) / 0.5)


def test_what_is_not_defined_is_none() -> None:
    assert krippendorff([]) is None
    assert krippendorff([{"A": "y"}]) is None
    assert krippendorff(units({"A": "y y", "B": "y y"})) is None
    assert cohen([], "A", "B") is None
    assert cohen(units({"A": "y y", "B": "y y"}), "A", "B") is None


def test_the_last_word_of_each_coder_counts_by_layer() -> None:
    def said(subject: str, verdict: str, author: str, minute: int) -> Judgement:
        reason = "رأي" if verdict == "reject" else ""
        return Judgement(subject, verdict, author, f"2026-01-01T00:{minute:02}:00+00:00", reason)  # type: ignore[arg-type]

    table = [
        said("evt-1", "accept", "salma", 1),
        said("evt-1", "reject", "salma", 2),
        said("evt-1", "reject", "omar", 1),
        said("evt-2", "accept", "salma", 1),
        said("evt-2", "accept", "omar", 1),
        said("clm-1", "accept", "omar", 1),
        Judgement("a", "same", "omar", "t", other="b"),
        Judgement("b", "different", "salma", "t", other="a"),
    ]
    claims, events, identity = agreement(table)
    assert (claims.layer, claims.units, claims.alpha) == ("clm", 0, None)
    assert (events.units, events.alpha, events.kappa[("omar", "salma")]) == (2, 1.0, 1.0)
    assert (identity.units, identity.coders) == (1, ("omar", "salma"))
    assert identity.alpha is not None
    assert identity.alpha <= 0
