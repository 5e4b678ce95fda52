"""Written styles: a person's texts by library, and their passages with words to find them by."""

from __future__ import annotations

from alembic import op

revision = "written_styles"
down_revision = "timelines"

STATEMENTS = (
    """
    CREATE TABLE written_styles (
      id TEXT PRIMARY KEY,
      owner TEXT DEFAULT '' NOT NULL,
      name TEXT DEFAULT '' NOT NULL,
      at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX written_styles_by_name ON written_styles (owner, name)",
    """
    CREATE TABLE written_works (
      id TEXT PRIMARY KEY,
      style TEXT NOT NULL REFERENCES written_styles (id) ON DELETE CASCADE,
      file_name TEXT DEFAULT '' NOT NULL,
      title TEXT DEFAULT '' NOT NULL,
      kind TEXT DEFAULT '' NOT NULL,
      language TEXT DEFAULT '' NOT NULL,
      words INTEGER DEFAULT 0 NOT NULL,
      manner JSON NOT NULL,
      at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX written_works_of_style ON written_works (style, file_name)",
    """
    CREATE TABLE written_passages (
      work TEXT NOT NULL REFERENCES written_works (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      place TEXT DEFAULT '' NOT NULL,
      text TEXT DEFAULT '' NOT NULL,
      found TSVECTOR NOT NULL,
      PRIMARY KEY (work, number)
    )
    """,
    "CREATE INDEX written_passages_by_word ON written_passages USING gin (found)",
)


def upgrade() -> None:
    """Adds the three tables and their indexes."""
    for statement in STATEMENTS:
        op.execute(statement)
