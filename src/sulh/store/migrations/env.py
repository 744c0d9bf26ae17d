"""Run by Alembic: the connection comes from the caller, who also holds the transaction."""

from alembic import context

from sulh.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
