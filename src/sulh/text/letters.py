"""What each code point folds to.

Two levels (ar:A5): `light` drops what the eye does not see (marks, tatweel, invisibles, presentation forms) and is for
comparing names; `search` also unifies spelling variants and is for lexicons and the index.
"""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["COMBINING", "ENCLITIC_SAFE", "INVISIBLE", "TATWEEL", "is_arabic_letter", "light", "search"]

TATWEEL = "\u0640"

COMBINING = frozenset(
    chr(c)
    for first, last in ((0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC), (0x06DF, 0x06E4),
                        (0x06E7, 0x06E8), (0x06EA, 0x06ED), (0x08D3, 0x08E1), (0x08E3, 0x08FF))
    for c in range(first, last + 1)
)  # fmt: skip

INVISIBLE = frozenset(
    chr(c)
    for first, last in ((0x00AD, 0x00AD), (0x061C, 0x061C), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064),
                        (0x2066, 0x206F), (0xFEFF, 0xFEFF))
    for c in range(first, last + 1)
)  # fmt: skip

_SPACES = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f"
)

# ar:A3, the search level
_SEARCH = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیېۍےۓ", "ي"),
    "ئ": "ي",
    "ؤ": "و",
    **dict.fromkeys("ةۀہھەۃ", "ه"),
    **dict.fromkeys("کڪګ", "ك"),
    "گ": "غ",
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "ڤ": "ف",
    "٫": ".",
    "٬": ",",
    "٪": "%",
}

ENCLITIC_SAFE = "هاكمني"


def _presentation(char: str) -> bool:
    return "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefe"


@cache
def light(char: str) -> str:
    """The light form of one code point: itself, nothing, or several letters."""
    if char in COMBINING or char in INVISIBLE or char == TATWEEL:
        return ""
    if char in _SPACES:
        return " "
    if _presentation(char):
        return "".join(light(part) for part in unicodedata.normalize("NFKC", char) if part != char)
    return char


@cache
def search(char: str) -> str:
    """The search form of one code point."""
    form = light(char)
    if len(form) != 1:
        return "".join(search(part) for part in form)
    if form in _SEARCH:
        return _SEARCH[form]
    if "\u0660" <= form <= "\u0669":
        return chr(ord("0") + ord(form) - 0x0660)
    if "\u06f0" <= form <= "\u06f9":
        return chr(ord("0") + ord(form) - 0x06F0)
    lower = form.lower()
    return lower if lower.lower() == lower else form


def is_arabic_letter(char: str) -> bool:
    """A letter of the Arabic script (not a mark, digit or stop)."""
    return ("\u0620" <= char <= "\u064a" and char != TATWEEL) or "\u0671" <= char <= "\u06d3" or _presentation(char)
