"""Sulh reads the news of a peace process, Arabic first, and keeps the process itself as data.

The public names and nothing else.  Each is loaded on its first use, so that `sulh --help` answers at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sulh.assembly.names import NameIndex
    from sulh.library import Record, open_record, read_text
    from sulh.reading.dates import resolve_date
    from sulh.reading.numbers import parse_number
    from sulh.reading.reading import Reading

__all__ = [
    "NameIndex",
    "Reading",
    "Record",
    "__version__",
    "open_record",
    "parse_number",
    "read_text",
    "resolve_date",
]

__version__ = "0.1.0"

_HOMES = {
    "NameIndex": "sulh.assembly.names",
    "Reading": "sulh.reading.reading",
    "Record": "sulh.library",
    "open_record": "sulh.library",
    "parse_number": "sulh.reading.numbers",
    "read_text": "sulh.library",
    "resolve_date": "sulh.reading.dates",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'sulh' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
