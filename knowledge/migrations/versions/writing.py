"""What calls of text models cost, to the millionth of a cent, and prompts that people changed."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    "ALTER TABLE ledger ADD COLUMN micros BIGINT DEFAULT 0 NOT NULL",
    "ALTER TABLE ledger ADD COLUMN model TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE ledger ADD COLUMN tokens_in BIGINT DEFAULT 0 NOT NULL",
    "ALTER TABLE ledger ADD COLUMN tokens_out BIGINT DEFAULT 0 NOT NULL",
    """
    CREATE TABLE prompt_texts (
      position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      project TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
      name TEXT DEFAULT '' NOT NULL,
      text TEXT DEFAULT '' NOT NULL,
      author TEXT DEFAULT '' NOT NULL,
      at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL
    )
    """,
    "CREATE INDEX prompt_texts_of_project ON prompt_texts (project, name, position)",
)


def upgrade() -> None:
    """Adds what the ledger says of a call, and the table of prompts."""
    for statement in STATEMENTS:
        op.execute(statement)
