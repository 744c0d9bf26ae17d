"""Questions about the answer: leverage, tornado, criticality, jackknife, forecasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from process.networks import ASSUMED, NOW, between, days, edge, exactly, network, node
from sulh.codebook.process_defaults import load_defaults
from sulh.errors import InputError
from sulh.process.basis import Basis, Quote
from sulh.process.forecast import freeze, happened_by, score, thaw
from sulh.process.graph import Graph
from sulh.process.jackknife import jackknife
from sulh.process.likelihood import in_words, percent
from sulh.process.outcomes import Assumptions, outcomes
from sulh.process.plan import Plan
from sulh.process.simulate import run
from sulh.process.timeline import slips, timeline
from sulh.process.waiting import Waiting
from sulh.process.whatif import compare, criticality, leverage, next_question, tornado

GIVEN = Assumptions(runs=2_000)


def plan(graph: Graph) -> Plan:
    """The plan of a network."""
    return Plan.of(graph, NOW)


def loose(name: str, low: float, high: float) -> object:
    """A thing with an open chance."""
    return replace(node(name), parameters={"q": between(low, high), "delay": exactly(1)})


def test_leverage_puts_the_thing_on_which_most_hangs_first() -> None:
    net = network(
        ["law > goal", edge("a > goal", "alternative"), edge("b > goal", "alternative")],
        node("a", q=0.5),
        node("b", q=0.5),
    )
    rows = leverage(plan(net), "goal", GIVEN)
    assert rows[0].node == "law"
    assert (rows[0].if_never, {row.node for row in rows}) == (0.0, {"law", "a", "b"})


def test_the_tornado_is_sorted_by_swing_and_the_next_question_narrows_most() -> None:
    net = network(["a > goal", "b > goal"], loose("a", 0.1, 0.9), loose("b", 0.45, 0.55))  # type: ignore[arg-type]
    bars = tornado(plan(net), "goal", GIVEN)
    assert [(bar.item, bar.parameter) for bar in bars] == [("a", "q"), ("b", "q")]
    asked = next_question(plan(net), "goal", GIVEN, bars)
    assert asked is not None
    assert asked[0].item == "a"


def test_criticality_follows_what_came_last_or_failed() -> None:
    net = network(["slow > goal", "fast > goal"], node("slow", delay=30), node("fast", delay=2))
    values, draws = GIVEN.values("central"), GIVEN.draws()
    found = criticality(run(plan(net), values, draws), "goal", values, draws)
    assert found == {"slow": 1.0}


def test_comparing_a_network_with_itself_finds_no_difference() -> None:
    net = network(["a > goal"], loose("a", 0.1, 0.9))  # type: ignore[arg-type]
    (row,) = compare(plan(net), plan(net), ["goal"], GIVEN)
    assert (row.on_time.low, row.on_time.high, row.flipped) == (0, 0, 0)


def test_dates_slack_critical_path_and_what_slips() -> None:
    net = network(["a > b", "b > c"], node("a", delay=5), node("b", delay=7), node("c", delay=1, due=days(20)))
    waiting = Waiting.of(net)
    row = next(each for each in timeline(waiting, NOW) if each.node == "c")
    assert (row.first, row.last, row.slack_first, row.critical) == (13, 13, 7, ("a", "b", "c"))
    assert slips(waiting, NOW, "b", 4) == {"c": 4}


def _quoted(document: str, outlet: str) -> Basis:
    quote = Quote("cnd-1", document, 0, 4, "text", "rule.x", speaker_ref=f"s:{document}", outlet=outlet, story=document)
    return Basis("evidence", (quote,))


def test_without_a_report_what_only_it_supported_falls_away() -> None:
    ring = [
        replace(edge("a > b"), basis=_quoted("doc-1", "one")),
        replace(edge("b > a"), basis=_quoted("doc-2", "two").joined(_quoted("doc-3", "two"))),
    ]
    net = network(ring)
    by = {row.name: row for row in jackknife(net, "report", ["a"], NOW, GIVEN)}
    assert by["doc-1"].opened == 1
    assert by["doc-1"].possible == ("a", "b")
    assert by["doc-1"].goals == (("a", 0.0, 1.0),)
    assert not by["doc-2"].matters
    assert {row.name: row.opened for row in jackknife(net, "outlet", ["a"], NOW)} == {"one": 1, "two": 1}


def test_dropping_evidence_nothing_rests_on_changes_nothing() -> None:
    net = network(["a > b"], loose("a", 0.1, 0.9))  # type: ignore[arg-type]
    assert net.without(lambda quote: quote.document == "doc-9") == net


def test_a_forecast_is_frozen_read_back_and_scored() -> None:
    net = network([], replace(node("vote", q=0.8), due=days(10)), replace(node("law", q=0.5), due=days(10)))
    found = outcomes(plan(net), ["vote", "law"], GIVEN)
    text = freeze(net, found, today=NOW, record="r", given=GIVEN, releases={"defaults": "x"})
    assert text == freeze(net, found, today=NOW, record="r", given=GIVEN, releases={"defaults": "x"})
    made = thaw(text)
    later = network([], replace(net.by_id["vote"], status="done", done=days(9)), net.by_id["law"])
    assert happened_by(later, made, date(2021, 10, 5)) == {"vote": True}
    happened = happened_by(later, made, date(2022, 1, 1))
    assert happened == {"vote": True, "law": False}
    marks = score(made, happened)
    assert marks.count == 2
    assert marks.brier == pytest.approx((0.2**2 + 0.5**2) / 2, abs=0.03)
    assert score(made, {}).brier is None
    with pytest.raises(InputError, match=r"f\.json: no forecast"):
        thaw("{}", name="f.json")


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.60, 0.70, "likely (55-80%)"),
        (0.02, 0.9025, "2-90%"),
        (0.5, 0.5, "about even (45-55%)"),
        (0.0, 0.0, "under 1%"),
        (0.55, 0.80, "likely (55-80%)"),
    ],
)
def test_a_word_only_where_one_band_holds_the_range(low: float, high: float, said: str) -> None:
    assert in_words(low, high, load_defaults().bands) == said
    assert percent(0.3, 0.3) == "30%"


def test_a_basis_that_is_empty_is_refused() -> None:
    with pytest.raises(ValueError, match="empty basis"):
        Basis("evidence")
    with pytest.raises(ValueError, match="empty basis"):
        Basis("assumed", by="somebody")
    assert ASSUMED.kind == "assumed"
