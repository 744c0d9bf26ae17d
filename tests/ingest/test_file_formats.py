"""Each format gives the text of its reports and what it says around them, or one clear line."""

from __future__ import annotations

import contextlib
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from sulh.errors import EmptyDocument, InputError, TooLarge
from sulh.ingest.files import take_paths
from sulh.ingest.formats.table import STREAMS, SUFFIXES
from sulh.ingest.intake import Intake, Refusal
from sulh.ingest.payload import take_bytes

PARAGRAPH = "أعلنت الحكومة الليبية أن اللجنة العسكرية المشتركة ستجتمع الأسبوع المقبل في مدينة سرت لبحث خطة الانسحاب."
PAGE = f"""<!doctype html><html lang="ar"><head><meta charset="CHARSET"><title>اجتماع في سرت</title>
<meta property="article:published_time" content="2021-10-05T10:00:00+02:00">
<meta property="og:site_name" content="وكالة الضفة"><script>alert("x")</script></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>اجتماع في سرت</h1>
<p>{PARAGRAPH}</p><p>{PARAGRAPH.replace("سرت", "جنيف")}</p></article>
<script>var x = "لا يقرأ"</script></body></html>"""


def one(body: bytes, place: str) -> Intake:
    """The only document."""
    (found,) = take_bytes(body, place=place)
    assert isinstance(found, Intake)
    return found


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
def test_a_page_gives_its_article_in_the_encoding_it_names(charset: str) -> None:
    intake = one(PAGE.replace("CHARSET", charset).encode(charset, "xmlcharrefreplace"), "page.html")
    document = intake.document
    assert PARAGRAPH in document.text
    assert "alert" not in document.text
    assert "لا يقرأ" not in document.text
    assert (document.published, document.published_basis) == (date(2021, 10, 5), "page")
    assert any("taken from the page" in warning for warning in intake.warnings)


def test_a_page_that_lies_about_its_encoding_is_read_all_the_same() -> None:
    assert PARAGRAPH in one(PAGE.replace("CHARSET", "us-ascii").encode("utf-8"), "page.html").document.text
    assert PARAGRAPH in one(PAGE.replace("CHARSET", "no-such-one").encode("cp1256"), "page.html").document.text


def test_a_page_is_known_by_its_first_bytes_too() -> None:
    assert PARAGRAPH in one(PAGE.encode(), "download").document.text


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(EmptyDocument, match="no article"):
        one(b"<html><body></body></html>", "page.html")


def test_a_word_document() -> None:
    word = docx.Document()
    word.core_properties.title = "عنوان"
    word.add_paragraph(PARAGRAPH)
    word.add_paragraph("سطر ثان")
    buffer = io.BytesIO()
    word.save(buffer)
    document = one(buffer.getvalue(), "a.docx").document
    assert (document.text, document.title) == (f"{PARAGRAPH}\nسطر ثان", "عنوان")


def test_an_archive_bomb_is_refused_before_it_is_opened() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 20_000_000)
    with pytest.raises(TooLarge, match="unpacks"):
        one(buffer.getvalue(), "a.docx")


