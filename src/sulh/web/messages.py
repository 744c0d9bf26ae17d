"""Messages: every word of ours on a page, Arabic and English; a key without both doesn't load."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from sulh.errors import DataError
from sulh.export.labels import Language

__all__ = ["Messages", "messages"]


class Messages:
    """The words of one language; an unknown key is a fault, not a blank."""

    def __init__(self, language: Language, words: Mapping[str, str]) -> None:
        self.language = language
        self._words = words

    def __call__(self, key: str, **values: object) -> str:
        """The message with its values put in."""
        return self._words[key].format(**values)

    def __contains__(self, key: str) -> bool:
        return key in self._words

    def keys(self) -> frozenset[str]:
        """Every key there is."""
        return frozenset(self._words)


@cache
def messages(language: Language) -> Messages:
    """The catalogue of one language, checked."""
    entries = yaml.safe_load(files("sulh.web").joinpath("data/messages.yaml").read_text("utf-8"))
    for key, forms in entries.items():
        if not isinstance(forms, dict) or sorted(forms) != ["ar", "en"] or not all(forms.values()):
            raise DataError(f"{key} needs ar and en", file="messages.yaml")
    return Messages(language, {key: forms[language] for key, forms in entries.items()})
