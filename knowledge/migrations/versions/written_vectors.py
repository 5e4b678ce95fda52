"""Passages of written styles as vectors, for those who chose a model that makes them.

The table is plain Postgres. Where the server has pgvector and lets us, it is switched on; where it
does not, the same order is reckoned without it.
"""

from __future__ import annotations

from alembic import op

revision = "written_vectors"
down_revision = "written_styles"

STATEMENTS = (
    """
    CREATE TABLE written_vectors (
      work TEXT NOT NULL,
      number INTEGER NOT NULL,
      model TEXT NOT NULL,
      vector REAL[] NOT NULL,
      PRIMARY KEY (work, number, model),
      FOREIGN KEY (work, number) REFERENCES written_passages (work, number) ON DELETE CASCADE
    )
    """,
    """
    DO $$ BEGIN
      IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') THEN
        CREATE EXTENSION IF NOT EXISTS vector;
      END IF;
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE NOTICE 'pgvector is there, but this user may not switch it on';
    END $$
    """,
)


def upgrade() -> None:
    """Adds the table, and pgvector where it can be had."""
    for statement in STATEMENTS:
        op.execute(statement)
