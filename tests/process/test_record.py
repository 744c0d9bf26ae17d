"""From real text to the network: the five sentences of the design, and the circle that the sample reports describe."""

from __future__ import annotations

from datetime import date

import pytest

from given import Telling
from process.reports import graph_of, sample_statements
from sulh.assembly.identity import Identity
from sulh.assembly.lift import lift
from sulh.process.answers import answer
from sulh.process.build import build_graph
from sulh.process.graph import Graph
from sulh.process.jackknife import jackknife
from sulh.process.outcomes import Assumptions
from sulh.process.structure import structure

ELECTIONS, ARMY = "m:libya.elections_national", "m:libya.army_unification"
COOPERATION, WITHDRAWAL = "m:libya.broad_cooperation", "m:libya.foreign_forces_withdrawal"
DISPUTE, LARGE, GOVERNMENT = "m:libya.constitutional_dispute", "m:libya.large_withdrawal", "m:libya.new_government"

PLAN = "من المقرر إجراء الانتخابات الوطنية في 24 كانون الأول/ديسمبر في ليبيا، وفق ما أعلنت المفوضية الوطنية العليا للانتخابات."
THREAT = "قد يهدد الخلاف الدستوري إجراء الانتخابات الوطنية في ليبيا، بحسب خالد المشري."
ORDER = "قال خالد المشري إن التعاون الواسع لن يبدأ إلا بعد توحيد المؤسسة العسكرية في ليبيا."
STEPS = (
    "إذا سحب كل طرف بضع مئات من المقاتلين قبل الانتخابات، فقد تبدأ الانسحابات الكبيرة حالما تتشكل حكومة جديدة في ليبيا، "
    "بحسب خالد المشري."
)
BILL = "من شأن مشروع القانون أن يفرض عقوبات على جهات أجنبية في ليبيا، بحسب خالد المشري."
MADE, TODAY = "2021-10-05", "2021-10-05"


@pytest.fixture(scope="module")
def five() -> Graph:
    """The network of all five sentences."""
    return graph_of([(text, MADE) for text in (PLAN, THREAT, ORDER, STEPS, BILL)], today=TODAY)


@pytest.fixture(scope="module")
def samples() -> Graph:
    """The network of the sample reports."""
    return build_graph(sample_statements(), today=date(2022, 8, 30))


def edge_ids(graph: Graph) -> set[str]:
    """Every edge that is no link to an actor."""
    return {edge.id for edge in graph.edges if edge.kind != "commits"}


def test_one_a_plan_is_a_date_and_no_forecast(five: Graph) -> None:
    vote = five.by_id[ELECTIONS]
    assert vote.planned is not None
    assert vote.due is not None
    assert vote.planned.latest == vote.due.latest == date(2021, 12, 24)
    assert (vote.parameters["keeps"].low, vote.parameters["keeps"].high) == (0.10, 0.95)
    assert vote.due.basis.quotes


def test_two_a_threat_is_active_now_and_its_effect_is_not_said(five: Graph) -> None:
    (edge,) = [edge for edge in five.edges if edge.kind == "threatens"]
    threat = five.by_id[edge.source]
    assert edge.target == ELECTIONS
    assert threat.started_by is None
    assert threat.effects == ("kill", "delay")
    assert (threat.parameters["p"].low, threat.parameters["p"].high, threat.parameters["p"].flag) == (
        0.05,
        0.80,
        "unassigned",
    )
    assert threat.parameters["window"].central == 80
    assert DISPUTE in five.by_id


def test_one_and_two_together_are_two_to_ninety_per_cent() -> None:
    graph = graph_of([(PLAN, MADE), (THREAT, MADE)], today=TODAY)
    found = answer(graph, today=date(2021, 10, 5), goals=[ELECTIONS], given=Assumptions(runs=100_000))
    (vote,) = found.outcomes
    assert (round(100 * vote.on_time.low), round(100 * vote.on_time.high)) == (2, 90)
    assert vote.bounds


def test_three_a_necessity_is_structure_and_has_no_number(five: Graph) -> None:
    (edge,) = [edge for edge in five.into[COOPERATION] if edge.kind == "requires"]
    assert edge.source == ARMY
    assert edge.parameters == {}
    assert edge.basis.quotes[0].speaker is not None


