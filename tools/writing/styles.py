"""Verbs of written styles: a person's texts become a style, are listed, used, and forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from engines.rules.writer.manner import taken
from engines.text.language import language_of
from film.errors import Refused
from film.film import Film
from film.money import QuoteLine
from film.references import get_scenes
from film.texts.samples import Work, read_work
from film.writing.brief import Mode
from film.writing.story import Source, Tag
from film.writing.styles import WrittenStyle, figures
from tools.asking_first import ask_first
from tools.cards import text_card
from tools.desk import Desk
from tools.gathering import keep_file
from tools.said import Card, Choice, Said
from tools.sentences import count
from tools.waiting import pages_told
from tools.writing.staging_texts import get_source
from tools.writing.style import find_library

MOST_NAME = 60  # characters
SEEN = 400  # words of a text by which its language is known
RULES_WRITE = "english"  # the language of the rules' own words
MINE = Choice(label="Show my styles", say="which written styles do I have")
USED = Choice(label="What was used", say="which passages did you use")


class Dropped(NamedTuple):
    """A file that shall be part of a style."""

    title: str
    stored: str  # its name in the file store
    data: bytes


async def add_work(desk: Desk, name: str, data: bytes, style: str = "") -> Said:
    """Puts a dropped file into a written style and has the film use it.

    Raises Refused for what cannot be read, is empty, or is in that style already; nothing changes.
    """
    stored = await keep_file(desk, name, data)
    return await _kept(desk, [Dropped(name, stored, data)], style)


async def keep_style(desk: Desk, *, style: str = "", source: str = "") -> Said:
    """Keep the texts that were dropped last, or one staged text, as a written style, and use it."""
    film = await desk.store.load(desk.project)
    dropped = await _staged(desk, film, source) if source.strip() else await _dropped_last(desk)
    if not dropped:
        raise Refused(
            "Drop the scripts, books or samples into the chat first, or together with these words."
        )
    return await _kept(desk, dropped, style)


async def _staged(desk: Desk, film: Film, said: str) -> list[Dropped]:
    source = get_source(film, said)
    return [Dropped(source.title, source.file_name, await _bytes(desk, source.file_name))]


async def _dropped_last(desk: Desk) -> list[Dropped]:
    """The files of this conversation that were handed over last, one after the other."""
    notes = await desk.get_archive().notes.of_project(desk.project)
    here = [note for note in notes if note.thread == desk.thread]
    while here and not here[-1].file_name:
        here.pop()
    last = list(takewhile(lambda note: note.file_name, reversed(here)))[::-1]
    names = {note.file_name: note.file_title for note in last}
    return [Dropped(title, name, await _bytes(desk, name)) for name, title in names.items()]


async def _bytes(desk: Desk, stored: str) -> bytes:
    path = desk.get_archive().files.path_of(stored)
    try:
        return await asyncio.to_thread(path.read_bytes)
    except FileNotFoundError as error:
        raise Refused("The file of it is gone; drop it again.") from error


async def _kept(desk: Desk, dropped: Sequence[Dropped], name: str) -> Said:
    """Puts files into the library of that name and has the film use it."""
    works: list[tuple[Dropped, Work]] = []
    wrong: list[str] = []
    for one in dropped:
        try:
            desk.doing(f"reading {one.title}")
            work = await asyncio.to_thread(read_work, one.title, one.data, pages_told(desk))
            works.append((one, work))
        except Refused as refused:
            wrong.append(str(refused))
    if not works:
        raise Refused(" ".join(wrong))
    called = _name(name) or await _style_in_use(desk) or works[0][1].title[:MOST_NAME]
    added: list[str] = []
    style: WrittenStyle | None = None
    for one, work in works:
        desk.doing(f"{count(len(work.samples), 'passage')} of {work.title}")
        language = language_of(" ".join(s.text for s in work.samples[:SEEN]))
        try:
            style = await desk.get_archive().written.add(
                desk.author, called, one.stored, work, language
            )
            added.append(work.title)
        except Refused as refused:
            wrong.append(str(refused))
    if style is None:
        raise Refused(" ".join(wrong), (f"use the style {called}",))
    return await _told(desk, style, added, wrong, {one.stored for one in dropped})


async def _style_in_use(desk: Desk) -> str:
    """The name of the style that the film has, when it is this person's: more goes into it."""
    film = await desk.store.load(desk.project)
    style = await desk.get_archive().written.find(film.brief.library)
    return style.name if style is not None and style.owner == desk.author else ""


def _name(said: str) -> str:
    words = " ".join("".join(c for c in said if c.isprintable()).split())
    return words.strip(" “”\"'.")[:MOST_NAME]


async def _told(
    desk: Desk, style: WrittenStyle, added: Sequence[str], wrong: Sequence[str], files: set[str]
) -> Said:
    old = await desk.store.load(desk.project)
    new = _off_the_stage(old.but(brief=old.brief.but(library=style.id)), files)
    titles = ", ".join(f"“{title}”" for title in added)
    text = f"{titles} in your written style “{style.name}” now. {_measured(style)} "
    text += "This film is written in it from now on."
    text = " ".join((text, *wrong))
    version = await desk.store.save(new, "keep_style", text, desk.author)
    return Said(text=text, version=version.id, cards=(styles_card([style], style.id),),
                choices=(MINE,))  # fmt: skip


