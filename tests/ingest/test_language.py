"""The language of a text, by its letters first."""

from __future__ import annotations

import pytest

from sulh.ingest.language import language_of
from sulh.ingest.payload import take_bytes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("أعلنت الحكومة الليبية موعدا جديدا", "ar"),
        ("خبر", "ar"),
        ("قال \u202bالمبعوث\u202c لوكالة Reuters", "ar"),
        ("وزیر خارجه ایران گفت که گفتگوها ادامه دارد و پیشرفت خوبی داشته است", "fa"),
        ("The government announced a new date for the elections on Tuesday", "en"),
        ("Le gouvernement a annoncé une nouvelle date pour les élections", "fr"),
        ("2021-10-05 12:30", None),
        ("OK", None),
        ("", None),
    ],
)
def test_the_language_of_a_text(text: str, code: str | None) -> None:
    assert language_of(text) == code


def test_a_person_knows_better_and_letters_know_better_than_a_page() -> None:
    row = '{"text": "أعلنت الحكومة موعدا جديدا", "language": "fa"}'
    (found,) = take_bytes(row.encode(), place="a.jsonl")
    assert (found.document.language, found.found["language"]) == ("ar", "letters")  # type: ignore[union-attr]
    (short,) = take_bytes(b'{"text": "OK", "language": "en"}', place="a.jsonl")
    assert (short.document.language, short.found["language"]) == ("en", "row")  # type: ignore[union-attr]
