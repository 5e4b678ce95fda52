"""Notes that stay as they are once qualified, qualification runs, a person's library and styles."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "study"
down_revision = "0003"


def upgrade() -> None:
    """Runs the SQL beside this file; asyncpg takes one statement at a time."""
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n"):
        op.execute(statement)
