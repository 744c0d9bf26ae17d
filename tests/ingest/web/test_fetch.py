"""Fetching: guarded at connect time and on each redirect, capped while streaming, polite, patient."""

from __future__ import annotations

import gzip
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from site_server import Clock, Page, Site
from sulh.errors import InputError, NotAllowed, TooLarge, Unreachable
from sulh.ingest.web.fetch import Fetcher, Manners
from sulh.ingest.web.urls import parse
from sulh.ingest.web.wire import GuardedWire, Limits


def test_a_page_comes_with_what_the_server_says_of_it(web: Site, fetcher: Fetcher) -> None:
    web.pages["/a"] = Page(
        b"<p>x", "text/html; charset=windows-1256", headers={"ETag": '"1"', "Last-Modified": "yesterday"}
    )
    found = fetcher.fetch(f"{web.url}/a#part")
    assert (found.body, found.kind, found.charset) == (b"<p>x", "text/html", "windows-1256")
    assert (found.url, found.etag, found.modified) == (f"{web.url}/a", '"1"', "yesterday")
    assert web.asked[1][1]["user-agent"].startswith("Sulh")
    assert "cookie" not in web.asked[1][1]


def test_what_has_not_changed_is_not_sent_again(web: Site, fetcher: Fetcher) -> None:
    web.pages["/a"] = Page(b"x", headers={"ETag": '"1"'})
    assert fetcher.fetch(f"{web.url}/a", etag='"1"').body is None
    assert fetcher.fetch(f"{web.url}/a", etag='"2"').body == b"x"


def test_an_inner_machine_is_not_spoken_to(web: Site, clock: Clock) -> None:
    strict = Fetcher(GuardedWire(), clock=lambda: clock.seconds, sleep=clock.sleep, now=clock.now)
    with pytest.raises(NotAllowed, match="inner network"):
        strict.fetch(f"{web.url}/a")
    assert web.asked == []


@pytest.mark.parametrize(
    "to", ["http://localhost:{port}/b", "//localhost:{port}/b", "http://[::1]:{port}/b", "http://127.1:{port}/b"]
)
def test_a_redirect_into_the_inner_network_is_not_followed(web: Site, fetcher: Fetcher, to: str) -> None:
    web.pages["/a"] = Page(status=302, headers={"Location": to.format(port=web.port)})
    web.pages["/b"] = Page(b"secret")
    with pytest.raises((NotAllowed, Unreachable)):
        fetcher.fetch(f"{web.url}/a")
    assert "/b" not in web.paths


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://example.org/", "http://a:b@127.0.0.1/", "gopher://x", "http://"]
)
def test_a_redirect_to_something_else_is_not_followed(web: Site, fetcher: Fetcher, to: str) -> None:
    web.pages["/a"] = Page(status=301, headers={"Location": to})
    with pytest.raises(InputError):
        fetcher.fetch(f"{web.url}/a")


