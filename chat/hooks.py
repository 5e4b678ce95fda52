"""What the chat does when something happens in it. It translates; the studio decides."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

import chainlit as cl
from chainlit.types import CommandDict, ThreadDict

from chat.calling import Mouth, show_call
from chat.cards import ELEMENTS, with_frames
from chat.following import follow, take_up
from chat.memory import Memory, get_memory
from chat.qualifying import follow_run
from chat.room import get_studio
from chat.tabs import change_card, mirror, say
from chat.wording import step_words
from film.errors import AuteurError, Refused
from graph.events import Called, Decided, Event, Finished, Heard, Spoke, Started, Told
from studio.turns import Upload
from tools.said import Said

log = logging.getLogger("auteur.chat")
FAULT = "That broke on a fault of ours; nothing was lost. The log has it: try again."
PERSON = "director"
RESUMED_S = 0.8  # by then a page that came back shows its conversation
_waiting: set[asyncio.Task[None]] = set()

STARTERS = (
    ("Show me the sample film", "show me the sample film"),
    ("I have a screenplay", "I have a screenplay"),
    ("Make a film from an idea", "make a film from an idea"),
    ("What can you do?", "help"),
)
COMMANDS = (
    ("status", "list-checks", "Where the film stands and what comes next"),
    ("treatment", "book-open", "The treatments side by side"),
    ("beats", "list-ordered", "The beat sheet"),
    ("scenes", "clapperboard", "All scenes"),
    ("shots", "film", "All shots"),
    ("script", "scroll-text", "The screenplay"),
    ("render", "play", "Render the film: shows the price first"),
    ("timeline", "git-branch", "The timelines of this film: open, compare, go back"),
    ("undo", "undo-2", "Take the last change back"),
    ("redo", "redo-2", "Do it again"),
    ("model", "pen-tool", "Who writes: the rules, or a model of yours"),
    ("help", "circle-help", "What you can say"),
)


@cl.data_layer
def _memory() -> Memory:
    studio = get_studio()
    return Memory(studio.running.database_url, studio.files)


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
    await _address("beginning")


@cl.on_chat_resume
async def _resume(thread: ThreadDict) -> None:
    await _set_up()
    await _address("conversation")
    await refresh_cards(thread["id"])
    # What is said now would be overwritten by the conversation as it was read a moment ago.
    _later(take_up(thread["id"]))


@cl.on_message
async def _said(message: cl.Message) -> None:
    thread = cl.context.session.thread_id
    files = [element for element in message.elements or [] if element.path]
    words = f"/{message.command} {message.content}".strip() if message.command else message.content
    if files and not words.strip():
        message.content = ", ".join(str(file.name) for file in files)
        await message.update()
    await _address("conversation")
    await mirror(message)
    await _play(_turn(thread, words, files))


async def _turn(thread: str, words: str, files: list[Any]) -> AsyncIterator[Event]:
    uploads = tuple([await asyncio.to_thread(_upload, file) for file in files])
    async for event in get_studio().turns.take_turn(thread, words, uploads, PERSON):
        yield event


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


async def _address(what: str) -> None:
    """Tells the page (public/address.js) which conversation it shows."""
    thread = cl.context.session.thread_id
    await cl.context.emitter.send_window_message({"auteur": what, "thread": thread})


def _later(work: Coroutine[Any, Any, None]) -> None:
    async def waited() -> None:
        await asyncio.sleep(RESUMED_S)
        await work

    task = asyncio.create_task(waited())
    _waiting.add(task)
    task.add_done_callback(_waiting.discard)


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
    mouth = Mouth()
    try:
        async for event in events:
            if isinstance(event, Heard):
                await mouth.say(event)
            else:
                await _event(steps, event)
    except AuteurError as error:
        await say(Said(text=str(error)))
    except Exception:
        log.exception("a turn broke")
        await say(Said(text=FAULT))
    await refresh_cards(cl.context.session.thread_id)
    await _name_thread()


async def _event(steps: dict[str, cl.Step], event: Event) -> None:
    if isinstance(event, Spoke):
        said = Said(text=event.text, speaker=event.speaker, choices=event.choices)
        await say(said, event.key)
    elif isinstance(event, Called):
        await show_call(event.trace)
    elif isinstance(event, Started):
        run = cl.context.current_run
        step = cl.Step(name=step_words(event), type="tool", parent_id=run.id if run else None)
        step.metadata = {"avatarName": event.speaker, "words": step.name}
        steps[event.call] = step
        await step.send()
    elif isinstance(event, Told) and event.call in steps:
        await _told(steps[event.call], event)
    elif isinstance(event, Finished):
        if event.call in steps:
            step = steps.pop(event.call)
            step.output, step.is_error = event.said.text, event.failed
            step.name = str(step.metadata["words"])
            await step.update()
        await _shown(event.said)
    elif isinstance(event, Decided) and not event.counted:
        await cl.context.emitter.send_toast(event.text, "warning")


async def _told(step: cl.Step, event: Told) -> None:
    """How far it is stands in the title of the step, where one sees it without opening it."""
    if event.doing:
        step.name = f"{step.metadata['words']} · {event.text}"
        await step.update()
    else:
        await step.stream_token(event.text)


async def _name_thread() -> None:
    """In the list of conversations a film stands under its title."""
    thread, session = cl.context.session.thread_id, cl.user_session
    studio = get_studio()
    film = await studio.film_of(thread)
    title = await studio.title_of(thread, film) if film and film.scenes else ""
    if title and title != session.get("title"):
        session.set("title", title)
        await get_memory().update_thread(thread, name=title)
        named = {"interaction": title, "thread_id": thread}
        await cl.context.emitter.emit("first_interaction", named)


async def refresh_cards(thread: str) -> None:
    """Lets every checkout that still says it waits say what became of it."""
    for card in await get_memory().cards(thread, ELEMENTS["checkout"], "waiting"):
        state = await get_studio().approval_state(str(card["props"]["approval"]))
        if state != "waiting":
            ids = (str(card["id"]), str(card["forId"]))
            await change_card(thread, ELEMENTS["checkout"], ids, {**card["props"], "state": state})


async def _shown(said: Said) -> None:
    message = await say(await _with_frames(said))
    for element in message.elements or []:
        if isinstance(element, cl.CustomElement) and element.name == ELEMENTS["progress"]:
            follow(cl.context.session.thread_id, element.props, (element.id, message.id))
        if isinstance(element, cl.CustomElement) and element.name == ELEMENTS["qualification"]:
            follow_run(cl.context.session.thread_id, element.props, (element.id, message.id))


async def _with_frames(said: Said) -> Said:
    """A shot table shows the frames that are drawn already."""
    if all(card.kind != "shots" for card in said.cards):
        return said
    frames = await get_studio().frames_of(cl.context.session.thread_id)
    return said.but(cards=tuple(with_frames(card, frames) for card in said.cards))


def _upload(element: Any) -> Upload:
    name = str(element.name).replace("\\", "/").rpartition("/")[2]
    try:
        data = Path(element.path).read_bytes()
    except OSError as error:
        raise Refused(f"{name} could not be read; drop it again.") from error
    return Upload(name=name, data=data)
