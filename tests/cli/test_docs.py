"""The page and the program say the same: every command and option, every exit code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import typer

from sulh.cli import app as entry
from sulh.cli.table import COMMANDS, load

PAGES = Path(__file__).parents[2] / "docs" / "reference"
PAGE = (PAGES / "cli.md").read_text("utf-8")


def _options(command: Any) -> set[str]:
    return {name for option in command.params for name in option.opts if name.startswith("--")} - {"--help"}


def _section(name: str) -> str:
    (found,) = [part for part in PAGE.split("\n## ") if re.search(rf"sulh {name}\b", part.splitlines()[0])]
    return found


def test_every_option_of_every_command_is_on_the_page() -> None:
    for name in COMMANDS:
        section = _section(name)
        for option in _options(load(name)):
            assert f"{option}`" in section or f"{option} " in section, f"{name} {option}"


def test_the_page_names_no_option_that_is_not_there() -> None:
    for name in COMMANDS:
        section = _section(name)
        known = _options(load(name)) | {"--today", "--record"}
        assert set(re.findall(r"--[a-z][a-z-]*", section)) <= known, name


def test_global_options_are_on_the_page() -> None:
    for option in _options(typer.main.get_command(entry.app)):
        assert f"`{option}`" in PAGE


def test_exit_codes_are_on_their_page() -> None:
    page = (PAGES / "exit-codes.md").read_text("utf-8")
    for code in (0, entry.FAILED, entry.WRONG_USE, 3, entry.INTERRUPTED):
        assert f"| {code} |" in page
