"""Libraries of reference pictures in Postgres, by person; the pictures are in the file store."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from film.study.styles import Picture, StyleLibrary
from knowledge.database import Database, new_id, storable
from knowledge.study_tables import style_libraries as libraries
from knowledge.study_tables import style_pictures as pictures

PICTURE = [pictures.c[name] for name in Picture.model_fields]


class StyleLibraries:
    """The style libraries of all people."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def add(self, owner: str, name: str, picture: Picture) -> StyleLibrary:
        """Puts a picture into a library, which is made when there is none of this name."""
        values = {"id": new_id("sl"), "owner": storable(owner), "name": storable(name)}
        making = insert(libraries).values(**values).on_conflict_do_nothing()
        async with self.database.change() as connection:
            await connection.execute(making)
            library = await _read(connection, owner, name)
            row = picture.model_dump(mode="json") | {"title": storable(picture.title)}
            adding = insert(pictures).values(library=library[0].id, **row)
            await connection.execute(adding.on_conflict_do_nothing())
            return (await _read(connection, owner, name))[0]

    async def of(self, owner: str) -> Sequence[StyleLibrary]:
        """A person's libraries, the one that was added to last at the end."""
        async with self.database.look() as connection:
            return await _read(connection, owner, "")


async def _read(connection: AsyncConnection, owner: str, name: str) -> list[StyleLibrary]:
    mine = [libraries.c.owner == storable(owner)]
    mine += [libraries.c.name == storable(name)] if name else []
    newest = func.max(pictures.c.at)
    asked = select(libraries.c.id, libraries.c.name).outerjoin(pictures).where(*mine)
    found = await connection.execute(
        asked.group_by(libraries.c.id).order_by(newest.nulls_first(), libraries.c.at)
    )
    return [
        StyleLibrary(id=key, name=called, pictures=await _pictures(connection, key))
        for key, called in found.all()
    ]


async def _pictures(connection: AsyncConnection, library: str) -> tuple[Picture, ...]:
    asked = select(*PICTURE).where(pictures.c.library == library).order_by(pictures.c.at)
    return tuple(Picture(**row) for row in (await connection.execute(asked)).mappings())
