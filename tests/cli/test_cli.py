"""The command line as a person meets it: data on stdout, messages on stderr, codes that tell, never a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sulh.cli import main
from sulh.cli.table import COMMANDS

SAMPLES = Path(__file__).parents[2] / "samples"
WIRE = [str(SAMPLES / name) for name in ("14-berlin-two-wire.txt", "15-berlin-two-exact.txt")]


class Run:
    """One call of `sulh`, in this process: the lexicon is loaded once for all calls."""

    def __init__(self, folder: Path, *arguments: str, stdin: bytes = b"", **environment: str) -> None:
        streams = [io.TextIOWrapper(io.BytesIO(body), encoding="utf-8", newline="") for body in (stdin, b"", b"")]
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("SULH", "LC_", "LANG"))}
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, stream)
            patch.setattr(sys, "argv", ["sulh", *arguments])
            patch.setattr(os, "environ", {**kept, "XDG_CACHE_HOME": str(folder / "cache"), **environment})
            with pytest.raises(SystemExit) as left:
                main()
        self.code = left.value.code or 0
        for stream in streams[1:]:
            stream.flush()
        self.out, self.err = (stream.buffer.getvalue().decode() for stream in streams[1:])
        assert "Traceback" not in self.err

    @property
    def json(self) -> Any:
        """The one JSON line."""
        (line,) = self.out.splitlines()
        return json.loads(line)

    @property
    def complaint(self) -> str:
        """The one line on stderr."""
        (line,) = self.err.splitlines()
        assert line.startswith("sulh: ")
        return line


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record of all samples in it."""
    folder = tmp_path_factory.mktemp("cli")
    done = Run(folder, "add", str(SAMPLES), "--json")
    assert done.code == 0
    assert {each["outcome"] for each in done.json["added"]} == {"added", "reprinted"}
    return folder


def test_help_names_every_command_and_starts_with_examples(tmp_path: Path) -> None:
    done = Run(tmp_path, "--help")
    assert done.code == 0
    assert all(f"  {name} " in done.out for name in COMMANDS)
    assert done.out.index("Examples") < done.out.index("Commands")
    assert done.err == ""


def test_every_command_has_help_with_an_example(tmp_path: Path) -> None:
    for name in COMMANDS:
        done = Run(tmp_path, name, "--help")
        assert done.code == 0, name
        assert name == "demo" or "Example" in done.out, name


def test_a_reading_is_one_json_object_a_line(tmp_path: Path) -> None:
    done = Run(tmp_path, "read", *WIRE, "--json")
    first, second = map(json.loads, done.out.splitlines())
    assert first["schema"] == "sulh-reading/1"
    assert first["document"]["published"] == "2021-06-23"
    assert first["document"]["id"] == second["document"]["id"]
    assert done.code == 0
    text = first["document"]["text"]
    assert all(text[each["start"] : each["end"]] == each["text"] for each in first["dates"])


def test_standard_input_and_options(tmp_path: Path) -> None:
    body = "قال الوزير إن اللجنة ستجتمع غدا.".encode("cp1256")
    done = Run(
        tmp_path, "read", "-", "--published", "2021-10-05", "--title", "خبر", "--outlet", "ص", "--json", stdin=body
    )
    document = done.json["document"]
    assert (document["published"], document["title"], document["outlet"]) == ("2021-10-05", "خبر", "ص")
    assert "cp1256" in done.err
    assert Run(tmp_path, "--quiet", "read", "-", "--json", stdin=body).err == ""


def test_reading_for_people_shows_words_and_with_explain_rules(tmp_path: Path) -> None:
    plain, explained = Run(tmp_path, "read", WIRE[0]), Run(tmp_path, "read", WIRE[0], "--explain")
    assert "Actors" in plain.out
    assert "«" in plain.out
    assert len(explained.out) > len(plain.out)
    assert "\x1b[" not in plain.out


def test_the_exit_code_tells_all_none_or_some(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert "is empty" in Run(tmp_path, "read", "empty.txt").complaint
    assert Run(tmp_path, "read", "empty.txt").code == 1
    assert Run(tmp_path, "read", "empty.txt", WIRE[0]).code == 3
    added = Run(tmp_path, "add", str(tmp_path), WIRE[0], "--json")
    assert added.code == 3
    assert len(added.json["refused"]) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["read"],
        ["read", "--published", "5/10/2021", "x.txt"],
        ["brief", "--lang", "fr"],
        ["timeline", "--status", "maybe"],
        ["actors", "--kind", "ghost"],
        ["due", "--today", "tomorrow"],
        ["--nonsense"],
    ],
)
def test_wrong_use_is_code_two(folder: Path, arguments: list[str]) -> None:
    done = Run(folder, *arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err


def test_asking_makes_no_record(tmp_path: Path) -> None:
    for name in ("brief", "timeline", "actors", "due", "doctor"):
        done = Run(tmp_path, name)
        assert done.code == 1
        assert "sulh add" in done.complaint
    assert list(tmp_path.glob("*.db")) == []


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("/nonexistent/folder/x.db", "no such folder"),
        (".", "is a folder"),
        ("mysql://x/y", "no such kind"),
        ("notes.db", "no record of Sulh"),
    ],
)
def test_a_record_that_can_not_be_is_one_line(tmp_path: Path, place: str, says: str) -> None:
    (tmp_path / "notes.db").write_text("not a database, but long enough to be looked at as if it were one" * 20)
    done = Run(tmp_path, "--record", place, "add", WIRE[0])
    assert done.code == 1
    assert says in done.complaint


