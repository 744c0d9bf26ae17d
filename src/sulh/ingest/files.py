"""Files and folders become intakes.  One bad file never stops the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sulh.document import Document
from sulh.errors import InputError, SulhError, TooLarge
from sulh.ingest.encoding import decode_text
from sulh.ingest.intake import Intake, Refusal
from sulh.ingest.sidecar import INDEX, Around, read_sidecar
from sulh.text.letters import is_arabic_letter

__all__ = ["LARGEST", "TEXT_SUFFIXES", "find_files", "take_bytes", "take_file", "take_paths"]

LARGEST = 50 * 1024 * 1024
TEXT_SUFFIXES = frozenset((".txt", ".md", ".text", ""))


def take_paths(paths: Sequence[Path], around: Around | None = None) -> Iterator[Intake | Refusal]:
    """Every report under the paths, folders in the order of their names; what can't be taken in is a refusal."""
    for path in paths:
        try:
            found = list(find_files(path))
        except SulhError as error:
            yield Refusal(str(path), str(error))
            continue
        for file in found:
            try:
                beside = read_sidecar(file.parent).get(file.name, Around())
                yield take_file(file, (around or Around()).over(beside))
            except SulhError as error:
                yield Refusal(str(file), str(error))


def find_files(path: Path) -> Iterator[Path]:
    """The file itself, or the reports of a folder and its folders; hidden ones and links out of it are left."""
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; check the name")
    if not path.is_dir():
        yield path
        return
    for child in sorted(path.iterdir(), key=lambda item: item.name):
        if child.name.startswith(".") or child.is_symlink():
            continue
        if child.is_dir():
            yield from find_files(child)
        elif child.suffix.lower() in TEXT_SUFFIXES - {""} and child.name != "README.md" and child.name != INDEX:
            yield child


def read_bytes(path: Path) -> bytes:
    """All bytes of a file, never more than the limit."""
    try:
        if path.stat().st_size > LARGEST:
            raise TooLarge(f"{path}: over {LARGEST // 1024 // 1024} MB; split it, or use `sulh bulk` for archives")
        with path.open("rb") as handle:
            body = handle.read(LARGEST + 1)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; check the name and the rights") from error
    if len(body) > LARGEST:
        raise TooLarge(f"{path}: over {LARGEST // 1024 // 1024} MB; split it, or use `sulh bulk` for archives")
    return body


def take_file(path: Path, around: Around | None = None) -> Intake:
    """One file as a document; InputError says why not."""
    return take_bytes(read_bytes(path), place=str(path), around=around)


def take_bytes(body: bytes, *, place: str, around: Around | None = None) -> Intake:
    """Bytes as a document; `place` names them in messages."""
    if len(body) > LARGEST:
        raise TooLarge(f"{place}: over {LARGEST // 1024 // 1024} MB; split it, or use `sulh bulk` for archives")
    decoded = decode_text(body, name=place)
    known = around or Around()
    document = Document.of(
        decoded.text,
        title=known.title,
        outlet=known.outlet,
        author=known.author,
        url=known.url,
        published=known.published,
    )
    warnings = []
    if decoded.guessed:
        warnings.append(f"the encoding was taken for {decoded.encoding}")
    if not any(is_arabic_letter(char) for char in decoded.text):
        warnings.append("there is no Arabic in it; nothing can be read from it yet")
    return Intake(place, document, body, known.wire, tuple(warnings))
