"""Formats: everything that leaves the record, by name; commands, pages and programs take them from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sulh.export.bibliography import bibtex
from sulh.export.brief import compose
from sulh.export.brief_docx import docx
from sulh.export.brief_html import html
from sulh.export.brief_markdown import markdown
from sulh.export.calendar import ics
from sulh.export.csv_table import csv_bytes
from sulh.export.feed import atom
from sulh.export.ftm import ftm, ftm_entities
from sulh.export.geojson import geojson
from sulh.export.labels import Labels
from sulh.export.network import gexf, graphml, network
from sulh.export.plover import plover
from sulh.export.table import Table, actors_table, due_table, reports_table, statements_table, timeline_table
from sulh.export.xlsx import xlsx
from sulh.query import Moment, actors, brief, due, listed, ties, timeline

__all__ = ["FORMATS", "Asked", "Format", "about"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is exported: a moment, the day to count from, the language of our own words, the record's time in UTC,
    the version of Sulh."""

    moment: Moment
    today: date
    words: Labels
    made: datetime
    version: str

    @classmethod
    def of(cls, moment: Moment, *, today: date, words: Labels, version: str) -> Asked:
        """With the time of the record's last change, so that the same record gives the same bytes."""
        last = moment.view.changes(max(0, moment.view.last_change() - 1), limit=1)
        made = datetime.fromisoformat(last[0].at) if last else datetime(2000, 1, 1, tzinfo=UTC)
        return cls(moment, today, words, made, version)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file and how it is made."""

    media: str
    ending: str
    make: Callable[[Asked], bytes]


def about(asked: Asked) -> dict[str, str]:
    """What every file says of the record that it comes from."""
    unreviewed = "no" if asked.moment.reviewed_only else "yes, marked by review_state"
    return {
        "sulh": asked.version,
        "record_version": str(asked.moment.view.last_change()),
        "record_time": asked.made.isoformat(),
        "counted_from": asked.today.isoformat(),
        "unreviewed_items": unreviewed,
        "rights": "articles belong to their owners; rows hold short quotations and where they stand",
        "codebook": "sulh-plover/1",
        "gazetteer": "GeoNames, CC BY 4.0, where coordinates are given",
    }


def _tables(asked: Asked) -> list[Table]:
    moment = asked.moment
    rows = [moment.row(each) for each in moment.statements("claim", "condition", "measure", "force")]
    return [
        timeline_table(timeline(moment), moment),
        due_table(due(moment, today=asked.today), moment),
        statements_table(rows, moment),
        actors_table(actors(moment)),
        reports_table(listed(moment)),
    ]


def _csv(asked: Asked) -> bytes:
    return csv_bytes(timeline_table(timeline(asked.moment), asked.moment))


def _xlsx(asked: Asked) -> bytes:
    made = asked.made.astimezone(UTC).replace(tzinfo=None)
    return xlsx(_tables(asked), about(asked), rtl=asked.words.language == "ar", made=made)


def _ftm(asked: Asked) -> bytes:
    moment = asked.moment
    measures = [moment.row(each) for each in moment.statements("measure")]
    found = ftm_entities(
        moment,
        reports=listed(moment),
        events=timeline(moment),
        measures=measures,
        commitments=due(moment, today=asked.today),
    )
    return ftm(found)


def _ics(asked: Asked) -> bytes:
    return ics(due(asked.moment, today=asked.today), asked.moment, asked.words, made=asked.made)


def _atom(asked: Asked) -> bytes:
    return atom(due(asked.moment, today=asked.today), asked.words, made=asked.made)


def _docx(asked: Asked) -> bytes:
    page = compose(brief(asked.moment, today=asked.today), asked.moment, asked.words)
    return docx(page, made=asked.made.astimezone(UTC).replace(tzinfo=None))


def _html(asked: Asked) -> bytes:
    return html(compose(brief(asked.moment, today=asked.today), asked.moment, asked.words)).encode()


def _markdown(asked: Asked) -> bytes:
    return markdown(compose(brief(asked.moment, today=asked.today), asked.moment, asked.words)).encode()


FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8", "csv", _csv),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", _xlsx),
    "plover": Format("application/x-ndjson", "jsonl", lambda asked: plover(timeline(asked.moment), asked.moment)),
    "ftm": Format("application/x-ndjson", "ftm.json", _ftm),
    "graphml": Format(
        "application/xml", "graphml", lambda asked: graphml(network(actors(asked.moment), ties(asked.moment)))
    ),
    "gexf": Format("application/xml", "gexf", lambda asked: gexf(network(actors(asked.moment), ties(asked.moment)))),
    "geojson": Format("application/geo+json", "geojson", lambda asked: geojson(timeline(asked.moment), asked.moment)),
    "ics": Format("text/calendar; charset=utf-8", "ics", _ics),
    "atom": Format("application/atom+xml", "atom", _atom),
    "bibtex": Format("application/x-bibtex", "bib", lambda asked: bibtex(listed(asked.moment))),
    "docx": Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", _docx),
    "html": Format("text/html; charset=utf-8", "html", _html),
    "markdown": Format("text/markdown; charset=utf-8", "md", _markdown),
}