def test_environment_and_option_say_where_the_record_is(tmp_path: Path) -> None:
    assert Run(tmp_path, "add", WIRE[0], SULH_RECORD="env.db").code == 0
    assert Run(tmp_path, "--record", "option.db", "add", WIRE[0], SULH_RECORD="env.db").code == 0
    assert sorted(path.name for path in tmp_path.glob("*.db")) == ["env.db", "option.db"]


def test_add_again_changes_nothing(tmp_path: Path) -> None:
    Run(tmp_path, "add", *WIRE)
    before = Run(tmp_path, "brief", "--json", "--today", "2021-07-01").out
    again = Run(tmp_path, "add", *reversed(WIRE), "--json")
    assert {each["outcome"] for each in again.json["added"]} == {"known"}
    assert Run(tmp_path, "brief", "--json", "--today", "2021-07-01").out == before


def test_every_reading_command_has_json_with_a_schema(folder: Path) -> None:
    for name, more in (("timeline", []), ("actors", []), ("due", ["--undated"]), ("search", ["ليبيا"]), ("doctor", [])):
        done = Run(folder, name, *more, "--json")
        assert done.code == 0
        assert done.json["schema"] == f"sulh-{name}/1"
        assert done.json["findings" if name == "doctor" else "rows"]


def test_every_line_of_a_brief_is_footnoted_to_quoted_words_with_outlet_and_day(folder: Path) -> None:
    text = Run(folder, "brief", "--today", "2022-08-28", "--lang", "en", "--format", "markdown").out
    lines = [line for line in text.splitlines() if line.startswith("- ") and not line.startswith("- _further")]
    notes = {line.split(":")[0] for line in text.splitlines() if line.startswith("[^")}
    assert lines
    for line in lines:
        assert any(note in line for note in notes), line
    for line in text.splitlines():
        if line.startswith("[^"):
            assert "“" in line
            assert " — " in line
            assert "202" in line
    headings = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "Expected action",
        "Recent developments",
        "Measures and forces",
        "Key issues",
        "Positions",
        "Dates to watch",
        "Sources",
    ]


def test_a_brief_in_arabic_and_as_html(folder: Path) -> None:
    arabic = Run(folder, "brief", "--today", "2022-08-28", "--lang", "ar").out
    assert arabic.startswith("# موجز")
    assert "أغسطس/آب" in arabic
    page = Run(folder, "brief", "--today", "2022-08-28", "--lang", "ar", "--format", "html").out
    assert '<html lang="ar" dir="rtl">' in page
    assert "<script" not in page
    assert page == Run(folder, "brief", "--today", "2022-08-28", "--lang", "ar", "--format", "html").out


def test_search_finds_and_counts_on_stderr(folder: Path) -> None:
    done = Run(folder, "search", '"القاعدة الدستورية"', "--limit", "2")
    assert len(done.out.splitlines()) == 2
    assert done.err.startswith("2 found")
    assert "at least one word" in Run(folder, "search", "،").complaint


