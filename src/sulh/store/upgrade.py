"""Bring a database to the newest schema, in the caller's transaction; refuse one from a newer release unharmed."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from sulh.errors import NewerSchema, StoreError
from sulh.store.migrations import HEAD

__all__ = ["schema_of", "upgrade"]


def schema_of(connection: Connection) -> str | None:
    """The schema of a database; None if it is empty."""
    names = inspect(connection).get_table_names()
    if "alembic_version" not in names:
        if names:
            raise StoreError(f"this database is no record of Sulh (it holds {names[0]}); give another file or URL")
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def upgrade(connection: Connection) -> bool:
    """True if something had to be done."""
    found = schema_of(connection)
    if found == HEAD:
        return False
    config = Config()
    config.set_main_option("script_location", "sulh.store:migrations")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise NewerSchema(
            f"this record was written by a newer release of Sulh (schema {found}, this release knows {HEAD}); "
            "it was left as it is: install the newer release"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return True
