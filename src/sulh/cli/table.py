"""The table of commands.  A command's module is imported when the command is called and not before.

This is the one place where our own modules are loaded late (docs/adr/0005-late-loading.md): `sulh --help` must answer at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

__all__ = ["COMMANDS", "CommandTable", "load"]

COMMANDS: dict[str, str] = {
    "demo": "Read the bundled sample reports into a fresh record and show what comes out.",
    "read": "Read one report and print what it says.",
    "add": "Read reports into the record: files, folders, web pages.",
    "watch": "Look at feeds and read what is new into the record.",
    "brief": "Print a brief; every line is footnoted to the quoted words.",
    "timeline": "Print what happened, in order.",
    "actors": "Print who is in the record, under which names.",
    "due": "Print what was promised by when, and how often the date moved.",
    "process": "Ask the process: what is blocked by what, and what if.",
    "serve": "Open the workbench in the browser: read, check, ask, hand on.",
    "export": "Hand the record on: tables, calendar, network, brief; only what a person accepted, unless asked for.",
    "account": "Keep the accounts of a served record; the password is asked for, or read from standard input.",
    "search": "Find sentences; spelling variants and clitics play no part.",
    "relations": "Print which telling contradicts, refines or supersedes which.",
    "copies": "Print who printed a report first and who copied it, whole or in part.",
    "changes": "Print what changed since a cursor, or what one report changed.",
    "review": "Decide on what was read, one thing a screen.",
    "judge": "Accept, reject, correct, or say that two things are one; nothing is overwritten.",
    "judgements": "Print or take in the file of judgements; print how far coders agree.",
    "bulk": "Read an archive into Parquet tables of items, by processes or by Spark.",
    "doctor": "Check the record and say what to do.",
    "release": "Freeze the record under a name: same name, same bytes for ever.",
    "backup": "Write a complete copy of the record to one file.",
    "restore": "Fill a new record from a backup.",
}


class CommandTable(TyperGroup):
    """A group that knows its commands by name and help, and loads the one that is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """In the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A stand-in that knows its help, for listing."""
        if cmd_name not in COMMANDS:
            return None
        stand_in = typer.Typer(add_completion=False)
        stand_in.command(name=cmd_name, help=COMMANDS[cmd_name])(_nothing)
        return typer.main.get_command(stand_in)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The real command, for calling."""
        name, found, rest = super().resolve_command(ctx, args)
        return name, load(str(name)) if found is not None else None, rest


def _nothing() -> None:
    """Never called."""


def load(name: str) -> Any:
    """The real command of a name."""
    module = import_module(f"sulh.cli.commands.{name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name=name, help=module.command.__doc__, context_settings={"help_option_names": ["-h", "--help"]})(
        module.command
    )
    return typer.main.get_command(app)
