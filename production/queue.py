"""Orders on their way to workers: RQ queues over Redis or Valkey, and what workers tell back.

Redis holds only what can be lost: the runner puts an order again when its job is gone.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from redis import Redis
from redis import asyncio as redis_asyncio
from redis.exceptions import RedisError
from rq import Queue, get_current_job
from rq.exceptions import NoSuchJobError
from rq.job import Job
from rq.timeouts import JobTimeoutException
from rq.worker import Worker

from film.errors import Unavailable
from film.recipes import Made, Recipe
from knowledge.files import FileStore
from production.jobs import Tell, make
from production.memory import give_back_memory
from production.rows import goes_on

CHANNEL = "auteur:jobs"
CPU = "cpu"
FAULT = "It broke on a fault of ours; the worker's log has it."
SLOW = "It took longer than {} s and was stopped; try again when the computer is less busy."
TIMEOUT_S = {Made.CLIP: 300, Made.TRACK: 900, Made.FILM: 900}  # of what is large
USUAL_TIMEOUT_S = 120


class Whereabouts(NamedTuple):
    """Where an order is: RQ's word for its state ("" when it is gone), and who works on it."""

    state: str
    pid: int = 0
    host: str = ""


def work(root: str, row: list[str]) -> dict[str, Any]:
    """What RQ runs in a worker: makes one recipe, and those after it for as long as the row goes
    on and is wanted. What is done is told on the channel, and so is what is left."""
    job = get_current_job()
    if job is None:
        raise AssertionError("work() runs inside an RQ worker")
    left = [Recipe.model_validate_json(recipe) for recipe in row]
    answer: dict[str, Any] = {}
    tell = partial(_publish, job.connection)
    try:
        while left and (not answer or _wanted(job)):
            answer = _made(root, left[0], tell)
            made = left.pop(0)
            if left and not goes_on(FileStore(Path(root)), made, left[0]):
                break
    except Exception as error:  # RQ keeps the trace in the worker's log
        late = isinstance(error, JobTimeoutException)
        for recipe in left[:1]:
            tell(_failed(recipe, SLOW.format(job.timeout) if late else FAULT))
        del left[:1]
        raise
    finally:
        for recipe in left:
            tell({"hash": recipe.hash, "state": "left"})
    return answer


def _made(root: str, recipe: Recipe, tell: Tell) -> dict[str, Any]:
    """Makes one recipe. What takes much memory begins with little, and gives back what it took;
    after each small one that would only have to be asked for again, which takes longer."""
    large = recipe.made in TIMEOUT_S
    if large:
        give_back_memory()
    answer = make(root, recipe.model_dump_json(), tell)
    if large:
        give_back_memory()
    return answer


def _wanted(job: Job) -> bool:
    """Whether nobody has taken the row back."""
    return bool(Job.exists(job.id, connection=job.connection))


def _failed(recipe: Recipe, sentence: str) -> dict[str, Any]:
    return {"hash": recipe.hash, "state": "failed", "error": sentence, "fatal": False}


def _publish(connection: Any, event: dict[str, Any]) -> None:
    """What is told may be lost: whoever waits for a file looks for it when nobody tells."""
    with suppress(RedisError):
        connection.publish(CHANNEL, json.dumps(event))


class Orders:
    """The queue as the runner sees it."""

    def __init__(self, redis_url: str, root: str) -> None:
        """`root` is the folder of the file store, as the workers see it."""
        self._root = root
        self._redis = Redis.from_url(redis_url)
        self._listen = redis_asyncio.Redis.from_url(redis_url)
        self._queue = Queue(CPU, connection=self._redis)

    async def put(self, row: Sequence[Recipe], attempt: int) -> bool:
        """Puts a row of recipes on the queue, under an id of its own for every attempt at the
        first of them.

        What another render has put there already is not put twice: False, and of the row only the
        first is sure to be made.
        """
        put: bool = await self._call(self._put, row, attempt)
        return put

    def _put(self, row: Sequence[Recipe], attempt: int) -> bool:
        name = job_id(row[0].hash, attempt)
        if self._find(name).state in ("queued", "started"):
            return False
        self._queue.enqueue(
            work,
            self._root,
            [recipe.model_dump_json() for recipe in row],
            job_id=name,
            job_timeout=sum(TIMEOUT_S.get(recipe.made, USUAL_TIMEOUT_S) for recipe in row),
            result_ttl=60,
            failure_ttl=600,
        )
        return True

    async def take_back(self, hash_: str, attempt: int) -> None:
        """Removes a row that no worker has begun; what is running finishes harmlessly, and what
        would come after it in its row is not begun."""
        await self._call(self._take_back, job_id(hash_, attempt))

    def _take_back(self, name: str) -> None:
        with suppress(NoSuchJobError):
            Job.fetch(name, connection=self._redis).delete()

    async def find(self, hash_: str, attempt: int) -> Whereabouts:
        """Where a row is (by its first recipe); who works on it is known once it has begun."""
        found: Whereabouts = await self._call(self._find, job_id(hash_, attempt))
        return found

    def _find(self, name: str) -> Whereabouts:
        try:
            job = Job.fetch(name, connection=self._redis)
        except NoSuchJobError:
            return Whereabouts("")
        state = str(job.get_status(refresh=False).value)
        if state != "started" or not job.worker_name:
            return Whereabouts(state)
        key = Worker.redis_worker_namespace_prefix + job.worker_name
        pid, host = self._redis.hmget(key, "pid", "hostname")
        return Whereabouts(state, int(pid or 0), _text(host))

    async def told(self) -> AsyncIterator[dict[str, Any]]:
        """What workers tell, as it comes; after a broken connection it listens again.

        An event with state "listening" says that from now on nothing is missed.
        """
        while True:
            try:
                async with self._listen.pubsub() as channel:
                    await channel.subscribe(CHANNEL)
                    yield {"state": "listening", "hash": ""}
                    async for message in channel.listen():
                        if message["type"] == "message":
                            yield json.loads(message["data"])
            except RedisError:
                await asyncio.sleep(0.5)

    def workers(self) -> list[str]:
        """Names of the workers that wait or work."""
        return [worker.name for worker in Worker.all(connection=self._redis)]

    async def close(self) -> None:
        """Lets go of both connections."""
        await self._listen.aclose()
        self._redis.close()

    @staticmethod
    async def _call(function: Any, *arguments: Any) -> Any:
        try:
            return await asyncio.to_thread(function, *arguments)
        except RedisError as error:
            raise Unavailable(
                "The queue is not answering; the render waits and goes on."
            ) from error


def job_id(hash_: str, attempt: int) -> str:
    """RQ's id of an order: letters, digits and dashes only."""
    return f"{hash_}-{attempt}"


def _text(value: bytes | str | None) -> str:
    return value.decode() if isinstance(value, bytes) else value or ""
