"""Texts staged for a film: exactly one is the primary, the others stand beside it."""

from __future__ import annotations

import asyncio
import re

from engines.rules.writer.retelling import RETOLD
from film.clock import clock
from film.edits.compare import Change
from film.errors import Refused
from film.film import Film
from film.texts.reading import heard_in, read_source
from film.texts.text import TRANSCRIPT, Text
from film.texts.transcript import Heard
from film.writing.brief import Mode, ProjectType
from film.writing.story import Source, Tag
from tools.desk import Desk
from tools.gathering import keep_file
from tools.revising import revise
from tools.said import Card, Choice, Said
from tools.waiting import pages_told
from tools.writing.cards import sources_card

LONG = 1200  # words from which a text is told short before it is told
_GUESSES = (
    (Tag.CHARACTERS, r"character|cast|people|bios?\b|profile"),
    (Tag.WORLD, r"world|setting|places?|lore|rules|history|bible"),
    (Tag.PARODY, r"parod|spoof|original"),
    (Tag.VISUAL, r"visual|look|style|mood|reference"),
)
WRITE = Choice(label="Write three treatments", say="write the treatments")


async def stage_text(desk: Desk, name: str, data: bytes) -> Said:
    """Stages a text file: the first is what the film is made from, the others stand beside it.

    Raises Refused for what is no text, or has no story in it; nothing is staged then.
    """
    text = await asyncio.to_thread(read_source, name, data, pages_told(desk))
    desk.doing(f"{text.words:,} words")
    stored = await keep_file(desk, name, data)
    film = await desk.store.load(desk.project)
    known = next((s for s in film.sources if s.file_name == stored), None)
    if known is not None:
        raise Refused(f"“{known.title}” is staged already, as {known.tag}.")
    tag = _tag(film, name)
    source = Source(
        id=_free(film), title=text.title, tag=tag, kind=text.kind, file_name=stored,
        words=text.words,
    )  # fmt: skip
    heard = heard_in(text, data) if tag is Tag.PRIMARY else ()
    new = film.but(sources=(*film.sources, source))
    new = _with_primary(new, source, text, heard) if tag is Tag.PRIMARY else new
    told = f"“{text.title}”: {text.words:,} words, staged as {tag}.{_what_next(new, source)}"
    version = await desk.store.save(new, "stage_text", told, desk.author)
    choices = (WRITE,) if tag is Tag.PRIMARY and not film.treatments else _others(new)
    return Said(text=told, version=version.id, cards=(sources_card(new),), choices=choices)


def _what_next(film: Film, source: Source) -> str:
    if source.tag is not Tag.PRIMARY:
        return " It is told to the writer beside the primary text."
    if source.kind == TRANSCRIPT:
        length = clock(film.brief.longest)
        return f" Its {length} of sound decide the pictures; no new words are written for them."
    if source.words > LONG:
        return " It is long, so it is told short part by part first, and nothing is left out."
    return ""


def _others(film: Film) -> tuple[Choice, ...]:
    number = len(film.sources)
    return tuple(
        Choice(label=f"It is {tag}", say=f"use source {number} as {tag}")
        for tag in (Tag.PRIMARY, Tag.CHARACTERS, Tag.WORLD)
        if tag is not film.sources[-1].tag
    )


def _tag(film: Film, name: str) -> Tag:
    for tag, words in _GUESSES:
        if re.search(words, name, re.IGNORECASE) and (film.sources or film.scenes):
            return tag
    has = any(source.tag is Tag.PRIMARY for source in film.sources)
    return Tag.CONTEXT if has or film.scenes else Tag.PRIMARY


def _free(film: Film) -> str:
    taken = [int(s.id[2:]) for s in film.sources if s.id[2:].isdigit()]
    return f"so{max(taken, default=0) + 1}"


