"""Files and folders: each gives a document or a reason, and one bad file stops no other."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from sulh.errors import EmptyDocument, InputError, TooLarge
from sulh.ingest.around import Around
from sulh.ingest.extract import LARGEST
from sulh.ingest.files import take_file, take_paths
from sulh.ingest.intake import Intake, Refusal

TEXT = "أعلنت الحكومة موعدا جديدا."


def write(folder: Path, name: str, body: str | bytes = TEXT) -> Path:
    """A file in a folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return path


def test_the_text_is_as_it_was_given(tmp_path: Path) -> None:
    text = "سطر\r\nأعلنـت\u200f الحُكومة\n"
    (intake,) = take_file(write(tmp_path, "a.txt", text))
    assert isinstance(intake, Intake)
    assert intake.document.text == text
    assert intake.body == text.encode()
    assert intake.warnings == ()


def test_a_sidecar_says_what_stands_around_and_options_come_first(tmp_path: Path) -> None:
    write(
        tmp_path,
        "index.yaml",
        "- file: a.txt\n  title: عنوان\n  outlet: صحيفة\n  published: '2021-10-05'\n  wire: وكالة\n  note: why\n",
    )
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", TEXT + " ثان")
    first, second = take_paths([tmp_path])
    assert isinstance(first, Intake)
    assert (first.document.title, first.document.outlet, first.wire) == ("عنوان", "صحيفة", "وكالة")
    assert (first.document.published, first.document.published_basis) == (date(2021, 10, 5), "given")
    assert isinstance(second, Intake)
    assert second.document.published is None
    (over,) = take_paths([tmp_path / "a.txt"], Around(outlet="إذاعة"))
    assert isinstance(over, Intake)
    assert (over.document.outlet, over.document.title) == ("إذاعة", "عنوان")


@pytest.mark.parametrize(
    "index", ["{", "file: a.txt", "- title: x", "- file: a.txt\n  colour: red", "- file: a.txt\n  published: soon"]
)
def test_a_wrong_sidecar_is_named(tmp_path: Path, index: str) -> None:
    write(tmp_path, "index.yaml", index)
    write(tmp_path, "a.txt")
    (refusal,) = take_paths([tmp_path])
    assert isinstance(refusal, Refusal)
    assert "index.yaml" in refusal.reason


def test_folders_are_walked_in_order_without_hidden_files_and_links(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.md", "b/1.txt", ".hidden.txt", "README.md", "picture.png"):
        write(tmp_path, name, f"{TEXT} {name}")
    outside = write(tmp_path.parent, f"{tmp_path.name}-outside.txt")
    os.symlink(outside, tmp_path / "link.txt")
    found = [Path(each.place).relative_to(tmp_path).as_posix() for each in take_paths([tmp_path])]
    assert found == ["a.md", "b/1.txt", "b/2.txt"]


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    write(tmp_path, "1.txt", b"")
    write(tmp_path, "2.txt", b"\x89PNG\r\n")
    write(tmp_path, "3.txt")
    kinds = [type(each).__name__ for each in take_paths([tmp_path, tmp_path / "gone.txt"])]
    assert kinds == ["Refusal", "Refusal", "Intake", "Refusal"]


def test_errors_are_of_their_kind(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument):
        list(take_file(write(tmp_path, "empty.txt", b"")))
    large = tmp_path / "large.txt"
    with large.open("wb") as handle:
        handle.truncate(LARGEST + 1)
    with pytest.raises(TooLarge, match="over 50 MB"):
        list(take_file(large))
    with pytest.raises(InputError, match="No such file"):
        list(take_file(tmp_path / "gone.txt"))


def test_no_arabic_is_a_warning(tmp_path: Path) -> None:
    (intake,) = take_file(write(tmp_path, "a.txt", "Tripoli, 5 October"))
    assert isinstance(intake, Intake)
    assert "no Arabic" in intake.warnings[0]
