"""Letters across scripts: costs, the cheapest alignment, and the walk that finds it without comparing."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sulh.assembly.alignment import ARABIC, LATIN, align, costs, crossing_costs, excess, read_counts
from sulh.assembly.name_trie import Trie

ARABIC_WORDS = st.text(alphabet="ابتجحخدرسشعغفقكلمنهويى", min_size=1, max_size=7)
LATIN_WORDS = st.text(alphabet="abcdefghijklmnoqrstuwyz", min_size=1, max_size=9)


def test_the_table_is_small_and_clean() -> None:
    counts = read_counts()
    assert 300 < len(counts) < 800
    assert all(len(arabic) <= 2 and len(latin) <= 3 and count > 0 for (arabic, latin), count in counts.items())


def test_a_cost_is_the_mean_surprise_of_both_directions() -> None:
    table = crossing_costs({("ب", "b"): 3.0, ("ب", "p"): 1.0, ("ت", "t"): 4.0})
    assert table.rows["ت"]["t"] == 0.0
    assert table.rows["ب"]["b"] == pytest.approx(-0.5 * math.log(3 / 4))
    assert table.rows["ب"]["p"] == pytest.approx(-0.5 * math.log(1 / 4))


def test_letters_of_digraphs_stay_together() -> None:
    table = costs(ARABIC, LATIN)
    for arabic, latin in (("ش", "sh"), ("خ", "kh"), ("ذ", "dh"), ("ث", "th")):
        assert table.rows[arabic][latin] < table.rows[arabic].get(latin[0], math.inf)
    _, steps = align(table, "خليفه", "khalifa")
    assert steps[0][1].startswith("kh")


@given(ARABIC_WORDS, LATIN_WORDS)
@settings(max_examples=60)
def test_steps_spell_both_words_and_add_up(arabic: str, latin: str) -> None:
    table = costs(ARABIC, LATIN)
    cost, steps = align(table, arabic, latin)
    assert "".join(one for one, _ in steps) == arabic
    assert "".join(other for _, other in steps) == latin
    assert cost == pytest.approx(sum(table.rows[one][other] for one, other in steps))


@given(ARABIC_WORDS, LATIN_WORDS)
@settings(max_examples=60)
def test_both_directions_cost_the_same_and_nothing_is_below_the_bound(arabic: str, latin: str) -> None:
    there, back = costs(ARABIC, LATIN), costs(LATIN, ARABIC)
    cost, _ = align(there, arabic, latin)
    assert cost == pytest.approx(align(back, latin, arabic)[0])
    assert there.remaining(arabic)[0] <= cost + 1e-9
    assert back.remaining(latin)[0] <= cost + 1e-9
    assert excess(there, back, arabic, latin, cost) >= -1e-9


@given(LATIN_WORDS, LATIN_WORDS)
@settings(max_examples=40)
def test_within_a_script_only_the_same_is_free(one: str, other: str) -> None:
    table = costs(LATIN, LATIN)
    assert align(table, one, one)[0] == 0.0
    if one != other:
        assert align(table, one, other)[0] > 0.0


def test_a_strange_letter_costs_and_does_not_break() -> None:
    cost, steps = align(costs(ARABIC, LATIN), "ڭمر", "mar")
    assert math.isfinite(cost)
    assert steps[0] == ("ڭ", "")
    assert cost == pytest.approx(align(costs(LATIN, ARABIC), "mar", "ڭمر")[0])


@given(st.lists(LATIN_WORDS, min_size=1, max_size=12, unique=True), ARABIC_WORDS)
@settings(max_examples=60, deadline=None)
def test_the_walk_finds_what_comparing_with_all_finds(words: list[str], query: str) -> None:
    table = costs(ARABIC, LATIN)
    groups = {group for row in table.rows.values() for group in row if group}
    found = Trie(words, groups).nearest(query, table, count=3, window=math.inf, effort=10**6)
    compared = sorted((align(table, query, word)[0], word) for word in words)
    assert [cost for _, cost in found] == pytest.approx([cost for cost, _ in compared[: len(found)]])
    assert found
    assert all(one[1] <= other[1] + 1e-9 for one, other in pairwise(found))


def test_window_and_effort_bound_the_walk() -> None:
    table = costs(ARABIC, LATIN)
    groups = {group for row in table.rows.values() for group in row if group}
    trie = Trie(["haftar", "hafter", "zzzz"], groups)
    assert [word for word, _ in trie.nearest("حفتر", table, count=3, window=5.0, effort=10**6)] == ["hafter", "haftar"]
    assert trie.nearest("حفتر", table, count=3, window=5.0, effort=1) == []
    assert Trie([], groups).nearest("حفتر", table, count=3, window=5.0, effort=100) == []
