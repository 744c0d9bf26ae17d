"""The first record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql")
PLACE = sa.BigInteger().with_variant(sa.Integer, "sqlite")
SUBJECT = sa.String(200).with_variant(sa.String(200, collation="C"), "postgresql")


def upgrade() -> None:
    """Documents, statements with evidence, judgements, changes, sentences."""
    _documents()
    _statements()
    _judgements()
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("subject", ID, nullable=False),
        sa.Column("at", ID, nullable=False),
        sqlite_autoincrement=True,
    )
    _copies()
    _sentences()


def _documents() -> None:
    op.create_table(
        "document",
        sa.Column("id", ID, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.String(10)),
        sa.Column("release", sa.Text, nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
    )
    op.create_index("document_published", "document", ["published"])
    op.create_table(
        "printing",
        sa.Column("document", ID, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("id", ID, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "original",
        sa.Column("digest", ID, primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "source",
        sa.Column("document", ID, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("digest", ID, sa.ForeignKey("original.digest"), primary_key=True),
    )


def _statements() -> None:
    op.create_table(
        "statement",
        sa.Column("id", ID, primary_key=True),
        sa.Column("layer", sa.String(12), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_index("statement_layer", "statement", ["layer"])
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("statement", ID, sa.ForeignKey("statement.id"), nullable=False),
        sa.Column("document", ID, sa.ForeignKey("document.id"), nullable=False),
        sa.Column("digest", ID, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("statement", "digest", name="evidence_once"),
    )
    op.create_index("evidence_document", "evidence", ["document"])


def _judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("id", ID, primary_key=True),
        sa.Column("subject", SUBJECT, nullable=False),
        sa.Column("other", SUBJECT),
        sa.Column("verdict", sa.String(12), nullable=False),
        sa.Column("at", ID, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("judgement_subject", "judgement", ["subject"])
    op.create_index("judgement_other", "judgement", ["other"])


def _copies() -> None:
    op.create_table(
        "release",
        sa.Column("name", SUBJECT, primary_key=True),
        sa.Column("digest", ID, nullable=False),
        sa.Column("at", ID, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
    )
    op.create_table(
        "fingerprint",
        sa.Column("document", ID, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("mark", sa.BigInteger, primary_key=True, autoincrement=False),
    )
    op.create_index("fingerprint_mark", "fingerprint", ["mark"])
    op.create_table(
        "copying",
        sa.Column("document", ID, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("other", ID, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("share", sa.Float, nullable=False),
        sa.Column("other_share", sa.Float, nullable=False),
    )
    op.create_index("copying_other", "copying", ["other"])


def _sentences() -> None:
    op.create_table(
        "sentence",
        sa.Column("id", PLACE, primary_key=True, autoincrement=False),
        sa.Column("document", ID, sa.ForeignKey("document.id"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("mark", sa.BigInteger),
    )
    op.create_index("sentence_document", "sentence", ["document"])
    op.create_index("sentence_mark", "sentence", ["mark"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE sentence_index USING fts5("
            "words, content='sentence', content_rowid='id', tokenize='ascii')"
        )
    else:
        op.execute(
            "ALTER TABLE sentence ADD COLUMN lexemes tsvector "
            "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED"
        )
        op.execute("CREATE INDEX sentence_words ON sentence USING gin (lexemes)")
        op.execute('CREATE TABLE vocabulary (word text COLLATE "C" PRIMARY KEY)')