def _with_primary(film: Film, source: Source, text: Text, heard: tuple[Heard, ...] = ()) -> Film:
    """The film with this source as what it is made from, and the mode that follows.

    A few sentences are an idea, as if they had been typed; what is longer is told again.
    """
    sources = tuple(
        s.but(tag=Tag.PRIMARY if s.id == source.id else Tag.CONTEXT)
        if s.id == source.id or s.tag is Tag.PRIMARY
        else s
        for s in film.sources
    )
    brief = film.brief
    mode = Mode.CONDENSATION if source.words > LONG else Mode.EXPANSION
    mode = Mode.TRANSFORMATION if brief.twist else mode
    if source.kind == TRANSCRIPT:
        mode, seconds = Mode.AUDIO, round(heard[-1].end) if heard else brief.longest
        brief = brief.but(type=ProjectType.AUDIO, shortest=seconds, longest=seconds)
    short = source.words <= RETOLD and source.kind != TRANSCRIPT
    idea = text.plain().strip() if short else source.title
    return film.but(sources=sources, brief=brief.but(mode=mode, idea=idea))


def get_source(film: Film, said: str) -> Source:
    """The source of that number or title; Refused when there is none."""
    wanted = said.strip().lower().removeprefix("source ").strip(' “”"')
    if wanted.isdigit() and 0 < int(wanted) <= len(film.sources):
        return film.sources[int(wanted) - 1]
    fits = [s for s in film.sources if wanted and wanted in s.title.lower()]
    if len(fits) != 1:
        raise Refused(f"Which text is “{said}”? There are {len(film.sources)} staged.")
    return fits[0]


async def tag_source(desk: Desk, *, source: str = "", tag: str = "") -> Said:
    """Say what a staged text is for: the primary, character notes, world building, and so on."""
    film = await desk.store.load(desk.project)
    found = get_source(film, source)
    wanted = next((t for t in Tag if tag.strip().lower() in (t.value, t.name.lower())), None)
    if wanted is None:
        tags = tuple(t.value for t in Tag)
        raise Refused(f"A text is used as {', '.join(tags)}; not as “{tag}”.", tags)
    if found.tag is Tag.PRIMARY and wanted is not Tag.PRIMARY:
        raise Refused("One text must be the primary. Make another one the primary instead.")
    text, data = await read_staged(desk, found)
    heard = heard_in(text, data)

    def edit(now: Film) -> Film:
        if wanted is Tag.PRIMARY:
            return _with_primary(now, found, text, heard)
        tagged = found.but(tag=wanted)
        return now.but(sources=tuple(tagged if s.id == found.id else s for s in now.sources))

    return await revise(
        desk, "tag_source", edit, lambda _, __: f"“{found.title}” is used as {wanted}.", _show
    )


async def drop_source(desk: Desk, *, source: str = "") -> Said:
    """Take a text off the stage; the file is kept."""

    def edit(film: Film) -> Film:
        gone = get_source(film, source)
        if gone.tag is Tag.PRIMARY and len(film.sources) > 1:
            raise Refused("That is the primary text. Make another one the primary first.")
        return film.but(sources=tuple(s for s in film.sources if s.id != gone.id))

    return await revise(desk, "drop_source", edit, lambda _, __: "Off the stage.", _show)


async def show_sources(desk: Desk) -> Said:
    """Show the texts that are staged and what each is for."""
    film = await desk.store.load(desk.project)
    if not film.sources:
        raise Refused("No text is staged. Drop one into the chat, or say what the film is about.")
    return Said(text="What is staged:", cards=(sources_card(film),))


def _show(old: Film, new: Film, found: tuple[Change, ...]) -> tuple[Card, ...]:
    return (sources_card(new),)


async def read_staged(desk: Desk, source: Source) -> tuple[Text, bytes]:
    """A staged text, read again from what was dropped."""
    path = desk.get_archive().files.path_of(source.file_name)
    try:
        data = await asyncio.to_thread(path.read_bytes)
    except FileNotFoundError as error:
        raise Refused(f"The file of “{source.title}” is gone; drop it again.") from error
    return await asyncio.to_thread(read_source, source.file_name, data), data
