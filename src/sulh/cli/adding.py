"""Adding: intakes go into the record one by one, with progress and complaints on stderr and a summary at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sulh.cli.edge import complain, now, opened, print_json, progress, tell
from sulh.ingest.intake import Intake, Refusal
from sulh.pipeline import Added, add_all, default_rules
from sulh.record.codec import plain
from sulh.settings import Settings

__all__ = ["Done", "print_added", "put", "summary"]


@dataclass(slots=True)
class Done:
    """What was added and what was refused, in their order."""

    added: list[Added] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def put(settings: Settings, intakes: Iterable[Intake | Refusal]) -> Done:
    """Read them into the record."""
    done = Done()
    with opened(settings, create=True) as store, progress(settings, "reading") as step:
        for found in add_all(store, intakes, rules=default_rules(), at=now()):
            step(found.place)
            if isinstance(found, Refusal):
                done.refused.append(found)
                complain(found.reason)
                continue
            done.added.append(found)
            for warning in found.warnings:
                tell(settings, f"{found.place}: {warning}")
    return done


def print_added(settings: Settings, done: Done, *, as_json: bool, schema: str = "sulh-add/1") -> None:
    """JSON on stdout, or the summary on stderr."""
    if as_json:
        print_json({"schema": schema, "added": [plain(each) for each in done.added], "refused": plain(done.refused)})
    else:
        tell(settings, summary(done, settings))


def summary(done: Done, settings: Settings) -> str:
    """One line: what became of them."""
    names = ("added", "reprinted", "reread", "known")
    counts = {name: sum(each.outcome == name for each in done.added) for name in names}
    parts = [f"{count} {name}" for name, count in counts.items() if count]
    parts += [f"{len(done.refused)} refused"] if done.refused else []
    new = sum(len(each.change.new) for each in done.added)
    grown = sum(len(each.change.grown) for each in done.added)
    total = ", ".join(parts) or "nothing to read"
    return f"{settings.record}: {total}; {new} new statements, {grown} with more evidence. Next: sulh brief"
