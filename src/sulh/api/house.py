"""House: what a running server holds, and who stands at the door."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from sulh.api.accounts import Account, Accounts, Role, may
from sulh.api.desk import Desk, Sitting
from sulh.api.envelope import Refused
from sulh.api.gate import Buckets

__all__ = ["COOKIE", "House", "Seated", "Visitor", "house_of", "needs", "seated", "visitor"]

COOKIE = "sulh_session"


@dataclass
class House:
    """The desk, the accounts, and the name a person without an account works under (only on this machine)."""

    desk: Desk
    accounts: Accounts | None = None
    local: str = "local"
    secure: bool = False
    language: str = "en"
    logins: Buckets = field(default_factory=lambda: Buckets(10))

    def note(self, who: str, what: str) -> None:
        """A line of the audit log, where there are accounts."""
        if self.accounts is not None:
            self.accounts.note(who, what)


def house_of(request: Request) -> House:
    """The house that this request came to."""
    found: House = request.app.state.house
    return found


def visitor(request: Request) -> Account | None:
    """Who asks: by token, by session, or the person at this machine where no accounts are kept."""
    house = house_of(request)
    if house.accounts is None:
        return Account(house.local, "admin")
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and secret:
        return house.accounts.holder(secret, "token")
    session = request.cookies.get(COOKIE)
    return house.accounts.holder(session, "session") if session else None


def needs(request: Request, role: Role) -> Account:
    """The visitor, if he may."""
    who = visitor(request)
    if who is None:
        raise Refused(401, "who_are_you", "log in, or send a token: Authorization: Bearer …")
    if not may(who, role):
        raise Refused(403, "not_allowed", f"this needs the role {role}")
    return who


def _reader(request: Request) -> Account:
    return needs(request, "reader")


def seated(request: Request, accepted: bool = False) -> Sitting:
    """The newest moment; `accepted` leaves out what nobody has accepted."""
    return house_of(request).desk.sitting(reviewed_only=accepted)


Visitor = Annotated[Account, Depends(_reader)]
Seated = Annotated[Sitting, Depends(seated)]
