"""Feeds and lists that declare, nest, lie, or lead into the inner network."""

from __future__ import annotations

import json
from collections.abc import Iterator

__all__ = ["INNER", "feeds", "lists"]

File = tuple[str, bytes]
# Where no report is: inner machines in every notation, other protocols, addresses that are parsed in two ways.
INNER = (
    "http://127.0.0.1/a",
    "http://127.1/a",
    "http://2130706433/a",
    "http://0x7f000001/a",
    "http://0177.0.0.1/a",
    "http://0/a",
    "http://localhost/a",
    "http://[::1]/a",
    "http://[::ffff:127.0.0.1]/a",
    "http://[::ffff:a9fe:a9fe]/a",
    "http://[64:ff9b::7f00:1]/a",
    "http://[fd00:ec2::254]/latest/meta-data",
    "http://169.254.169.254/latest/meta-data",
    "http://192.0.0.192/opc/v1",
    "http://100.100.100.200/",
    "http://10.0.0.1:8500/v1/kv",
    "http://192.168.1.1/",
    "//127.0.0.1/a",
    "\\\\127.0.0.1\\a",
    "http:\\\\127.0.0.1\\a",
    "http://paper.example@127.0.0.1/",
    "http://127.0.0.1#@paper.example/",
    "http://127.0.0.1\t/a",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_x",
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://127.0.0.1/",
)


def _rss(inner: str, head: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0"><channel><title>x</title>{inner}</channel></rss>'.encode()


def _item(link: str, more: str = "") -> str:
    escaped = link.replace("&", "&amp;").replace("<", "&lt;")
    return f"<item><title>خبر</title><link>{escaped}</link>{more}</item>"


def feeds() -> Iterator[File]:
    """RSS, Atom and JSON feeds."""
    for number, link in enumerate(INNER):
        yield f"inner-{number}.rss", _rss(_item(link))
        atom = f"<entry><title>x</title><link href='{link}'/></entry>"
        yield f"inner-{number}.atom", f'<feed xmlns="http://www.w3.org/2005/Atom">{atom}</feed>'.encode()
    items = [{"id": str(number), "url": link} for number, link in enumerate(INNER)]
    yield "inner.jsonfeed", json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    yield (
        "laughs.rss",
        _rss(_item("/a") + "<item><title>&a11;</title></item>", f'<!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}]>'),
    )
    yield (
        "outside.rss",
        _rss("<item><title>&x;</title></item>", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    )
    yield "parameter.rss", _rss(_item("/a"), '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]>')
    yield "dtd.rss", _rss(_item("http://10.0.0.1/a"), '<!DOCTYPE rss SYSTEM "http://127.0.0.1/rss.dtd">')
    yield "include.rss", _rss('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>')
    yield (
        "base.atom",
        b'<feed xml:base="http://127.0.0.1/" xmlns="http://www.w3.org/2005/Atom"><entry><link href="a"/></entry></feed>',
    )
    yield "deep.rss", _rss("<a>" * 90_000)
    yield "deeper.rss", _rss("<a>" * 500_000)
    yield "items.rss", _rss(_item("http://10.0.0.1/a") * 20_000)
    yield "many.rss", _rss("".join(_item(f"http://10.0.0.1/{number}") for number in range(3_000)))
    yield "attributes.rss", _rss("<item " + " ".join(f'a{n}="x"' for n in range(40_000)) + ">")
    yield "attributes-many.rss", _rss(("<item " + 'a="x" ' * 3_000 + "/>") * 300)
    yield "unclosed.rss", _rss("<item><title>" * 20_000)
    yield "cdata.rss", _rss("<item><title><![CDATA[" * 20_000)
    yield "angles.rss", _rss("<" * 90_000)
    yield "ampersands.rss", _rss("&" * 2_000_000)
    yield "numbers.rss", _rss(f"<item><title>{'&#x202e;' * 200_000}</title><link>http://10.0.0.1/</link></item>")
    yield "title.rss", _rss(f"<item><title>{'خبر ' * 1_000_000}</title><link>http://10.0.0.1/</link></item>")
    yield "dates.rss", _rss("".join(_item(f"http://10.0.0.1/{day[:3]}", f"<pubDate>{day}</pubDate>") for day in (
        "9" * 100_000, "Tue, 99 Foo 99999", "0000-00-00", "-1", "1e400", "٥ أكتوبر ٢٠٢١", "2021-10-05T99:99:99Z"
    )))  # fmt: skip
    yield "html.rss", b"<!doctype html><html><body>not found</body></html>"
    yield "empty.rss", b"<rss/>"
    yield "utf16.rss", _rss(_item("http://10.0.0.1/")).decode().encode("utf-16")
    yield "lies.rss", _rss(_item("http://10.0.0.1/")).replace(b"utf-8", b"utf-16")
    yield "charset.rss", _rss(_item("http://10.0.0.1/")).replace(b"utf-8", b"no-such")
    yield "nul.rss", _rss("\0" * 1000 + _item("http://10.0.0.1/"))
    yield "large.rss", _rss("x" * 11_000_000)
    yield "deep.jsonfeed", b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 500_000
    yield (
        "types.jsonfeed",
        b'{"version": "https://jsonfeed.org/version/1.1", "title": {}, "items": [1, [], {"url": {}}, {"url": "//["}]}',
    )
    yield (
        "authors.jsonfeed",
        b'{"version": "x", "items": [{"url": "http://10.0.0.1/", "authors": [[]], "content_text": 7}]}',
    )
    yield "number.jsonfeed", b'{"items": [' + b"9" * 2_000_000 + b"]}"


def lists() -> Iterator[File]:
    """OPML and plain lists."""
    outlines = "".join(f'<outline xmlUrl="{link}"/>' for link in INNER if "<" not in link)
    yield "inner.opml", f"<opml><body>{outlines}</body></opml>".encode()
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    body = '<opml><body><outline xmlUrl="&a11;"/></body></opml>'
    yield "laughs.opml", f'<!DOCTYPE opml [<!ENTITY a0 "ha">{laughs}]>{body}'.encode()
    yield "outside.opml", f'<!DOCTYPE opml [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>{body}'.encode()
    yield "deep.opml", b"<opml>" + b"<outline>" * 150_000
    yield "many.opml", b"<opml><body>" + b'<outline xmlUrl="https://a.example/"/>' * 40_000 + b"</body></opml>"
    yield (
        "different.opml",
        b"<opml>" + b"".join(b'<outline xmlUrl="https://a.example/%d"/>' % n for n in range(9_000)) + b"</opml>",
    )
    yield "cut.opml", b'<opml><body><outline xmlUrl="https://a.exam'
    yield "large.opml", b"<opml>" + b" " * 3_000_000 + b"</opml>"
    yield "empty.opml", b"<opml/>"
    yield "encoding.opml", b'<?xml version="1.0" encoding="no-such"?><opml/>'
    yield "bytes.opml", b"<opml>\xff\xfe\x00</opml>"
