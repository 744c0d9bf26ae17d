"""Gate: what every request passes before anything looks at it, and what every answer carries.

Host against DNS rebinding, Origin and Sec-Fetch-Site against forged requests, a cap on bodies, a limit per address,
a fresh nonce in the content security policy.  Nothing here knows what a page is.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sulh.api.envelope import Refused

__all__ = ["Buckets", "Gate", "policy"]

SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
MOST_BYTES = 1_000_000
LOOPBACK = frozenset(("localhost", "127.0.0.1", "[::1]"))


def policy(nonce: str) -> str:
    """The content security policy of every answer: our own files, scripts and styles that carry the nonce, no frames."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


@dataclass
class Buckets:
    """So many requests a minute for each address; `clock` counts seconds."""

    a_minute: int
    clock: Callable[[], float] = time.monotonic
    most: int = 10_000
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)

    def take(self, who: str) -> bool:
        """One more request; False if it is too many."""
        now = self.clock()
        left, at = self._left.pop(who, (float(self.a_minute), now))
        left = min(float(self.a_minute), left + (now - at) * self.a_minute / 60)
        self._left[who] = (left - 1 if left >= 1 else left, now)
        while len(self._left) > self.most:
            del self._left[next(iter(self._left))]
        return left >= 1


@dataclass
class Gate:
    """ASGI middleware.  `hosts` are the names this server answers to, without a port."""

    app: ASGIApp
    hosts: frozenset[str] = LOOPBACK
    requests: Buckets = field(default_factory=lambda: Buckets(1200))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it through, or answer with the reason."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                _mark(MutableHeaders(scope=message), nonce)
            await send(message)

        try:
            self._check(scope)
        except Refused as refused:
            await _refuse(answer, refused)
            return
        await self.app(scope, _capped(receive), answer)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        client = scope.get("client")
        if not self.requests.take(client[0] if client else "?"):
            raise Refused(429, "too_many_requests", "too many requests; wait a minute")
        host = headers.get("host", "")
        if _name(host) not in self.hosts:
            raise Refused(421, "unknown_host", "this server does not answer to that name; see `sulh serve --name`")
        site = headers.get("sec-fetch-site")
        if scope["method"] in SAFE:
            if site == "cross-site" and headers.get("sec-fetch-mode", "navigate") != "navigate":
                raise Refused(403, "cross_site", "another site may link here, not read from here")
            return
        _same_origin(headers, site, host, scope["scheme"])
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            raise Refused(413, "too_large", f"more than {MOST_BYTES} bytes")


def _name(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].lower()


def _same_origin(headers: Headers, site: str | None, host: str, scheme: str) -> None:
    """A change must come from our own pages, or from a program that is no browser."""
    origin = headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        raise Refused(403, "cross_site", "changes are only taken from Sulh's own pages")
    if origin is not None and origin not in (f"{scheme}://{host}", f"https://{host}"):
        raise Refused(403, "cross_site", "changes are only taken from Sulh's own pages")
    if site is None and origin is None and not headers.get("content-type", "").startswith("application/json"):
        raise Refused(403, "no_origin", "a form must say where it comes from; programs send application/json")


def _capped(receive: Receive) -> Receive:
    taken = 0

    async def capped() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise Refused(413, "too_large", f"more than {MOST_BYTES} bytes")
        return message

    return capped


def _mark(headers: MutableHeaders, nonce: str) -> None:
    headers["content-security-policy"] = policy(nonce)
    headers["x-content-type-options"] = "nosniff"
    headers["referrer-policy"] = "same-origin"
    headers["cross-origin-opener-policy"] = "same-origin"
    headers["cross-origin-resource-policy"] = "same-origin"
    headers["permissions-policy"] = "camera=(), geolocation=(), microphone=()"
    headers.setdefault("cache-control", "private, no-cache")
    headers.setdefault("vary", "Cookie, Accept-Language")


async def _refuse(send: Send, refused: Refused) -> None:
    body = json.dumps({"error": {"code": refused.code, "message": str(refused)}}).encode()
    start = {"type": "http.response.start", "status": refused.status}
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": body})