def _off_the_stage(film: Film, files: set[str]) -> Film:
    """The film without these texts as sources: what is a style is not what it is made from."""
    gone: list[Source] = [source for source in film.sources if source.file_name in files]
    left = tuple(source for source in film.sources if source not in gone)
    if not any(source.tag is Tag.PRIMARY for source in gone):
        return film.but(sources=left)
    brief = film.brief.but(idea="", mode=Mode.EXPANSION) if not film.treatments else film.brief
    return film.but(sources=left, brief=brief)


def _measured(style: WrittenStyle) -> str:
    """What is known of a style, and what the rules can do with it."""
    strange = [language for language in style.languages if language != RULES_WRITE]
    told = f"On the whole: {figures(style.manner)}."
    if strange:
        told += f" It is {strange[0].capitalize()}; the rules write English, so of it they take"
        told += " the rhythm and not the words."
    return told


def in_words(style: WrittenStyle) -> str:
    """What becomes of a style in the hands of who writes."""
    took = taken(style.manner)
    rules = f"The rules take from it: {'; '.join(took)}." if took else (
        "There is too little of it for the rules to take anything from."
    )  # fmt: skip
    return f"{_measured(style)} {rules} A model is shown the three passages nearest to each scene."


async def show_styles(desk: Desk) -> Said:
    """Show your written styles: the texts in each and what is measured of them."""
    mine = await desk.get_archive().written.of(desk.author)
    if not mine:
        raise Refused(
            "You have no written style yet. Drop scripts, books or samples into the chat and say "
            "“use these as a style called Paris”."
        )
    film = await desk.store.load(desk.project)
    now = next((style for style in mine if style.id == film.brief.library), None)
    text = f"{count(len(mine), 'written style')}."
    text += f" This film is written in “{now.name}”. {in_words(now)}" if now else ""
    return Said(text=text, cards=(styles_card(mine, film.brief.library),), choices=(USED,))


async def forget_style(desk: Desk, *, style: str = "") -> Said:
    """Forget one of your written styles with all its passages, after a person's yes."""
    film = await desk.store.load(desk.project)
    found = await _meant(desk, film, style)
    works = count(len(found.works), "text")
    text = f"Forget your written style “{found.name}” with {works}? Films keep what was written."
    line = QuoteLine(what=f"forget “{found.name}”: {works}", count=1, cents=0)
    return await ask_first(desk, film, "forget_style", {"style": found.id}, text, line)


async def _meant(desk: Desk, film: Film, said: str) -> WrittenStyle:
    """The style of that name, or the one that this film has."""
    mine = await desk.get_archive().written.of(desk.author)
    here = next((style for style in mine if style.id == film.brief.library), None)
    return here if here is not None and not said.strip() else await find_library(desk, said)


async def forget_style_approved(desk: Desk, *, style: str = "") -> Said:
    """Forget a written style, after a person has approved it."""
    if not desk.approval:
        raise Refused("Only a person's Approve can forget a style. Nothing was changed.")
    written = desk.get_archive().written
    found = await written.find(style)
    if found is None or found.owner != desk.author:
        raise Refused("That style is not there any more.")
    await written.forget(desk.author, found.id)
    return Said(text=await without(desk, found, f"“{found.name}” is forgotten."))


async def without(desk: Desk, style: WrittenStyle, text: str) -> str:
    """A film whose style is gone is written without one from now on; what is said of it."""
    film = await desk.store.load(desk.project)
    if film.brief.library != style.id:
        return text
    new = film.but(brief=film.brief.but(library=""))
    await desk.store.save(new, "forget_style", text, desk.author)
    return f"{text} This film is written without a style now."


async def style_used(desk: Desk, *, scenes: str = "") -> Said:
    """Show what of a written style was used for scenes and treatments: which passages, or what
    was measured."""
    film = await desk.store.load(desk.project)
    chosen = get_scenes(film, scenes) if scenes.strip() else film.scenes
    rows = [f"Scene {scene.number}: {place}" for scene in chosen for place in scene.style]
    if not scenes.strip():
        told = (t for t in film.treatments if t.id == film.treatment or not film.scenes)
        rows = [f"Treatment “{t.title}”: {place}" for t in told for place in t.style] + rows
    if not rows:
        raise Refused("No written style was used for what is written here.", (MINE.say,))
    rows = list(dict.fromkeys(rows))
    card = text_card("What was used of the style", rows)
    return Said(text=f"{_first_of(rows)}", cards=(card,))


def _first_of(rows: Sequence[str]) -> str:
    return rows[0] if len(rows) == 1 else f"{rows[0]}. And {count(len(rows) - 1, 'more line')}."


def styles_card(styles: Sequence[WrittenStyle], now: str) -> Card:
    """Written styles. {"styles": [{"name", "used", "figures", "takes": [..],
    "works": [{"title", "kind", "language", "words", "drop": say}]}]}"""
    rows = [
        {
            "name": style.name,
            "used": style.id == now,
            "figures": figures(style.manner),
            "takes": list(taken(style.manner)),
            "works": [
                work.model_dump(mode="json", include={"title", "kind", "language", "words"})
                | {"drop": f"take “{work.title}” out of the style “{style.name}”"}
                for work in style.works
            ],
        }
        for style in styles
    ]
    return Card(kind="written", props={"styles": rows})
