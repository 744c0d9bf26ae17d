"""Both languages are complete: what a page asks for is there, what is there is asked for, and no page shows a key."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import product
from typing import get_args

from sulh.export.formats import FORMATS
from sulh.record.content import Layer
from sulh.record.judgement import VERDICTS
from sulh.web.correcting import FIELDS
from sulh.web.messages import messages
from sulh.web.pages.review import REASONS
from sulh.web.screen import PAGES

TEMPLATES = [each for each in files("sulh.web").joinpath("templates").iterdir() if each.name.endswith(".html")]
KEYS = ("accept", "reject", "correct", "unsure", "skip", "undo", "search", "help")


def _asked() -> set[str]:
    fixed = {key for each in TEMPLATES for key in re.findall(r"\bt\('(\w+)'\s*[,)]", each.read_text("utf-8"))}
    chosen = {key for each in TEMPLATES for key in re.findall(r"'(error_\w+)'", each.read_text("utf-8"))}
    parts: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("page", (*PAGES, "login", "error")),
        ("layer", get_args(Layer)),
        ("state", ("proposed", "accepted", "corrected", "rejected", "unsure")),
        ("stage", ("proposed", "reviewed", "final", "contested")),
        ("verdict", VERDICTS),
        ("reason", REASONS),
        ("field", tuple({name for fields in FIELDS.values() for name, _ in fields})),
        ("key", KEYS),
        ("for", tuple(FORMATS)),
    )
    made = {f"{group}_{key}" for group, keys in parts for _, key in product((group,), keys)}
    return fixed | chosen | made


def test_every_string_is_there_in_both_languages() -> None:
    for language in ("ar", "en"):
        missing = _asked() - messages(language).keys()
        assert not missing, (language, sorted(missing))


def test_no_string_is_left_over() -> None:
    assert not messages("ar").keys() - _asked()


def test_arabic_is_arabic() -> None:
    arabic = messages("ar")
    for key in sorted(arabic.keys()):
        words = re.sub(r"\{.*?\}", "", arabic._words[key])
        assert any("\u0600" <= char <= "\u06ff" for char in words), key
