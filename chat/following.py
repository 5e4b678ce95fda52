"""Follows renders: their cards stay true in every tab, frames come into the shot tables as they
are drawn, and the film is told once."""

from __future__ import annotations

import asyncio
import logging
from time import monotonic
from typing import Any

from chat.cards import ELEMENTS, framed
from chat.memory import get_memory
from chat.qualifying import take_up_runs
from chat.room import get_studio
from chat.tabs import Ids, change_card, tell
from film.errors import AuteurError
from production.progress import Progress
from tools.said import Card, Said

log = logging.getLogger("auteur.chat")
EVERY_S = 0.7  # how often a progress card changes at most
FRAMES_EVERY_S = 5.0  # how often frames are looked for while a render runs
AGAIN = Said(text="Rendering goes on.", speaker="Producer")
_following: dict[str, asyncio.Task[None]] = {}


def follow(thread: str, props: dict[str, Any], ids: Ids) -> None:
    """Keeps the progress card of a batch true until its end; a batch is followed once."""
    batch = str(props["batch"])
    if batch not in _following:
        task = asyncio.create_task(_follow(thread, props, ids), name=f"follow {batch}")
        _following[batch] = task
        task.add_done_callback(lambda _: _following.pop(batch, None))


async def take_up(thread: str) -> None:
    """After a restart, or for a page that comes back: every render of the thread is followed.

    One that began without being told, since a restart came between the click and the work, gets
    its card now.
    """
    memory = get_memory()
    await take_up_runs(thread)
    for card in await memory.cards(thread, ELEMENTS["progress"], "rendering"):
        follow(thread, card["props"], (str(card["id"]), str(card["forId"])))
    told = await memory.batches_told(thread)
    for batch in await get_studio().batches_of(thread):
        if batch.id not in told:
            await _tell_late(thread, {"batch": batch.id, "project": batch.project})


async def _tell_late(thread: str, props: dict[str, Any]) -> None:
    props = {**props, "state": "rendering"}
    said = AGAIN.but(cards=(Card(kind="progress", props=props),))
    message = await tell(thread, said, key=f"late {props['batch']}")
    follow(thread, props, (str(message.elements[0].id), message.id))


async def _follow(thread: str, props: dict[str, Any], ids: Ids) -> None:
    shown = framed_at = 0.0
    try:
        async for progress in get_studio().renders.follow(props["batch"]):
            now, ended = monotonic(), progress.state != "rendering"
            if ended:  # first the film, then the card: a crash in between only says it again
                await _tell_end(thread, props["batch"], progress)
            if ended or now - shown > EVERY_S:
                shown = now
                news = {**props, **progress.model_dump(mode="json")}
                await change_card(thread, ELEMENTS["progress"], ids, news)
            if ended or now - framed_at > FRAMES_EVERY_S:
                framed_at = now
                await show_frames(thread, props["project"], props["batch"])
    except AuteurError as error:
        log.warning("a progress card could not be kept up: %s", error)
    except Exception:
        log.exception("a progress card was given up")


async def _tell_end(thread: str, batch: str, progress: Progress) -> None:
    said = await get_studio().turns.after_render(batch, progress)
    toast = said.text if progress.state == "done" else ""
    await tell(thread, said, key=f"end of {batch}", toast=toast)


async def show_frames(thread: str, project: str, batch: str) -> None:
    """Puts the frames that are drawn into the newest shot tables of the render's timeline."""
    cards = await get_memory().shot_tables(thread)
    if not cards:
        return
    studio = get_studio()
    begun = await studio.renders.books.batches.get(batch)
    timeline = await studio.store.timeline_of(project, begun.version)
    frames = await studio.frames(project, timeline)
    for card in cards:
        version = str(card["props"].get("version", ""))
        if version and await studio.store.timeline_of(project, version) != timeline:
            continue
        props = framed(card["props"], frames)
        if props != card["props"]:
            await change_card(
                thread, ELEMENTS["shots"], (str(card["id"]), str(card["forId"])), props
            )


async def settled() -> None:
    """Waits until nothing is followed any more."""
    await asyncio.gather(*_following.values(), return_exceptions=True)
