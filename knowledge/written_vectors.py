"""Passages of written styles as vectors, and the nearest of them: by pgvector or without it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import REAL, ColumnElement, Float, and_, cast, func, literal, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import UserDefinedType

from film.writing.styles import Found, WrittenStyle
from knowledge.database import Database
from knowledge.study_tables import written_passages as passages
from knowledge.study_tables import written_vectors as vectors
from knowledge.study_tables import written_works as works

EXACT = Float(53)


class Place(NamedTuple):
    """A passage without a vector yet."""

    work: str
    number: int
    text: str


class _Pgvector(UserDefinedType[Any]):
    """The type that the extension adds."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "vector"


class WrittenVectors:
    """The vectors of all styles, each beside the model that made it."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def missing(self, style: WrittenStyle, model: str) -> Sequence[Place]:
        """The passages of a style that this model has made no vector of."""
        made = and_(
            vectors.c.work == passages.c.work,
            vectors.c.number == passages.c.number,
            vectors.c.model == model,
        )
        asked = (
            select(passages.c.work, passages.c.number, passages.c.text)
            .outerjoin(vectors, made)
            .where(passages.c.work.in_([work.id for work in style.works]))
            .where(vectors.c.work.is_(None))
            .order_by(passages.c.work, passages.c.number)
        )
        async with self.database.look() as connection:
            return [Place(*row) for row in (await connection.execute(asked)).all()]

    async def keep(
        self, model: str, places: Sequence[Place], made: Sequence[Sequence[float]]
    ) -> None:
        """Keeps the vectors of these passages; of those that are gone by now, none."""
        rows = [
            {"work": place.work, "number": place.number, "model": model, "vector": list(vector)}
            for place, vector in zip(places, made, strict=True)
        ]
        async with self.database.change() as connection:
            asked = select(passages.c.work, passages.c.number).with_for_update(key_share=True)
            asked = asked.where(passages.c.work.in_({place.work for place in places}))
            there = {tuple(row) for row in await connection.execute(asked)}
            left = [row for row in rows if (row["work"], row["number"]) in there]
            if left:
                adding = postgresql.insert(vectors).on_conflict_do_nothing()
                await connection.execute(adding, left)

    async def nearest(
        self, style: WrittenStyle, model: str, about: Sequence[float], count: int
    ) -> tuple[Found, ...]:
        """The passages whose vectors point most nearly where `about` does."""
        async with self.database.look() as connection:
            far = _by_pgvector(about) if await _has_pgvector(connection) else _by_hand(about)
            asked = (
                select(works.c.title, passages.c.place, passages.c.text)
                .join(works, works.c.id == passages.c.work)
                .join(
                    vectors,
                    and_(vectors.c.work == passages.c.work, vectors.c.number == passages.c.number),
                )
                .where(passages.c.work.in_([work.id for work in style.works]))
                .where(vectors.c.model == model)
                .where(func.cardinality(vectors.c.vector) == len(about))
                .order_by(far, passages.c.work, passages.c.number)
                .limit(count)
            )
            rows = (await connection.execute(asked)).all()
        return tuple(Found(work=row.title, place=row.place, text=row.text) for row in rows)


async def _has_pgvector(connection: AsyncConnection) -> bool:
    asked = select(func.to_regtype("vector").is_not(None))
    return bool((await connection.execute(asked)).scalar_one())


def _by_pgvector(about: Sequence[float]) -> ColumnElement[float]:
    """The cosine distance as pgvector has it."""
    wanted = cast(literal(list(about), ARRAY(REAL)), _Pgvector)
    return cast(vectors.c.vector, _Pgvector).op("<=>", return_type=Float())(wanted)


def _by_hand(about: Sequence[float]) -> ColumnElement[float]:
    """The same in plain SQL: one less the cosine."""
    wanted = cast(literal(list(about), ARRAY(REAL)), ARRAY(REAL))
    pair = func.unnest(vectors.c.vector, wanted).table_valued("a", "b", name="pair")
    pair = pair.render_derived()
    a, b = cast(pair.c.a, EXACT), cast(pair.c.b, EXACT)
    long = _root(func.sum(a * a)) * _root(func.sum(b * b))
    far = 1 - func.sum(a * b) / func.nullif(long, 0, type_=EXACT)
    return select(far).select_from(pair).correlate(vectors).scalar_subquery()


def _root(square: ColumnElement[float]) -> ColumnElement[float]:
    return func.sqrt(square, type_=EXACT)
