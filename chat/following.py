"""Follows renders and keeps their cards true, in every tab; says when the film is ready."""

from __future__ import annotations

import asyncio
import logging
from time import monotonic
from typing import Any

from chat.cards import ELEMENTS
from chat.room import get_studio
from chat.tabs import change_card, tell
from film.errors import AuteurError
from production.progress import Progress

log = logging.getLogger("auteur.chat")
EVERY_S = 0.7  # how often a progress card changes at most
_following: set[asyncio.Task[None]] = set()


def follow(thread: str, props: dict[str, Any], ids: tuple[str, str]) -> None:
    """Keeps the progress card `ids` (element, message) of a batch true until its end."""
    task = asyncio.create_task(_follow(thread, props, ids))
    _following.add(task)
    task.add_done_callback(_following.discard)


async def _follow(thread: str, props: dict[str, Any], ids: tuple[str, str]) -> None:
    try:
        shown = 0.0
        async for progress in get_studio().renders.follow(props["batch"]):
            ended = progress.state != "rendering"
            if ended or monotonic() - shown > EVERY_S:
                shown = monotonic()
                news = {**props, **progress.model_dump(mode="json")}
                await change_card(thread, ELEMENTS["progress"], ids, news)
            if ended:
                await _ended(thread, props["project"], progress)
    except AuteurError as error:
        log.warning("a progress card could not be kept up: %s", error)


async def _ended(thread: str, project: str, progress: Progress) -> None:
    said = await get_studio().turns.after_render(project, progress)
    await tell(thread, said, toast=said.text if progress.state == "done" else "")
