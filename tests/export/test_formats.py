"""Everything that leaves, read again by somebody else's reader; the same record gives the same bytes."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import feedparser
import icalendar
import networkx as nx
import openpyxl
import pytest

from served import TODAY
from sulh import __version__, open_record
from sulh.export.bibliography import bibtex
from sulh.export.csv_table import read_csv
from sulh.export.formats import FORMATS, Asked
from sulh.export.labels import labels
from sulh.query import Listed, Moment, due, timeline
from sulh.record.judgement import Judgement
from sulh.record.printing import Printing
from sulh.store import open_store


@pytest.fixture(scope="module")
def asked(served_record: Path) -> Iterator[Asked]:
    store = open_store(served_record)
    with store.view() as view:
        yield Asked.of(Moment(view), today=TODAY, words=labels("ar"), version=__version__)
    store.close()


def _made(asked: Asked, form: str) -> bytes:
    return FORMATS[form].make(asked)


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"docx", "xlsx"}))
def test_same_record_same_bytes(asked: Asked, form: str) -> None:
    assert _made(asked, form) == _made(asked, form)


def test_workbook(asked: Asked) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_made(asked, "xlsx")))
    assert book.sheetnames[0] == "README"
    assert {"timeline", "commitments", "statements", "actors", "reports"} <= set(book.sheetnames)
    sheet = book["timeline"]
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "B2"
    head = [cell.value for cell in sheet[1]]
    assert sheet.max_row == len(timeline(asked.moment)) + 1
    days = [row[head.index("date_start")] for row in sheet.iter_rows(min_row=2) if row[head.index("date_start")].value]
    assert days
    assert all(cell.is_date for cell in days)
    assert not [cell for each in book for row in each.iter_rows() for cell in row if cell.data_type == "f"]


def test_csv(asked: Asked) -> None:
    rows = list(read_csv(_made(asked, "csv")))
    assert [row["id"] for row in rows] == [row.group.id for row in timeline(asked.moment)]


def test_plover(asked: Asked) -> None:
    lines = [json.loads(line) for line in _made(asked, "plover").decode().splitlines()]
    texts = {report.id: report.text for report in asked.moment.view.reports()}
    assert len(lines) == len(timeline(asked.moment))
    for line in lines:
        assert line["event"] == line["event"].upper()
        assert isinstance(line["actor"], list)
        info = line["text_info"]
        assert texts[info["document"]][info["start"] : info["end"]] == line["event_text"]
        assert set(line) - {key for key in line if key.startswith("sulh_")} == {
            "id", "date", "event", "mode", "context", "actor", "recip", "loc", "event_text", "text_info", "cite_info",
        }  # fmt: skip


def test_follow_the_money(asked: Asked) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    lines = [json.loads(line) for line in _made(asked, "ftm").decode().splitlines()]
    ids = {line["id"] for line in lines}
    assert len(ids) == len(lines)
    schemata = set()
    for line in lines:
        entity = followthemoney.model.get_proxy(line, cleaned=False)
        schemata.add(entity.schema.name)
        for prop, values in line["properties"].items():
            assert prop in entity.schema.properties, (line["schema"], prop)
            assert entity.get(prop), (line["schema"], prop, values)
            if entity.schema.get(prop).type.name == "entity":
                assert set(values) <= ids
    assert {"Article", "Person", "Organization", "Event", "Note"} <= schemata


def test_networks(asked: Asked) -> None:
    first = nx.parse_graphml(_made(asked, "graphml").decode(), force_multigraph=True)
    second = nx.read_gexf(io.BytesIO(_made(asked, "gexf")))
    assert set(first) == set(second)
    assert first.number_of_edges() == second.number_of_edges() > 0
    for _, data in first.nodes(data=True):
        assert data["label"]
        assert isinstance(data["mentions"], int)
    assert {data["sign"] for _, _, data in first.edges(data=True)} == {"unknown"}
    assert b"lastmodifieddate" not in _made(asked, "gexf")


def test_geojson(asked: Asked) -> None:
    found = json.loads(_made(asked, "geojson"))
    assert found["type"] == "FeatureCollection"
    placed = [each for each in found["features"] if each["geometry"]]
    assert placed
    for each in placed:
        lon, lat = each["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
    tripoli = [each for each in placed if each["properties"]["place_id"].endswith("tripoli")]
    assert all(abs(each["geometry"]["coordinates"][0] - 13.2) < 1 for each in tripoli)


def _events(body: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(body).walk("VEVENT"))


def test_calendar(asked: Asked) -> None:
    body = _made(asked, "ics")
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    events = _events(body)
    assert len({str(each["UID"]) for each in events}) == len(events) > 0
    for each in events:
        first, end = each["DTSTART"].dt, each["DTEND"].dt
        assert type(first) is date
        assert end - first == timedelta(days=1)
        assert each["STATUS"] in ("CONFIRMED", "TENTATIVE", "CANCELLED")


OLD = "اتفق المشاركون في ملتقى الحوار السياسي على إجراء الانتخابات الوطنية في 24 ديسمبر 2021."
NEW = "تعهدت حكومة الوحدة الوطنية بإجراء الانتخابات الوطنية في 24 يناير 2022."


def test_an_entry_moves_with_its_date(tmp_path: Path) -> None:
    seen = []
    with open_record(tmp_path / "r.db") as record:
        for text, published in ((OLD, "2021-10-01"), (NEW, "2021-12-20")):
            record.add_text(text, published=published, outlet="وكالة الضفة")
            with record.store.view() as view:
                asked = Asked.of(Moment(view), today=date(2021, 12, 21), words=labels("en"), version=__version__)
                events = _events(_made(asked, "ics"))
                seen.append({str(each["UID"]): (each["DTSTART"].dt, int(each["SEQUENCE"])) for each in events})
    moved = [uid for uid in seen[0] if uid in seen[1] and seen[0][uid][0] != seen[1][uid][0]]
    assert moved
    for uid in moved:
        assert seen[1][uid][1] > seen[0][uid][1]
        assert seen[1][uid][0] == date(2022, 1, 24)


def test_feed(asked: Asked) -> None:
    body = _made(asked, "atom")
    found = feedparser.parse(body)
    assert not found.bozo
    assert found.version == "atom10"
    ids = [entry.id for entry in found.entries]
    assert len(set(ids)) == len(ids) > 0
    assert all(each.startswith("tag:") for each in ids)
    assert found.entries[0].updated
    ElementTree.fromstring(body)


def test_references() -> None:
    rows = [Listed("doc-1", Printing(title="50% {of} $x & \\y_z", url="https://a.example/x_y%20z", published=TODAY), 1)]
    body = bibtex(rows).decode()
    assert body.startswith("@online{doc-1,")
    assert r"50\% \{of\} \$x \& \textbackslash{}y\_z" in body
    assert body.count("{") - body.count("\\{") == body.count("}") - body.count("\\}")
    assert "date = {{2022-08-29}}" in body


def test_word(asked: Asked) -> None:
    document = docx.Document(io.BytesIO(_made(asked, "docx")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert document.core_properties.title == "موجز مسار السلام"
    assert len(document.paragraphs) > 20
    assert "«" in text
    assert all(paragraph._p.xpath("./w:pPr/w:bidi") for paragraph in document.paragraphs)


def test_by_default_only_what_was_accepted_leaves(own_record: Path) -> None:
    store = open_store(own_record)
    with store.view() as view:
        events = list(view.statements(layers=["event"]))
    kept, refused = events[0], events[1]
    with store.writer(at="2022-08-30T08:00:00Z") as writer:
        writer.judge(Judgement(kept.id, "accept", "amal", "2022-08-30T08:00:00Z"))
        writer.judge(Judgement(refused.id, "reject", "amal", "2022-08-30T08:00:00Z", reason="secret reason"))
    with store.view() as view:
        strict = Asked.of(Moment(view, reviewed_only=True), today=TODAY, words=labels("en"), version=__version__)
        loose = Asked.of(Moment(view), today=TODAY, words=labels("en"), version=__version__)
        lines = [json.loads(line) for line in _made(strict, "plover").decode().splitlines()]
        assert [line["id"] for line in lines] == [kept.id]
        assert refused.id not in _made(loose, "plover").decode()
        for form in FORMATS:
            assert b"secret reason" not in _made(loose, form), form
        assert len(due(strict.moment, today=TODAY)) == 0
    store.close()


def test_parquet(asked: Asked) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra `bulk` is not installed")
    from sulh.export.parquet import parquet
    from sulh.export.table import timeline_table

    table = timeline_table(timeline(asked.moment), asked.moment)
    found = pq.read_table(io.BytesIO(parquet(table, {"record": "1"})))
    assert found.column_names == list(table.columns)
    assert found.num_rows == len(table.rows)
    assert re.match("date32", str(found.schema.field("date_start").type))
