"""Verbs of props: exchange, hand over, take away, bring in."""

from __future__ import annotations

from collections.abc import Sequence

from film.edits import props as edits
from film.edits.compare import touched_shots
from film.errors import Refused
from film.film import Film
from film.references import find_prop, get_person, get_prop, get_scenes, get_shots
from film.shots import Shot
from tools.desk import Desk
from tools.revising import revise
from tools.said import Said
from tools.sentences import article, count, scenes_named


async def swap_prop(desk: Desk, *, prop: str = "", new: str = "", scenes: str = "") -> Said:
    """Put another prop in place of one, in some scenes or in all; the script's words stay."""

    def tell(old: Film, film: Film) -> str:
        name = _plain(new)
        chosen = get_scenes(film, scenes or "all")
        where = scenes_named(chosen, capital=True) if scenes else "The film"
        verb = "have" if scenes and len(chosen) > 1 else "has"
        return (
            f"{where} {verb} {article(name)} now: {_shots(old, film)} changed."
            f"{_still_says(film, prop, scenes)}"
        )

    return await revise(
        desk,
        "swap_prop",
        lambda film: edits.swap_prop(
            film, get_prop(film, prop), new, get_scenes(film, scenes or "all")
        ),
        tell,
    )


async def give_prop(
    desk: Desk, *, prop: str = "", who: str = "", scenes: str = "", shots: str = ""
) -> Said:
    """Put a prop into someone's hands, in shots or scenes, or wherever they are seen."""

    def edit(film: Film) -> Film:
        person = get_person(film, who)
        return edits.give_prop(film, prop, person, _range(film, shots, scenes))

    def tell(old: Film, new: Film) -> str:
        person = get_person(new, who)
        return f"{person.name} holds the {_plain(prop)} now, in {_shots(old, new)}."

    return await revise(desk, "give_prop", edit, tell)


async def remove_prop(desk: Desk, *, prop: str = "", scenes: str = "") -> Said:
    """Take a prop out of scenes, or out of the whole film; the script's words stay."""

    def tell(old: Film, new: Film) -> str:
        where = scenes_named(get_scenes(new, scenes)) if scenes else "the film"
        return (
            f"The {get_prop(old, prop).name} is out of {where}: {_shots(old, new)} changed."
            f"{_still_says(new, prop, scenes)}"
        )

    return await revise(
        desk,
        "remove_prop",
        lambda film: edits.remove_prop(
            film, get_prop(film, prop), get_scenes(film, scenes or "all")
        ),
        tell,
    )


async def add_prop(desk: Desk, *, prop: str = "", scenes: str = "") -> Said:
    """Bring a prop into scenes, where it stands in every shot."""

    def tell(old: Film, new: Film) -> str:
        where = scenes_named(get_scenes(new, scenes))
        return f"There is {article(_plain(prop))} in {where} now, in {_shots(old, new)}."

    return await revise(
        desk,
        "add_prop",
        lambda film: edits.add_prop(film, prop, get_scenes(film, scenes)),
        tell,
    )


def _range(film: Film, shots: str, scenes: str) -> Sequence[Shot]:
    if shots:
        return get_shots(film, shots)
    ids = {scene.id for scene in get_scenes(film, scenes or "all")}
    return [shot for shot in film.shots if shot.scene in ids]


def _shots(old: Film, new: Film) -> str:
    return count(len(touched_shots(old, new)), "shot")


def _still_says(film: Film, prop: str, scenes: str) -> str:
    """A word on the script, which keeps naming what is no longer there."""
    known = find_prop(film, prop)
    name = (known.name if known else prop).lower()
    told = [
        scene
        for scene in get_scenes(film, scenes or "all")
        if any(name in shot.action.lower() for shot in film.shots_of(scene.id))
    ]
    return f" The script of {scenes_named(told)} still says {name}." if told else ""


def _plain(name: str) -> str:
    words = name.strip()
    for start in ("a ", "an ", "the ", "some "):
        words = words.removeprefix(start)
    if not words:
        raise Refused("Which thing?")
    return words