def test_the_address_that_was_checked_is_connected_to(web: Site, clock: Clock) -> None:
    """A name that resolves to a public address first and to an inner one later is asked for once a connection."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    asked: list[str] = []

    def look_up(host: str, _port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    wire = GuardedWire(allowed=["paper.example"], look_up=look_up)
    assert wire.ask(parse(f"http://paper.example:{web.port}/"), {}).status == 404
    assert asked == ["paper.example"]
    assert web.asked[0][1]["host"] == f"paper.example:{web.port}"


def test_relative_redirects_are_followed_a_few_times(web: Site, fetcher: Fetcher) -> None:
    web.pages["/x/a"] = Page(status=302, headers={"Location": "../b"})
    web.pages["/b"] = Page(b"here")
    found = fetcher.fetch(f"{web.url}/x/a")
    assert (found.url, found.body) == (f"{web.url}/b", b"here")
    web.pages["/loop"] = Page(status=302, headers={"Location": "/loop"})
    with pytest.raises(InputError, match="redirects over 5 times"):
        fetcher.fetch(f"{web.url}/loop")
    web.pages["/none"] = Page(status=302)
    with pytest.raises(InputError, match="nowhere"):
        fetcher.fetch(f"{web.url}/none")


def test_sizes_are_capped_while_streaming(web: Site, fetcher: Fetcher) -> None:
    web.pages["/big"] = Page(b"x" * 3_000_000)
    with pytest.raises(TooLarge, match="over 1 MB"):
        fetcher.fetch(f"{web.url}/big")
    packed = gzip.compress(b"0" * 1_900_000, mtime=0)
    web.pages["/bomb"] = Page(packed, headers={"Content-Encoding": "gzip"})
    with pytest.raises(TooLarge, match="bomb"):
        fetcher.fetch(f"{web.url}/bomb")
    web.pages["/twice"] = Page(gzip.compress(packed), headers={"Content-Encoding": "gzip, gzip"})
    with pytest.raises(InputError, match="packed in a way"):
        fetcher.fetch(f"{web.url}/twice")
    web.pages["/fair"] = Page(gzip.compress(b"fair"), headers={"Content-Encoding": "gzip"})
    assert fetcher.fetch(f"{web.url}/fair").body == b"fair"
    web.pages["/cut"] = Page(gzip.compress(b"fair" * 1000)[:-9], headers={"Content-Encoding": "gzip"})
    with pytest.raises(Unreachable, match="cut off"):
        fetcher.fetch(f"{web.url}/cut")
    web.pages["/broken"] = Page(b"no gzip", headers={"Content-Encoding": "gzip"})
    with pytest.raises(Unreachable, match="broken way"):
        fetcher.fetch(f"{web.url}/broken")


def test_a_server_that_drips_is_hung_up_on(web: Site) -> None:
    web.pages["/slow"] = Page(b"x" * 100, slow=0.1)
    wire = GuardedWire(allowed=["127.0.0.1"], limits=Limits(seconds=0.5, idle=0.3))
    with pytest.raises(Unreachable, match=r"took over 0\.5 seconds"):
        wire.ask(parse(f"{web.url}/slow"), {})


def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        wire = GuardedWire(allowed=["127.0.0.1"], limits=Limits(seconds=5, idle=0.2))
        with pytest.raises(Unreachable, match="too slow"):
            wire.ask(parse(f"http://127.0.0.1:{silent.getsockname()[1]}/"), {})


def test_nobody_there_is_one_clear_line(clock: Clock, fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(Unreachable, match="nobody answers there"):
        fetcher.fetch(f"http://127.0.0.1:{port}/")
    assert clock.waits.count(2.0) == 1
    assert clock.waits.count(4.0) == 1


def test_robots_are_respected(web: Site, fetcher: Fetcher) -> None:
    web.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /private/\nCrawl-delay: 7\nAllow: /private/ok$\n")
    web.pages["/private/ok"] = web.pages["/a"] = Page(b"x")
    web.pages["/jump"] = Page(status=302, headers={"Location": "/private/x"})
    assert fetcher.fetch(f"{web.url}/private/ok").body == b"x"
    for path in ("/private/x", "/jump"):
        with pytest.raises(NotAllowed, match=r"robots\.txt"):
            fetcher.fetch(f"{web.url}{path}")
    assert "/private/x" not in web.paths
    assert [path for path, _ in web.asked].count("/robots.txt") == 1


def test_a_site_whose_robots_fail_is_left_alone(web: Site, fetcher: Fetcher) -> None:
    web.pages["/robots.txt"] = Page(status=500)
    web.pages["/a"] = Page(b"x")
    with pytest.raises(Unreachable, match="500"):
        fetcher.fetch(f"{web.url}/a")
    assert web.paths == []


def test_a_host_is_not_hurried(web: Site, fetcher: Fetcher, clock: Clock) -> None:
    web.pages["/robots.txt"] = Page(b"User-agent: Sulh\nCrawl-delay: 7\n")
    web.pages["/a"] = Page(b"x")
    fetcher.fetch(f"{web.url}/a")
    clock.seconds += 3
    fetcher.fetch(f"{web.url}/a")
    assert clock.waits == [7.0, 4.0]


def test_a_busy_server_is_asked_again_with_growing_pauses(web: Site, clock: Clock) -> None:
    web.pages["/a"] = lambda time: Page(status=503) if time < 3 else Page(b"x")
    wire = GuardedWire(allowed=["127.0.0.1"])
    patient = Fetcher(wire, clock=lambda: clock.seconds, sleep=clock.sleep, now=clock.now, manners=Manners(delay=0))
    assert patient.fetch(f"{web.url}/a").body == b"x"
    assert clock.waits == [2.0, 4.0]
    web.pages["/b"] = Page(status=502)
    with pytest.raises(Unreachable, match="502"):
        patient.fetch(f"{web.url}/b")
    assert web.paths.count("/b") == 3


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_heeded(web: Site, clock: Clock, fetcher: Fetcher, form: str) -> None:
    def answer(time: int) -> Page:
        when = "30" if form == "seconds" else format_datetime(clock.now() + timedelta(seconds=30), usegmt=True)
        return Page(status=429, headers={"Retry-After": when}) if time == 1 else Page(b"x")

    web.pages["/a"] = answer
    assert fetcher.fetch(f"{web.url}/a").body == b"x"
    assert 30.0 in clock.waits


def test_a_long_wait_is_not_sat_out(web: Site, fetcher: Fetcher) -> None:
    web.pages["/a"] = Page(status=503, headers={"Retry-After": "3600"})
    with pytest.raises(Unreachable) as error:
        fetcher.fetch(f"{web.url}/a")
    assert error.value.wait == 3600
    assert web.paths == ["/a"]


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418, 451, 204])
def test_other_answers_are_one_clear_line(web: Site, fetcher: Fetcher, status: int) -> None:
    web.pages["/a"] = Page(status=status)
    with pytest.raises(InputError, match=rf"{status}\)?; |\({status}\)"):
        fetcher.fetch(f"{web.url}/a")
    assert web.paths == ["/a"]


def test_no_wait_is_read_from_nonsense(web: Site, clock: Clock, fetcher: Fetcher) -> None:
    web.pages["/a"] = Page(status=503, headers={"Retry-After": "soon"})
    with pytest.raises(Unreachable) as error:
        fetcher.fetch(f"{web.url}/a")
    assert error.value.wait is None
    assert datetime(2026, 1, 1, tzinfo=UTC) < clock.now()
