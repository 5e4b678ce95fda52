"""What a project prefers: settings that are not part of its film, by name."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select, text

from film.errors import Refused
from knowledge.database import Database
from knowledge.tables import projects

PUT = text(
    """
    UPDATE projects
    SET settings = (settings::jsonb
      || jsonb_build_object(CAST(:name AS text), CAST(:value AS jsonb)))::json
    WHERE id = :project
    """
)


class Preferences:
    """The settings of all projects: plain JSON by name."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def of_project(self, project: str) -> dict[str, Any]:
        """All that was set; Refused when there is no such project."""
        asked = select(projects.c.settings).where(projects.c.id == project)
        async with self.database.look() as connection:
            row = (await connection.execute(asked)).one_or_none()
        if row is None:
            raise Refused(f"There is no project “{project}”.")
        return dict(row[0])

    async def put(self, project: str, name: str, value: Any) -> None:
        """Sets one of them, whatever else is being set at the same time."""
        said = {"project": project, "name": name, "value": json.dumps(value)}
        async with self.database.change() as connection:
            if (await connection.execute(PUT, said)).rowcount != 1:
                raise Refused(f"There is no project “{project}”.")
