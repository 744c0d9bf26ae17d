"""A record of every released schema opens; a newer one is refused unharmed; looking never writes.

`schemas/NNNN.db.gz` is a record as the release with that schema wrote it.  A new migration adds its file with
`python tests/store/test_migrations.py`; an old file is never written again.
"""

from __future__ import annotations

import gzip
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from given import Telling
from sulh.assembly.lift import lift
from sulh.errors import NewerSchema, StoreError
from sulh.record.judgement import Judgement
from sulh.record.printing import Printing
from sulh.record.report import Report
from sulh.store import open_store
from sulh.store.migrations import HEAD
from sulh.store.sql import SqlStore
from sulh.store.tables import metadata
from sulh.store.terms import parse

SCHEMAS = Path(__file__).parent / "schemas"
AT = "2026-01-01T00:00:00+00:00"


def released() -> list[Path]:
    """A dump of each released schema, oldest first."""
    return sorted(SCHEMAS.glob("*.db.gz"))


def restored(dump: Path, place: Path) -> Path:
    """The record that a dump holds."""
    place.write_bytes(gzip.decompress(dump.read_bytes()))
    return place


def telling() -> Telling:
    """The report in every dump."""
    found = Telling("اجتمعت الحكومة مع اللجنة.")
    found.actor("الحكومة")
    return found


@pytest.mark.parametrize("dump", released(), ids=lambda path: path.name)
def test_a_record_of_every_released_schema_opens_with_everything_in_it(
    dump: Path, tmp_path: Path, opened: Callable[[str], SqlStore]
) -> None:
    store = opened(str(restored(dump, tmp_path / "old.db")))
    assert [finding for finding in store.examine() if not finding.ok] == []
    with store.view() as view:
        assert view.report(telling().document.id).text == telling().text
        assert [each.id for each in view.statements()] == [each.id for each in lift(telling().reading())]
        assert [each.verdict for each in view.judgements()] == ["accept"]
        assert len(list(view.search(parse("لجنة")))) == 1
        assert view.originals(telling().document.id) == (telling().text.encode(),)


def test_there_is_a_dump_of_the_newest_schema_and_head_is_the_newest() -> None:
    assert released()[-1].name == f"{HEAD}.db.gz"
    scripts = ScriptDirectory(str(Path(sys.modules["sulh.store.migrations"].__file__ or "").parent))
    assert scripts.get_current_head() == HEAD


def test_the_tables_are_what_the_migrations_make(store: SqlStore) -> None:
    with store.engine.connect() as connection:
        different = compare_metadata(MigrationContext.configure(connection), metadata)
    index_only = ("sentence_", "vocabulary", "lexemes")
    unexpected = [each for each in different if not any(name in str(each) for name in index_only)]
    assert unexpected == []


def test_a_newer_record_is_refused_and_left_as_it_was(tmp_path: Path, opened: Callable[[str], SqlStore]) -> None:
    place = tmp_path / "newer.db"
    store = opened(str(place))
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    before = place.read_bytes()
    with pytest.raises(NewerSchema, match="newer release"):
        open_store(place)
    assert place.read_bytes() == before


def test_another_programs_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE mails (id INTEGER)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="no record of Sulh"):
        open_store(place)
    connection = sqlite3.connect(place)
    assert [row[0] for row in connection.execute("SELECT name FROM sqlite_master")] == ["mails"]
    connection.close()


def write_dump() -> None:
    """The dump of the newest schema; refuses to write one again."""
    target = SCHEMAS / f"{HEAD}.db.gz"
    if target.exists():
        raise SystemExit(f"{target} exists; a released schema never changes")
    store = open_store(":memory:")
    reading = telling().reading()
    report = Report.of(telling().text, [Printing.of(telling().document)])
    with store.writer(at=AT) as writer:
        writer.put(report, lift(reading), reading.sentences, release="1")
        writer.keep(report.id, report.text.encode())
        writer.judge(Judgement(report.id, "accept", "salma", AT))
    copy = target.with_suffix(".tmp")
    store.backup(copy)
    target.write_bytes(gzip.compress(copy.read_bytes(), mtime=0))
    copy.unlink()
    store.close()


if __name__ == "__main__":
    write_dump()
