"""Undo and redo: the film moves along its versions; nothing is lost."""

from __future__ import annotations

from film.edits.compare import changes, touched_shots
from film.errors import Refused
from film.film import Film
from tools.cards import shots_card
from tools.desk import Desk
from tools.said import Choice, Said

MOST_STEPS = 50


async def undo(desk: Desk, *, steps: str = "") -> Said:
    """Take back the last change, or the last few."""
    wanted = _steps(steps)
    old = await desk.store.load(desk.project)
    taken: list[str] = []
    version = await desk.store.head(desk.project)
    for _ in range(wanted):
        try:
            before = version
            version = await desk.store.undo(desk.project, desk.author)
        except Refused:
            if not taken:
                raise
            break
        taken.append(before.reason or before.verb)
    told = f"Undone: {taken[0]}" if len(taken) == 1 else f"{len(taken)} changes are undone."
    return await _moved(desk, old, version.id, told, Choice(label="Redo", say="redo"))


async def redo(desk: Desk) -> Said:
    """Do again what was undone last."""
    old = await desk.store.load(desk.project)
    version = await desk.store.redo(desk.project, desk.author)
    again = f"Done again: {version.reason or version.verb}"
    return await _moved(desk, old, version.id, again, Choice(label="Undo", say="undo"))


async def _moved(desk: Desk, old: Film, version: str, text: str, choice: Choice) -> Said:
    new = await desk.store.load(desk.project)
    found = changes(old, new)
    touched = touched_shots(old, new)
    cards = (shots_card(new, touched, found),) if touched else ()
    return Said(text=text, changes=found, version=version, cards=cards, choices=(choice,))


def _steps(said: str) -> int:
    if not said:
        return 1
    if not said.isdigit() or not 1 <= int(said) <= MOST_STEPS:
        raise Refused(f"How many changes should be undone, 1 to {MOST_STEPS}?")
    return int(said)
