"""Fingerprints become bands, found in the order of documents; old ones are dropped (`sulh doctor --rebuild`)."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """An index that gives the first documents of a mark without looking at all of them."""
    op.execute("DELETE FROM fingerprint")
    op.drop_index("fingerprint_mark", "fingerprint")
    op.create_index("fingerprint_mark", "fingerprint", ["mark", "document"])
