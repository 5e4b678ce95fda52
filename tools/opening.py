"""A screenplay comes in: read, broken down, planned, kept; and planned again when asked."""

from __future__ import annotations

import asyncio

from engines.rules import breakdown
from engines.rules.story import read_story
from film.clock import clock
from film.edits.compare import changes, touched_shots
from film.edits.locks import guarded
from film.edits.script import cue_name
from film.film import Film
from film.references import get_scenes
from film.screenplay.elements import Kind
from film.screenplay.pages import count_pages
from film.screenplay.reading import read_screenplay, shown_name
from film.shots import Shot
from tools.cards import scenes_card, shots_card, text_card
from tools.continuity import check
from tools.desk import Desk
from tools.gathering import keep_file
from tools.said import Card, Choice, Said
from tools.sentences import count, scenes_named


async def open_screenplay(desk: Desk, name: str, data: bytes) -> Said:
    """Makes the project's film from a screenplay file.

    Args:
        desk: whose project it becomes the film of; a film that was there stays as a version.
        name: the file's name, shown in sentences; it never names a place on disk.
        data: the file, as it was uploaded: Fountain, Final Draft, PDF or text.

    Raises:
        Refused: when it is no screenplay, or there is nothing in it to film; nothing is written.
    """
    before = await desk.store.load(desk.project)
    if desk.archive is not None:  # kept whether or not it turns out to be a screenplay
        await keep_file(desk, name, data)
    film, pages = await asyncio.to_thread(_read, name, data, before)
    text = _introduced(film, pages)
    version = await desk.store.save(
        film, "open_screenplay", f"Opened {shown_name(name)}", desk.author
    )
    if before.scenes:
        text += " It takes the place of the film that was here; undo brings that back."
    return Said(
        text=text,
        version=version.id if before.scenes else "",
        cards=(scenes_card(film), *_notices(film.notices[1:])),
        choices=_next(film),
    )


async def plan_shots(desk: Desk, *, scenes: str = "") -> Said:
    """Plan the shots of scenes, or of the whole film, by rules; what was set by hand stays."""
    old = await desk.store.load(desk.project)
    chosen = get_scenes(old, scenes or "all")
    ids = tuple(scene.id for scene in chosen) if scenes else ()
    planned_anew = await asyncio.to_thread(breakdown.plan_shots, old, ids)
    new = guarded(old, planned_anew.read_from(old.version))
    found = changes(old, new)
    where = f" in {scenes_named(chosen)}" if scenes else ""
    planned = tuple(shot for shot in new.shots if not ids or shot.scene in ids)
    text = f"{count(len(planned), 'shot')}{where}; the film is {clock(float(new.seconds()))}."
    if not found:
        return Said(
            text=f"{text} They are planned like that already.", cards=(shots_card(new, planned),)
        )
    text += _told(old, new, planned)
    version = await desk.store.save(new, "plan_shots", text, desk.author)
    checked = await check(desk, new, ids)
    text += f" One thing does not fit: {checked.found[0].text}" if checked.found else ""
    touched = touched_shots(old, new)
    return Said(
        text=text,
        changes=found,
        version=version.id,
        cards=(shots_card(new, touched or planned, found),),
        choices=(_RENDER,),
    )


def _told(old: Film, new: Film, planned: tuple[Shot, ...]) -> str:
    """What became of a person's own choices."""
    kept = sum(bool(shot.by_hand) for shot in planned)
    lost = sum(bool(shot.by_hand) for shot in old.shots) - sum(bool(s.by_hand) for s in new.shots)
    text = f" What you set by hand in {count(kept, 'shot')} stayed." if kept else ""
    if lost > 0:
        text += f" {count(lost, 'shot')} that you had set by hand {_no_longer(lost)}; undo brings "
        text += "it back." if lost == 1 else "them back."
    return text


_RENDER = Choice(label="Render it", say="render the film")


def _read(name: str, data: bytes, before: Film) -> tuple[Film, int]:
    screenplay = read_screenplay(name, data)
    film = breakdown.break_down(screenplay, before.id).but(settings=before.settings)
    planned = read_story(breakdown.plan_shots(film))
    return planned.read_from(before.version), count_pages(screenplay)


def _introduced(film: Film, pages: int) -> str:
    by = f" by {film.author}" if film.author else ""
    speaking = sum(person.speaks for person in film.characters)
    text = (
        f"*{film.title}*{by}, {count(pages, 'page')}: {count(len(film.scenes), 'scene')}, "
        f"{count(speaking, 'speaking part')}, about {_about(float(film.seconds()))}."
    )
    if film.notices:
        text += f" One thing to know: {film.notices[0]}"
    return text


def _about(seconds: float) -> str:
    """A length as people say it, to ten seconds: "2 min 40 s"."""
    if seconds < 60:
        return f"{round(seconds)} s"
    tens = round(seconds / 10) * 10
    minutes, rest = divmod(tens, 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def _next(film: Film) -> tuple[Choice, ...]:
    merged = next((who for who in film.characters if _two_names(film, who.name, who.aliases)), None)
    split = (
        (Choice(label="They are two people", say=f"{merged.name} is two people"),) if merged else ()
    )
    return (Choice(label="Show the shots", say="show me the shots"), _RENDER, *split)


def _two_names(film: Film, name: str, aliases: tuple[str, ...]) -> bool:
    """Whether someone has lines under more than one name."""
    cues = {cue_name(e.text) for s in film.scenes for e in s.elements if e.kind is Kind.CUE}
    return name in cues and any(alias in cues for alias in aliases)


def _notices(notices: tuple[str, ...]) -> tuple[Card, ...]:
    return (text_card("Also good to know", notices),) if notices else ()


def _no_longer(number: int) -> str:
    return "is there no longer" if number == 1 else "are there no longer"
