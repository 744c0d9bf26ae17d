"""The encodings of Arabic news are recognised; what is no text is refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sulh.errors import DecodingError, EmptyDocument, InputError
from sulh.ingest.encoding import decode_text

PROSE = (
    "طرابلس - أعلنت الحكومة الليبية أن اللجنة العسكرية المشتركة ستجتمع الأسبوع المقبل في جنيف، "
    "وقال المبعوث إن الطرفين وافقا على خطة لسحب المقاتلين الأجانب قبل نهاية العام."
)
SHORT = "التقى الوزير المبعوث الأممي"


@pytest.mark.parametrize("text", [PROSE, SHORT, PROSE + "\r\n" + SHORT])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("cp1256", b""),
        ("iso-8859-6", b""),
    ],
)
def test_arabic_comes_back_letter_for_letter(text: str, encoding: str, mark: bytes) -> None:
    known = text if encoding != "iso-8859-6" else text.replace("«", '"')
    assert decode_text(mark + known.encode(encoding)).text == known


def test_what_the_bytes_say_is_not_called_guessed() -> None:
    assert not decode_text(PROSE.encode()).guessed
    assert decode_text(PROSE.encode("cp1256")).guessed


@pytest.mark.parametrize(
    "body",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"%PDF-1.7 \xe2\xe3",
        b"PK\x03\x04" + bytes(50),
        bytes(range(256)),
        "Ceci est un café très élégant".encode("latin-1"),
        "русский текст".encode("cp1251"),
        b"\xef\xbb\xbf\xff\xfe",
        b"\x00\x01\x02" * 30,
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_text_is_refused(body: bytes) -> None:
    with pytest.raises(DecodingError) as caught:
        decode_text(body, name="x.txt")
    assert "x.txt" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("body", [b"", b" \n\t ", b"\xef\xbb\xbf", "  ".encode("utf-16")])
def test_nothing_is_refused(body: bytes) -> None:
    with pytest.raises(EmptyDocument):
        decode_text(body)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_a_clear_error(body: bytes) -> None:
    try:
        text = decode_text(body).text
    except InputError:
        return
    assert text.strip()
    assert "\0" not in text
