"""The command line: data on stdout, messages on stderr, exit codes that tell (docs/reference/exit-codes.md)."""

from sulh.cli.app import main

__all__ = ["main"]
