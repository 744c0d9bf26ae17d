"""The process of a sitting: the same graph and the same answer that the command line gives."""

from __future__ import annotations

from datetime import date

from sulh.api.desk import Sitting
from sulh.process.answers import Answers, answer
from sulh.process.build import build_graph
from sulh.process.graph import Graph
from sulh.process.outcomes import Assumptions
from sulh.process.scenario import Scenario
from sulh.record.statement import LAYERS

__all__ = ["process_answers", "process_graph"]


def process_graph(sitting: Sitting, today: date) -> Graph:
    """The network of the record."""
    asked = sitting.moment
    return sitting.once(
        ("graph", today),
        lambda: build_graph(
            asked.statements(*LAYERS),
            today=today,
            identity=asked.identity,
            state_of=asked.verdicts.state,
            story_of=asked.sources.of,
        ),
    )


def process_answers(
    sitting: Sitting,
    *,
    today: date,
    runs: int,
    seed: int = 0,
    goals: tuple[str, ...] = (),
    scenario: Scenario | None = None,
) -> Answers:
    """The answer, worked out once for each question."""
    graph = process_graph(sitting, today)
    return sitting.once(
        ("process", today, runs, seed, goals, repr(scenario)),
        lambda: answer(
            graph,
            today=today,
            goals=goals,
            scenario=scenario,
            given=Assumptions(seed, runs),
            record=f"change {sitting.moment.view.last_change()}",
        ),
    )
