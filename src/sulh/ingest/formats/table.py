"""The table of formats: by what a server calls some bytes, else by the name of a file, else by its first bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from sulh.errors import InputError
from sulh.ingest.extract import Extract, Source
from sulh.ingest.intake import Refusal

__all__ = ["KINDS", "STREAMS", "SUFFIXES", "extractor", "stream_extractor", "suffix_of"]

Extractor = Callable[[Source], Iterator[Extract | Refusal]]
StreamExtractor = Callable[[BinaryIO, str], Iterator[Extract | Refusal]]

# Suffix to (module, function, package that it stands on): formats that are held whole.
SUFFIXES: dict[str, tuple[str, str, str]] = {
    ".txt": ("plain", "extract", ""),
    ".text": ("plain", "extract", ""),
    ".md": ("plain", "extract", ""),
    ".html": ("html", "extract", "trafilatura"),
    ".htm": ("html", "extract", "trafilatura"),
    ".xhtml": ("html", "extract", "trafilatura"),
    ".pdf": ("pdf", "extract", "pypdf"),
    ".docx": ("docx", "extract", "python-docx"),
    ".eml": ("eml", "extract", ""),
    ".jsonl": ("rows", "extract", ""),
    ".ndjson": ("rows", "extract", ""),
    ".csv": ("rows", "extract_csv", ""),
}
# Formats that are read record by record from an open file.
STREAMS: dict[str, tuple[str, str, str]] = {
    ".warc": ("warc", "extract", "warcio"),
    ".warc.gz": ("warc", "extract", "warcio"),
    ".parquet": ("parquet", "extract", "'sulh[bulk]'"),
}
# What a server calls it.
KINDS: dict[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "text/markdown": ".txt",
    "text/csv": ".csv",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
}
# What a server calls something that it does not know itself.
_VAGUE = frozenset(("", "text/plain", "application/octet-stream", "binary/octet-stream", "application/force-download"))
_MAGIC = (
    (b"%PDF", ".pdf"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"WARC/1.", ".warc"),
    (b"PAR1", ".parquet"),
)


def suffix_of(place: str, head: bytes, kind: str = "") -> str:
    """The format of some bytes, as a suffix; plain text if nothing says otherwise."""
    if kind in KINDS:
        return KINDS[kind]
    if kind not in _VAGUE and not kind.startswith("text/"):
        raise InputError(f"{place}: is {kind}, which holds no report to read; save its text and read that")
    by_name = "" if kind == "text/plain" else _by_name(place)
    if by_name:
        return by_name
    start = head[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((found for magic, found in _MAGIC if start.startswith(magic.lower())), ".txt")


def _by_name(place: str) -> str:
    name = PurePath(place).name.lower()
    if name.endswith(".warc.gz"):
        return ".warc.gz"
    suffix = PurePath(name).suffix
    return suffix if suffix in SUFFIXES or suffix in STREAMS else ""


def extractor(suffix: str, place: str) -> Extractor:
    """The function that takes such a file apart."""
    return cast(Extractor, _load(*SUFFIXES[suffix], suffix, place))


def stream_extractor(suffix: str, place: str) -> StreamExtractor:
    """The function that takes such an archive apart."""
    return cast(StreamExtractor, _load(*STREAMS[suffix], suffix, place))


def _load(module: str, function: str, package: str, suffix: str, place: str) -> Any:
    try:
        loaded = import_module(f"sulh.ingest.formats.{module}")
    except ModuleNotFoundError as error:
        raise InputError(f"{place}: {suffix} files need one more package: pip install {package}") from error
    return getattr(loaded, function)
