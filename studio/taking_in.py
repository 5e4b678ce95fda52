"""A file that was dropped: read, and taken in as a screenplay, a text, a picture, or a style."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import uuid4

from film.errors import AuteurError
from film.noun import Noun
from film.texts.reading import is_screenplay
from graph.events import Event, Finished, Started, Told
from media.palette import is_picture
from tools.desk import Desk
from tools.opening import open_screenplay
from tools.said import Said
from tools.styling import add_picture
from tools.waiting import pages_told
from tools.writing.staging_texts import stage_text
from tools.writing.styles import add_work

SCREENPLAY = ("open_screenplay", "Producer")
PICTURE = ("add_picture", "Art director")
TEXT = ("stage_text", "Screenwriter")
STYLE = ("add_work", "Screenwriter")
SCRIPTS = (".fountain", ".spmd", ".fdx", ".pdf")
LOOKING = "looking at page"  # to see what it is, before it is read
TakeIn = Callable[[Desk, str, bytes], Awaitable[Said]]
Taken = tuple[str, Said, bool]  # the verb, what it said, whether it failed


class Upload(Noun):
    """A file that a person dropped into the chat: the name it had, and its bytes."""

    name: str
    data: bytes


async def take_in(desk: Desk, upload: Upload, style: str | None = None) -> AsyncIterator[Event]:
    """A picture goes into a style library, a screenplay is opened, any other text is staged.

    A text that was handed over as a written style (its name, "" is the film's) goes into that.
    How far the reading is, is told while it lasts.
    """
    call, arguments = uuid4().hex, {"name": Path(upload.name).name}
    guess, speaker = _guessed(upload, style)
    yield Started(call=call, tool=guess, args=arguments, speaker=speaker)
    told: asyncio.Queue[str] = asyncio.Queue()
    work = asyncio.create_task(_taken(replace(desk, doing=told.put_nowait), upload, style))
    try:
        async for words in _until(work, told):
            yield Told(call=call, text=words, doing=True)
        verb, said, failed = await work
    finally:
        work.cancel()
    yield Finished(call=call, tool=verb, said=said, failed=failed)


async def _until(work: asyncio.Task[Taken], told: asyncio.Queue[str]) -> AsyncIterator[str]:
    """What is told until a work is done."""
    while not work.done():
        word = asyncio.create_task(told.get())
        await asyncio.wait({work, word}, return_when=asyncio.FIRST_COMPLETED)
        if word.done():
            yield word.result()
        else:
            word.cancel()


async def _taken(desk: Desk, upload: Upload, style: str | None) -> Taken:
    kind = await asyncio.to_thread(_kind, upload, style, pages_told(desk, LOOKING))
    verb, speaker = kind
    ways: dict[str, TakeIn] = {
        "open_screenplay": open_screenplay,
        "add_picture": add_picture,
        "add_work": partial(add_work, style=style or ""),
        "stage_text": stage_text,
    }
    try:
        said, failed = await ways[verb](desk, upload.name, upload.data), False
    except AuteurError as error:
        said, failed = Said(text=str(error)), True
    return verb, said.but(speaker=speaker), failed


def _kind(upload: Upload, style: str | None, seen: Callable[[int, int], None]) -> tuple[str, str]:
    """The verb that takes an upload in, and who speaks."""
    if style is None and is_screenplay(upload.name, upload.data, seen):
        return SCREENPLAY
    if is_picture(upload.data):
        return PICTURE
    return STYLE if style is not None else TEXT


def _guessed(upload: Upload, style: str | None) -> tuple[str, str]:
    """The same before it is read, for who waits: by its name."""
    if is_picture(upload.data):
        return PICTURE
    if style is not None:
        return STYLE
    return SCREENPLAY if upload.name.lower().endswith(SCRIPTS) else TEXT
