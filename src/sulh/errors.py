"""Every exception of Sulh, in one tree.

SulhError
├── InputError              what was given can't be read: the message says what to do next
│   ├── DecodingError       bytes that are no text in any encoding we know
│   ├── EmptyDocument       nothing to read
│   ├── TooLarge            over a documented limit
│   ├── Unreachable         the network gave nothing; trying again later may help
│   ├── NotAllowed          an inner machine, or a site that asks not to be read
│   └── BadDate             a date argument that is no date
├── DataError               a data file of ours (lexicon, codebook, scenario) is wrong; names file and line
├── StoreError              the record can't be opened, read or written
│   ├── NewerSchema         written by a newer release; left unharmed
│   └── Conflict            somebody else changed it first
└── NotFound                no such document, item, actor or milestone in the record
"""

from __future__ import annotations

__all__ = [
    "BadDate",
    "Conflict",
    "DataError",
    "DecodingError",
    "EmptyDocument",
    "InputError",
    "NewerSchema",
    "NotAllowed",
    "NotFound",
    "StoreError",
    "SulhError",
    "TooLarge",
    "Unreachable",
]


class SulhError(Exception):
    """Base of all; its message is one line that a person can act on."""


class InputError(SulhError):
    """What was given can't be read."""


class DecodingError(InputError):
    """Bytes that are no text."""


class EmptyDocument(InputError):
    """Nothing to read."""


class TooLarge(InputError):
    """Over a documented limit."""


class Unreachable(InputError):
    """The network gave nothing; `wait` is in how many seconds the site asked to be tried again, if it said so."""

    def __init__(self, message: str, *, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class NotAllowed(InputError):
    """An inner machine, or a site that asks not to be read."""


class BadDate(InputError):
    """A date argument that is no date."""


class DataError(SulhError):
    """A data file of ours is wrong."""

    def __init__(self, message: str, *, file: str | None = None, line: int | None = None) -> None:
        place = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        super().__init__(place + message)
        self.file = file
        self.line = line


class StoreError(SulhError):
    """The record can't be opened, read or written."""


class NewerSchema(StoreError):
    """Written by a newer release."""


class Conflict(StoreError):
    """Somebody else changed it first."""


class NotFound(SulhError):
    """No such thing in the record."""
