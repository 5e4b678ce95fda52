"""The books of the compiler in Postgres: batches, orders with their results, looks."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from film.film import Film
from film.orders import Order, Result
from film.recipes import Recipe
from knowledge.batches import Batches
from knowledge.files import FileStore
from knowledge.ledger import Ledger
from knowledge.looks import LookBook
from knowledge.orders import Orders as OrderBook
from production.tasks import Task


@dataclass(frozen=True)
class Books:
    """Handed to every render."""

    batches: Batches
    orders: OrderBook
    looks: LookBook
    ledger: Ledger


async def order_all(books: Books, batch: str, film: Film, tasks: Sequence[Task]) -> None:
    """Writes an order for every task of a batch; those that stand already are left alone."""
    numbers = {scene.id: scene.number for scene in film.scenes}
    scenes = {shot.id: numbers[shot.scene] for shot in film.shots}
    wanted = [
        Order(
            recipe=task.recipe,
            project=film.id,
            batch=batch,
            scene=scenes.get(task.shot, ""),
            shot=task.label,
        )
        for task in tasks
    ]
    await books.orders.put(batch, wanted)


async def keep_results(
    books: Books, files: FileStore, made: Sequence[tuple[Recipe, Mapping[str, float]]]
) -> None:
    """Records finished files with the hash of their bytes and what is known of them."""
    found = await asyncio.to_thread(lambda: [(_result(files, r), spent) for r, spent in made])
    await books.orders.finish_all(found)


def _result(files: FileStore, recipe: Recipe) -> Result:
    with files.path_of(recipe.file_name).open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Result(
        recipe_hash=recipe.hash,
        file_name=recipe.file_name,
        size=files.size(recipe.file_name),
        sha256=sha256,
        facts=files.find_facts(recipe.file_name) or {},
    )
