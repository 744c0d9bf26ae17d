"""The table of formats: by the name of a file, else by its first bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import cast

from sulh.errors import InputError
from sulh.ingest.extract import Extract

__all__ = ["SUFFIXES", "extractor"]

Extractor = Callable[[bytes, str], Iterator[Extract]]

# Suffix to (module, function, package that it stands on).
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
_MAGIC = ((b"%PDF", ".pdf"), (b"<!doctype html", ".html"), (b"<html", ".html"))


def extractor(place: str, body: bytes) -> Extractor:
    """The function that takes this file apart; plain text if nothing says otherwise."""
    suffix = PurePath(place).suffix.lower()
    if suffix not in SUFFIXES:
        head = body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        suffix = next((found for magic, found in _MAGIC if head.startswith(magic.lower())), ".txt")
    module, function, package = SUFFIXES[suffix]
    try:
        loaded = import_module(f"sulh.ingest.formats.{module}")
    except ModuleNotFoundError as error:
        raise InputError(f"{place}: {suffix} files need one more package: pip install {package}") from error
    return cast(Extractor, getattr(loaded, function))
