"""Settings: everything the edge decides, in one frozen value that is passed down.  Nothing is read at import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

__all__ = ["DEFAULT_RECORD", "Settings", "settings_from"]

DEFAULT_RECORD = "sulh.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the record is and how to talk."""

    record: str = DEFAULT_RECORD
    quiet: bool = False
    color: bool = True
    language: Literal["ar", "en"] = "en"


def settings_from(
    environment: Mapping[str, str], *, record: str | None = None, quiet: bool = False, no_color: bool = False
) -> Settings:
    """Command line before environment before default; NO_COLOR counts if it is not empty."""
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return Settings(
        record=record or environment.get("SULH_RECORD") or DEFAULT_RECORD,
        quiet=quiet,
        color=not (no_color or environment.get("NO_COLOR")),
        language="ar" if locale.startswith("ar") else "en",
    )
