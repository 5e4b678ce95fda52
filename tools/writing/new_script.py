"""A whole new script from beats that have changed: on a timeline of its own, beside the old one."""

from __future__ import annotations

from film.errors import Refused
from film.film import Film
from film.timelines import check_free
from film.versions import Version
from film.writing import lengths
from film.writing.made_for import made_now
from film.writing.restart import begun_again
from film.writing.stages import why_outdated
from film.writing.story import StageName
from knowledge.timeline_book import Opening
from tools.desk import Desk
from tools.said import Choice, Said
from tools.sentences import count
from tools.timelines import tree
from tools.writing.cards import page_card
from tools.writing.scene_writing import write_film

NEW = "write the script on a new timeline called new beats"
MEND = "bring the script up to date"


async def write_beside(desk: Desk, film: Film, reason: str, name: str) -> Said:
    """Writes the script on a timeline of this name; all that comes after it is outdated there."""
    why = why_outdated(film, StageName.SCRIPT)
    if not name.strip():
        raise Refused(
            f"The beats have {why}. A whole new script of them goes on a timeline of its own. Say "
            f"what it is called, as “{NEW}”; or bring this script up to date: then only the scenes "
            "that the beats touch are written anew.",
            (NEW, MEND),
        )
    lines = await desk.get_timelines().all(desk.project)
    check_free(name, [line.name for line in lines if line.deleted_at is None])
    new = made_now(begun_again(film, await write_film(desk, film)), StageName.SCRIPT)
    because = reason.strip() or (f"a new script: beats {why}" if why else "a new script")
    version = await _open(desk, film, new, because, name)
    return await _said(desk, new, version, film)


async def _open(desk: Desk, film: Film, new: Film, reason: str, name: str) -> Version:
    opening = Opening(
        project=desk.project,
        origin=film.version,
        name=name,
        reason=reason,
        author=desk.author,
        thread=desk.thread,
        verb="write_script",
    )
    return await desk.get_timelines().open(opening, new)


async def _said(desk: Desk, new: Film, version: Version, film: Film) -> Said:
    lines = await desk.get_timelines().all(desk.project)
    names = {line.id: line.name for line in lines}
    left = names[await desk.store.timeline_of(desk.project, film.version)]
    text = (
        f"{script_told(new)} It is on the timeline “{names[version.timeline]}”; “{left}” is "
        "untouched. Assets and shots are to be looked through again here."
    )
    back = Choice(label=f"Back to {left}", say=f"go to the timeline “{left}”")
    cards = (page_card(new), await tree(desk, lines))
    return Said(text=text, version=version.id, cards=cards, choices=(back,))


def script_told(film: Film) -> str:
    """A script in a sentence: its title, scenes, shots and length."""
    return (
        f"*{film.title}*: {count(len(film.scenes), 'scene')}, {count(len(film.shots), 'shot')}. "
        f"{lengths.told(film)}"
    )
