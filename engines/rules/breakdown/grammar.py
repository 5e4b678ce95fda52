"""The grammar of cuts, and a checker of whole films that knows nothing of how they were planned.

Rules: D. Arijon, *Grammar of the Film Language*: the line between two people is not crossed within
a scene; two neighbouring views of one subject differ by 30 degrees or clearly in size; who looks
right goes on looking right. The lengths are the product's own: 3 to 8 seconds.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from engines.rules.breakdown.script import paragraphs
from film.film import Film
from film.screenplay.elements import Kind
from film.shots import Camera, Mark, Presence, Shot
from film.words import MAX_SHOT_SECONDS, MIN_SHOT_SECONDS, Size

LADDER = {
    Size.EXTREME_WIDE: 0.0,
    Size.WIDE: 1.0,
    Size.FULL: 2.0,
    Size.TWO_SHOT: 2.6,
    Size.MEDIUM: 3.2,
    Size.OVER_SHOULDER: 3.4,
    Size.MEDIUM_CLOSE: 4.2,
    Size.CLOSE_UP: 5.4,
    Size.EXTREME_CLOSE_UP: 6.6,
}
_DEGREES = 30.0
_SAME_STEP, _OTHER_STEP = 1.5, 0.55
_IN_A_ROW = 3


def jump_cut(before: Camera, after: Camera) -> bool:
    """Whether a cut from one camera to the other would look like a mistake."""
    if before.size not in LADDER or after.size not in LADDER:
        alike = before.size == after.size and before.subjects == after.subjects
        return alike and before.part == after.part
    old, new = set(before.subjects), set(after.subjects)
    if old and new and not old & new:
        return False
    turn = abs((before.azimuth - after.azimuth + 180) % 360 - 180)
    step = abs(LADDER[before.size] - LADDER[after.size])
    return turn < _DEGREES and step < (_SAME_STEP if old == new else _OTHER_STEP)


def check_grammar(film: Film) -> tuple[str, ...]:
    """What an editor would send back, one sentence each; empty when nothing is wrong.

    Finds crossings of the line, looks that change side, jump cuts, more than three equal frames
    in a row, shots out of 3 to 8 seconds, lines that do not fit their shot, and words of dialogue
    that are missing, doubled or out of order.
    """
    found: list[str] = []
    for shots in _by_scene(film).values():
        found += _check_scene(shots)
    found += _check_lengths(film)
    found += _check_words(film)
    found += _check_ids(film)
    return tuple(found)


def _by_scene(film: Film) -> dict[str, list[Shot]]:
    scenes: dict[str, list[Shot]] = {}
    for shot in film.shots:
        scenes.setdefault(shot.scene, []).append(shot)
    return scenes


def _check_scene(shots: Sequence[Shot]) -> list[str]:
    found = [
        f"{before.label} to {after.label} is a jump cut."
        for before, after in itertools.pairwise(shots)
        if not after.continuous and jump_cut(before.camera, after.camera)
    ]
    found += _repeats(shots)
    found += _crossings(shots)
    return found


def _repeats(shots: Sequence[Shot]) -> Iterator[str]:
    run = 1
    for before, after in itertools.pairwise(shots):
        same = before.camera.size == after.camera.size and not after.continuous
        run = run + 1 if same else 1
        if run == _IN_A_ROW + 1:
            yield f"{after.label} is the fourth {after.camera.size} in a row."


def _crossings(shots: Sequence[Shot]) -> Iterator[str]:
    """Every look between two people must keep its side of the screen over the scene.

    Where one walks past the other the line is a new one, so looks are compared among the shots in
    which the two stand in the same order on the stage.
    """
    where: dict[str, Mark] = {}
    sides: dict[tuple[str, str, bool], tuple[int, str]] = {}
    for shot in shots:
        where.update({presence.who: presence.mark for presence in shot.cast})
        for presence in shot.cast:
            target = where.get(presence.looks_at)
            if target is None:
                continue
            side = _side(presence.mark, target, shot.camera.azimuth)
            yield from _turned_away(shot, presence, side)
            first, second = sorted((presence.who, presence.looks_at))
            pair_side = side if presence.who == first else -side
            in_order = where[first].x < where[second].x
            known, label = sides.setdefault((first, second, in_order), (pair_side, shot.label))
            if known * pair_side < 0:
                yield f"{shot.label} crosses the line between {first} and {second} of {label}."
        where.update({b.who: b.to for b in shot.business if b.to is not None})


def _side(here: Mark, there: Mark, azimuth: float) -> int:
    """+1 when `there` is to the right of `here` on the screen, -1 to the left, 0 when in line."""
    turn = math.radians(azimuth)
    across = (there.x - here.x) * math.cos(turn) + (there.z - here.z) * math.sin(turn)
    return 0 if abs(across) < 0.05 else (1 if across > 0 else -1)


def _turned_away(shot: Shot, presence: Presence, side: int) -> Iterator[str]:
    """The body must face the side that the look goes to, unless it faces the camera or away."""
    faces = math.sin(math.radians(presence.facing - shot.camera.azimuth))
    if abs(faces) > 0.2 and faces * side < 0:
        yield f"{presence.who} faces away from {presence.looks_at} in {shot.label}."


def _check_lengths(film: Film) -> Iterator[str]:
    fps = film.settings.fps
    for shot in film.shots:
        seconds = shot.frames / fps
        if not MIN_SHOT_SECONDS <= seconds <= MAX_SHOT_SECONDS:
            yield f"{shot.label} lasts {seconds:.2f} s; a shot is 3 to 8 s."
        end = 0.0
        for line in shot.lines:
            if line.at < end - 0.005:
                yield f"Two lines of {shot.label} are spoken at once."
            end = line.at + line.seconds
        if end > seconds + 0.005:
            yield f"The lines of {shot.label} end after the shot."


def _check_words(film: Film) -> Iterator[str]:
    """All speeches of a scene, letter by letter without spaces, against the lines of its shots."""
    lines = _by_scene(film)
    for scene in film.scenes:
        written = "".join(p.text for p in paragraphs(scene.elements) if p.kind is Kind.DIALOGUE)
        said = "".join(line.text for shot in lines.get(scene.id, ()) for line in shot.lines)
        if "".join(written.split()) != "".join(said.split()):
            yield f"The words of scene {scene.number} are not each spoken once and in order."


def _check_ids(film: Film) -> Iterator[str]:
    for word, names in (
        ("shot", [shot.id for shot in film.shots]),
        ("label", [shot.label for shot in film.shots]),
        ("scene", [scene.id for scene in film.scenes]),
        ("character", [who.id for who in film.characters]),
        ("location", [place.id for place in film.locations]),
        ("prop", [prop.id for prop in film.props]),
    ):
        if len(names) != len(set(names)):
            yield f"Two of the film's {word}s share an id."