def test_four_two_relations_of_different_strength_in_one_sentence(five: Graph) -> None:
    into = {edge.source: edge for edge in five.into[LARGE] if edge.kind == "enables"}
    assert into[GOVERNMENT].order_only
    assert not into[GOVERNMENT].runs
    (pilot,) = set(into) - {GOVERNMENT}
    assert into[pilot].runs
    assert f"due:{pilot}>{ELECTIONS}" in edge_ids(five)


def test_five_a_bill_is_a_lever_whose_effect_has_no_sign(five: Graph) -> None:
    raising = [edge for edge in five.edges if edge.kind == "raises"]
    assert {five.by_id[edge.source].kind for edge in raising} == {"lever"}
    assert any(five.by_id[edge.source].stage == "introduced" for edge in raising)
    assert all(edge.sign == "?" and not edge.runs for edge in raising)


def test_everything_in_the_network_has_a_basis(five: Graph, samples: Graph) -> None:
    for graph in (five, samples):
        for node in graph.nodes:
            assert node.basis.quotes
            assert all(each.basis.kind == "default" or each.basis.quotes for each in node.parameters.values())
        assert all(edge.basis.quotes for edge in graph.edges)


def test_the_samples_show_the_circle_from_the_record_alone(samples: Graph) -> None:
    (circle,) = structure(samples, chains=False).circles
    assert circle.members == (ELECTIONS, WITHDRAWAL)
    assert {ARMY, COOPERATION} <= set(circle.behind)
    assert {f"requires:{ELECTIONS}>{ARMY}", f"requires:{ARMY}>{COOPERATION}"} <= edge_ids(samples)
    assert all(edge.basis.quotes[0].speaker for edge in circle.steps)
    assert (ELECTIONS,) in circle.opened_by_nodes


def test_what_stands_in_the_circle_never_happens_in_any_run(samples: Graph) -> None:
    found = answer(samples, today=date(2022, 8, 30), given=Assumptions(runs=200))
    never = {each.node for each in found.outcomes if each.never.low == 1.0}
    assert {ELECTIONS, WITHDRAWAL, ARMY, COOPERATION} <= never
    cuts = next(each for each in found.structure.cut_sets if each.goal == ELECTIONS)
    assert cuts.deadlocked


def test_without_one_speaker_the_circle_opens(samples: Graph) -> None:
    rows = jackknife(samples, "speaker", [ELECTIONS, ARMY], date(2022, 8, 30))
    opening = [row for row in rows if row.opened]
    assert len(opening) == 2
    assert all(ELECTIONS in row.possible for row in opening)


def test_the_order_of_statements_plays_no_part(samples: Graph) -> None:
    turned = build_graph(reversed(sample_statements()), today=date(2022, 8, 30))
    assert turned == samples


def test_an_empty_record_and_one_without_dates() -> None:
    assert build_graph((), today=date(2022, 1, 1), identity=Identity()) == Graph.of([])
    found = answer(graph_of([(ORDER, MADE)], today=TODAY), today=date(2021, 10, 5), given=Assumptions(runs=100))
    assert found.outcomes
    assert all(not each.has_due for each in found.outcomes)


def test_contradictory_facts_stay_side_by_side_and_settle_nothing() -> None:
    told = Telling("نفذت اللجنة الاتفاق. لم تنفذ اللجنة الاتفاق.")
    told.actor("اللجنة")
    act = "الاتفاق"
    told.commitment("نفذت اللجنة الاتفاق", act, by=["اللجنة"], status="met")
    told.commitment("لم تنفذ اللجنة الاتفاق", act, by=["اللجنة"], status="missed")
    graph = build_graph(lift(told.reading()), today=date(2021, 12, 1))
    (node,) = [each for each in graph.nodes if each.kind == "milestone"]
    assert node.status == "contested"
    assert node.done is None
    (words,) = graph.disagreements
    assert {quote.text for quote in words.one} == {"نفذت اللجنة الاتفاق", "لم تنفذ اللجنة الاتفاق"}
