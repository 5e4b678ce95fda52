"""Orders in Postgres: what is to be made, for which renders, and how far each is.

An order is one recipe, whoever wants it; a batch is one render. Every change of state names the
states it may come from, so that two who act at once cannot both win. The queue (Redis) may forget
everything: from these tables all that is unfinished can be handed out again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from film.orders import Order, OrderState, Result
from film.recipes import Recipe
from knowledge.database import Database
from knowledge.tables import batch_orders, orders, results

UNFINISHED = (OrderState.WAITING, OrderState.QUEUED, OrderState.RUNNING)
HANDED_OUT = (OrderState.QUEUED, OrderState.RUNNING)
ENDED = (OrderState.DONE, OrderState.FAILED, OrderState.CANCELLED)
HAD_ENDED = text("orders.state IN ('done', 'failed', 'cancelled')")
TAKE = text(
    """
    WITH ready AS (
      SELECT o.recipe_hash FROM orders o
      WHERE o.state = 'waiting' AND NOT EXISTS (
        SELECT 1 FROM orders i WHERE i.recipe_hash = ANY(o.inputs) AND i.state <> 'done')
      AND EXISTS (
        SELECT 1 FROM batch_orders b WHERE b.recipe_hash = o.recipe_hash
        AND (:batch = '' OR b.batch = :batch))
      ORDER BY (SELECT min(place) FROM batch_orders b WHERE b.recipe_hash = o.recipe_hash),
        o.recipe_hash
      LIMIT :limit FOR UPDATE OF o SKIP LOCKED)
    UPDATE orders SET state = 'queued', changed_at = now()
    FROM ready WHERE orders.recipe_hash = ready.recipe_hash
    RETURNING orders.recipe_hash
    """
)
CANCEL = text(
    """
    UPDATE orders SET state = 'cancelled', changed_at = now()
    WHERE state IN ('waiting', 'queued', 'running')
    AND recipe_hash IN (SELECT recipe_hash FROM batch_orders WHERE batch = :batch)
    AND NOT EXISTS (
      SELECT 1 FROM batch_orders b JOIN batches ON batches.id = b.batch
      WHERE b.recipe_hash = orders.recipe_hash AND b.batch <> :batch AND batches.state = 'open')
    RETURNING recipe_hash
    """
)

FINISH = text(
    """
    WITH made AS (
      SELECT * FROM json_to_recordset(CAST(:made AS json)) AS m (
        recipe_hash text, file_name text, size bigint, sha256 text, facts json, timings json)),
    kept AS (
      INSERT INTO results (recipe_hash, file_name, size, sha256, facts, recipe)
      SELECT m.recipe_hash, m.file_name, m.size, m.sha256, m.facts,
        coalesce(o.recipe, CAST('{}' AS json))
      FROM made m LEFT JOIN orders o ON o.recipe_hash = m.recipe_hash
      ON CONFLICT (recipe_hash) DO UPDATE SET file_name = excluded.file_name,
        size = excluded.size, sha256 = excluded.sha256, facts = excluded.facts)
    UPDATE orders SET state = 'done', error = '', timings = made.timings, changed_at = now()
    FROM made WHERE orders.recipe_hash = made.recipe_hash
    RETURNING orders.recipe_hash
    """
)
Made = tuple[Result, Mapping[str, float]]  # a finished file, and the seconds that it took


class Orders:
    """All orders of the studio; any number of processes may use it."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def put(self, batch: str, wanted: Sequence[Order]) -> None:
        """Adds orders to a batch, in their order; putting them again changes nothing.

        Put only what the file store lacks: an order that had ended (done, failed, cancelled) waits
        again, one that is waiting, queued or running goes on and serves this batch too.
        """
        if not wanted:
            return
        again = {"state": OrderState.WAITING, "tries": 0, "error": "", "changed_at": func.now()}
        adding = insert(orders).on_conflict_do_update(
            index_elements=["recipe_hash"], set_=again, where=HAD_ENDED
        )
        once = list({order.hash: order for order in wanted}.values())
        by_hash = sorted(once, key=lambda order: order.hash)  # two puts never wait for each other
        placed = [_place(batch, place, order) for place, order in enumerate(once)]
        async with self.database.change() as connection:
            await connection.execute(adding, [_values(order) for order in by_hash])
            await connection.execute(insert(batch_orders).on_conflict_do_nothing(), placed)

    async def take_ready(self, batch: str = "", limit: int = 100) -> Sequence[Order]:
        """Takes orders whose inputs are all made, of one batch or of any, and marks them queued.

        Two who ask at once never get the same order. An input without an order is a file that was
        there already.
        """
        async with self.database.change() as connection:
            taken = await connection.execute(TAKE, {"batch": batch, "limit": limit})
            hashes = [recipe_hash for (recipe_hash,) in taken]
            found = await _read(connection, orders.c.recipe_hash.in_(hashes), batch)
        return sorted(found, key=lambda order: hashes.index(order.hash))

    async def begin(self, recipe_hash: str) -> bool:
        """A worker has begun; false when the order is no longer queued (cancelled, or twice)."""
        more = {"state": OrderState.RUNNING, "tries": orders.c.tries + 1}
        return await self._mark(recipe_hash, (OrderState.QUEUED,), more)

    async def finish(self, result: Result, timings: Mapping[str, float] | None = None) -> bool:
        """The file is there: keeps the result, and the order is done, whatever it was marked."""
        return result.recipe_hash in await self.finish_all([(result, timings or {})])

    async def finish_all(self, made: Iterable[Made]) -> Collection[str]:
        """`finish` for many files in one statement; returns the hashes that were ordered."""
        last = {result.recipe_hash: _made(result, timings) for result, timings in made}
        rows = json.dumps(sorted(last.values(), key=lambda row: str(row["recipe_hash"])))
        async with self.database.change_once() as connection:
            done = await connection.execute(FINISH, {"made": rows})
            return {recipe_hash for (recipe_hash,) in done}

    async def fail(self, recipe_hash: str, error: str) -> bool:
        """It could not be made; `error` is the sentence for the person."""
        more = {"state": OrderState.FAILED, "error": error.replace("\x00", "")}
        return await self._mark(recipe_hash, UNFINISHED, more)

    async def put_back(self, recipe_hash: str) -> bool:
        """Waits again: its worker died, or it shall have another try."""
        return await self._mark(recipe_hash, HANDED_OUT, {"state": OrderState.WAITING})

    async def recover(self, alive: Collection[str] = ()) -> Sequence[str]:
        """After a restart: all that was queued or running waits again, but those in `alive`."""
        lost = update(orders).where(orders.c.state.in_(HANDED_OUT))
        lost = lost.where(orders.c.recipe_hash.not_in(list(alive)))
        waiting = lost.values(state=OrderState.WAITING, changed_at=func.now())
        async with self.database.change() as connection:
            done = await connection.execute(waiting.returning(orders.c.recipe_hash))
            return [recipe_hash for (recipe_hash,) in done]

    async def cancel(self, batch: str) -> Sequence[str]:
        """Cancels a batch's unfinished orders, but those that another open batch wants too.

        Returns the hashes, for the queue to stop what runs.
        """
        async with self.database.change() as connection:
            cancelled = await connection.execute(CANCEL, {"batch": batch})
            return [recipe_hash for (recipe_hash,) in cancelled]

    async def of_batch(self, batch: str) -> Sequence[Order]:
        """All orders of a batch, in the order they were put."""
        async with self.database.look() as connection:
            return await _read(connection, batch_orders.c.batch == batch, batch)

    async def find(self, recipe_hash: str) -> Order | None:
        """One order, None when nobody ever ordered it."""
        async with self.database.look() as connection:
            found = await _read(connection, orders.c.recipe_hash == recipe_hash)
        return found[0] if found else None

    async def find_result(self, recipe_hash: str) -> Result | None:
        """What is recorded of a finished file, None when it was never finished."""
        columns = [results.c[name] for name in Result.model_fields]
        asked = select(*columns).where(results.c.recipe_hash == recipe_hash)
        async with self.database.look() as connection:
            row = (await connection.execute(asked)).mappings().one_or_none()
        return Result(**row) if row else None

    async def _mark(
        self, recipe_hash: str, states: Sequence[OrderState], values: Mapping[str, Any]
    ) -> bool:
        async with self.database.change() as connection:
            return await _set(connection, recipe_hash, states, values)


