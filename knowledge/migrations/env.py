"""Alembic's door: runs the migrations on the connection that `knowledge.migrate` hands in."""

from __future__ import annotations

from alembic import context

from knowledge import study_tables

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=study_tables.qualifications.metadata)
context.run_migrations()
