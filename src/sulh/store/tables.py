"""The tables, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "change",
    "copying",
    "document",
    "evidence",
    "fingerprint",
    "judgement",
    "metadata",
    "original",
    "printing",
    "release",
    "sentence",
    "source",
    "statement",
]

metadata = MetaData()

# Ids sort by code point on every engine, whatever the locale of the database.
ID = String(40).with_variant(String(40, collation="C"), "postgresql")
PLACE = BigInteger().with_variant(Integer, "sqlite")
SUBJECT = String(200).with_variant(String(200, collation="C"), "postgresql")

document = Table(
    "document",
    metadata,
    Column("id", ID, primary_key=True),
    Column("text", Text, nullable=False),
    Column("outlet", Text),
    Column("published", String(10)),
    Column("release", Text, nullable=False),
    Column("removed", Boolean, nullable=False, default=False),
    Index("document_published", "published"),
)

printing = Table(
    "printing",
    metadata,
    Column("document", ID, ForeignKey("document.id"), primary_key=True),
    Column("id", ID, primary_key=True),
    Column("body", Text, nullable=False),
)

original = Table(
    "original",
    metadata,
    Column("digest", ID, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

source = Table(
    "source",
    metadata,
    Column("document", ID, ForeignKey("document.id"), primary_key=True),
    Column("digest", ID, ForeignKey("original.digest"), primary_key=True),
)

statement = Table(
    "statement",
    metadata,
    Column("id", ID, primary_key=True),
    Column("layer", String(12), nullable=False),
    Column("content", Text, nullable=False),
    Index("statement_layer", "layer"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("statement", ID, ForeignKey("statement.id"), nullable=False),
    Column("document", ID, ForeignKey("document.id"), nullable=False),
    Column("digest", ID, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("statement", "digest", name="evidence_once"),
    Index("evidence_document", "document"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("id", ID, primary_key=True),
    Column("subject", SUBJECT, nullable=False),
    Column("other", SUBJECT),
    Column("verdict", String(12), nullable=False),
    Column("at", ID, nullable=False),
    Column("body", Text, nullable=False),
    Index("judgement_subject", "subject"),
    Index("judgement_other", "other"),
)

change = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(24), nullable=False),
    Column("subject", ID, nullable=False),
    Column("at", ID, nullable=False),
    sqlite_autoincrement=True,
)

fingerprint = Table(
    "fingerprint",
    metadata,
    Column("document", ID, ForeignKey("document.id"), primary_key=True),
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Index("fingerprint_mark", "mark", "document"),
)

copying = Table(
    "copying",
    metadata,
    Column("document", ID, ForeignKey("document.id"), primary_key=True),
    Column("other", ID, ForeignKey("document.id"), primary_key=True),
    Column("share", Float, nullable=False),
    Column("other_share", Float, nullable=False),
    Index("copying_other", "other"),
)

release = Table(
    "release",
    metadata,
    Column("name", SUBJECT, primary_key=True),
    Column("digest", ID, nullable=False),
    Column("at", ID, nullable=False),
    Column("seq", Integer, nullable=False),
)

# A sentence's id says the day of its report (see places.py), so that going down the ids is going back in time.
sentence = Table(
    "sentence",
    metadata,
    Column("id", PLACE, primary_key=True, autoincrement=False),
    Column("document", ID, ForeignKey("document.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("mark", BigInteger),
    Index("sentence_document", "document"),
    Index("sentence_mark", "mark"),
)
