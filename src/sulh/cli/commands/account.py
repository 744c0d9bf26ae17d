"""sulh account"""

from __future__ import annotations

import getpass
import sys
from typing import Annotated, Literal

import typer

from sulh.cli.commands.serve import accounts_of
from sulh.cli.edge import tell
from sulh.errors import InputError
from sulh.settings import Settings

__all__ = ["command"]


def command(
    ctx: typer.Context,
    action: Annotated[Literal["add", "remove", "token"], typer.Argument(help="add, remove, or token.")],
    name: Annotated[str, typer.Argument(help="Who.")],
    role: Annotated[
        Literal["reader", "coder", "reviewer", "admin"], typer.Option(help="What the account or the token may do.")
    ] = "reader",
) -> None:
    """Keep the accounts of a served record; the password is asked for, or read from standard input.

    Examples:  sulh account add amal --role reviewer  ·  sulh account token amal --role reader
    """
    settings: Settings = ctx.obj
    accounts = accounts_of(settings)
    if action == "add":
        accounts.add(name, _password(), role)
        tell(settings, f"{name}: {role}; kept in {accounts.path}")
    elif action == "remove":
        accounts.remove(name)
        tell(settings, f"{name}: gone, with all sessions and tokens")
    else:
        if not accounts.any():
            raise InputError("there is no account yet; make one with `sulh account add NAME`")
        sys.stdout.write(accounts.make_token(name, role) + "\n")
        tell(settings, "shown once and kept as a digest only; it holds for 90 days")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first, second = getpass.getpass("Password: "), getpass.getpass("Once more: ")
    if first != second:
        raise InputError("the two are not the same; try again")
    return first
