"""Looks at pictures, and the shots that a batch is limited to."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the table of looks and one column to batches."""
    op.execute("ALTER TABLE batches ADD COLUMN shots TEXT[] DEFAULT '{}' NOT NULL")
    op.execute(
        "CREATE TABLE looks (step TEXT PRIMARY KEY, shot TEXT DEFAULT '' NOT NULL, "
        "version TEXT DEFAULT '' NOT NULL, bible JSON NOT NULL, eye JSON NOT NULL, "
        "at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL)"
    )
