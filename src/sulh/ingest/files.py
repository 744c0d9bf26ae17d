"""Files and folders become intakes.  One bad file never stops the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sulh.errors import InputError, SulhError, TooLarge
from sulh.ingest.around import Around
from sulh.ingest.extract import LARGEST, LARGEST_ARCHIVE, Source
from sulh.ingest.formats.table import STREAMS, SUFFIXES, suffix_of
from sulh.ingest.intake import Intake, Refusal
from sulh.ingest.payload import Layers, take_source, take_stream
from sulh.ingest.sidecar import INDEX, read_sidecar

__all__ = ["find_files", "read_bytes", "take_file", "take_paths"]


def take_paths(paths: Sequence[Path], around: Around | None = None) -> Iterator[Intake | Refusal]:
    """Every report under the paths, folders in the order of their names; what can't be taken in is a refusal."""
    for path in paths:
        try:
            found = list(find_files(path))
        except (SulhError, OSError) as error:
            yield Refusal(str(path), _reason(error, path))
            continue
        for file in found:
            try:
                beside = read_sidecar(file.parent).get(file.name, Around())
                yield from _take(file, [("given", around or Around()), ("index", beside)])
            except (SulhError, OSError) as error:
                yield Refusal(str(file), _reason(error, file))


def _reason(error: SulhError | OSError, path: Path) -> str:
    if isinstance(error, SulhError):
        return str(error)
    return f"{path}: {error.strerror or error}; check the name and the rights"


def find_files(path: Path) -> Iterator[Path]:
    """The file itself, or the reports of a folder and its folders; hidden ones and links out of it are left."""
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; check the name")
    if not path.is_dir():
        if not path.is_file():
            raise InputError(f"{path}: is no ordinary file; use `sulh read -` for what comes through a pipe")
        yield path
        return
    for child in sorted(path.iterdir(), key=lambda item: item.name):
        if child.name.startswith(".") or child.is_symlink():
            continue
        if child.is_dir():
            yield from find_files(child)
        elif (
            child.is_file()
            and child.name.lower().endswith((*SUFFIXES, *STREAMS))
            and child.name not in ("README.md", INDEX)
        ):
            yield child


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """All bytes of a file, never more than the limit."""
    try:
        with path.open("rb") as handle:
            body = handle.read(largest + 1)
    except OSError as error:
        raise InputError(_reason(error, path)) from error
    if len(body) > largest:
        raise TooLarge(f"{path}: over {largest // 1024 // 1024} MB; split it, or use `sulh bulk` for archives")
    return body


def take_file(path: Path, around: Around | None = None) -> Iterator[Intake | Refusal]:
    """The documents of one file; InputError says why there is none, or no further one."""
    return _take(path, [("given", around or Around())])


def _take(path: Path, before: Layers) -> Iterator[Intake | Refusal]:
    place = str(path)
    try:
        with path.open("rb") as handle:
            suffix = suffix_of(place, handle.read(64))
            size = path.stat().st_size
            if suffix in STREAMS:
                if size > LARGEST_ARCHIVE:
                    raise TooLarge(f"{place}: over {LARGEST_ARCHIVE // 1024**3} GB; split it")
                handle.seek(0)
                yield from take_stream(handle, place, suffix, before)
                return
    except OSError as error:
        raise InputError(_reason(error, path)) from error
    yield from take_source(Source(place, read_bytes(path)), before)
