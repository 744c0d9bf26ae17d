"""WARC and Parquet: a report a record or row, measured before it is unpacked."""

from __future__ import annotations

import gzip
import io
from datetime import date, datetime
from pathlib import Path

import pytest

from sulh.errors import EmptyDocument, InputError, TooLarge
from sulh.ingest.files import take_paths
from sulh.ingest.formats import warc as warc_format
from sulh.ingest.intake import Intake, Refusal
from sulh.ingest.payload import take_bytes

pa = pytest.importorskip("pyarrow", reason="the extra `bulk` is not installed")
pq = pytest.importorskip("pyarrow.parquet", reason="the extra `bulk` is not installed")

WORDS = "أعلنت الحكومة الليبية أن اللجنة العسكرية المشتركة ستجتمع الأسبوع المقبل في مدينة {} لبحث خطة الانسحاب."


def page(city: str, charset: str = "utf-8") -> bytes:
    """An article."""
    text = "".join(f"<p>{WORDS.format(city)}</p>" for _ in range(3))
    return f"<html><head><title>{city}</title></head><body><article>{text}</article></body></html>".encode(charset)


def archive(*records: tuple[str, str, str, bytes, str], packed: bool) -> bytes:
    """Records of (kind, url, content type, body, status)."""
    whole = b""
    for kind, url, content, body, status in records:
        told = f"Content-Type: {content}\r\n"
        if kind == "response":
            body = f"HTTP/1.1 {status}\r\n{told}\r\n".encode() + body
            told = "Content-Type: application/http; msgtype=response\r\n"
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-10-05T10:00:00Z\r\n{told}"
        record = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"
        whole += gzip.compress(record, mtime=0) if packed else record
    return whole


RECORDS = (
    ("response", "https://paper.example/a", "text/html; charset=windows-1256", page("سرت", "cp1256"), "200 OK"),
    ("response", "https://paper.example/gone", "text/html", page("غدامس"), "404 Not Found"),
    ("response", "https://paper.example/p.png", "image/png", b"\x89PNG", "200 OK"),
    ("response", "https://paper.example/../../etc/passwd", "text/html", page("جنيف"), "200 OK"),
    ("conversion", "https://paper.example/t", "text/plain", WORDS.format("تونس").encode(), ""),
    ("metadata", "https://paper.example/m", "text/plain", b"x", ""),
)


@pytest.mark.parametrize("packed", [False, True])
def test_every_page_of_an_archive(packed: bool, tmp_path: Path) -> None:
    (tmp_path / ("a.warc.gz" if packed else "a.warc")).write_bytes(archive(*RECORDS, packed=packed))
    first, picture, second, third = take_paths([tmp_path])
    assert isinstance(first, Intake)
    assert WORDS.format("سرت") in first.document.text
    assert (first.document.url, first.document.published) == ("https://paper.example/a", None)
    assert first.body == RECORDS[0][3]
    assert any("kept on 2021-10-05" in warning for warning in first.warnings)
    assert isinstance(picture, Refusal)
    assert "image/png" in picture.reason
    assert isinstance(second, Intake)
    assert isinstance(third, Intake)
    assert third.document.text == WORDS.format("تونس")
    assert [path.name for path in tmp_path.iterdir()] == ["a.warc.gz" if packed else "a.warc"]


def test_what_stands_before_a_break_is_kept() -> None:
    whole = archive(*RECORDS[:1], *RECORDS[3:4], packed=True)
    found: list[Intake | Refusal] = []
    with pytest.raises(InputError, match="broken"):
        found.extend(take_bytes(whole[:-30], place="a.warc.gz"))
    plain = take_bytes(archive(*RECORDS[:1], packed=False) + b"rubbish\r\n\r\n", place="a.warc")
    assert isinstance(next(plain), Intake)
    with pytest.raises(InputError, match="broken"):
        next(plain)


def test_an_archive_without_pages_is_empty() -> None:
    with pytest.raises(EmptyDocument, match="no page in this archive"):
        list(take_bytes(archive(RECORDS[5], packed=False), place="a.warc"))


def test_a_bomb_is_stopped_while_it_unpacks() -> None:
    head = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 300000000\r\n\r\n"
    bomb = gzip.compress(head + b"0" * 300_000_000, compresslevel=1, mtime=0)
    with pytest.raises(TooLarge, match="unpacks to more"):
        list(take_bytes(bomb, place="a.warc.gz"))
    with pytest.raises(TooLarge):
        list(take_bytes(b"WARC/1.0\r\n" + b"x" * 2_000_000, place="a.warc"))


def test_a_page_that_is_too_long_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_format, "LARGEST_RECORD", 3_000)
    long = ("resource", "https://paper.example/long", "text/plain", WORDS.encode() * 100, "")
    refused, taken = take_bytes(archive(long, RECORDS[4], packed=False), place="a.warc")
    assert isinstance(refused, Refusal)
    assert isinstance(taken, Intake)


def parquet(**columns: list[object]) -> bytes:
    """A table."""
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def test_every_row_of_a_table(tmp_path: Path) -> None:
    body = parquet(
        text=[WORDS.format("سرت"), None, WORDS.format("جنيف")],
        outlet=["الضفة", "x", None],
        published=[datetime(2021, 10, 5, 23), None, None],
        other=[1, 2, 3],
    )
    (tmp_path / "a.parquet").write_bytes(body)
    first, refused, second = take_paths([tmp_path])
    assert isinstance(first, Intake)
    assert (first.document.outlet, first.document.published) == ("الضفة", date(2021, 10, 5))
    assert first.body == first.document.text.encode()
    assert isinstance(refused, Refusal)
    assert "a.parquet:2: `text` is missing" in refused.reason
    assert isinstance(second, Intake)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (parquet(words=["x"]), "needs a column `text`"),
        (parquet(text=["x"])[:-20], "broken"),
        (b"PAR1" + b"\xff" * 100 + b"PAR1", "broken"),
        (parquet(text=["x" * 6_000_000]), "over 5000000 letters"),
        (parquet(text=[{"a": 1}]), "`text` is missing"),
        (parquet(text=["x"] * 100_001), "over 100000 rows"),
    ],
)
def test_a_wrong_table_is_one_line(body: bytes, complaint: str) -> None:
    assert complaint in complaint_about(body)


def complaint_about(body: bytes) -> str:
    """The reason of the one refusal, or of the whole file's."""
    try:
        (found,) = take_bytes(body, place="a.parquet")
    except InputError as error:
        return str(error)
    assert isinstance(found, Refusal)
    return found.reason