def test_backup_and_restore_give_the_same_record(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert Run(folder, "backup", str(copy)).code == 0
    assert "never overwrites" in Run(folder, "backup", str(copy)).complaint
    before = copy.read_bytes()
    assert Run(tmp_path, "--record", "new.db", "restore", str(copy)).code == 0
    assert copy.read_bytes() == before
    assert "holds documents already" in Run(tmp_path, "--record", "new.db", "restore", str(copy)).complaint
    for question in (["brief", "--today", "2022-08-28"], ["search", "ليبيا"], ["actors"]):
        old, new = Run(folder, *question, "--json"), Run(tmp_path, "--record", "new.db", *question, "--json")
        assert old.out == new.out
    assert Run(tmp_path, "--record", "new.db", "doctor", "--rebuild").code == 0


def test_a_decision_is_kept_beside_earlier_ones_and_goes_to_a_file_and_back(tmp_path: Path) -> None:
    Run(tmp_path, "add", WIRE[0])
    claims = Run(tmp_path, "brief", "--json", "--today", "2021-07-01").json["claims"]
    subject = claims[0]["id"]
    assert Run(tmp_path, "judge", subject, "reject").code == 2
    assert Run(tmp_path, "judge", subject, "accept", "--author", "salma").code == 0
    assert Run(tmp_path, "judge", subject, "reject", "--author", "omar", "--reason", "رأي").code == 0
    left = Run(tmp_path, "brief", "--json", "--today", "2021-07-01").json["claims"]
    assert [row["id"] for row in left] == [row["id"] for row in claims if row["id"] != subject]
    file = Run(tmp_path, "judgements").out
    assert [json.loads(line)["verdict"] for line in file.splitlines()] == ["accept", "reject"]
    (tmp_path / "file.jsonl").write_text(file, "utf-8")
    Run(tmp_path, "--record", "other.db", "add", WIRE[0])
    assert "2 new" in Run(tmp_path, "--record", "other.db", "judgements", "--import", "file.jsonl").err
    assert "0 new" in Run(tmp_path, "--record", "other.db", "judgements", "--import", "file.jsonl").err
    assert Run(tmp_path, "--record", "other.db", "judgements").out == file
    (row,) = Run(tmp_path, "judgements", "--agreement", "--json").json["rows"]
    assert (row["layer"], row["units"]) == ("clm", 1)


def test_a_release_never_changes_and_can_be_asked(tmp_path: Path) -> None:
    Run(tmp_path, "add", WIRE[0])
    frozen = Run(tmp_path, "release", "first", "--json").json["rows"][0]
    before = (tmp_path / "first.sulh").read_bytes()
    question = ["brief", "--json", "--today", "2021-07-01"]
    answer = Run(tmp_path, *question).out
    Run(tmp_path, "add", str(SAMPLES / "22-house-passes-libya-bill.txt"))
    assert Run(tmp_path, *question).out != answer
    assert Run(tmp_path, "--record", "first.sulh", *question).out == answer
    assert (tmp_path / "first.sulh").read_bytes() == before
    assert "given once" in Run(tmp_path, "release", "first").complaint
    assert Run(tmp_path, "release", "../x").code == 2
    assert Run(tmp_path, "release", "--json").json["rows"] == [frozen]


def test_demo_shows_a_brief_deadlines_and_what_to_type_next(tmp_path: Path) -> None:
    done = Run(tmp_path, "demo", "--lang", "en")
    assert done.code == 0
    assert "Recent developments" in done.out
    assert "Deadlines, with every date they had" in done.out
    assert "What to type next" in done.err
    assert list(tmp_path.glob("*.db")) == []


def test_as_a_process_of_its_own(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sulh", "read", "gone.txt"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr == b"sulh: gone.txt: no such file or folder; check the name\n"


def test_the_reader_of_a_pipe_may_leave(folder: Path) -> None:
    command = f"{sys.executable} -m sulh timeline | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, check=False)
    assert done.stderr == b""


def test_review_takes_keys_from_a_pipe_saves_at_once_and_undoes(tmp_path: Path) -> None:
    Run(tmp_path, "add", str(SAMPLES / "02-geneva-ceasefire.txt"), "--published", "2020-10-23")
    lines = "\nx\nx لا يقوله النص\na\nz\nu\ne status=planned\ne nothing=1\nq\n".encode()
    done = Run(tmp_path, "review", "--layer", "commitment", "--author", "salma", "--lang", "en", stdin=lines)
    assert done.code == 0, done.err
    assert "a rejection needs a reason" in done.err
    assert "a field is one of" in done.err
    assert "reports: 1" in done.out
    kept = [json.loads(line) for line in Run(tmp_path, "judgements").out.splitlines()]
    assert [each["verdict"] for each in kept] == ["reject", "accept", "withdraw", "unsure", "correct"]
    assert kept[1]["subject"] == kept[2]["subject"] == kept[3]["subject"]
    other = Run(tmp_path, "review", "--second", "--author", "omar", stdin=b"a\na\na\na\n")
    assert "3 decisions by omar, 0 left" in other.err
    found = Run(tmp_path, "judgements", "--agreement", "--json").json["rows"]
    assert [(row["layer"], row["units"]) for row in found] == [("cmt", 3)]
    assert "kappa omar, salma" in Run(tmp_path, "judgements", "--agreement").out


def test_review_of_pairs_joins_and_takes_back(tmp_path: Path) -> None:
    for number, name in enumerate(("سعيد بوحليقة", "سعيد أبو حليقة")):
        (tmp_path / f"{number}.txt").write_text(f"قال وزير الداخلية {name} إن المحادثات مستمرة. خبر {number}.", "utf-8")
        Run(tmp_path, "add", f"{number}.txt", "--published", "2021-10-05")
    done = Run(tmp_path, "review", "--pairs", "--limit", "1", "--author", "salma", stdin=b"s\n")
    assert "1 decisions by salma" in done.err
    (kept,) = [json.loads(line) for line in Run(tmp_path, "judgements").out.splitlines()]
    assert kept["verdict"] == "same"


def test_copies_show_who_was_first_and_who_copied(folder: Path) -> None:
    rows = Run(folder, "copies", "--json").json["rows"]
    (wire,) = [row for row in rows if len(row["copied_by"]) > 1]
    assert wire["first_seen_at"]["published"] == "2021-06-23"
    assert [(each["share"] == 1, each["sentences"]) for each in wire["copied_by"]] == [(False, 0), (True, 0)]
    assert [each["sentences"] for each in wire["sentences_copied_by"]] == [3]
    assert "first seen at" in Run(folder, "copies", "--whole", "--lang", "en").out


def test_relations_keep_both_tellings(folder: Path) -> None:
    rows = Run(folder, "relations", "--kind", "supersedes", "--json").json["rows"]
    assert {"deadline"} <= {row["field"] for row in rows}
    assert all(row["earlier"]["published"] <= row["later"]["published"] for row in rows if row["field"] == "deadline")
    assert Run(folder, "relations", "--kind", "nothing").code == 2
    assert "supersedes" in Run(folder, "relations", "--lang", "en").out


def test_changes_say_what_one_report_did_and_go_on_from_a_cursor(tmp_path: Path) -> None:
    added = [Run(tmp_path, "add", path, "--json").json["added"][0] for path in WIRE[:1]]
    shown = Run(tmp_path, "changes", "--document", added[0]["document"], "--json").json
    new = [row["subject"] for row in shown["rows"] if row["kind"] == "statement_new"]
    assert sorted(new) == added[0]["change"]["new"]
    assert shown["rows"][0]["kind"] == "document_added"
    Run(tmp_path, "judge", new[0], "accept", "--author", "salma")
    later = Run(tmp_path, "changes", "--after", str(shown["cursor"]), "--json").json["rows"]
    assert [(row["kind"], row["judgement"]["author"]) for row in later] == [("judgement", "salma")]
    assert "accept" in Run(tmp_path, "changes", "--lang", "en").out


def test_one_item_is_taken_apart_as_text_and_as_json(tmp_path: Path) -> None:
    text, told = (
        Run(tmp_path, "read", WIRE[0], "--item", "events:1"),
        Run(tmp_path, "read", WIRE[0], "--item", "events:1", "--json"),
    )
    assert "status" in text.out
    assert json.loads(told.out)["schema"] == "sulh-explain/1"
    assert "no item" in Run(tmp_path, "read", WIRE[0], "--item", "e99").complaint


def test_actors_that_may_be_one_are_shown_with_their_reasons(tmp_path: Path) -> None:
    reports = {
        "a.txt": "قال رئيس لجنة المصالحة سليمان البرناوي إن الاجتماع سيعقد في سبها غدا.",
        "b.txt": "أعلن رئيس لجنة المصالحة سليمان البارناوي تأجيل الاجتماع في سبها أسبوعا.",
    }
    for name, text in reports.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert Run(tmp_path, "add", *reports).code == 0
    shown = Run(tmp_path, "actors", "--same-as", "--json").json
    assert shown["schema"] == "sulh-same-as/1"
    (pair,) = [row for row in shown["rows"] if "البرناوي" in row["left"] + row["right"]]
    assert pair["supported"]
    assert "name" in {reason["signal"] for reason in pair["reasons"]}
    assert pair["left"] in Run(tmp_path, "actors", "--same-as").out
    assert Run(tmp_path, "actors", "--same-as", "--kind", "person").code == 2


@pytest.mark.parametrize(
    ("body", "code", "says"),
    [
        (b"", 1, "is empty"),
        (bytes(range(256)) * 12, 1, "no text in any encoding"),
        (b"a" * 50_000_000, 1, "split it"),
        (b"The minister said so.", 0, "no Arabic"),
        (None, 1, "no such file"),
    ],
    ids=["empty", "binary", "fifty-megabytes", "no-arabic", "gone"],
)
def test_what_is_no_report_is_one_clear_line(tmp_path: Path, body: bytes | None, code: int, says: str) -> None:
    if body is not None:
        (tmp_path / "report.txt").write_bytes(body)
    done = Run(tmp_path, "read", "report.txt", "--published", "2021-10-05")
    assert bool(done.code) == bool(code)
    assert says in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("encoding", ["cp1256", "iso-8859-6", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_report_in_another_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    text = "قال الوزير إن اللجنة ستجتمع غدا في طرابلس، وأضاف أن الاتفاق قائم."
    (tmp_path / "report.txt").write_bytes(text.encode(encoding))
    assert Run(tmp_path, "read", "report.txt", "--json").json["document"]["text"] == text
