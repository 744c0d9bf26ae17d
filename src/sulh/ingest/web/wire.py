"""Wire: one request over a guarded connection.  The address that was checked is the one connected to.

Size, time and decompression are capped while the answer streams in; redirects are not followed here.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, PoolManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, ReadTimeoutError, SSLError

from sulh.errors import InputError, TooLarge, Unreachable
from sulh.ingest.extract import LARGEST
from sulh.ingest.web.addresses import Resolve, addresses_of, resolve
from sulh.ingest.web.urls import Address

__all__ = ["Answer", "GuardedWire", "Limits", "Wire"]

CHUNK = 64 * 1024
# Below this much, a high ratio of decompression is no bomb but a page of one line.
HARMLESS = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may take: seconds in all and between two bytes, bytes, and how far it may unpack."""

    seconds: float = 60.0
    idle: float = 15.0
    size: int = LARGEST
    ratio: int = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; header names in lower case; the body only with status 200."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Wire(Protocol):
    """Whatever can make one request."""

    def ask(self, address: Address, headers: Mapping[str, str], *, size: int | None = None) -> Answer:
        """One request and its answer of at most `size` bytes; Unreachable, NotAllowed or TooLarge if there is none."""
        ...


class GuardedWire:
    """The network.  One connection at a time, closed after its answer; no proxies, no cookies."""

    def __init__(
        self, *, allowed: Collection[str] = (), limits: Limits | None = None, look_up: Resolve = resolve
    ) -> None:
        self.limits = limits or Limits()
        self._allowed = frozenset(host.lower() for host in allowed)
        self._look_up = look_up
        self._line: socket.socket | None = None
        self._late = False
        self._pools = _guarded_pools(self._connect)

    def ask(self, address: Address, headers: Mapping[str, str], *, size: int | None = None) -> Answer:
        """One request; hung up when its time is over, whatever the server is doing."""
        limit = min(size or self.limits.size, self.limits.size)
        watch = threading.Timer(self.limits.seconds, self._hang_up)
        watch.daemon = True
        watch.start()
        self._late = False
        try:
            answer = self._ask(address, headers, limit)
        except (HTTPError, OSError, ValueError, zlib.error) as error:
            why = self._slow() if self._late else _why(error)
            raise Unreachable(f"{address.url}: {why}; try again later") from error
        finally:
            watch.cancel()
            self._let_go()
        if self._late:
            raise Unreachable(f"{address.url}: {self._slow()}; try again later")
        return answer

    def _ask(self, address: Address, headers: Mapping[str, str], limit: int) -> Answer:
        response = self._pools.request(
            "GET",
            address.url,
            headers={**headers, "Accept-Encoding": "gzip", "Connection": "close"},
            redirect=False,
            retries=False,
            timeout=Timeout(connect=self.limits.idle, read=self.limits.idle),
            preload_content=False,
            decode_content=False,
        )
        try:
            body = b"".join(_unpacked(response, address, limit, self.limits.ratio)) if response.status == 200 else b""
        finally:
            response.close()
        # Of a header that stands twice the first counts.
        said: dict[str, str] = {}
        for name, value in response.headers.iteritems():
            said.setdefault(name.lower(), value)
        return Answer(response.status, said, body)

    def _connect(self, host: str, port: int) -> socket.socket:
        """A connection to an address of the host that has been checked."""
        last: OSError | None = None
        for each in addresses_of(host, port, allowed=self._allowed, look_up=self._look_up):
            try:
                line = socket.create_connection((each, port), timeout=self.limits.idle)
            except OSError as error:
                last = error
                continue
            self._let_go()
            self._line = line.dup()
            return line
        # Said here: the pool would wrap it and hide what it was.
        raise Unreachable(f"{host}: {_why(last or ConnectionRefusedError())}; check the address or try again later")

    def _slow(self) -> str:
        return f"took over {self.limits.seconds:g} seconds"

    def _hang_up(self) -> None:
        self._late = True
        line = self._line
        if line is not None:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def _let_go(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


def _guarded_pools(connect: Callable[[str, int], socket.socket]) -> PoolManager:
    """Pools whose connections are made by `connect` and by nothing else; names of certificates stay those of hosts."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return connect(self._dns_host, self.port)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return connect(self._dns_host, self.port)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls: Any = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls: Any = Secure

    pools = PoolManager(num_pools=4, maxsize=1)
    pools.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return pools


def _unpacked(response: BaseHTTPResponse, address: Address, limit: int, ratio: int) -> Iterator[bytes]:
    """The body in pieces, unpacked; TooLarge before it is more than the limit or too far unpacked."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise InputError(f"{address.url}: comes packed in a way that was not asked for; save it in a browser")
    packing = None if encoding in ("", "identity") else zlib.decompressobj(wbits=47)
    came = went = 0
    for piece in _pieces(response):
        came += len(piece)
        for out in (piece,) if packing is None else _inflated(packing, piece):
            went += len(out)
            if went > limit or (went > HARMLESS and went > ratio * came):
                raise TooLarge(f"{address.url}: over {_megabytes(limit)} or a bomb; save what matters and add the file")
            yield out
    if packing is not None and came and not packing.eof:
        raise Unreachable(f"{address.url}: the answer was cut off; try again later")


def _inflated(packing: Any, piece: bytes) -> Iterator[bytes]:
    """What a piece unpacks to, never much at once."""
    while piece and not packing.eof:
        yield packing.decompress(piece, CHUNK)
        piece = packing.unconsumed_tail


def _pieces(response: BaseHTTPResponse) -> Iterable[bytes]:
    while piece := response.read1(CHUNK, decode_content=False):
        yield piece


def _megabytes(size: int) -> str:
    return f"{size // 1024 // 1024} MB" if size >= 1024 * 1024 else f"{size} bytes"


def _why(error: Exception) -> str:
    """What went wrong, in words for a person."""
    if isinstance(error, TimeoutError | ConnectTimeoutError | ReadTimeoutError):
        return "the server is too slow"
    if isinstance(error, SSLError | ssl.SSLError):
        return "the server's certificate or encryption is not in order"
    if isinstance(error, ConnectionRefusedError):
        return "nobody answers there"
    if isinstance(error, zlib.error):
        return "the answer is packed in a broken way"
    return f"the connection broke ({type(error).__name__})"
