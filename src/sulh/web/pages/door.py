"""The door: logging in and out, and choosing the language."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from sulh.api.envelope import Refused
from sulh.api.house import COOKIE, house_of
from sulh.web.screen import LANGUAGE, Screen

__all__ = ["back", "door", "router"]

router = APIRouter(include_in_schema=False)
YEAR = 365 * 24 * 3600


def back(place: str) -> RedirectResponse:
    """To a page of ours and to no other place."""
    parts = urlsplit(place.replace("\\", "/"))
    safe = place if place.startswith("/") and not place.startswith("//") and not parts.netloc else "/"
    return RedirectResponse("".join(each for each in safe if each.isprintable()), status_code=303)


def door(request: Request) -> Screen:
    """The screen, for somebody who may read; others go to the door."""
    screen = Screen.of(request)
    if screen.who is None:
        raise Refused(401, "who_are_you", "log in first")
    return screen


@router.post("/language")
def language(request: Request, to: Annotated[str, Form()], next: Annotated[str, Form()] = "/") -> Response:
    """Our own words in another language; quotes stay as they are."""
    found = back(next)
    chosen = "ar" if to == "ar" else "en"
    found.set_cookie(LANGUAGE, chosen, max_age=YEAR, samesite="lax", secure=house_of(request).secure)
    return found


@router.get("/login")
def login_page(request: Request) -> Response:
    """Name and password."""
    if house_of(request).accounts is None:
        return back("/")
    return Screen.of(request).show("login.html", "login", {"wrong": False})


@router.post("/login")
def login(request: Request, name: Annotated[str, Form()], password: Annotated[str, Form()]) -> Response:
    """A session, if the password is right."""
    house = house_of(request)
    if house.accounts is None:
        return back("/")
    address = request.client.host if request.client else "?"
    if not house.logins.take(address) or not house.logins.take(f"name {name[:100]}"):
        raise Refused(429, "too_many_requests", "too many attempts; wait a minute")
    account = house.accounts.check(name[:100], password[:1000])
    if account is None:
        house.note(name[:100], "login refused")
        return Screen.of(request).show("login.html", "login", {"wrong": True}, status=401)
    house.note(account.name, "login")
    found = back("/")
    secret = house.accounts.open_session(account.name)
    found.set_cookie(COOKIE, secret, httponly=True, samesite="strict", secure=house.secure)
    return found


@router.post("/logout")
def logout(request: Request) -> Response:
    """The session ends here and on the server."""
    house = house_of(request)
    session = request.cookies.get(COOKIE)
    if house.accounts is not None and session:
        house.accounts.close_session(session)
    found = back("/login")
    found.delete_cookie(COOKIE)
    return found
