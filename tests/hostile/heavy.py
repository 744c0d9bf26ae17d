"""Files that are in order and would cost minutes or gigabytes to take apart."""

from __future__ import annotations

import base64
import io
import json
import random
import zipfile
import zlib
from collections.abc import Iterator

__all__ = ["heavy"]

WORDS = "أعلنت الحكومة الليبية أن اللجنة العسكرية المشتركة ستجتمع الأسبوع المقبل في مدينة سرت لبحث خطة الانسحاب."
File = tuple[str, bytes]


def heavy() -> Iterator[File]:
    """All of them."""
    yield from _texts()
    yield from _pages()
    yield from _words()
    yield from _pdfs()
    yield from _mails()


def _texts() -> Iterator[File]:
    yield "line-10-mb.txt", (WORDS * (10_000_000 // len(WORDS.encode()))).encode()
    yield "line-20-mb.txt", (WORDS * (20_000_000 // len(WORDS.encode()))).encode()
    yield "emoji-49-mb.txt", ("😀" + "a" * 49_000_000).encode()
    yield "legacy-20-mb.txt", (WORDS * 190_000).encode("cp1256")
    yield "unknown-49-mb.txt", bytes(range(0x80, 0xFF)) * 385_000
    yield "utf16-20-mb.txt", (WORDS * 95_000).encode("utf-16")
    row = json.dumps({"text": WORDS}, ensure_ascii=False)
    yield "rows-10-mb.jsonl", f"{row}\n".encode() * (10_000_000 // len(row.encode()))
    yield "row-25-mb.jsonl", json.dumps({"text": "😀" + WORDS * 120_000}, ensure_ascii=False).encode()
    yield "rows-20-mb.csv", b"text\n" + f'"{WORDS * 20}"\n'.encode() * 5_000
    yield "keys.jsonl", ('{"text": "x", ' + ", ".join(f'"k{n}": {n}' for n in range(500_000)) + "}").encode()


def _pages() -> Iterator[File]:
    sentence = f"<p>{WORDS}</p>"
    yield "paragraphs.html", f"<html><body><article>{sentence * 20_000}".encode()
    yield "paragraphs-short.html", ("<html><body><article>" + "<p>خبر" * 140_000).encode()
    yield "paragraphs-many.html", ("<html><body><article>" + "<p>x" * 1_000_000).encode()
    yield "spans.html", ("<html><body><article>" + "<span>خبر</span> " * 70_000).encode()
    yield "nested.html", ("<html><body><article>" + "<div><p>خبر</p>" * 40_000).encode()
    yield "lists.html", ("<html><body><article>" + "<ul><li>خبر" * 60_000).encode()
    yield "tables.html", ("<html><body><article>" + "<table><tr><td>خبر" * 45_000).encode()
    yield (
        "dates.html",
        ("<html><body>" + "<time datetime='2021-13-45'>5 أكتوبر 2021</time>" * 20_000 + sentence * 5).encode(),
    )
    yield (
        "metas.html",
        ("<html><head>" + '<meta name="date" content="2021-99-99">' * 50_000 + "<body>" + sentence * 5).encode(),
    )
    yield (
        "json-ld.html",
        (
            "<html><head><script type='application/ld+json'>" + '{"a":' * 20_000 + "</script><body>" + sentence * 5
        ).encode(),
    )
    yield "line.html", f"<html><body><article><p>{WORDS * 20_000}".encode()
    yield "digits.html", f"<html><body><article><p>{'2021-10-' * 200_000}</p>{sentence * 5}".encode()
    yield "classes.html", ("<html><body>" + f'<div class="{"article " * 1_000}">خبر</div>' * 400).encode()
    yield "large.html", f"<html><body><article>{sentence * 60_000}".encode()


def _docx(inner: bytes) -> bytes:
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Override PartName="/word/document.xml" ContentType="' + kind + b'"/></Types>'
    )
    rels = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Target="word/document.xml" Type='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = b'<?xml version="1.0"?><w:document ' + space + b"><w:body>" + inner + b"</w:body></w:document>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, member in (("[Content_Types].xml", types), ("_rels/.rels", rels), ("word/document.xml", body)):
            packed.writestr(name, member)
    return out.getvalue()


def _words() -> Iterator[File]:
    chance = random.Random(5)
    paragraph = b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>"
    yield "paragraphs.docx", _docx(b"".join(paragraph % chance.getrandbits(64) for _ in range(60_000)))
    yield "paragraphs-many.docx", _docx(b"".join(paragraph % chance.getrandbits(64) for _ in range(400_000)))
    yield (
        "runs.docx",
        _docx(
            b"<w:p>"
            + b"".join(b"<w:r><w:t>%d</w:t></w:r>" % chance.getrandbits(32) for _ in range(140_000))
            + b"</w:p>"
        ),
    )
    yield "nested.docx", _docx(b"<w:tbl><w:tr><w:tc>" * 200 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 200)
    yield (
        "text.docx",
        _docx(b"<w:p><w:r><w:t>" + base64.b64encode(chance.randbytes(12_000_000)) + b"</w:t></w:r></w:p>"),
    )


def _pdf(objects: list[bytes]) -> bytes:
    parts, places, at = [b"%PDF-1.4\n"], [], 9
    for number, inner in enumerate(objects, start=1):
        places.append(at)
        parts.append(b"%d 0 obj\n" % number + inner + b"\nendobj\n")
        at += len(parts[-1])
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{place:010} 00000 n \n" for place in places
    )
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF"
    return b"".join(parts) + table.encode() + tail.encode()


def _stream(body: bytes, extra: bytes = b"") -> bytes:
    packed = zlib.compress(body)
    return b"<< /Length %d /Filter /FlateDecode %b >>\nstream\n" % (len(packed), extra) + packed + b"\nendstream"


def _pdfs() -> Iterator[File]:
    catalog, pages = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    font = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"

    def one(content: bytes, more: list[bytes], resources: bytes = font) -> bytes:
        page = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << " + resources + b" >> >>"
        )
        return _pdf([catalog, pages, page, _stream(content), *more])

    shown = b"BT /F1 9 Tf (words) Tj ET\n"
    yield "operators.pdf", one(shown * 300_000, [])
    yield "numbers.pdf", one(b"0.123456 " * 3_000_000, [])
    yield "states.pdf", one(b"q " * 2_000_000, [])
    yield "matrices.pdf", one(b"BT /F1 9 Tf " + b"1 0 0 1 5 5 Tm (a) Tj " * 300_000 + b"ET", [])
    forms = []
    for depth in range(12):
        names = b" ".join(b"/X%d %d 0 R" % (each, 6 + depth) for each in range(10))
        calls = b" ".join(b"/X%d Do" % each for each in range(10)) if depth < 11 else shown
        forms.append(
            _stream(
                calls,
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
                + font
                + b" /XObject << "
                + names
                + b" >> >>",
            )
        )
    yield "forms.pdf", one(b"/X0 Do", forms, font + b" /XObject << /X0 5 0 R >>")
    yield (
        "itself.pdf",
        one(
            b"/X0 Do",
            [_stream(b"/X0 Do", b"/Type /XObject /Subtype /Form /Resources << /XObject << /X0 5 0 R >> >>")],
            b"/XObject << /X0 5 0 R >>",
        ),
    )
    cmap = b"beginbfrange\n" + b"<0000> <ffff> <0000>\n" * 2_000 + b"endbfrange"
    mapped = b"/Font << /F1 << /Type /Font /Subtype /Type0 /BaseFont /A /ToUnicode 5 0 R >> >>"
    yield "cmap.pdf", one(shown, [_stream(cmap)], mapped)
    yield "images.pdf", one(b"BI /W 9 /H 9 ID " + b"x" * 5_000_000, [])
    yield "objects.pdf", _pdf([catalog, pages, b"<< /Type /Page /Parent 2 0 R >>", *[b"<< >>"] * 200_000])


def _mails() -> Iterator[File]:
    head = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
    attached = base64.encodebytes(bytes(30_000_000))
    yield "attached.eml", (
        head + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n' + WORDS.encode()
        + b"\n--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n" + attached + b"\n--b--\n"
    )  # fmt: skip
    yield "parts.eml", head + b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 200_000
    yield "quoted.eml", head + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=D8=A3" * 2_000_000
    yield "to.eml", b"To: " + b"a@example.org, " * 200_000 + b"\n" + head + b"\n" + WORDS.encode()
    yield "date.eml", b"Date: " + b"(" * 500_000 + b"\n" + head + b"\n" + WORDS.encode()
    yield "from.eml", b"From: " + b'"<(' * 300_000 + b"\n" + head + b"\n" + WORDS.encode()
    yield "line.eml", head + b"Content-Type: text/plain; charset=utf-8\n\n" + WORDS.encode() * 100_000
    yield "html.eml", head + b"Content-Type: text/html; charset=utf-8\n\n<p>" + WORDS.encode() * 20_000
