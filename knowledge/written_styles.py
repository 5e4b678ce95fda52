"""Written styles in Postgres: a person's libraries, their works, and passages found by words.

Full text as stock Postgres has it: every passage is kept with its words in the grammar of its
language. A passage fits the better, the more of the words asked for stand in it. (Passages are
found by meaning in `knowledge.written_vectors`, where a person chose a model for it.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, bindparam, cast, delete, func, insert, literal, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import REGCONFIG, TSQUERY
from sqlalchemy.ext.asyncio import AsyncConnection

from film.errors import Refused
from film.texts.samples import Work
from film.writing.styles import Found, StyleWork, WrittenStyle
from knowledge.database import Database, new_id, storable
from knowledge.study_tables import written_passages as passages
from knowledge.study_tables import written_styles as styles
from knowledge.study_tables import written_works as works

GRAMMARS = ("dutch", "english", "french", "german", "italian", "portuguese", "spanish")
PLAIN = "simple"  # the grammar of any other language
MOST_WORDS = 40  # of what is asked for
_BY_LENGTH = 1  # of ts_rank: a long passage is not the better for it
_WORD = re.compile(r"[^\W\d_]{3,}")
WORK = [works.c[name] for name in StyleWork.model_fields]


class WrittenStyles:
    """The written styles of all people."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def add(
        self, owner: str, name: str, file_name: str, work: Work, language: str
    ) -> WrittenStyle:
        """Puts a work into a library, which is made when there is none of this name.

        Raises Refused when the same file is in it already; nothing is changed then.
        """
        async with self.database.change() as connection:
            style = await _made(connection, storable(owner), storable(name))
            row = work.model_dump(mode="json", exclude={"samples"})
            row |= {"title": storable(work.title), "language": language}
            values = {"id": new_id("ww"), "style": style, "file_name": file_name, **row}
            adding = postgresql.insert(works).values(values).on_conflict_do_nothing()
            kept = (await connection.execute(adding.returning(works.c.id))).scalar()
            if kept is None:
                raise Refused(f"“{work.title}” is in your style “{name}” already.")
            await _keep_passages(connection, kept, work, _grammar(language))
            return (await _read(connection, styles.c.id == style))[0]

    async def of(self, owner: str) -> Sequence[WrittenStyle]:
        """A person's libraries, the one that was made last at the end."""
        async with self.database.look() as connection:
            return await _read(connection, styles.c.owner == storable(owner))

    async def find(self, style: str) -> WrittenStyle | None:
        """A library by its id; None when it was forgotten."""
        async with self.database.look() as connection:
            return next(iter(await _read(connection, styles.c.id == style)), None)

    async def forget(self, owner: str, style: str) -> None:
        """Forgets a library of a person with all its passages; the files stay in the store."""
        mine = (styles.c.id == style, styles.c.owner == storable(owner))
        async with self.database.change() as connection:
            await connection.execute(delete(styles).where(*mine))

    async def drop(self, owner: str, style: str, work: str) -> None:
        """Takes one work of a person's library out with its passages; the file stays."""
        mine = select(styles.c.id).where(styles.c.id == style, styles.c.owner == storable(owner))
        async with self.database.change() as connection:
            gone = delete(works).where(works.c.id == work, works.c.style.in_(mine))
            await connection.execute(gone)

    async def nearest(self, style: WrittenStyle, about: str, count: int) -> tuple[Found, ...]:
        """The passages that have most of the words of `about`; where none has, the first ones."""
        words = list(dict.fromkeys(_WORD.findall(about.lower())))[:MOST_WORDS]
        grammars = dict.fromkeys(_grammar(work.language) for work in style.works)
        async with self.database.look() as connection:
            rows = [
                row
                for grammar in grammars
                if words
                for row in (await connection.execute(_ranked(style, grammar, words, count))).all()
            ]
            best = sorted(rows, key=lambda row: -row.fits)[:count]
            if not best:
                best = list((await connection.execute(_first(style, count))).all())
        return tuple(Found(work=row.title, place=row.place, text=row.text) for row in best)


def _ranked(
    style: WrittenStyle, grammar: str, words: Sequence[str], count: int
) -> Select[tuple[str, str, str, float]]:
    """Passages of works of one grammar by how well they fit any of the words."""
    asked = func.to_tsquery(cast(literal(grammar), REGCONFIG), " | ".join(words), type_=TSQUERY)
    fits = func.ts_rank(passages.c.found, asked, _BY_LENGTH).label("fits")
    of_grammar = [work.id for work in style.works if _grammar(work.language) == grammar]
    return (
        select(works.c.title, passages.c.place, passages.c.text, fits)
        .join(works, works.c.id == passages.c.work)
        .where(passages.c.work.in_(of_grammar), passages.c.found.op("@@")(asked))
        .order_by(fits.desc(), passages.c.work, passages.c.number)
        .limit(count)
    )


def _first(style: WrittenStyle, count: int) -> Select[tuple[str, str, str, float]]:
    """The first passages of each work."""
    ids = [work.id for work in style.works]
    return (
        select(works.c.title, passages.c.place, passages.c.text, literal(0.0).label("fits"))
        .join(works, works.c.id == passages.c.work)
        .where(passages.c.work.in_(ids))
        .order_by(passages.c.number, passages.c.work)
        .limit(count)
    )


def _grammar(language: str) -> str:
    return language if language in GRAMMARS else PLAIN


async def _made(connection: AsyncConnection, owner: str, name: str) -> str:
    """The id of a person's library of this name, made when there is none."""
    values = {"id": new_id("ws"), "owner": owner, "name": name}
    making = postgresql.insert(styles).values(values).on_conflict_do_nothing()
    await connection.execute(making)
    asked = select(styles.c.id).where(styles.c.owner == owner, styles.c.name == name)
    return str((await connection.execute(asked)).scalar_one())


async def _keep_passages(connection: AsyncConnection, work: str, read: Work, grammar: str) -> None:
    words = func.to_tsvector(cast(literal(grammar), REGCONFIG), bindparam("said"))
    rows = [
        {"work": work, "number": n, "place": storable(s.place), "said": storable(s.text)}
        for n, s in enumerate(read.samples, 1)
    ]
    await connection.execute(insert(passages).values(text=bindparam("said"), found=words), rows)


async def _read(connection: AsyncConnection, which: ColumnElement[bool]) -> list[WrittenStyle]:
    asked = select(styles.c.id, styles.c.owner, styles.c.name).where(which)
    found = (await connection.execute(asked.order_by(styles.c.at))).all()
    return [
        WrittenStyle(id=key, owner=owner, name=name, works=await _works(connection, key))
        for key, owner, name in found
    ]


async def _works(connection: AsyncConnection, style: str) -> tuple[StyleWork, ...]:
    asked = select(*WORK).where(works.c.style == style).order_by(works.c.at, works.c.id)
    return tuple(StyleWork(**row) for row in (await connection.execute(asked)).mappings())
