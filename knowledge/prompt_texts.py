"""Prompts that a person put in place of the house's own, by project; every text is kept."""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import distinct_on

from knowledge.database import Database, storable
from knowledge.tables import prompt_texts


class PromptTexts:
    """The newest text of a name counts; an empty one stands for the file's own."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def of_project(self, project: str) -> dict[str, str]:
        """The texts that count now, by the name of their prompt."""
        newest = (
            select(prompt_texts.c.name, prompt_texts.c.text)
            .where(prompt_texts.c.project == project)
            .ext(distinct_on(prompt_texts.c.name))
            .order_by(prompt_texts.c.name, prompt_texts.c.position.desc())
        )
        async with self.database.look() as connection:
            found = (await connection.execute(newest)).all()
        return {name: text for name, text in found if text}

    async def put(self, project: str, name: str, text: str, author: str) -> None:
        """Keeps a new text; "" goes back to the file's own."""
        row = {"project": project, "name": name, "text": storable(text), "author": author}
        async with self.database.change() as connection:
            await connection.execute(insert(prompt_texts).values(**row))