async def _set(
    connection: AsyncConnection,
    recipe_hash: str,
    states: Sequence[OrderState],
    values: Mapping[str, Any],
) -> bool:
    mine = (orders.c.recipe_hash == recipe_hash, orders.c.state.in_(states))
    done = await connection.execute(
        update(orders).where(*mine).values(**values, changed_at=func.now())
    )
    return done.rowcount == 1


async def _read(connection: AsyncConnection, which: Any, batch: str = "") -> list[Order]:
    """Orders with the labels that a batch gave them; without a batch, those of any."""
    asked = (
        select(orders, batch_orders.c.batch, batch_orders.c.scene, batch_orders.c.shot)
        .join(batch_orders, batch_orders.c.recipe_hash == orders.c.recipe_hash)
        .where(which)
        .order_by(batch_orders.c.place, orders.c.recipe_hash)
    )
    asked = asked.where(batch_orders.c.batch == batch) if batch else asked
    rows = (await connection.execute(asked)).mappings()
    return list({row["recipe_hash"]: _order(row) for row in rows}.values())


def _values(order: Order) -> dict[str, Any]:
    return {
        "recipe_hash": order.hash,
        "recipe": order.recipe.model_dump(mode="json"),
        "inputs": list(order.recipe.input_hashes()),
        "project": order.project,
        "state": OrderState.WAITING,
    }


def _made(result: Result, timings: Mapping[str, float]) -> dict[str, object]:
    return result.model_dump(mode="json") | {"timings": dict(timings)}


def _place(batch: str, place: int, order: Order) -> dict[str, Any]:
    return {
        "batch": batch,
        "recipe_hash": order.hash,
        "place": place,
        "scene": order.scene,
        "shot": order.shot,
    }


def _order(row: RowMapping) -> Order:
    fields = {name: row[name] for name in Order.model_fields if name != "recipe"}
    return Order(recipe=Recipe.model_validate(row["recipe"]), **fields)
