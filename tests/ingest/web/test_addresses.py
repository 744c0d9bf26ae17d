"""No name and no notation leads into the inner network."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sulh.errors import InputError, NotAllowed
from sulh.ingest.web.addresses import addresses_of, is_public, resolve
from sulh.ingest.web.urls import is_web, join, parse

INNER = (
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "2001:0:7f00:1::1",
    "2001:db8::1",
    "not an address",
)


@pytest.mark.parametrize("address", INNER)
def test_inner_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001:81b::200e"])
def test_public_ones_are(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_never_freer_than_what_it_maps(address: object) -> None:
    assert not is_public(f"::ffff:{address}") or is_public(str(address))


def test_only_checked_addresses_are_given() -> None:
    def mixed(_host: str, _port: int) -> list[str]:
        return ["10.0.0.1", "8.8.8.8", "::1"]

    def inner(_host: str, _port: int) -> list[str]:
        return ["10.0.0.1"]

    assert addresses_of("x.example", 80, allowed=(), look_up=mixed) == ["8.8.8.8"]
    with pytest.raises(NotAllowed, match=r"--allow-host x\.example"):
        addresses_of("x.example", 80, allowed=("y.example", "x.example:81"), look_up=inner)
    for allowed in ("x.example", "x.example:80"):
        assert addresses_of("x.example", 80, allowed=(allowed,), look_up=inner) == ["10.0.0.1"]


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "localhost", "[::ffff:7f00:1]"])
def test_odd_notations_resolve_to_what_they_are(host: str) -> None:
    with pytest.raises(InputError):
        addresses_of(host, 80, allowed=(), look_up=resolve)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a#b", "https://example.org/a"),
        ("http://example.org:8080/a?b=ج", "http://example.org:8080/a?b=%D8%AC"),
        ("https://example.org./خبر", "https://example.org/%D8%AE%D8%A8%D8%B1"),
        ("https://موقع.مصر/a", "https://xn--4gbrim.xn--wgbh1c/a"),
    ],
)
def test_an_address_has_one_form(text: str, url: str) -> None:
    assert parse(text).url == url
    assert parse(url).url == url


@pytest.mark.parametrize(
    "text",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://user:secret@example.org/",
        "http://example.org\\@127.0.0.1/ x",
        "http://example.org/a\r\nHost: x",
        "http://",
        "http://example.org:99999/",
        "http://[::1",
        "http://exa mple.org/",
        "gopher://x",
        "javascript:alert(1)",
        "http://example.org/" + "a" * 5000,
        "http://" + "a" * 300 + ".org",
    ],
)
def test_what_is_no_web_address_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(InputError) as error:
        parse(text)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 400


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "//", "http://a@", "http://[", "/../"]))
def test_any_text_is_an_address_or_refused(text: str, head: str) -> None:
    try:
        found = join("https://example.org/a/b", head + text)
    except InputError:
        return
    assert is_web(found.url)
    assert parse(found.url) == found
