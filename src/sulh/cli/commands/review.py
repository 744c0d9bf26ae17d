"""sulh review"""

from __future__ import annotations

import getpass
import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Annotated

import click
import typer

from sulh.assembly.candidates import Candidate
from sulh.cli.edge import Lang, now, opened, screen, tell
from sulh.export.labels import Labels, labels
from sulh.export.review_text import print_keys, print_pair, print_proposal
from sulh.pipeline import judge
from sulh.query import Moment
from sulh.query.review import Proposal, correctable, pairs_to_review, proposal, to_review
from sulh.record.judgement import Judgement, Verdict
from sulh.record.statement import LAYERS
from sulh.settings import Settings
from sulh.store.sql import SqlStore

__all__ = ["command"]

# The same physical keys under an Arabic layout (Arabic 101).
ARABIC_KEYS = str.maketrans("شءثعسيضذئ؟", "axeusdq\u007fz?")
NEEDS_TEXT = frozenset("xe")
PLAIN: dict[str, Verdict] = {"a": "accept", "u": "unsure"}
PAIRS: dict[str, Verdict] = {"s": "same", "1": "same", "d": "different", "2": "different", "u": "unsure"}


def command(
    ctx: typer.Context,
    layer: Annotated[list[str] | None, typer.Option(help="Only this layer; may be repeated.")] = None,
    pairs: Annotated[bool, typer.Option("--pairs", help="Decide which actors are one, instead.")] = False,
    second: Annotated[bool, typer.Option("--second", help="What others judged and you did not.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.", show_default=False)] = None,
    author: Annotated[str | None, typer.Option(help="Who decides; else the name you are logged in under.")] = None,
    lang: Annotated[Lang | None, typer.Option(help="Language of our own words.")] = None,
) -> None:
    """Decide on what was read, one thing a screen; each decision is saved at once.

    Keys: a accept · x reject · e correct · u unsure · s same · d different · space skip · z or backspace undo · q stop.
    Without a terminal a line is a key, with what it needs behind it: "x not said", "e status=planned".

    Examples:  sulh review  ·  sulh review --layer commitment --second  ·  sulh review --pairs
    """
    settings: Settings = ctx.obj
    name, layers = author or getpass.getuser(), [each for each in LAYERS if each in (layer or LAYERS)]
    if unknown := set(layer or ()) - set(LAYERS):
        raise typer.BadParameter(f"{min(unknown)}: not a layer; one of {', '.join(LAYERS)}")
    with opened(settings, create=False) as store:
        with store.view() as view:
            asked = Moment(view)
            queue: tuple[str | Candidate, ...]
            queue = pairs_to_review(asked) if pairs else to_review(asked, author=name, layers=layers, second=second)
        desk = _Desk(settings, store, name, labels(lang or settings.language), deque(queue[:limit]))
        desk.work(_keys())
    tell(settings, f"{settings.record}: {desk.made} decisions by {name}, {len(desk.queue)} left")


def _keys() -> Callable[[str], str | None]:
    """Ask for a key, and for a line where it needs one; without a terminal a line holds both."""
    if sys.stdin.isatty():

        def pressed(prompt: str) -> str | None:
            key = click.getchar(echo=False).translate(ARABIC_KEYS)
            return f"{key} {click.prompt(prompt, default='', show_default=False)}" if key in NEEDS_TEXT else key

        return pressed
    lines: Iterator[str] = iter(sys.stdin)

    def line(_prompt: str) -> str | None:
        found = next(lines, None)
        return None if found is None else found.rstrip("\n").translate(ARABIC_KEYS if len(found) < 3 else {})

    return line


@dataclass
class _Desk:
    """One sitting: what is left, and what was decided, for undoing."""

    settings: Settings
    store: SqlStore
    author: str
    words: Labels
    queue: deque[str | Candidate]
    made: int = 0
    done: list[tuple[str | Candidate, Judgement]] = field(default_factory=list)

    def work(self, ask: Callable[[str], str | None]) -> None:
        """Until everything is decided, or the person stops."""
        shown: tuple[str | Candidate, Proposal | None] | None = None
        while self.queue:
            item = self.queue[0]
            if shown is None or shown[0] is not item:
                shown = (item, self._show(item))
            typed = ask(self.words("phrase", "reason_or_field"))
            if typed is None or typed[:1] in ("q", "\x03", "\x04", "\x1b"):
                return
            self._do(item, shown[1], typed)

    def _show(self, item: str | Candidate) -> Proposal | None:
        console = screen(self.settings)
        place = f"{self.made + 1}/{self.made + len(self.queue)}"
        if isinstance(item, Candidate):
            print_pair(item, place, self.words, console)
            print_keys(None, self.words, console)
            return None
        with self.store.view() as view:
            moment = Moment(view)
            (statement,) = view.statements(ids=[item])
            found = proposal(moment, statement)
            print_proposal(found, place, self.words, console)
        print_keys(found, self.words, console)
        return found

    def _do(self, item: str | Candidate, shown: Proposal | None, typed: str) -> None:
        key, text = typed[:1], typed[1:].strip()
        if key in ("", " "):
            self.queue.rotate(-1)
        elif key in ("z", "\x7f", "\b"):
            self._undo()
        elif key == "?":
            print_keys(shown, self.words, screen(self.settings))
        else:
            self._decide(item, shown, key, text)

    def _decide(self, item: str | Candidate, shown: Proposal | None, key: str, text: str) -> None:
        try:
            judgement = self._judgement(item, shown, key, text)
        except ValueError as error:
            tell(self.settings, f"sulh: {error}")
            return
        judge(self.store, judgement, at=judgement.at)
        self.queue.popleft()
        self.done.append((item, judgement))
        self.made += 1

    def _judgement(self, item: str | Candidate, shown: Proposal | None, key: str, text: str) -> Judgement:
        at = now()
        if isinstance(item, Candidate):
            if key not in PAIRS:
                raise ValueError(f"{key}: no such key here; ? lists them")
            return Judgement(item.left, PAIRS[key], self.author, at, reason=text, other=item.right)
        if key == "x":
            return Judgement(item, "reject", self.author, at, reason=text)
        if key == "e" and shown is not None:
            name, _, value = text.partition("=")
            known = correctable(shown.row.statement.layer)
            if name.strip() not in known:
                raise ValueError(f"write e field=value; a field is one of {', '.join(known)}")
            return Judgement(item, "correct", self.author, at, field=name.strip(), value=value.strip() or None)
        if key not in PLAIN:
            raise ValueError(f"{key}: no such key here; ? lists them")
        return Judgement(item, PLAIN[key], self.author, at, reason=text)

    def _undo(self) -> None:
        """Take the last decision of this sitting back; it stands in the record as made and as taken back."""
        if not self.done:
            tell(self.settings, "sulh: nothing to undo in this sitting")
            return
        item, judgement = self.done.pop()
        back = Judgement(judgement.subject, "withdraw", self.author, now(), other=judgement.other)
        judge(self.store, back, at=back.at)
        self.queue.appendleft(item)
        self.made -= 1
