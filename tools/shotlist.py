"""Verbs of the shot list: split, merge, move, add; deleting asks first."""

from __future__ import annotations

from collections.abc import Sequence

from film.clock import clock
from film.edits import division, shotlist
from film.edits.camera import set_camera
from film.edits.compare import changes, touched_shots
from film.errors import Refused
from film.film import Film
from film.money import QuoteLine
from film.references import get_scene, get_shot, get_shots
from film.shots import Shot
from tools.asking_first import ask_first
from tools.cards import shots_card
from tools.desk import Desk
from tools.revising import revise
from tools.said import Said
from tools.sentences import count, framing, is_are, length, shots_named


async def split_shot(desk: Desk, *, shots: str = "") -> Said:
    """Split shots in two, between lines or sentences; nothing is invented."""

    def edit(film: Film) -> Film:
        for shot in get_shots(film, shots):
            film = division.split_shot(film, film.get_shot(shot.id))
        return film

    def tell(old: Film, new: Film) -> str:
        made = [shot for shot in new.shots if shot not in old.shots and _is_new(old, shot)]
        pairs = [(_before(new, shot), shot) for shot in made]
        told = [
            f"{a.label} is two shots now: {a.label}, {length(new, a)}, and {b.label}, "
            f"{length(new, b)}."
            for a, b in pairs[:4]
        ]
        return " ".join(told) + (" No other label changed." if len(pairs) == 1 else "")

    return await revise(desk, "split_shot", edit, tell)


async def merge_shots(desk: Desk, *, shots: str = "") -> Said:
    """Make one shot of neighbours; it is framed as the first, and all that is said stays."""

    def tell(old: Film, new: Film) -> str:
        gone = [shot for shot in old.shots if _is_new(new, shot)]
        kept = touched_shots(old, new)[0]
        return (
            f"{kept.label} takes in {shots_named(old, gone)}: {framing(new, kept)}, "
            f"{length(new, kept)}."
        )

    return await revise(
        desk,
        "merge_shots",
        lambda film: division.merge_shots(film, get_shots(film, shots)),
        tell,
    )


async def move_shot(desk: Desk, *, shots: str = "", before: str = "", after: str = "") -> Said:
    """Move shots right before or after another shot of the same scene."""

    def edit(film: Film) -> Film:
        anchors = (_find(film, before), _find(film, after))
        return shotlist.move_shot(film, get_shots(film, shots), *anchors)

    def tell(_: Film, new: Film) -> str:
        moved = get_shots(new, shots)
        verb = "stands" if len(moved) == 1 else "stand"
        where = f"before {before.upper()}" if before else f"after {after.upper()}"
        return f"{shots_named(new, moved)} {verb} {where} now; the labels stay."

    return await revise(desk, "move_shot", edit, tell)


async def add_shot(
    desk: Desk,
    *,
    before: str = "",
    after: str = "",
    scenes: str = "",
    size: str = "",
    subject: str = "",
    movement: str = "",
) -> Said:
    """Add a shot before or after another, or at the end of a scene, framed as said."""

    def edit(film: Film) -> Film:
        anchors = (_find(film, before), _find(film, after))
        anchor = anchors[0] or anchors[1]
        scene = film.get_scene(anchor.scene) if anchor else get_scene(film, scenes)
        added, new = shotlist.add_shot(film, scene, *anchors)
        if size or subject or movement:
            return set_camera(added, [new], size=size, subject=subject, movement=movement)
        return added

    def tell(old: Film, new: Film) -> str:
        made = next(shot for shot in new.shots if _is_new(old, shot))
        led = _before(new, made)
        where = f" after {led.label}" if led.id != made.id else ""
        return f"{made.label} is new{where}: {framing(new, made)}, {length(new, made)}."

    return await revise(desk, "add_shot", edit, tell)


async def delete_shots(desk: Desk, *, shots: str = "") -> Said:
    """Ask to delete shots; what is said in them goes to a shot beside them."""
    film = await desk.store.load(desk.project)
    chosen = get_shots(film, shots)
    after = shotlist.delete_shots(film, chosen)
    heirs = [change for change in changes(film, after) if change.field == "dialogue" and change.new]
    told = f" What is said there goes to {', '.join(c.of for c in heirs)}." if heirs else ""
    text = (
        f"Delete {shots_named(film, chosen)}? The film goes from {clock(float(film.seconds()))} "
        f"to {clock(float(after.seconds()))}.{told} Undo can bring {_them(chosen)} back."
    )
    return await ask_first(
        desk,
        film,
        "delete_shots",
        {"shots": ",".join(shot.id for shot in chosen)},
        text,
        QuoteLine(what=f"delete {shots_named(film, chosen)}", count=len(chosen), cents=0),
        (shots_card(film, chosen),),
    )


async def delete_shots_approved(desk: Desk, *, shots: str = "") -> Said:
    """Delete shots, after a person has approved it."""

    def edit(film: Film) -> Film:
        return shotlist.delete_shots(film, get_shots(film, shots))

    def tell(old: Film, new: Film) -> str:
        gone = [shot for shot in old.shots if _is_new(new, shot)]
        return (
            f"{shots_named(old, gone)} {is_are(gone)} gone; {count(len(new.shots), 'shot')} stay, "
            f"{clock(float(new.seconds()))}. Undo brings {_them(gone)} back."
        )

    return await revise(desk, "delete_shots", edit, tell)


def _them(shots: Sequence[Shot]) -> str:
    return "it" if len(shots) == 1 else "them"


def _find(film: Film, said: str) -> Shot | None:
    if not said:
        return None
    shots = get_shots(film, said)
    if said.lower().startswith("scene"):
        raise Refused(f"Beside which shot of {said.replace(':', ' ')}: {shots[0].label} or later?")
    return get_shot(film, said)


def _is_new(old: Film, shot: Shot) -> bool:
    return all(other.id != shot.id for other in old.shots)


def _before(film: Film, shot: Shot) -> Shot:
    shots = film.shots_of(shot.scene)
    return shots[max(0, shots.index(shot) - 1)]
