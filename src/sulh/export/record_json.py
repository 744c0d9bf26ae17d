"""JSON of how the record came to be (docs/reference/cli.md).  Keys may be added, never renamed."""

from __future__ import annotations

from sulh.assembly.relations import Relation
from sulh.export.json_rows import Json, evidence_json
from sulh.query.changes import Changed
from sulh.query.copies import Copy, Family
from sulh.record.codec import plain

__all__ = ["changed_json", "family_json", "relation_json"]


def family_json(family: Family) -> Json:
    """A report, who printed it first, and who copied it."""
    return {
        "id": family.id,
        "first_seen_at": plain(family.first),
        "copied_by": [_copy(copy) for copy in family.copied_by],
        "sentences_copied_by": [_copy(copy) for copy in family.quoted_by],
    }


def _copy(copy: Copy) -> Json:
    return {
        "document": copy.document,
        "printing": plain(copy.printing),
        "share": copy.share,
        "sentences": copy.sentences,
    }


def relation_json(relation: Relation) -> Json:
    """Two tellings and how the later stands to the earlier."""
    return {
        "kind": relation.kind,
        "about": relation.about,
        "field": relation.field,
        "earlier": evidence_json(relation.earlier),
        "later": evidence_json(relation.later),
    }


def changed_json(row: Changed) -> Json:
    """One line of the change feed."""
    return {
        "seq": row.change.seq,
        "kind": row.change.kind,
        "subject": row.change.subject,
        "at": row.change.at,
        "title": row.title,
        "layer": row.statement.layer if row.statement else None,
        "quote": row.statement.evidence[0].quote if row.statement else None,
        "judgement": plain(row.judgement),
    }
