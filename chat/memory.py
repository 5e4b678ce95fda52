"""What the chat remembers: threads, messages and cards in Postgres, in a schema of their own."""

from __future__ import annotations

import json
import logging
from typing import Any

from chainlit.data import get_data_layer
from chainlit.data.sql_alchemy import SQLAlchemyDataLayer
from chainlit.data.storage_clients.base import BaseStorageClient
from chainlit.types import ThreadDict

from film.errors import Refused, Unavailable
from knowledge.files import FileStore

log = logging.getLogger("auteur.chat")
THREADS_SHOWN = 50  # every refresh of the side bar reads all steps of all threads it lists
ELEMENT_COLUMNS = ("id", "threadId", "type", "name", "display", "forId", "mime")


TABLES_KEPT_TRUE = 3  # shot tables of a thread that get their frames


def get_memory() -> Memory:
    """The data layer that Chainlit was given."""
    found = get_data_layer()
    if not isinstance(found, Memory):
        raise Unavailable("The conversation store is not open yet. Try again in a moment.")
    return found


def _place(element: Any) -> int:
    props = element.get("props") or {}
    return int(props.get("at", 0)) if isinstance(props, dict) else 0


class Uploads(BaseStorageClient):
    """Chainlit's file storage. We keep originals of uploads as notes of the project instead."""

    def __init__(self, files: FileStore) -> None:
        self._files = files

    async def upload_file(
        self,
        object_key: str,
        data: bytes | str,
        mime: str = "application/octet-stream",
        overwrite: bool = True,
        content_disposition: str | None = None,
    ) -> dict[str, Any]:
        """Refused: every element of ours is a card whose props are in its row."""
        raise Refused("The chat stores cards only.")

    async def delete_file(self, object_key: str) -> bool:
        """Nothing is stored under a key, so nothing is deleted."""
        return True

    async def get_read_url(self, object_key: str) -> str:
        """The key is the address."""
        return object_key

    async def close(self) -> None:
        """Nothing is held open."""


class Memory(SQLAlchemyDataLayer):
    """Chainlit's tables in the schema `chat`; an SQL error is an error, never a silent loss."""

    def __init__(self, database_url: str, files: FileStore) -> None:
        super().__init__(
            database_url,
            connect_args={"server_settings": {"search_path": "chat"}},
            storage_provider=Uploads(files),
            user_thread_limit=THREADS_SHOWN,
        )

    async def execute_sql(self, query: str, parameters: dict[str, Any]) -> Any:
        """Chainlit's own version logs an error and answers None, which loses a message."""
        result = await super().execute_sql(query, parameters)
        if result is None:
            raise Unavailable("The conversation could not be stored; look at “auteur doctor”.")
        return result

    async def create_step(self, step_dict: dict[str, Any]) -> Any:
        """Chainlit 2.12 hands `modes` over as a dict, which asyncpg refuses."""
        step = dict(step_dict)
        if isinstance(step.get("modes"), dict):
            step["modes"] = json.dumps(step["modes"])
        return await super().create_step(step)

    async def get_thread(self, thread_id: str) -> ThreadDict | None:
        """A thread whose cards stand in the order in which they were shown."""
        thread: ThreadDict | None = await super().get_thread(thread_id)
        if thread and (cards := thread.get("elements")):
            cards.sort(key=_place)
        return thread

    async def cards(self, thread: str, name: str, state: str) -> list[dict[str, Any]]:
        """The cards of this name in a thread whose props say `state`: id, forId, props."""
        query = (
            'SELECT "id", "forId", "props" FROM elements WHERE "threadId" = :thread '
            "AND name = :name AND props->>'state' = :state"
        )
        asked = {"thread": thread, "name": name, "state": state}
        rows: list[dict[str, Any]] = await self.execute_sql(query, asked)
        return rows

    async def batches_told(self, thread: str) -> set[str]:
        """The renders that have a progress card in a thread."""
        query = (
            "SELECT props->>'batch' AS batch FROM elements "
            "WHERE \"threadId\" = :thread AND name = 'Progress'"
        )
        rows = await self.execute_sql(query, {"thread": thread})
        return {str(row["batch"]) for row in rows}

    async def shot_tables(self, thread: str) -> list[dict[str, Any]]:
        """The newest shot tables of a thread: id, forId, props."""
        query = (
            'SELECT e."id", e."forId", e."props" FROM elements e '
            'JOIN steps s ON s."id" = e."forId" '
            "WHERE e.\"threadId\" = :thread AND e.name = 'Shots' "
            'ORDER BY s."createdAt" DESC LIMIT :most'
        )
        rows: list[dict[str, Any]] = await self.execute_sql(
            query, {"thread": thread, "most": TABLES_KEPT_TRUE}
        )
        return rows

    async def create_element(self, element: Any) -> None:
        """A card is one row with its props; nothing is fetched from its address or copied."""
        if not element.for_id or element.type != "custom":
            return  # an upload is kept by the studio, as a note of the film
        known = element.to_dict()
        row = {name: known[name] for name in ELEMENT_COLUMNS if known.get(name) is not None}
        row["props"] = json.dumps(known.get("props") or {})
        if known.get("url"):
            row["url"] = known["url"]
        columns = ", ".join(f'"{name}"' for name in row)
        values = ", ".join(f":{name}" for name in row)
        changes = ", ".join(f'"{name}" = :{name}' for name in row if name != "id")
        query = (
            f"INSERT INTO elements ({columns}) VALUES ({values}) "
            f"ON CONFLICT (id) DO UPDATE SET {changes}"
        )
        await self.execute_sql(query, row)
