"""Process in words: names, days and quotations of an answer, the same on every kind of page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite

from sulh.codebook.process_defaults import Defaults
from sulh.process.answers import Answers, NotModelled
from sulh.process.basis import Basis, Quote
from sulh.process.graph import Edge, Graph
from sulh.process.likelihood import in_words, percent
from sulh.process.outcomes import Outcome, Range

__all__ = ["ProcessWords", "not_modelled"]

LONGEST = 70


@dataclass(frozen=True, slots=True)
class ProcessWords:
    """How one network is spoken of."""

    graph: Graph
    today: date
    defaults: Defaults

    @classmethod
    def of(cls, found: Answers, defaults: Defaults) -> ProcessWords:
        """The words for an answer."""
        return cls(found.graph, found.about.today, defaults)

    def name(self, node: str) -> str:
        """What a thing is called, short enough for a line; somebody without a node stands under his reference."""
        known = self.graph.by_id.get(node)
        text = " ".join((known.name if known else node).split())
        return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"

    def day(self, days: float) -> str:
        """A number of days from now as a date; infinity is never."""
        if not isfinite(days):
            return "never"
        try:
            return (self.today + timedelta(days=round(days))).isoformat()
        except OverflowError:
            return "beyond the calendar"

    def days(self, found: Range) -> str:
        """An interval of days as dates."""
        first, last = self.day(found.low), self.day(found.high)
        return first if first == last else f"{first} to {last}"

    def share(self, found: Range) -> str:
        """A range in the words of the table, or the range alone."""
        return in_words(found.low, found.high, self.defaults.bands)

    def outcome(self, outcome: Outcome) -> str:
        """What may become of something, in a sentence; "never" is said only where structure says it."""
        if outcome.never.low >= 1.0:
            return "never, as things stand"
        if not outcome.has_due:
            happens = Range(1 - outcome.never.high, 1 - outcome.never.central, 1 - outcome.never.low)
            return f"happens: {self.share(happens)}; central assumption {percent(happens.central, happens.central)}"
        settled = outcome.on_time.high - outcome.on_time.low > 0.5
        tail = ": the reports do not settle it" if settled else ""
        return (
            f"on time {self.share(outcome.on_time)}{tail}; late {percent(outcome.late.low, outcome.late.high)}; "
            f"never {percent(outcome.never.low, outcome.never.high)}; "
            f"central assumption: on time {percent(outcome.on_time.central, outcome.on_time.central)}"
        )

    def edge(self, edge: Edge) -> str:
        """An edge as a sentence that can be put into a scenario as it is."""
        first, then = f"[{self.name(edge.source)}]", f"[{self.name(edge.target)}]"
        if edge.kind in ("requires", "alternative", "holds_until"):
            return f"{then} {edge.kind} {first}"
        return f"{first} {edge.kind} {then}"

    def basis(self, basis: Basis) -> str:
        """Why something is there, in a line without its quotes."""
        if basis.kind == "assumed":
            return f"assumed by {basis.by}, {basis.on}: {basis.reason}"
        if basis.kind == "default":
            return f"default: {basis.row}"
        if basis.kind == "base_rate":
            return f"base rate: {basis.reason}"
        count = len({quote.story for quote in basis.quotes})
        return f"{count} {'report' if count == 1 else 'reports'}{', unreviewed' if basis.unreviewed else ''}"

    def source(self, quote: Quote) -> str:
        """Who says it, where and when."""
        who = f"{quote.speaker}, in " if quote.speaker else ""
        return f"{who}{quote.outlet or 'no outlet'}, {quote.published or 'undated'}"


def not_modelled(about: NotModelled) -> tuple[str, ...]:
    """What stands under every result (process.md 7)."""
    events = "independent" if about.correlation == 0 else f"tied by one shared cause, correlation {about.correlation:g}"
    lines = [
        "No strategy of actors; no relation that nobody reported; silence is not absence; speakers are quoted, not weighed.",
        f"Events are {events}.",
        f"{about.unassigned} of {about.parameters} parameters are unassigned, {about.assumed} assumed by people; "
        f"unreviewed items: {about.unreviewed}.",
        f"Seed {about.seed}, {about.runs} runs, record {about.record or 'unnamed'}, defaults {about.defaults}, "
        f'"now" is {about.today}.',
        f"Engine: {about.engine}." + ("" if about.bounds else f" Ranges are no bounds, because {about.reason}."),
        "Likelihood words come from studies of English words; for Arabic they are provisional.",
    ]
    return tuple(lines)
