"""Feeds and lists of feeds: what they point to, and nothing of what they should not be able to do."""

from __future__ import annotations

import contextlib
import json
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sulh.errors import InputError, TooLarge
from sulh.ingest.web.feeds import Entry, is_feed, parse_feed
from sulh.ingest.web.lists import read_list

AT = "https://paper.example/feeds/rss.xml"
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>صحيفة الضفة</title><language>ar-LY</language>
<item><title>خبر <b>ثان</b></title><link>../2021/b.html</link><pubDate>Wed, 06 Oct 2021 00:30:00 +0200</pubDate></item>
<item><title>خبر أول</title><link>https://paper.example/a</link><dc:creator>سلمى</dc:creator>
<pubDate>Tue, 05 Oct 2021 23:30:00 GMT</pubDate><content:encoded><![CDATA[<p>أعلنت الحكومة</p>]]></content:encoded></item>
<item><title>بلا رابط</title></item><item><title>ملف</title><link>file:///etc/passwd</link></item>
<item><title>مكرر</title><link>https://paper.example/a#x</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>إذاعة</title>
<entry><title>خبر</title><link rel="alternate" href="/a"/><updated>2021-10-05T10:00:00Z</updated></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "موقع",
        "language": "ar",
        "items": [
            {"id": "1", "url": "/a", "title": "خبر", "date_published": "2021-10-05T10:00:00+02:00", "content_text": "نص",
             "authors": [{"name": "سلمى"}]},
            {"id": "2"}, 3,
        ],
    }
)  # fmt: skip


def test_rss() -> None:
    feed = parse_feed(RSS.encode(), AT)
    assert (feed.title, feed.language) == ("صحيفة الضفة", "ar-LY")
    first, second = feed.entries
    assert (first.url, first.author, first.content) == ("https://paper.example/a", "سلمى", "<p>أعلنت الحكومة</p>")
    assert (first.published, first.published_basis) == (date(2021, 10, 5), "feed")
    # The day in the zone of the outlet, not in Greenwich.
    assert second == Entry("https://paper.example/2021/b.html", "خبر ثان", None, date(2021, 10, 6), "feed", None)


def test_atom_without_a_day_of_publication_says_so() -> None:
    feed = parse_feed(ATOM.encode(), AT)
    assert feed.entries == (Entry("https://paper.example/a", "خبر", None, date(2021, 10, 5), "uncertain:updated"),)


def test_json_feed() -> None:
    feed = parse_feed(JSON.encode(), AT)
    assert feed.entries == (Entry("https://paper.example/a", "خبر", "سلمى", date(2021, 10, 5), "feed", "نص"),)


def test_what_is_a_feed() -> None:
    assert is_feed(RSS.encode())
    assert is_feed(ATOM.encode(), "text/xml")
    assert is_feed(JSON.encode())
    assert is_feed(b"", "application/rss+xml")
    assert not is_feed(b"<!doctype html><html><body>rss", "text/html")
    assert not is_feed(b'{"text": "x"}')


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (b"", "no feed"),
        (b"<html><body>404", "no feed"),
        (b"{}", "no feed"),
        (b"{" + b"[" * 100_000, "broken"),
        (b'{"items": 3}', "no feed"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel/></rss>', "entities"),
        (b'<!DOCTYPE rss [<!entity a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel/></rss>', "entities"),
        (b'<rss version="2.0">' + b"<a>" * 200_000, "tags"),
        (b'<rss version="2.0"><item ' + b'a="1" ' * 50_000 + b">", "tags"),
        (b"<rss " + b" " * 11_000_000, "over 10 MB"),
    ],
)
def test_what_is_none_or_would_cost_too_much_is_one_line(body: bytes, complaint: str) -> None:
    begun = time.monotonic()
    with pytest.raises(InputError, match=complaint) as error:
        parse_feed(body, AT)
    assert time.monotonic() - begun < 2
    assert str(error.value).startswith(f"{AT}: ")


def test_opml_and_plain_lists() -> None:
    opml = """<?xml version="1.0"?><opml version="2.0"><body><outline text="ليبيا">
    <outline type="rss" xmlUrl="https://a.example/rss"/><outline xmlUrl="https://b.example/"/><outline xmlUrl="file:///x"/>
    <outline xmlUrl="https://a.example/rss"/></outline></body></opml>"""
    assert read_list(opml.encode(), "x.opml") == ("https://a.example/rss", "https://b.example/")
    assert read_list("# صحف\nhttps://a.example/rss  الضفة\n\n".encode(), "x.txt") == ("https://a.example/rss",)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (b"<opml><body/></opml>", "no feed in this list"),
        (b"<opml><body>", "broken"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><opml><body><outline xmlUrl="https://a.example"/></body></opml>', "broken"),
        (b"<opml>" + b"<outline>" * 100_000, "broken"),
        (b"hello", "x:1: a list has"),
        (b"https://a:b@c.example/", "name or password"),
        (b"<opml>" + b" " * 3_000_000, "over 2 MB"),
        (b"".join(b"https://a.example/%d\n" % n for n in range(6000)), "over 5000"),
    ],
)
def test_a_wrong_list_is_one_line(body: bytes, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        read_list(body, "x")


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: RSS.replace("خبر أول", text).encode("utf-8", "replace"))
    | st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(lambda cut: (RSS[: cut[0]] + RSS[cut[1] :]).encode())
    | st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3)
                   | st.dictionaries(st.sampled_from(["items", "url", "title", "authors", "name", "version"]), inner), max_leaves=8)
      .map(lambda value: json.dumps({"items": value}).encode())
)  # fmt: skip
def test_any_bytes_are_a_feed_or_refused(body: bytes) -> None:
    for parse in (parse_feed, read_list):
        with contextlib.suppress(InputError):
            found = parse(body, AT)
            entries = [entry.url for entry in found.entries] if not isinstance(found, tuple) else found
            assert all(url.startswith(("http://", "https://")) for url in entries)


def test_too_many_bytes_are_told_apart_from_broken_ones() -> None:
    with pytest.raises(TooLarge):
        parse_feed(b"x" * 11_000_000, AT)
