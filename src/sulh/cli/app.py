"""The entry: global options, and every error as one line that says the next step."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from sulh import __version__
from sulh.cli.table import CommandTable
from sulh.errors import BadDate, SulhError
from sulh.settings import settings_from

__all__ = ["main"]

FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130

app = typer.Typer(
    cls=CommandTable,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sulh {__version__}")
        raise typer.Exit


@app.callback()
def sulh(
    ctx: typer.Context,
    record: Annotated[
        str | None,
        typer.Option(help="The record: a file or postgresql://…; else $SULH_RECORD, else sulh.db.", show_default=False),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No messages but errors.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours; $NO_COLOR does the same.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Sulh reads the news of a peace process, Arabic first, and keeps the process itself as data.

    Examples:  sulh demo  ·  sulh read report.txt --published 2021-10-05  ·  sulh add reports/  ·  sulh brief --lang ar
    """
    ctx.obj = settings_from(os.environ, record=record, quiet=quiet, no_color=no_color)


def main() -> None:
    """Run a command; the process ends with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except BadDate as error:
        _fail(str(error), WRONG_USE)
    except SulhError as error:
        _fail(str(error), FAILED)
    except KeyboardInterrupt:
        _fail("interrupted; what was finished is kept", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except OSError as error:
        _fail(f"{error.filename or 'system'}: {error.strerror or error}", FAILED)
    except Exception as error:
        if os.environ.get("SULH_DEBUG"):
            raise
        kind = type(error).__name__
        _fail(f"a fault in Sulh: {kind}: {error}; set SULH_DEBUG=1 for the details and report it", FAILED)


def _fail(message: str, code: int) -> None:
    sys.stderr.write(f"sulh: {' '.join(message.split())}\n")
    sys.exit(code)
