"""A vocabulary on SQLite too: which of a word's many forms are written at all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """PostgreSQL has had it from the beginning."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    op.execute("CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID")
    words: set[str] = set()
    for line in connection.execute(sa.text("SELECT words FROM sentence")).scalars():
        words.update(line.split(" "))
    rows = [{"word": word} for word in sorted(words) if word]
    if rows:
        connection.execute(sa.text("INSERT INTO vocabulary (word) VALUES (:word)"), rows)
