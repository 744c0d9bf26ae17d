"""One decision a screen: the words in their sentence, what was read out of them, and what is known of the rule."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from sulh.assembly.candidates import Candidate
from sulh.export.labels import Labels
from sulh.ids import Canonical
from sulh.query.review import Proposal, Quoted, correctable
from sulh.record.codec import plain
from sulh.record.support import Support

__all__ = ["print_keys", "print_pair", "print_proposal"]

SKIPPED = frozenset(("gist", "span"))


def print_proposal(shown: Proposal, place: str, words: Labels, console: Console) -> None:
    """A statement to decide on."""
    statement = shown.row.statement
    console.print(Text(f"{place} · {words('layer', statement.layer)} · {statement.id}", "bold cyan"))
    console.print(_sentence(shown.quoted, words))
    for name, value in _values(shown):
        console.print(Text(f"  {name}: ", "dim").append(value))
    console.print(Text(f"  {_support(shown.row.support, words)}", "dim"))
    for rule in shown.rules:
        console.print(Text(f"  {rule.rule}: {rule.accepted}/{rule.judged} {words('phrase', 'accepted_of')}", "dim"))


def print_pair(pair: Candidate, place: str, words: Labels, console: Console) -> None:
    """Two actors that may be one, with every reason for and against."""
    console.print(Text(f"{place} · {words('layer', 'identity')}", "bold cyan"))
    console.print(Text(f"  {pair.left}\n  {pair.right}"))
    for reason in pair.reasons:
        sign = "+" if reason.weight > 0 else "-"
        console.print(Text(f"  {sign} {reason.signal} {abs(reason.weight):g}: {reason.detail}", "dim"))


def print_keys(shown: Proposal | None, words: Labels, console: Console) -> None:
    """What can be typed."""
    console.print(Text(words("phrase", "keys_pair" if shown is None else "keys"), "dim"))
    if shown is not None:
        console.print(Text("  e: " + words.comma.join(correctable(shown.row.statement.layer)), "dim"))


def _sentence(quoted: Quoted, words: Labels) -> Text:
    text = Text("  " + quoted.text.replace("\n", " "))
    text.stylize("bold reverse", quoted.mark.start + 2, quoted.mark.end + 2)
    day = words.day(quoted.evidence.published) if quoted.evidence.published else words("phrase", "undated")
    text.append(f" — {quoted.evidence.outlet or words('phrase', 'no_outlet')}, {day}", "dim")
    return text


def _values(shown: Proposal) -> list[tuple[str, str]]:
    """What was read, without what the sentence shows anyway."""
    found: dict[str, str] = {}
    for part in (plain(shown.row.statement.content), plain(shown.quoted.evidence.said)):
        if isinstance(part, dict):
            found.update({key: _short(value) for key, value in part.items() if key not in SKIPPED})
    return [(key, value) for key, value in found.items() if value]


def _short(value: Canonical) -> str:
    if isinstance(value, dict):
        return _short(value.get("text") or value.get("title"))
    if isinstance(value, list):
        return "; ".join(each for each in map(_short, value) if each)
    return "" if value is None else str(value)


def _support(support: Support, words: Labels) -> str:
    parts = [
        f"{words('phrase', 'reports')}: {support.reports}",
        f"{words('phrase', 'origins')}: {support.origins}",
        f"{words('phrase', 'outright')}: {support.outright}",
        f"{words('phrase', 'named')}: {len(support.named)}",
        f"{words('phrase', 'anonymous')}: {support.anonymous}",
    ]
    parts += [f"{leaning}: {count}" for leaning, count in support.leanings]
    return words.comma.join(parts)
