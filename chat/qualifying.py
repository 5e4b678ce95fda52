"""Follows qualifications: their cards stay true in every tab, and what came of it is told once."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from chat.cards import ELEMENTS
from chat.memory import get_memory
from chat.room import get_studio
from chat.tabs import Ids, change_card, tell
from film.errors import AuteurError
from film.qualification import RunState
from tools.study_cards import qualification_card

log = logging.getLogger("auteur.chat")
_following: dict[str, asyncio.Task[None]] = {}


def follow_run(thread: str, props: dict[str, Any], ids: Ids) -> None:
    """Keeps the card of a run true until it stands still; a card is followed once."""
    if props.get("state") != RunState.RUNNING or ids[0] in _following:
        return
    task = asyncio.create_task(_follow(thread, str(props["run"]), ids), name=f"follow {ids[0]}")
    _following[ids[0]] = task
    task.add_done_callback(lambda _: _following.pop(ids[0], None))


async def take_up_runs(thread: str) -> None:
    """After a restart, or for a page that comes back: cards that still say it runs."""
    for card in await get_memory().cards(thread, ELEMENTS["qualification"], RunState.RUNNING):
        follow_run(thread, card["props"], (str(card["id"]), str(card["forId"])))


async def _follow(thread: str, run: str, ids: Ids) -> None:
    try:
        async for now in get_studio().qualifying.follow(run):
            card = qualification_card(now)
            props = {"kind": card.kind, **card.props, "at": 0}
            await change_card(thread, ELEMENTS["qualification"], ids, props)
        said = await get_studio().turns.after_qualification(thread, now)
        done = sum(step.state == "done" for step in now.steps)
        key = f"end of {run} {now.state} {done}"  # a run that goes on may end once more
        await tell(thread, said.but(cards=said.cards[1:]), key=key)
    except AuteurError as error:
        log.warning("a qualification's card could not be kept up: %s", error)
    except Exception:
        log.exception("a qualification's card was given up")


async def runs_settled() -> None:
    """Waits until nothing is followed any more."""
    await asyncio.gather(*_following.values(), return_exceptions=True)
