"""Identity is a pure function of the table of judgements; everything done can be undone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sulh.assembly.identity import Identity
from sulh.record.judgement import Judgement, Verdict


def said(verdict: Verdict, left: str, right: str, minute: int = 0) -> Judgement:
    """A comparison by somebody at some minute."""
    return Judgement(left, verdict, "salma", f"2026-01-01T00:{minute:02}:00+00:00", other=right)


def test_same_joins_and_the_knowledge_base_gives_the_name() -> None:
    identity = Identity.of([said("same", "n:الدبيبة", "ly.person.x"), said("same", "n:دبيبه", "n:الدبيبة")])
    assert {identity.name(ref) for ref in ("n:الدبيبة", "n:دبيبه", "ly.person.x")} == {"ly.person.x"}
    assert identity.members("n:دبيبه") == ("ly.person.x", "n:الدبيبة", "n:دبيبه")
    assert identity.name("n:other") == "n:other"


def test_different_holds_against_a_later_chain() -> None:
    table = [said("different", "a", "c", 1), said("same", "a", "b", 2), said("same", "b", "c", 3)]
    identity = Identity.of(table)
    assert identity.name("a") == identity.name("b") != identity.name("c")
    assert identity.refused == (table[2],)
    assert identity.held_apart("b", "c")
    assert not identity.held_apart("a", "b")


def test_the_latest_word_on_a_pair_counts() -> None:
    identity = Identity.of([said("same", "a", "b", 1), said("different", "b", "a", 2)])
    assert identity.groups == ()
    assert Identity.of([said("different", "b", "a", 1), said("same", "a", "b", 2)]).groups == (("a", "b"),)


refs = st.sampled_from("abcdef")
judgements = st.lists(
    st.builds(
        lambda verdict, pair, minute: said(verdict, pair[0], pair[1], minute),
        st.sampled_from(["same", "different", "unsure"]),
        st.tuples(refs, refs).filter(lambda pair: pair[0] != pair[1]),
        st.integers(0, 59),
    ),
    max_size=12,
)


@given(judgements, st.randoms(use_true_random=False))
def test_the_order_of_the_table_plays_no_part(table: list[Judgement], chance: object) -> None:
    before = Identity.of(table)
    chance.shuffle(table)  # type: ignore[attr-defined]
    assert Identity.of(table) == before


@given(judgements, st.tuples(refs, refs).filter(lambda pair: pair[0] != pair[1]))
def test_merge_then_unmerge_is_as_if_nothing_had_been(table: list[Judgement], pair: tuple[str, str]) -> None:
    table = [each for each in table if each.pair != tuple(sorted(pair))]
    merged = [*table, Judgement(pair[0], "same", "omar", "2026-01-02T00:00:00+00:00", other=pair[1])]
    undone = [*merged, Judgement(pair[0], "unsure", "omar", "2026-01-02T00:01:00+00:00", other=pair[1])]
    assert Identity.of(undone) == Identity.of(table)


@given(judgements)
def test_no_group_holds_two_that_were_called_different(table: list[Judgement]) -> None:
    identity = Identity.of(table)
    for left, right in identity.apart:
        assert identity.name(left) != identity.name(right)
