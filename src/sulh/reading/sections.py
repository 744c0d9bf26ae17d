"""Sections of the page: lead, body, the headings of the explanatory style, by-line and the printed tag list (ar:G3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sulh.reading.items import Section, SectionRole
from sulh.reading.page import Page
from sulh.reading.reading import Reading
from sulh.span import Span
from sulh.text.folded import fold

__all__ = ["find_tags", "read_sections"]

_BYLINE = ("بقلم", "كتب", "كتبت", "اعداد", "تقرير", "مراسلنا", "مراسل")
_TAG_WORDS = 5
_FEWEST_TAGS = 4
_TAG_LABELS = (
    "كلمات مفتاحيه",
    "الكلمات المفتاحيه",
    "الكلمات الدلاليه",
    "كلمات دلاليه",
    "وسوم",
    "الوسوم",
    "تاغات",
    "tags",
)


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    words: int


def _lines(text: str) -> list[_Line]:
    found, start = [], 0
    for piece in text.split("\n"):
        stripped = piece.strip()
        if stripped:
            first = start + piece.index(stripped)
            found.append(_Line(Span(first, first + len(stripped)), stripped, len(stripped.split())))
        start += len(piece) + 1
    return found


def _tag_start(lines: list[_Line]) -> int:
    """Index of the first line of a trailing keyword list, or len(lines)."""
    at = len(lines)
    while at > 0 and _tag_like(lines[at - 1]):
        at -= 1
    for number in range(max(1, min(at, len(lines) - 3)), len(lines)):
        if _label(lines[number].text) is not None:
            return number
    while at < len(lines) and (_is_byline(lines[at]) or (at > 0 and _is_byline(lines[at - 1]))):
        at += 1
    return at if len(lines) - at >= _FEWEST_TAGS and at > 1 else len(lines)


def _label(text: str) -> str | None:
    """What stands behind a label of keywords in its line ("" for a label alone); None for other lines."""
    head, _, rest = text.partition(":")
    return rest.strip() if fold(head).strip() in _TAG_LABELS else None


def _tag_like(line: _Line) -> bool:
    return line.words <= _TAG_WORDS and line.text[-1] not in '.؟?!…:؛،»”"'


def _is_byline(line: _Line) -> bool:
    first = fold(line.text.split()[0]).rstrip(":")
    return line.words <= 7 and first in _BYLINE and line.text[-1] not in ".؟"


def _signed(page: Page, lines: list[_Line], number: int, last: int) -> bool:
    """A bare name under the last paragraph: two or three words that begin with a given name."""
    words = fold(lines[number].text).split()
    names = page.lexicon.given_names
    return number == last - 1 and 2 <= len(words) <= 3 and _tag_like(lines[number]) and words[0] in names


def _heading(page: Page, line: _Line) -> tuple[SectionRole, str] | None:
    """A line that is or begins with a known heading."""
    head, colon, _ = line.text.partition(":")
    for candidate, needs_colon in ((head.strip(), True), (line.text.rstrip(" :؟?"), False)):
        role = page.lexicon.headings.get(fold(candidate).rstrip(" ؟?"))
        if role is not None and (colon or not needs_colon or candidate == line.text):
            return role, candidate  # type: ignore[return-value]
    return None


def read_sections(page: Page, found: Reading) -> Iterable[Section]:
    """Sections in order; they cover every line of the page."""
    lines = _lines(page.text)
    if not lines:
        return []
    tags = _tag_start(lines)
    sections: list[Section] = []
    start = 0
    heading: str | None = None
    current: SectionRole = "lead"
    for number in range(tags):
        line = lines[number]
        opened = _heading(page, line)
        byline = (
            _is_byline(line)
            or _signed(page, lines, number, tags)
            or (number > 0 and _is_byline(lines[number - 1]) and _tag_like(line) and number > tags // 2)
        )
        if opened is not None:
            _close(sections, lines, start, number, current, heading)
            start, (current, heading) = number, opened
        elif byline and current != "byline":
            _close(sections, lines, start, number, current, heading)
            start, current, heading = number, "byline", None
        elif (not byline and current == "byline") or (number == 1 and current == "lead"):
            _close(sections, lines, start, number, current, heading)
            start, current, heading = number, "body", None
    _close(sections, lines, start, tags, current, heading)
    _close(sections, lines, tags, len(lines), "tags", None)
    return sections


def _close(
    sections: list[Section], lines: list[_Line], first: int, last: int, role: SectionRole, heading: str | None
) -> None:
    if first < last:
        sections.append(Section(role, heading, Span(lines[first].span.start, lines[last - 1].span.end)))


def find_tags(page: Page, sections: tuple[Section, ...]) -> tuple[str, ...]:
    """The printed keywords, one a line, or parted by commas."""
    for section in sections:
        if section.role == "tags":
            lines = [line.strip() for line in section.span.of(page.text).split("\n") if line.strip()]
            kept = [line if (rest := _label(line)) is None else rest for line in lines]
            return tuple(
                part.strip(" #") for line in kept for part in line.replace("،", ",").split(",") if part.strip(" #")
            )
    return ()
