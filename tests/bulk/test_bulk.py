"""Archives: same rows whoever reads them, bad documents as rows, jobs that go on after anything."""

from __future__ import annotations

import json
import os
import shutil
import signal
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
from pyarrow import parquet  # noqa: E402

from sulh.bulk.job import left_of, open_job, run_local  # noqa: E402
from sulh.bulk.parts import Part, parts_of  # noqa: E402
from sulh.bulk.work import Done, items_file, write_part  # noqa: E402
from sulh.errors import InputError  # noqa: E402

TEXTS = (
    "قال خالد المشري إن الانتخابات الوطنية لن تُجرى إلا بعد انسحاب القوات الأجنبية والمرتزقة من ليبيا.",
    "أعلن مجلس الأمن الدولي، الجمعة، تمديد ولاية البعثة حتى 31 تموز/يوليو 2022.",
    "دعت الأمم المتحدة الأطراف إلى وقف إطلاق النار في اليمن.",
)


def rows(count: int) -> list[dict[str, Any]]:
    """Reports as a table holds them; every fifth has no text."""
    return [
        {
            "text": f"{TEXTS[at % 3]} وهذا الخبر رقم {at}." if at % 5 else "",
            "outlet": f"صحيفة {at % 4}",
            "published": date(2022, 6, 1 + at % 28).isoformat(),
        }
        for at in range(count)
    ]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """One archive in two forms: JSON lines with a broken line, and Parquet in small row groups."""
    folder = tmp_path / "in"
    folder.mkdir()
    lines = [json.dumps(row, ensure_ascii=False) for row in rows(20)]
    lines.insert(7, "{broken")
    (folder / "a.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    parquet.write_table(pyarrow.Table.from_pylist(rows(20)), folder / "b.parquet", row_group_size=4)
    return folder


def table(out: Path, what: str) -> list[dict[str, Any]]:
    """All rows of all parts, in the order of the parts."""
    files = sorted((out / what).glob("part-*.parquet"))
    return [row for file in files for row in parquet.read_table(file).to_pylist()]


def run(archive: Path, out: Path, processes: int = 1, **options: Any) -> list[Done]:
    """A job in small parts."""
    parts = parts_of([archive], rows=8, size=1500)
    open_job(parts, out)
    return list(run_local(parts, out, processes=processes, **options))


def test_items_point_at_their_words_and_bad_rows_are_rows(archive: Path, tmp_path: Path) -> None:
    done = run(archive, tmp_path / "out")
    items, errors = table(tmp_path / "out", "items"), table(tmp_path / "out", "errors")
    assert sum(each.documents for each in done) == 32
    assert sum(each.items for each in done) == len(items) > 32
    assert len(errors) == 9
    assert sum("no JSON" in row["reason"] for row in errors) == 1
    assert {"claims", "conditions", "dates", "actors"} <= {row["layer"] for row in items}
    texts = [row["text"] for row in rows(20)]
    assert all(any(row["text"] in text for text in texts) for row in items if row["text"])
    by_form = [
        {(row["document"], row["layer"], row["item"]) for row in items if name in row["place"]}
        for name in ("a.j", "b.p")
    ]
    assert by_form[0] == by_form[1]


@pytest.mark.parametrize("size", [1, 7, 100, 1500, 10_000])
def test_every_line_belongs_to_one_part_however_it_is_cut(archive: Path, size: int) -> None:
    from sulh.bulk.sources import sources

    parts = parts_of([archive / "a.jsonl"], size=max(size, 50) if size > 1 else 60)
    places = [place for part in parts for place, _ in sources(part)]
    assert len(places) == len(set(places)) == 21


def test_two_processes_give_the_rows_of_one(archive: Path, tmp_path: Path) -> None:
    run(archive, tmp_path / "one")
    run(archive, tmp_path / "two", processes=2)
    for what in ("items", "errors"):
        assert table(tmp_path / "one", what) == table(tmp_path / "two", what)


def test_a_job_goes_on_and_another_job_is_refused(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(archive, out)
    whole = table(out, "items")
    parts = parts_of([archive], rows=8, size=1500)
    items_file(out, parts[1]).unlink()
    kept = items_file(out, parts[0]).stat().st_mtime_ns
    assert left_of(parts, out) == [parts[1]]
    assert [each.part for each in run(archive, out)] == [1]
    assert table(out, "items") == whole
    assert items_file(out, parts[0]).stat().st_mtime_ns == kept
    with (archive / "a.jsonl").open("a", encoding="utf-8") as handle:
        handle.write("{}\n")
    with pytest.raises(InputError, match="another job"):
        run(archive, out)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("x", "utf-8")
    with pytest.raises(InputError, match="not empty"):
        run(archive, tmp_path / "full")


def dies_once(part: Part, out: Path) -> Done:
    """A worker that is killed in the middle of its second part, the first time."""
    mark = out / "killed"
    if part.number == 1 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return write_part(part, out)


def dies_always(part: Part, out: Path) -> Done:
    """A part that kills whoever reads it."""
    if part.number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return write_part(part, out)


def test_a_killed_worker_loses_nothing(archive: Path, tmp_path: Path) -> None:
    run(archive, tmp_path / "one")
    run(archive, tmp_path / "two", processes=2, work=dies_once)
    assert (tmp_path / "two" / "killed").exists()
    for what in ("items", "errors"):
        assert table(tmp_path / "one", what) == table(tmp_path / "two", what)


def test_a_part_that_kills_everybody_is_a_row_of_the_errors(archive: Path, tmp_path: Path) -> None:
    done = run(archive, tmp_path / "out", processes=2, work=dies_always)
    assert sorted(each.part for each in done) == [part.number for part in parts_of([archive], rows=8, size=1500)]
    assert [row["reason"] for row in table(tmp_path / "out", "errors") if "died" in row["reason"]]


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.skipif(shutil.which("java") is None, reason="no Java")
def test_spark_gives_the_rows_of_the_local_engine(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyspark", reason="PySpark is not installed")
    from sulh.bulk.spark import run_spark, session

    source = Path(__file__).resolve().parents[2] / "src"
    monkeypatch.setenv("PYTHONPATH", str(source))
    run(archive, tmp_path / "one")
    parts = parts_of([archive], rows=8, size=1500)
    out = tmp_path / "spark"
    open_job(parts, out)
    spark = session(os.environ.get("SULH_SPARK_MASTER", "local[2]"))
    try:
        done = list(run_spark(spark, parts, out))
        assert list(run_spark(spark, parts, out)) == []
    finally:
        spark.stop()
    assert len(done) == len(parts)
    for what in ("items", "errors"):
        assert table(tmp_path / "one", what) == table(out, what)
