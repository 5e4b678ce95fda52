"""The master script: written, shown, checked against its beats, approved, opened again."""

from __future__ import annotations

from film.edits.compare import Change
from film.errors import Refused
from film.film import Film
from film.references import get_scenes
from film.writing import lengths, treatments
from film.writing.checks import Fault, find_faults
from film.writing.made_for import made_now
from film.writing.stages import (
    check_beats_are_confirmed,
    check_script_is_open,
    lock,
    locked,
    outdated,
    unlock,
    why_outdated,
)
from film.writing.story import StageName
from tools.cards import text_card
from tools.desk import Desk
from tools.revising import revise
from tools.said import Card, Choice, Said
from tools.sentences import count
from tools.writing.cards import page_card
from tools.writing.new_script import script_told, write_beside
from tools.writing.next_steps import sync_choices
from tools.writing.scene_writing import write_film

RENDER = Choice(label="Render it", say="render the film")
SHOTS = Choice(label="Show the shots", say="show me the shots")
APPROVE = Choice(label="Approve the script", say="approve the script")
CHECK = Choice(label="Check it", say="check the script")
WRITTEN = (CHECK, APPROVE, SHOTS, RENDER)
OPEN = Choice(label="Open it again", say="open the script again")


async def write_script(desk: Desk, *, reason: str = "", timeline: str = "") -> Said:
    """Write the master script from the confirmed beats, scene by scene, at the length set up.

    A script that is there and whose beats have changed since is left alone: the new one goes on a
    timeline of its own, with this name.
    """
    film = await desk.store.load(desk.project)
    check_beats_are_confirmed(film)
    if film.scenes and (timeline.strip() or outdated(film, StageName.SCRIPT)):
        said = await write_beside(desk, film, reason, timeline)
        return said.but(choices=(*WRITTEN[:3], *said.choices))
    check_script_is_open(film)
    if film.scenes:
        treatments.check_reason(reason)
    new = made_now(await write_film(desk, film), StageName.SCRIPT)
    text = script_told(new)
    version = await desk.store.save(new, "write_script", reason or text, desk.author)
    return Said(text=text, version=version.id, cards=(page_card(new),), choices=WRITTEN)


async def show_page(desk: Desk, *, scenes: str = "") -> Said:
    """Show the script as pages, with the beats that each scene serves beside it."""
    film = await desk.store.load(desk.project)
    if not film.scenes:
        raise Refused("There is no script yet.", ("write the script",) if film.beats else ())
    chosen = get_scenes(film, scenes or "all")
    why = why_outdated(film, StageName.SCRIPT)
    text = f"{count(len(chosen), 'scene')}."
    if why:
        text += f" Not up to date with the beats, {why}."
    return Said(text=text, cards=(page_card(film, chosen),), choices=_choices(film))


def _choices(film: Film) -> tuple[Choice, ...]:
    if locked(film, StageName.SCRIPT):
        return (OPEN,)
    sync = sync_choices(film)
    return (*sync, CHECK, APPROVE) if film.beats else (APPROVE,)


async def check_script(desk: Desk) -> Said:
    """Hold the script against its beats and the story's facts, and name the lines that differ."""
    film = await desk.store.load(desk.project)
    if not film.scenes:
        raise Refused("There is no script to check yet.")
    faults = find_faults(film)
    stale = [
        f"The {name} is not up to date, {why}."
        for name, why in (
            ("script", why_outdated(film, StageName.SCRIPT)),
            ("beat sheet", why_outdated(film, StageName.BEATS)),
        )
        if why
    ]
    if not faults and not stale:
        text = f"The script agrees with its beats and with itself. {lengths.told(film)}"
        return Said(text=text, choices=(APPROVE,))
    text = f"{count(len(faults) + len(stale), 'thing')} to look at. {(stale or _told(faults))[0]}"
    card = text_card("What does not agree", [*stale, *_told(faults)])
    return Said(text=text, cards=(card,), choices=sync_choices(film))


def _told(faults: tuple[Fault, ...]) -> list[str]:
    return [
        f"{fault.text} (scene {fault.scene}: “{fault.line[:80]}”)" if fault.line else fault.text
        for fault in faults
    ]


async def approve_script(desk: Desk) -> Said:
    """Approve the master script: it is frozen until it is opened again."""

    def edit(film: Film) -> Film:
        if not film.scenes:
            raise Refused("There is no script to approve yet.")
        if outdated(film, StageName.SCRIPT):
            why = why_outdated(film, StageName.SCRIPT)
            raise Refused(
                f"The script is not up to date with the beats, {why}. Bring one of them up to "
                "date first.",
                tuple(choice.say for choice in sync_choices(film)),
            )
        return lock(film, StageName.SCRIPT)

    text = "The script is approved and frozen. Shots, looks and renders go on from here."
    return await revise(desk, "approve_script", edit, lambda _, __: text, _show, (SHOTS, RENDER))


async def open_script(desk: Desk) -> Said:
    """Open an approved script again, so that it can be changed."""

    def edit(film: Film) -> Film:
        return unlock(film, StageName.SCRIPT)

    text = "The script is open again. Approve it when it is right."
    return await revise(desk, "open_script", edit, lambda _, __: text, _show, (APPROVE,))


def _show(old: Film, new: Film, found: tuple[Change, ...]) -> tuple[Card, ...]:
    return ()
