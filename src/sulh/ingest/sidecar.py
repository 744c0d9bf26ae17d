"""Sidecar: `index.yaml` in a folder says what stands around its files: title, outlet, date, wire."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml

from sulh.errors import InputError
from sulh.ingest.around import Around

__all__ = ["INDEX", "day_of", "read_sidecar"]

INDEX = "index.yaml"
_KEYS = frozenset(("file", "title", "outlet", "author", "published", "url", "wire", "note", "language"))


def read_sidecar(folder: Path) -> Mapping[str, Around]:
    """File name to what is known about it; empty without an index."""
    path = folder / INDEX
    if not path.is_file():
        return {}
    try:
        entries = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path}: can't be read: {str(error).splitlines()[0]}") from error
    if not isinstance(entries, list):
        raise InputError(f"{path}: must be a list of entries with a `file` each")
    return dict(_entry(entry, path) for entry in entries)


def _entry(entry: object, path: Path) -> tuple[str, Around]:
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
        raise InputError(f"{path}: every entry needs a `file`")
    if unknown := entry.keys() - _KEYS:
        raise InputError(f"{path}: {entry['file']}: unknown {', '.join(sorted(map(str, unknown)))}")

    def words(key: str) -> str | None:
        value = entry.get(key)
        if value is not None and not isinstance(value, str):
            raise InputError(f"{path}: {entry['file']}: {key} must be text")
        return value

    return entry["file"], Around(
        title=words("title"),
        outlet=words("outlet"),
        author=words("author"),
        published=day_of(entry.get("published"), f"{path}: {entry['file']}"),
        url=words("url"),
        wire=words("wire"),
        language=words("language"),
    )


def day_of(value: object, place: str) -> date | None:
    """A day of publication as a data file gives it."""
    if value is None or (isinstance(value, date) and type(value) is date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise InputError(f"{place}: published must be YYYY-MM-DD, not {value}") from None
