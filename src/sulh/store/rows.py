"""Rows and record types: how each is written to a table and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Row

from sulh.ids import canonical, digest
from sulh.record.codec import decode, plain
from sulh.record.content import Layer
from sulh.record.evidence import Evidence, Voice
from sulh.record.judgement import Judgement
from sulh.record.printing import Printing
from sulh.record.statement import CONTENT_TYPES, SAID_TYPES, Statement
from sulh.span import Span

__all__ = [
    "dump",
    "evidence_row",
    "judgement_row",
    "printing_row",
    "read_judgement",
    "read_printing",
    "read_statements",
    "statement_row",
]

Values = dict[str, Any]


def dump(value: object) -> str:
    """Canonical JSON of a record value."""
    return canonical(plain(value)).decode("utf-8", "surrogatepass")


def statement_row(statement: Statement) -> Values:
    """Identity and content; evidence has its own rows."""
    return {"id": statement.id, "layer": statement.layer, "content": dump(statement.content)}


def evidence_row(statement: str, evidence: Evidence) -> Values:
    """Outlet and day belong to the document and are joined on reading."""
    body = dump(
        {
            "span": evidence.span,
            "quote": evidence.quote,
            "rule": evidence.rule,
            "said": evidence.said,
            "voice": evidence.voice,
        }
    )
    mark = digest(f"{evidence.document}\0{body}".encode("utf-8", "surrogatepass"))
    return {"statement": statement, "document": evidence.document, "digest": mark, "body": body}


def _evidence(layer: Layer, row: Row[Any]) -> Evidence:
    body = json.loads(row.body)
    return Evidence(
        document=row.document,
        span=decode(Span, body["span"]),
        quote=body["quote"],
        rule=body["rule"],
        said=decode(SAID_TYPES[layer], body["said"]),
        voice=None if body["voice"] is None else decode(Voice, body["voice"]),
        outlet=row.outlet,
        published=None if row.published is None else date.fromisoformat(row.published),
    )


def read_statements(rows: Iterable[Row[Any]]) -> Iterator[Statement]:
    """Rows of (id, layer, content, document, body, outlet, published), sorted by id, as statements."""
    for _, group in groupby(rows, key=lambda row: row.id):
        members = list(group)
        layer: Layer = members[0].layer
        content = decode(CONTENT_TYPES[layer], json.loads(members[0].content))
        yield Statement(members[0].id, content, ()).with_evidence(_evidence(layer, row) for row in members)


def printing_row(document: str, printing: Printing) -> Values:
    """One printing of a document."""
    body = dump(printing)
    return {"document": document, "id": digest(body.encode("utf-8", "surrogatepass")), "body": body}


def read_printing(body: str) -> Printing:
    """A printing from its row."""
    return decode(Printing, json.loads(body))


def judgement_row(judgement: Judgement) -> Values:
    """The columns one asks for, and the whole."""
    return {
        "id": judgement.id,
        "subject": judgement.subject,
        "other": judgement.other,
        "verdict": judgement.verdict,
        "at": judgement.at,
        "body": dump(judgement),
    }


def read_judgement(body: str) -> Judgement:
    """A judgement from its row."""
    return decode(Judgement, json.loads(body))
