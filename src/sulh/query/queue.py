"""Queue: what waits for one person's decision, how far everybody is, and in what state of review a thing stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from sulh.assembly.agreement import Agreement, agreement
from sulh.query.moment import Moment
from sulh.query.review import to_review
from sulh.record.content import Layer
from sulh.record.judgement import Judgement, standing
from sulh.record.statement import LAYERS

__all__ = ["Progress", "Queue", "Stage", "last_of", "queue", "stage"]

Stage = Literal["proposed", "reviewed", "final", "contested"]
# Names are decided as pairs; a queue of all layers leaves them out.
ALL: tuple[Layer, ...] = tuple(layer for layer in LAYERS if layer != "actor")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review of some layers is."""

    total: int
    decided: int
    final: int
    contested: int
    agreement: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """Ids of what waits, in order; skipped ones come back at the end."""

    waiting: tuple[str, ...]
    progress: Progress


def stage(judgements: Iterable[Judgement]) -> Stage:
    """Nobody, one person, two who agree, or two who don't; each person's last word that stands counts."""
    last = {judgement.author: judgement for judgement in standing(judgements) if judgement.other is None}
    if len(last) < 2:
        return "reviewed" if last else "proposed"
    return "final" if len({(each.verdict, each.field, each.value) for each in last.values()}) == 1 else "contested"


def last_of(moment: Moment, author: str) -> Judgement | None:
    """Somebody's last word on a statement that can be taken back."""
    mine = [each for each in standing(moment.view.judgements()) if each.author == author and each.other is None]
    return mine[-1] if mine else None


def queue(
    moment: Moment, *, author: str, layer: Layer | None = None, skipped: Collection[str] = (), second: bool = False
) -> Queue:
    """What waits for this person; `second`: what others judged and this person did not."""
    layers = (layer,) if layer is not None else ALL
    waiting = to_review(moment, author=author, layers=layers, second=second)
    at_end = {subject: place for place, subject in enumerate(skipped)}
    ordered = sorted(range(len(waiting)), key=lambda at: (at_end.get(waiting[at], -1), at))
    return Queue(tuple(waiting[at] for at in ordered), _progress(moment, layers))


def _progress(moment: Moment, layers: Collection[Layer]) -> Progress:
    by_subject: dict[str, list[Judgement]] = {}
    for judgement in moment.view.judgements():
        by_subject.setdefault(judgement.subject, []).append(judgement)
    every = [statement.id for statement in moment.view.statements(layers=layers)]
    stages = [stage(by_subject.get(subject, ())) for subject in every]
    return Progress(
        total=len(every),
        decided=len(every) - stages.count("proposed"),
        final=stages.count("final"),
        contested=stages.count("contested"),
        agreement=agreement(moment.view.judgements()),
    )
