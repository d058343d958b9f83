"""What Alembic runs around the migrations; it works on the connection, and in the transaction, that it is given."""

from alembic import context

from calendar_service.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
context.run_migrations()
