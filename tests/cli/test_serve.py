"""Serving: this machine needs no account, any other address doesn't start without one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sulh import open_record
from sulh.cli.commands.serve import is_local


def _sulh(*words: str, folder: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sulh", "--record", str(folder / "r.db"), *words],
        input=given, capture_output=True, text=True, timeout=120, env={**os.environ, "LANG": "C.UTF-8"}, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.8.8"])
def test_this_machine(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "sulh.example", ""])
def test_everywhere_else(host: str) -> None:
    assert not is_local(host)


def test_a_public_address_without_an_account_does_not_start(tmp_path: Path) -> None:
    open_record(tmp_path / "r.db").close()
    found = _sulh("serve", "--host", "0.0.0.0", folder=tmp_path)
    assert found.returncode == 1
    assert "sulh account add" in found.stderr


def test_accounts_are_made_and_taken_away(tmp_path: Path) -> None:
    made = _sulh("account", "add", "amal", "--role", "reviewer", folder=tmp_path, given="a long enough secret\n")
    assert made.returncode == 0, made.stderr
    token = _sulh("account", "token", "amal", folder=tmp_path)
    assert len(token.stdout.strip()) > 40
    assert _sulh("account", "remove", "amal", folder=tmp_path).returncode == 0
    assert _sulh("account", "remove", "amal", folder=tmp_path).returncode == 1
    assert _sulh("account", "add", "b", folder=tmp_path, given="short\n").returncode == 1
