"""The first tables: films by version, approvals and ledger, orders, notes, the chat's own."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes every table from the SQL beside this file; asyncpg takes one statement at a time."""
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n"):
        op.execute(statement.replace(":", "\\:"))
