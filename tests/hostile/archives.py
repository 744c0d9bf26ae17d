"""WARC and Parquet files that are cut, lie, or unpack to too much."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from pyarrow import parquet as pq

__all__ = ["archives", "tables"]

WORDS = "أعلنت الحكومة الليبية أن اللجنة العسكرية المشتركة ستجتمع الأسبوع المقبل في مدينة سرت لبحث خطة الانسحاب."
PAGE = f"<html><body><article><p>{WORDS}</p><p>{WORDS}</p></article></body></html>".encode()
File = tuple[str, bytes]


def record(
    body: bytes, *, kind: str = "response", url: str = "https://paper.example/a", extra: str = "", size: str = ""
) -> bytes:
    """One WARC record; `size` may lie."""
    content = "application/http" if kind == "response" else "text/plain"
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {content}\r\n{extra}"
    return f"{head}Content-Length: {size or len(body)}\r\n\r\n".encode("utf-8", "surrogateescape") + body + b"\r\n\r\n"


def response(
    body: bytes = PAGE, head: str = "Content-Type: text/html; charset=utf-8\r\n", status: str = "200 OK"
) -> bytes:
    """The answer of a server."""
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def archives() -> Iterator[File]:
    """WARC, packed and not."""
    good = record(response())
    yield "good.warc", good
    yield "good.warc.gz", gzip.compress(good, mtime=0)
    yield "one-member.warc.gz", gzip.compress(good * 3, mtime=0)
    for share in (1, 3, 5, 7, 9):
        yield f"cut-{share}.warc", good[: len(good) * share // 10]
        packed = gzip.compress(good, mtime=0)
        yield f"cut-{share}.warc.gz", packed[: len(packed) * share // 10]
    for name, size in (
        ("negative", "-5"),
        ("huge", "99999999999999999999"),
        ("words", "many"),
        ("small", "3"),
        ("plus", "+9"),
    ):
        yield f"length-{name}.warc", record(response(), size=size) + good
    for name, url in (
        ("path", "file:///../../../etc/passwd"),
        ("inner", "http://169.254.169.254/latest/meta-data"),
        ("script", "javascript:alert(1)"),
        ("long", "https://paper.example/" + "a" * 200_000),
        ("breaks", "https://paper.example/\t\x0b\x1b[2J"),
        ("none", ""),
    ):
        yield f"url-{name}.warc", record(response(), url=url)
    yield "head-line.warc", b"WARC/1.0\r\n" + b"X" * 5_000_000
    yield "head-lines.warc", b"WARC/1.0\r\n" + b"X: y\r\n" * 500_000
    yield "http-lines.warc", record(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200_000 + b"\r\n" + PAGE)
    yield "http-none.warc", record(PAGE)
    yield "chunked.warc", record(response(b"5\r\nabcde\r\nffffffff\r\nx", "Transfer-Encoding: chunked\r\n"))
    bomb = zlib.compress(b"0" * 40_000_000, 1)
    yield "bomb-inside.warc", record(response(bomb, "Content-Encoding: deflate\r\nContent-Type: text/html\r\n"))
    yield (
        "bomb-gzip-inside.warc",
        record(response(gzip.compress(b"0" * 40_000_000, 1, mtime=0), "Content-Encoding: gzip\r\n")),
    )
    yield "bomb.warc.gz", gzip.compress(record(b"0" * 40_000_000, kind="resource"), 1, mtime=0)
    yield "bomb-skipped.warc.gz", gzip.compress(record(b"0" * 40_000_000, kind="request"), 1, mtime=0)
    yield "twice.warc.gz", gzip.compress(gzip.compress(good, mtime=0), mtime=0)
    yield "many.warc", record(b"x", kind="metadata") * 20_000
    yield "many-bad.warc", record(response(b"<html></html>")) * 300
    yield "arc.warc", b"filedesc://x 0.0.0.0 20211005 text/plain 10\n1 0 x\nURL\n\n" + PAGE
    yield "inner-pdf.warc", record(response(b"%PDF-1.4 broken", "Content-Type: application/pdf\r\n"))
    yield "inner-warc.warc", record(good, kind="resource", url="https://paper.example/a.warc")
    yield "text.warc", WORDS.encode()
    yield "zeros.warc.gz", b"\x1f\x8b" + bytes(1000)


def tables() -> Iterator[File]:
    """Parquet."""

    def table(columns: dict[str, Any], **options: Any) -> bytes:
        out = io.BytesIO()
        pq.write_table(pa.table(columns), out, **options)
        return out.getvalue()

    good = table({"text": [WORDS], "published": ["2021-10-05"]})
    yield "good.parquet", good
    for share in (1, 3, 5, 7, 9):
        yield f"cut-{share}.parquet", good[: len(good) * share // 10]
    for place in range(10, len(good) - 10, len(good) // 12):
        yield f"bit-{place}.parquet", good[:place] + bytes((good[place] ^ 0xFF,)) + good[place + 1 :]
    yield "footer.parquet", b"PAR1" + b"\xff\xff\xff\x7f" + b"PAR1"
    yield "footer-long.parquet", good[:-8] + b"\xff\xff\xff\x7fPAR1"
    yield "bomb.parquet", table({"text": ["ا" * 1_000_000] * 200}, compression="zstd")
    yield "dictionary.parquet", table({"text": pa.array(["ا" * 100_000] * 50_000).dictionary_encode()})
    yield "columns.parquet", table({"text": [WORDS], **{f"c{number}": [1] for number in range(3_000)}})
    yield "rows.parquet", table({"text": ["ا"] * 150_000})
    yield "numbers.parquet", table({"text": [1, 2, 3]})
    yield "lists.parquet", table({"text": [[WORDS]] * 3})
    yield "binary.parquet", table({"text": [b"\xff\xfe"] * 3})
    yield "nulls.parquet", table({"text": pa.array([None] * 500, pa.string())})
    yield "none.parquet", table({"text": pa.array([], pa.string())})
    yield "twice.parquet", table({"text": [WORDS], "title": [7]})
