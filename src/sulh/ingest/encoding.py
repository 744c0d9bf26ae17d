"""Bytes to text: UTF-8, UTF-16 with and without a mark, Windows-1256, ISO-8859-6; anything else is refused."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sulh.errors import DecodingError, EmptyDocument
from sulh.ingest.extract import Source
from sulh.text.letters import is_arabic_letter

__all__ = ["Decoded", "decode_source", "decode_text"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("cp1256", "iso-8859-6")
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
)
# The letters that make up about three quarters of Arabic running text, as code points; the order is of no importance.
_FREQUENT = frozenset("اليموننرتبةعدسفهكقحج")
_MIXED = re.compile(r"[A-Za-z](?=[\u0620-\u064a])|[\u0620-\u064a](?=[A-Za-z])")
_PLAIN = frozenset("\n\r\t")
# A legacy decoding is believed if its plausibility reaches this; text in other alphabets stays below.
BELIEVED = 0.35
SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was found in; `guessed` when the bytes don't say it themselves."""

    text: str
    encoding: str
    guessed: bool


def decode_text(body: bytes, *, name: str = "the input") -> Decoded:
    """The text of some bytes; DecodingError or EmptyDocument say what is wrong with them."""
    if not body or body.isspace():
        raise EmptyDocument(f"{name} is empty; give a file with a report in it")
    for magic, what in _MAGIC:
        if body.startswith(magic):
            raise DecodingError(f"{name} is {what}, not text; save the report as text (UTF-8) and read that")
    decoded = _marked(body, name) or _utf8(body) or _utf16(body) or _legacy(body)
    if decoded is None or _binary(decoded.text):
        raise DecodingError(f"{name} is no text in any encoding known here; save it as UTF-8 and read that")
    if not decoded.text or decoded.text.isspace():
        raise EmptyDocument(f"{name} holds nothing but spaces; give a file with a report in it")
    return decoded


def decode_source(source: Source) -> Decoded:
    """The text of a source: in the encoding it is said to be in if that fits, else in the one it looks like."""
    body = source.body
    if source.charset is not None and not body.startswith(tuple(mark for mark, _ in _MARKS)):
        try:
            text = body.decode(source.charset)
        except (LookupError, ValueError):
            pass  # one that lies about its encoding is read by what its bytes look like
        else:
            if text and not text.isspace() and not _binary(text):
                return Decoded(text, source.charset, guessed=False)
    return decode_text(body, name=source.place)


def _marked(body: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            try:
                return Decoded(body.decode(encoding), encoding, guessed=False)
            except UnicodeDecodeError as error:
                raise DecodingError(f"{name} says it is {encoding} and is broken at byte {error.start}") from None
    return None


def _utf8(body: bytes) -> Decoded | None:
    if b"\0" in body:
        return None
    try:
        return Decoded(body.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        return None


def _utf16(body: bytes) -> Decoded | None:
    """Without a mark: every second byte is 0 (Latin, spaces) or 6 (Arabic)."""
    if len(body) % 2:
        return None
    sample = body[:SAMPLE]
    size = len(sample) // 2
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high.count(0) + high.count(6) >= 0.9 * size:
            try:
                return Decoded(body.decode(encoding), encoding, guessed=True)
            except UnicodeDecodeError:
                return None
    return None


def plausibility(text: str) -> float:
    """How much the text looks like Arabic prose: share of frequent letters, less what Arabic prose has not.

    An Arabic letter beside a Latin one speaks against it: that is how accents of other languages come out.
    """
    sample = text[:SAMPLE]
    letters = [char for char in sample if not char.isascii()]
    if not letters:
        return 0.0
    frequent = sum(char in _FREQUENT for char in letters)
    arabic = sum(is_arabic_letter(char) for char in letters)
    mixed = len(_MIXED.findall(sample))
    return (frequent + 0.2 * (arabic - frequent) - 2.0 * (len(letters) - arabic + mixed)) / len(letters)


def _legacy(body: bytes) -> Decoded | None:
    """One byte a letter: the encoding in which the beginning looks most like Arabic, if the whole can be in it."""
    if b"\0" in body:
        return None
    begin = body[:SAMPLE]
    scores = {encoding: plausibility(begin.decode(encoding, "replace")) for encoding in _LEGACY}
    best = max(scores, key=scores.__getitem__)
    if scores[best] < BELIEVED:
        return None
    try:
        return Decoded(body.decode(best), best, guessed=True)
    except UnicodeDecodeError:
        return None


def _binary(text: str) -> bool:
    """Control characters that no report has."""
    sample = text[:SAMPLE]
    odd = sum(1 for char in sample if char < " " and char not in _PLAIN)
    return "\0" in text or odd > max(2, len(sample) // 1000)
