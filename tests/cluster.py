"""A PostgreSQL cluster of the tests' own: made in a temporary folder, reached by a socket there, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["NoServerError", "cluster"]

PORT = 54329


class NoServerError(Exception):
    """Why there is no cluster."""


def _binary(name: str) -> str:
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = shutil.which(name) or next(map(str, places), None)
    if found is None:
        raise NoServerError(f"{name} is not installed (Debian: postgresql)")
    return found


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root; another user then starts it."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoServerError("only root is here and PostgreSQL won't run as root")


@contextmanager
def cluster() -> Iterator[str]:
    """The URL of a fresh cluster's database `postgres`."""
    initdb, pg_ctl, user = _binary("initdb"), _binary("pg_ctl"), _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="sulh-pg-"))
    try:
        if user is not None:
            shutil.chown(folder, user)
        data = folder / "data"
        _run([initdb, "-D", str(data), "-U", "sulh", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], user)
        options = f"-c listen_addresses='' -k {folder} -p {PORT} -c max_connections=40"
        start = [pg_ctl, "-D", str(data), "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start"]
        _run(start, user)
        try:
            yield f"postgresql://sulh@/postgres?host={folder}&port={PORT}"
        finally:
            _run([pg_ctl, "-D", str(data), "-w", "-m", "immediate", "stop"], user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str], user: str | None) -> None:
    done = subprocess.run(
        command, user=user, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    if done.returncode != 0:
        raise NoServerError(done.stderr.decode(errors="replace").strip() or f"{command[0]} failed")
