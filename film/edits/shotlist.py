"""The shot list: shots deleted, moved and added; the others keep their labels."""

from __future__ import annotations

from collections.abc import Sequence

from film.edits.division import joined
from film.edits.parts import by_hand, in_order
from film.edits.settle import settled
from film.edits.timing import fewest_frames, lasting, least_frames, most_frames
from film.edits.values import listed
from film.errors import Refused
from film.film import Film
from film.labels import label_after, labels, next_label, shot_id
from film.shots import Camera, Line, Shot
from film.story import Scene
from film.words import Lighting, Size


def delete_shots(film: Film, shots: Sequence[Shot]) -> Film:
    """The film without these shots; what is said in them goes to a neighbour that has room."""
    gone = {shot.id for shot in shots}
    after = film
    for scene in film.scenes:
        there = film.shots_of(scene.id)
        kept = [shot for shot in there if shot.id not in gone]
        if len(kept) == len(there):
            continue
        if not kept:
            raise Refused(
                f"Scene {scene.number} would have no shot left; a scene needs at least one."
            )
        after = in_order(after, scene.id, _inherited(film, there, kept))
    return settled(film, after)


def move_shot(film: Film, shots: Sequence[Shot], before: Shot | None, after: Shot | None) -> Film:
    """The film with these shots right before or after another of the same scene."""
    anchor = before or after
    if anchor is None:
        raise Refused("Where to: before or after which shot?")
    if anchor in shots:
        raise Refused(f"{anchor.label} cannot stand before or after itself.")
    strangers = [shot for shot in shots if shot.scene != anchor.scene]
    if strangers:
        number = film.get_scene(strangers[0].scene).number
        raise Refused(
            f"{strangers[0].label} belongs to scene {number}; a shot moves within its scene."
        )
    rest = [shot for shot in film.shots_of(anchor.scene) if shot not in shots]
    place = rest.index(anchor) + (1 if before is None else 0)
    moved = [by_hand(shot, "order") for shot in shots]
    return settled(film, in_order(film, anchor.scene, [*rest[:place], *moved, *rest[place:]]))


def add_shot(
    film: Film, scene: Scene, before: Shot | None, after: Shot | None
) -> tuple[Film, Shot]:
    """The film with a new shot of the place, and that shot, for the camera to be set on it.

    The people and props of the scene stand in it as in the neighbour it is put beside.
    """
    shots = list(film.shots_of(scene.id))
    place = _place(shots, before, after)
    neighbour = shots[max(0, place - 1)] if shots else None
    taken = labels(film)
    inside = neighbour is not None and 0 < place < len(shots)
    label = (
        label_after(neighbour.label, taken)
        if inside and neighbour
        else next_label(scene.number, taken)
    )
    new = Shot(
        id=shot_id(label, film),
        scene=scene.id,
        label=label,
        order=_order(shots, place),
        frames=fewest_frames(film) + film.settings.fps,
        cast=neighbour.cast if neighbour else (),
        props=neighbour.props if neighbour else (),
        camera=Camera(size=Size.WIDE, azimuth=neighbour.camera.azimuth if neighbour else 0.0),
        time=neighbour.time if neighbour else None,
        weather=neighbour.weather if neighbour else None,
        lighting=neighbour.lighting if neighbour else Lighting.NATURAL,
        purpose="coverage",
        by_hand=("order", "frames"),
    )
    added = in_order(film, scene.id, [*shots[:place], new, *shots[place:]])
    return settled(film, added), added.get_shot(new.id)


def _place(shots: Sequence[Shot], before: Shot | None, after: Shot | None) -> int:
    if before is not None:
        return shots.index(before)
    return shots.index(after) + 1 if after is not None else len(shots)


def _order(shots: Sequence[Shot], place: int) -> int:
    if not shots:
        return 10
    if place == len(shots):
        return shots[-1].order + 10
    earlier = shots[place - 1].order if place else shots[0].order - 20
    return (earlier + shots[place].order) // 2


def _inherited(film: Film, there: Sequence[Shot], kept: Sequence[Shot]) -> list[Shot]:
    """The kept shots with the lines of those that go, each given to the nearest one, in order."""
    stay = {shot.id for shot in kept}
    groups = {shot.id: [shot] for shot in kept}
    forward = False  # lines after one that went on to the next shot must go there too
    for index, shot in enumerate(there):
        if shot.id in stay:
            forward = False
        elif shot.lines:
            earlier = [s for s in there[:index] if s.id in stay][-1:]
            later = [s for s in there[index + 1 :] if s.id in stay][:1]
            heirs = later if forward else [*earlier, *later]
            heir = next((h for h in heirs if _holding(film, h, [*groups[h.id], shot], there)), None)
            if heir is None:
                raise Refused(_no_room(film, shot))
            forward = heir in later
            groups[heir.id].append(shot)
    return [_holding(film, shot, groups[shot.id], there) or shot for shot in kept]


def _holding(film: Film, heir: Shot, group: Sequence[Shot], there: Sequence[Shot]) -> Shot | None:
    """`heir` with the lines of the whole group, None when they do not fit into 8 s."""
    if len(group) == 1:
        return heir
    lines = joined([line for shot in there if shot in group for line in shot.lines])
    seen = {presence.who for presence in heir.cast}
    holding = heir.but(lines=tuple(_heard(line, seen) for line in lines))
    least = least_frames(film, holding)
    if least > most_frames(film):
        return None
    return lasting(film, holding, max(heir.frames, least))


def _heard(line: Line, seen: set[str]) -> Line:
    """A line whose speaker is not in the picture is heard from outside it."""
    return line if line.who in seen else line.but(off_screen=True)


def _no_room(film: Film, shot: Shot) -> str:
    names = listed(list(dict.fromkeys(film.get_character(line.who).name for line in shot.lines)))
    return (
        f"The shots beside {shot.label} have no room for its dialogue ({names}); cut the line "
        f"first, or split a neighbour of {shot.label}."
    )
