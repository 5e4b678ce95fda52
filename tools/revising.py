"""How every free verb changes a film: load, edit, save as a version, say what changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from engines.rules.story import read_story, tells_otherwise
from film.edits.compare import Change, changes, touched_shots
from film.edits.locks import guarded
from film.film import Film
from film.writing.stages import check_script_stays
from tools.cards import shots_card
from tools.desk import Desk
from tools.said import Card, Choice, Said

Telling = Callable[[Film, Film], str]
Showing = Callable[[Film, Film, tuple[Change, ...]], tuple[Card, ...]]

ALREADY = "It is like that already; nothing was changed."


def show_shots_touched(old: Film, new: Film, found: tuple[Change, ...]) -> tuple[Card, ...]:
    """The shots that changed, as rows of the shot table."""
    touched = touched_shots(old, new)
    return (shots_card(new, touched, found),) if touched else ()


async def revise(
    desk: Desk,
    verb: str,
    edit: Callable[[Film], Film],
    tell: Telling,
    show: Showing = show_shots_touched,
    choices: tuple[Choice, ...] = (),
) -> Said:
    """Does an edit and says it; a film that comes out the same is not saved.

    Args:
        desk: whose film it is.
        verb: name of the verb, kept with the version.
        edit: from the film as it is to the film as it will be; may refuse.
        tell: the sentence, from the film before and after; it is the version's reason too.
        show: cards for what changed.
        choices: buttons for what is likely said next.
    """
    old = await desk.store.load(desk.project)
    edited = guarded(old, edit(old))
    check_script_stays(old, edited)
    new = edited
    if tells_otherwise(old, edited):
        new = await asyncio.to_thread(read_story, edited)
    found = changes(old, new)
    if not found:
        return Said(text=ALREADY)
    text = tell(old, new)
    version = await desk.store.save(new, verb, text, desk.author)
    return Said(
        text=text,
        changes=found,
        version=version.id,
        cards=show(old, new, found),
        choices=choices,
    )
