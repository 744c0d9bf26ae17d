"""Process as text: plain sentences with the words behind them; structure first, numbers after, limits last."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from sulh.codebook.process_defaults import Defaults
from sulh.export.process_words import ProcessWords, not_modelled
from sulh.process.answers import Answers, Close
from sulh.process.basis import Basis
from sulh.process.likelihood import percent
from sulh.process.structure import Circle

__all__ = ["process_text"]

SHOWN, QUOTES = 12, 2


def process_text(found: Answers, defaults: Defaults) -> str:
    """The whole answer; the same answer gives the same text."""
    words = ProcessWords.of(found, defaults)
    parts = [
        *_scenario(found, words),
        *_circles(found, words),
        *_blocked(found, words),
        *_enabled(found, words),
        *_cuts(found, words),
        *_contradictions(found, words),
        *_not_run(found, words),
        *_disagreements(found, words),
        *_timeline(found, words),
        *_outcomes(found, words),
        *(line for close in found.close for line in _close(close, words)),
        *_without(found, words),
        "",
        "What is not modelled",
        *(f"  {line}" for line in not_modelled(found.about)),
    ]
    return "\n".join(parts).lstrip("\n") + "\n"


def _quotes(basis: Basis, words: ProcessWords, indent: str = "    ") -> Iterator[str]:
    if basis.kind != "evidence":
        yield f"{indent}({words.basis(basis)})"
        return
    for quote in basis.quotes[:QUOTES]:
        mark = "" if quote.reviewed else " [unreviewed]"
        yield f"{indent}«{' '.join(quote.text.split())}» — {words.source(quote)}{mark}"
    if len(basis.quotes) > QUOTES:
        yield f"{indent}+ {len(basis.quotes) - QUOTES}"


def _scenario(found: Answers, words: ProcessWords) -> Iterator[str]:
    if found.scenario is None:
        return
    name = found.scenario.name or "without a name"
    yield f"Scenario: {name} (assumed by {found.scenario.by}, {found.scenario.on}; {len(found.scenario.changes)} changes)"
    for members in found.opened:
        yield f"  It opens the circle of {', '.join(map(words.name, members))}."
    for each in found.differences:
        change = each.on_time
        low, high = (round(100 * end) for end in (change.low, change.high))
        if low or high or each.flipped:
            moved = f"{low:+d} to {high:+d}" if low != high else f"{low:+d}"
            yield f"  {words.name(each.node)}: on time {moved} points; {percent(each.flipped, each.flipped)} of runs flipped."
    yield ""


def _circles(found: Answers, words: ProcessWords) -> Iterator[str]:
    for circle in found.structure.circles:
        yield f"Circular wait: {', '.join(map(words.name, circle.way))}. None of them can happen while each waits for the next."
        yield from _circle(circle, words)
        yield ""


def _circle(circle: Circle, words: ProcessWords) -> Iterator[str]:
    for edge in circle.steps:
        yield f"  {words.edge(edge)}"
        yield from _quotes(edge.basis, words)
    if circle.behind:
        yield f"  Behind it: {', '.join(map(words.name, circle.behind[:SHOWN]))}."
    if circle.opened_by_nodes:
        ways = " or ".join(" with ".join(map(words.name, some)) for some in circle.opened_by_nodes)
        yield f"  Opened if this were done: {ways}."


def _blocked(found: Answers, words: ProcessWords) -> Iterator[str]:
    wanted = [each for each in found.structure.blocked if each.node in found.goals and each.why != "circular wait"]
    if wanted:
        yield "Blocked"
    for each in sorted(wanted, key=lambda each: found.goals.index(each.node))[:SHOWN]:
        yield f"  {words.name(each.node)} — {each.why}"
        for step in each.chain[:SHOWN]:
            yield f"    {'  ' * (step.depth - 1)}{words.edge(step.edge)}"
            yield from _quotes(step.edge.basis, words, "      " + "  " * (step.depth - 1))
        if each.roots:
            yield f"    Nobody is known to have started: {', '.join(map(words.name, each.roots[:SHOWN]))}."
    if wanted:
        yield ""


def _enabled(found: Answers, words: ProcessWords) -> Iterator[str]:
    connected = {edge.source for edge in found.graph.edges if edge.kind != "commits"}
    names = [words.name(node) for node in found.structure.enabled if node in connected or node in found.goals]
    if names:
        yield f"Nothing stands before: {'; '.join(names[:SHOWN])}" + (
            f"; and {len(names) - SHOWN} more." if len(names) > SHOWN else "."
        )
        yield ""


def _cuts(found: Answers, words: ProcessWords) -> Iterator[str]:
    for each in found.structure.cut_sets:
        if not each.sets or not found.close:
            continue
        yield f"Without any one of these there is no {words.name(each.goal)}"
        for members in each.sets[:SHOWN]:
            yield f"  {' and '.join(map(words.name, members))}"
        yield ""


def _contradictions(found: Answers, words: ProcessWords) -> Iterator[str]:
    for each in found.structure.contradictions:
        node, other = words.name(each.node), words.name(each.other)
        if each.kind == "circular":
            yield f"Deadline against itself: {node} is to come before {other}, which must come first."
        else:
            yield f"Deadline in doubt ({each.kind}): {node} is due {each.due}, but {other} is not before {each.earliest}."


def _not_run(found: Answers, words: ProcessWords) -> Iterator[str]:
    drawn = [edge for edge in found.graph.edges if not edge.runs]
    if drawn:
        yield "Drawn, not run"
    for edge in drawn[:SHOWN]:
        why = "only an order is said" if edge.order_only else "sign unknown"
        yield f"  {words.edge(edge)} ({why})"
        yield from _quotes(edge.basis, words)
    if len(drawn) > SHOWN:
        yield f"  + {len(drawn) - SHOWN}"
    if drawn:
        yield ""


def _disagreements(found: Answers, words: ProcessWords) -> Iterator[str]:
    for each in found.structure.disagreements[:SHOWN]:
        yield f"Reports disagree: {words.name(each.about)} — {each.what}"
        for quote in (*each.one[:QUOTES], *each.other[:QUOTES]):
            yield f"    «{' '.join(quote.text.split())}» — {words.source(quote)}"


def _timeline(found: Answers, words: ProcessWords) -> Iterator[str]:
    rows = [row for row in found.timeline if row.node in found.goals and isfinite(row.first)]
    if rows:
        yield "Earliest, if every attempt succeeds and no threat arrives"
    for row in rows[:SHOWN]:
        slack = (
            ""
            if row.slack_first is None
            else f"; slack to the due day {row.slack_first:.0f} to {row.slack_last:.0f} days"
        )
        way = f"; hangs on {' → '.join(map(words.name, row.critical[:-1]))}" if len(row.critical) > 1 else ""
        yield f"  {words.name(row.node)}: {words.day(row.first)} to {words.day(row.last)}{slack}{way}"
    if rows:
        yield ""


def _outcomes(found: Answers, words: ProcessWords) -> Iterator[str]:
    if found.refused:
        yield f"Ranges: {found.refused}."
        return
    if found.outcomes:
        yield "Ranges, from everything at its worst to everything at its best"
    for outcome in found.outcomes[: 2 * SHOWN]:
        yield f"  {words.name(outcome.node)}: {words.outcome(outcome)}"
        if outcome.reference_never > 0:
            share = percent(outcome.reference_never, outcome.reference_never)
            yield f"    in {share} of runs what it is due before never comes"


def _without(found: Answers, words: ProcessWords) -> Iterator[str]:
    if found.without:
        yield ""
        yield "What hangs on what: without this one, that would change"
    for each in found.without[: 2 * SHOWN]:
        told = [f"{each.opened} {'circle opens' if each.opened == 1 else 'circles open'}"] if each.opened else []
        if each.possible:
            told.append(f"possible again: {', '.join(map(words.name, each.possible[:3]))}")
        if each.impossible:
            told.append(f"no longer possible: {', '.join(map(words.name, each.impossible[:3]))}")
        for node, before, after in each.goals:
            if before is not None and after is None:
                told.append(f"{words.name(node)} falls away")
            elif before is not None and after is not None and round(100 * before) != round(100 * after):
                told.append(f"{words.name(node)}: {percent(before, before)} to {percent(after, after)}")
        if told:
            yield f"  {each.unit} {each.name}: {'; '.join(told[:SHOWN])}."


def _close(close: Close, words: ProcessWords) -> Iterator[str]:
    yield ""
    yield f"Closer: {words.name(close.goal)}"
    for lever in (lever for lever in close.leverage[:5] if lever.if_done != lever.if_never):
        done, never = (percent(end, end) for end in (lever.if_done, lever.if_never))
        yield f"  If {words.name(lever.node)} were done now: {done}; if it never came: {never}."
    for node, share in close.criticality[:5]:
        yield f"  {words.name(node)} decides it in {percent(share, share)} of runs."
    for bar in close.tornado[:5]:
        if bar.swing > 0:
            low, high = (percent(end, end) for end in (bar.at_low, bar.at_high))
            yield f"  {bar.parameter} of {words.name(bar.item)}: {low} at its low end, {high} at its high end."
    if close.ask is not None:
        bar, gain = close.ask
        yield f"  To ask next: {bar.parameter} of {words.name(bar.item)}; knowing it would narrow the range by {100 * gain:.0f} points."
