"""Alembic's door: runs the migrations on the connection that `knowledge.migrate` hands in."""

from __future__ import annotations

from alembic import context

from knowledge.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata)
context.run_migrations()
