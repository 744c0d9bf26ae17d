"""The one parser of web addresses: what is checked is what is connected to."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from sulh.errors import InputError

__all__ = ["Address", "is_web", "join", "parse"]

LONGEST = 4_000
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address, normalised: host in lower case and ASCII, path percent-encoded, no fragment."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Scheme, host and port: where a robots.txt holds."""
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}"


def is_web(place: str) -> bool:
    """Whether a person meant a web address and not a file."""
    return place[:8].lower().startswith(("http://", "https://"))


def parse(text: str) -> Address:
    """The address in a text; InputError says what is wrong with it."""
    shown = text if len(text) <= 200 else f"{text[:200]}…"
    shown = " ".join(shown.split())
    if len(text) > LONGEST or any(char < "!" or char == "\x7f" for char in text):
        raise InputError(f"{shown}: no web address; give one without spaces and under {LONGEST} letters")
    try:
        parts: Url = parse_url(urldefrag(text).url)
    except (LocationParseError, ValueError, UnicodeError) as error:
        raise InputError(f"{shown}: no web address; check how it is written") from error
    if parts.scheme not in PORTS or not parts.host:
        raise InputError(f"{shown}: only http and https addresses are fetched; save the report and add the file")
    if parts.auth is not None:
        raise InputError(f"{shown}: an address with a name or password in it is not fetched; take them out")
    host = parts.host.lower().rstrip(".")
    port = parts.port or PORTS[parts.scheme]
    labels = host.split(".")
    if not host or len(host) > 253 or any(not 0 < len(label) < 64 for label in labels) or not 0 < port < 65_536:
        raise InputError(f"{shown}: no web address; check how it is written")
    target = parts.request_uri
    found = Address("", parts.scheme, host, port, target)
    return Address(found.site + target, parts.scheme, host, port, target)


def join(base: str, reference: str) -> Address:
    """Where a link or a redirect leads."""
    try:
        joined = urljoin(base, reference.strip())
    except ValueError as error:
        raise InputError(f"{base}: leads to no web address; open it in a browser") from error
    return parse(joined)
