"""Timelines that people open and delete; each conversation and each qualification is on one."""

from __future__ import annotations

from alembic import op

revision = "timelines"
down_revision = "study"

STATEMENTS = (
    "ALTER TABLE timelines ADD COLUMN author TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE timelines ADD COLUMN deleted_at TIMESTAMP WITH TIME ZONE",
    "ALTER TABLE timelines ADD COLUMN deleted_by TEXT DEFAULT '' NOT NULL",
    (
        "CREATE UNIQUE INDEX timelines_by_name ON timelines (project, lower(name))"
        " WHERE deleted_at IS NULL"
    ),
    "ALTER TABLE threads ADD COLUMN timeline TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE qualifications ADD COLUMN timeline TEXT DEFAULT '' NOT NULL",
    "UPDATE qualifications q SET timeline = p.timeline FROM projects p WHERE p.id = q.project",
    "DROP INDEX qualifications_one_open",
    (
        "CREATE UNIQUE INDEX qualifications_one_open ON qualifications (project, timeline)"
        " WHERE state IN ('running', 'failed')"
    ),
)


def upgrade() -> None:
    """Only adds: every timeline that was there was a main."""
    for statement in STATEMENTS:
        op.execute(statement)
