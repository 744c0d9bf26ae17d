"""Answers: everything that one question about the process gives, ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sulh.codebook.process_defaults import Defaults, load_defaults
from sulh.codebook.processes import Process, load_processes
from sulh.process.build import unreviewed
from sulh.process.graph import HARD, Graph
from sulh.process.jackknife import Unit, Without, jackknife
from sulh.process.outcomes import Assumptions, Outcome, outcomes, uncertain
from sulh.process.plan import Plan, narrowed
from sulh.process.scenario import Scenario, resolve
from sulh.process.simulate import refusal, run
from sulh.process.structure import Structure, structure
from sulh.process.timeline import Row, timeline
from sulh.process.variant import apply, names_in
from sulh.process.waiting import Waiting
from sulh.process.whatif import Bar, Difference, Lever, compare, criticality, leverage, next_question, tornado

__all__ = ["Answers", "Close", "NotModelled", "answer", "default_goals", "resolve_goals"]

MOST_GOALS = 40


@dataclass(frozen=True, slots=True)
class NotModelled:
    """What stands under every result."""

    seed: int
    runs: int
    correlation: float
    today: date
    record: str
    parameters: int
    unassigned: int
    assumed: int
    unreviewed: int
    engine: str
    bounds: bool
    reason: str
    defaults: str


@dataclass(frozen=True, slots=True)
class Close:
    """A goal looked at closely: what decides it, what hangs on what, which number moves it, what to ask next."""

    goal: str
    criticality: tuple[tuple[str, float], ...]
    leverage: tuple[Lever, ...]
    tornado: tuple[Bar, ...]
    ask: tuple[Bar, float] | None


@dataclass(frozen=True, slots=True)
class Answers:
    """The network and what came out.  `refused`: why it was not run; the structure stands all the same."""

    graph: Graph
    goals: tuple[str, ...]
    structure: Structure
    timeline: tuple[Row, ...]
    outcomes: tuple[Outcome, ...]
    close: tuple[Close, ...]
    refused: str | None
    about: NotModelled
    scenario: Scenario | None = None
    baseline: Structure | None = None
    differences: tuple[Difference, ...] = ()
    without: tuple[Without, ...] = ()

    @property
    def opened(self) -> tuple[tuple[str, ...], ...]:
        """Circles of the baseline that the scenario opens."""
        if self.baseline is None:
            return ()
        left = {circle.members for circle in self.structure.circles}
        return tuple(circle.members for circle in self.baseline.circles if circle.members not in left)


def answer(
    graph: Graph,
    *,
    today: date,
    goals: Sequence[str] = (),
    scenario: Scenario | None = None,
    units: Sequence[Unit] = (),
    given: Assumptions | None = None,
    record: str = "",
    defaults: Defaults | None = None,
    processes: Mapping[str, Process] | None = None,
) -> Answers:
    """The whole answer.  With goals they are looked at closely; without, the network's own are shown.

    `units`: what to leave out one at a time, to see what hangs on it.
    """
    table, known = defaults or load_defaults(), processes if processes is not None else load_processes()
    assumed = given or Assumptions()
    changed = apply(graph, scenario, today=today, defaults=table, processes=known).graph if scenario else graph
    wanted = resolve_goals(changed, goals, known) if goals else ()
    shown = wanted or default_goals(changed)
    plan = Plan.of(changed, today)
    refused = refusal(plan)
    near = narrowed(plan, shown)
    found = () if refused else outcomes(near, shown, assumed)
    differences: tuple[Difference, ...] = ()
    before: Structure | None = None
    if scenario is not None:
        base = Plan.of(graph, today)
        before = structure(graph, chains=False)
        if not refused and refusal(base) is None:
            differences = compare(narrowed(base, shown), near, shown, assumed)
    return Answers(
        graph=changed,
        goals=shown,
        structure=structure(changed, goals=shown),
        timeline=timeline(Waiting.of(changed), today),
        outcomes=found,
        close=() if refused else tuple(_close(plan, goal, assumed) for goal in wanted),
        refused=refused,
        about=_about(near, assumed, record, table),
        scenario=scenario,
        baseline=before,
        differences=differences,
        without=tuple(row for unit in units for row in jackknife(changed, unit, shown, today, assumed) if row.matters),
    )


def resolve_goals(graph: Graph, goals: Sequence[str], processes: Mapping[str, Process]) -> tuple[str, ...]:
    """Goals as somebody writes them: ids, names or aliases.  DataError says what is near."""
    names = names_in(processes)
    found = [resolve(goal, graph, names, file="--goal", line=0) for goal in goals]
    return tuple(dict.fromkeys(each for each in found if each in graph.by_id))


def default_goals(graph: Graph) -> tuple[str, ...]:
    """What has a due day or waits for something, the most connected first."""
    weight: dict[str, int] = {}
    for node in graph.nodes:
        if not node.happens or node.status in ("done", "cancelled", "failed"):
            continue
        waits = [edge for edge in graph.into[node.id] if edge.kind in HARD or edge.kind == "threatens"]
        waits = [edge for edge in waits if "#" not in edge.source and not edge.source.startswith("accepted:")]
        leads = [edge for edge in graph.out_of.get(node.id, ()) if edge.kind in HARD]
        named = node.id.startswith("m:")
        if (waits and (named or leads)) or (node.due is not None and (named or waits)):
            weight[node.id] = 10 * named + 2 * len(waits) + len(leads)
    ordered = sorted(weight, key=lambda node: (-weight[node], node))
    return tuple(ordered[:MOST_GOALS])


def _close(plan: Plan, goal: str, given: Assumptions) -> Close:
    bars = tornado(plan, goal, given)
    values, draws = given.values("central"), given.draws()
    shares = criticality(run(narrowed(plan, [goal]), values, draws), goal, values, draws)
    return Close(
        goal=goal,
        criticality=tuple(sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))),
        leverage=leverage(plan, goal, given),
        tornado=bars,
        ask=next_question(plan, goal, given, bars),
    )


def _about(plan: Plan, given: Assumptions, record: str, table: Defaults) -> NotModelled:
    numbers = uncertain(plan.graph)
    return NotModelled(
        seed=given.seed,
        runs=given.runs,
        correlation=given.correlation,
        today=plan.today,
        record=record,
        parameters=len(numbers),
        unassigned=sum(bool(each.flag) or each.basis.kind == "default" for each in numbers.values()),
        assumed=sum(each.basis.kind == "assumed" for each in numbers.values()),
        unreviewed=unreviewed(plan.graph),
        engine=plan.engine.name,
        bounds=plan.engine.bounds,
        reason=plan.engine.reason,
        defaults=table.release,
    )
