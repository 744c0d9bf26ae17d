"""Files that nobody should have to read: bombs, broken archives, lying encodings, runs of marks, feeds that lead astray.

    PYTHONPATH=tests python -m hostile.make FOLDER     writes them

`files()` gives the same names and bytes every time.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import random
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from hostile.archives import archives, tables
from hostile.feeds import feeds, lists
from hostile.heavy import heavy

WORDS = "أعلنت الحكومة الليبية أن اللجنة العسكرية المشتركة ستجتمع الأسبوع المقبل في مدينة سرت لبحث خطة الانسحاب."
File = tuple[str, bytes]


def encodings() -> Iterator[File]:
    """Marks that lie, halves of letters, mixtures."""
    text = WORDS * 5
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp1256", "iso-8859-6", "utf-7"):
        body = text.encode(encoding, "ignore")
        yield f"cut-{encoding}.txt", body[:-1]
        yield f"half-{encoding}.txt", body[1:]
        for name, mark in (("utf8", b"\xef\xbb\xbf"), ("le", b"\xff\xfe"), ("be", b"\xfe\xff")):
            yield f"mark-{name}-{encoding}.txt", mark + body
    yield "mixed-two.txt", text.encode("utf-8") + b"\n" + text.encode("cp1256")
    yield "mixed-three.txt", text.encode("cp1256") + text.encode("utf-16-le") + text.encode()
    yield "surrogates.txt", text.encode() + b"\xed\xa0\xbd\xed\xb8\x80"
    yield "overlong.txt", b"\xc0\xaf\xe0\x80\xaf" + text.encode()


def runs() -> Iterator[File]:
    """Long runs of one thing."""
    for name, char in (
        ("shadda", "\u0651"),
        ("tatweel", "\u0640"),
        ("zero-width", "\u200b"),
        ("joiner", "\u200d"),
        ("override", "\u202e"),
        ("isolate", "\u2067"),
        ("lam-alef", "\ufefb"),
        ("basmala", "\ufdfd"),
        ("newline", "\n"),
        ("quote", "«"),
        ("combining", "\u0323"),
        ("emoji", "😀"),
        ("digit", "٣"),
        ("alef", "ا"),
    ):
        yield f"run-{name}.txt", (WORDS + char * 200_000 + WORDS).encode()
    yield "one-line.txt", (WORDS * 60_000).encode()
    yield "no-spaces.txt", ("ا" * 5_000_000).encode()
    yield "nul.txt", WORDS.encode() + b"\0" + WORDS.encode()
    yield "controls.txt", bytes(range(1, 32)) * 1000
    yield "spaces.txt", b" \t\n" * 100_000
    yield "nested-overrides.txt", ("\u202e\u2067" * 50_000 + WORDS).encode()


def pages() -> Iterator[File]:
    """HTML and XHTML."""
    article = f"<article><p>{WORDS}</p><p>{WORDS}</p></article>"
    yield "deep.html", (b"<div>" * 100_000) + article.encode()
    yield "unclosed.html", b"<p><b><i><table><tr>" * 20_000 + article.encode()
    yield "attributes.html", ("<p " + " ".join(f'a{n}="x"' for n in range(50_000)) + ">" + article).encode()
    yield "long-attribute.html", ('<p title="' + "x" * 5_000_000 + '">' + article).encode()
    yield "script.html", f"<html><script>{'alert(1);' * 100_000}</script>{article}".encode()
    yield "comment.html", f"<html><!--{'-' * 1_000_000}{article}".encode()
    yield "entities.html", ("<html>" + "&#x202e;&amp;" * 100_000 + article).encode()
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    yield (
        "laughs.xhtml",
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "ha">{laughs}]><html><p>&a11;</p>{article}</html>'.encode(),
    )
    yield (
        "outside.xhtml",
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&x;</p>{article}</html>'.encode(),
    )
    yield "nul.html", b"<ht\0ml>" + article.encode().replace(b"<p>", b"<p\0>")
    yield "charset.html", f'<meta charset="{"x" * 5000}">{article}'.encode()
    yield "frames.html", b"<frameset>" * 10_000
    yield "links.html", ('<a href="javascript:x">' * 50_000 + article).encode()
    yield "style.html", (f"<style>{'a{' * 200_000}</style>" + article).encode()
    for encoding in ("utf-16", "utf-7", "cp1256", "hz", "idna", "rot13", "zlib"):
        yield f"says-{encoding}.html", f'<html><meta charset="{encoding}">{article}'.encode()


def words() -> Iterator[File]:
    """Word documents and other archives."""

    def archive(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", method) as packed:
            for name, body in members.items():
                packed.writestr(name, body)
        return buffer.getvalue()

    types = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Override PartName="/word/document.xml" ContentType='
        b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Target="word/document.xml" Type='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def document(inner: bytes, head: bytes = b"") -> bytes:
        body = (
            b'<?xml version="1.0"?>' + head + b"<w:document " + space + b"><w:body>" + inner + b"</w:body></w:document>"
        )
        return archive({"[Content_Types].xml": types, "_rels/.rels": rels, "word/document.xml": body})

    yield "bomb.docx", archive({"word/document.xml": b"0" * 120_000_000})
    yield "members.docx", archive({f"m{n}": b"" for n in range(6000)})
    yield "inner-bomb.docx", archive({"word/media/a.zip": archive({"a": b"0" * 50_000_000})}, zipfile.ZIP_STORED)
    yield "paths.docx", archive({"../../../tmp/sulh-hostile": b"x", "/etc/passwd": b"x", "word/document.xml": b"<x/>"})
    yield "no-document.docx", archive({"[Content_Types].xml": types, "_rels/.rels": rels})
    yield "not-xml.docx", archive({"[Content_Types].xml": types, "_rels/.rels": rels, "word/document.xml": b"<<<"})
    yield "deep.docx", document(b"<w:p>" * 50_000)
    yield "paragraphs.docx", document(b"<w:p/>" * 200_000)
    entity = b'<!DOCTYPE x [<!ENTITY a "' + b"A" * 1000 + b'"><!ENTITY b "' + b"&a;" * 1000 + b'">]>'
    yield "entities.docx", document(b"<w:p><w:r><w:t>&b;</w:t></w:r></w:p>" * 100, entity)
    outside = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    yield "outside.docx", document(b"<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", outside)
    good = document(b"<w:p><w:r><w:t>" + WORDS.encode() + b"</w:t></w:r></w:p>")
    yield "good.docx", good
    for share in (1, 3, 5, 7, 9):
        yield f"cut-{share}.docx", good[: len(good) * share // 10]
    yield "zip-as-text.txt", good
    yield "gzip.txt", gzip.compress(b"0" * 10_000_000, mtime=0)


def pdfs() -> Iterator[File]:
    """PDFs that are cut, loop, or unpack to too much."""

    def pdf(*objects: bytes) -> bytes:
        body, places = b"%PDF-1.4\n", []
        for number, inner in enumerate(objects, start=1):
            places.append(len(body))
            body += f"{number} 0 obj\n".encode() + inner + b"\nendobj\n"
        table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
        tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
        return body + table.encode() + tail.encode()

    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"

    def stream(body: bytes, extra: bytes = b"") -> bytes:
        return b"<< /Length " + str(len(body)).encode() + extra + b" >>\nstream\n" + body + b"\nendstream"

    good = pdf(catalog, pages, page, stream(b"BT (words) Tj ET"))
    yield "good.pdf", good
    yield "bomb.pdf", pdf(catalog, pages, page, stream(zlib.compress(b"0 " * 50_000_000), b" /Filter /FlateDecode"))
    twice = zlib.compress(zlib.compress(b"0" * 100_000_000))
    yield "twice.pdf", pdf(catalog, pages, page, stream(twice, b" /Filter [/FlateDecode /FlateDecode]"))
    yield "loop.pdf", pdf(catalog, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>", page, stream(b""))
    yield "itself.pdf", pdf(catalog, pages, page, b"4 0 R")
    yield "count.pdf", pdf(catalog, b"<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>", page, stream(b""))
    yield "deep.pdf", pdf(catalog, pages, page, stream(b"[" * 500_000))
    yield "nested.pdf", pdf(b"<< /A " * 20_000)
    yield (
        "many.pdf",
        pdf(catalog, b"<< /Type /Pages /Kids [" + b"3 0 R " * 5000 + b"] /Count 5000 >>", page, stream(b"")),
    )
    yield "no-root.pdf", b"%PDF-1.4\ntrailer << >>\nstartxref\n0\n%%EOF"
    yield "xref.pdf", good.replace(b"startxref\n", b"startxref\n9999999")
    yield "negative.pdf", good.replace(b"/Length ", b"/Length -")
    for share in range(1, 10):
        yield f"cut-{share}.pdf", good[: len(good) * share // 10]


def mails() -> Iterator[File]:
    """Messages."""
    head = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number) for number in range(300)
    )
    yield "deep.eml", head + deep + b"\n" + WORDS.encode()
    yield "header.eml", b"Subject: " + b"x" * 3_000_000 + b"\n\n" + WORDS.encode()
    yield "headers.eml", b"X: y\n" * 200_000 + b"\n" + WORDS.encode()
    yield "charset.eml", head + b"Content-Type: text/plain; charset=no-such\n\n" + WORDS.encode()
    yield "base64.eml", head + b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(WORDS.encode())[:-3] + b"!!"
    yield "date.eml", b"Date: Tue, 99 Foo 99999 99:99\n" + head + b"\n" + WORDS.encode()
    yield "word.eml", b"Subject: =?utf-8?b?" + b"4" * 10_000 + b"?=\n\n" + WORDS.encode()
    yield "boundary.eml", head + b"Content-Type: multipart/mixed\n\n" + WORDS.encode()
    yield "attached.eml", head + b"Content-Type: application/octet-stream\n\n" + WORDS.encode()
    yield "page.eml", head + b"Content-Type: text/html\n\n" + b"<div>" * 50_000


def rows() -> Iterator[File]:
    """JSON lines and CSV."""
    good = json.dumps({"text": WORDS}, ensure_ascii=False)
    for name, line in (
        ("deep", "[" * 200_000),
        ("deep-object", '{"a":' * 100_000),
        ("twice", '{"text": "a", "text": "b"}'),
        ("nan", '{"text": NaN}'),
        ("number", '{"text": ' + "9" * 1_000_000 + "}"),
        ("list", '["a"]'),
        ("null", '{"text": null}'),
        ("surrogate", '{"text": "\\ud800 ' + WORDS + '"}'),
        ("nul", '{"text": "\\u0000 ' + WORDS + '"}'),
        ("date", '{"text": "a", "published": "2021-13-45"}'),
        ("long", json.dumps({"text": WORDS * 50_000})),
    ):
        yield f"{name}.jsonl", (good + "\n" + line).encode("utf-8", "surrogatepass")
    yield "field.csv", ('text\n"' + "x" * 8_000_000 + '"').encode()
    yield "quotes.csv", ("text\n" + '"' * 500_001).encode()
    yield "columns.csv", ("text," + ",".join(f"c{n}" for n in range(50_000)) + "\n" + WORDS).encode()
    yield "formula.csv", f"text,title\n{WORDS},=cmd|' /C calc'!A0\n".encode()
    yield "header.csv", b"text,text,text\na,b,c\n"
    yield "empty.csv", b"text\n\n\n"
    yield "nul.csv", b"text\n\0\0\0\n"
    yield "lines.csv", b"text\n" + b"a\r" * 100_000


def noise() -> Iterator[File]:
    """Chance bytes under every name."""
    chance = random.Random(7)
    for suffix in ("txt", "html", "pdf", "docx", "eml", "jsonl", "csv", "md", "warc", "parquet", "rss", "opml"):
        for size in (1, 10, 1000, 100_000):
            yield f"noise-{size}.{suffix}", chance.randbytes(size)
    yield "database.txt", b"SQLite format 3\0" + chance.randbytes(1000)
    yield "program.txt", b"\x7fELF" + chance.randbytes(1000)
    yield "picture.txt", b"\x89PNG\r\n\x1a\n" + chance.randbytes(1000)


def files() -> Iterator[File]:
    """All of them."""
    for kind in (encodings, runs, pages, words, pdfs, mails, rows, noise, archives, tables, feeds, lists, heavy):
        for name, body in kind():
            yield f"{kind.__name__}-{name}", body


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for name, body in files():
        (target / name).write_bytes(body)
