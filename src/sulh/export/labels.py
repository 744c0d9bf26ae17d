"""Labels: our own words in the language of the reader; quotes and names are never translated by machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from babel.dates import get_month_names

from sulh.errors import DataError
from sulh.query import Name

__all__ = ["Labels", "Language", "labels"]

Language = Literal["ar", "en"]


@dataclass(frozen=True, slots=True)
class Labels:
    """One language's words, and how it writes dates and lists."""

    language: Language
    words: Mapping[str, Mapping[str, str]]

    def __call__(self, group: str, key: str) -> str:
        """The word; an unknown key (a unit, a rule's own) stands for itself."""
        return self.words.get(group, {}).get(key, key)

    @property
    def comma(self) -> str:
        """Between the members of a list."""
        return "، " if self.language == "ar" else ", "

    def day(self, day: date) -> str:
        """A date; Arabic gives the month in both systems (ديسمبر/كانون الأول)."""
        if self.language == "en":
            return f"{day.day} {_months('en')[day.month]} {day.year}"
        return f"{day.day} {_months('ar_LY')[day.month]}/{_months('ar_SY')[day.month]} {day.year}"

    def interval(self, first: date | None, last: date | None) -> str:
        """An interval, as exact as it is known."""
        if first is None and last is None:
            return self("phrase", "undated")
        if first is None or last is None:
            bound, sign = (last, "≤") if last is not None else (first, "≥")
            return f"{sign} {self.day(bound)}" if bound is not None else ""
        return self.day(first) if first == last else f"{self.day(first)} – {self.day(last)}"

    def name(self, name: Name) -> str:
        """The name in this language where the record has one."""
        return (name.en or name.ar) if self.language == "en" else name.ar


@cache
def _months(locale: str) -> Mapping[int, str]:
    return {number: str(name) for number, name in get_month_names("wide", locale=locale).items()}


@cache
def labels(language: Language) -> Labels:
    """The labels of one language, checked: every label has both."""
    path = files("sulh.export").joinpath("data/labels.yaml")
    groups = yaml.safe_load(path.read_text("utf-8"))
    for group, entries in groups.items():
        for key, forms in entries.items():
            if sorted(forms) != ["ar", "en"]:
                raise DataError(f"{group}.{key} needs ar and en", file="labels.yaml")
    words = {group: {key: forms[language] for key, forms in entries.items()} for group, entries in groups.items()}
    return Labels(language, words)
