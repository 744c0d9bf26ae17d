"""The language of a text: Arabic by its letters, others by a statistical model that comes with its package."""

from __future__ import annotations

from py3langid import classify

from sulh.text.letters import is_arabic_letter

__all__ = ["language_of"]

SAMPLE = 3_000
FEW_LETTERS = 20
# Letters of Persian, Urdu, Kurdish, Pashto and Uyghur that Arabic writes in no word of its own.
_FOREIGN = frozenset("پچژگکیےٹڈڑںہھېۆێڵڕڤەۇۋټډړښڼ")
SHARE_OF_FOREIGN = 0.01


def language_of(text: str) -> str | None:
    """An ISO 639 code, or None if there are too few letters to tell."""
    letters = [char for char in text[:SAMPLE] if char.isalpha()]
    if not letters:
        return None
    arabic = sum(map(is_arabic_letter, letters))
    foreign = sum(char in _FOREIGN for char in letters)
    if arabic > 0.5 * len(letters) and foreign < SHARE_OF_FOREIGN * len(letters):
        return "ar"
    if len(letters) < FEW_LETTERS:
        return None
    # The model takes half a second to load, which an Arabic text doesn't wait for.
    return str(classify(text[:SAMPLE])[0])