@pytest.mark.parametrize("body", [b"PK\x03\x04 broken", b"not an archive", b"PK\x05\x06" + bytes(18)])
def test_a_broken_word_document_is_one_line(body: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.docx: "):
        one(body, "a.docx")


def test_a_pdf_without_text_or_broken_is_one_line() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(EmptyDocument, match="no text layer"):
        one(buffer.getvalue(), "a.pdf")
    with pytest.raises(InputError, match="broken"):
        one(b"%PDF-1.7\n1 0 obj\n<<", "a.pdf")


def test_a_message_by_its_plain_text_or_its_page() -> None:
    head = "From: desk@example.org\nSubject: =?utf-8?b?2K7YqNix?=\nDate: Tue, 05 Oct 2021 10:00:00 +0200\nMIME-Version: 1.0\n"
    plain = head + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + PARAGRAPH
    document = one(plain.encode(), "a.eml").document
    assert document.text.strip() == PARAGRAPH
    assert (document.title, document.published, document.published_basis) == ("خبر", date(2021, 10, 5), "message")
    page = head + "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + PAGE
    assert PARAGRAPH in one(page.encode(), "a.eml").document.text


def test_json_lines_and_csv_give_a_document_a_row() -> None:
    rows = [
        {"text": PARAGRAPH + "\u2028", "outlet": "ص", "published": "2021-10-05"},
        {"text": "خبر قصير", "title": "عنوان"},
    ]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n"
    table = f'text;outlet;published;title\r\n"{PARAGRAPH}";ص;2021-10-05;\r\nخبر قصير;;;\'=عنوان\r\n'
    for body, name, title in ((lines, "a.jsonl", "عنوان"), (table, "a.csv", "=عنوان")):
        first, second = take_bytes(body.encode("utf-8-sig"), place=name)
        assert isinstance(first, Intake)
        assert isinstance(second, Intake)
        assert (first.document.text.rstrip(), first.document.outlet) == (PARAGRAPH, "ص")
        assert first.document.published == date(2021, 10, 5)
        assert (second.document.text, second.document.title) == ("خبر قصير", title)
        assert first.body == first.document.text.encode()
        assert first.place != second.place


@pytest.mark.parametrize(
    ("body", "place", "complaint"),
    [
        ('{"text": "خبر"}\n{"text"', "a.jsonl", r"a\.jsonl:2: no JSON"),
        ('{"text": "خبر", "text": "آخر"}', "a.jsonl", "a key stands twice"),
        ('{"text": NaN}', "a.jsonl", "NaN is no JSON"),
        ('["خبر"]', "a.jsonl", "must be an object"),
        ('{"title": "خبر"}', "a.jsonl", "`text` is missing"),
        ('{"text": "خبر", "published": "5/10/2021"}', "a.jsonl", "YYYY-MM-DD"),
        ("a;b\n1;2", "a.csv", "needs a column `text`"),
        ("[" * 100_000, "a.jsonl", "no JSON"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(body: str, place: str, complaint: str) -> None:
    try:
        reasons = [each.reason for each in take_bytes(body.encode(), place=place) if isinstance(each, Refusal)]
    except InputError as error:
        reasons = [str(error)]
    (reason,) = reasons
    assert re.search(complaint, reason)


def test_a_wrong_row_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "خبر"}\n{"text": 1}\n{"text": "خبر آخر"}\n', "utf-8")
    assert [type(each) for each in take_paths([tmp_path])] == [Intake, Refusal, Intake]


def test_a_file_of_nothing_but_wrong_rows_is_given_up() -> None:
    with pytest.raises(InputError, match="over 100 wrong rows"):
        list(take_bytes(b"{}\n" * 200, place="a.jsonl"))


@pytest.mark.parametrize(
    "suffix", sorted({entry[0]: suffix for suffix, entry in (SUFFIXES | STREAMS).items()}.values())
)
def test_any_bytes_in_any_format_give_documents_or_a_clear_error(suffix: str) -> None:
    heads = {".pdf": b"%PDF-1.4\n", ".docx": b"PK\x03\x04", ".htm": b"<html>", ".eml": b"Subject: x\n"} | {
        ".warc.gz": b"\x1f\x8b\x08\0",
        ".parquet": b"PAR1",
    }

    @settings(max_examples=25, deadline=None)
    @given(st.binary(min_size=1, max_size=400), st.booleans())
    def check(body: bytes, headed: bool) -> None:
        texts: list[str] = []
        with contextlib.suppress(InputError):
            whole = (heads.get(suffix, b"") if headed else b"") + body
            found = take_bytes(whole, place=f"x{suffix}")
            texts += [each.document.text for each in found if isinstance(each, Intake)]
        assert all(text.strip() for text in texts)

    check()
