"""Files and folders become intakes.  One bad file never stops the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sulh.document import Document
from sulh.errors import EmptyDocument, InputError, SulhError, TooLarge
from sulh.ingest.extract import LARGEST, Extract
from sulh.ingest.formats.table import SUFFIXES, extractor
from sulh.ingest.intake import Intake, Refusal
from sulh.ingest.sidecar import INDEX, Around, read_sidecar
from sulh.text.letters import is_arabic_letter

__all__ = ["find_files", "take_bytes", "take_file", "take_paths"]


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
                yield from take_file(file, (around or Around()).over(beside))
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
        elif child.suffix.lower() in SUFFIXES and child.name not in ("README.md", INDEX):
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


def take_file(path: Path, around: Around | None = None) -> Iterator[Intake]:
    """The documents of one file; InputError says why there is none, or no further one."""
    return take_bytes(read_bytes(path), place=str(path), around=around)


def take_bytes(body: bytes, *, place: str, around: Around | None = None) -> Iterator[Intake]:
    """The documents in some bytes; `place` names them in messages and tells their format."""
    if len(body) > LARGEST:
        raise TooLarge(f"{place}: over {LARGEST // 1024 // 1024} MB; split it, or use `sulh bulk` for archives")
    if not body.strip():
        raise EmptyDocument(f"{place} is empty; give a file with a report in it")
    for found in extractor(place, body)(body, place):
        yield _intake(found, body, place, around or Around())


def _intake(found: Extract, body: bytes, place: str, around: Around) -> Intake:
    known = around.over(found.around)
    document = Document.of(
        found.text,
        title=known.title,
        outlet=known.outlet,
        author=known.author,
        url=known.url,
        published=known.published,
        published_basis=known.published_basis,
    )
    warnings = found.warnings
    if not any(is_arabic_letter(char) for char in found.text):
        warnings = (*warnings, "there is no Arabic in it; nothing can be read from it yet")
    # A row's own bytes are its text; the whole table would be kept once for each of its rows.
    source = found.text.encode("utf-8", "surrogatepass") if found.part else body
    return Intake(f"{place}:{found.part}" if found.part else place, document, source, known.wire, warnings)
