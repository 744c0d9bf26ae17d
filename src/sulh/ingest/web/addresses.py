"""Which machines may be spoken to: none of the inner network, whatever name or notation leads there."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from sulh.errors import NotAllowed, Unreachable

__all__ = ["Resolve", "addresses_of", "is_public", "resolve"]

# A host and port to the addresses of its machines.
Resolve = Callable[[str, int], list[str]]


# Networks that some releases of Python take for public: protocol assignments (cloud metadata among them), relays,
# translations of IPv4, documentation, segment routing.
_NOT_PUBLIC = tuple(
    ip_network(text)
    for text in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
    )
)


def is_public(text: str) -> bool:
    """Whether an address is one of the public internet, and so is every address that is embedded in it.

    Private, loopback, link-local (with it the metadata services of clouds), shared, reserved, documentation and
    multicast addresses are not.
    """
    try:
        address = ip_address(text)
    except ValueError:
        return False
    return all(_is_global(each) for each in (address, *_embedded(address)))


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    if any(address.version == network.version and address in network for network in _NOT_PUBLIC):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _embedded(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """What is carried inside; relayed and translated ones (2002::/16, 64:ff9b::/96) are refused whole."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            yield address.ipv4_mapped
        if address.teredo is not None:
            yield from address.teredo


def resolve(host: str, port: int) -> list[str]:
    """What the system's resolver says."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"{host}: no such host, or no network; check the name and the connection") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def addresses_of(host: str, port: int, *, allowed: Collection[str], look_up: Resolve) -> list[str]:
    """The addresses of a host that may be connected to; NotAllowed if there is none.

    `allowed` are hosts (`name` or `name:port`) that may be inner ones.
    """
    bare = host.strip("[]")
    found = look_up(bare, port)
    if host in allowed or bare in allowed or f"{host}:{port}" in allowed:
        return found
    public = [address for address in found if is_public(address)]
    if not public:
        raise NotAllowed(
            f"{host}: is a machine of an inner network and is not spoken to; --allow-host {host} if it is meant"
        )
    return public
