"""Accounts: who may use a server that others can reach.  They live in a file of their own, never in the record.

So no backup, release or export of a record carries a password or a token.  Passwords are argon2; sessions and tokens
are 256 random bits of which only a digest is kept, and they expire.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sulh.errors import Conflict, InputError, NotFound
from sulh.ids import digest

__all__ = ["ROLES", "Account", "Accounts", "Role", "may"]

Role = Literal["reader", "coder", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
SESSION, TOKEN = timedelta(hours=12), timedelta(days=90)
SHORTEST = 12

_SCHEMA = """
CREATE TABLE IF NOT EXISTS account (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS key (digest TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES account(name) ON DELETE CASCADE,
  kind TEXT NOT NULL, scope TEXT NOT NULL, expires TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS log (at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody, and what he may do."""

    name: str
    role: Role


def may(account: Account, least: Role) -> bool:
    """A role includes those before it."""
    return ROLES.index(account.role) >= ROLES.index(least)


def _digest(secret: str) -> str:
    return digest(secret.encode(), size=64)


@dataclass(frozen=True)
class Accounts:
    """The file of accounts; made when the first one is added."""

    path: Path
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        if not self.path.exists():
            self.path.touch(mode=0o600)
        with closing(sqlite3.connect(self.path, timeout=20)) as connection, connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.executescript(_SCHEMA)
            yield connection

    def any(self) -> bool:
        """There is at least one account."""
        if not self.path.exists():
            return False
        with self._open() as connection:
            return connection.execute("SELECT 1 FROM account").fetchone() is not None

    def add(self, name: str, password: str, role: Role) -> None:
        """A new account; a name is given once."""
        if len(password) < SHORTEST:
            raise InputError(f"the password is too short; take at least {SHORTEST} characters")
        if role not in ROLES:
            raise InputError(f"no such role: {role}; one of {', '.join(ROLES)}")
        with self._open() as connection:
            if connection.execute("SELECT 1 FROM account WHERE name = ?", (name,)).fetchone():
                raise Conflict(f"there is an account {name} already")
            row = (name, role, PasswordHasher().hash(password))
            connection.execute("INSERT INTO account VALUES (?, ?, ?)", row)

    def remove(self, name: str) -> None:
        """Take an account away with its sessions and tokens."""
        with self._open() as connection:
            if connection.execute("DELETE FROM account WHERE name = ?", (name,)).rowcount == 0:
                raise NotFound(f"no account {name}")

    def check(self, name: str, password: str) -> Account | None:
        """The account, if the password is right; as slow for an unknown name as for a wrong password."""
        with self._open() as connection:
            row = connection.execute("SELECT role, password FROM account WHERE name = ?", (name,)).fetchone()
        hashed = row[1] if row else _NOBODY
        try:
            PasswordHasher().verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return None
        return Account(name, row[0]) if row else None

    def open_session(self, name: str) -> str:
        """A fresh secret for a cookie."""
        return self._key(name, "session", "all", SESSION)

    def make_token(self, name: str, scope: Role) -> str:
        """A fresh secret for a program, with at most the rights of the account; shown once."""
        return self._key(name, "token", scope, TOKEN)

    def _key(self, name: str, kind: str, scope: str, lasts: timedelta) -> str:
        secret = secrets.token_urlsafe(32)
        expires = (self.clock() + lasts).isoformat()
        with self._open() as connection:
            connection.execute("DELETE FROM key WHERE expires < ?", (self.clock().isoformat(),))
            connection.execute("INSERT INTO key VALUES (?, ?, ?, ?, ?)", (_digest(secret), name, kind, scope, expires))
        return secret

    def holder(self, secret: str, kind: Literal["session", "token"]) -> Account | None:
        """Whose session or token it is, if it still holds; a token has the lesser of its scope and the role."""
        with self._open() as connection:
            row = connection.execute(
                "SELECT a.name, a.role, k.scope FROM key k JOIN account a ON a.name = k.name "
                "WHERE k.digest = ? AND k.kind = ? AND k.expires >= ?",
                (_digest(secret), kind, self.clock().isoformat()),
            ).fetchone()
        if row is None:
            return None
        role = row[1] if row[2] == "all" else min(row[1], row[2], key=ROLES.index)
        return Account(row[0], role)

    def close_session(self, secret: str) -> None:
        """The secret is worth nothing from now on."""
        with self._open() as connection:
            connection.execute("DELETE FROM key WHERE digest = ?", (_digest(secret),))

    def note(self, who: str, what: str) -> None:
        """A line of the audit log: who did what; no texts, no secrets."""
        with self._open() as connection:
            connection.execute("INSERT INTO log VALUES (?, ?, ?)", (self.clock().isoformat(), who, what))


# A hash that no password fits, so that an unknown name costs the same time.
_NOBODY = PasswordHasher().hash(secrets.token_urlsafe(16))
