"""Orders are handed out once, in the order of their inputs, and survive whoever dies."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from film.errors import Refused
from film.orders import Batch, BatchState, Order, OrderState, Result
from film.recipes import Made, Recipe
from knowledge.batches import Batches
from knowledge.database import Database, new_id
from knowledge.orders import Orders
from knowledge.store import PostgresStore
from knowledge.tables import results


@pytest.fixture
def orders(database: Database) -> Orders:
    return Orders(database)


@pytest.fixture
def batches(database: Database) -> Batches:
    return Batches(database)


@pytest.fixture(scope="module")
async def project(database: Database) -> str:
    return (await PostgresStore(database).create_project("Harbour", "Ana")).project


@pytest.fixture
async def batch(batches: Batches, project: str) -> str:
    wanted = Batch(id=new_id("ba"), project=project, version="ve1", approval=new_id("ap"))
    return (await batches.open(wanted)).id


def order(project: str, inputs: tuple[Order, ...] = (), shot: str = "1A") -> Order:
    named = tuple(("start", each.hash) for each in inputs)
    recipe = Recipe(
        made=Made.STEP, engine="animatic", model="1", spec={"n": new_id("x")}, inputs=named
    )
    return Order(recipe=recipe, project=project, scene="1", shot=shot)


def result(of: Order) -> Result:
    return Result(
        recipe_hash=of.hash, file_name=of.recipe.file_name, size=9, sha256="00", facts={"w": 1280}
    )


async def finish(orders: Orders, of: Order) -> None:
    assert await orders.begin(of.hash)
    assert await orders.finish(result(of), {"paint": 0.5})


async def test_an_order_is_ready_when_its_inputs_are_made(
    orders: Orders, batch: str, project: str
) -> None:
    place = order(project)
    person = order(project, (place,), "1B")
    await orders.put(batch, [person, place])
    assert [o.hash for o in await orders.take_ready(batch)] == [place.hash]
    assert await orders.take_ready(batch) == []
    await finish(orders, place)
    (ready,) = await orders.take_ready(batch)
    assert (ready.recipe, ready.shot, ready.batch) == (person.recipe, "1B", batch)
    assert ready.state is OrderState.QUEUED
    assert (await orders.find_result(place.hash)) == result(place)
    done = await orders.find(place.hash)
    assert done is not None
    assert (done.state, done.tries, done.timings) == (OrderState.DONE, 1, {"paint": 0.5})


async def test_a_finished_file_is_kept_with_what_it_was_made_from_where_that_is_known(
    orders: Orders, batch: str, project: str, database: Database
) -> None:
    known, unknown = order(project), order(project)
    await orders.put(batch, [known])
    await orders.finish(result(known))
    await orders.finish(result(unknown))
    asked = select(results.c.recipe_hash, results.c.recipe)
    async with database.look() as connection:
        kept = {row.recipe_hash: row.recipe for row in await connection.execute(asked)}
    assert kept[known.hash] == known.recipe.model_dump(mode="json")
    assert kept[unknown.hash] == {}


async def test_an_input_that_was_never_ordered_is_a_file_that_is_there(
    orders: Orders, batch: str, project: str
) -> None:
    wanted = order(project, (order(project),))
    await orders.put(batch, [wanted])
    assert [o.hash for o in await orders.take_ready(batch)] == [wanted.hash]


async def test_putting_twice_orders_once(orders: Orders, batch: str, project: str) -> None:
    wanted = [order(project) for _ in range(5)]
    await asyncio.gather(*(orders.put(batch, wanted) for _ in range(4)))
    assert [o.hash for o in await orders.of_batch(batch)] == [o.hash for o in wanted]
    assert len(await orders.take_ready(batch)) == 5
    await orders.put(batch, wanted)
    assert await orders.take_ready(batch) == []


async def test_two_who_ask_at_once_never_get_the_same_order(
    orders: Orders, batch: str, project: str
) -> None:
    await orders.put(batch, [order(project) for _ in range(40)])
    taken = await asyncio.gather(*(orders.take_ready(batch, limit=10) for _ in range(8)))
    hashes = [o.hash for each in taken for o in each]
    hashes += [o.hash for o in await orders.take_ready(batch)]
    assert len(hashes) == len(set(hashes)) == 40


async def test_what_had_ended_is_made_again_when_its_file_is_gone(
    orders: Orders, batch: str, project: str
) -> None:
    wanted = order(project)
    await orders.put(batch, [wanted])
    await orders.take_ready(batch)
    await orders.fail(wanted.hash, "The painter fell ill.")
    failed = await orders.find(wanted.hash)
    assert failed is not None
    assert (failed.state, failed.error) == (OrderState.FAILED, "The painter fell ill.")
    await orders.put(batch, [wanted])
    (again,) = await orders.take_ready(batch)
    assert (again.hash, again.error, again.tries) == (wanted.hash, "", 0)


async def test_a_restart_hands_out_again_what_was_lost(
    orders: Orders, batch: str, project: str
) -> None:
    lost, kept, done = order(project), order(project), order(project)
    await orders.put(batch, [lost, kept, done])
    await orders.take_ready(batch)
    await orders.begin(lost.hash)
    await orders.begin(kept.hash)
    await finish(orders, done)
    recovered = await orders.recover(alive=[kept.hash])
    assert lost.hash in recovered
    assert [o.hash for o in await orders.take_ready(batch)] == [lost.hash]


async def test_a_cancelled_batch_leaves_what_another_wants(
    orders: Orders, batches: Batches, batch: str, project: str
) -> None:
    other = Batch(id=new_id("ba"), project=project, version="ve1", approval=new_id("ap"))
    await batches.open(other)
    mine, shared, done = order(project), order(project), order(project)
    await orders.put(batch, [mine, shared, done])
    await orders.put(other.id, [shared.but(shot="7C")])
    await orders.take_ready(batch)
    await finish(orders, done)
    assert await orders.cancel(batch) == [mine.hash]
    assert not await orders.begin(mine.hash)
    assert (await batches.get(batch)).counts == {"cancelled": 1, "queued": 1, "done": 1}
    assert [o.shot for o in await orders.of_batch(other.id)] == ["7C"]


async def test_a_late_result_of_a_cancelled_order_still_counts(
    orders: Orders, batch: str, project: str
) -> None:
    wanted = order(project)
    await orders.put(batch, [wanted])
    await orders.take_ready(batch)
    await orders.begin(wanted.hash)
    await orders.cancel(batch)
    assert await orders.finish(result(wanted))
    assert not await orders.fail(wanted.hash, "too late")


async def test_an_approval_starts_one_batch(batches: Batches, project: str) -> None:
    approval = new_id("ap")
    wanted = [
        Batch(id=new_id("ba"), project=project, version="ve1", approval=approval) for _ in range(6)
    ]
    opened = await asyncio.gather(*(batches.open(each) for each in wanted))
    assert len({each.id for each in opened}) == 1


async def test_unfinished_batches_are_found_and_end_once(
    batches: Batches, batch: str, project: str
) -> None:
    assert batch in [each.id for each in await batches.unfinished()]
    assert await batches.end(batch, BatchState.FAILED, "The disk is full.")
    assert not await batches.end(batch, BatchState.DONE)
    ended = await batches.get(batch)
    assert (ended.state, ended.error) == (BatchState.FAILED, "The disk is full.")
    assert ended.ended_at is not None
    assert batch not in [each.id for each in await batches.unfinished()]
    assert batch in [each.id for each in await batches.of_project(project)]
    with pytest.raises(Refused):
        await batches.get("nothing")


async def test_many_files_are_finished_at_once_and_a_second_time_changes_what_is_known(
    orders: Orders, batch: str, project: str
) -> None:
    one, two, stranger = order(project), order(project), order(project)
    await orders.put(batch, [one, two])
    larger = result(one).model_copy(update={"size": 10})
    made = [(result(one), {}), (larger, {"make": 1.5}), (result(stranger), {}), (result(two), {})]
    assert await orders.finish_all(made) == {one.hash, two.hash}
    assert await orders.find_result(one.hash) == larger
    assert await orders.find_result(stranger.hash) == result(stranger)
    done = await orders.find(one.hash)
    assert done is not None
    assert (done.state, done.timings) == (OrderState.DONE, {"make": 1.5})
    assert await orders.finish_all([(result(one), {})]) == {one.hash}
    assert await orders.find_result(one.hash) == result(one)
    assert await orders.finish_all([]) == set()
