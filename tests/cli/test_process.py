"""sulh process as a person meets it."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from sulh.cli.table import load
from sulh.errors import DataError, InputError
from sulh.library import open_record
from sulh.settings import Settings

CIRCLE = (
    "قال خالد المشري إن الانتخابات الوطنية لن تُجرى إلا بعد انسحاب القوات الأجنبية والمرتزقة من ليبيا.",
    "قال عقيلة صالح إن انسحاب القوات الأجنبية والمرتزقة من ليبيا لن يبدأ إلا بعد إجراء الانتخابات الوطنية.",
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two reports that wait for each other."""
    path = tmp_path_factory.mktemp("process") / "record.db"
    with open_record(path) as opened:
        for text in CIRCLE:
            opened.add_text(text, published="2022-06-08", outlet="صحيفة السفح")
    return path


def call(record: Path, *arguments: str) -> str:
    """What one call prints; errors come as they are."""
    out = io.StringIO()
    with redirect_stdout(out):
        load("process").main(list(arguments), obj=Settings(record=str(record), quiet=True), standalone_mode=False)
    return out.getvalue()


def test_the_circle_is_printed_with_both_speakers(record: Path) -> None:
    text = call(record, "--today", "2022-08-30", "--runs", "100")
    assert text.startswith("Circular wait: ")
    assert "خالد المشري" in text
    assert "عقيلة صالح" in text


def test_json_has_at_least_these_keys(record: Path) -> None:
    body = json.loads(call(record, "--today", "2022-08-30", "--runs", "100", "--json"))
    assert {"blocked", "circular", "cut_sets", "due", "outcomes"} <= body.keys()
    assert body["circular"]


def test_what_if_one_of_them_were_done(record: Path, tmp_path: Path) -> None:
    scenario = tmp_path / "s.yaml"
    scenario.write_text("scenario: 1\nby: A\ndate: 2022-07-01\nchanges:\n  - done: الانتخابات الوطنية\n", "utf-8")
    text = call(record, "--today", "2022-08-30", "--runs", "100", "--what-if", str(scenario))
    assert "It opens the circle of" in text
    scenario.write_text("scenario: 1\nby: A\ndate: 2022-07-01\nchanges:\n  - dnoe: x\n", "utf-8")
    with pytest.raises(DataError, match=r"s\.yaml:5"):
        call(record, "--what-if", str(scenario), "--today", "2022-08-30")


def test_picture_page_and_forecast_are_written_and_scored(record: Path, tmp_path: Path) -> None:
    names = {"--svg": "p.svg", "--html": "p.html", "--forecast": "f.json"}
    options = [part for option, name in names.items() for part in (option, str(tmp_path / name))]
    call(record, "--today", "2022-08-30", "--runs", "100", *options)
    assert all((tmp_path / name).stat().st_size for name in names.values())
    said = call(record, "score", str(tmp_path / "f.json"), "--today", "2023-01-01")
    assert "is decided yet" in said
    with pytest.raises(InputError, match="sulh process score FORECAST"):
        call(record, "scroe", "f.json", "--today", "2023-01-01")


def test_a_goal_that_is_not_there_says_what_is_near(record: Path) -> None:
    with pytest.raises(DataError, match="nothing of this name"):
        call(record, "--today", "2022-08-30", "--goal", "xyzzy")


def test_same_call_same_bytes(record: Path) -> None:
    arguments = ("--today", "2022-08-30", "--runs", "100", "--goal", "libya.elections_national", "--json")
    assert call(record, *arguments) == call(record, *arguments)


def test_a_question_of_the_past_does_not_see_later_reports(record: Path) -> None:
    assert "Circular wait" not in call(record, "--today", "2022-06-07", "--runs", "100")


def test_what_hangs_on_which_speaker(record: Path) -> None:
    text = call(record, "--today", "2022-08-30", "--runs", "100", "--without", "speaker", "--without", "outlet")
    assert text.count("1 circle opens") == 3
    assert "outlet صحيفة السفح" in text
    body = json.loads(call(record, "--today", "2022-08-30", "--runs", "100", "--without", "report", "--json"))
    assert [row["circles_opened"] for row in body["without"]] == [1, 1]
