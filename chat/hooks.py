"""What the chat does when something happens in it. It translates; the studio decides."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import chainlit as cl
from chainlit.data import get_data_layer
from chainlit.types import CommandDict, ThreadDict

from chat.cards import ELEMENTS, show, step_words
from chat.following import follow
from chat.memory import Memory
from chat.room import get_studio
from chat.tabs import change_card
from film.errors import AuteurError, Refused, Unavailable
from graph.events import Decided, Event, Finished, Spoke, Started
from studio.turns import Upload
from tools.said import Said

log = logging.getLogger("auteur.chat")
FAULT = "That broke on a fault of ours; nothing was lost. The log has it: try again."
PERSON = "director"

STARTERS = (
    ("Show me the sample film", "show me the sample film"),
    ("I have a screenplay", "I have a screenplay"),
    ("Make a film from an idea", "make a film from an idea"),
    ("What can you do?", "help"),
)
COMMANDS = (
    ("status", "list-checks", "Where the film stands and what comes next"),
    ("scenes", "clapperboard", "All scenes"),
    ("shots", "film", "All shots"),
    ("script", "scroll-text", "The screenplay"),
    ("render", "play", "Render the film: shows the price first"),
    ("undo", "undo-2", "Take the last change back"),
    ("redo", "redo-2", "Do it again"),
    ("help", "circle-help", "What you can say"),
)


@cl.data_layer
def _memory() -> Memory:
    studio = get_studio()
    return Memory(studio.running.database_url, studio.files)


def get_memory() -> Memory:
    """The data layer that Chainlit was given."""
    found = get_data_layer()
    if not isinstance(found, Memory):
        raise Unavailable("The conversation store is not open yet. Try again in a moment.")
    return found


@cl.header_auth_callback
async def _person(headers: Any) -> cl.User:
    """One person at this computer: history without a login page."""
    return cl.User(identifier=PERSON, display_name="You")


@cl.set_starters
async def _starters(user: cl.User | None = None, language: str | None = None) -> list[cl.Starter]:
    return [cl.Starter(label=label, message=message) for label, message in STARTERS]


@cl.on_chat_start
async def _start() -> None:
    await _set_up()


@cl.on_chat_resume
async def _resume(thread: ThreadDict) -> None:
    await _set_up()
    await refresh_cards(thread["id"])
    for card in await get_memory().cards(thread["id"], ELEMENTS["progress"], "rendering"):
        follow(thread["id"], card["props"], (card["id"], card["forId"]))


@cl.on_message
async def _said(message: cl.Message) -> None:
    thread = cl.context.session.thread_id
    uploads = [_upload(element) for element in message.elements or [] if element.path]
    words = f"/{message.command} {message.content}".strip() if message.command else message.content
    if uploads and not words.strip():
        message.content = ", ".join(upload.name for upload in uploads)
        await message.update()
    await _play(get_studio().turns.take_turn(thread, words, tuple(uploads), PERSON))


@cl.action_callback("decide")
async def _decide(action: cl.Action) -> dict[str, Any]:
    """Approve or Reject on a card. What the card says of itself is not believed: only its id."""
    approval, yes = str(action.payload["approval"]), action.payload["yes"] is True
    await cl.context.emitter.task_start()
    try:
        thread = cl.context.session.thread_id
        await _play(get_studio().turns.decide(thread, approval, yes, PERSON))
    finally:
        await cl.context.emitter.task_end()
    return {}


@cl.action_callback("cancel")
async def _cancel(action: cl.Action) -> dict[str, Any]:
    thread = cl.context.session.thread_id
    await _play(get_studio().turns.take_turn(thread, "/cancel", (), PERSON))
    return {}


async def _set_up() -> None:
    await cl.context.emitter.set_commands(
        [
            CommandDict(
                id=i, icon=icon, description=what, button=False, persistent=False, selected=False
            )
            for i, icon, what in COMMANDS
        ]
    )


async def _play(events: AsyncIterator[Event]) -> None:
    """Shows the events of one turn as they come."""
    steps: dict[str, cl.Step] = {}
    try:
        async for event in events:
            await _event(steps, event)
    except AuteurError as error:
        await show(Said(text=str(error)))
    except Exception:
        log.exception("a turn broke")
        await show(Said(text=FAULT))
    await refresh_cards(cl.context.session.thread_id)


async def _event(steps: dict[str, cl.Step], event: Event) -> None:
    if isinstance(event, Spoke):
        await show(Said(text=event.text, speaker=event.speaker, choices=event.choices))
    elif isinstance(event, Started):
        run = cl.context.current_run
        step = cl.Step(name=step_words(event), type="tool", parent_id=run.id if run else None)
        steps[event.call] = step
        await step.send()
    elif isinstance(event, Finished):
        if event.call in steps:
            step = steps.pop(event.call)
            step.output, step.is_error = event.said.text, event.failed
            await step.update()
        await _shown(event.said)
    elif isinstance(event, Decided) and not event.counted:
        await cl.context.emitter.send_toast(event.text, "warning")


async def refresh_cards(thread: str) -> None:
    """Lets every checkout that still says it waits say what became of it."""
    for card in await get_memory().cards(thread, ELEMENTS["checkout"], "waiting"):
        state = await get_studio().approval_state(str(card["props"]["approval"]))
        if state != "waiting":
            ids = (str(card["id"]), str(card["forId"]))
            await change_card(thread, ELEMENTS["checkout"], ids, {**card["props"], "state": state})


async def _shown(said: Said) -> None:
    message = await show(said)
    for element in message.elements or []:
        if isinstance(element, cl.CustomElement) and element.name == ELEMENTS["progress"]:
            follow(cl.context.session.thread_id, element.props, (element.id, message.id))


def _upload(element: Any) -> Upload:
    try:
        data = Path(element.path).read_bytes()
    except OSError as error:
        raise Refused(f"{element.name} could not be read; drop it again.") from error
    return Upload(name=element.name, data=data)
